"""A debate as gradual semantics read it: bases, strengths, and what bears on what.

Knows how a participant's numbers become bases. Must not know how values come to rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.credence.influence import Influence
from argmap.credence.structure import strongly_connected
from argmap.model.values import Argument, Debate


@dataclass(frozen=True, slots=True)
class Bases:
    """One participant's bases and strengths, what was assumed, and the stated credences to be honoured."""

    coins: Mapping[str, float]
    assumed: frozenset[str]
    wanted: Mapping[str, float]
    starts: Mapping[str, float]
    calibrated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scheme:
    """The map: arguments into each claim or argument by relation, causes, and strongly connected parts."""

    influence: Influence
    arguments: Mapping[str, Argument]
    supports: Mapping[str, Sequence[str]]
    rebuts: Mapping[str, Sequence[str]]
    necessary: Mapping[str, Sequence[str]]
    undercuts: Mapping[str, Sequence[str]]
    derived: frozenset[str]
    parts: Sequence[tuple[str, ...]]
    cyclic: frozenset[str]


Values = dict[str, float | None]


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


def read_scheme(debate: Debate, influence: Influence) -> Scheme:
    """Return the map, its strongly connected parts causes first."""
    into: dict[str, dict[str, list[str]]] = {
        relation: {id: [] for id in (*debate.claims, *debate.arguments)}
        for relation in ("supports", "rebuts", "necessary_for", "undercuts")
    }
    for id in sorted(debate.arguments):
        a = debate.arguments[id]
        into[a.relation][a.target].append(id)
    causes: dict[str, list[str]] = {}
    for id in sorted((*debate.claims, *debate.arguments)):
        causes[id] = [x for relation in into.values() for x in relation[id]]
        if id in debate.arguments:
            causes[id] += [p.claim for p in debate.arguments[id].premises]
    parts = strongly_connected(causes)
    return Scheme(
        influence=influence,
        arguments=debate.arguments,
        supports=into["supports"],
        rebuts=into["rebuts"],
        necessary=into["necessary_for"],
        undercuts=into["undercuts"],
        derived=frozenset(a.target for a in debate.arguments.values() if a.relation != "undercuts"),
        parts=parts,
        cyclic=frozenset(id for part in parts if len(part) > 1 or part[0] in causes[part[0]] for id in part),
    )
