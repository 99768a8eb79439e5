"""Which claims a target depends on.

Knows the structure of a debate. Must not know numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.credence.reach import ancestors
from argmap.credence.structure import Structure


def bearing_on(structure: Structure, target: str, imposed: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the claims that the target depends on, sorted by id, without the target itself.

    They are its ancestors, the claims that compete with one of them as contraries, and the observations that are
    evidence for one of them; and what is tied to any of these by a condition further up: contraries, or an observation
    that is `imposed`.
    """
    claims = set(structure.claims)
    return tuple(sorted(id for id in reach(structure, target, imposed) if id in claims and id != target))


def reach(structure: Structure, target: str, imposed: Iterable[str] = ()) -> set[str]:
    """Return the claims and arguments whose numbers can move the target, itself included."""
    partners = _partners(structure)
    waiting = [(condition, ancestors(structure, condition)) for condition in _conditions(structure, imposed)]
    reached: set[str] = {target}
    frontier = [target]
    while frontier:
        while frontier:
            here = frontier.pop()
            for id in (*structure.causes(here), *partners.get(here, ())):
                if id not in reached:
                    reached.add(id)
                    frontier.append(id)
        tied = [condition for condition, below in waiting if not reached.isdisjoint(below)]
        waiting = [(condition, below) for condition, below in waiting if condition not in tied]
        frontier = [id for condition in tied for id in condition if id not in reached]
        reached.update(frontier)
    return reached


def _conditions(structure: Structure, imposed: Iterable[str]) -> list[tuple[str, ...]]:
    """Return what reweighs worlds: it ties together everything that it follows from."""
    found = [*map(tuple, structure.groups), *((m.premise, m.target, m.argument) for m in structure.mutual)]
    for observed in imposed:
        evidence = structure.observations[observed]
        found.append((observed, evidence, structure.arguments[evidence].target))
    return found


def _partners(structure: Structure) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}

    def join(ids: Iterable[str]) -> None:
        together = tuple(ids)
        for id in together:
            found.setdefault(id, set()).update(together)

    for group in (*structure.exclusive, *structure.groups):
        join(group)
    for mutual in structure.mutual:
        join((mutual.premise, mutual.target, mutual.argument))
    for observed, evidence in structure.observations.items():
        join((observed, evidence, structure.arguments[evidence].target))
    return found
