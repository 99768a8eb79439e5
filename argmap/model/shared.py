"""Two debates that say nearly the same: one made of the other's entries, where they are equal.

Knows values. Must not know which change led from one to the other. Nothing is said that was not said before: what is
equal becomes the same, so that whoever compares them later sees at once what is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from argmap.model.values import Debate

_Entry = TypeVar("_Entry")


def shared(debate: Debate, known: Debate) -> Debate:
    """Return an equal debate, in the same order, whose entries are those of the known one wherever these are equal."""
    return replace(
        debate,
        participants=_shared(debate.participants, known.participants),
        sources=_shared(debate.sources, known.sources),
        claims=_shared(debate.claims, known.claims),
        arguments=_shared(debate.arguments, known.arguments),
        credences=_same(
            {who: _shared(entries, known.credences.get(who, {})) for who, entries in debate.credences.items()},
            known.credences,
        ),
        cruxes=_shared(debate.cruxes, known.cruxes),
    )


def _shared(entries: Mapping[str, _Entry], known: Mapping[str, _Entry]) -> Mapping[str, _Entry]:
    return _same(
        {id: known[id] if id in known and known[id] == entry else entry for id, entry in entries.items()}, known
    )


def _same(found: Mapping[str, _Entry], known: Mapping[str, _Entry]) -> Mapping[str, _Entry]:
    """Return the known entries where the found ones are these very ones, in the same order."""
    same = len(found) == len(known) and all(a == b and found[a] is known[b] for a, b in zip(found, known, strict=True))
    return known if same else found
