"""Conjunctive cruxes: sets of claims that together would move people clearly more than any of them alone.

Found greedily on the value of information of "all of them are true". Must not know rankings or how cruxes are shown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import fmean

from argmap.cruxes.measures import View, information
from argmap.cruxes.people import People, joint_views

LARGEST_SET = 4
STARTS = 3
CLEARLY_MORE = 1.25
"""A set is shown where it carries this many times the information of its best member, and of its best smaller set."""
WORTH_ASKING = 0.005
"""Bits below which a set is not worth anybody's evening."""


def conjunctions(
    people: People, target: str, singles: Mapping[str, Sequence[View | None]]
) -> list[tuple[tuple[str, ...], tuple[View | None, ...]]]:
    """Return sets of two to four claims, with each person's view of "all of them", best first."""
    worth = {claim: _worth(views) for claim, views in singles.items()}
    starts = sorted((c for c in worth if worth[c] > 0.0), key=lambda c: (-worth[c], c))[:STARTS]
    found: dict[frozenset[str], tuple[float, tuple[View | None, ...]]] = {}
    for start in starts:
        _grow(people, target, start, worth, found)
    ranked = sorted(found.items(), key=lambda entry: (-entry[1][0], sorted(entry[0])))
    return [(tuple(sorted(claims)), views) for claims, (_, views) in ranked]


def _grow(
    people: People,
    target: str,
    start: str,
    worth: Mapping[str, float],
    found: dict[frozenset[str], tuple[float, tuple[View | None, ...]]],
) -> None:
    chosen, value = [start], worth[start]
    while len(chosen) < LARGEST_SET:
        options = joint_views(people, target, chosen)
        gains = {c: _worth(v) for c, v in options.items() if c in worth and c not in chosen and worth[c] > 0.0}
        if not gains:
            return
        best = min(gains, key=lambda c: (-gains[c], c))
        alone = max(worth[c] for c in (*chosen, best))
        if gains[best] < CLEARLY_MORE * max(value, alone) or gains[best] < WORTH_ASKING:
            return
        chosen.append(best)
        value = gains[best]
        found[frozenset(chosen)] = (value, options[best])


def _worth(views: Sequence[View | None]) -> float:
    """Return the mean value of information in bits over those for whom it is defined."""
    bits = [b for v in views if v is not None and not _open(v) and (b := information(v)) is not None]
    return fmean(bits) if bits else 0.0


def _open(view: View) -> bool:
    return any(math.isnan(x) for x in (view.target, view.credence, view.if_true, view.if_false))
