"""A debate as it is gathered from a foreign text: claims and steps with ids made for them, then checked as a whole.

Knows how ids are made and what a debate needs to stand. Must not know any format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.formats.importing import CannotImport
from argmap.model.ids import free_id, id_from, step_id
from argmap.model.rules import findings
from argmap.model.values import Argument, Claim, Crux, Debate, Participant, Premise, Relation, Source, Stated, is_id

NOTHING = "…"
"""The text of a claim of which the source says nothing; a debate needs some."""
_LONGEST_TITLE = 100


def sound(text: str) -> str:
    """Return the text with U+FFFD for half of a surrogate pair, which JSON can name and no file can hold.

    >>> sound("a\\ud800b")
    'a\ufffdb'
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@dataclass
class Gathered:
    """What was found so far; `taken` are the ids of claims and arguments, which share one namespace."""

    claims: dict[str, Claim] = field(default_factory=dict)
    arguments: dict[str, Argument] = field(default_factory=dict)
    participants: dict[str, Participant] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    credences: dict[str, dict[str, Stated]] = field(default_factory=dict)
    cruxes: dict[str, Crux] = field(default_factory=dict)
    contraries: list[tuple[str, ...]] = field(default_factory=list)
    thesis: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def claim(self, text: str, *, id: str | None = None, **fields: Any) -> str:
        """Return the id of a new claim; the wanted one where it is an id and free, else one made from the text."""
        id = free_id(id, self.taken) if id is not None and is_id(id) else id_from(text, self.taken)
        self.claims[id] = Claim(id, sound(text) if text.strip() else NOTHING, **fields)
        self.taken.add(id)
        return id

    def step(
        self, relation: Relation, target: str, premises: Sequence[Premise], *, id: str | None = None, **fields: Any
    ) -> str:
        """Return the id of a new argument; the wanted one where it is an id and free, else made from its premise."""
        if id is not None and is_id(id):
            id = free_id(id, self.taken)
        else:
            id = step_id(premises[0].claim if premises else target, relation, self.taken)
        for name in ("text", "scheme"):
            if fields.get(name) is not None:
                fields[name] = sound(fields[name])
        self.arguments[id] = Argument(id, relation, target, tuple(premises), **fields)
        self.taken.add(id)
        return id

    def person(self, name: str) -> str:
        """Return the participant's id, new where nobody of this name or id was met."""
        name = sound(name)
        for each in self.participants.values():
            if name in (each.id, each.name):
                return each.id
        id = name if is_id(name) else id_from(name, self.participants, fallback="person")
        self.participants[id] = Participant(id, None if id == name else name)
        return id

    def debate(self, title: str) -> Debate:
        """Return the whole, its first thesis the title where there is none; raise `CannotImport` for a broken rule."""
        if not self.claims:
            raise CannotImport("there is nothing in it")
        thesis = tuple(self.thesis) or self.outermost() or (next(iter(self.claims)),)
        title = sound(title) or self.claims[thesis[0]].text
        if len(title) > _LONGEST_TITLE:
            title = title[: _LONGEST_TITLE - 1].rstrip() + "…"
        debate = Debate(
            title=title,
            thesis=thesis,
            participants=self.participants,
            sources=self.sources,
            claims=self.claims,
            arguments=self.arguments,
            contraries=tuple(self.contraries),
            credences=self.credences,
            cruxes=self.cruxes,
        )
        broken = [each.message for each in findings(debate) if each.severity == "error"]
        if broken:
            raise CannotImport("\n".join(["what it says breaks a rule", *broken]))
        return debate

    def outermost(self) -> tuple[str, ...]:
        """Return the claims that something bears on and that bear on nothing, in their order."""
        used = {each.claim for argument in self.arguments.values() for each in argument.premises}
        borne_on = {argument.target for argument in self.arguments.values()}
        return tuple(id for id in self.claims if id in borne_on and id not in used)


def groups(pairs: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return pairs as groups: those that all exclude each other as one, others two by two; sorted.

    >>> groups([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z")])
    [('a', 'b', 'c'), ('x', 'y'), ('y', 'z')]
    """
    edges = {tuple(sorted(pair)) for pair in pairs}
    near: dict[str, set[str]] = {}
    for one, other in edges:
        near.setdefault(one, {one}).add(other)
        near.setdefault(other, {other}).add(one)
    whole = {tuple(sorted(near[one])) for one in near if all(near[each] == near[one] for each in near[one])}
    inside = {each for group in whole for each in group}
    return sorted([*whole, *((one, other) for one, other in edges if one not in inside)])
