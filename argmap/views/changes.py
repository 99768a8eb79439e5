"""Changes in words, for the history and for what undo took back.

Knows how a change reads. Must not know how it is applied or where it is shown.
"""

from __future__ import annotations

from argmap.model.changes import (
    Add,
    AddContrary,
    Change,
    MergeClaims,
    Remove,
    RemoveContrary,
    Rename,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    Several,
)
from argmap.model.values import Argument, Claim, Crux, Pair, Participant
from argmap.text.safe import display_text
from argmap.views.figures import percent

_LONGEST = 60


def in_words(change: Change) -> str:
    """Return a change as a short phrase, safe for a terminal.

    >>> in_words(SetCredence("critic", "bigger-is-riskier", 0.9))
    'critic: bigger-is-riskier 90%'
    """
    words = display_text(_words(change))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _words(change: Change) -> str:
    match change:
        case SetCredence(person, id, value, field):
            return f"{person}: {id} {'' if field == 'credence' else field + ' '}{_value(value)}"
        case SetField(_, id, field, value):
            return f"{field} of {id}" + ("" if value is not None else " cleared")
        case SetConditionals(crux, person, value):
            return f"{person}: conditionals of {crux}" + ("" if value is not None else " cleared")
        case SetTitle():
            return "title"
        case SetThesis(thesis):
            return f"thesis {', '.join(thesis)}"
        case SetDefault(field, value):
            return f"default {field} {_value(value)}"
        case Add(entry):
            return f"added {_kind(entry)} {entry.id}"
        case Remove(_, id):
            return f"removed {id}"
        case Rename(_, old, new):
            return f"renamed {old} to {new}"
        case AddContrary(claims):
            return f"at most one of {', '.join(claims)}"
        case RemoveContrary(claims):
            return f"no longer at most one of {', '.join(claims)}"
        case MergeClaims(keep, drop):
            return f"merged {drop} into {keep}"
        case Several(changes):
            return "; ".join(_words(one) for one in changes) if len(changes) < 4 else f"{len(changes)} changes"


def _value(value: float | Pair | str | None) -> str:
    if value is None:
        return "cleared"
    if isinstance(value, Pair):
        return f"{percent(value.if_true)} if true, {percent(value.if_false)} if false"
    return value if isinstance(value, str) else percent(value)


def _kind(entry: object) -> str:
    match entry:
        case Claim():
            return "claim"
        case Argument():
            return "reason"
        case Participant():
            return "participant"
        case Crux():
            return "crux"
        case _:
            return "source"
