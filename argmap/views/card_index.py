"""Which arguments are into each claim and argument of a debate, and which use each claim.

Knows the debate's arguments. Must not know what is told of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.model.values import Argument, Debate
from argmap.views.outline import SIGNS

_ORDER = tuple(SIGNS)


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
