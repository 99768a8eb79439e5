"""Which arguments are into each claim and argument of a debate, and which use each claim.

Knows the debate's arguments. Must not know what is told of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import compress
from operator import is_not

from argmap.model.values import Argument, Debate
from argmap.views.outline import SIGNS

_ORDER = tuple(SIGNS)
_FEW = 100
"""With so many other arguments at most, an index is made of the one before."""


@dataclass(frozen=True, slots=True)
class Index:
    """Which arguments are into each claim and argument, and which use each claim, in the order of signs."""

    into: Mapping[str, tuple[Argument, ...]]
    uses: Mapping[str, tuple[Argument, ...]]


def index(debate: Debate) -> Index:
    """Return the index of a debate; a card of few reasons needs none."""
    into: dict[str, list[Argument]] = {}
    uses: dict[str, list[Argument]] = {}
    for argument in sorted(debate.arguments.values(), key=lambda one: _ORDER.index(one.relation)):
        into.setdefault(argument.target, []).append(argument)
        for claim in dict.fromkeys(premise.claim for premise in argument.premises):
            uses.setdefault(claim, []).append(argument)
    return Index({id: tuple(all) for id, all in into.items()}, {id: tuple(all) for id, all in uses.items()})


def index_after(known: Index, before: Debate, after: Debate) -> Index | None:
    """Return the index of a debate that follows from one whose index is known; None where too much differs."""
    old, new = before.arguments, after.arguments
    gone, ids = old.keys() - new.keys(), list(new)
    kept = [id for id in old if id not in gone] if gone else list(old)
    if ids[: len(kept)] != kept:
        return None
    differ = map(is_not, (old[id] for id in kept), new.values())
    changed = [*compress(kept, differ), *ids[len(kept) :]]
    if len(changed) + len(gone) > _FEW:
        return None
    into, uses = dict(known.into), dict(known.uses)
    others = {*changed, *gone}
    taken = [old[id] for id in sorted(others) if id in old]
    put = [new[id] for id in changed]
    place = {id: number for number, id in enumerate(new)} if put else {}
    _move(into, others, ((one.target, one) for one in taken), ((one.target, one) for one in put), place)
    _move(uses, others, _by_premise(taken), _by_premise(put), place)
    return Index(into, uses)


Among = Iterable[tuple[str, Argument]]


def _by_premise(arguments: Iterable[Argument]) -> Among:
    return ((claim, one) for one in arguments for claim in dict.fromkeys(p.claim for p in one.premises))


def _move(
    found: dict[str, tuple[Argument, ...]], others: Container[str], taken: Among, put: Among, place: Mapping[str, int]
) -> None:
    """Take arguments out of an index and put others in, each list in the order of signs and then of the debate."""
    for id, _ in taken:
        found[id] = tuple(one for one in found.get(id, ()) if one.id not in others)
        if not found[id]:
            del found[id]
    for id, argument in put:
        found[id] = tuple(
            sorted((*found.get(id, ()), argument), key=lambda one: (_ORDER.index(one.relation), place[one.id]))
        )


def arguments_into(debate: Debate, id: str, known: Index | None = None) -> tuple[Argument, ...]:
    """Return the arguments into one claim or argument, in the order of signs; looked for where no index is known."""
    if known is not None:
        return known.into.get(id, ())
    return _by_sign(step for step in debate.arguments.values() if step.target == id)


def arguments_from(debate: Debate, claim: str, known: Index | None = None) -> tuple[Argument, ...]:
    """Return the arguments that have a claim among their premises, as `arguments_into` does."""
    if known is not None:
        return known.uses.get(claim, ())
    steps = debate.arguments.values()
    return _by_sign(step for step in steps for premise in step.premises if premise.claim == claim)


def _by_sign(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    return tuple(sorted({one.id: one for one in arguments}.values(), key=lambda one: _ORDER.index(one.relation)))
