"""Pooling: one credence of a group from its members' credences.

Knows probabilities alone. Must not know debates or how a credence came about.

Source of the extremising factor: Neyman & Roughgarden 2021.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from argmap.credence.result import Pool

POOLS: tuple[Pool, ...] = ("mean", "median", "odds", "extremised")


def pool(credences: Iterable[float | None], method: Pool = "odds") -> float | None:
    """Return the group's credence; members without one are left out, and without any it is None.

    `mean` and `median` are of the probabilities. `odds` is the geometric mean of the odds: one certain member decides,
    and None comes out where one is certain that it is true and another that it is false. `extremised` raises these
    odds to the power `extremising(n)`.

    >>> four = [0.0140, 0.0221, 0.0039, 0.0040]
    >>> round(pool(four, "mean"), 4), round(pool(four), 5)
    (0.011, 0.00836)
    """
    known = [float(c) for c in credences if c is not None]
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    if method == "mean":
        return math.fsum(known) / len(known)
    if method == "median":
        from statistics import median  # late: it loads decimal, fractions and random

        return float(median(known))
    if method == "odds":
        return _odds(known, 1.0)
    return _odds(known, extremising(len(known)))


def extremising(n: int) -> float:
    """Return the factor d by which the mean log odds of n members are multiplied; 1 for one member, √3 in the limit.

    >>> round(extremising(2), 6), extremising(1), round(extremising(10**9), 6)
    (1.291503, 1.0, 1.732051)
    """
    if n <= 1:
        return 1.0
    return n * (math.sqrt(3 * n * n - 3 * n + 1) - 2) / (n * n - n - 1)


def _odds(credences: Sequence[float], power: float) -> float | None:
    sure, denied = any(c >= 1.0 for c in credences), any(c <= 0.0 for c in credences)
    if sure and denied:
        return None
    if sure or denied:
        return 1.0 if sure else 0.0
    log_odds = power * math.fsum(math.log(c) - math.log1p(-c) for c in credences) / len(credences)
    if log_odds >= 0.0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    grown = math.exp(log_odds)
    return grown / (1.0 + grown)
