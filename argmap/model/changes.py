"""Changes as values: one type for edits, undo, the crash journal and the merge report.

Knows what may change in a debate. Must not know how a change is applied, written to a file or shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.model.values import (
    Argument,
    Claim,
    Crux,
    Pair,
    Participant,
    Quote,
    Section,
    Source,
)

FieldValue = str | float | tuple[str, ...] | Pair | tuple[Quote, ...] | None
StatedField = Literal["credence", "prior", "likelihoods", "note"]


@dataclass(frozen=True, slots=True)
class SetField:
    """Set one field of one entry; None clears an optional field.

    Fields: claims text, by, prior, tags, note, quotes · arguments text, by, strength, likelihoods, scheme, note,
    premises (texts such as "not some-claim"), target, relation · participants name, note · sources title, file, url,
    note · cruxes claims, target, raised_by, status, test, note.
    """

    section: Section
    id: str
    field: str
    value: FieldValue


@dataclass(frozen=True, slots=True)
class SetTitle:
    """Set the debate's title."""

    title: str


@dataclass(frozen=True, slots=True)
class SetThesis:
    """Set the claims the debate is about."""

    thesis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetDefault:
    """Set what is assumed where nobody says; None goes back to the format's own default."""

    field: Literal["prior", "strength"]
    value: float | None


@dataclass(frozen=True, slots=True)
class SetCredence:
    """Set one of a participant's numbers for a claim or argument; None clears it.

    On an argument, the credence is its strength.
    An entry left without any number goes, unless it holds a note.
    """

    participant: str
    id: str
    value: float | Pair | str | None
    field: StatedField = "credence"


@dataclass(frozen=True, slots=True)
class SetConditionals:
    """Set a participant's two conditionals for a crux: P(for | crux), P(for | not crux); None clears them."""

    crux: str
    participant: str
    value: Pair | None


@dataclass(frozen=True, slots=True)
class Add:
    """Add an entry at the end of its section. `thesis` makes a claim a thesis as well."""

    entry: Claim | Argument | Participant | Source | Crux
    thesis: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove an entry. What still refers to it refuses the change, or goes too with `cascade`."""

    section: Section
    id: str
    cascade: bool = False


@dataclass(frozen=True, slots=True)
class Rename:
    """Give an entry another id, everywhere."""

    section: Section
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AddContrary:
    """Add a group of claims of which at most one can be true."""

    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemoveContrary:
    """Remove a group of contraries, named by its claims in any order."""

    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeClaims:
    """Let one claim stand for two: what refers to `drop` refers to `keep`, and nothing said of either is lost.

    Two differing numbers of one participant (or two priors) refuse the change unless `prefer` says whose stand.
    """

    keep: str
    drop: str
    prefer: Literal["keep", "drop"] | None = None


@dataclass(frozen=True, slots=True)
class ResolveConflict:
    """Take out what a merge left to be decided at one place; what shall stand there is a change of its own."""

    at: str


@dataclass(frozen=True, slots=True)
class Several:
    """Changes that are made, undone and written as one."""

    changes: tuple[Change, ...]


Change = (
    SetField
    | SetTitle
    | SetThesis
    | SetDefault
    | SetCredence
    | SetConditionals
    | Add
    | Remove
    | Rename
    | AddContrary
    | RemoveContrary
    | MergeClaims
    | ResolveConflict
    | Several
)


class Refused(Exception):
    """A change that cannot be made. `uses` lists what still refers to the entry; `help` is the remedy."""

    def __init__(self, message: str, *, uses: tuple[str, ...] = (), help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.uses = uses
        self.help = help
