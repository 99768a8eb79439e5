"""What a search for repeated texts returns: clusters of texts, quotations with spans, similar texts.

Knows the shape of results; texts are named by their number in the input, from 0. Must not know how they are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tier = Literal["same", "edited", "variant", "opposite"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Member:
    """One text of a cluster and how it stands to the canonical one.

    `score` is the larger of word ratio and character ratio of the normalised texts, from 0 to 1. `why` says in words
    what keeps the pair from being merged unseen; empty for `same`.
    """

    text: int
    tier: Tier
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A star: every member was compared with the canonical text itself. `members` are in input order."""

    canonical: int
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[span]` repeats `of[of_span]`, word for word or lightly edited.

    Spans are code points of the raw texts, the end exclusive. `score` compares the two passages, from 0 to 1.
    """

    text: int
    span: Span
    of: int
    of_span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two different texts that are alike, the earlier first."""

    first: int
    second: int
    tier: Tier
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What repeats what among `texts` texts, of which `distinct` differ in more than typography.

    A text is a member of at most one cluster. A text that has copies is the canonical text of a cluster of its own,
    also where it is a proposed member of another. `pairs` are the pairs the clusters were made of, without the `same`.
    """

    texts: int
    distinct: int
    clusters: tuple[Cluster, ...]
    quotations: tuple[Quotation, ...]
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """An indexed text like the one asked for. `tier` is None for a text that only shares much of its wording.

    `quotes` as tier: the text asked for is a passage of this one.
    """

    text: int
    tier: Tier | Literal["quotes"] | None
    score: float
    why: str = ""
