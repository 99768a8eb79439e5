from argmap.cruxes.result import PersonalCrux
from argmap.views.conditional_words import conditionals_in_words


def said(if_true: float, if_false: float, *, claim: float, target: float, stated: float | None = None) -> str:
    one = PersonalCrux(claim, target, if_true, if_false, None, None, None, None, "elicited", 0.6, 0.2)
    return "\n".join(conditionals_in_words(one, stated))


def test_answers_that_agree_with_everything_are_met_with_silence() -> None:
    assert said(0.6, 0.2, claim=0.5, target=0.4) == ""


def test_a_credence_outside_of_both_answers_is_told() -> None:
    text = said(0.6, 0.2, claim=0.5, target=0.4, stated=0.05)
    assert "you say 5%" in text
    assert "between 20% and 60%: however it turns out you would go up" in text


def test_answers_that_come_to_another_number_are_told() -> None:
    assert "come to 56%; your other numbers come to 40%" in said(0.6, 0.2, claim=0.9, target=0.4)


def test_a_difference_from_the_map_is_told() -> None:
    assert "the map, with your numbers in it, says 60% and 20%" in said(0.5, 0.3, claim=0.5, target=0.4)


def test_two_equal_answers_are_no_crux() -> None:
    assert "no crux for you" in said(0.4, 0.4, claim=0.5, target=0.4)
