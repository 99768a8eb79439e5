"""Setting one field of one entry: which fields there are, what each may hold, which cannot be cleared.

Knows the fields of every kind of entry. Must not know what other entries say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from argmap.model.addresses import is_inside, is_web_address
from argmap.model.changes import FieldValue, Refused, SetField
from argmap.model.sections import AnyEntry, entries_of, with_entries
from argmap.model.values import RELATIONS, STATUSES, Debate, Pair, Premise, Quote, Section, is_id

Kind = Callable[[str, FieldValue], object]


def field_set(debate: Debate, change: SetField) -> Debate:
    """Return the debate with one field of an existing entry set; raise `Refused` for a wrong field or value."""
    kinds = FIELDS[change.section]
    if change.field not in kinds:
        raise Refused(
            f"{change.section} have no field '{change.field[:40]}'",
            help=f"the fields are {', '.join(kinds)}",
        )
    changed: dict[str, Any] = {change.field: kinds[change.field](change.field, change.value)}
    entries = entries_of(debate, change.section)
    entry = replace(entries[change.id], **changed)
    return with_entries(debate, change.section, {**entries, change.id: entry})


def checked_entry(section: Section, entry: AnyEntry) -> AnyEntry:
    """Return a new entry, texts that say nothing left out; raise `Refused` where a field holds what it may not hold."""
    changed: dict[str, Any] = {}
    for field, kind in FIELDS[section].items():
        value = getattr(entry, field)
        if field != "premises" and (value is not None or kind in (_needed_text, _needed_texts)):
            changed[field] = kind(field, value)
    for pair in getattr(entry, "conditionals", {}).values():
        check_pair("conditionals", pair)
    return replace(entry, **changed)


def text_or_none(field: str, value: object) -> str | None:
    """Return a text, None where it says nothing; raise `Refused`, naming the field, where it is no text."""
    return None if value is None or (isinstance(value, str) and not value.strip()) else _text(field, value)


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise Refused(f"{field} has to be a text", help="write it as words")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise Refused(f"{field} holds half a character", help="leave the broken character out")
    return value


def _needed_text(field: str, value: object) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise Refused(f"{field} cannot be left empty", help="write it as words, or remove the whole entry")
    return _text(field, value)


def probability(field: str, value: object) -> float:
    """Return the value where it is a probability; raise `Refused`, naming the field, where it is not."""
    if isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value) and 0 <= value <= 1:
        return value if isinstance(value, float) else float(value)
    raise Refused(f"{field} has to be a probability", help="write a number from 0 to 1")


def check_pair(field: str, value: object) -> Pair:
    """Return the value where it is two probabilities; raise `Refused`, naming the field, where it is not."""
    if not isinstance(value, Pair):
        raise Refused(f"{field} are two probabilities", help="give one for true and one for false")
    return Pair(probability(field, value.if_true), probability(field, value.if_false))


def _texts(field: str, value: FieldValue) -> object:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(_needed_text(field, each) for each in value if isinstance(each, str)))
    raise Refused(f"{field} is a list", help="give one or more")


def _needed_texts(field: str, value: FieldValue) -> object:
    if not value:
        raise Refused(f"{field} cannot be left empty", help="name at least one")
    return _texts(field, value)


def _quotes(field: str, value: FieldValue) -> object:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(_quote(each) for each in value if isinstance(each, Quote))
    raise Refused(f"{field} is a list of quotes", help="give a source and its words")


def _quote(quote: Quote) -> Quote:
    return Quote(quote.source, _needed_text("the text of a quote", quote.text), text_or_none("by", quote.by))


def _premises(field: str, value: FieldValue) -> object:
    texts = _texts(field, value)
    assert isinstance(texts, tuple)
    return tuple(parse_premise(text) for text in texts)


def parse_premise(text: str) -> Premise:
    """Return the premise a text such as "not some-claim" stands for; raise `Refused` for anything else.

    >>> parse_premise("not some-claim")
    Premise(claim='some-claim', negated=True)
    """
    words = text.split()
    if words and is_id(words[-1]) and (len(words) == 1 or words[:-1] == ["not"]):
        return Premise(words[-1], len(words) == 2)
    raise Refused(f"'{text[:80]}' is no premise", help="write a claim's id, or `not` and the id")


def _one_of(*allowed: str) -> Kind:
    def kind(field: str, value: FieldValue) -> object:
        if value not in allowed:
            raise Refused(f"'{value}' is no {field}", help=f"write one of {', '.join(allowed)}")
        return value

    return kind


def _status(field: str, value: FieldValue) -> object:
    return "open" if value is None else _one_of(*STATUSES)(field, value)


def _url(field: str, value: object) -> str | None:
    text = text_or_none(field, value)
    if text is None or is_web_address(text):
        return text
    raise Refused(f"'{text[:80]}' is no http or https address", help="write one such as https://example.org/page")


def _file(field: str, value: object) -> str | None:
    text = text_or_none(field, value)
    if text is None or is_inside(text):
        return text
    help = "copy the file beside the debate and write its path from there, with /"
    raise Refused(f"'{text[:80]}' is outside the debate's folder", help=help)


def _or_none(kind: Kind) -> Kind:
    return lambda field, value: None if value is None else kind(field, value)


_TEXT = text_or_none
_NUMBER = _or_none(probability)
FIELDS: Mapping[Section, Mapping[str, Kind]] = {
    "claims": {"text": _needed_text, "by": _TEXT, "prior": _NUMBER, "tags": _texts, "note": _TEXT, "quotes": _quotes},
    "arguments": {
        "premises": _premises,
        "relation": _one_of(*RELATIONS),
        "target": _needed_text,
        "strength": _NUMBER,
        "likelihoods": _or_none(check_pair),
        "text": _TEXT,
        "scheme": _TEXT,
        "by": _TEXT,
        "note": _TEXT,
    },
    "participants": {"name": _TEXT, "note": _TEXT},
    "sources": {"title": _TEXT, "file": _file, "url": _url, "note": _TEXT},
    "cruxes": {
        "claims": _needed_texts,
        "target": _TEXT,
        "raised_by": _TEXT,
        "status": _status,
        "test": _TEXT,
        "note": _TEXT,
    },
}
