"""What every module of the project owes its reader."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = sorted((ROOT / "argmap").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FILE_LINES = 400
FUNCTION_LINES = 60
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [*PACKAGE, *TESTS], ids=named)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", [*PACKAGE, *TESTS], ids=named)
def test_a_function_is_short(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [part for part in ast.walk(tree) if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f"{one.name}:{one.lineno}" for one in functions if (one.end_lineno or 0) - one.lineno >= FUNCTION_LINES]
    assert long == []


@pytest.mark.parametrize("path", PACKAGE, ids=named)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [*PACKAGE, *TESTS], ids=named)
def test_nothing_is_left_for_later(path: Path) -> None:
    comments = [
        token
        for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
        if token.type == tokenize.COMMENT and UNFINISHED.search(token.string)
    ]
    assert comments == []


def test_the_version_is_said_once() -> None:
    import tomllib

    import argmap

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert argmap.__version__ == project["version"]
