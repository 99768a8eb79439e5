"""Which part of a debate is shown: everything, or what bears on one claim down to some depth.

Knows how arguments hang together. Must not know how a part is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model.values import Argument, Debate


class UnknownId(LookupError):
    """An id that names nothing of its kind; `known` are the ids there are."""

    def __init__(self, kind: str, id: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no {kind} '{id}'")
        self.kind = kind
        self.id = id
        self.known = known


@dataclass(frozen=True, slots=True)
class Part:
    """Claims and arguments to show, in file order; `hidden` counts the arguments into an id that are left out."""

    claims: tuple[str, ...]
    arguments: tuple[str, ...]
    hidden: Mapping[str, int]
    roots: tuple[str, ...] = ()


def arguments_into(debate: Debate) -> dict[str, list[Argument]]:
    """Return, for each claim or argument that is a target, the arguments that bear on it, in file order."""
    into: dict[str, list[Argument]] = {}
    for argument in debate.arguments.values():
        into.setdefault(argument.target, []).append(argument)
    return into


def select(debate: Debate, *, root: str | None = None, depth: int | None = None) -> Part:
    """Return the part below `root` (a claim or an argument), at most `depth` arguments away.

    Without a root everything is shown; with a depth alone, what is that near to a thesis (or, where there is none, to
    a claim that no argument uses). Raises `UnknownId` for a root that is neither claim nor argument.
    """
    if root is None and depth is None:
        return Part(tuple(debate.claims), tuple(debate.arguments), {})
    if root is not None and root not in debate.claims and root not in debate.arguments:
        raise UnknownId("claim or argument", root, (*debate.claims, *debate.arguments))
    roots = (root,) if root is not None else debate.thesis or _unused(debate)
    into = arguments_into(debate)
    found: dict[str, None] = {}
    level = list(roots)
    for id in roots:
        if id in debate.arguments:
            level += [premise.claim for premise in debate.arguments[id].premises]
    steps = 0
    while level:
        found.update(dict.fromkeys(level))
        if depth is not None and steps >= depth:
            break
        steps += 1
        level = _next_level(level, into, found)
    arguments = tuple(id for id in debate.arguments if id in found)
    shown = set(arguments)
    hidden = {id: sum(each.id not in shown for each in into.get(id, ())) for id in found}
    return Part(
        tuple(id for id in debate.claims if id in found),
        arguments,
        {id: count for id, count in hidden.items() if count},
        tuple(roots),
    )


def _next_level(level: list[str], into: Mapping[str, list[Argument]], found: Mapping[str, None]) -> list[str]:
    """Return the arguments into a level and their premises; an undercut is one step from the argument it undercuts."""
    following: dict[str, None] = {}
    for target in level:
        for argument in into.get(target, ()):
            for id in (argument.id, *(premise.claim for premise in argument.premises)):
                if id not in found:
                    following[id] = None
    return list(following)


def _unused(debate: Debate) -> tuple[str, ...]:
    used = {premise.claim for argument in debate.arguments.values() for premise in argument.premises}
    return tuple(id for id in debate.claims if id not in used)
