"""Values of a debate as the texts that a conflict records: spelled as they would stand in the file.

Knows every kind of value and entry. Must not know which of them are in conflict.
"""

from __future__ import annotations

from typing import Any

from argmap.model.numbers import number_text
from argmap.model.sections import AnyEntry
from argmap.model.values import Argument, Claim, Crux, Pair, Participant


def of_one_line(value: Any) -> str | None:
    """Return a field's value as a text; None where there is none.

    >>> of_one_line(0.5), of_one_line(("supports", "wait")), of_one_line(()), of_one_line(("a", "b"))
    ('0.5', 'supports: wait', '[]', '[a, b]')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Pair):
        return f"{{if_true: {number_text(value.if_true)}, if_false: {number_text(value.if_false)}}}"
    if isinstance(value, tuple):
        if len(value) == 2 and value[0] in _RELATIONS:
            return f"{value[0]}: {value[1]}"
        return f"[{', '.join(str(each) for each in value)}]"
    return number_text(value)


def summary(entry: AnyEntry) -> str:
    """Return what an entry says, short: a claim's text, an argument's premises and target, a crux's claims."""
    if isinstance(entry, Claim):
        return entry.text
    if isinstance(entry, Argument):
        premises = of_one_line(entry.premises) if entry.premises else entry.text or "[]"
        return f"{premises} {entry.relation}: {entry.target}"
    if isinstance(entry, Crux):
        return of_one_line(entry.claims) or ""
    if isinstance(entry, Participant):
        return entry.name or entry.id
    return entry.title or entry.file or entry.url or entry.id


_RELATIONS = frozenset({"supports", "rebuts", "necessary_for", "evidence_for", "undercuts"})
