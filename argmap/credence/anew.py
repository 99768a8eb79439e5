"""What claims would be were their own coin another, the observations imposed anew: by walking messages between them.

For clusters of conditions too large for a table of all their patterns. Knows compiled maps and what is imposed. Must
not know people's names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from argmap.credence.budget import Budget, TooLong
from argmap.credence.coins import Flags
from argmap.credence.inference import Compiled, Floats
from argmap.credence.walk import MESSAGE, Walk

TOLERANCE = 1e-12
FITTINGS = 2_000
LONGEST = 8.0
"""What would take more than about so many seconds is left out."""
USUAL = 4
"""A value takes about so many messages for each claim that is observed, if not more."""


def values_with_coins(
    compiled: Compiled, coins: Floats, observed: Sequence[str], claims: Sequence[str], start: Floats
) -> Floats:
    """Return each claim's value were its own coin 0, 1 and `start` [people, claims], the observations imposed anew.

    [people, claims, 3]; nan where it cannot be had, and for the claims that are left once the work allowed is done.
    """
    found = np.full((len(coins), len(claims), 3), np.nan)
    try:
        walk = Walk(compiled, coins.copy(), [*claims, *observed], observed, Budget(LONGEST))
        if 3 * len(claims) * len(walk.pulled) * USUAL * MESSAGE > LONGEST:
            return found
        fresh = {f: pull.copy() for f, pull in walk.pulls.items()}
        for number, claim in enumerate(claims):
            before = walk.coins[:, compiled.layout.claims[claim]].copy()
            for place, coin in enumerate((np.zeros(len(coins)), np.ones(len(coins)), start[:, number])):
                walk.set_coin(claim, coin)
                settled = _settle(walk)
                found[:, number, place] = np.where(settled, _value(walk, claim, coin), np.nan)
                if not settled.all():
                    _restart(walk, fresh)
            walk.set_coin(claim, before)
    except TooLong:
        pass
    return found


def _settle(walk: Walk) -> Flags:
    """Fit everything that is imposed until it is met; return for whom it is."""
    off = np.full(walk.people, np.inf)
    for _ in range(FITTINGS):
        off = np.zeros(walk.people)
        for claim in walk.pulled:
            off = np.maximum(off, walk.fit(claim))
        if not (off > TOLERANCE).any():
            break
    settled: Flags = off <= TOLERANCE
    return settled


def _value(walk: Walk, claim: str, coin: Floats) -> Floats:
    true, total = walk.at_ends(claim)
    mix = np.stack([1.0 - coin, coin], axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        value: Floats = np.clip((true * mix).sum(axis=1) / (total * mix).sum(axis=1), 0.0, 1.0)
    return value


def _restart(walk: Walk, fresh: Mapping[int, Floats]) -> None:
    for claim, f in walk.pulled.items():
        walk.pull(claim, fresh[f])
