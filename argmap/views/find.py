"""Finding claims and reasons by what is written about them: words, ids, notes, tags, people, quotes.

Knows what of a debate is searched and how hits are ranked. Must not know screens. Loads rapidfuzz only when it is asked
for something that nothing holds word for word.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.values import Debate

_LIKE = 75.0


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
    """Return the ids that a query finds, best first: every word in the text, then anywhere, then what is nearly so."""
    words = query.lower().split()
    if not words:
        return ()
    in_text = [one.id for one in entries if all(word in one.text for word in words)]
    known = set(in_text)
    anywhere = [one.id for one in entries if one.id not in known and _holds(one, words)]
    known.update(anywhere)
    hits = in_text + anywhere
    if not hits and len(query.strip()) >= 3:
        hits = _nearly(entries, query.lower())
    return tuple(hits[:limit])


def _holds(one: Searchable, words: list[str]) -> bool:
    return all(word in one.text or word in one.rest for word in words)


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
