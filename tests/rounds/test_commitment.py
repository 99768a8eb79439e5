"""A commitment verifies if and only if nothing that it binds was changed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.numbers import Number
from argmap.rounds.commitment import (
    BadOpening,
    Opening,
    digest_of,
    opening_text,
    read_opening,
    round_digest,
    verifies,
)
from argmap.rounds.values import Commitment, Question, Reveal, Round
from tests.rounds.asking import ROUND, committed, revealed

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
TEXTS = st.text(min_size=1, max_size=12)
HEX = "0123456789abcdef"
NUMBERS = st.floats(0, 1)


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    return Round(
        draw(IDS),
        draw(st.text(HEX, min_size=32, max_size=32)),
        draw(TEXTS),
        "2026-12-01T18:00:00Z",
        tuple(draw(st.lists(IDS, min_size=1, max_size=3, unique=True))),
        tuple(Question(id, draw(TEXTS)) for id in ids),
    )


@st.composite
def openings(draw: st.DrawFn, round: Round) -> Opening:
    credences = draw(st.dictionaries(st.sampled_from([each.id for each in round.questions]), NUMBERS, min_size=1))
    return Opening(
        round_digest(round),
        draw(st.sampled_from(round.people)),
        draw(st.text(HEX, min_size=64, max_size=64)),
        credences,
    )


def commitment_to(opening: Opening, revealing: Opening) -> Commitment:
    reveal = Reveal(revealing.salt, revealing.credences)
    return Commitment(revealing.participant, digest_of(opening_text(opening)), reveal=reveal)


@given(st.data(), rounds(), rounds())
def test_it_verifies_if_and_only_if_nothing_was_changed(data: st.DataObject, one: Round, other: Round) -> None:
    mine, theirs = data.draw(openings(one)), data.draw(openings(other))
    assert verifies(one, commitment_to(mine, mine))
    same = (one, mine) == (other, theirs) or opening_text(mine) == opening_text(theirs)
    assert verifies(other, commitment_to(mine, theirs)) == same


def test_what_is_not_revealed_is_not_judged() -> None:
    assert verifies(ROUND, committed("council")) is None


CHANGED_ROUNDS = {
    "name": replace(ROUND, name="2"),
    "key": replace(ROUND, key=32 * "b"),
    "debate": replace(ROUND, debate="Is the bridge safe?"),
    "started": replace(ROUND, started="2026-12-01T18:00:01Z"),
    "people": replace(ROUND, people=("council", "haulier")),
    "a question's words": replace(ROUND, questions=(Question("survey-is-right", "Right?"), ROUND.questions[1])),
    "a question's id": replace(ROUND, questions=(Question("survey", "The survey is right."), ROUND.questions[1])),
    "a question less": replace(ROUND, questions=ROUND.questions[:1]),
}


@pytest.mark.parametrize("changed", CHANGED_ROUNDS.values(), ids=CHANGED_ROUNDS.keys())
def test_any_change_of_the_round_breaks_it(changed: Round) -> None:
    assert verifies(ROUND, revealed("council", {}))
    assert verifies(changed, revealed("council", {})) is False


def test_the_deadline_and_the_order_of_lines_may_change() -> None:
    other = replace(ROUND, deadline="2026-12-24", people=ROUND.people[::-1], questions=ROUND.questions[::-1])
    assert verifies(other, revealed("council", {}))


def with_reveal(**changed: object) -> Commitment:
    own = revealed("council", {})
    assert own.reveal is not None
    return replace(own, reveal=replace(own.reveal, **changed))  # type: ignore[arg-type]


CHANGED = {
    "a number": with_reveal(credences={"survey-is-right": 0.9, "deck-has-cracks": 0.21}),
    "a number in its last place": with_reveal(credences={"survey-is-right": 0.9, "deck-has-cracks": 0.2 + 2**-55}),
    "a number less": with_reveal(credences={"survey-is-right": 0.9}),
    "a number more": with_reveal(credences={"survey-is-right": 0.9, "deck-has-cracks": 0.2, "more": 0.5}),
    "two numbers exchanged": with_reveal(credences={"survey-is-right": 0.2, "deck-has-cracks": 0.9}),
    "the salt": with_reveal(salt=63 * "5" + "6"),
    "the person": replace(revealed("council", {}), participant="haulier"),
}


@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED.keys())
def test_any_change_of_what_is_revealed_breaks_it(changed: Commitment) -> None:
    assert verifies(ROUND, changed) is False


def test_a_number_is_the_same_however_it_is_spelled_or_ordered() -> None:
    spelled = {"deck-has-cracks": Number(0.2, "0.20"), "survey-is-right": Number(0.9, "9e-1")}
    assert verifies(ROUND, with_reveal(credences=spelled))


@given(st.data(), rounds())
def test_what_is_kept_reads_back(data: st.DataObject, round: Round) -> None:
    opening = data.draw(openings(round))
    assert read_opening(opening_text(opening)) == opening


TEXT = opening_text(Opening(round_digest(ROUND), "council", 64 * "5", {"a": 0.5}))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("", "does not begin"),
        ("anything\n", "does not begin"),
        (TEXT.replace("commitment 1", "commitment 2"), "does not begin"),
        (TEXT.replace("participant council\n", ""), "does not name"),
        (TEXT.replace("participant council", "participant"), "does not name"),
        (TEXT.replace("credence a 0.5", "credence a often"), "no credence"),
        (TEXT.replace("credence a 0.5", "credence a"), "no credence"),
        (TEXT.replace("0.5", "0.50"), "not spelled"),
        (TEXT.replace("credence a 0.5", "credence A 0.5"), "not spelled"),
        (TEXT.replace("credence", "odds"), "not spelled"),
        (TEXT.replace("salt 5", "salt x"), "not spelled"),
        (TEXT.replace("round sha256:", "round sha255:"), "not spelled"),
        (TEXT.replace("participant council", "participant Council"), "not spelled"),
        (TEXT + TEXT[-15:], "not spelled"),
        (TEXT[:-1], "not spelled"),
    ],
)
def test_what_is_not_spelled_as_it_was_written_is_no_opening(wrong: str, said: str) -> None:
    with pytest.raises(BadOpening, match=said):
        read_opening(wrong)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_any_program_that_computes_sha_256_can_verify_it() -> None:
    text = opening_text(Opening(round_digest(ROUND), "council", 64 * "5", {"survey-is-right": 0.9}))
    printed = subprocess.run(["sha256sum"], input=text.encode(), capture_output=True, check=True).stdout.decode()
    assert committed("council", {"survey-is-right": 0.9}).digest == f"sha256:{printed.split()[0]}"
