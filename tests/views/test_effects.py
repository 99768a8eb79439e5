from argmap.credence.result import Contribution, Explanation
from argmap.views.effects import NO_EFFECTS, effects_of
from argmap.views.neighbours import bearing_on, by_size
from tests.views.debate_for_views import WAIT

ADA = Explanation(
    "wait", "ada", (Contribution("riskier-so-dont", 0.4, -0.2, ()), Contribution("just-because", 0.5, 0.1, ()))
)
BOB = Explanation(
    "wait", "bob", (Contribution("riskier-so-dont", 0.1, -0.026, ()), Contribution("skill-short", 0.9, -0.3, ()))
)


def test_what_does_most_to_anybody_stands_first() -> None:
    found = by_size(bearing_on(WAIT, "wait"), effects_of([ADA, BOB]))
    assert [one.step for one in found] == ["skill-short", "riskier-so-dont", "just-because"]


def test_without_effects_the_order_of_signs_stays() -> None:
    found = bearing_on(WAIT, "wait")
    assert by_size(found, NO_EFFECTS) == found


def test_a_reason_says_what_it_does_to_each_person() -> None:
    assert effects_of([ADA, BOB]).words("riskier-so-dont", str.title) == "Ada −20.0, Bob −2.6 points"


def test_a_reason_of_which_nothing_is_known_says_nothing() -> None:
    assert (NO_EFFECTS.words("riskier-so-dont", str), NO_EFFECTS.column("riskier-so-dont", "ada")) == ("", "")


def test_a_column_is_one_persons() -> None:
    assert effects_of([ADA, BOB]).column("riskier-so-dont", "bob") == "−2.6"


def test_an_effect_that_is_not_defined_is_left_out() -> None:
    parts = (Contribution("riskier-so-dont", None, None, ()),)
    found = effects_of([ADA, Explanation("wait", "cyd", parts)])
    told = (found.size("riskier-so-dont"), found.column("riskier-so-dont", "cyd"), found.words("riskier-so-dont", str))
    assert told == (0.2, "", "ada −20.0 points")
