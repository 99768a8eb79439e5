"""Where the gap between two people over a claim comes from: a part for each number on which they differ.

P(target) is multilinear in the coins, so the Shapley value of each number is the integral of its derivative along the
straight way from one person's numbers to the other's, and Gauss-Legendre quadrature with half as many points as there
are numbers is exact. Where worlds are reweighed (contraries, mutual rebuttals, observations) P(target) is a ratio; the
same integral is then the Aumann-Shapley value, taken with more points until the parts sum to the gap.
References: Owen 1972 (multilinear extension); Aumann & Shapley 1974. Must not know how parts are shown.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from argmap.credence.budget import Budget, TooLong
from argmap.credence.coins import Floats
from argmap.credence.inference import Compiled
from argmap.cruxes.dependence import reach
from argmap.cruxes.path import Places, reweighed, seconds, total_derivative, with_predictions
from argmap.cruxes.people import People, read_people
from argmap.cruxes.result import Comparison, GapPart, Kind, PartMethod
from argmap.model.diagnostic import Finding
from argmap.model.values import Debate

TOLERANCE = 1e-12
UNSETTLED = 1e-9
FIRST_POINTS, SMOOTH_POINTS = 8, 64
STEPS = (1 / 8, 1 / 16, 1 / 32)
LONGEST = 8.0
"""A gap that would take more than about so many seconds to divide is not divided."""
REACH = 3.5
"""How far double-exponential points go: to within 1e-22 of either end."""


def compare(debate: Debate, a: str, b: str, *, target: str | None = None, people: People | None = None) -> Comparison:
    """Return the parts of the gap credence_b - credence_a, the largest absolute share first; they sum to the gap.

    `target` defaults to the first thesis; `people` are both, where they are read already. Where somebody's credence is
    not defined the gap is None and there are no parts. Raises KeyError for a target or participant that is not in the
    debate.
    """
    chosen = target if target is not None else debate.thesis[0]
    people = people or read_people(debate, (a, b))
    at = people.column(chosen)
    first, second = float(people.plain[0, at]), float(people.plain[1, at])
    if np.isnan(first) or np.isnan(second) or people.worlds is not None:
        return _without_parts(people, chosen, first, second)
    ratio = reweighed(people.compiled, chosen, people.coins[0], people.coins[1])
    method: PartMethod = "aumann-shapley" if ratio else "shapley"
    findings = people.findings
    gap = second - first
    start, end = with_predictions(people.compiled, people.coins[0], people.coins[1], people.plain)
    near = reach(people.compiled.structure, chosen, people.imposed)
    bears = np.array([coin.id in near for coin in people.compiled.coin_ids])
    differing = np.flatnonzero(bears & (start != end) & ~np.isnan(start) & ~np.isnan(end))
    exactly = None if ratio else (len(differing) + 1) // 2
    try:
        shares = _shares(people.compiled, chosen, start, end, differing, gap, exactly)
    except TooLong:
        return Comparison(chosen, a, b, first, second, gap, method, (), (*findings, _too_long(chosen)))
    if not abs(float(shares.sum()) - gap) <= UNSETTLED:
        return Comparison(chosen, a, b, first, second, gap, method, (), (*findings, _unsettled(chosen)))
    places = zip(differing, shares, strict=True)
    parts = [_part(debate, people, int(at), start, end, float(share)) for at, share in places if share != 0.0]
    parts.sort(key=lambda part: (-abs(part.share), part.id, part.kind, part.side or ""))
    return Comparison(chosen, a, b, first, second, gap, method, tuple(parts), findings)


def _without_parts(people: People, target: str, first: float, second: float) -> Comparison:
    """Return the gap alone: where somebody's credence is not defined, or the map is too wide to divide it honestly."""
    known = [None if np.isnan(p) else p for p in (first, second)]
    gap = None if known[0] is None or known[1] is None else known[1] - known[0]
    a, b = people.who
    findings, sampled = people.findings, people.worlds is not None
    if sampled:
        findings += (_too_wide(target),)
    method: PartMethod = "aumann-shapley" if people.compiled.structure.weighted else "shapley"
    return Comparison(target, a, b, known[0], known[1], gap, method, (), findings, sampled)


def _shares(
    compiled: Compiled, target: str, start: Floats, end: Floats, differing: Places, gap: float, exactly: int | None
) -> Floats:
    """Return the part of each differing number, with ever more points until they neither move nor miss the gap.

    `exactly` is the number of points that is exact, None where none is. Raises `TooLong` where that is too much work.
    """
    budget = Budget(LONGEST)
    if len(differing) == 0:
        return np.zeros(0)
    former = None
    for way, weights in _rules(exactly):
        coins = way[:, :1] * start + way[:, 1:] * end
        budget.spend(seconds(compiled, coins))
        integrated = (end - start) * (weights @ total_derivative(compiled, target, coins))
        shares: Floats = integrated[differing]
        settled = former is not None and float(np.abs(shares - former).max()) < TOLERANCE
        if settled and abs(float(shares.sum()) - gap) < TOLERANCE:
            return shares
        former = shares
    return shares


def _rules(exactly: int | None) -> Iterator[tuple[Floats, Floats]]:
    """Return quadrature rules, each finer than the last: shares of start and end at each point, and its weight.

    Where no rule is exact, those of double-exponential points come last: they crowd towards the ends, where somebody's
    number is all but certain and the derivative is steepest (Takahasi & Mori 1974).
    """
    most = SMOOTH_POINTS if exactly is None else exactly
    points = min(FIRST_POINTS, most)
    while True:
        nodes, weights = np.polynomial.legendre.leggauss(points)
        yield np.stack([(1.0 - nodes) / 2.0, (1.0 + nodes) / 2.0], axis=1), weights / 2.0
        if points >= most:
            break
        points = min(2 * points, most)
    if exactly is None:
        yield from map(_double_exponential, STEPS)


def _double_exponential(step: float) -> tuple[Floats, Floats]:
    at = np.arange(-REACH, REACH + step / 2.0, step)
    steep = np.pi * np.sinh(at)
    to_start, to_end = 1.0 / (1.0 + np.exp(steep)), 1.0 / (1.0 + np.exp(-steep))
    return np.stack([to_start, to_end], axis=1), step * np.pi * np.cosh(at) * to_start * to_end


def _part(debate: Debate, people: People, at: int, start: Floats, end: Floats, share: float) -> GapPart:
    coin = people.compiled.coin_ids[at]
    a, b = float(start[at]), float(end[at])
    if coin.kind == "strength":
        return GapPart(coin.id, "strength", a, b, share)
    if coin.kind == "claim":
        return GapPart(coin.id, _claim_kind(debate, people, coin.id), a, b, share)
    return GapPart(coin.id, "likelihood", a, b, share, coin.kind)


def _claim_kind(debate: Debate, people: People, claim: str) -> Kind:
    structure = people.compiled.structure
    if claim in structure.targeted and claim not in structure.observations:
        return "prior"
    return "credence" if any(debate.stated(who, claim).credence is not None for who in people.who) else "prior"


def _too_wide(target: str) -> Finding:
    return Finding(
        "gap-not-divided",
        "warning",
        f"the gap over '{target}' is not divided into parts: the map is too wide to be summed exactly,"
        " and parts of an estimate would not sum to it",
        ("claims", target),
        "compare over a claim further down, or let fewer arguments share premises",
    )


def _too_long(target: str) -> Finding:
    return Finding(
        "gap-not-divided",
        "warning",
        f"the gap over '{target}' is not divided into parts: that would be too much work",
        ("claims", target),
        "compare over a claim further down, or let observations bear on fewer claims",
    )


def _unsettled(target: str) -> Finding:
    return Finding(
        "gap-not-divided",
        "warning",
        f"the gap over '{target}' is not divided into parts: between the two people's numbers it jumps",
        ("claims", target),
        "somebody's numbers are at the edge of what is possible; make a certain one less than certain",
    )
