"""Each layer imports only those below it. Read from the source, so a late import counts as well."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "argmap"

# Lowest first: a layer may import itself and whatever stands before it. `cli` and `tui` stand side by side.
LAYERS = (
    "text",
    "model",
    "document",
    "credence",
    "cruxes",
    "duplicates",
    "threads",
    "checks",
    "merge",
    "rounds",
    "formats",
    "views",
    "configuration",
    "session",
    "cli",
    "tui",
)
# The one door: `argmap open` starts the screen.
DOORS = {("cli/open.py", "tui")}
# The package itself and `python -m argmap` stand on top of everything.
TOP = {"__init__.py", "__main__.py"}


def imports(path: Path, package: Path) -> list[tuple[int, str]]:
    """The line and the full name of every argmap module a file imports, wherever in the file."""
    found: list[tuple[int, str]] = []
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(part, ast.Import):
            found += [(part.lineno, alias.name) for alias in part.names]
        elif isinstance(part, ast.ImportFrom):
            module = part.module or ""
            if part.level:
                module = ".".join([*path.relative_to(package.parent).parts[: -part.level], module]).rstrip(".")
            found += [(part.lineno, f"{module}.{alias.name}") for alias in part.names]
    return [(line, name) for line, name in found if name.split(".")[0] == "argmap"]


def breaks(path: Path, package: Path = PACKAGE) -> list[str]:
    """Say which lines of a file import from a layer above its own."""
    own = path.relative_to(package).parts[0].removesuffix(".py")
    said = []
    for line, name in imports(path, package):
        other = name.split(".")[1] if "." in name else ""
        place = f"{path.relative_to(package.parent)}:{line}"
        if other not in LAYERS:
            if not (other.startswith("__") and own == "cli"):
                said.append(f"{place}: imports {name}, which is no layer")
        elif own not in LAYERS:
            said.append(f"{place}: {own} is no layer; name it in LAYERS")
        elif (path.relative_to(package).as_posix(), other) in DOORS:
            continue
        elif LAYERS.index(other) > LAYERS.index(own) or {own, other} == {"cli", "tui"}:
            said.append(f"{place}: {own} must not import {other}, which stands above it")
    return said


@pytest.mark.parametrize(
    "path",
    sorted(path for path in PACKAGE.rglob("*.py") if not (path.parent == PACKAGE and path.name in TOP)),
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_a_layer_imports_only_those_below_it(path: Path) -> None:
    assert breaks(path) == []


def test_an_import_upwards_is_found(tmp_path: Path) -> None:
    package = tmp_path / "argmap"
    wrong = package / "text" / "wrong.py"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("def late() -> None:\n    from argmap.model.values import Claim\n", encoding="utf-8")
    assert breaks(wrong, package) == ["argmap/text/wrong.py:2: text must not import model, which stands above it"]


def test_the_command_line_does_not_import_the_screen(tmp_path: Path) -> None:
    package = tmp_path / "argmap"
    wrong = package / "cli" / "show.py"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("from argmap.tui import run\n", encoding="utf-8")
    assert breaks(wrong, package) == ["argmap/cli/show.py:1: cli must not import tui, which stands above it"]
