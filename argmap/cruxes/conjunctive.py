"""Conjunctive cruxes: sets of claims that together would move people clearly more than any of them alone.

Found greedily on the value of information of "all of them are true", from several starts at once. Must not know
rankings or how cruxes are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from argmap.credence.coins import Floats
from argmap.cruxes.measures import View
from argmap.cruxes.people import People, set_view, settled

LARGEST_SET = 4
STARTS = 3
CLEARLY_MORE = 1.25
"""A set is shown where it carries this many times the information of its best member, and of its best smaller set."""
WORTH_ASKING = 0.005
"""Bits below which a set is not worth anybody's evening."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A set being grown: its claims, each person's P(all of them), and its mean value of information in bits."""

    claims: tuple[str, ...]
    chance: Floats
    worth: float


def conjunctions(
    people: People, target: str, singles: Mapping[str, Sequence[View | None]]
) -> list[tuple[tuple[str, ...], tuple[View | None, ...]]]:
    """Return sets of two to four claims, with each person's view of "all of them", best first."""
    names = sorted(claim for claim in singles if claim != target)
    if not names:
        return []
    columns = [people.column(claim) for claim in names]
    alone = _mean_bits(*(np.array([[_field(v, field) for v in singles[c]] for c in names]).T for field in _FIELDS))
    best = np.lexsort((np.arange(len(names)), -alone))[:STARTS]
    growing = [_Set((names[n],), people.plain[:, columns[n]], float(alone[n])) for n in best if alone[n] > 0.0]
    found: dict[frozenset[str], tuple[float, tuple[View | None, ...]]] = {}
    while growing and len(growing[0].claims) < LARGEST_SET:
        growing = _grown(people, target, growing, names, columns, alone, found)
    ranked = sorted(found.items(), key=lambda entry: (-entry[1][0], sorted(entry[0])))
    return [(tuple(sorted(claims)), views) for claims, (_, views) in ranked]


_FIELDS = ("target", "credence", "if_true", "if_false")


def _field(view: View | None, field: str) -> float:
    return np.nan if view is None else getattr(view, field)


def _grown(
    people: People,
    target: str,
    growing: Sequence[_Set],
    names: Sequence[str],
    columns: Sequence[int],
    alone: Floats,
    found: dict[frozenset[str], tuple[float, tuple[View | None, ...]]],
) -> list[_Set]:
    """Return each set with the one claim more that tells most, where it tells clearly more; note those in `found`."""
    at, p = people.column(target), people.plain[:, people.column(target)]
    given = settled(people, [chosen for one in growing for chosen in (one.claims, (*one.claims, target))])
    longer = []
    for number, one in enumerate(growing):
        with_set, with_target = given[2 * number], given[2 * number + 1]
        with np.errstate(divide="ignore", invalid="ignore"):
            x = np.nan_to_num(one.chance[:, None] * with_set[:, columns])
            both = np.nan_to_num((one.chance * with_set[:, at])[:, None] * with_target[:, columns])
            if_true, if_false = np.clip(both / x, 0.0, 1.0), np.clip((p[:, None] - both) / (1.0 - x), 0.0, 1.0)
        gains = _mean_bits(np.broadcast_to(p[:, None], x.shape), x, if_true, if_false)
        gains[[n for n, claim in enumerate(names) if claim in one.claims or alone[n] <= 0.0]] = -1.0
        best = int(np.argmax(gains))
        members = [one.worth, float(alone[best]), *(float(alone[names.index(claim)]) for claim in one.claims)]
        if gains[best] < max(CLEARLY_MORE * max(members), WORTH_ASKING):
            continue
        claims = (*one.claims, names[best])
        seen = zip(p.tolist(), x[:, best].tolist(), if_true[:, best].tolist(), strict=True)
        found[frozenset(claims)] = float(gains[best]), tuple(set_view(*row) for row in seen)
        longer.append(_Set(claims, x[:, best], float(gains[best])))
    return longer


def _mean_bits(p: Floats, x: Floats, if_true: Floats, if_false: Floats) -> Floats:
    """Return the mean value of information [claims] of views [people, claims]; 0 where nobody has one."""
    bits = x * _divergence(if_true, p) + (1.0 - x) * _divergence(if_false, p)
    known = np.isfinite(bits)
    found: Floats = np.where(known, bits, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return found


def _divergence(a: Floats, b: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        true = np.where(a > 0.0, a * np.log2(a / b), 0.0)
        false = np.where(a < 1.0, (1.0 - a) * np.log2((1.0 - a) / (1.0 - b)), 0.0)
    found: Floats = np.where(np.isnan(a) | np.isnan(b), np.nan, true + false)
    return found
