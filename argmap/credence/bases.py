"""One participant's numbers as the semantics without worlds read them: a base for each claim, a strength for each step.

Knows what somebody stated and what is assumed. Must not know what a semantics makes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model.values import Debate


@dataclass(frozen=True, slots=True)
class Bases:
    """One participant's bases and strengths, what was assumed, and the stated credences to be honoured."""

    coins: Mapping[str, float]
    assumed: frozenset[str]
    wanted: Mapping[str, float]
    starts: Mapping[str, float]
    calibrated: frozenset[str]


def read_bases(debate: Debate, participant: str) -> Bases:
    """Return the numbers that one participant starts from; a stated credence on a derived claim is `wanted`."""
    derived = {a.target for a in debate.arguments.values() if a.relation != "undercuts"}
    coins: dict[str, float] = {}
    wanted: dict[str, float] = {}
    assumed: set[str] = set()
    starts: dict[str, float] = {}
    for id, claim in debate.claims.items():
        stated = debate.stated(participant, id)
        starts[id] = debate.defaults.prior if claim.prior is None else claim.prior
        own = stated.prior
        if id not in derived and stated.credence is not None:
            own = stated.credence
        elif own is None and id in derived and stated.credence is not None:
            wanted[id] = stated.credence
        elif own is None and claim.prior is None:
            assumed.add(id)
        coins[id] = starts[id] if own is None else own
    for a in debate.arguments.values():
        said = debate.stated(participant, a.id).credence
        given = a.strength if said is None else said
        if given is None and a.relation != "evidence_for":
            assumed.add(a.id)
        coins[a.id] = debate.defaults.strength if given is None else given
    return Bases(coins, frozenset(assumed), wanted, starts, frozenset(wanted))
