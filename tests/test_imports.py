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

_AFTER = "import sys; print('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)"
_RUN = "import sys\nfrom argmap.cli.main import main\nmain(sys.argv[1:])\n" + _AFTER


def loaded(program: str, *words: str) -> set[str]:
    """Run a program; return the heavy libraries it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ
    )
    return set(done.stderr.splitlines()) & HEAVY


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "wait.yaml"
    path.write_text(DEBATE, encoding="utf-8")
    return str(path)


def test_the_package_loads_nothing_heavy() -> None:
    assert loaded("import argmap\n" + _AFTER) == set()


def test_a_debate_is_loaded_without_anything_heavy(file: str) -> None:
    assert loaded(f"import argmap\nargmap.load({file!r}).debate\n" + _AFTER) == set()


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("completion", "bash"), ("credences", "--help")])
def test_help_and_completion_load_nothing_heavy(words: tuple[str, ...]) -> None:
    assert loaded(_RUN, *words) == set()


@pytest.mark.parametrize(
    "words",
    [("check",), ("check", "--strict", "--json"), ("fmt", "--check")],
    ids=" ".join,
)
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
