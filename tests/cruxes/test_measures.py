"""Measures of a question's worth against published figures and their laws."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.cruxes.measures import (
    View,
    discrimination,
    discrimination_level,
    discrimination_share,
    divergence,
    double_crux,
    gap_closed,
    information,
    information_level,
    information_share,
    mean_of_odds,
    other_conditional,
)

inner = st.floats(0.01, 0.99)


def coherent(credence: float, if_true: float, if_false: float) -> View:
    return View(credence * if_true + (1 - credence) * if_false, credence, if_true, if_false)


views = st.builds(coherent, inner, inner, inner)


def from_three(target: float, if_true: float, credence: float) -> View:
    other = other_conditional(target, credence, if_true)
    assert other is not None
    return View(target, credence, if_true, other)


@pytest.mark.parametrize(
    ("three", "expected"),
    [
        ((0.09, 0.10, 0.75), 0.000861515361),
        ((0.1, 0.02, 0.01), 0.000224200985),
        ((0.3, 0.2, 0.5), 0.010491363318),
    ],
)
def test_published_information_in_log10(three: tuple[float, float, float], expected: float) -> None:
    assert information(from_three(*three), math.log10) == pytest.approx(expected, abs=5e-13)


def test_published_level() -> None:
    assert information_level(from_three(0.09, 0.10, 0.75)) == pytest.approx(0.015, abs=1e-12)


def test_three_forecasts_that_cannot_go_together() -> None:
    assert other_conditional(0.01, 0.5, 0.9) is None


def test_a_certain_question_leaves_the_other_conditional_open() -> None:
    assert other_conditional(0.5, 1.0, 0.5) is None


def test_full_information_is_the_whole_entropy() -> None:
    assert information_share(View(0.3, 0.3, 1.0, 0.0)) == pytest.approx(1.0)


def test_a_certain_target_has_no_share() -> None:
    assert information_share(View(1.0, 0.5, 1.0, 1.0)) is None


def test_divergence_from_certainty_is_undefined() -> None:
    assert divergence(0.5, 1.0) is None


def test_odds_of_certain_opposites_have_no_mean() -> None:
    assert mean_of_odds(1.0, 0.0) is None


@given(views)
def test_level_of_coherent_numbers(view: View) -> None:
    x = view.credence
    assert information_level(view) == pytest.approx(2 * x * (1 - x) * abs(view.if_true - view.if_false), abs=1e-12)


@given(views)
def test_information_is_never_negative(view: View) -> None:
    assert (information(view) or 0.0) >= 0.0


@given(views, views)
def test_discrimination_is_symmetric(a: View, b: View) -> None:
    assert discrimination(a, b) == pytest.approx(discrimination(b, a), abs=1e-12)


@given(inner, inner, inner, inner)
def test_a_shared_picture_is_settled_by_its_question(xa: float, xb: float, p1: float, p0: float) -> None:
    a, b = coherent(xa, p1, p0), coherent(xb, p1, p0)
    assume(abs(a.target - b.target) > 1e-6)
    assert double_crux(a, b) == pytest.approx(1.0, abs=1e-6)
    assert discrimination_share(a, b) == pytest.approx(1.0, abs=1e-6)
    assert discrimination_level(a, b) == pytest.approx(abs(a.target - b.target), abs=1e-12)


@given(inner, views, views)
def test_a_question_both_agree_on_closes_nothing(x: float, a: View, b: View) -> None:
    a, b = View(a.target, x, a.if_true, a.if_false), View(b.target, x, b.if_true, b.if_false)
    assume(a.target != b.target)
    assert gap_closed(a, b) == 0.0


def test_without_a_gap_nothing_can_be_closed() -> None:
    view = coherent(0.5, 0.6, 0.4)
    assert double_crux(view, view) is None
