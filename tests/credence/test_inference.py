"""The questions that cruxes and attributions ask of a compiled map."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from argmap.credence.inference import compile_debate
from argmap.model.values import Debate, Pair, Stated
from tests.credence.enumerate_worlds import enumerate_worlds
from tests.credence.maps import argument, chain, debate, fan, shared, tree
from tests.strategies import ALL, debates

SILENT = replace(ALL, credences_of_derived=False, certain=False)


@given(debates(SILENT))
def test_conditionals_equal_those_of_all_worlds(debate: Debate) -> None:
    who, target = next(iter(debate.participants), "map"), next(iter(debate.claims))
    compiled = compile_debate(debate)
    coins = compiled.coins(debate, who)
    worlds = enumerate_worlds(debate, who)
    if not worlds.weights or worlds.null:
        return
    found = compiled.marginals(coins, given={target: True})[0]
    for claim, value in zip(compiled.structure.claims, found, strict=True):
        wanted = worlds.conditional(claim, {target: True})
        if wanted is not None and (worlds.probability({target: True}) or 0.0) > 1e-6:
            assert value == pytest.approx(wanted, abs=1e-9)


@given(debates(replace(SILENT, evidence=False)))
def test_the_gradient_is_the_difference_quotient(debate: Debate) -> None:
    target = next(iter(debate.claims))
    compiled = compile_debate(debate)
    # Away from 0 and 1, where a step would leave the probabilities.
    coins = 0.005 + 0.98 * compiled.coins(debate, next(iter(debate.participants), "map"))
    at = compiled.claim_column[target]
    found = compiled.gradient(coins, target)[0]
    step = 1e-6
    moved = np.vstack([coins + step * row for row in np.vstack([np.eye(len(coins)), -np.eye(len(coins))])])
    values = compiled.marginals(moved)[:, at].reshape(2, -1)
    if not np.isnan(values).any() and abs(found).max() < 100:
        assert found == pytest.approx((values[0] - values[1]) / (2 * step), abs=2e-4)


def test_a_batch_is_its_rows() -> None:
    compiled = compile_debate(tree(40))
    coins = compiled.coins(tree(40), "map")
    batch = np.vstack([coins, coins * 0.5, coins * 0.1])
    together = compiled.marginals(batch)
    assert together == pytest.approx(np.vstack([compiled.marginals(row) for row in batch]), abs=1e-15)


def test_a_structure_is_compiled_once() -> None:
    first = tree(20)
    second = replace(first, claims={id: replace(c, prior=0.9) for id, c in first.claims.items()})
    assert compile_debate(first) is compile_debate(second)


def test_what_is_given_is_what_holds() -> None:
    map = debate({"t": 0.2, "p": 0.5}, argument("a", "p", "+", "t"))
    compiled = compile_debate(map)
    both = compiled.marginals(np.vstack([compiled.coins(map, "map")] * 2), given={"p": [True, False]})
    assert both[:, compiled.claim_column["t"]] == pytest.approx([1.0, 0.2])


def test_conditions_are_asked_after_the_observations() -> None:
    map = debate({"t": 0.5, "e": 0.7}, argument("a", "e", "~", "t", Pair(0.8, 0.2)))
    compiled = compile_debate(map)
    found = compiled.marginals(compiled.coins(map, "map"), given={"e": True})
    assert found[0, compiled.claim_column["t"]] == pytest.approx(0.8)


@pytest.mark.parametrize(
    "map", [tree(3000), chain(5000), fan(2000), shared(1000, 0.05, 12)], ids=["tree", "chain", "fan", "shared"]
)
def test_large_maps_are_summed_exactly(map: Debate) -> None:
    compiled = compile_debate(map)
    values = compiled.marginals(compiled.coins(map, "map"))
    assert compiled.exact
    assert ((values >= 0.0) & (values <= 1.0)).all()


def test_a_long_chain_of_stated_credences() -> None:
    map = replace(chain(60), credences={"x": {f"c{n}": Stated(0.5) for n in range(60)}})
    compiled = compile_debate(map)
    assert compiled.marginals(compiled.coins(map, "x"))[0, 0] == pytest.approx(0.5)
