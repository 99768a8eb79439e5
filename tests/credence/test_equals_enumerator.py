"""The engine equals brute force on random maps over all constructs; how many goes by the profile."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import given

from argmap.model.values import Debate
from tests.credence.differences import differences
from tests.strategies import ALL, UNCONDITIONED, Constructs, debates, random_debate

PROFILE = os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default")
MAPS = {"ci": 2_000, "nightly": 50_000}.get(PROFILE, 300)


@pytest.mark.parametrize("constructs", [ALL, UNCONDITIONED], ids=["all", "unconditioned"])
def test_random_maps(constructs: Constructs) -> None:
    wide = replace(constructs, coins=12)
    wrong = {seed: lines for seed in range(MAPS // 2) if (lines := differences(random_debate(seed, wide)))}
    assert wrong == {}


@pytest.mark.parametrize(("seed", "coins"), [(11170, 10), (103375, 12)])
def test_maps_that_once_differed(seed: int, coins: int) -> None:
    """A claim above a cycle was calibrated before the coins in it; an overfull group made an observation impossible."""
    assert differences(random_debate(seed, replace(ALL, coins=coins))) == []


@pytest.mark.parametrize("seed", [189, 271])
def test_an_assumption_that_cuts_the_way_to_an_overfull_group_gives_a_number(seed: int) -> None:
    debate = random_debate(seed, ALL)
    claim = sorted(debate.claims)[seed % len(debate.claims)]
    assert differences(debate, {claim: (seed % 11) / 10}) == []


def test_random_assumptions() -> None:
    wrong = {}
    for seed in range(MAPS // 5):
        debate = random_debate(seed, ALL)
        claim = sorted(debate.claims)[seed % len(debate.claims)]
        if lines := differences(debate, {claim: (seed % 11) / 10}):
            wrong[seed] = lines
    assert wrong == {}


@given(debates())
def test_any_map(debate: Debate) -> None:
    assert differences(debate) == []
