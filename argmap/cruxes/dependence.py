"""Which claims a target depends on.

Knows the structure of a debate. Must not know numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.credence.structure import Structure


def bearing_on(structure: Structure, target: str) -> tuple[str, ...]:
    """Return the claims that the target depends on, sorted by id, without the target itself.

    They are its ancestors, the claims that compete with one of them as contraries, and the observations that are
    evidence for one of them.
    """
    claims = set(structure.claims)
    return tuple(sorted(id for id in reach(structure, target) if id in claims and id != target))


def reach(structure: Structure, target: str) -> set[str]:
    """Return the claims and arguments whose numbers can move the target, itself included."""
    partners = _partners(structure)
    reached: set[str] = {target}
    frontier = [target]
    while frontier:
        here = frontier.pop()
        for id in (*structure.causes(here), *partners.get(here, ())):
            if id not in reached:
                reached.add(id)
                frontier.append(id)
    return reached


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
