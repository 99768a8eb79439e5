"""What a propagation returns: for each participant the numbers of every claim and argument.

Knows the shape of results. Must not know how they are computed, or load numpy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from argmap.credence.nobody import NOBODY as NOBODY
from argmap.model.diagnostic import Finding

Method = Literal["exact", "sampled"]
Semantics = Literal["worlds", "demorgan", "dfquad", "quadratic-energy", "euler", "grounded"]
Pool = Literal["mean", "median", "odds", "extremised"]
Label = Literal["in", "out", "undecided"]


@dataclass(frozen=True, slots=True)
class ClaimCredence:
    """One participant's numbers for one claim; probabilities, or None where a number is not defined.

    `credence` is what comes out; `implied` what the arguments alone say; `stated` what the person said; `prior` the
    coin used; `gap_bits` logit2(stated) - logit2(implied); `range` the values at coin 0 and 1; `standard_error` None
    where exact; `assumed` whether the coin was taken from the debate's defaults.
    """

    credence: float | None
    implied: float | None
    stated: float | None
    prior: float | None
    calibrated: bool
    leaf: bool
    assumed: bool
    gap_bits: float | None
    range: tuple[float, float] | None
    standard_error: float | None = None
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class ArgumentCredence:
    """One participant's numbers for one argument: its coin, and the probability that it goes through."""

    strength: float | None
    goes_through: float | None
    assumed: bool
    standard_error: float | None = None


@dataclass(frozen=True, slots=True)
class PersonCredences:
    """One participant's numbers, by claim id and by argument id."""

    claims: Mapping[str, ClaimCredence]
    arguments: Mapping[str, ArgumentCredence]


@dataclass(frozen=True, slots=True)
class Pooled:
    """The group's credence in each claim, and how it was pooled."""

    method: Pool
    claims: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Credences:
    """Everything one propagation found. `findings` are the remarks of the engine, with paths into the debate."""

    title: str
    thesis: tuple[str, ...]
    semantics: Semantics
    method: Method
    participants: Mapping[str, PersonCredences]
    pooled: Pooled | None = None
    findings: tuple[Finding, ...] = ()
    assumptions: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one argument does to a claim.

    `goes_through` is a probability, `effect` the difference that having it makes (a difference of probabilities).
    `assumed` are the ids of inputs below it that nobody stated.
    """

    argument: str
    goes_through: float | None
    effect: float | None
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedAncestor:
    """Two arguments for one claim that rest on one premise, and what counting them as independent would have given."""

    first: str
    second: str
    shared: tuple[str, ...]
    naive: float | None


@dataclass(frozen=True, slots=True)
class GroupEffect:
    """What one group of contraries, or one mutual rebuttal, does to a claim.

    `effect` is the credence less the credence without the group (a difference of probabilities); `arguments` are the
    steps of a mutual rebuttal; `assumed` the numbers of other claims of the group that nobody stated.
    """

    kind: Literal["contraries", "mutual"]
    claims: tuple[str, ...]
    arguments: tuple[str, ...]
    effect: float | None
    assumed: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one claim has the number it has, for one participant.

    `method` is `sampled` where the coins that honour what is stated could only be found in sampled worlds: then every
    number here follows from them and is an estimate.
    """

    claim: str
    participant: str
    contributions: tuple[Contribution, ...]
    shared: tuple[SharedAncestor, ...] = ()
    groups: tuple[GroupEffect, ...] = ()
    method: Method = "exact"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A stated credence in a derived claim: what the map made of it, and what it is in the coherent credences."""

    claim: str
    stated: float
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An input that moves when a person's credences are made coherent; `kind` says which number of `id` it is."""

    id: str
    kind: Literal["credence", "prior", "strength"]
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The nearest coherent credences to all that one participant stated.

    `claims` has every claim's credence then; `stated` what became of each statement that the map speaks to; `moved` the
    inputs, largest move first; `cost_bits` how far the distribution had to move (Kullback-Leibler divergence), None
    where nothing is possible. `reached` is False where the statements cannot be had together: then they are met as far
    as the map allows, the same share of the way each, and `share` says how far (1 is all the way).
    `summed` is False where the map is too wide, or would take too much work, to be summed
    exactly: then there are no numbers.
    """

    participant: str
    cost_bits: float | None
    reached: bool
    share: float
    stated: tuple[Reconciled, ...]
    moved: tuple[Moved, ...]
    claims: Mapping[str, float | None]
    summed: bool = True


@dataclass(frozen=True, slots=True)
class CoinMove:
    """A number to type in: a leaf's credence, a derived claim's prior, or an argument's strength.

    `assumed` where nobody stated the number it takes the place of.
    """

    id: str
    kind: Literal["credence", "prior", "strength"]
    before: float
    after: float
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class NearestCoins:
    """The nearest inputs under which all that one participant stated of derived claims comes out as stated.

    `moved` are the numbers to type in, largest move first; `cost_bits` the sum of the coins' divergences from the
    present ones, before contraries and observations reweigh worlds; `credences` what the stated claims come out at.
    `reached` is False where no such inputs were found: then the statements are met the same share of the way each, and
    `share` says how far (1 is all the way).
    """

    cost_bits: float
    reached: bool
    share: float
    credences: Mapping[str, float]
    moved: tuple[CoinMove, ...]
