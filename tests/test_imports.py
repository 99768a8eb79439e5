"""What a start loads. Heavy libraries are for the commands that need them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import DEBATE

ROOT = Path(__file__).parents[1]
HEAVY = frozenset({"numpy", "networkx", "textual", "rich", "pydot", "pygraphviz", "rapidfuzz", "asyncio", "duckdb"})
# Of the standard library: what reading and checking a debate has no use for, each some milliseconds of a start …
SPARED = frozenset({"decimal", "fractions", "html", "json", "random", "secrets", "shutil", "statistics", "subprocess"})
# … and what would be most of a start that reads nothing.
SPARED_BY_HELP = SPARED | {"argparse", "dataclasses", "pathlib", "re", "typing", "yaml"}

_BEFORE = "import sys\nbefore = set(sys.modules)\n"
_AFTER = "print('\\n'.join({name.split('.')[0] for name in set(sys.modules) - before}), file=sys.stderr)"
_RUN = "from argmap.cli.main import main\nmain(sys.argv[1:])\n"


def loaded(program: str, *words: str, of: frozenset[str] = HEAVY) -> set[str]:
    """Run a program; return which of some libraries it loaded."""
    program = _BEFORE + program + _AFTER
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ
    )
    return set(done.stderr.splitlines()) & of


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "wait.yaml"
    path.write_text(DEBATE, encoding="utf-8")
    return str(path)


def test_the_package_loads_nothing_heavy() -> None:
    assert loaded("import argmap\n", of=HEAVY | SPARED_BY_HELP) == set()


def test_a_debate_is_loaded_without_anything_heavy(file: str) -> None:
    assert loaded(f"import argmap\nargmap.load({file!r}).debate\n", of=HEAVY | SPARED) == set()


@pytest.mark.parametrize("words", [("--help",), ("--version",)], ids=" ".join)
def test_what_reads_no_debate_loads_next_to_nothing(words: tuple[str, ...]) -> None:
    assert loaded(_RUN, *words, of=HEAVY | SPARED_BY_HELP) == set()


@pytest.mark.parametrize("words", [("completion", "bash"), ("credences", "--help")], ids=" ".join)
def test_help_and_completion_load_nothing_heavy(words: tuple[str, ...]) -> None:
    assert loaded(_RUN, *words) == set()


@pytest.mark.parametrize(
    "words",
    [("check",), ("check", "--strict"), ("check", "--format", "github")],
    ids=" ".join,
)
def test_checking_loads_only_what_it_needs(file: str, words: tuple[str, ...]) -> None:
    assert loaded(_RUN, *words, file, of=HEAVY | SPARED) == set()


@pytest.mark.parametrize("words", [("check", "--json"), ("fmt", "--check")], ids=" ".join)
def test_checking_loads_nothing_heavy(file: str, words: tuple[str, ...]) -> None:
    assert loaded(_RUN, *words, file) == set()


def test_an_edit_loads_nothing_heavy(file: str) -> None:
    assert loaded(_RUN, "set", file, "--as", "critic", "old-data=0.2") == set()


def test_show_loads_at_most_numpy(file: str) -> None:
    assert loaded(_RUN, "show", file) <= {"numpy"}


def test_show_needs_no_numpy_where_there_is_no_argument(tmp_path: Path) -> None:
    path = tmp_path / "alone.yaml"
    path.write_text("argmap: 1\ntitle: T\nthesis: a\nclaims: {a: {text: A claim.}}\n", encoding="utf-8")
    assert loaded(_RUN, "show", str(path)) == set()


def test_leaving_looks_for_no_garbage() -> None:
    program = (
        "import atexit, gc, sys\natexit.register(lambda: print(gc.get_freeze_count()))\n"
        "sys.argv = ['argmap', '--version']\nfrom argmap.__main__ import main\nsys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) > 0
