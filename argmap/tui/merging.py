"""One claim for two: where one person's numbers for them differ, and the change once it is known which stand.

Knows which Change the answers mean. Must not know screens, or what else a merge does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.model.changes import Change, MergeClaims, SetCredence, SetField, Several
from argmap.model.values import Debate, Pair

Field = Literal["credence", "prior", "likelihoods"]
Side = Literal["keep", "drop"]
_FIELDS: tuple[Field, ...] = ("credence", "prior", "likelihoods")


@dataclass(frozen=True, slots=True)
class Differing:
    """Two numbers for what becomes one: a participant's, or where `person` is None the claims' own priors."""

    person: str | None
    field: Field
    keep: float | Pair
    drop: float | Pair


def differing(debate: Debate, keep: str, drop: str) -> tuple[Differing, ...]:
    """Return every two numbers of one person that differ between the claims, and the claims' priors if they do."""
    found = []
    own = debate.claims[keep].prior, debate.claims[drop].prior
    if own[0] is not None and own[1] is not None and own[0] != own[1]:
        found.append(Differing(None, "prior", own[0], own[1]))
    for person in debate.participants:
        first, second = debate.stated(person, keep), debate.stated(person, drop)
        for field in _FIELDS:
            a, b = getattr(first, field), getattr(second, field)
            if a is not None and b is not None and a != b:
                found.append(Differing(person, field, a, b))
    return tuple(found)


def merging(keep: str, drop: str, answers: Mapping[Differing, Side], *, prefer: Side | None = None) -> Change:
    """Return the change that makes one claim of two, each differing number as answered; as one step of undo."""
    changes: list[Change] = []
    for one, side in answers.items():
        value = one.drop if side == "drop" else None
        claim = keep if side == "drop" else drop
        if one.person is not None:
            changes.append(SetCredence(one.person, claim, value, one.field))
        elif not isinstance(value, Pair):
            changes.append(SetField("claims", claim, "prior", value))
    merge = MergeClaims(keep, drop, prefer)
    return Several((*changes, merge)) if changes else merge
