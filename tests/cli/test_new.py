from __future__ import annotations

import pytest

from argmap.document import parse
from tests.cli.command import Commands

TITLES = [
    "Should we wait?",
    "yes",
    "a: b # c",
    "1.10",
    '"quoted"',
    "it's",
    "[x] {y}",
    "- dash",
    "\x1b[2J",
    "two\nlines",
    "ends: ",
    "émigré 字 😀",
    "@x > 50% `y`",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_starter_file_is_good_and_says_what_was_asked(argmap: Commands, title: str) -> None:
    assert argmap.run("new", "a.yaml", "--title", title, "--thesis", title + "!").code == 0
    assert argmap.run("check", "--strict", "a.yaml").code == 0
    debate = parse(argmap.read("a.yaml").encode()).debate
    assert (debate.title, debate.claims["thesis"].text) == (title, title + "!")


def test_a_starter_without_a_thesis_is_good_too(argmap: Commands) -> None:
    argmap.run("new", "a.yaml", "--title", "T")
    assert argmap.run("check", "--strict", "a.yaml").code == 0
    assert argmap.run("add", "claim", "a.yaml", "first", "--text", "A first claim.").code == 0
    assert parse(argmap.read("a.yaml").encode()).debate.thesis == ("first",)


def test_the_guide_is_right_once_its_marks_are_taken_away(argmap: Commands) -> None:
    argmap.run("new", "a.yaml", "--title", "T", "--thesis", "It is so.")
    text = argmap.read("a.yaml")
    head, guide = text.split("# More claims", 1)
    lines = [line.removeprefix("# ").removeprefix("#") for line in guide.splitlines()[1:]]
    found = parse((head + "\n".join(lines) + "\n").encode())
    assert [each.message for each in found.diagnostics if each.severity == "error"] == []
    assert set(found.debate.claims) == {"thesis", "some-claim"}


def test_a_file_that_is_there_is_never_overwritten(argmap: Commands) -> None:
    argmap.write("mine", "a.yaml")
    result = argmap.run("new", "a.yaml", "--title", "T")
    assert (result.code, argmap.read("a.yaml")) == (2, "mine")


def test_an_empty_title_is_refused(argmap: Commands) -> None:
    result = argmap.run("new", "a.yaml", "--title", " ")
    assert (result.code, (argmap.folder / "a.yaml").exists()) == (2, False)


def test_a_folder_that_is_not_there(argmap: Commands) -> None:
    assert argmap.run("new", "no/such/a.yaml", "--title", "T").code == 2
