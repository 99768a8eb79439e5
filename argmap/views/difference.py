"""What lies between two versions of a debate, as lines to be read and as JSON.

Knows in which order changes are told and which role each part plays. Must not know terminals, files or git.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.credence.result import Credences
from argmap.duplicates.diff import marked_diff
from argmap.merge.difference import is_unheard
from argmap.merge.renames import with_renames
from argmap.model.changes import Add, AddContrary, Change, Remove, RemoveContrary, Rename, SetCredence, SetField
from argmap.model.describe import describe
from argmap.model.journal import change_to_json
from argmap.model.values import Claim, Debate
from argmap.text.safe import display_text
from argmap.views.figures import from_to, person_name, points
from argmap.views.listing import Part, wrapped

Line = tuple[Part, ...]
_SIGNS = {"+": "for", "−": "against", "~": ""}


@dataclass(frozen=True, slots=True)
class Moved:
    """What a thesis comes to for one participant in both versions; None where it has no number there."""

    claim: str
    participant: str
    before: float | None
    after: float | None


def moved(before: Credences, after: Credences, thesis: tuple[str, ...]) -> tuple[Moved, ...]:
    """Return what both versions give each participant for the claims of `thesis`, where the two differ."""
    people = dict.fromkeys([*before.participants, *after.participants])
    found = []
    for claim in thesis:
        for who in people:
            pair = [_credence(credences, who, claim) for credences in (before, after)]
            if pair[0] != pair[1]:
                found.append(Moved(claim, who, pair[0], pair[1]))
    return tuple(found)


def _credence(credences: Credences, who: str, claim: str) -> float | None:
    person = credences.participants.get(who)
    found = person.claims.get(claim) if person else None
    return found.credence if found else None


def difference_lines(
    before: Debate, after: Debate, changes: tuple[Change, ...], consequences: tuple[Moved, ...], *, width: int
) -> Iterator[Line]:
    """Return the changes, what is a person's own under their name, and then what they do to the thesis."""
    told = [change for change in changes if not is_unheard(change, after)]
    renames = tuple(change for change in told if isinstance(change, Rename))
    now = with_renames(before, renames)
    yield from _told([change for change in told if not isinstance(change, SetCredence)], before, now, width)
    names = {who: it.name or who for who, it in {**before.participants, **after.participants}.items()}
    for who in dict.fromkeys(change.participant for change in told if isinstance(change, SetCredence)):
        yield ((display_text(person_name(names, who)), "bold"),)
        theirs = [change for change in told if isinstance(change, SetCredence) and change.participant == who]
        yield from _told(theirs, before, now, width)
    if consequences:
        yield (("What follows", "bold"),)
    for each in consequences:
        size = points(each.after - each.before) if each.before is not None and each.after is not None else ""
        said = f"  {display_text(person_name(names, each.participant))}: {each.claim} "
        yield ((said, ""), (from_to(each.before, each.after), "bold"), (f"  {size}", "dim"))


def _told(changes: Sequence[Change], before: Debate, now: Debate, width: int) -> Iterator[Line]:
    for change in changes:
        sign = _sign(change)
        words = describe(change, before if isinstance(change, Rename) else now)
        if isinstance(change, SetCredence):
            words = words.removeprefix(f"{change.participant}: ")
        elif isinstance(change, Add | Remove | AddContrary | RemoveContrary):
            words = words.partition(" ")[2]
        first, *rest = wrapped(display_text(_full(change, now) or words), max(20, width - 4)) or [""]
        yield ((f"  {sign} ", _SIGNS[sign]), (first, ""))
        for line in rest:
            yield (("    " + line, ""),)


def _sign(change: Change) -> str:
    if isinstance(change, Add | AddContrary):
        return "+"
    return "−" if isinstance(change, Remove | RemoveContrary) else "~"


def _full(change: Change, now: Debate) -> str | None:
    """Return the whole text of a claim that came or went, and of a text that changed what changed in it."""
    if isinstance(change, Add) and isinstance(change.entry, Claim):
        return f"claim {change.entry.id}: {change.entry.text}"
    if isinstance(change, Remove) and change.section == "claims":
        return f"claim {change.id}: {now.claims[change.id].text}"
    if not isinstance(change, SetField) or not isinstance(change.value, str):
        return None
    old = getattr(getattr(now, change.section)[change.id], change.field)
    if not isinstance(old, str) or change.field not in ("text", "note", "test"):
        return None
    return f"{change.id}: {change.field} {marked_diff(old, change.value)}"


def difference_json(
    before: Debate, after: Debate, changes: tuple[Change, ...], consequences: tuple[Moved, ...]
) -> dict[str, Any]:
    """Return each change with its words (as a journal keeps it under `change`), and what becomes of the thesis."""
    now = with_renames(before, tuple(change for change in changes if isinstance(change, Rename)))
    said = [
        {
            "words": describe(change, before if isinstance(change, Rename) else now),
            "change": json.loads(change_to_json(change)),
        }
        for change in changes
    ]
    return {
        "title": after.title,
        "changes": said,
        "credences": [
            {"claim": each.claim, "participant": each.participant, "before": each.before, "after": each.after}
            for each in consequences
        ],
    }
