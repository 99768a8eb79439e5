"""The values a blind round is made of: what is asked of whom, and each person's commitment and reveal.

Knows what a round holds. Must not know files, how a commitment is computed, or how any of it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.model.values import is_id

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Question:
    """A claim or an argument that is asked about, with the words it had when the round was started."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Round:
    """What is asked of whom. `key` is random, so no two rounds are the same one; `started` is a time in UTC.

    `deadline` is the last day on which a commitment is waited for (2026-12-05, in UTC), None for no end.
    """

    name: str
    key: str
    debate: str
    started: str
    people: tuple[str, ...]
    questions: tuple[Question, ...]
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Reveal:
    """What opens a commitment: the salt (64 hexadecimal digits) and the credences by question.

    `before` are the credences this person had stated in the debate until then. `seen` are everybody's commitments as
    they stood when this was revealed: who changes one later is found out by it.
    """

    salt: str
    credences: Mapping[str, float]
    before: Mapping[str, float] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One person's part in a round: `digest` such as "sha256:9f86…", those it replaces, and the reveal once there."""

    participant: str
    digest: str
    replaces: tuple[str, ...] = ()
    reveal: Reveal | None = None


def is_name(text: str) -> bool:
    """Return whether a round may be called so: as an id is spelled, since files are named after it."""
    return is_id(text)
