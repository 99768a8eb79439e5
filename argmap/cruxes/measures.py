"""Measures of a question's worth: to one person, and between two.

Pure functions of probabilities. T is the target, X the question: p = P(T), x = P(X), p1 = P(T | X), p0 = P(T | not X).
Where a measure is infinite or 0/0 it is None; 0 log 0 is 0. Must not know a debate, or how the numbers were found.

Value of information and of discrimination: Karger et al., "Conditional Trees" (Forecasting Research Institute, 2024).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

Logarithm = Callable[[float], float]
ROUNDING = 1e-12
"""What arithmetic may be off by: a probability within this of 0 or 1 is certain."""


@dataclass(frozen=True, slots=True)
class View:
    """One person's numbers for a question X and a target T: P(T), P(X), P(T | X), P(T | not X)."""

    target: float
    credence: float
    if_true: float
    if_false: float


def divergence(a: float, b: float, log: Logarithm = math.log2) -> float | None:
    """Return the Kullback-Leibler divergence of a coin of probability `a` from one of `b`, in units of `log`.

    >>> round(divergence(0.5, 0.25), 6), divergence(0.0, 0.5), divergence(0.5, 0.0)
    (0.207519, 1.0, None)
    """
    total = 0.0
    for mass, other in ((a, b), (1.0 - a, 1.0 - b)):
        if mass > 0.0:
            if other <= 0.0:
                return None
            total += mass * log(mass / other)
    return max(total, 0.0)


def symmetric_divergence(a: float, b: float, log: Logarithm = math.log2) -> float | None:
    """Return the sum of the divergences in both directions: how far two credences are apart, in units of `log`."""
    there, back = divergence(a, b, log), divergence(b, a, log)
    return None if there is None or back is None else there + back


def entropy_bits(p: float) -> float:
    """Return the entropy of a coin in bits."""
    return -sum(q * math.log2(q) for q in (p, 1.0 - p) if q > 0.0)


def other_conditional(target: float, credence: float, if_true: float) -> float | None:
    """Return P(T | not X) from P(T), P(X) and P(T | X); None where X is certain or the three cannot go together.

    >>> round(other_conditional(0.09, 0.75, 0.10), 12)
    0.06
    """
    if credence >= 1.0:
        return None
    found = (target - if_true * credence) / (1.0 - credence)
    if not -ROUNDING <= found <= 1.0 + ROUNDING:
        return None
    return min(max(found, 0.0), 1.0)


def information(view: View, log: Logarithm = math.log2) -> float | None:
    """Return the value of information of X for T: the expected divergence of the updated credence, in units of `log`.

    >>> round(information(View(0.3, 0.5, 0.2, 0.4), math.log10), 12)
    0.010491363318
    """
    total = 0.0
    for weight, settled in ((view.credence, view.if_true), (1.0 - view.credence, view.if_false)):
        if weight > 0.0:
            part = divergence(settled, view.target, log)
            if part is None:
                return None
            total += weight * part
    return total


def information_share(view: View) -> float | None:
    """Return the value of information as a share of what is not known of T, from 0 to 1; None if T is certain."""
    bits, unknown = information(view), entropy_bits(view.target)
    return None if bits is None or unknown <= 0.0 else bits / unknown


def information_level(view: View) -> float:
    """Return the expected move of the credence in T when X is settled (a difference of probabilities)."""
    x = view.credence
    return x * abs(view.if_true - view.target) + (1.0 - x) * abs(view.if_false - view.target)


def mean_of_odds(a: float, b: float) -> float | None:
    """Return the geometric mean of the odds of two probabilities, as a probability; None for certain 0 against 1.

    >>> mean_of_odds(0.5, 0.5), mean_of_odds(0.0, 0.3), mean_of_odds(0.0, 1.0)
    (0.5, 0.0, None)
    """
    high, low = math.sqrt(a * b), math.sqrt((1.0 - a) * (1.0 - b))
    return None if high + low == 0.0 else high / (high + low)


def discrimination(a: View, b: View, log: Logarithm = math.log10) -> float | None:
    """Return the value of discrimination: how much of two people's divergence over T settling X is expected to end.

    In units of `log` (the published tables use log base 10). Negative: settling X is expected to drive them apart.
    """
    apart = symmetric_divergence(a.target, b.target, log)
    likely, unlikely = mean_of_odds(a.credence, b.credence), mean_of_odds(1.0 - a.credence, 1.0 - b.credence)
    if apart is None or likely is None or unlikely is None:
        return None
    remaining = 0.0
    for weight, first, second in ((likely, a.if_true, b.if_true), (unlikely, a.if_false, b.if_false)):
        if weight > 0.0:
            part = symmetric_divergence(first, second, log)
            if part is None:
                return None
            remaining += weight * part
    return apart - remaining


def discrimination_share(a: View, b: View) -> float | None:
    """Return the value of discrimination as a share of the divergence there is; None where there is none."""
    value, apart = discrimination(a, b), symmetric_divergence(a.target, b.target, math.log10)
    return None if value is None or not apart else value / apart


def discrimination_level(a: View, b: View) -> float:
    """Return the value of discrimination as a difference of probabilities, X weighted by the two people's mean."""
    mean = (a.credence + b.credence) / 2.0
    remaining = mean * abs(a.if_true - b.if_true) + (1.0 - mean) * abs(a.if_false - b.if_false)
    return abs(a.target - b.target) - remaining


def gap_closed(own: View, other: View) -> float | None:
    """Return the share of the gap over T that one person closes by taking on the other's credence in X.

    1 closes it, 0 does nothing, a negative share widens it; None where there is no gap, or where X is certain for them.
    """
    gap = other.target - own.target
    if gap == 0.0 or math.isnan(own.if_true) or math.isnan(own.if_false):
        return None
    return (other.credence - own.credence) * (own.if_true - own.if_false) / gap


def double_crux(a: View, b: View) -> float | None:
    """Return the double-crux score: the smaller of the two shares of the gap that each side closes."""
    first, second = gap_closed(a, b), gap_closed(b, a)
    return None if first is None or second is None else min(first, second)
