"""Observations that depend on each other, more than a table of all their patterns would hold."""

from __future__ import annotations

import math
import random

import pytest

from argmap.credence import evidence
from argmap.credence.engine import credences
from argmap.credence.result import NOBODY
from argmap.model.values import Debate, Pair, Stated
from tests.credence.differences import differences
from tests.credence.maps import argument, debate, shared
from tests.strategies import ALL, random_debate


def observed(seed: int, claims: int, observations: int) -> Debate:
    """Return a chain of claims with so many observations among them."""
    source = random.Random(seed)
    priors: dict[str, float | None] = {f"c{n}": round(source.uniform(0.2, 0.8), 2) for n in range(claims)}
    steps = [argument(f"s{n}", f"c{n + 1}", "+-"[n % 2], f"c{n}", 1.0) for n in range(claims - 1)]
    for n in range(observations):
        priors[f"e{n}"] = round(source.uniform(0.25, 0.75), 2)
        pair = Pair(round(source.uniform(0.5, 0.9), 2), round(source.uniform(0.2, 0.6), 2))
        steps.append(argument(f"o{n}", f"e{n}", "~", f"c{n % claims}", pair))
    return debate(priors, *steps)


@pytest.mark.parametrize("seed", range(3))
def test_eleven_observations_equal_brute_force(seed: int) -> None:
    assert differences(observed(seed, 1, 11)) == []


def test_eleven_observations_of_two_claims_equal_brute_force() -> None:
    assert differences(observed(5, 2, 11)) == []


def test_certain_observations_among_them() -> None:
    base = observed(1, 1, 11)
    stated = {"x": {"e0": Stated(1.0), "e1": Stated(0.0)}, "y": {"e2": Stated(0.6)}}
    map = debate({c.id: c.prior for c in base.claims.values()}, *base.arguments.values(), credences=stated)
    assert differences(map) == []


def test_what_cannot_be_had_together_is_an_error() -> None:
    base = observed(2, 1, 11)
    steps = [argument(a.id, a.premises[0].claim, "~", a.target, Pair(1.0, 0.0)) for a in base.arguments.values()]
    map = debate({c.id: c.prior for c in base.claims.values()}, *steps)
    found = credences(map)
    assert "evidence-infeasible" in [f.code for f in found.findings]
    assert found.participants[NOBODY].claims["c0"].credence is None


def test_sixty_observations_in_a_large_map_are_met() -> None:
    base = shared(1000, 0.05, 5)
    source = random.Random(2)
    priors = {c.id: c.prior for c in base.claims.values()}
    steps = list(base.arguments.values())
    targets = sorted({a.target for a in steps})
    for n in range(60):
        priors[f"e{n}"] = round(source.uniform(0.3, 0.8), 2)
        steps.append(argument(f"o{n}", f"e{n}", "~", source.choice(targets), Pair(0.7, 0.4)))
    claims = credences(debate(priors, *steps)).participants[NOBODY].claims
    assert [claims[f"e{n}"].credence for n in range(60)] == pytest.approx(
        [priors[f"e{n}"] for n in range(60)], abs=1e-9
    )
    assert claims["c0"].range is not None


def test_fitting_by_steps_equals_brute_force_on_random_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "LARGEST_TABLE", -1)
    wrong, compared = {}, 0
    for seed in range(60):
        map = random_debate(seed, ALL)
        if any(a.relation == "evidence_for" for a in map.arguments.values()):
            compared += 1
            if lines := differences(map):
                wrong[seed] = lines
    assert wrong == {}
    assert compared > 20


def one_claim(count: int) -> Debate:
    """Return a claim with so many soft observations, and one premise."""
    source = random.Random(3)
    priors: dict[str, float | None] = {"t": 0.4, "p": 0.6}
    steps = [argument("a", "p", "+", "t", 0.5)]
    for n in range(count):
        priors[f"e{n}"] = round(source.uniform(0.2, 0.8), 2)
        pair = Pair(round(source.uniform(0.3, 0.8), 2), round(source.uniform(0.2, 0.7), 2))
        steps.append(argument(f"o{n}", f"e{n}", "~", "t", pair))
    return debate(priors, *steps)


def test_a_thousand_soft_observations_of_one_claim_are_exact() -> None:
    map = one_claim(1000)
    found = credences(map)
    claims = found.participants[NOBODY].claims
    assert found.method == "exact"
    assert max(abs((claims[f"e{n}"].credence or 0.0) - (map.claims[f"e{n}"].prior or 0.0)) for n in range(1000)) < 1e-11


def test_ten_thousand_certain_observations_do_not_underflow() -> None:
    map = one_claim(9_000)
    sure = {c.id: float(round(c.prior or 0.0)) if c.id[0] == "e" else c.prior for c in map.claims.values()}
    told = sum(
        math.log(pair.if_true / pair.if_false) if sure[e] else math.log((1 - pair.if_true) / (1 - pair.if_false))
        for e, pair in ((a.premises[0].claim, a.likelihoods) for a in map.arguments.values())
        if pair is not None
    )
    before = credences(debate({"t": 0.4, "p": 0.6}, argument("a", "p", "+", "t", 0.5)))
    odds = _logit(before.participants[NOBODY].claims["t"].credence or 0.0) + told
    after = credences(debate(sure, *map.arguments.values())).participants[NOBODY].claims["t"].credence
    assert after == pytest.approx(1.0 / (1.0 + math.exp(-odds)), abs=1e-9)


def _logit(p: float) -> float:
    return math.log(p / (1.0 - p))
