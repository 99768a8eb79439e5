"""The values a debate is made of: frozen, compared by meaning, without positions.

Knows what a debate holds. Must not know files, text positions, terminals or how numbers are propagated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Relation = Literal["supports", "rebuts", "necessary_for", "evidence_for", "undercuts"]
CruxStatus = Literal["open", "agreed", "resolved", "set-aside"]
Section = Literal["claims", "arguments", "participants", "sources", "cruxes"]

RELATIONS: tuple[Relation, ...] = get_args(Relation)
STATUSES: tuple[CruxStatus, ...] = get_args(CruxStatus)
SECTIONS: tuple[Section, ...] = get_args(Section)
FORMAT_VERSION = 1

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def is_id(text: str) -> bool:
    """Return whether the text may be an id: lower-case letters, digits and hyphens, at most 64, no hyphen first."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two probabilities, one for each way a claim may turn out."""

    if_true: float
    if_false: float


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, verbatim: where a claim was said."""

    source: str
    text: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that can be true or false."""

    id: str
    text: str
    by: str | None = None
    prior: float | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Premise:
    """A claim as an argument uses it: affirmed, or negated (`not some-claim`)."""

    claim: str
    negated: bool = False

    def __str__(self) -> str:
        return f"not {self.claim}" if self.negated else self.claim


@dataclass(frozen=True, slots=True)
class Argument:
    """A step from linked premises to a target: a claim, or an argument where it undercuts."""

    id: str
    relation: Relation
    target: str
    premises: tuple[Premise, ...] = ()
    strength: float | None = None
    likelihoods: Pair | None = None
    text: str | None = None
    scheme: str | None = None
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part and may have credences."""

    id: str
    name: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A text that was read: a file beside the debate, an address, or only a title."""

    id: str
    title: str | None = None
    file: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What one participant says of one claim or argument; on an argument `credence` is its strength."""

    credence: float | None = None
    prior: float | None = None
    likelihoods: Pair | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Crux:
    """A question whose answer would move people; several claims are one conjunctive crux (all of them true)."""

    id: str
    claims: tuple[str, ...]
    target: str | None = None
    raised_by: str | None = None
    status: CruxStatus = "open"
    test: str | None = None
    conditionals: Mapping[str, Pair] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is assumed where nobody says."""

    prior: float = 0.5
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a merge left behind: one place, its former value and each side's."""

    at: str
    base: str | None
    sides: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Debate:
    """A whole debate. Mappings are in file order and never changed in place; order has no meaning for equality."""

    title: str = ""
    thesis: tuple[str, ...] = ()
    defaults: Defaults = Defaults()
    participants: Mapping[str, Participant] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    contraries: tuple[tuple[str, ...], ...] = ()
    credences: Mapping[str, Mapping[str, Stated]] = field(default_factory=dict)
    cruxes: Mapping[str, Crux] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()

    def stated(self, participant: str, id: str) -> Stated:
        """Return what a participant says of a claim or argument; an empty `Stated` where they say nothing."""
        entries = self.credences.get(participant)
        return entries.get(id, _SILENT) if entries else _SILENT

    def crux_target(self, crux: Crux) -> str | None:
        """Return the claim a crux is for: its own, else the first thesis, else None."""
        return crux.target or (self.thesis[0] if self.thesis else None)


_SILENT = Stated()
