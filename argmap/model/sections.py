"""The sections of a debate that hold entries by id: which entry belongs where, and a section put in place of another.

Knows the names of sections. Must not know what a change means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from argmap.model.values import Argument, Claim, Crux, Debate, Participant, Section, Source

AnyEntry = Claim | Argument | Participant | Source | Crux
NOUNS: Mapping[Section, str] = {
    "claims": "claim",
    "arguments": "argument",
    "participants": "participant",
    "sources": "source",
    "cruxes": "crux",
}
_KINDS: Mapping[type[AnyEntry], Section] = {
    Claim: "claims",
    Argument: "arguments",
    Participant: "participants",
    Source: "sources",
    Crux: "cruxes",
}


def section_of(entry: AnyEntry) -> Section:
    """Return the section that holds entries of this kind."""
    return _KINDS[type(entry)]


def entries_of(debate: Debate, section: Section) -> Mapping[str, AnyEntry]:
    """Return a section's entries by id."""
    entries: Mapping[str, AnyEntry] = getattr(debate, section)
    return entries


def with_entries(debate: Debate, section: Section, entries: Mapping[str, Any]) -> Debate:
    """Return the debate with these entries in place of the section's own."""
    fields: dict[str, Any] = {section: entries}
    return replace(debate, **fields)
