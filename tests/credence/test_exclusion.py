"""What a group of contraries or a mutual rebuttal does to a number, against the enumerated worlds without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.credence.explain import explain
from argmap.credence.inference import compile_debate
from argmap.model.values import Debate, Stated
from tests.credence.enumerate_worlds import enumerate_worlds
from tests.credence.maps import argument, debate
from tests.strategies import ALL, random_debate


def number(of: Debate, claim: str, who: str = "b") -> float | None:
    return enumerate_worlds(of, who).person.claims[claim].credence


def rivals(**stated: float) -> Debate:
    return debate(
        {"t": 0.4, "x": None, "p": 0.5},
        argument("a", "p", "+", "t", 0.5),
        contraries=[("t", "x")],
        credences={"b": {id: Stated(x) for id, x in stated.items()}},
    )


def test_a_group_lowers_what_it_holds() -> None:
    (group,) = explain(rivals(x=0.3), "t", participant="b").groups
    without = replace(rivals(x=0.3), contraries=())
    assert group.effect == pytest.approx((number(rivals(x=0.3), "t") or 0) - (number(without, "t") or 0), abs=1e-12)


def test_a_leaf_that_no_argument_bears_on_is_explained_too() -> None:
    (group,) = explain(rivals(x=0.3), "x", participant="b").groups
    assert group.effect == pytest.approx((number(rivals(x=0.3), "x") or 0) - 0.3, abs=1e-12)


def test_a_silent_rival_is_named_with_its_assumed_number() -> None:
    (group,) = explain(rivals(), "t", participant="b").groups
    assert group.assumed == {"x": 0.5}


def test_sides_of_one_coin_have_the_same_number_without_it() -> None:
    before = debate({"x": 0.3, "y": 0.2}, contraries=[("x", "y")], credences={"b": {}})
    (group,) = explain(before, "x", participant="b").groups
    assert group.effect == pytest.approx(0.0, abs=1e-12)


def test_a_mutual_rebuttal_is_taken_away_with_both_steps() -> None:
    before = debate(
        {"x": 0.6, "y": 0.7},
        argument("a", "x", "-", "y", 0.9),
        argument("b", "y", "-", "x", 0.8),
        credences={"b": {}},
    )
    (group,) = explain(before, "x", participant="b").groups
    assert (group.kind, group.arguments) == ("mutual", ("a", "b"))
    assert group.effect == pytest.approx((number(before, "x") or 0) - 0.6, abs=1e-12)


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_in_random_maps_an_effect_is_the_difference_of_enumerated_numbers(first: int) -> None:
    for seed in range(first, first + 20):
        before = uncalibrated(random_debate(seed, ALL))
        structure = compile_debate(before).structure
        for who in before.participants:
            for claim in structure.claims[:3]:
                for group in explain(before, claim, participant=who).groups:
                    without = replace(
                        before, contraries=tuple(g for g in before.contraries if not same(g, group.claims))
                    )
                    left = compile_debate(without).structure
                    if group.kind == "mutual" or (left.exclusive, structure.exclusive) != ((), ()):
                        continue
                    now, then = number(before, claim, who), number(without, claim, who)
                    expected = None if now is None or then is None else now - then
                    assert group.effect == pytest.approx(expected, abs=1e-9), (seed, who, claim)


def same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) == set(other)


def uncalibrated(before: Debate) -> Debate:
    """Return the debate without stated credences in derived claims, so that no coin is set by anything."""
    derived = {a.target for a in before.arguments.values() if a.relation != "undercuts"}
    silent = {
        who: {id: replace(said, credence=None) if id in derived else said for id, said in entries.items()}
        for who, entries in before.credences.items()
    }
    return replace(before, credences=silent)
