from __future__ import annotations

import pytest

from tests.cli.command import DEBATE, Commands

HOSTILE = DEBATE.replace("text: It is worth waiting.", 'text: "\\e]0;x\\a\\e[2J\\u202E[/red]\\nend"')
WRONG = DEBATE.replace("premises: [old-data]", "premises: [old-dta]")
CONFLICT = DEBATE + "conflicts:\n  - {at: claims/wait/text, base: A, sides: {main: B, other: C}}\n"


def test_the_outline_of_a_small_debate(argmap: Commands) -> None:
    result = argmap.run("show", argmap.write())
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Should we wait?\n\n"
        "  critic    author  together\n"
        "     18%?      45%?      29%? It is worth waiting. [wait]\n"
        "     80%       30%       57%    −◆ Bigger models are riskier.\n"
        "                                   [bigger-is-riskier]\n"
        "     10%       60%       29%      ⊘ The data are old. [old-data]\n\n"
        "? assumed: nobody stated it or its prior    together: geometric mean of odds\n"
    )


def test_without_a_terminal_opening_is_showing(argmap: Commands) -> None:
    file = argmap.write()
    shown = argmap.run("show", file)
    assert argmap.run(file) == argmap.run("open", file) == shown
    assert argmap.run("wait.yaml", "--as", "critic") == argmap.run("show", file, "--as", "critic")


def test_one_person(argmap: Commands) -> None:
    assert "██████▍     80%    −◆ Bigger" in argmap.run("show", argmap.write(), "--as", "critic").out


def test_root_and_depth(argmap: Commands) -> None:
    file = argmap.write()
    assert "It is worth" not in argmap.run("show", file, "--root", "bigger-is-riskier").out
    folded = argmap.run("show", file, "--depth", "0").out
    assert "Bigger" not in folded
    assert "−1" in folded


@pytest.mark.parametrize(
    ("words", "near"), [(("--root", "wiat"), "wait"), (("--as", "autor"), "author"), (("--depth", "x"), "levels")]
)
def test_what_is_not_there_is_2(argmap: Commands, words: tuple[str, ...], near: str) -> None:
    result = argmap.run("show", argmap.write(), *words)
    assert (result.code, result.out) == (2, "")
    assert near in result.err


def test_json_holds_every_text_word_for_word(argmap: Commands) -> None:
    found = argmap.run("show", argmap.write(HOSTILE), "--json")
    assert not set(found.out) & set("\x1b\x07\u202e")
    assert found.json["claims"]["wait"]["text"] == "\x1b]0;x\x07\x1b[2J\u202e[/red]\nend"
    assert found.json["credences"]["critic"]["old-data"] == 0.1


def test_a_hostile_text_reaches_no_terminal(argmap: Commands) -> None:
    out = argmap.run("show", argmap.write(HOSTILE)).out
    assert not set(out) & set("\x1b\x07\u202e")
    assert "␛]0;x␇␛[2J<U+202E>[/red]⏎end" in out


def test_a_debate_with_errors_is_shown_without_numbers(argmap: Commands) -> None:
    result = argmap.run("show", argmap.write(WRONG))
    assert result.code == 1
    assert "%" not in result.out
    assert "It is worth waiting. [wait]" in result.out
    assert "old-dta" in result.err


def test_a_debate_with_a_conflict_is_whole_and_has_numbers(argmap: Commands) -> None:
    result = argmap.run("show", argmap.write(CONFLICT))
    assert result.code == 1
    assert "80%" in result.out
    assert "conflict" in result.err


def test_a_debate_without_a_claim(argmap: Commands) -> None:
    result = argmap.run("show", argmap.write("argmap: 1\ntitle: Empty\n"))
    assert (result.code, result.out) == (0, "Empty\n\n")
    assert "argmap add claim" in result.err


def test_a_narrow_page(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, argmap.run("show", argmap.write()).out.splitlines())) <= 42


@pytest.mark.parametrize("words", [(), ("--as", "critic"), ("--root", "wait")])
def test_what_cannot_be_parsed_is_a_diagnostic_whatever_is_asked_of_it(
    argmap: Commands, words: tuple[str, ...]
) -> None:
    result = argmap.run("show", argmap.write("claims: [\n"), *words)
    assert (result.code, result.out) == (1, "")
    assert "wait.yaml:1:1: error[not-yaml]" in result.err


def test_how_much_of_the_source_is_mapped_is_said(argmap: Commands) -> None:
    argmap.write("We should wait.\nModels are riskier now.\n+1\n", "thread.txt")
    file = argmap.write(
        "argmap: 1\ntitle: T\nthesis: wait\nsources: {t: {file: thread.txt}}\n"
        "claims: {wait: {text: Wait., quotes: [{source: t, text: We should wait}]}}\n"
    )
    assert argmap.run("show", file).err == "1 of 2 distinct passages mapped, 1 more is a short remark\n"


@pytest.mark.parametrize("text", ["", "a thesis\n", "  + a reason\n", "- a\n"])
def test_of_a_file_that_is_no_mapping_there_is_nothing_to_show(argmap: Commands, text: str) -> None:
    done = argmap.run("show", argmap.write(text))
    assert (done.code, done.out) == (1, "")
    assert "add claim" not in done.err
