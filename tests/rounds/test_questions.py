"""What is asked, in which words, and where a question is found again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.document import parse
from argmap.model.apply import apply
from argmap.model.changes import Rename
from argmap.model.values import Argument, Claim, Debate, Pair, Premise, Relation
from argmap.rounds.questions import Whereabouts, questions_of, whereabouts, wording
from argmap.rounds.values import Question
from tests.rounds.asking import BRIDGE, DEBATE

CLAIMS = {id: Claim(id, f"{id.upper()}.") for id in ("a", "b")}


def one_step(relation: Relation = "supports", text: str = "", *, negated: bool = False) -> Debate:
    """A debate of two claims and one step from b to a."""
    step = Argument("s", relation, "a", (Premise("b", negated=negated),), text=text, likelihoods=Pair(0.8, 0.3))
    return Debate(claims=CLAIMS, arguments={"s": step})


@pytest.mark.parametrize(
    ("debate", "words"),
    [
        (one_step(), "B. So: A."),
        (one_step("rebuts"), "B. So it is not so: A."),
        (one_step("necessary_for"), "B. It is needed for: A."),
        (one_step(negated=True), "(Not so: B.) So: A."),
        (one_step(text="By habit."), "By habit. B. So: A."),
    ],
    ids=["support", "rebuttal", "need", "negated premise", "words of its own"],
)
def test_a_step_is_asked_in_its_own_words(debate: Debate, words: str) -> None:
    assert wording(debate, "s") == f"Does this step go through? {words}"


def test_steps_that_undercut_each_other_are_asked_in_words_that_end() -> None:
    steps = {id: Argument(id, "undercuts", other, (Premise(id[0]),)) for id, other in (("a-b", "b-a"), ("b-a", "a-b"))}
    words = wording(Debate(claims=CLAIMS, arguments=steps), "a-b")
    assert words.count("Does this step go through?") == 2


def test_what_is_named_twice_is_asked_once() -> None:
    assert [each.id for each in questions_of(DEBATE, ["old", "survey-is-right", "old"])] == ["old", "survey-is-right"]


def test_a_renamed_step_is_found_by_its_words() -> None:
    asked = questions_of(DEBATE, ["survey"])
    assert whereabouts(apply(DEBATE, Rename("arguments", "survey", "look")), asked) == {"survey": Whereabouts("look")}


def test_of_two_that_have_its_words_a_question_is_neither() -> None:
    twins = {id: Claim(id, "The survey is right.") for id in ("one", "two")}
    debate = replace(DEBATE, claims={"bridge-is-safe": DEBATE.claims["bridge-is-safe"], **twins}, arguments={})
    asked = (Question("survey-is-right", "The survey is right."),)
    assert whereabouts(debate, asked) == {"survey-is-right": Whereabouts(None)}


def test_no_question_is_found_in_evidence() -> None:
    debate = one_step("evidence_for")
    assert whereabouts(debate, (Question("q", wording(debate, "s")),)) == {"q": Whereabouts(None)}


def test_a_claim_that_became_evidence_is_there_no_more() -> None:
    asked = questions_of(parse(BRIDGE).debate, ["old"])
    debate = replace(one_step("evidence_for"), arguments={"old": one_step("evidence_for").arguments["s"]})
    assert whereabouts(debate, asked) == {"old": Whereabouts(None)}
