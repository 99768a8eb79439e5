"""Many observations at once: fitted one after another by walking messages from each to the next.

For clusters of conditions too large for a table of all their patterns. Knows compiled maps and what is imposed. Must
not know people's names. Reference: Csiszár 1975 (the fitting finds the I-projection).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from argmap.credence.coins import Flags
from argmap.credence.inference import Compiled, Floats
from argmap.credence.walk import LARGEST_SUM, Budget, TooLong, Walk

TOLERANCE = 1e-12
FITTINGS = 2_000
LONGEST = 8.0
"""Fitting that would take more than about so many seconds is given up."""


def fit_many(compiled: Compiled, coins: Floats, observed: Sequence[str]) -> Floats:
    """Return weights [batch, observations, 2] for (false, true) that impose what is observed; nan: not to be had.

    Raises `TooLong` where that would take too much work.
    """
    found = np.full((len(coins), len(observed), 2), np.nan)
    budget = Budget(LONGEST)
    step = max(1, LARGEST_SUM // (compiled.work or 1))
    for start in range(0, len(coins), step):
        rows = slice(start, start + step)
        walk = Walk(compiled, coins[rows].copy(), observed, observed, budget)
        settled = _settle(walk, observed)
        for place, e in enumerate(observed):
            found[rows, place] = np.where(settled[:, None], walk.pulls[walk.pulled[e]].T, np.nan)
    return found


def values_with_coins(
    compiled: Compiled, coins: Floats, observed: Sequence[str], claims: Sequence[str], start: Floats
) -> Floats:
    """Return each claim's value were its own coin 0, 1 and `start` [people, claims], the observations imposed anew.

    [people, claims, 3]; nan where it cannot be had, and for the claims that are left once the work allowed is done.
    """
    found = np.full((len(coins), len(claims), 3), np.nan)
    try:
        walk = Walk(compiled, coins.copy(), [*claims, *observed], observed, Budget(LONGEST))
        fresh = {f: pull.copy() for f, pull in walk.pulls.items()}
        for number, claim in enumerate(claims):
            before = walk.coins[:, compiled.layout.claims[claim]].copy()
            for place, coin in enumerate((np.zeros(len(coins)), np.ones(len(coins)), start[:, number])):
                walk.set_coin(claim, coin)
                settled = _settle(walk, observed)
                found[:, number, place] = np.where(settled, _value(walk, claim, coin), np.nan)
                if not settled.all():
                    _restart(walk, fresh)
            walk.set_coin(claim, before)
    except TooLong:
        pass
    return found


def _settle(walk: Walk, observed: Sequence[str]) -> Flags:
    """Fit all observations until each is met; return for whom they are."""
    off = np.full(walk.people, np.inf)
    for _ in range(FITTINGS):
        off = np.zeros(walk.people)
        for e in observed:
            off = np.maximum(off, walk.fit(e))
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
    for e, f in walk.pulled.items():
        walk.pull(e, fresh[f])
