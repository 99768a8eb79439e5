"""Stated credences are honoured exactly, however deep the map; what cannot be done exactly does not say exact."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from argmap.credence import calibrate
from argmap.credence.engine import credences
from argmap.credence.result import ClaimCredence
from argmap.model.values import Debate, Pair, Participant, Stated
from tests.credence.differences import differences
from tests.credence.maps import argument, chain, debate, shared, tree
from tests.strategies import ALL, UNCONDITIONED, Constructs, random_debate


def stated_everywhere(base: Debate, seed: int = 3) -> Debate:
    """Return the debate with one person who states a credence in every derived claim."""
    source = random.Random(seed)
    derived = sorted({a.target for a in base.arguments.values() if a.relation != "undercuts"})
    stated = {c: Stated(round(source.uniform(0.35, 0.65), 3)) for c in derived}
    return replace(base, participants={"x": Participant("x")}, credences={"x": stated})


def off(claim: ClaimCredence) -> float:
    """Return how far a claim is from what was stated, or from the nearest that its coin allows."""
    assert claim.range is not None
    assert claim.stated is not None
    assert claim.credence is not None
    low, high = sorted(claim.range)
    return abs(claim.credence - min(max(claim.stated, low), high))


def contrary_tops(base: Debate, first: str, second: str) -> Debate:
    return replace(base, contraries=((first, second),))


def ladder(rungs: int) -> Debate:
    """Return a map in which every claim supports the next two: deep, and never cut in two by one claim."""
    steps = [argument(f"a{n}", f"c{n}", "+", f"c{n + 1}", 0.6) for n in range(rungs - 1)]
    steps += [argument(f"b{n}", f"c{n}", "-", f"c{n + 2}", 0.5) for n in range(rungs - 2)]
    return debate({f"c{n}": 0.4 for n in range(rungs)}, *steps)


def observed_chain(claims: int) -> Debate:
    base = chain(claims)
    priors = {**{c.id: c.prior for c in base.claims.values()}, "e": 0.8}
    return debate(priors, *base.arguments.values(), argument("e1", "e", "~", "c0", Pair(0.7, 0.4)))


@pytest.mark.parametrize(
    "map",
    [
        chain(5000),
        tree(1000),
        shared(1000, 0.05, 5),
        shared(1000, 0.10, 6),
        ladder(400),
        contrary_tops(chain(300), "c0", "c7"),
        observed_chain(200),
    ],
    ids=["chain", "tree", "5%", "10%", "ladder", "contraries", "observed"],
)
def test_every_stated_claim_comes_out_as_stated(map: Debate) -> None:
    found = credences(stated_everywhere(map))
    assert found.method == "exact"
    assert not [f for f in found.findings if f.code == "calibration-unsettled"]
    claims = found.participants["x"].claims
    assert max(off(claims[c]) for c in claims if claims[c].calibrated) < 1e-9


@pytest.mark.parametrize("constructs", [ALL, UNCONDITIONED], ids=["all", "unconditioned"])
def test_walking_honours_what_is_stated_on_random_maps(constructs: Constructs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "SHORT", -1.0)
    wide = replace(constructs, coins=12)
    wrong = {seed: lines for seed in range(60) if (lines := differences(random_debate(seed, wide)))}
    assert wrong == {}


def test_many_people_are_calibrated_as_each_alone() -> None:
    map = stated_everywhere(ladder(120))
    other = {c: Stated(0.5) for n, c in enumerate(map.credences["x"]) if n % 3}
    both = replace(
        map,
        participants={**map.participants, "y": Participant("y")},
        credences={**map.credences, "y": other},
    )
    together, alone = credences(both), credences(both, participants=["y"])
    claims = alone.participants["y"].claims
    for id, claim in together.participants["y"].claims.items():
        assert claim.credence == pytest.approx(claims[id].credence, abs=1e-12)


def test_what_takes_too_long_says_how_sure_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "LONGEST", 0.001)
    monkeypatch.setattr(calibrate, "SHORT", -1.0)
    found = credences(stated_everywhere(ladder(60)))
    assert found.method == "sampled"
    assert all(c.standard_error is not None for c in found.participants["x"].claims.values())
