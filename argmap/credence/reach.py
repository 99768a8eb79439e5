"""How far things reach in a debate: what follows from ids, what they rest on, what is joined with them.

Every walk passes each dependency and each group once, so it stays short in large maps. Must not know numbers or numpy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from argmap.credence.structure import Structure


def consequences(structure: Structure, of: Iterable[str], observed: Iterable[str]) -> set[str]:
    """Return everything whose number can depend on the given ids, where the given observations are imposed.

    What shares a condition (contraries, a mutual rebuttal, an imposed observation) depends on each other.
    """
    effects: dict[str, list[str]] = defaultdict(list)
    for id in (*structure.claims, *structure.arguments):
        for cause in structure.causes(id):
            effects[cause].append(id)
    conditions = [*structure.groups, *((m.premise, m.target, m.argument) for m in structure.mutual)]
    conditions += [(e,) for e in observed]
    touched: dict[str, list[int]] = defaultdict(list)
    for number, condition in enumerate(conditions):
        for id in condition:
            touched[id].append(number)
    climb, coins = _Climb(structure), _Coins(structure)
    reached = set(of)
    frontier = list(reached)
    while frontier:
        id = frontier.pop()
        fresh = [*effects[id], *coins.partners(id)]
        for number in touched.pop(id, ()):
            fresh += climb.from_(conditions[number])
            conditions[number] = ()
        for other in fresh:
            if other not in reached:
                reached.add(other)
                frontier.append(other)
    return reached


class _Coins:
    """The exclusive groups, each told of once, so that a walk over a large one stays short."""

    def __init__(self, structure: Structure) -> None:
        self.groups = {claim: group for group in structure.exclusive for claim in group}
        self.told: set[str] = set()

    def partners(self, claim: str) -> tuple[str, ...]:
        """Return the sides of the claim's coin when one of them is asked for first, else nothing."""
        group = self.groups.get(claim)
        if group is None or group[0] in self.told:
            return ()
        self.told.add(group[0])
        return group


class _Climb:
    """A walk to what ids are computed from that never goes the same way twice."""

    def __init__(self, structure: Structure) -> None:
        self.structure, self.coins = structure, _Coins(structure)
        self.seen: set[str] = set()

    def from_(self, ids: Iterable[str]) -> list[str]:
        """Return the given ids and everything they are computed from, but what was returned before."""
        found = [id for id in dict.fromkeys(ids) if id not in self.seen]
        self.seen.update(found)
        for id in found:
            # The list grows while it is walked.
            for cause in (*self.structure.causes(id), *self.coins.partners(id)):
                if cause not in self.seen:
                    self.seen.add(cause)
                    found.append(cause)
        return found


def ancestors(structure: Structure, of: Iterable[str]) -> set[str]:
    """Return the given ids and everything they are computed from; the sides of one coin come together."""
    return set(_Climb(structure).from_(of))


def together(structure: Structure, scopes: Sequence[Sequence[str]]) -> list[tuple[list[int], set[str]]]:
    """Return the scopes (by place) whose ancestors meet, set by set, each set with all its ancestors."""
    climb = _Climb(structure)
    joined = list(range(len(scopes)))
    fresh = [climb.from_(scope) for scope in scopes]
    owner = {id: number for number, ids in enumerate(fresh) for id in ids}

    def first(number: int) -> int:
        while joined[number] != number:
            joined[number] = joined[joined[number]]
            number = joined[number]
        return number

    groups = {claim: group for group in structure.exclusive for claim in group}
    for number, scope in enumerate(scopes):
        below = [*scope, *(cause for id in fresh[number] for cause in structure.causes(id))]
        below += [groups[id][0] for id in fresh[number] if id in groups]
        for id in below:
            joined[first(owner[id])] = first(number)
    found: dict[int, tuple[list[int], set[str]]] = {}
    for number, ids in enumerate(fresh):
        places, members = found.setdefault(first(number), ([], set()))
        places.append(number)
        members.update(ids)
    return list(found.values())


def connected(structure: Structure, of: str) -> set[str]:
    """Return all ids joined to the given one by any path of dependencies or conditions, with their evidence."""
    scopes: list[tuple[str, ...]] = [(id, *structure.causes(id)) for id in (*structure.claims, *structure.arguments)]
    scopes += [*structure.exclusive, *structure.groups]
    scopes += [(m.argument, m.premise, m.target) for m in structure.mutual]
    scopes += [(e, a) for e, a in structure.observations.items()]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, scope in enumerate(scopes):
        for id in scope:
            holding[id].append(number)
    reached, frontier = {of}, [of]
    while frontier:
        for number in holding[frontier.pop()]:
            for id in scopes[number]:
                if id not in reached:
                    reached.add(id)
                    frontier.append(id)
            scopes[number] = ()
    return reached
