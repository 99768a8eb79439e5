"""Where the engine and the brute-force enumerator differ on one debate, in words.

Knows both, and what each number may differ by. Must not know how either computes.

The engine's calibrated coins are put into the enumerator, so that every number is compared to 1e-12; the coins are held
against the definition of calibration itself: as stated, or at the nearer end. Where stated credences press a coin to an
end at which no world is left, no coin is nearest, and only the numbers that follow from the coin are compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from argmap.credence.engine import credences
from argmap.credence.result import NOBODY, ClaimCredence, PersonCredences
from argmap.model.values import Debate
from tests.credence.enumerate_worlds import Enumeration, enumerate_worlds

EXACT = 1e-12
HONOURED = 1e-9
PRESSED = 1e-6


def differences(debate: Debate, assume: Mapping[str, float] | None = None) -> list[str]:
    """Return a line for each number that differs, for every participant; none where all agree."""
    found = credences(debate, assume=assume)
    lines = []
    for participant in debate.participants or (NOBODY,):
        person = found.participants[participant]
        if assume:
            coins = _coins(credences(debate, participants=[participant]).participants[participant])
        else:
            coins = _coins(person)
        worlds = enumerate_worlds(debate, participant, coins=coins, assume=assume)
        unsettled = any(
            f.code == "calibration-unsettled" and f.path in ((), ("credences", participant)) for f in found.findings
        )
        lines += [f"{participant}: {line}" for line in _numbers(person, worlds)]
        if not unsettled and worlds.weights and not assume:
            lines += [f"{participant}: {line}" for line in _calibration(person, worlds)]
    return lines


def _coins(person: PersonCredences) -> dict[str, float]:
    return {c: n.prior for c, n in person.claims.items() if n.calibrated and n.prior is not None}


def _numbers(person: PersonCredences, worlds: Enumeration) -> Iterator[str]:
    for id, wanted in worlds.person.claims.items():
        got = person.claims[id]
        for name in ("credence", "implied", "stated", "prior"):
            if not _same(getattr(got, name), getattr(wanted, name)):
                yield f"{name} of {id}: {getattr(got, name)} for {getattr(wanted, name)}"
        for name in ("calibrated", "leaf", "assumed"):
            if getattr(got, name) is not getattr(wanted, name):
                yield f"{name} of {id}: {getattr(got, name)} for {getattr(wanted, name)}"
        if not _same_gap(got, wanted):
            yield f"gap of {id}: {got.gap_bits} for {wanted.gap_bits}"
        low, high = got.range or (None, None), wanted.range or (None, None)
        if not (_same(low[0], high[0]) and _same(low[1], high[1])):
            yield f"range of {id}: {got.range} for {wanted.range}"
    for id, step in worlds.person.arguments.items():
        there = person.arguments[id]
        if not (_same(there.strength, step.strength) and _same(there.goes_through, step.goes_through)):
            yield f"argument {id}: {there} for {step}"
        if there.assumed is not step.assumed:
            yield f"assumed of {id}: {there.assumed} for {step.assumed}"


def _same(got: float | None, wanted: float | None) -> bool:
    if got is None or wanted is None:
        return got is wanted
    return abs(got - wanted) <= EXACT


def _same_gap(got: ClaimCredence, wanted: ClaimCredence) -> bool:
    if got.gap_bits is None or wanted.gap_bits is None or wanted.implied is None:
        return got.gap_bits is wanted.gap_bits or _certain(got) or _certain(wanted)
    # A probability is exact to 1e-12, its logarithm only where the probability is not near 0 or 1.
    return math.isclose(got.gap_bits, wanted.gap_bits, abs_tol=2e-12 / min(wanted.implied, 1.0 - wanted.implied))


def _certain(claim: ClaimCredence) -> bool:
    return claim.implied is not None and min(claim.implied, 1.0 - claim.implied) < EXACT


def _calibration(person: PersonCredences, worlds: Enumeration) -> Iterator[str]:
    coins = _coins(person)
    if any(0.0 < min(coin, 1.0 - coin) < PRESSED for coin in coins.values()):
        return
    for id, coin in coins.items():
        claim = worlds.person.claims[id]
        if claim.range is None or claim.credence is None or claim.stated is None:
            continue
        low, high = sorted(claim.range)
        if high - low < HONOURED:
            continue
        nearest = min(max(claim.stated, low), high)
        if abs(claim.credence - nearest) > HONOURED:
            yield f"calibration of {id}: coin {coin} gives {claim.credence}, stated {claim.stated} in {claim.range}"
