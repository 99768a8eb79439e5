"""Giving an entry another id, wherever the debate says it.

Knows every field that holds an id. Must not know whether the new id is free or allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from argmap.model.sections import entries_of, with_entries
from argmap.model.values import Argument, Claim, Conflict, Crux, Debate, Premise, Quote, Section

T = TypeVar("T")
To = Callable[[str], str]


def renamed(debate: Debate, section: Section, old: str, new: str) -> Debate:
    """Return the debate with the entry `old` called `new` everywhere; the order of entries stays."""
    conflicts = tuple(_conflict(conflict, section, old, new) for conflict in debate.conflicts)
    debate = replace(debate, conflicts=conflicts)
    entries = entries_of(debate, section)
    moved = {new if id == old else id: replace(it, id=new) if id == old else it for id, it in entries.items()}
    return redirected(with_entries(debate, section, moved), section, old, new)


def redirected(debate: Debate, section: Section, old: str, new: str) -> Debate:
    """Return the debate with every reference to `old` pointing at `new`; the entry itself stays as it is."""

    def to(id: str) -> str:
        return new if id == old else id

    match section:
        case "claims":
            return _claim_redirected(debate, to)
        case "arguments":
            return _argument_redirected(debate, to)
        case "participants":
            return _participant_redirected(debate, to)
        case "sources":
            return _quotes_mapped(debate, lambda quote: replace(quote, source=to(quote.source)))
        case "cruxes":
            return debate


def _claim_redirected(debate: Debate, to: To) -> Debate:
    def argument(it: Argument) -> Argument:
        target = it.target if it.relation == "undercuts" else to(it.target)
        premises = tuple(Premise(to(premise.claim), premise.negated) for premise in it.premises)
        return replace(it, target=target, premises=premises)

    def crux(it: Crux) -> Crux:
        return replace(it, claims=_all(it.claims, to), target=_perhaps(it.target, to))

    return replace(
        debate,
        thesis=_all(debate.thesis, to),
        arguments=_mapped(debate.arguments, argument),
        contraries=tuple(_all(group, to) for group in debate.contraries),
        credences={who: _keys(entries, to) for who, entries in debate.credences.items()},
        cruxes=_mapped(debate.cruxes, crux),
    )


def _argument_redirected(debate: Debate, to: To) -> Debate:
    def argument(it: Argument) -> Argument:
        return replace(it, target=to(it.target)) if it.relation == "undercuts" else it

    return replace(
        debate,
        arguments=_mapped(debate.arguments, argument),
        credences={who: _keys(entries, to) for who, entries in debate.credences.items()},
    )


def _participant_redirected(debate: Debate, to: To) -> Debate:
    def crux(it: Crux) -> Crux:
        return replace(it, raised_by=_perhaps(it.raised_by, to), conditionals=_keys(it.conditionals, to))

    debate = _quotes_mapped(debate, lambda quote: replace(quote, by=_perhaps(quote.by, to)))
    return replace(
        debate,
        claims=_mapped(debate.claims, lambda it: replace(it, by=_perhaps(it.by, to))),
        arguments=_mapped(debate.arguments, lambda it: replace(it, by=_perhaps(it.by, to))),
        credences=_keys(debate.credences, to),
        cruxes=_mapped(debate.cruxes, crux),
    )


def _quotes_mapped(debate: Debate, change: Callable[[Quote], Quote]) -> Debate:
    def claim(it: Claim) -> Claim:
        return replace(it, quotes=tuple(change(quote) for quote in it.quotes))

    return replace(debate, claims=_mapped(debate.claims, claim))


def _conflict(conflict: Conflict, section: Section, old: str, new: str) -> Conflict:
    parts = conflict.at.split("/")
    for index, part in enumerate(parts):
        if part == old and ((index == 1 and parts[0] == section) or _names(parts, index, section)):
            parts[index] = new
    return replace(conflict, at="/".join(parts))


def _names(parts: list[str], index: int, section: Section) -> bool:
    """Return whether this part of a path outside the section names one of the section's entries."""
    if parts[0] == "credences":
        return section == "participants" if index == 1 else index == 2 and section in ("claims", "arguments")
    return section == "participants" and parts[0] == "cruxes" and index == 3 and parts[2] == "conditionals"


def _mapped(entries: Mapping[str, T], change: Callable[[T], T]) -> dict[str, T]:
    return {id: change(entry) for id, entry in entries.items()}


def _keys(entries: Mapping[str, T], to: To) -> dict[str, T]:
    return {to(id): entry for id, entry in entries.items()}


def _all(ids: Iterable[str], to: To) -> tuple[str, ...]:
    return tuple(to(id) for id in ids)


def _perhaps(id: str | None, to: To) -> str | None:
    return None if id is None else to(id)
