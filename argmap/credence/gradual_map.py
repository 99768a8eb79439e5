"""A debate as gradual semantics read it: what bears on what, and the numbers it is settled with.

Knows the map and its strongly connected parts. Must not know how values come to rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.credence.bases import Bases
from argmap.credence.influence import Influence
from argmap.credence.structure import strongly_connected
from argmap.model.values import Argument, Debate


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

    def inputs(self, id: str) -> Iterable[str]:
        """Yield every claim and argument whose value a claim's or an argument's own follows from."""
        for relation in (self.supports, self.rebuts, self.necessary, self.undercuts):
            yield from relation[id]
        if id in self.arguments:
            yield from (p.claim for p in self.arguments[id].premises)


@dataclass(frozen=True, slots=True)
class Framework:
    """All that is given: the map, one participant's bases and strengths, and the claims whose value is held fixed.

    A quantitative bipolar argumentation framework, in which stated credences (`bases.wanted`) are to be honoured.
    """

    scheme: Scheme
    bases: Bases
    fixed: Mapping[str, float] = field(default_factory=dict)

    def start(self, id: str) -> float:
        """Return the value from which a claim or an argument in a cycle begins to move."""
        return self.bases.wanted.get(id, self.fixed.get(id, self.bases.coins[id]))


Values = dict[str, float | None]


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
