"""Pooling: the numbers to reproduce, and the edges."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.credence.pool import POOLS, extremising, pool
from argmap.credence.result import Pool

FOUR = [0.0140, 0.0221, 0.0039, 0.0040]
INSIDE = st.lists(st.floats(0.001, 0.999), min_size=1, max_size=8)


def test_the_four_forecasts() -> None:
    mean, odds = pool(FOUR, "mean"), pool(FOUR)
    assert mean is not None
    assert odds is not None
    assert round(mean, 4) == 0.0110
    assert round(odds, 5) == 0.00836


def test_median_of_four_is_between_the_middle_two() -> None:
    assert pool(FOUR, "median") == pytest.approx((0.0140 + 0.0040) / 2)


def test_extremised_of_one_is_itself() -> None:
    assert pool([0.2], "extremised") == pytest.approx(0.2, abs=1e-15)


def test_extremising_factor_of_two() -> None:
    assert extremising(2) == pytest.approx(2 * (math.sqrt(7) - 2), abs=1e-15)


@pytest.mark.parametrize("method", ["odds", "extremised"])
def test_certainty_decides(method: Pool) -> None:
    assert pool([1.0, 0.3], method) == 1.0
    assert pool([0.0, 0.3], method) == 0.0
    assert pool([0.0, 1.0, 0.3], method) is None


@pytest.mark.parametrize("method", POOLS)
def test_nobody_has_a_credence(method: Pool) -> None:
    assert pool([], method) is None
    assert pool([None], method) is None


@pytest.mark.parametrize("method", POOLS)
def test_members_without_one_are_left_out(method: Pool) -> None:
    assert pool([0.2, None, 0.6], method) == pool([0.2, 0.6], method)


@given(INSIDE, st.sampled_from(POOLS))
def test_order_does_not_matter(credences: list[float], method: Pool) -> None:
    assert pool(credences, method) == pytest.approx(pool(credences[::-1], method), abs=1e-14)


@given(INSIDE, st.sampled_from(POOLS))
def test_the_negation_mirrors(credences: list[float], method: Pool) -> None:
    mirrored, straight = pool([1.0 - c for c in credences], method), pool(credences, method)
    assert mirrored is not None
    assert straight is not None
    assert mirrored == pytest.approx(1.0 - straight, abs=1e-12)
