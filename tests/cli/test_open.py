from __future__ import annotations

from pathlib import Path

import pytest

from argmap.cli.open import on_screen
from tests.cli.command import Commands


class Terminal:
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """What the screen was asked to open, in place of the screen."""
    asked: list[tuple[str, str | None]] = []

    def run(path: Path, who: str | None = None, *, tour: bool = False) -> int:
        asked.append((path.name, who))
        return 0

    monkeypatch.setattr("argmap.cli.open.on_screen", lambda: True)
    monkeypatch.setattr("argmap.tui.run", run)
    return asked


def test_a_file_opens_on_the_screen(argmap: Commands, opened: list[tuple[str, str | None]]) -> None:
    file = argmap.write()
    assert argmap.run(file).code == argmap.run("open", file, "--as", "critic").code == 0
    assert opened == [("wait.yaml", None), ("wait.yaml", "critic")]


def test_who_is_named_has_to_take_part(argmap: Commands, opened: list[tuple[str, str | None]]) -> None:
    result = argmap.run(argmap.write(), "--as", "critik")
    assert (result.code, opened) == (2, [])
    assert "Did you mean 'critic'?" in result.err


def test_a_file_that_is_not_there_may_be_begun(argmap: Commands, opened: list[tuple[str, str | None]]) -> None:
    result = argmap.run("none.yaml")
    assert (result.code, opened) == (2, [])
    assert "argmap new none.yaml" in result.err


def test_what_is_asked_to_be_printed_is_printed(argmap: Commands, opened: list[tuple[str, str | None]]) -> None:
    assert argmap.run(argmap.write(), "--json").json["title"] == "Should we wait?"
    assert opened == []


@pytest.mark.parametrize(("term", "screen"), [("xterm", True), ("dumb", False), ("", False)])
def test_a_screen_needs_a_terminal_that_can_place_characters(
    monkeypatch: pytest.MonkeyPatch, term: str, screen: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout", Terminal())
    assert on_screen() is screen
