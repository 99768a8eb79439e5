"""A change in plain words, for a history, a question before an undo, a report.

Knows changes and the debate before them. Must not know terminals; the words hold ids and numbers as they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from argmap.model.changes import (
    Add,
    AddContrary,
    Change,
    FieldValue,
    MergeClaims,
    Remove,
    RemoveContrary,
    Rename,
    ResolveConflict,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    Several,
)
from argmap.model.numbers import number_text
from argmap.model.sections import NOUNS, section_of
from argmap.model.values import Argument, Claim, Debate, Pair

_LONGEST = 40


def describe(change: Change, before: Debate | None = None) -> str:
    """Return the change in plain words; with the debate before it, numbers say what they were.

    >>> describe(SetCredence("critic", "bigger-is-riskier", 0.9))
    'critic: bigger-is-riskier 0.9'
    """
    match change:
        case SetTitle(title):
            return f"title: {_short(title)}"
        case SetThesis(thesis):
            return f"thesis: {', '.join(thesis)}"
        case SetDefault(field, value):
            old = getattr(before.defaults, field) if before else None
            return f"default {field} {_arrow(old, value)}"
        case SetField():
            return _of_field(change, before)
        case SetCredence():
            return _of_credence(change, before)
        case SetConditionals(crux, participant, pair):
            known = before.cruxes.get(crux) if before else None
            old = known.conditionals.get(participant) if known else None
            return f"{participant}: conditionals of {crux} {_arrow(old, pair)}"
        case Add(entry):
            section = section_of(entry)
            detail = f": {_short(entry.text)}" if isinstance(entry, Claim) else ""
            if isinstance(entry, Argument):
                detail = f" ({entry.relation.replace('_', ' ')} {entry.target})"
            return f"add {NOUNS[section]} {entry.id}{detail}"
        case Remove(section, id, cascade):
            return f"remove {NOUNS[section]} {id}" + (" and what needs it" if cascade else "")
        case Rename(section, old, new):
            return f"rename {NOUNS[section]} {old} to {new}"
        case AddContrary(claims):
            return f"add contraries {', '.join(claims)}"
        case RemoveContrary(claims):
            return f"remove contraries {', '.join(claims)}"
        case MergeClaims(keep, drop):
            return f"merge {drop} into {keep}"
        case ResolveConflict(at):
            return f"resolve {at}"
        case Several(changes):
            first = "; ".join(describe(each, before) for each in changes[:3])
            return first + (f"; and {len(changes) - 3} more" if len(changes) > 3 else "")
        case _:
            assert_never(change)


def describe_undone(change: Change, before: Debate) -> str:
    """Return in plain words what taking a change back did, `before` being the debate without it: numbers run back.

    >>> from argmap.model.values import Stated
    >>> before = Debate(credences={"critic": {"x": Stated(0.5)}})
    >>> describe_undone(SetCredence("critic", "x", 0.7), before)
    'critic: x 0.7 → 0.5'
    """
    match change:
        case SetCredence(participant, id, _, field) if field != "note":
            old = getattr(before.stated(participant, id), field)
            return _credence_words(replace(change, value=old), change.value)
        case Several(changes):
            first = "; ".join(describe_undone(each, before) for each in changes[:3])
            return first + (f"; and {len(changes) - 3} more" if len(changes) > 3 else "")
    return describe(change, before)


def _of_field(change: SetField, before: Debate | None) -> str:
    field, value = change.field, change.value
    entry = getattr(before, change.section).get(change.id) if before else None
    old = getattr(entry, field, None)
    if isinstance(value, float | Pair) or (value is None and isinstance(old, float | Pair)):
        return f"{change.id}: {field} {_arrow(old, value)}"
    if value is None or value == ():
        return f"{change.id}: no {field}"
    return f"{change.id}: {field} {_shown(value)}"


def _of_credence(change: SetCredence, before: Debate | None) -> str:
    old = getattr(before.stated(change.participant, change.id), change.field) if before else None
    return _credence_words(change, old)


def _credence_words(change: SetCredence, old: FieldValue) -> str:
    field = "" if change.field == "credence" else f" {change.field}"
    if change.field == "note":
        said = f"note {_shown(change.value)}" if change.value is not None else "no note"
        return f"{change.participant}: {change.id} {said}"
    return f"{change.participant}: {change.id}{field} {_arrow(old, change.value)}"


def _arrow(old: FieldValue, new: FieldValue) -> str:
    if old is None or old == new:
        return _shown(new) if new is not None else "cleared"
    return f"{_shown(old)} → {_shown(new)}" if new is not None else f"{_shown(old)} → cleared"


def _shown(value: FieldValue) -> str:
    if isinstance(value, float | int):
        return number_text(value)
    if isinstance(value, Pair):
        return f"{number_text(value.if_true)} / {number_text(value.if_false)}"
    if isinstance(value, tuple):
        return ", ".join(_short(each if isinstance(each, str) else each.text) for each in value)
    return _short(str(value))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
