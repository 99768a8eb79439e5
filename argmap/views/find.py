"""Finding claims and reasons: by what is written about them, and by filters on people, tags, cruxes and numbers.

Knows what of a debate is searched and how hits are ranked. Must not know screens. Loads rapidfuzz only when it is asked
for something that nothing holds word for word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model.values import Debate
from argmap.views.conditions import tests
from argmap.views.query import Query, QueryFault, Word, parse_query

if TYPE_CHECKING:
    from argmap.credence.result import Credences

_LIKE = 75.0
_NO_NUMBERS = "there are no numbers to ask for"


@dataclass(frozen=True, slots=True)
class Searchable:
    """One claim or argument with everything that is searched, in lower case; `text` first, it counts most."""

    id: str
    text: str
    rest: str


def searchables(debate: Debate) -> tuple[Searchable, ...]:
    """Return what can be found in a debate, in the order of the file."""
    found = []
    for claim in debate.claims.values():
        quotes = [part for quote in claim.quotes for part in (quote.text, *_person(debate, quote.by))]
        rest = [claim.id, *claim.tags, claim.note or "", *_person(debate, claim.by), *quotes]
        found.append(Searchable(claim.id, claim.text.lower(), " ".join(rest).lower()))
    for step in debate.arguments.values():
        rest = [step.id, step.scheme or "", step.note or "", *_person(debate, step.by)]
        found.append(Searchable(step.id, (step.text or "").lower(), " ".join(rest).lower()))
    return tuple(found)


def find(entries: tuple[Searchable, ...], query: str, *, limit: int | None = None) -> tuple[str, ...]:
    """Return the ids that words find, best first: every word in the text, then anywhere, then what is nearly so."""
    return tuple(_ranked(entries, tuple(Word(word) for word in query.lower().split()))[:limit])


def search(
    debate: Debate,
    query: str | Query,
    *,
    entries: tuple[Searchable, ...] | None = None,
    credences: Credences | None = None,
    people: Sequence[str] | None = None,
) -> tuple[str, ...]:
    """Return the ids that a query of `argmap.views.query` finds: words rank as in `find`, filters leave out.

    Numbers are those of `people`, everyone's unless said: a filter holds where it holds of one of them. Raise
    `QueryFault` for a filter that does not exist, for a name nobody and nothing has, and for a filter on numbers where
    there are none.
    """
    asked = parse_query(query) if isinstance(query, str) else query
    if credences is None and any(one.needs_numbers for one in asked.conditions):
        raise QueryFault(_NO_NUMBERS, "they are being computed, or the file has errors")
    entries = searchables(debate) if entries is None else entries
    left = entries
    for test in tests(debate, asked.conditions, credences, people):
        left = tuple(one for one in left if test(one.id))
    wanted = tuple(word for word in asked.words if not word.negated)
    unwanted = [word.text for word in asked.words if word.negated]
    for text in unwanted:
        left = tuple(one for one in left if text not in one.text and text not in one.rest)
    if not wanted:
        return tuple(one.id for one in left) if asked.conditions or unwanted else ()
    return tuple(_ranked(left, wanted))


def _ranked(entries: tuple[Searchable, ...], words: tuple[Word, ...]) -> list[str]:
    if not words:
        return []
    texts = [word.text for word in words]
    # One pass for each word, over what the words before it left: a key waits for this.
    in_text = anywhere = list(entries)
    for text in texts:
        in_text = [one for one in in_text if text in one.text]
        anywhere = [one for one in anywhere if text in one.text or text in one.rest]
    hits = [one.id for one in in_text]
    known = set(hits)
    hits += [one.id for one in anywhere if one.id not in known]
    typed = " ".join(texts)
    return hits if hits or len(typed) < 3 else _nearly(entries, typed)


def _nearly(entries: tuple[Searchable, ...], query: str) -> list[str]:
    from rapidfuzz import fuzz, process

    texts = [f"{one.text} {one.rest}" for one in entries]
    found = process.extract(query, texts, scorer=fuzz.partial_ratio, limit=50, score_cutoff=_LIKE)
    return [entries[index].id for _, _, index in sorted(found, key=lambda one: (-one[1], one[2]))]


def _person(debate: Debate, person: str | None) -> tuple[str, ...]:
    if person is None:
        return ()
    known = debate.participants.get(person)
    return (person, known.name) if known is not None and known.name else (person,)
