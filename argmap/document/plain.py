"""A debate as a plain tree: mappings, lists, texts and numbers, keyed and ordered as in the file.

The one statement of what is written for a value of the model. Must not know text or positions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import TypeVar, Union

from argmap.model.changes import Change, MergeClaims, Rename, Several
from argmap.model.values import (
    FORMAT_VERSION,
    Argument,
    Claim,
    Conflict,
    Crux,
    Debate,
    Defaults,
    Pair,
    Participant,
    Quote,
    Source,
    Stated,
)

Plain = Union[str, float, "list[Plain]", "dict[str, Plain]"]
Place = tuple[str | int, ...]
COMPANION: Place = ("companion",)
"""The place of everything in a participant's own file."""
T = TypeVar("T")
_SAME = "="


def plain(debate: Debate, elsewhere: Set[str] = frozenset()) -> dict[str, Plain]:
    """Return the debate as it stands in a file, in the format's order; what says nothing is left out.

    The numbers of the participants `elsewhere` stand in files of their own. A crux's status is always there.
    """
    return _tree(debate, elsewhere, Debate(), elsewhere)


def plain_pair(
    before: Debate, after: Debate, elsewhere_before: Set[str], elsewhere_after: Set[str]
) -> tuple[dict[str, Plain], dict[str, Plain]]:
    """Return two debates as `plain` does, with the same short text for each entry that is the same value in both.

    So a change of one claim among thousands costs what one claim costs.
    """
    return (
        _tree(before, elsewhere_before, after, elsewhere_after),
        _tree(after, elsewhere_after, before, elsewhere_before),
    )


def _tree(debate: Debate, elsewhere: Set[str], other: Debate, elsewhere_other: Set[str]) -> dict[str, Plain]:
    def cruxes() -> dict[str, Plain]:
        if elsewhere or elsewhere_other:
            return {id: _crux(crux, elsewhere) for id, crux in debate.cruxes.items()}
        return _entries(debate.cruxes, other.cruxes, _crux)

    tree: dict[str, Plain] = {
        "argmap": str(FORMAT_VERSION),
        "title": debate.title,
        "thesis": list(debate.thesis),
        "defaults": _defaults(debate.defaults),
        "participants": _entries(debate.participants, other.participants, _participant),
        "sources": _entries(debate.sources, other.sources, _source),
        "claims": _entries(debate.claims, other.claims, _claim),
        "arguments": _entries(debate.arguments, other.arguments, _argument),
        "contraries": [list(group) for group in debate.contraries],
        "credences": {
            who: _entries(entries, other.credences.get(who, {}), _stated)
            for who, entries in debate.credences.items()
            if who not in elsewhere
        },
        "cruxes": cruxes(),
        "conflicts": [_conflict(conflict) for conflict in debate.conflicts],
    }
    return {key: value for key, value in tree.items() if value != {} and value != []}


def plain_companion(debate: Debate, who: str) -> dict[str, Plain]:
    """Return one participant's numbers as they stand in a file of their own."""
    pairs = {id: _pair(crux.conditionals[who]) or {} for id, crux in debate.cruxes.items() if who in crux.conditionals}
    stated: dict[str, Plain] = {id: _stated(it) for id, it in debate.credences.get(who, {}).items()}
    tree: dict[str, Plain] = {"credences": stated, "conditionals": dict(pairs)}
    return {key: value for key, value in tree.items() if value}


def _entries(entries: Mapping[str, T], other: Mapping[str, T], said: Callable[[T], Plain]) -> dict[str, Plain]:
    return {id: _SAME if other.get(id) is entry else said(entry) for id, entry in entries.items()}


def _participant(it: Participant) -> Plain:
    return _said(name=it.name, note=it.note)


def _source(it: Source) -> Plain:
    return _said(title=it.title, file=it.file, url=it.url, note=it.note)


def _stated(it: Stated) -> Plain:
    return _said(credence=it.credence, prior=it.prior, likelihoods=_pair(it.likelihoods), note=it.note)


def _said(**fields: Plain | None) -> Plain:
    return {key: value for key, value in fields.items() if value is not None and value != [] and value != {}}


def _defaults(defaults: Defaults) -> Plain:
    own = Defaults()
    return _said(
        prior=None if defaults.prior == own.prior else defaults.prior,
        strength=None if defaults.strength == own.strength else defaults.strength,
    )


def _pair(pair: Pair | None) -> Plain | None:
    return None if pair is None else {"if_true": pair.if_true, "if_false": pair.if_false}


def _quote(quote: Quote) -> Plain:
    return _said(source=quote.source, by=quote.by, text=quote.text)


def _claim(claim: Claim) -> Plain:
    return _said(
        text=claim.text,
        by=claim.by,
        prior=claim.prior,
        tags=list(claim.tags),
        note=claim.note,
        quotes=[_quote(quote) for quote in claim.quotes],
    )


def _argument(argument: Argument) -> Plain:
    said: dict[str, Plain | None] = {
        "premises": [str(premise) for premise in argument.premises],
        argument.relation: argument.target,
        "strength": argument.strength,
        "likelihoods": _pair(argument.likelihoods),
        "text": argument.text,
        "scheme": argument.scheme,
        "by": argument.by,
        "note": argument.note,
    }
    return _said(**said)


def _crux(crux: Crux, elsewhere: Set[str] = frozenset()) -> Plain:
    return _said(
        claims=list(crux.claims),
        **{"for": crux.target},
        raised_by=crux.raised_by,
        status=crux.status,
        test=crux.test,
        conditionals={who: _pair(pair) or {} for who, pair in crux.conditionals.items() if who not in elsewhere},
        note=crux.note,
    )


def _conflict(conflict: Conflict) -> Plain:
    sides: Plain = dict(conflict.sides)
    return _said(at=conflict.at, base=conflict.base, sides=sides)


@dataclass(frozen=True, slots=True)
class Renames:
    """Keys that got another name, by what they name; so a rename is written as one, its lines and comments kept."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def at(self, place: Place) -> Mapping[str, str]:
        """Return old key → new key for the mapping at this place."""
        return self.names.get(namespace(place), {})

    def then(self, later: Renames) -> Renames:
        """Return these renames with later ones after them; a thing renamed twice has its last name."""
        if not later.names:
            return self
        names = {space: dict(known) for space, known in self.names.items()}
        for space, more in later.names.items():
            known = names.setdefault(space, {})
            for old, new in more.items():
                first = next((key for key, now in known.items() if now == old), old)
                known[first] = new
        return Renames(names)


def renames_of(change: Change) -> Renames:
    """Return the renames a change holds; what was said of a merged claim is now said of the other."""
    renames = Renames()
    waiting: list[Change] = [change]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Several):
            waiting.extend(reversed(each.changes))
        elif isinstance(each, Rename):
            space = "statements" if each.section in ("claims", "arguments") else each.section
            renames = renames.then(Renames({space: {each.old: each.new}}))
        elif isinstance(each, MergeClaims):
            renames = renames.then(Renames({"statements": {each.drop: each.keep}}))
    return renames


def reversed_renames(renames: Renames) -> Renames:
    """Return the renames that lead back."""
    return Renames({space: {new: old for old, new in names.items()} for space, names in renames.names.items()})


def namespace(place: Place) -> str:
    """Return what the keys of the mapping at this place name; an empty text where they are fields."""
    match place:
        case ("claims",) | ("arguments",) | ("credences", _) | ("companion", "credences"):
            return "statements"
        case ("participants",) | ("credences",) | ("cruxes", _, "conditionals"):
            return "participants"
        case ("sources",):
            return "sources"
        case ("cruxes",) | ("companion", "conditionals"):
            return "cruxes"
    return ""
