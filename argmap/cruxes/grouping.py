"""The parts of a gap gathered by sub-debate: by the argument into the target through which they act.

Knows which argument each number bears on. Must not know how shares come about or how groups are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from argmap.cruxes.result import Comparison, GapPart
from argmap.model.values import Argument, Debate

GroupKind = Literal["argument", "shared", "target", "other"]
_LAST: Mapping[GroupKind, int] = {"argument": 0, "shared": 0, "target": 0, "other": 1}


@dataclass(frozen=True, slots=True)
class PartGroup:
    """Parts that act on the target the same way, and what they come to together (a difference of probabilities).

    `kind` is `argument` where all go through one argument, named in `through`; `shared` where each goes through several
    of those in `through`; `target` for the target's own number; `other` for what acts through no argument (contraries).
    """

    kind: GroupKind
    through: tuple[str, ...]
    share: float
    parts: tuple[GapPart, ...]


def grouped(debate: Debate, comparison: Comparison) -> tuple[PartGroup, ...]:
    """Return the parts of a gap in groups, the largest absolute share first; every part is in exactly one."""
    through = acts_through(debate, comparison.target)
    gathered: dict[tuple[GroupKind, tuple[str, ...]], list[GapPart]] = {}
    for part in comparison.parts:
        ways = through.get(part.id, ())
        if part.id == comparison.target:
            key: tuple[GroupKind, tuple[str, ...]] = ("target", ())
        elif len(ways) == 1:
            key = ("argument", ways)
        else:
            key = ("shared" if ways else "other", ())
        gathered.setdefault(key, []).append(part)
    groups = [_group(kind, ways, parts, through) for (kind, ways), parts in gathered.items()]
    return tuple(sorted(groups, key=lambda g: (_LAST[g.kind], -abs(g.share), g.through)))


def _group(
    kind: GroupKind, ways: tuple[str, ...], parts: Sequence[GapPart], through: Mapping[str, tuple[str, ...]]
) -> PartGroup:
    if kind == "shared":
        ways = tuple(sorted({way for part in parts for way in through[part.id]}))
    return PartGroup(kind, ways, sum(part.share for part in parts), tuple(parts))


def acts_through(debate: Debate, target: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each claim and argument below a target the arguments into it through which it acts, sorted by id."""
    into: dict[str, list[Argument]] = {}
    for argument in debate.arguments.values():
        into.setdefault(argument.target, []).append(argument)
    found: dict[str, list[str]] = {}
    for argument in sorted(into.get(target, ()), key=lambda a: a.id):
        for id in _below(debate, argument, into, target):
            found.setdefault(id, []).append(argument.id)
    return {id: tuple(ways) for id, ways in found.items()}


def _below(debate: Debate, top: Argument, into: Mapping[str, Sequence[Argument]], target: str) -> Iterable[str]:
    """Return an argument and everything it rests on; a cycle through the target ends there."""
    seen = {top.id}
    frontier = [top.id]
    while frontier:
        here = frontier.pop()
        causes = [argument.id for argument in into.get(here, ())]
        if here in debate.arguments:
            causes += [premise.claim for premise in debate.arguments[here].premises]
        for id in causes:
            if id not in seen and id != target:
                seen.add(id)
                frontier.append(id)
    return sorted(seen)
