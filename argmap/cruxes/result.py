"""What the search for cruxes returns: ranked questions, the parts of a gap, an agenda.

Knows the shape of results. Must not know how they are computed, or load numpy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from argmap.model.diagnostic import Finding

Status = Literal["candidate", "open", "agreed", "resolved", "set-aside"]
Kind = Literal["credence", "prior", "strength", "likelihood"]
PartMethod = Literal["shapley", "aumann-shapley"]
NumberSource = Literal["map", "elicited"]
Nature = Literal["double", "one-sided", "anti", "agreed", "none"]


@dataclass(frozen=True, slots=True)
class PersonalCrux:
    """One person's numbers for one question: probabilities, bits, and differences of probabilities.

    `credence` is P(question), `target` P(target), `if_true` and `if_false` the target's probability once the question
    is settled. `source` says whether those two come from the map or from the person; `map_if_true` and `map_if_false`
    are the map's own where the person gave theirs. None where a number is not defined.
    """

    credence: float | None
    target: float | None
    if_true: float | None
    if_false: float | None
    swing: float | None
    voi_bits: float | None
    voi_share: float | None
    voi_level: float | None
    source: NumberSource = "map"
    map_if_true: float | None = None
    map_if_false: float | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class RankedCrux:
    """One question and what settling it would do. Several claims are one conjunctive question: all of them true.

    `vod`, `vod_share`, `vod_level`: value of discrimination in log base 10, as a share and as a level, between two
    people, or its mean over the pairs of a group. `closes`: the share of the gap each of two people closes by taking on
    the other's credence. `nature` is what the question is between two people. `pairs` are the pairs of a group for whom
    it is a double crux.
    """

    claims: tuple[str, ...]
    status: Status
    by: Mapping[str, PersonalCrux]
    vod: float | None = None
    vod_share: float | None = None
    vod_level: float | None = None
    closes: Mapping[str, float | None] = field(default_factory=dict)
    double_crux: float | None = None
    nature: Nature = "none"
    crux: str | None = None
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cruxes:
    """All questions for one target, best first. `conjunctive` are sets that do clearly more than their members."""

    target: str
    participants: tuple[str, ...]
    cruxes: tuple[RankedCrux, ...]
    conjunctive: tuple[RankedCrux, ...] = ()
    between: tuple[str, str] | None = None
    method: Literal["exact", "sampled"] = "exact"
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class GapPart:
    """One differing number: its value on each side and its share of the gap (a difference of probabilities)."""

    id: str
    kind: Kind
    a: float | None
    b: float | None
    share: float
    side: Literal["if_true", "if_false"] | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where the gap between two people over one claim comes from: parts that sum to it, the largest first.

    Where `sampled`, the map is too wide to be summed: the credences are estimates and there are no parts.
    """

    target: str
    a: str
    b: str
    credence_a: float | None
    credence_b: float | None
    gap: float | None
    method: PartMethod
    parts: tuple[GapPart, ...]
    findings: tuple[Finding, ...] = ()
    sampled: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question to ask next: which, to whom, how much of the gap its answer is expected to close, and why.

    `why` says why in a sentence or two, `reason` also where each person would go.
    """

    claims: tuple[str, ...]
    asks: tuple[str, ...]
    closes: float | None
    assumed: bool
    reason: str
    why: str = ""
