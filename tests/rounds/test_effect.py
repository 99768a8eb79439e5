"""What a round did to a thesis: whose numbers count, and where there is nothing to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from argmap.credence import engine
from argmap.document import parse
from argmap.model.apply import apply
from argmap.model.changes import Rename, SetCredence, SetField
from argmap.model.values import Debate, Stated
from argmap.rounds.account import account
from argmap.rounds.effect import Effect, effect
from argmap.rounds.standing import standings
from argmap.rounds.values import Commitment, Question, Reveal, Round
from tests.rounds.asking import BRIDGE, DEBATE, NUMBERS, ROUND, SALT, committed

SURVEY = {"survey-is-right": 0.8}


def revealed(numbers: Mapping[str, Mapping[str, float]], round: Round = ROUND) -> dict[str, Commitment]:
    """Everybody's commitment to some numbers, revealed."""
    sealed = {who: committed(who, theirs, round) for who, theirs in numbers.items()}
    seen = {who: one.digest for who, one in sealed.items()}
    return {who: replace(one, reveal=Reveal(SALT, numbers[who], {}, seen)) for who, one in sealed.items()}


def done(debate: Debate = DEBATE, numbers: Mapping[str, Mapping[str, float]] = NUMBERS, round: Round = ROUND) -> Effect:
    """What a round with these numbers did to the thesis."""
    found = effect(debate, round, standings(round, revealed(numbers, round)), "bridge-is-safe")
    assert found is not None
    return found


def test_who_is_no_participant_any_more_is_not_computed() -> None:
    assert list(done(apply(DEBATE, Rename("participants", "resident", "town"))).moves) == ["council", "haulier"]


def test_where_nobody_differs_nobody_is_apart() -> None:
    found = done(replace(DEBATE, credences={}), {"council": SURVEY, "haulier": SURVEY})
    assert (found.gap_after, found.apart) == (0.0, None)


def test_the_gap_before_is_that_of_what_was_said_before() -> None:
    commitments = revealed({"council": SURVEY, "haulier": SURVEY})
    reveal = commitments["council"].reveal
    assert reveal is not None
    commitments["council"] = replace(commitments["council"], reveal=replace(reveal, before={"survey-is-right": 0.1}))
    found = effect(replace(DEBATE, credences={}), ROUND, standings(ROUND, commitments), "bridge-is-safe")
    assert found is not None
    # By hand, coins 0.5: per point of the survey (1-r) - 0.5(1-2r), a half; the cracks undercut it in a fourth.
    assert found.gap_after == 0.0
    assert found.gap_before == pytest.approx(0.4 * 0.5 * 0.75)


def test_a_number_for_words_that_are_others_now_changes_nothing() -> None:
    debate = DEBATE
    for question in ROUND.questions:
        debate = apply(debate, SetField("claims", question.id, "text", f"Perhaps: {question.text}"))
    assert all(each.after == each.before for each in done(debate).moves.values())


def test_an_own_prior_stands_beside_the_answer() -> None:
    asked = replace(ROUND, questions=(Question("bridge-is-safe", "The bridge is safe."),))
    debate = replace(DEBATE, credences={"council": {"bridge-is-safe": Stated(prior=0.1)}})
    found = done(debate, {"council": {"bridge-is-safe": 0.7}}, asked)
    taken = engine.credences(apply(debate, SetCredence("council", "bridge-is-safe", 0.7)))
    assert found.moves["council"].after == taken.participants["council"].claims["bridge-is-safe"].credence


def test_whose_numbers_contradict_each_other_is_left_out_of_the_gap() -> None:
    debate = parse(BRIDGE + "contraries: [[survey-is-right, deck-has-cracks]]\n").debate
    both = {"survey-is-right": 1.0, "deck-has-cracks": 1.0}
    found = done(debate, {"council": SURVEY, "haulier": both, "resident": {"survey-is-right": 0.3}})
    assert (found.moves["haulier"].after, found.apart) == (None, ("resident", "council"))


def test_the_larger_error_of_sampled_numbers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    exact, errors = engine.credences, iter([0.02, 0.01, None, None])

    def sampled(*words: Any, **options: Any) -> Any:
        found, error = exact(*words, **options), next(errors)
        people = {
            who: replace(one, claims={id: replace(each, standard_error=error) for id, each in one.claims.items()})
            for who, one in found.participants.items()
        }
        return replace(found, participants=people)

    monkeypatch.setattr(engine, "credences", sampled)
    told = [done(numbers={"council": SURVEY}).moves["council"].error for _ in range(2)]
    assert told == [0.02, None]


def test_where_nobodys_numbers_count_there_is_nothing_to_compute() -> None:
    commitments = revealed({"council": SURVEY})
    commitments["council"] = replace(commitments["council"], digest=committed("haulier").digest)
    told = account(DEBATE, ROUND, commitments)
    assert (told.phase, told.faulty, told.effects, told.cruxes) == ("over", True, (), None)


def test_nothing_is_computed_on_a_map_from_which_something_was_left_out() -> None:
    told = account(DEBATE, ROUND, revealed(NUMBERS), computing=False)
    assert (len(told.outcomes), told.effects, told.cruxes) == (2, (), None)
