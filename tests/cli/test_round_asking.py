"""The questions of a blind round at a terminal: every answer that can be typed, and what is told on demand."""

from __future__ import annotations

import io

import pytest

from tests.cli.table import Table, answered
from tests.rounds.asking import BRIDGE


def secret(table: Table) -> str:
    """The credences in the council's private file."""
    lines = table.secret("council").read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("credence ") for line in lines if line.startswith("credence "))


@pytest.mark.parametrize(
    ("typed", "credences"),
    [
        ("b\n0.5\n\ny\n", "survey-is-right 0.5"),
        ("\n\nb\n0.5\ny\n", "deck-has-cracks 0.5"),
        ("0.5\n\nYes\n", "survey-is-right 0.5"),
        ("0.5\n0.5\nb\n-\nY\n", "survey-is-right 0.5"),
    ],
    ids=["back at the first", "back where there is none", "yes", "taken back"],
)
def test_what_is_typed_is_committed_to(started: Table, typed: str, credences: str) -> None:
    answered(started, typed)
    assert secret(started) == credences


def test_enter_alone_says_no(started: Table) -> None:
    assert "Nothing was committed." in answered(started, "0.5\n\n\n").err


def test_the_end_of_what_is_typed_ends_the_questions(started: Table) -> None:
    assert "2/2" not in answered(started, "").err


def test_answers_from_last_time_are_told_and_none_are_where_there_are_none(started: Table) -> None:
    assert "kept" not in answered(started, "q\n").err
    answered(started, "0.6\nq\n")
    assert "Your answers from last time stand in brackets." in answered(started, "q\n").err


def test_answers_that_cannot_be_kept_are_asked_all_the_same(started: Table) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    started.monkeypatch.setattr("argmap.cli.round_asking.keep_draft", full)
    assert "The answers cannot be kept: no space left on device." in answered(started, "0.5\n\ny\n").err
    assert secret(started) == "survey-is-right 0.5"


def test_what_is_typed_is_shown_safely(started: Table) -> None:
    assert "\x1b" not in answered(started, "\x1b[2J\nq\n").err


def test_words_that_are_others_now_are_told(started: Table) -> None:
    started.run("set", "bridge.yaml", "survey-is-right.text=The survey is mostly right.")
    assert "(The debate has other words for it now; the words above are" in answered(started, "q\n").err


def own(table: Table, question: str, who: str = "council") -> str:
    """What `?` tells somebody of a question."""
    table.run("round", "start", "bridge.yaml", "--questions", question, "--people", who)
    return answered(table, "?\nq\n", who).err.split("How likely? ")[1].replace("\n", " ").strip()


def test_of_a_leaf_ones_own_number_is_told(table: Table) -> None:
    assert own(table, "survey-is-right") == "You said 0.8."


def test_of_a_step_it_is_told_too(table: Table) -> None:
    assert own(table, "survey", "haulier") == "You said 0.9."


def test_of_what_has_arguments_it_is_told_what_ones_own_say(table: Table) -> None:
    table.run("set", "bridge.yaml", "--as", "council", "bridge-is-safe=0.6")
    assert own(table, "bridge-is-safe") == "You said 0.6. Your own arguments say 68%."


def test_what_ones_own_arguments_assume_is_told(table: Table) -> None:
    said = "You have said nothing of it. Your own arguments say 56%, assumed numbers among them."
    assert own(table, "bridge-is-safe", "resident") == said


def test_who_said_nothing_is_told_so(table: Table) -> None:
    assert own(table, "survey-is-right", "resident") == "You have said nothing of it."


def test_who_is_no_participant_any_more_can_still_ask(started: Table) -> None:
    started.run("rename", "bridge.yaml", "resident", "town")
    assert "You have said nothing of it." in answered(started, "?\nq\n", "resident").err


def test_of_what_is_gone_nothing_is_told(started: Table) -> None:
    started.write(
        BRIDGE[: BRIDGE.index("arguments:")].replace("  survey-is-right: {text: The survey is right.}\n", ""),
        "bridge.yaml",
    )
    assert "It is in the debate no more." in answered(started, "?\nq\n").err


def test_nothing_is_computed_of_a_debate_with_an_error(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--questions", "bridge-is-safe")
    table.write(BRIDGE.replace("[survey-is-right], supports", "[survey-is-wrong], supports"), "bridge.yaml")
    assert "You have said nothing of it.\n" in answered(table, "?\nq\n").err


@pytest.mark.parametrize("streams", [(True, False), (False, True)])
def test_nobody_is_asked_where_they_would_not_see_it(started: Table, streams: tuple[bool, bool]) -> None:
    typed = io.StringIO("0.5\n\ny\n")
    typed.isatty = lambda: streams[0]  # type: ignore[method-assign]
    started.monkeypatch.setattr("sys.stdin", typed)
    started.monkeypatch.setattr("argmap.cli.round_commit.sys.stderr.isatty", lambda: streams[1])
    found = started.by("council", "commit")
    assert (found.code, "no terminal to ask at" in found.err) == (2, True)
