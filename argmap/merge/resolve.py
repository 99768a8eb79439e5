"""What a merge left to be decided, decided: the change that lets one side's value stand.

Knows how a conflict names its place and spells its values. Must not know files or how a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from argmap.merge.values import of_one_line, summary
from argmap.model.changes import (
    Change,
    FieldValue,
    Refused,
    Remove,
    ResolveConflict,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    Several,
    StatedField,
)
from argmap.model.numbers import NotANumber, parse_number
from argmap.model.sections import entries_of
from argmap.model.values import SECTIONS, Argument, Conflict, Crux, Debate, Pair

_PAIR = re.compile(r"\{\s*if_true:\s*([^,{}]+),\s*if_false:\s*([^,{}]+)\}")
_NUMBERS = ("prior", "strength", "credence")


def value_now(debate: Debate, conflict: Conflict) -> str | None:
    """Return what stands at a conflict's place, spelled as its sides are; None where nothing does."""
    match conflict.at.split("/"):
        case ["title"]:
            return debate.title
        case ["thesis"]:
            return of_one_line(debate.thesis)
        case ["defaults", field]:
            return of_one_line(getattr(debate.defaults, field, None))
        case ["credences", who, id, field]:
            return of_one_line(getattr(debate.stated(who, id), field, None))
        case ["cruxes", id, "conditionals", who]:
            crux = debate.cruxes.get(id)
            return of_one_line(crux.conditionals.get(who)) if crux else None
        case [section, id, *rest] if section in SECTIONS:
            entry = entries_of(debate, section).get(id)
            if entry is None or not rest:
                return summary(entry) if entry else None
            if rest[0] == "relation" and isinstance(entry, Argument):
                return f"{entry.relation}: {entry.target}"
            return of_one_line(getattr(entry, _field_name(entry, rest[0]), None))
    return None


def side_taken(debate: Debate, conflict: Conflict, side: str) -> Change:
    """Return the change that lets one side's value stand (`base`: what was there before both) and ends the conflict.

    Raise `Refused` where there is no such side, or where its value cannot stand there any more.
    """
    known = {"base": conflict.base} if side == "base" else conflict.sides
    if side not in known and side not in silent_sides(conflict):
        raise Refused(
            f"nothing of '{side[:80]}' is in conflict at {conflict.at}",
            help=f"take one of {', '.join([*conflict.sides, 'base'])}",
        )
    return value_taken(debate, conflict, known.get(side))


def silent_sides(conflict: Conflict) -> tuple[str, ...]:
    """Return what a side may be called that has nothing at the place: it removed what was there."""
    return ("removed",) if len(conflict.sides) < 2 else ()


def value_taken(debate: Debate, conflict: Conflict, text: str | None) -> Change:
    """Return the change that lets a value stand (None: nothing) and ends the conflict; raise `Refused` for no value."""
    if text == value_now(debate, conflict):
        return kept(conflict)
    return Several((_setting(conflict.at, text), ResolveConflict(conflict.at)))


def kept(conflict: Conflict) -> Change:
    """Return the change that ends the conflict and leaves what stands."""
    return ResolveConflict(conflict.at)


def _setting(at: str, text: str | None) -> Change:
    match at.split("/"):
        case ["title"]:
            return SetTitle(text or "")
        case ["thesis"]:
            return SetThesis(_ids(text))
        case ["defaults", "prior" | "strength" as field]:
            return SetDefault("prior" if field == "prior" else "strength", _number(text))
        case ["credences", who, id, "likelihoods"]:
            return SetCredence(who, id, _pair(text), "likelihoods")
        case ["credences", who, id, field]:
            value = _number(text) if field in _NUMBERS else text
            return SetCredence(who, id, value, cast(StatedField, field))
        case ["cruxes", id, "conditionals", who]:
            return SetConditionals(id, who, _pair(text))
        case ["arguments", id, "relation"]:
            relation, _, target = (text or "").partition(":")
            return Several(
                (
                    SetField("arguments", id, "relation", relation.strip()),
                    SetField("arguments", id, "target", target.strip()),
                )
            )
        case [section, id] if section in SECTIONS and text is None:
            return Remove(section, id, cascade=True)
        case [section, id, field] if section in SECTIONS:
            name = "target" if field == "for" else field
            return SetField(section, id, name, _read(name, text))
    raise Refused(f"there is no value to set at {at[:200]}", help="keep what stands, and edit the entry afterwards")


def _read(field: str, text: str | None) -> FieldValue:
    readers: dict[str, Callable[[str | None], FieldValue]] = {
        "premises": _ids,
        "claims": _ids,
        "likelihoods": _pair,
        **dict.fromkeys(_NUMBERS, _number),
    }
    return readers[field](text) if field in readers else text


def _ids(text: str | None) -> tuple[str, ...]:
    return tuple(each.strip() for each in (text or "").strip("[] ").split(",") if each.strip())


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        return parse_number(text)
    except NotANumber as wrong:
        raise Refused(str(wrong), help="give another value") from None


def _pair(text: str | None) -> Pair | None:
    if text is None:
        return None
    found = _PAIR.fullmatch(text.strip())
    if found is None:
        raise Refused(f"'{text[:80]}' is no pair", help="write {if_true: 0.8, if_false: 0.3}")
    return Pair(_number(found[1]) or 0.0, _number(found[2]) or 0.0)


def _field_name(entry: object, key: str) -> str:
    return "target" if isinstance(entry, Crux) and key == "for" else key
