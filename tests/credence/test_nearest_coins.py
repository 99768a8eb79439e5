"""The nearest inputs to type in: they give what was stated, and none that are nearer do."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from argmap.credence.nearest_coins import nearest_coins
from argmap.credence.reconcile import reconcile
from argmap.credence.result import CoinMove, NearestCoins
from argmap.model.values import Debate, Stated
from tests.credence.enumerate_worlds import enumerate_worlds
from tests.credence.maps import argument, debate
from tests.strategies import ALL, UNCONDITIONED, random_debate


def one_rebuttal() -> Debate:
    return debate(
        {"t": None, "s": None},
        argument("r", "s", "-", "t", 0.9),
        credences={"b": {"t": Stated(0.8), "s": Stated(0.3)}},
    )


def typed(before: Debate, who: str, moved: tuple[CoinMove, ...]) -> Debate:
    """Return the debate once the numbers were typed in."""
    entries = dict(before.credences.get(who, {}))
    for one in moved:
        said = entries.get(one.id, Stated())
        entries[one.id] = replace(said, prior=one.after) if one.kind == "prior" else replace(said, credence=one.after)
    return replace(before, credences={**before.credences, who: entries})


def coin_divergence(after: float, before: float) -> float:
    return math.fsum(
        p * math.log2(p / q) for p, q in ((after, before), (1.0 - after, 1.0 - before)) if p > 0.0 and q > 0.0
    )


def test_typed_in_they_give_what_was_stated() -> None:
    found = nearest_coins(one_rebuttal(), "b")
    assert found is not None
    after = typed(one_rebuttal(), "b", found.moved)
    assert enumerate_worlds(after, "b").person.claims["t"].credence == pytest.approx(0.8, abs=1e-9)


def test_the_marginals_of_the_projection_do_not() -> None:
    # What the module is for: its marginals are no inputs.
    moved = tuple(CoinMove(m.id, m.kind, m.before, m.after) for m in reconcile(one_rebuttal(), "b").moved)
    after = enumerate_worlds(typed(one_rebuttal(), "b", moved), "b").person.claims["t"].credence
    assert after == pytest.approx(0.7521, abs=1e-3)


def test_no_pair_of_coins_on_the_surface_is_nearer() -> None:
    before = debate(
        {"c": 0.0, "p": None}, argument("a", "p", "+", "c", 0.8), credences={"b": {"c": Stated(0.2), "p": Stated(0.5)}}
    )
    found = nearest_coins(before, "b")
    assert found is not None
    # c comes out as p times the strength, so one number says where on the surface a pair is.
    grid = np.linspace(0.2001, 0.9999, 20001)
    costs = [coin_divergence(p, 0.5) + coin_divergence(0.2 / p, 0.8) for p in grid.tolist()]
    assert found.cost_bits == pytest.approx(min(costs), abs=1e-7)


def test_what_coheres_moves_nothing() -> None:
    before = debate(
        {"c": 0.0, "p": None}, argument("a", "p", "+", "c", 1.0), credences={"b": {"c": Stated(0.4), "p": Stated(0.4)}}
    )
    found = nearest_coins(before, "b")
    assert found is not None
    assert (found.cost_bits, found.moved) == (0.0, ())


def test_what_cannot_be_had_is_met_as_far_as_it_goes() -> None:
    before = debate(
        {"x": 0.0, "y": 0.0, "p": 0.5},
        argument("a", "p", "+", "x", 1.0),
        argument("b", "p", "+", "y", 1.0),
        credences={"b": {"x": Stated(0.4), "y": Stated(0.8)}},
    )
    found = nearest_coins(before, "b")
    assert found is not None
    assert not found.reached
    assert found.credences["x"] == pytest.approx(found.credences["y"], abs=1e-6)


def test_all_sides_of_a_group_are_typed_in() -> None:
    before = debate(
        {"t": None, "x": None, "y": None},
        argument("a", "x", "+", "t", 1.0),
        contraries=[("x", "y")],
        credences={"b": {"t": Stated(0.9)}},
    )
    found = nearest_coins(before, "b")
    assert found is not None
    assert {m.id for m in found.moved} >= {"x", "y"}
    after = enumerate_worlds(typed(before, "b", found.moved), "b").person.claims["t"].credence
    assert after == pytest.approx(0.9, abs=1e-9)


@pytest.mark.parametrize("first", range(0, 40, 20))
def test_in_random_maps_they_give_what_was_stated(first: int) -> None:
    for seed in range(first, first + 20):
        before = random_debate(seed, ALL)
        for who in before.participants:
            found = nearest_coins(before, who)
            if found is None or not found.reached:
                continue
            after = enumerate_worlds(typed(before, who, found.moved), who).person.claims
            for id in found.credences:
                stated = before.stated(who, id).credence
                assert after[id].credence == pytest.approx(stated, abs=1e-8), (seed, who, id)


@pytest.mark.parametrize("seed", [1, 2, 3, 5, 9, 12])
def test_at_the_optimum_log_odds_move_along_the_derivatives_alone(seed: int) -> None:
    # Lagrange's condition, with derivatives of the enumerated worlds by differences.
    before = random_debate(seed, UNCONDITIONED)
    for who in before.participants:
        found = nearest_coins(before, who)
        if found is None or not found.reached or not found.moved:
            continue
        slopes = np.array([differences(before, who, found, one) for one in found.moved])
        moves = np.array([log_odds(one.after) - log_odds(one.before) for one in found.moved])
        residual = moves - slopes @ np.linalg.lstsq(slopes, moves, rcond=None)[0]
        assert np.abs(residual).max() < 1e-5, (seed, who)


@pytest.mark.parametrize("first", range(0, 20, 10))
def test_they_cost_no_less_than_the_nearest_distribution(first: int) -> None:
    for seed in range(first, first + 10):
        before = random_debate(seed, UNCONDITIONED)
        for who in before.participants:
            found, projected = nearest_coins(before, who), reconcile(before, who)
            if found is not None and found.reached and projected.cost_bits is not None:
                assert found.cost_bits >= projected.cost_bits - 1e-9, (seed, who)


def log_odds(p: float) -> float:
    return math.log(p / (1.0 - p))


def differences(before: Debate, who: str, found: NearestCoins, one: CoinMove) -> list[float]:
    """Return the derivatives of the stated claims by one coin, at the inputs that were found."""
    step = 1e-4 * min(one.after, 1.0 - one.after)
    ends = []
    for value in (one.after + step, one.after - step):
        moved = (*(m for m in found.moved if m.id != one.id), replace(one, after=value))
        silent = typed(before, who, moved)
        entries = {
            id: said if id not in found.credences else replace(said, credence=None)
            for id, said in silent.credences[who].items()
        }
        claims = enumerate_worlds(replace(silent, credences={who: entries}), who).person.claims
        ends.append([claims[id].credence or 0.0 for id in found.credences])
    return [(high - low) / (2.0 * step) for high, low in zip(*ends, strict=True)]
