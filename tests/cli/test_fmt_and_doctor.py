from __future__ import annotations

from pathlib import Path

import pytest

from argmap.document import parse
from tests.cli.command import DEBATE, Commands

TWO_FILES = "argmap: 1\ntitle: T\nthesis: a\nparticipants:\n  me: {name: Me}\nclaims:\n  a: {text: A}\n"
UNTIDY = DEBATE.replace("  wait:\n    text:", "  wait:\n        text:   ")


def test_formatting_keeps_the_meaning_and_every_comment(argmap: Commands) -> None:
    assert argmap.run("fmt", argmap.write(UNTIDY)).code == 0
    after = argmap.read()
    assert parse(after.encode()).debate == parse(UNTIDY.encode()).debate
    assert all(comment in after for comment in ("# a question", "# a comment", "# sure of it"))


def test_formatting_twice_changes_nothing_more(argmap: Commands) -> None:
    file = argmap.write(UNTIDY)
    argmap.run("fmt", file)
    once = argmap.read()
    assert argmap.run("fmt", "--check", file).code == 0
    argmap.run("fmt", file)
    assert argmap.read() == once


def test_check_names_the_files_and_writes_nothing(argmap: Commands) -> None:
    file = argmap.write(UNTIDY)
    result = argmap.run("fmt", "--check", file)
    assert (result.code, result.out, argmap.read()) == (1, f"{file}\n", UNTIDY)


def test_line_endings_and_the_mark_stay(argmap: Commands) -> None:
    file = argmap.write(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    argmap.run("fmt", file)
    after = argmap.read()
    assert after.startswith("\ufeffargmap")
    assert after.count("\n") == after.count("\r\n") > 10


def test_a_file_with_an_error_is_not_written(argmap: Commands) -> None:
    wrong = UNTIDY.replace("thesis: wait", "thesis: wiat")
    assert argmap.run("fmt", argmap.write(wrong)).code == 1
    assert argmap.read() == wrong


def test_credence_files_are_laid_out_too(argmap: Commands) -> None:
    file = argmap.write(TWO_FILES)
    argmap.run("fmt", file)
    folder = argmap.folder / "wait.credences"
    folder.mkdir()
    (folder / "me.yaml").write_text(
        "# mine\ncredences:\n      a:   {credence: 0.3,prior: .5}  # sure\n", encoding="utf-8"
    )
    assert argmap.run("fmt", "--check", file).out == f"{folder / 'me.yaml'}\n"
    argmap.run("fmt", file)
    assert (folder / "me.yaml").read_text("utf-8") == "# mine\ncredences:\n  a: {credence: 0.3, prior: .5}  # sure\n"
    assert argmap.run("fmt", "--check", file).code == 0


def test_the_doctor_says_what_is_there(argmap: Commands) -> None:
    found = argmap.run("doctor", argmap.write(), "--json").json
    assert found["well"] is True
    assert set(found["packages"]) >= {"numpy", "pydot", "pyyaml", "rapidfuzz", "textual"}
    assert set(found["timings_ms"]) == {"read and check", "outline", "load the engine", "credences"}


def test_the_doctor_names_a_mistake_in_the_settings(argmap: Commands) -> None:
    from argmap.configuration import configuration_path

    configuration_path().parent.mkdir(parents=True)
    configuration_path().write_text("az: critic\n", encoding="utf-8")
    result = argmap.run("doctor", argmap.write())
    assert result.code == 1
    assert "config.yaml:1:1: there is no setting 'az'" in result.out


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "debates").glob("*.yaml")), ids=lambda path: path.name
)
def test_the_shipped_debates_are_laid_out(argmap: Commands, path: Path) -> None:
    assert argmap.run("fmt", "--check", str(path)).out == ""


def test_what_new_add_and_set_write_is_laid_out(argmap: Commands) -> None:
    file = str(argmap.folder / "street.yaml")
    for words in (
        ("new", file, "--title", "The street", "--thesis", "It should be closed, now."),
        ("add", "participant", file, "rosa", "--name", "Rosa, bookseller"),
        ("add", "participant", file, "beck", "--name", "Councillor Beck", "--note", "chairs it"),
        ("add", "claim", file, "air", "--text", "The air is bad: too bad.", "--by", "beck", "--tag", "air"),
        ("add", "claim", file, "trade", "--text", "Trade falls."),
        ("add", "argument", file, "clean-air", "--supports", "thesis", "--premise", "air", "--strength", "80%"),
        ("add", "contrary", file, "thesis", "trade"),
        ("set", file, "--as", "rosa", "air=0.4", "thesis.prior=3:1"),
    ):
        assert argmap.run(*words).code == 0, words
    assert argmap.run("fmt", "--check", file).out == ""
