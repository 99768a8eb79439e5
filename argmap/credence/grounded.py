"""Grounded labels: in, out or undecided, with every coin on the side it is more likely to fall.

Knows one world, in three values. Must not know probabilities between 0 and 1, or coin worlds.

A coin of 0.5 or more is heads. The map is read as in a coin world, to the least fixed point (Dung 1995), but what is
undecided stays so. Contraries and mutual rebuttals are attacks: of two contrary claims that would both be in, neither
is decided. Evidence with likelihoods decides nothing; an observation is in where what is stated of it is 0.5 or more.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import replace

from argmap.credence.bases import Bases, read_bases
from argmap.credence.result import ArgumentCredence, ClaimCredence, Label, PersonCredences
from argmap.credence.structure import strongly_connected
from argmap.model.diagnostic import Finding
from argmap.model.values import Argument, Debate

HEADS = 0.5
LARGEST_CYCLE = 200
"""In a larger cycle implied values and ranges are not worked out: each needs a labelling of the whole cycle."""

Truth = bool | None
"""In, out, or undecided."""

_NAMES: dict[Truth, Label] = {True: "in", False: "out", None: "undecided"}
_NUMBERS: dict[Truth, float | None] = {True: 1.0, False: 0.0, None: None}


def grounded(debate: Debate, participant: str, assume: Mapping[str, float] | None = None) -> PersonCredences:
    """Return one participant's labels: `label`, and `credence` and `implied` 1 (in), 0 (out) or None (undecided).

    A stated credence on a derived claim sets the claim's coin to the side nearer to it.
    """
    given = read_bases(debate, participant)
    bases = replace(given, coins={**given.coins, **given.wanted})
    world = _World(debate, _heads(bases, debate), frozenset())
    truths = world.labels()
    if assume:
        fixed = frozenset(id for id in assume if id in debate.claims)
        bases = replace(
            bases,
            coins={**bases.coins, **assume},
            assumed=bases.assumed - set(assume),
            calibrated=bases.calibrated - fixed,
        )
        world = _World(debate, _heads(bases, debate), fixed)
        truths = world.labels()
    return _numbers(debate, participant, bases, world, truths)


def remarks(debate: Debate) -> tuple[Finding, ...]:
    """Return an info for each piece of evidence, which the grounded labels do not take into account."""
    return tuple(
        Finding(
            "semantics-leaves-out",
            "info",
            f"grounded labels leave out the evidence '{a.id}': likelihoods decide nothing there",
            ("arguments", a.id),
            "choose --semantics worlds to have it weighed",
        )
        for a in debate.arguments.values()
        if a.relation == "evidence_for"
    )


def _heads(bases: Bases, debate: Debate) -> dict[str, bool]:
    return {id: bases.coins[id] >= HEADS for id in (*debate.claims, *debate.arguments)}


def _all(values: Iterable[Truth]) -> Truth:
    """Return strong Kleene conjunction."""
    found: Truth = True
    for v in values:
        if v is False:
            return False
        if v is None:
            found = None
    return found


def _not(value: Truth) -> Truth:
    return None if value is None else not value


def _any(values: Iterable[Truth]) -> Truth:
    return _not(_all(_not(v) for v in values))


class _World:
    """One world: which coins are heads, and the map that is read in it. `fixed` claims are their coin."""

    def __init__(self, debate: Debate, heads: dict[str, bool], fixed: frozenset[str]) -> None:
        self.heads, self.fixed = heads, fixed
        self.arguments: dict[str, Argument] = {
            id: debate.arguments[id]
            for id in sorted(debate.arguments)
            if debate.arguments[id].relation != "evidence_for"
        }
        self.into: dict[str, list[Argument]] = {id: [] for id in (*debate.claims, *debate.arguments)}
        for a in self.arguments.values():
            self.into[a.target].append(a)
        self.contrary: dict[str, set[str]] = {id: set() for id in debate.claims}
        for group in debate.contraries:
            for claim in group:
                self.contrary[claim] |= set(group) - {claim}
        self.causes = {id: self._causes(id) for id in sorted((*debate.claims, *self.arguments))}
        self.parts = strongly_connected(self.causes)
        self.part_of = {id: part for part in self.parts for id in part}

    def _causes(self, id: str) -> list[str]:
        found = [a.id for a in self.into[id]]
        if id in self.arguments:
            return found + [p.claim for p in self.arguments[id].premises]
        # A blocked condition is decided by the premises of the necessary argument and by its undercutters.
        for a in self.into[id]:
            if a.relation == "necessary_for":
                found += [p.claim for p in a.premises] + [u.id for u in self.into[a.id]]
        return found + sorted(self.contrary[id])

    def labels(self) -> dict[str, Truth]:
        """Return the label of every claim and argument: causes first, each cycle from undecided to its fixed point."""
        found: dict[str, Truth] = {}
        for part in self.parts:
            self.label_part(part, found)
        return found

    def label_part(
        self, part: Sequence[str], found: MutableMapping[str, Truth], heads: Mapping[str, bool] | None = None
    ) -> None:
        """Fill in the labels of one strongly connected part."""
        heads = self.heads if heads is None else heads
        inside = set(part)
        effects: dict[str, list[str]] = {id: [] for id in part}
        for id in part:
            found[id] = None
            for cause in self.causes[id]:
                if cause in inside:
                    effects[cause].append(id)
        open = list(part)
        while open:
            id = open.pop()
            if found[id] is None:
                found[id] = self.step(id, found, heads)
                if found[id] is not None:
                    open.extend(effects[id])

    def step(self, id: str, found: Mapping[str, Truth], heads: Mapping[str, bool]) -> Truth:
        """Return what a claim or argument is forced to be by what is decided so far."""
        if id in self.arguments:
            return _all((heads[id], self._met(self.arguments[id], found), self._free(id, found)))
        if id in self.fixed:
            return heads[id]
        supported = _any(found[a.id] for a in self.into[id] if a.relation == "supports")
        rebutted = _any(found[a.id] for a in self.into[id] if a.relation == "rebuts")
        join = _any if heads[id] else _all
        gate = join((supported, _not(rebutted)))
        blocks = (
            _all((heads[a.id], _not(self._met(a, found)), self._free(a.id, found)))
            for a in self.into[id]
            if a.relation == "necessary_for"
        )
        return _all((gate, _not(_any(blocks)), _not(_any(found[c] for c in self.contrary[id]))))

    def _met(self, a: Argument, found: Mapping[str, Truth]) -> Truth:
        return _all(_not(found[p.claim]) if p.negated else found[p.claim] for p in a.premises)

    def _free(self, id: str, found: Mapping[str, Truth]) -> Truth:
        return _not(_any(found[u.id] for u in self.into[id]))

    def with_coin(self, id: str, heads: bool, truths: dict[str, Truth]) -> Truth:
        """Return the claim's label with its own coin as given, all else equal."""
        part = self.part_of[id]
        coins: Mapping[str, bool] = ChainMap({id: heads}, self.heads) if self.heads[id] != heads else self.heads
        if len(part) == 1 and id not in self.causes[id]:
            return self.step(id, truths, coins)
        found: MutableMapping[str, Truth] = ChainMap({}, truths)
        self.label_part(part, found, coins)
        return found[id]


def _numbers(
    debate: Debate, participant: str, bases: Bases, world: _World, truths: dict[str, Truth]
) -> PersonCredences:
    derived = {a.target for a in debate.arguments.values() if a.relation != "undercuts"}
    claims = {}
    for id in debate.claims:
        calibrated = id in bases.calibrated
        workable = id in derived and id not in world.fixed and len(world.part_of[id]) <= LARGEST_CYCLE
        implied, ends = truths[id], None
        if workable:
            low, high = (_NUMBERS[world.with_coin(id, side, truths)] for side in (False, True))
            ends = None if low is None or high is None else (low, high)
            if calibrated:
                implied = world.with_coin(id, bases.starts[id] >= HEADS, truths)
        claims[id] = ClaimCredence(
            credence=_NUMBERS[truths[id]],
            implied=_NUMBERS[implied],
            stated=debate.stated(participant, id).credence,
            prior=float(bases.coins[id] >= HEADS) if calibrated else bases.coins[id],
            calibrated=calibrated,
            leaf=id not in derived,
            assumed=id in bases.assumed,
            gap_bits=None,
            range=ends,
            label=_NAMES[truths[id]],
        )
    arguments = {
        a.id: ArgumentCredence(
            strength=None if a.relation == "evidence_for" else bases.coins[a.id],
            goes_through=None if a.relation == "evidence_for" else _NUMBERS[truths[a.id]],
            assumed=a.id in bases.assumed,
        )
        for a in debate.arguments.values()
    }
    return PersonCredences(claims, arguments)
