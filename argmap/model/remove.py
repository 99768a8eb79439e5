"""Removing an entry: refused with the list of its uses, or done together with what cannot be without it.

Knows what falls with what. Must not know files or how the list is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import TypeVar

from argmap.model.changes import Refused, Remove
from argmap.model.references import uses
from argmap.model.values import Argument, Crux, Debate

T = TypeVar("T")


def removed(debate: Debate, change: Remove) -> Debate:
    """Return the debate without the entry; raise `Refused` where it is used and `cascade` is not given.

    With `cascade`: a claim takes along the arguments it is a premise or target of, their undercutters, what was stated
    of any of these, its contraries and cruxes; a participant their credences and conditionals, a source its quotes. An
    asserted `by` is cleared. A group of contraries that keeps two claims stays. The only thesis is never removed.
    """
    _refuse_the_only_thesis(debate, change)
    used = uses(debate, change.section, change.id)
    if used and not change.cascade:
        raise Refused(
            f"{change.id} is still used",
            uses=tuple(dict.fromkeys(use.words for use in used)),
            help="remove these first, or remove it with everything that needs it (--cascade)",
        )
    match change.section:
        case "claims" | "arguments":
            return _statements_removed(debate, change.id)
        case "participants":
            return _participant_removed(debate, change.id)
        case "sources":
            return _source_removed(debate, change.id)
        case "cruxes":
            return replace(debate, cruxes=without(debate.cruxes, {change.id}))


def without(entries: Mapping[str, T], gone: Set[str]) -> dict[str, T]:
    """Return the entries but those whose id is gone."""
    return {id: entry for id, entry in entries.items() if id not in gone}


def _refuse_the_only_thesis(debate: Debate, change: Remove) -> None:
    if change.section == "claims" and set(debate.thesis) == {change.id}:
        raise Refused(
            f"{change.id} is what the debate is about",
            uses=tuple(dict.fromkeys(use.words for use in uses(debate, "claims", change.id))),
            help="make another claim the thesis first, then remove it",
        )


def _statements_removed(debate: Debate, id: str) -> Debate:
    gone = _falling(debate.arguments, id)

    def falls(crux: Crux) -> bool:
        return not gone.isdisjoint(crux.claims) or debate.crux_target(crux) in gone

    contraries = [
        group if gone.isdisjoint(group) else tuple(member for member in group if member not in gone)
        for group in debate.contraries
    ]
    return replace(
        debate,
        thesis=tuple(thesis for thesis in debate.thesis if thesis not in gone),
        claims=without(debate.claims, gone),
        arguments=without(debate.arguments, gone),
        contraries=tuple(
            after
            for after, before in zip(contraries, debate.contraries, strict=True)
            if after == before or len(after) > 1
        ),
        credences=_unstated(debate.credences, gone),
        cruxes={key: crux for key, crux in debate.cruxes.items() if not falls(crux)},
    )


def _falling(arguments: Mapping[str, Argument], id: str) -> set[str]:
    """Return the id and every argument that cannot be without it."""
    dependents: dict[str, list[str]] = {}
    for argument in arguments.values():
        for needed in {argument.target, *(premise.claim for premise in argument.premises)}:
            dependents.setdefault(needed, []).append(argument.id)
    gone, waiting = {id}, [id]
    while waiting:
        for dependent in dependents.get(waiting.pop(), ()):
            if dependent not in gone:
                gone.add(dependent)
                waiting.append(dependent)
    return gone


def _unstated(credences: Mapping[str, Mapping[str, T]], gone: Set[str]) -> dict[str, Mapping[str, T]]:
    after: dict[str, Mapping[str, T]] = {}
    for who, entries in credences.items():
        left = entries if gone.isdisjoint(entries) else without(entries, gone)
        if left or not entries:
            after[who] = left
    return after


def _participant_removed(debate: Debate, who: str) -> Debate:
    def cleared(by: str | None) -> str | None:
        return None if by == who else by

    claims = {
        id: replace(it, by=cleared(it.by), quotes=tuple(replace(quote, by=cleared(quote.by)) for quote in it.quotes))
        for id, it in debate.claims.items()
    }
    cruxes = {
        id: replace(it, raised_by=cleared(it.raised_by), conditionals=without(it.conditionals, {who}))
        for id, it in debate.cruxes.items()
    }
    return replace(
        debate,
        participants=without(debate.participants, {who}),
        claims=claims,
        arguments={id: replace(it, by=cleared(it.by)) for id, it in debate.arguments.items()},
        credences=without(debate.credences, {who}),
        cruxes=cruxes,
    )


def _source_removed(debate: Debate, source: str) -> Debate:
    claims = {
        id: replace(it, quotes=tuple(quote for quote in it.quotes if quote.source != source))
        for id, it in debate.claims.items()
    }
    return replace(debate, sources=without(debate.sources, {source}), claims=claims)
