"""The language in which a debate is searched: words, `"phrases"`, and filters such as `by:critic` or `credence<20%`.

Knows how a query is written and what is wrong with one. Must not know a debate, or how anything is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.model.numbers import NotANumber, parse_number
from argmap.model.suggest import did_you_mean

Kind = Literal["name", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the language: `name:value`, `name<value`, or where it is a flag the bare `name`."""

    name: str
    kind: Kind
    example: str
    help: str
    values: tuple[str, ...] = ()
    """What may be asked for, where that is a closed list."""


IS = ("claim", "argument", "thesis", "leaf", "derived", "assumed", "stated", "unused")
STATUSES = ("open", "agreed", "resolved", "set-aside", "any")
RELATIONS = ("supports", "rebuts", "undercuts", "necessary-for", "evidence-for")

FILTERS = (
    Filter("by", "name", "by:critic", "given or said by this person: its `by`, or that of a quote"),
    Filter("said-by", "name", "said-by:critic", "this person stated a number for it"),
    Filter("tag", "name", "tag:conditions", "has this tag"),
    Filter("source", "name", "source:forum", "quotes this source"),
    Filter("crux", "name", "crux:open", f"a crux of this status: {', '.join(STATUSES)}", STATUSES),
    Filter("relation", "name", "relation:undercuts", f"an argument that {', '.join(RELATIONS)}", RELATIONS),
    Filter("is", "name", "is:leaf", f"one of {', '.join(IS)}", IS),
    Filter("id", "name", "id:bigger", "the id holds this"),
    Filter("text", "name", "text:prompt", "the text itself holds this, not only a note or a quote"),
    Filter("assumed", "flag", "assumed", "a number of it was stated by nobody"),
    Filter("credence", "number", "credence<0.2", "what it comes to"),
    Filter("implied", "number", "implied>50%", "what the arguments alone say"),
    Filter("prior", "number", "prior>=0.9", "the credence with no argument deciding it"),
    Filter("strength", "number", "strength<0.5", "how likely a step goes through if its premises hold"),
    Filter("gap", "number", "gap>1", "bits between what somebody says and what their arguments say"),
    Filter("apart", "number", "apart>30%", "how far the farthest two people's credences are apart"),
)
BY_NAME = {one.name: one for one in FILTERS}
COMPARISONS = ("<=", ">=", "<", ">", "=")

_TOKEN = re.compile(r'(-?)((?:[^\s"]|"[^"]*(?:"|$))+)')
_COMPARED = re.compile(r"([a-z][a-z-]*)(<=|>=|<|>|=|:)(.*)", re.DOTALL | re.IGNORECASE)
_QUOTE_IT = "In double quotes it is found as text"


class QueryFault(ValueError):
    """A query cannot be answered: `message` says why, `help` what to write instead."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(f"{message}; {help}" if help else message)
        self.message, self.help = message, help


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase, in lower case, that is to be there, or with `negated` is not."""

    text: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter to hold, or with `negated` not to: `value` for a name, `comparison` and `number` for a number."""

    filter: Filter
    value: str = ""
    comparison: str = ""
    number: float = 0.0
    negated: bool = False

    @property
    def needs_numbers(self) -> bool:
        """Whether it can be answered only where credences were computed."""
        return self.filter.kind != "name" or (self.filter.name == "is" and self.value == "assumed")


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood; all of it has to hold."""

    words: tuple[Word, ...] = ()
    conditions: tuple[Condition, ...] = ()


def parse_query(text: str) -> Query:
    """Return what a query asks for; raise `QueryFault` for a filter that does not exist or does not read.

    >>> parse_query('risk -"no data" gap>1').words
    (Word(text='risk', negated=False), Word(text='no data', negated=True))
    """
    words: list[Word] = []
    conditions: list[Condition] = []
    for negated, token in _tokens(text):
        found = None if token.startswith('"') else _condition(token, negated=negated)
        if found is not None:
            conditions.append(found)
        elif plain := _unquoted(token).lower():
            words.append(Word(plain, negated))
    return Query(tuple(words), tuple(conditions))


def _tokens(text: str) -> Iterator[tuple[bool, str]]:
    for minus, token in _TOKEN.findall(text):
        yield bool(minus), token


def _unquoted(token: str) -> str:
    return " ".join(token.replace('"', "").split())


def _condition(token: str, *, negated: bool) -> Condition | None:
    if token.lower() in BY_NAME and BY_NAME[token.lower()].kind == "flag":
        return Condition(BY_NAME[token.lower()], negated=negated)
    compared = _COMPARED.fullmatch(token)
    if compared is None:
        return None
    name, sign, value = compared[1].lower(), compared[2], _unquoted(compared[3])
    known = BY_NAME.get(name)
    if known is None:
        if sign == ":" and not value:
            return None
        remedy = did_you_mean(name, BY_NAME, f"filters: {', '.join(BY_NAME)};")
        raise QueryFault(f"there is no filter '{name}'", f"{remedy} {_QUOTE_IT}")
    if known.kind == "flag":
        raise QueryFault(f"'{name}' stands alone", f"write {known.example}")
    if not value:
        raise QueryFault(f"'{name}{sign}' needs a value", f"such as {known.example}")
    if known.kind == "name":
        if sign not in (":", "="):
            raise QueryFault(f"'{name}' is no number", f"write {known.example}")
        return Condition(known, _listed(known, value), negated=negated)
    return Condition(known, comparison="=" if sign == ":" else sign, number=_number(known, value), negated=negated)


def _listed(known: Filter, value: str) -> str:
    """Return a value of a closed list by the beginning that was typed; any value where the list is open."""
    value = value.lower().replace("_", "-") if known.values else value
    if not known.values or value in known.values:
        return value
    begins = [one for one in known.values if one.startswith(value)]
    if begins:
        return begins[0]
    raise QueryFault(
        f"'{known.name}:{value}' is not known", did_you_mean(value, known.values, f"one of {', '.join(known.values)}")
    )


def _number(known: Filter, value: str) -> float:
    if known.name == "gap":
        try:
            bits = float(value)
        except ValueError:
            bits = -1.0
        if not 0.0 <= bits < float("inf"):
            raise QueryFault(f"'{value}' is no number of bits", f"write {known.example}")
        return bits
    try:
        return float(parse_number(value))
    except NotANumber as fault:
        raise QueryFault(f"{known.name}: {fault}") from None
