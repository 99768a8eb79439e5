"""How gradual semantics move a claim's base value by what supports and rebuts it, and which base gives a wanted value.

Knows numbers in [0, 1] alone. Must not know debates, participants or cycles.

Sources: the DeMorgan gate, Maaskant & Druzdzel 2008; DF-QuAD, Rago, Toni, Aurisicchio & Baroni 2016; quadratic energy,
Potyka 2018; the Euler-based semantics, Amgoud & Ben-Naim 2018.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from argmap.credence.coins import Floats

LARGEST_EXPONENT = 700.0
"""Beyond it exp overflows, and the influence is 0 or 1 to every digit already."""


@dataclass(frozen=True, slots=True)
class Influence:
    """A semantics' two functions: `value(base, supports, rebuts)`, and `base_for(value, supports, rebuts)`.

    Supports and rebuts are the values of the arguments. The value never falls with the base; `base_for` returns the
    base in [0, 1] that gives the value, or the end that comes nearer. `gathered` is `value` for many claims at once,
    from the sum of each one's supports and of its rebuttals where `summed`, else from the products of 1 - s and 1 - r.
    """

    value: Callable[[float, Sequence[float], Sequence[float]], float]
    base_for: Callable[[float, Sequence[float], Sequence[float]], float]
    gathered: Callable[[Floats, Floats, Floats], Floats]
    summed: bool


def any_of(values: Sequence[float]) -> float:
    """Return the probabilistic sum: the probability of at least one, were the values independent."""
    return 1.0 - math.prod(1.0 - v for v in values)


def demorgan(base: float, supports: Sequence[float], rebuts: Sequence[float]) -> float:
    """Return the value where a rebuttal wins over every support.

    >>> round(demorgan(0.5, [0.3], [0.8]), 12)
    0.13
    """
    return (1.0 - (1.0 - base) * math.prod(1.0 - s for s in supports)) * math.prod(1.0 - r for r in rebuts)


def dfquad(base: float, supports: Sequence[float], rebuts: Sequence[float]) -> float:
    """Return the base moved towards 1 or 0 by the difference of what supports and what rebuts.

    >>> dfquad(0.5, [0.3], [0.8])
    0.25
    """
    return _moved(base, any_of(supports) - any_of(rebuts))


def quadratic_energy(base: float, supports: Sequence[float], rebuts: Sequence[float]) -> float:
    """Return the base moved by E² / (1 + E²) towards 1 or 0, with E the sum of supports less the sum of rebuttals.

    >>> quadratic_energy(0.5, [1.0], [])
    0.75
    """
    energy = math.fsum(supports) - math.fsum(rebuts)
    return _moved(base, math.copysign(energy * energy / (1.0 + energy * energy), energy))


def euler(base: float, supports: Sequence[float], rebuts: Sequence[float]) -> float:
    """Return 1 - (1 - base²) / (1 + base·e^E), with E the sum of supports less the sum of rebuttals.

    >>> euler(0.5, [], [])
    0.5
    """
    return 1.0 - (1.0 - base * base) / (1.0 + base * _growth(supports, rebuts))


def _moved(base: float, by: float) -> float:
    return base + (1.0 - base) * by if by > 0.0 else base + base * by


def _growth(supports: Sequence[float], rebuts: Sequence[float]) -> float:
    return math.exp(min(math.fsum(supports) - math.fsum(rebuts), LARGEST_EXPONENT))


def _straight(
    value: Callable[[float, Sequence[float], Sequence[float]], float],
) -> Callable[[float, Sequence[float], Sequence[float]], float]:
    """Return `base_for` of a semantics whose value is affine in the base."""

    def base_for(wanted: float, supports: Sequence[float], rebuts: Sequence[float]) -> float:
        low, high = value(0.0, supports, rebuts), value(1.0, supports, rebuts)
        if high <= low:
            return 0.5
        return min(1.0, max(0.0, (wanted - low) / (high - low)))

    return base_for


def _euler_base(wanted: float, supports: Sequence[float], rebuts: Sequence[float]) -> float:
    """Return the positive root of base² + (1 - v)·e^E·base - v = 0."""
    if wanted <= 0.0 or wanted >= 1.0:
        return min(1.0, max(0.0, wanted))
    half = (1.0 - wanted) * _growth(supports, rebuts) / 2.0
    return min(1.0, wanted / (half + math.sqrt(half * half + wanted)))


def _demorgan_of_many(base: Floats, no_support: Floats, no_rebuttal: Floats) -> Floats:
    return (1.0 - (1.0 - base) * no_support) * no_rebuttal


def _dfquad_of_many(base: Floats, no_support: Floats, no_rebuttal: Floats) -> Floats:
    return _all_moved(base, (1.0 - no_support) - (1.0 - no_rebuttal))


def _quadratic_energy_of_many(base: Floats, supports: Floats, rebuts: Floats) -> Floats:
    energy = supports - rebuts
    return _all_moved(base, np.copysign(energy * energy / (1.0 + energy * energy), energy))


def _euler_of_many(base: Floats, supports: Floats, rebuts: Floats) -> Floats:
    return 1.0 - (1.0 - base * base) / (1.0 + base * np.exp(np.minimum(supports - rebuts, LARGEST_EXPONENT)))


def _all_moved(base: Floats, by: Floats) -> Floats:
    found: Floats = base + np.where(by > 0.0, 1.0 - base, base) * by
    return found


INFLUENCES = {
    "demorgan": Influence(demorgan, _straight(demorgan), _demorgan_of_many, summed=False),
    "dfquad": Influence(dfquad, _straight(dfquad), _dfquad_of_many, summed=False),
    "quadratic-energy": Influence(
        quadratic_energy, _straight(quadratic_energy), _quadratic_energy_of_many, summed=True
    ),
    "euler": Influence(euler, _euler_base, _euler_of_many, summed=True),
}
