"""Brute force, first part: what each claim and argument is in a map, and the numbers one participant gives them.

Knows the model and the written definition alone. Must not know the engine. The readings stand in `enumerate_worlds`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from argmap.model.values import Argument, Debate, Pair


@dataclass(frozen=True)
class Roles:
    """What each claim and argument is in the map, whoever's numbers are used."""

    sides: Mapping[str, int]
    exclusive: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, ...], ...]
    mutual: tuple[tuple[str, str], ...]
    observes: Mapping[str, Argument]
    derived: frozenset[str]
    ancestors: Mapping[str, frozenset[str]]


def find_roles(debate: Debate) -> Roles:
    """Return the role of every claim and argument."""
    arguments = debate.arguments.values()
    targeted = {a.target for a in arguments if a.relation != "undercuts"}
    beyond_evidence = {a.target for a in arguments if a.relation not in ("undercuts", "evidence_for")}
    observes = {a.premises[0].claim: a for a in arguments if a.relation == "evidence_for"}
    exclusive: list[tuple[str, ...]] = []
    groups: list[tuple[str, ...]] = []
    for group in debate.contraries:
        elsewhere = {c for other in debate.contraries if other is not group for c in other}
        alone = not any(c in elsewhere or c in observes or c in beyond_evidence for c in group)
        (exclusive if alone else groups).append(tuple(group))
    return Roles(
        sides={c: i for i, group in enumerate(exclusive) for c in group},
        exclusive=tuple(exclusive),
        groups=tuple(groups),
        mutual=_mutual(debate),
        observes=observes,
        derived=frozenset(targeted),
        ancestors=ancestors(debate),
    )


def _mutual(debate: Debate) -> tuple[tuple[str, str], ...]:
    undercut = {a.target for a in debate.arguments.values() if a.relation == "undercuts"}
    direct = [
        a
        for a in debate.arguments.values()
        if a.relation == "rebuts"
        and len(a.premises) == 1
        and not a.premises[0].negated
        and a.premises[0].claim != a.target
        and a.id not in undercut
    ]
    return tuple(
        (a.id, b.id)
        for a in direct
        for b in direct
        if a.target < b.target and a.premises[0].claim == b.target and b.premises[0].claim == a.target
    )


def ancestors(debate: Debate, assumed: Collection[str] = ()) -> Mapping[str, frozenset[str]]:
    """Return for each claim and argument what its value is computed from, itself included.

    The gate of an assumed claim is replaced by a coin: it is computed from nothing.
    """
    mutual = {id for pair in _mutual(debate) for id in pair}
    parents: dict[str, set[str]] = {id: set() for id in (*debate.claims, *debate.arguments)}
    for a in debate.arguments.values():
        if a.relation == "evidence_for":
            parents[a.premises[0].claim].add(a.target)
            continue
        parents[a.id].update(p.claim for p in a.premises)
        if a.id not in mutual and a.target not in assumed:
            parents[a.target].add(a.id)
    closed = {}
    for id in parents:
        found, open = {id}, [id]
        while open:
            new = parents[open.pop()] - found
            found |= new
            open.extend(new)
        closed[id] = frozenset(found)
    return closed


class Numbers:
    """The probability of each coin for one participant, whether it was assumed, and which are to be calibrated."""

    def __init__(self, debate: Debate, participant: str, roles: Roles) -> None:
        self.debate, self.participant, self.roles = debate, participant, roles
        self.coin: dict[str, float] = {}
        self.assumed: dict[str, bool] = {}
        self.calibrated: set[str] = set()
        self.imposed: dict[str, float] = {}
        self.likelihoods: dict[str, Pair] = {}
        for id in debate.claims:
            self._claim(id)
        for a in debate.arguments.values():
            self._argument(a)

    def _claim(self, id: str) -> None:
        stated, claim, roles = self.debate.stated(self.participant, id), self.debate.claims[id], self.roles
        if id in roles.observes:
            x = _first(stated.credence, stated.prior, claim.prior)
            self.assumed[id] = False
            if x is not None:
                self.imposed[id] = x
            return
        if id in roles.derived:
            number = stated.prior
            if number is None and stated.credence is not None and id not in roles.sides:
                self.calibrated.add(id)
                self.coin[id] = self.start(id)
                self.assumed[id] = False
                return
            number = _first(number, claim.prior)
        else:
            number = _first(stated.credence, stated.prior, claim.prior)
        self.assumed[id] = number is None
        self.coin[id] = self.debate.defaults.prior if number is None else number

    def _argument(self, a: Argument) -> None:
        stated = self.debate.stated(self.participant, a.id)
        if a.relation == "evidence_for":
            pair = stated.likelihoods or a.likelihoods
            assert pair is not None, "evidence without likelihoods is no valid debate"
            self.likelihoods[a.premises[0].claim] = pair
            self.assumed[a.id] = False
            return
        number = _first(stated.credence, a.strength)
        self.assumed[a.id] = number is None
        self.coin[a.id] = self.debate.defaults.strength if number is None else number

    def start(self, id: str) -> float:
        """Return what the claim's coin is without the participant: the claim's prior, else the default."""
        prior = self.debate.claims[id].prior
        return self.debate.defaults.prior if prior is None else prior

    def settle(self, coins: Mapping[str, float]) -> None:
        """Take over the calibrated coins, and share out what the exclusive groups leave."""
        self.coin.update(coins)
        for group in self.roles.exclusive:
            self._share(group)

    def assume(self, values: Mapping[str, float]) -> None:
        """Replace coins by assumed values."""
        for id, value in values.items():
            if id in self.roles.observes:
                self.imposed[id] = value
            else:
                self.coin[id] = value
                self.assumed[id] = False
        for group in self.roles.exclusive:
            if any(id in values for id in group):
                self._share(group)

    def _share(self, group: tuple[str, ...]) -> None:
        silent = [c for c in group if self.assumed[c]]
        left = max(0.0, 1.0 - math.fsum(self.coin[c] for c in group if not self.assumed[c]))
        for c in silent:
            self.coin[c] = left / (len(silent) + 1)

    def overfull(self, group: tuple[str, ...]) -> bool:
        """Return whether the given numbers of an exclusive group exceed 1 in sum."""
        return math.fsum(self.coin[c] for c in group if not self.assumed[c]) > 1.0 + 1e-12


def _first(*numbers: float | None) -> float | None:
    return next((n for n in numbers if n is not None), None)
