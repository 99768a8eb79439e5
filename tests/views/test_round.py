"""A blind round as lines, as rows and as JSON: nothing hidden is shown, and what stands in the way of a number is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from argmap.document import parse
from argmap.model.apply import apply
from argmap.model.changes import Rename, SetField
from argmap.model.values import Debate
from argmap.rounds.account import Account, account
from argmap.rounds.effect import Effect, Move
from argmap.rounds.questions import Whereabouts, questions_of
from argmap.rounds.standing import Standing
from argmap.rounds.taking import stated_now
from argmap.rounds.values import Commitment, Question, Round
from argmap.views.card import card_text
from argmap.views.round_json import round_json
from argmap.views.round_lines import round_lines, standing_words
from argmap.views.round_rows import round_card, round_rows
from tests.rounds.asking import BRIDGE, DEBATE, ROUND, all_committed, committed, revealed

REVEALED = {who: revealed(who, all_committed(), stated_now(DEBATE, ROUND, who)) for who in ROUND.people}
REWORDED = apply(DEBATE, SetField("claims", "survey-is-right", "text", "The survey is mostly right."))
SURVEY, CRACKS = ROUND.questions
HERE = Whereabouts("survey-is-right")


def told(debate: Debate = DEBATE, round: Round = ROUND, parts: Mapping[str, Commitment] = REVEALED) -> Account:
    return account(debate, round, parts)


def text(debate: Debate, what: Account) -> str:
    """What is told of a round, in lines."""
    lines = round_lines(debate, what, file="bridge.yaml", width=100)
    return "\n".join("".join(part for part, _ in line) for line in lines)


def test_the_heading_says_until_when_and_how_many() -> None:
    asked = replace(ROUND, deadline="2026-12-05", questions=(SURVEY,))
    said = text(DEBATE, told(round=asked, parts={"council": committed("council", round=asked)}))
    assert "\nstarted 2026-12-01 · until 2026-12-05 (UTC) · 1 question · open, 1 of 3 committed\n" in said


def test_a_question_that_is_renamed_or_gone_says_so() -> None:
    renamed = apply(DEBATE, Rename("claims", "survey-is-right", "right"))
    assert "It is called right now." in text(renamed, told(renamed, parts={}))
    gone = parse(BRIDGE[: BRIDGE.index("arguments:")].replace("  deck-has-cracks: {text: The deck has cracks.}\n", ""))
    assert "It is in the debate no more." in text(gone.debate, told(gone.debate, parts={}))


def test_one_number_alone_has_no_range() -> None:
    alone = {"haulier": revealed("haulier", {"haulier": committed("haulier")})}
    said = text(DEBATE, told(parts=alone))
    assert "survey-is-right  95%, one number\n" in said
    assert "deck-has-cracks  no number that counts\n" in said
    assert "furthest apart" not in said


def test_a_crux_in_other_words_is_none_of_the_questions() -> None:
    words = "which of the questions are cruxes now:\n  "
    assert f"{words}survey-is-right" in text(DEBATE, told())
    reworded = replace(told(), places={**told().places, "survey-is-right": replace(HERE, reworded=True)})
    assert f"{words}deck-has-cracks" in text(DEBATE, reworded)


def test_questions_that_are_no_cruxes_are_said_to_be_none() -> None:
    asked = told()
    other = replace(asked, places={"survey-is-right": Whereabouts(None), "deck-has-cracks": Whereabouts(None)})
    assert "Between resident and council, none of the questions is a crux now.\nAll: argmap" in text(DEBATE, other)


def test_a_sampled_number_says_how_far_it_may_be_off() -> None:
    sampled = Effect("bridge-is-safe", {"council": Move(0.5, 0.6, 0.0123)}, None, None, None)
    assert "council 50% → 60% ±1.2\n" in text(DEBATE, replace(told(), effects=(sampled,)))


def test_words_of_a_file_are_made_safe() -> None:
    wild = "\x1b[2J"
    debate = apply(DEBATE, SetField("claims", "bridge-is-safe", "text", wild))
    asked = replace(ROUND, debate=wild, questions=(Question("survey-is-right", wild), CRACKS))
    assert "\x1b" not in text(debate, replace(told(debate), round=asked))
    assert "\x1b" not in text(debate, told(debate, asked, {}))
    assert "\x1b" not in str(round_rows(asked, {}, ())[0]) + card_text(
        round_card(debate, asked.questions[0], HERE, None)
    )


@pytest.mark.parametrize(
    ("fault", "words", "role"),
    [
        ({"matches": False}, "revealed numbers that are NOT those committed to: they do not count", "error"),
        ({"late": ("haulier",)}, "revealed, as committed to, but after haulier had revealed", "error"),
        ({"changed": ("haulier",)}, "revealed, as committed to, but changed after haulier had revealed", "error"),
        ({}, "revealed, as committed to", ""),
    ],
)
def test_what_speaks_against_somebodys_numbers_is_an_error(fault: dict[str, object], words: str, role: str) -> None:
    each = replace(Standing("council", "revealed", REVEALED["council"], True), **fault)  # type: ignore[arg-type]
    said, found = standing_words(each)
    assert (said.removesuffix(": not blind, and not counted"), found) == (words, role)


def test_a_person_as_json_has_every_key() -> None:
    own = replace(REVEALED["council"], replaces=("sha256:1",))
    each = Standing("council", "revealed", own, True, ("haulier",), ("resident",))
    assert round_json(replace(told(), standing={"council": each}))["people"] == [
        {
            "id": "council",
            "state": "revealed",
            "commitment": own.digest,
            "replaces": ["sha256:1"],
            "matches": True,
            "late_after": ["haulier"],
            "changed_after": ["resident"],
            "counted": False,
        }
    ]


def test_a_question_as_json_says_where_it_is_and_what_was_said_before() -> None:
    found = round_json(replace(told(), places={**told().places, "survey-is-right": Whereabouts("right", True)}))
    survey = found["questions"][0]
    assert (survey["id"], survey["now"], survey["reworded"]) == ("survey-is-right", "right", True)
    assert (survey["before"]["low"], survey["before"]["high"], survey["after"]["high"]) == (0.8, 0.99, 0.95)


def test_a_thesis_as_json_has_every_key() -> None:
    each = Effect("bridge-is-safe", {"council": Move(0.5, 0.6, 0.01)}, 0.25, 0.125, ("resident", "council"))
    assert round_json(replace(told(), effects=(each,)))["theses"] == [
        {
            "claim": "bridge-is-safe",
            "by": {"council": {"before": 0.5, "after": 0.6, "standard_error": 0.01}},
            "gap_before": 0.25,
            "gap_after": 0.125,
            "apart": ["resident", "council"],
        }
    ]


def test_the_cruxes_as_json_are_those_of_the_questions_in_their_words() -> None:
    asked = told()
    assert asked.cruxes is not None
    first = next(each for each in asked.cruxes.cruxes if each.claims == ("survey-is-right",))
    both = replace(first, claims=("survey-is-right", "bridge-is-safe"))
    known = replace(asked, cruxes=replace(asked.cruxes, cruxes=(both, replace(first, double_crux=0.5))))
    (crux,) = round_json(known)["cruxes"]
    assert (crux["claims"], crux["double_crux"]) == (["survey-is-right"], 0.5)
    elsewhere = {**asked.places, "survey-is-right": Whereabouts("survey-is-right", reworded=True)}
    assert round_json(replace(known, places=elsewhere))["cruxes"] == []


def test_a_row_says_what_was_answered_and_what_was_passed_over() -> None:
    rows = round_rows(ROUND, {"survey-is-right": 0.0}, {"deck-has-cracks"})
    assert [str(row)[:21].rstrip() for row in rows] == ["   1 ✓             0%", "   2 –"]
    assert [row.spans[-1].role for row in (*rows, round_rows(ROUND, {}, ())[0])] == ["dim", "dim", ""]


def test_a_card_tells_nobodys_number_nor_why() -> None:
    debate = parse(BRIDGE + "cruxes: {k: {claims: [survey-is-right], test: Ask the surveyor.}}\n").debate
    said = card_text(round_card(debate, SURVEY, HERE, None))
    assert not any(words in said for words in ("they said so", "surveyor", "80%", "99%"))
    (step,) = questions_of(DEBATE, ["survey"])
    assert "90" not in card_text(round_card(DEBATE, step, Whereabouts("survey"), None))


def test_a_card_tells_ones_own_answer_and_other_words() -> None:
    said = card_text(round_card(REWORDED, SURVEY, Whereabouts("survey-is-right", reworded=True), 0.0))
    assert "0%" in said
    assert "It has other words now. The words above are what is asked." in said
    assert "mostly" not in said
