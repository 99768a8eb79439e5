from __future__ import annotations

from argmap.credence.engine import credences
from argmap.credence.explain import explain
from argmap.credence.result import Contribution, Explanation
from argmap.document import parse
from argmap.views.reasons import headline, name_of, short, why
from tests.cli.command import DEBATE

WAIT = parse(DEBATE.encode()).debate
NUMBERS = credences(WAIT)


def test_nothing_is_said_of_effects_that_were_not_worked_out() -> None:
    unknown = Explanation("wait", "critic", (Contribution("riskier", None, None, ()),))
    said = [one.sentence for one in why(WAIT, NUMBERS, unknown)]
    assert said[1:] == ["How much each argument moves it was not worked out: the map is too wide to be summed exactly."]


def test_a_headline_names_start_strongest_and_what_is_assumed() -> None:
    said = headline(WAIT, NUMBERS, explain(WAIT, "wait", participant="critic"))
    assert said == "From 50% (assumed) to 18%; most against it riskier (−32.4 points); 1 number below it assumed."


def test_a_long_text_is_cut_at_a_word() -> None:
    assert short("one two three four", 12) == "one two …"


def test_a_debate_without_people_is_the_maps() -> None:
    assert name_of(WAIT, "map") == "the map"
