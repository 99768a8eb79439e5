from __future__ import annotations

from pathlib import Path

import pytest

from argmap.document import parse
from argmap.model.values import Quote
from tests.cli.command import DEBATE, Commands


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (("claim", "@", "new", "--text", "Something new.", "--by", "critic", "--tag", "a"), "new:"),
        (("argument", "@", "why", "--supports", "wait", "--premise", "not old-data", "--strength", "0.5"), "why:"),
        (("argument", "@", "bare", "--rebuts", "wait", "--text", "Because."), "text: Because."),
        (("argument", "@", "cut", "--undercuts", "stale", "--premise", "bigger-is-riskier"), "undercuts: stale"),
        (("argument", "@", "must", "--necessary-for", "wait", "--premise", "old-data"), "necessary_for: wait"),
        (("crux", "@", "data", "--claim", "old-data", "bigger-is-riskier", "--test", "Look."), "test: Look."),
        (("participant", "@", "judge", "--name", "The judge"), "judge:"),
        (("source", "@", "paper", "--title", "A paper", "--url", "https://example.org/a"), "paper:"),
        (("contrary", "@", "old-data", "wait"), "contraries:"),
    ],
)
def test_an_entry_is_added(argmap: Commands, words: tuple[str, ...], written: str) -> None:
    file = argmap.write()
    result = argmap.run("add", words[0], file, *words[2:])
    assert result.code == 0, result.err
    assert written in argmap.read()
    assert argmap.run("check", file).code == 0


def test_evidence_has_likelihoods(argmap: Commands) -> None:
    file = argmap.write()
    argmap.run("add", "claim", file, "seen", "--text", "Incidents were seen.")
    words = ("seen-so", "--evidence-for", "bigger-is-riskier", "--premise", "seen", "--likelihoods", "80%", "0.3")
    assert argmap.run("add", "argument", file, *words).code == 0
    assert "{if_true: 0.8, if_false: 0.3}" in argmap.read()


def test_an_id_that_is_taken_is_refused(argmap: Commands) -> None:
    result = argmap.run("add", "claim", argmap.write(), "riskier", "--text", "T.")
    assert (result.code, argmap.read()) == (1, DEBATE)
    assert "already" in result.err


@pytest.mark.parametrize("id", ["Big", "-a", "a b", "a" * 65, "a.b"])
def test_what_cannot_be_an_id(argmap: Commands, id: str) -> None:
    assert argmap.run("add", "claim", argmap.write(), "--text=T.", "--", id).code == 2


def test_an_unknown_target_gets_a_suggestion(argmap: Commands) -> None:
    result = argmap.run("add", "argument", argmap.write(), "a", "--supports", "wiat", "--text", "T.")
    assert result.code == 2
    assert "Did you mean 'wait'?" in result.err


def test_an_argument_has_one_relation(argmap: Commands) -> None:
    file = argmap.write()
    assert argmap.run("add", "argument", file, "a", "--text", "T.").code == 2
    assert argmap.run("add", "argument", file, "a", "--supports", "wait", "--rebuts", "wait").code == 2


def test_what_is_still_used_is_not_removed(argmap: Commands) -> None:
    result = argmap.run("remove", argmap.write(), "old-data")
    assert (result.code, argmap.read()) == (1, DEBATE)
    assert "- a premise of argument stale" in result.err
    assert "--cascade" in result.err


def test_cascade_removes_what_needs_it(argmap: Commands) -> None:
    file = argmap.write()
    assert argmap.run("remove", file, "old-data", "--cascade").code == 0
    assert "old-data" not in argmap.read()
    assert "stale" not in argmap.read()
    assert argmap.run("check", file).code == 0


def test_a_comment_elsewhere_survives_a_removal(argmap: Commands) -> None:
    argmap.run("remove", argmap.write(), "risk")
    assert all(comment in argmap.read() for comment in ("# a question", "# a comment", "# sure of it"))


def test_an_id_of_two_entries_has_to_be_told_apart(argmap: Commands) -> None:
    file = argmap.write(DEBATE.replace("  risk:\n", "  wait:\n"))
    result = argmap.run("rename", file, "wait", "other")
    assert result.code == 2
    assert "--in claim or --in crux" in result.err
    assert argmap.run("rename", file, "wait", "other", "--in", "crux").code == 0
    assert "  other:\n    claims: [bigger-is-riskier]" in argmap.read()


def test_a_claim_is_renamed_everywhere(argmap: Commands) -> None:
    file = argmap.write()
    assert argmap.run("rename", file, "bigger-is-riskier", "size-is-risk").code == 0
    assert argmap.read() == DEBATE.replace("bigger-is-riskier", "size-is-risk")


def test_a_participant_is_renamed(argmap: Commands) -> None:
    file = argmap.write()
    assert argmap.run("rename", file, "critic", "sceptic").code == 0
    assert argmap.run("check", file).code == 0
    assert "  sceptic:\n    bigger-is-riskier: 0.8   # sure of it" in argmap.read()


def test_an_unknown_entry_gets_a_suggestion(argmap: Commands) -> None:
    result = argmap.run("remove", argmap.write(), "old-dta")
    assert result.code == 2
    assert "Did you mean 'old-data'?" in result.err


def test_a_symlink_stays_a_symlink(argmap: Commands) -> None:
    file = argmap.write()
    link = argmap.folder / "link.yaml"
    link.symlink_to(file)
    assert argmap.run("set", str(link), "--as", "critic", "old-data=0.5").code == 0
    assert link.is_symlink()
    assert "old-data: 0.5" in argmap.read()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the data are old", "✓ found in A letter, word for word"),
        ("the data are very old", "≠ A letter has it otherwise: the data are {+very+} old"),
        ("nobody has any data", "✗ not found in A letter"),
    ],
)
def test_a_new_claim_may_be_quoted_and_the_quote_is_looked_up(argmap: Commands, words: str, told: str) -> None:
    file = argmap.write()
    Path(file).with_name("letter.txt").write_text("He writes that the data are old.", encoding="utf-8")
    argmap.run("add", "source", file, "letter", "--title", "A letter", "--file", "letter.txt")
    added = argmap.run("add", "claim", file, "so", "--text", "So it is.", "--source", "letter", "--quote", words)
    assert told in added.err
    assert parse(argmap.read().encode()).debate.claims["so"].quotes == (Quote("letter", words),)


def test_a_quote_needs_its_source(argmap: Commands) -> None:
    file = argmap.write()
    assert argmap.run("add", "claim", file, "so", "--text", "So it is.", "--quote", "words").code == 2


def test_a_quote_is_added_to_a_claim(argmap: Commands) -> None:
    file = argmap.write()
    argmap.run("add", "source", file, "thread", "--title", "A thread")
    words = ("old-data", "--source", "thread", "--text", "They are old: very old.", "--by", "critic")
    assert argmap.run("add", "quote", file, *words).code == 0
    (quote,) = parse(argmap.read().encode()).debate.claims["old-data"].quotes
    assert quote == Quote("thread", "They are old: very old.", "critic")


@pytest.mark.parametrize(
    ("relation", "target", "told"),
    [
        ("--undercuts", "wait", "'wait' is a claim, and --undercuts attacks a step: name an argument"),
        ("--supports", "stale", "'stale' is an argument, and --supports bears on a claim"),
    ],
)
def test_a_target_of_the_other_kind_is_named(argmap: Commands, relation: str, target: str, told: str) -> None:
    result = argmap.run("add", "argument", argmap.write(), "a", relation, target, "--text", "T.")
    assert result.code == 2
    assert told in result.err


def test_a_premise_that_is_an_argument_is_told(argmap: Commands) -> None:
    result = argmap.run("add", "argument", argmap.write(), "a", "--supports", "wait", "--premise", "stale")
    assert "'stale' is an argument, and a claim is wanted here" in result.err


def test_a_warning_that_a_change_makes_is_told_at_once(argmap: Commands) -> None:
    file = argmap.write()
    result = argmap.run("add", "argument", file, "circle", "--supports", "wait", "--premise", "wait")
    assert result.code == 0
    assert "warning[self-target]" in result.err
    assert "self-target" not in argmap.run("set", file, "--as", "critic", "wait=0.4").err


def test_evidence_that_nobody_saw_is_said_to_do_nothing_yet(argmap: Commands) -> None:
    file = argmap.write()
    argmap.run("add", "claim", file, "seen", "--text", "Incidents were seen.")
    words = ("seen-so", "--evidence-for", "bigger-is-riskier", "--premise", "seen", "--likelihoods", "0.8", "0.3")
    assert (
        "Was it seen? Until somebody says so, it does nothing: argmap set"
        in argmap.run("add", "argument", file, *words).err
    )
