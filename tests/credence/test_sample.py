"""Sampled credences agree with exact ones, and come out the same each time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.credence import inference, split
from argmap.credence.engine import credences
from argmap.credence.result import NOBODY, Credences
from argmap.model.values import Debate, Stated
from tests.credence.maps import argument, debate, shared
from tests.strategies import ALL, random_debate


def sampled(debate: Debate, monkeypatch: pytest.MonkeyPatch) -> Credences:
    inference._CACHE.clear()
    with monkeypatch.context() as patch:
        patch.setattr(inference, "LARGEST_WORK", 0)
        patch.setattr(split, "LARGEST_SPLIT", 0)
        result = credences(debate)
    inference._CACHE.clear()
    return result


@pytest.mark.parametrize("seed", range(12))
def test_within_four_standard_errors_of_exact(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    map = random_debate(seed, replace(ALL, credences_of_derived=False))
    exact, rough = credences(map), sampled(map, monkeypatch)
    assert rough.method == "sampled"
    for who, person in exact.participants.items():
        for id, claim in person.claims.items():
            there = rough.participants[who].claims[id]
            if claim.credence is not None and there.credence is not None:
                assert there.standard_error is not None
                assert abs(there.credence - claim.credence) <= 4 * there.standard_error + 1e-6


def test_within_four_standard_errors_where_coins_are_calibrated_and_conditions_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    off, compared = [], 0
    for seed in range(60, 95):
        map = random_debate(seed, ALL)
        exact, rough = credences(map), sampled(map, monkeypatch)
        for who, person in exact.participants.items():
            for id, claim in person.claims.items():
                there = rough.participants[who].claims[id]
                if claim.credence is None or there.credence is None:
                    continue
                compared += 1
                assert there.standard_error is not None
                if abs(there.credence - claim.credence) > 4 * there.standard_error + 1e-9:
                    off.append((seed, who, id))
    assert compared > 80
    assert off == []


def test_a_stated_credence_is_honoured_in_samples_too(monkeypatch: pytest.MonkeyPatch) -> None:
    map = debate({"t": 0.5, "p": 0.5}, argument("a", "p", "+", "t", 0.6), credences={"x": {"t": Stated(0.4)}})
    result = sampled(map, monkeypatch).participants["x"].claims["t"]
    assert result.credence == pytest.approx(0.4, abs=0.01)
    assert result.range == pytest.approx((0.3, 1.0), abs=0.02)


def test_a_map_too_wide_is_sampled_and_says_so() -> None:
    result = credences(shared(600, 0.5, 600))
    claim = result.participants[NOBODY].claims["c0"]
    assert result.method == "sampled"
    assert claim.standard_error is not None
    assert 0.0 < claim.standard_error < 0.01


def test_one_debate_gives_one_answer() -> None:
    map = shared(300, 0.6, 300)
    first, second = credences(map), credences(map)
    assert first.participants[NOBODY].claims["c0"] == second.participants[NOBODY].claims["c0"]


def test_a_cycle_too_large_to_enumerate_is_sampled() -> None:
    count = 30
    map = debate(
        {f"c{n}": 0.4 for n in range(count)},
        *(argument(f"a{n}", f"c{n}", "+-"[n % 2], f"c{(n + 1) % count}", 0.7) for n in range(count)),
    )
    assert credences(map).method == "sampled"
