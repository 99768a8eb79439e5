"""Which arguments are into each claim and argument of a debate, and which use each claim.

Knows the debate's arguments. Must not know what is told of them.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    """Return the index of a debate; a card makes its own where it is not given one."""
    into: dict[str, list[Argument]] = {}
    uses: dict[str, list[Argument]] = {}
    for argument in sorted(debate.arguments.values(), key=lambda one: _ORDER.index(one.relation)):
        into.setdefault(argument.target, []).append(argument)
        for claim in dict.fromkeys(premise.claim for premise in argument.premises):
            uses.setdefault(claim, []).append(argument)
    return Index({id: tuple(all) for id, all in into.items()}, {id: tuple(all) for id, all in uses.items()})
