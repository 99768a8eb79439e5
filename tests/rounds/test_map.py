"""A round and the map it is about: what is asked, what is taken over, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.document import edit, parse
from argmap.model.apply import apply
from argmap.model.changes import Rename, SetCredence, SetField
from argmap.model.values import Debate
from argmap.rounds.effect import cruxes_after, effect
from argmap.rounds.outcome import earlier, outcomes
from argmap.rounds.questions import Whereabouts, askable, leaves, questions_of, whereabouts
from argmap.rounds.standing import standings
from argmap.rounds.taking import Left, Taken, Taking, stated_now, taking_over
from argmap.rounds.values import Reveal
from tests.rounds.asking import BRIDGE, DEBATE, NUMBERS, ROUND, SALT, all_committed, all_revealed, committed, revealed


def test_what_no_argument_bears_on_is_a_leaf() -> None:
    assert leaves(DEBATE) == ("survey-is-right", "deck-has-cracks")


def test_a_step_is_asked_in_words_that_name_no_id() -> None:
    (asked,) = questions_of(DEBATE, ["old"])
    assert asked.text == (
        "Does this step go through? The deck has cracks. So this step fails: "
        "Does this step go through? The survey is right. So: The bridge is safe."
    )


def test_evidence_has_no_strength_to_ask_for() -> None:
    text = BRIDGE.replace("cracks: {premises: [deck-has-cracks], rebuts: bridge-is-safe, strength: 0.5}", "").replace(
        "old: {premises: [deck-has-cracks], undercuts: survey, strength: 0.5}",
        "old: {premises: [deck-has-cracks], evidence_for: bridge-is-safe, likelihoods: {if_true: 0.5, if_false: 0.1}}",
    )
    debate = parse(text).debate
    assert [askable(debate, id) for id in ("old", "survey", "bridge-is-safe", "nothing")] == [False, True, True, False]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ((), Whereabouts("survey-is-right")),
        ((Rename("claims", "survey-is-right", "right"),), Whereabouts("right")),
        (
            (SetField("claims", "survey-is-right", "text", "The survey is mostly right."),),
            Whereabouts("survey-is-right", reworded=True),
        ),
        (
            (
                Rename("claims", "survey-is-right", "right"),
                SetField("claims", "right", "text", "The survey is mostly right."),
            ),
            Whereabouts(None),
        ),
        (
            (
                Rename("claims", "survey-is-right", "right"),
                Rename("claims", "deck-has-cracks", "survey-is-right"),
            ),
            Whereabouts("right"),
        ),
    ],
    ids=["as it was", "renamed", "reworded", "gone", "its id means something else"],
)
def test_a_question_is_found_by_its_words(changes: tuple[SetField | Rename, ...], where: Whereabouts) -> None:
    debate = DEBATE
    for change in changes:
        debate = apply(debate, change)
    assert whereabouts(debate, ROUND.questions)["survey-is-right"] == where


def reveal_of(who: str, debate: Debate = DEBATE) -> Reveal:
    return Reveal(SALT, NUMBERS[who], stated_now(debate, ROUND, who))


def test_taking_over_is_one_edit_that_keeps_every_comment() -> None:
    taking = taking_over(DEBATE, ROUND, "council", reveal_of("council"))
    assert taking.taken == (Taken("survey-is-right", 0.8, 0.9), Taken("deck-has-cracks", None, 0.2))
    assert taking.change is not None
    after = edit(parse(BRIDGE), taking.change)
    assert "council: {survey-is-right: 0.9, deck-has-cracks: 0.2}   # sure" in after.text


def test_taking_over_twice_changes_nothing() -> None:
    reveal = reveal_of("haulier")
    taking = taking_over(DEBATE, ROUND, "haulier", reveal)
    assert taking.change is not None
    after = apply(DEBATE, taking.change)
    assert after.stated("haulier", "survey-is-right").note == "they said so"
    assert taking_over(after, ROUND, "haulier", reveal) == Taking(None, (), ())


def test_what_was_said_since_stands() -> None:
    reveal = reveal_of("council")
    since = apply(DEBATE, SetCredence("council", "survey-is-right", 0.4))
    taking = taking_over(since, ROUND, "council", reveal)
    assert taking.left == (Left("survey-is-right", "survey-is-right", 0.9, "said since"),)
    assert [each.id for each in taking.taken] == ["deck-has-cracks"]


def test_a_number_for_other_words_stays_in_the_round() -> None:
    debate = apply(DEBATE, SetField("claims", "survey-is-right", "text", "The survey is mostly right."))
    taking = taking_over(debate, ROUND, "council", reveal_of("council", debate))
    assert taking.left == (Left("survey-is-right", "survey-is-right", 0.9, "reworded"),)


def test_a_number_for_what_is_gone_stays_in_the_round() -> None:
    debate = parse(
        BRIDGE[: BRIDGE.index("arguments:")].replace("  deck-has-cracks: {text: The deck has cracks.}\n", "")
    )
    taking = taking_over(debate.debate, ROUND, "resident", Reveal(SALT, {"deck-has-cracks": 0.8}))
    assert taking == Taking(None, (), (Left("deck-has-cracks", None, 0.8, "gone"),))


def test_a_renamed_claim_takes_its_number() -> None:
    debate = apply(DEBATE, Rename("claims", "survey-is-right", "right"))
    taking = taking_over(debate, ROUND, "council", reveal_of("council", debate))
    assert Taken("right", 0.8, 0.9) in taking.taken


def before(who: str) -> dict[str, float]:
    return stated_now(DEBATE, ROUND, who)


REVEALED = {who: revealed(who, all_committed(), before(who)) for who in ROUND.people}


def test_the_spread_of_a_question() -> None:
    survey, cracks = outcomes(ROUND, standings(ROUND, REVEALED))
    assert survey.after is not None
    assert survey.before is not None
    assert (survey.after.median, survey.after.low, survey.after.high) == (0.9, 0.3, 0.95)
    assert survey.before.count == 2
    assert survey.before.median == pytest.approx(0.895)
    assert cracks.answers["haulier"].after is None
    assert cracks.after is not None
    assert cracks.after.count == 2


def test_numbers_that_are_not_those_committed_to_are_shown_and_not_counted() -> None:
    commitments = dict(REVEALED)
    reveal = commitments["resident"].reveal
    assert reveal is not None
    commitments["resident"] = replace(
        commitments["resident"], reveal=replace(reveal, credences={"survey-is-right": 0.99})
    )
    survey, _ = outcomes(ROUND, standings(ROUND, commitments))
    assert survey.answers["resident"].after == 0.99
    assert survey.after is not None
    assert (survey.after.count, survey.after.high) == (2, 0.95)


def test_what_was_said_before_counts_only_with_a_number_that_counts() -> None:
    commitments = REVEALED | {"council": replace(REVEALED["council"], digest=committed("haulier").digest)}
    survey, _ = outcomes(ROUND, standings(ROUND, commitments))
    assert survey.before is not None
    assert (survey.before.count, survey.before.median) == (1, 0.99)


def test_what_the_round_did_to_the_thesis_is_computed_with_the_answers_alone() -> None:
    found = effect(DEBATE, ROUND, standings(ROUND, REVEALED), "bridge-is-safe")
    assert found is not None

    # By hand, coins 0.5: P = s(1-r) + 0.5[(1-s)(1-r) + sr], the cracks shared by rebuttal and undercut; each half.
    def by_hand(survey: float, cracks: float, step: float) -> float:
        total = 0.0
        for cracked, weight in ((True, cracks), (False, 1 - cracks)):
            options = [(r, u, 0.25) for r in (0, 1) for u in (0, 1)] if cracked else [(0, 0, 1.0)]
            for r, u, share in options:
                s = survey * step * (1 - u)
                total += weight * share * (s * (1 - r) + 0.5 * ((1 - s) * (1 - r) + s * r))
        return total

    council, haulier, resident = (found.moves[who] for who in ROUND.people)
    assert council.before == pytest.approx(by_hand(0.8, 0.5, 1.0))
    assert council.after == pytest.approx(by_hand(0.9, 0.2, 1.0))
    assert haulier.after == pytest.approx(by_hand(0.95, 0.5, 0.9))
    assert resident.before == pytest.approx(by_hand(0.5, 0.5, 1.0))
    assert resident.after == pytest.approx(by_hand(0.3, 0.8, 1.0))
    assert found.apart == ("resident", "council")
    assert council.after is not None
    assert resident.after is not None
    assert found.gap_after == pytest.approx(council.after - resident.after)


def test_whether_the_numbers_are_in_the_debate_already_makes_no_difference() -> None:
    standing = standings(ROUND, REVEALED)
    debate = DEBATE
    for who in ROUND.people:
        reveal = REVEALED[who].reveal
        assert reveal is not None
        taking = taking_over(debate, ROUND, who, reveal)
        assert taking.change is not None
        debate = apply(debate, taking.change)
    assert effect(debate, ROUND, standing, "bridge-is-safe") == effect(DEBATE, ROUND, standing, "bridge-is-safe")


def test_without_numbers_that_count_there_is_no_effect() -> None:
    assert effect(DEBATE, ROUND, standings(ROUND, all_committed()), "bridge-is-safe") is None


def test_one_person_alone_has_no_gap() -> None:
    only = {"council": revealed("council", {"council": committed("council")})}
    found = effect(DEBATE, ROUND, standings(ROUND, only), "bridge-is-safe")
    assert found is not None
    assert (found.gap_before, found.gap_after, found.apart) == (None, None, None)


def test_the_cruxes_are_those_of_the_revealed_numbers() -> None:
    found = cruxes_after(DEBATE, ROUND, standings(ROUND, REVEALED), "bridge-is-safe", ("resident", "council"))
    survey = next(each for each in found.cruxes if each.claims == ("survey-is-right",))
    assert {who: one.credence for who, one in survey.by.items()} == pytest.approx({"resident": 0.3, "council": 0.9})


def test_the_round_before_is_the_last_that_asked_the_same_words() -> None:
    found = outcomes(ROUND, standings(ROUND, all_revealed()))
    other = replace(found[0], question=replace(found[0].question, id="renamed"))
    known = earlier(ROUND.questions, [("1", found), ("2", (other,))])
    assert known == {"survey-is-right": ("2", other), "deck-has-cracks": ("1", found[1])}


def test_a_round_before_in_which_nothing_counted_is_passed_over() -> None:
    found = outcomes(ROUND, standings(ROUND, all_revealed()))
    nothing = outcomes(ROUND, standings(ROUND, all_committed()))
    known = earlier(ROUND.questions, [("1", found[:1]), ("2", nothing)])
    assert known == {"survey-is-right": ("1", found[0])}
