from __future__ import annotations

from typing import Any

import pytest

from tests.cli.command import DEBATE, Commands


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ, where none was added or removed."""
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    return [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]


def test_one_credence_changes_one_line(argmap: Commands) -> None:
    file = argmap.write()
    assert argmap.run("set", file, "--as", "critic", "bigger-is-riskier=0.3").code == 0
    assert changed_lines(DEBATE, argmap.read()) == [
        ("    bigger-is-riskier: 0.8   # sure of it", "    bigger-is-riskier: 0.3   # sure of it")
    ]


@pytest.mark.parametrize("number", ["70%", "7:3", "0.7"])
def test_percentages_and_odds_are_written_as_decimals(argmap: Commands, number: str) -> None:
    argmap.run("set", argmap.write(), "--as", "critic", f"old-data={number}")
    assert "old-data: 0.7\n" in argmap.read()


def test_a_typed_decimal_is_written_as_typed(argmap: Commands) -> None:
    argmap.run("set", argmap.write(), "--as", "critic", "old-data=0.70")
    assert "old-data: 0.70\n" in argmap.read()


def test_of_a_credence_with_a_note_only_the_credence_changes(argmap: Commands) -> None:
    argmap.run("set", argmap.write(), "--as", "author", "old-data=0.25")
    assert "old-data: {credence: 0.25, note: from the tables}" in argmap.read()


def test_line_endings_and_the_mark_stay(argmap: Commands) -> None:
    file = argmap.write(b"\xef\xbb\xbf" + DEBATE.replace("\n", "\r\n").encode())
    argmap.run("set", file, "--as", "critic", "old-data=0.5")
    after = argmap.read()
    assert after.startswith("\ufeffargmap: 1\r\n")
    assert after.count("\r\n") == after.count("\n")


def test_an_empty_value_clears_it(argmap: Commands) -> None:
    argmap.run("set", argmap.write(), "--as", "critic", "old-data=")
    assert "old-data: 0.1" not in argmap.read()


def test_several_assignments_are_made_or_none(argmap: Commands) -> None:
    file = argmap.write()
    assert argmap.run("set", file, "--as", "critic", "old-data=0.5", "nothing=0.5").code == 2
    assert argmap.read() == DEBATE


def test_who_speaks_may_be_said_anywhere(argmap: Commands) -> None:
    assert argmap.run("set", argmap.write(), "old-data=0.5", "--as", "critic", "bigger-is-riskier=0.6").code == 0
    assert "bigger-is-riskier: 0.6   # sure of it\n    old-data: 0.5\n" in argmap.read()


def test_nobody_speaking_is_2_and_says_how(argmap: Commands) -> None:
    result = argmap.run("set", argmap.write(), "old-data=0.5")
    assert (result.code, argmap.read()) == (2, DEBATE)
    assert "--as critic" in result.err
    assert "ARGMAP_AS" in result.err


def test_the_environment_says_who_speaks(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_AS", "author")
    assert argmap.run("set", argmap.write(), "bigger-is-riskier=0.4").code == 0
    assert "author:\n    bigger-is-riskier: 0.4" in argmap.read()


def test_an_unknown_participant_gets_a_suggestion(argmap: Commands) -> None:
    result = argmap.run("set", argmap.write(), "--as", "critik", "old-data=0.5")
    assert result.code == 2
    assert "Did you mean 'critic'?" in result.err


def test_an_unknown_claim_gets_a_suggestion(argmap: Commands) -> None:
    result = argmap.run("set", argmap.write(), "--as", "critic", "old-dat=0.5")
    assert result.code == 2
    assert "Did you mean 'old-data'?" in result.err


@pytest.mark.parametrize("number", ["1.5", "often", "-1", "nan", "101%"])
def test_what_is_no_probability_is_refused(argmap: Commands, number: str) -> None:
    result = argmap.run("set", argmap.write(), "--as", "critic", f"old-data={number}")
    assert (result.code, argmap.read()) == (2, DEBATE)
    assert "a decimal from 0 to 1" in result.err


@pytest.mark.parametrize(
    ("assignment", "written"),
    [
        ("wait.text=It pays to wait.", "text: It pays to wait."),
        ("wait.prior=0.3", "prior: 0.3"),
        ("riskier.strength=0.5", "strength: 0.5"),
        ("risk.status=resolved", "status: resolved"),
        ("wait.note=a=b", "note: a=b"),
    ],
)
def test_fields_are_set(argmap: Commands, assignment: str, written: str) -> None:
    assert argmap.run("set", argmap.write(), assignment).code == 0
    assert written in argmap.read()


def test_a_prior_belongs_to_who_speaks(argmap: Commands) -> None:
    argmap.run("set", argmap.write(), "--as", "critic", "old-data.prior=0.3")
    assert "old-data: {credence: 0.1, prior: 0.3}" in argmap.read()


def test_nobody_can_be_named_against_the_environment(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_AS", "critic")
    argmap.run("set", argmap.write(), "--as", "", "wait.prior=0.3")
    assert "text: It is worth waiting.\n    prior: 0.3\n" in argmap.read()


def test_a_status_that_is_none(argmap: Commands) -> None:
    result = argmap.run("set", argmap.write(), "risk.status=maybe")
    assert (result.code, argmap.read()) == (1, DEBATE)
    assert "open, agreed, resolved, set-aside" in result.err


def test_a_field_that_is_none(argmap: Commands) -> None:
    result = argmap.run("set", argmap.write(), "wait.txt=a")
    assert result.code == 2
    assert "Did you mean 'text'?" in result.err


def test_a_file_with_an_error_is_not_written(argmap: Commands) -> None:
    wrong = DEBATE.replace("thesis: wait", "thesis: wiat")
    result = argmap.run("set", argmap.write(wrong), "--as", "critic", "old-data=0.5")
    assert (result.code, argmap.read()) == (1, wrong)
    assert "nothing was written" in result.err


def test_a_disk_that_is_full_leaves_the_file(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    file = argmap.write()
    monkeypatch.setattr("argmap.text.store._write", full)
    result = argmap.run("set", file, "--as", "critic", "old-data=0.5")
    assert (result.code, argmap.read()) == (2, DEBATE)
    assert "not saved: no space left on device" in result.err


def test_a_file_changed_meanwhile_is_not_overwritten(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.session import Session

    file = argmap.write()
    change = Session.change

    def late(session: Session, *words: Any) -> bool:
        argmap.write(DEBATE + "# theirs\n")
        return change(session, *words)

    monkeypatch.setattr(Session, "change", late)
    result = argmap.run("set", file, "--as", "critic", "old-data=0.5")
    assert (result.code, argmap.read()) == (1, DEBATE + "# theirs\n")


def test_setting_what_is_set_changes_nothing(argmap: Commands) -> None:
    result = argmap.run("set", argmap.write(), "--as", "critic", "old-data=0.1")
    assert (result.code, argmap.read()) == (0, DEBATE)
    assert "nothing to change" in result.err


def test_one_line_of_a_large_commented_file(argmap: Commands) -> None:
    claims = "".join(
        f"  c{n}: # claim {n}\n      text: {quote}Claim number {n} is so.{quote}   # why\n"
        for n, quote in zip(range(300), ["", "'", '"'] * 100, strict=True)
    )
    numbers = "".join(f"      c{n}:   0.5 # guessed\n" for n in range(300))
    text = "argmap: 1\ntitle: Large\nthesis: c0\nclaims:\n" + claims
    text += "participants: {critic: {}}\ncredences:\n    critic:\n" + numbers
    text = text.replace("\n", "\r\n")
    argmap.write(text)
    assert argmap.run("set", "wait.yaml", "--as", "critic", "c150=0.3").code == 0
    assert changed_lines(text, argmap.read()) == [("      c150:   0.5 # guessed\r", "      c150:   0.3 # guessed\r")]


def test_one_place_set_twice_is_refused(argmap: Commands) -> None:
    found = argmap.run("set", argmap.write(), "--as", "critic", "old-data=0.5", "old-data=0.6")
    assert (found.code, found.err.splitlines()[0]) == (2, "argmap: 'old-data' is set twice")


@pytest.mark.parametrize(
    ("assignment", "written"),
    [
        ("riskier.premises=bigger-is-riskier, not old-data", "premises: [bigger-is-riskier, not old-data]"),
        ("old-data.tags=data, age", "tags: [data, age]"),
        ("risk.claims=bigger-is-riskier,old-data", "claims: [bigger-is-riskier, old-data]"),
    ],
)
def test_lists_are_set_whole(argmap: Commands, assignment: str, written: str) -> None:
    file = argmap.write()
    assert argmap.run("set", file, assignment).code == 0
    assert written in argmap.read()


def test_an_unknown_premise_is_exit_2(argmap: Commands) -> None:
    result = argmap.run("set", argmap.write(), "riskier.premises=old-dat")
    assert (result.code, argmap.read()) == (2, DEBATE)
    assert "Did you mean 'old-data'?" in result.err


def test_tags_are_cleared(argmap: Commands) -> None:
    file = argmap.write(DEBATE.replace("{text: The data are old.}", "{text: The data are old., tags: [age]}"))
    assert argmap.run("set", file, "old-data.tags=").code == 0
    assert "tags" not in argmap.read()


def test_likelihoods_are_two_numbers(argmap: Commands) -> None:
    evidence = "  seen:\n    premises: [old-data]\n    evidence_for: bigger-is-riskier\n"
    evidence += "    likelihoods: {if_true: 0.8, if_false: 0.3}\n"
    file = argmap.write(DEBATE.replace("  stale:\n", evidence + "  stale:\n"))
    assert argmap.run("set", file, "seen.likelihoods=0.9, 20%").code == 0
    assert "{if_true: 0.9, if_false: 0.2}" in argmap.read()
    assert argmap.run("set", file, "seen.likelihoods=0.9").code == 2
