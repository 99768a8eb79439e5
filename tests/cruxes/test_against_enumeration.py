"""Cruxes and parts of a gap equal what counting all worlds gives, on random maps of two people."""

import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, count

import pytest

from argmap.credence.engine import credences
from argmap.credence.structure import read_structure
from argmap.cruxes.compare import compare
from argmap.cruxes.dependence import bearing_on
from argmap.cruxes.people import read_people, set_views, views
from argmap.cruxes.result import GapPart
from argmap.model.values import Debate, Pair, Stated
from tests.credence.enumerate_worlds import Enumeration, enumerate_worlds
from tests.strategies import ALL, Constructs, random_debate

SMALL = replace(ALL, coins=7)
UNCONDITIONED = replace(SMALL, contraries=False, mutual=False, evidence=False, exclusive=False)
SEEDS = range(60)


def debate_of_two(seed: int, constructs: Constructs = SMALL) -> Debate:
    """Return the seed's first debate with two participants."""
    tries = (random_debate(1000 * seed + n, constructs) for n in count(0))
    return next(debate for debate in tries if len(debate.participants) >= 2)


def two_people(debate: Debate) -> tuple[str, str]:
    first, second, *_ = debate.participants
    return first, second


def counted(debate: Debate) -> tuple[Enumeration, Enumeration]:
    first, second = two_people(debate)
    return enumerate_worlds(debate, first), enumerate_worlds(debate, second)


def agrees(found: float, expected: float | None) -> bool:
    return math.isnan(found) if expected is None else math.isclose(found, expected, abs_tol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_views_equal_counting(seed: int) -> None:
    debate = debate_of_two(seed)
    target = sorted(debate.claims)[seed % len(debate.claims)]
    people = read_people(debate, two_people(debate))
    for by_claim, worlds in zip(views(people, target), counted(debate), strict=True):
        if not worlds.converged or any(0 < min(c, 1 - c) < 1e-9 for c in worlds.coins.values()):
            continue  # what was stated cannot be had: a coin at the edge decides between 0/0 and anything
        for claim, view in by_claim.items():
            null = not worlds.weights or claim in worlds.null or target in worlds.null
            assert (view is None) == null, (claim, view)
            if view is not None:
                assert agrees(view.if_true, worlds.conditional(target, {claim: True})), claim
                assert agrees(view.if_false, worlds.conditional(target, {claim: False})), claim


@pytest.mark.parametrize("seed", SEEDS)
def test_views_of_sets_equal_counting(seed: int) -> None:
    debate = debate_of_two(seed)
    target, *others = sorted(debate.claims)
    if len(others) < 2:
        return
    people = read_people(debate, two_people(debate))
    for size in (2, 3):
        chosen = tuple(others[:size])
        for view, worlds in zip(set_views(people, target, chosen), counted(debate), strict=True):
            if view is None or worlds.null or not worlds.converged:
                continue
            both = dict.fromkeys(chosen, True)
            x, p1 = worlds.probability(both), worlds.conditional(target, both)
            assert x is not None
            assert math.isclose(view.credence, x, abs_tol=1e-9)
            if x > 1e-9 and p1 is not None:
                assert math.isclose(view.if_true, p1, abs_tol=1e-9)


def with_numbers(debate: Debate, numbers: Mapping[tuple[str, str, str | None], float]) -> Debate:
    """Return the debate with one participant whose every number is given."""
    entries: dict[str, Stated] = {}
    for (id, kind, side), value in numbers.items():
        if kind == "likelihood":
            pair = entries.get(id, Stated()).likelihoods or Pair(0.5, 0.5)
            entries[id] = Stated(likelihoods=replace(pair, **{str(side): value}))
        elif kind == "prior":
            entries[id] = Stated(prior=value)
        else:
            entries[id] = Stated(credence=value)
    return replace(
        debate, credences={"mixed": entries}, participants={"mixed": next(iter(debate.participants.values()))}
    )


def everything(debate: Debate, person: str) -> dict[tuple[str, str, str | None], float]:
    """Return every number a person uses in a map without conditions: coins as calibrated, strengths."""
    worlds = enumerate_worlds(debate, person)
    found: dict[tuple[str, str, str | None], float] = {}
    for id, claim in worlds.person.claims.items():
        assert claim.prior is not None
        found[id, "credence" if claim.leaf else "prior", None] = claim.prior
    for id, argument in worlds.person.arguments.items():
        assert argument.strength is not None
        found[id, "strength", None] = argument.strength
    return found


def shapley_by_counting(debate: Debate, target: str, most: int) -> dict[str, float] | None:
    """Return the Shapley parts over all 2^n mixtures of two people's numbers; None where more than `most` differ."""
    a, b = (everything(debate, person) for person in two_people(debate))
    differing = [key for key in a if a[key] != b[key]]
    if len(differing) > most:
        return None
    value: dict[frozenset[tuple[str, str, str | None]], float] = {}
    for size in range(len(differing) + 1):
        for chosen in combinations(differing, size):
            mixed = {key: b[key] if key in chosen else a[key] for key in a}
            found = enumerate_worlds(with_numbers(debate, mixed), "mixed").probability({target: True})
            assert found is not None
            value[frozenset(chosen)] = found
    n, parts = len(differing), {}
    for key in differing:
        total = 0.0
        for subset, before in value.items():
            if key not in subset:
                size = len(subset)
                weight = math.factorial(size) * math.factorial(n - size - 1) / math.factorial(n)
                total += weight * (value[subset | {key}] - before)
        parts[key[0]] = total
    return parts


@pytest.mark.parametrize("seed", range(50))
def test_parts_are_shapley_values(seed: int) -> None:
    debate = debate_of_two(seed, UNCONDITIONED)
    target = sorted(debate.claims)[0]
    comparison = compare(debate, *two_people(debate), target=target)
    expected = shapley_by_counting(debate, target, 6) if comparison.method == "shapley" else None
    if expected is None:
        return
    found: dict[str, GapPart] = {part.id: part for part in comparison.parts}
    for id, share in expected.items():
        assert math.isclose(found[id].share if id in found else 0.0, share, abs_tol=1e-9), id


@pytest.mark.parametrize("seed", SEEDS)
def test_parts_sum_to_the_gap(seed: int) -> None:
    debate = debate_of_two(seed)
    target = sorted(debate.claims)[seed % len(debate.claims)]
    comparison = compare(debate, *two_people(debate), target=target)
    if any(f.code == "gap-not-divided" for f in comparison.findings):
        # Only where what was stated drove a coin to the very edge, so that the credence jumps there.
        found = [c for worlds in counted(debate) for c in worlds.coins.values()]
        found += [c.prior or 0.0 for one in credences(debate).participants.values() for c in one.claims.values()]
        assert any(0 < min(c, 1 - c) < 1e-9 for c in found)
        assert comparison.parts == ()
    elif comparison.gap is not None:
        assert math.isclose(sum(part.share for part in comparison.parts), comparison.gap, abs_tol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_does_not_bear_on_the_target_cannot_move_it(seed: int) -> None:
    debate = debate_of_two(seed, UNCONDITIONED)
    target = sorted(debate.claims)[0]
    bearing = bearing_on(read_structure(debate), target)
    for part in compare(debate, *two_people(debate), target=target).parts:
        assert part.id in (*bearing, target) or part.id in debate.arguments
