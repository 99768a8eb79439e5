"""A text in Argdown, understood: its statements and arguments by title, their steps, and what bears on what.

Knows what Argdown's entries mean together. Must not know debates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from argmap.formats.argdown_lines import Element, Entry, Front, Shape, element, entries
from argmap.formats.importing import CannotImport

Bearing = Literal["supports", "attacks", "undercuts", "contradicts"]

_SIGNS: Mapping[str, tuple[Bearing, bool]] = {
    "+": ("supports", False),
    "<+": ("supports", False),
    "+>": ("supports", True),
    "-": ("attacks", False),
    "<-": ("attacks", False),
    "->": ("attacks", True),
    "_": ("undercuts", False),
    "<_": ("undercuts", False),
    "_>": ("undercuts", True),
    "><": ("contradicts", True),
}
"""What a sign says, and whether the entry above bears on this one rather than the other way round."""


KNOWN = frozenset(
    (
        *("thesis", "by", "prior", "cruxes", "credences", "bare", "scheme", "strength", "likelihoods"),
        *("necessary_for", "premises"),
    )
)
"""The data that a debate keeps."""


class Name(NamedTuple):
    """What a statement or an argument is known by: its title, or a number where it has none."""

    shape: Shape
    key: str


@dataclass(frozen=True, slots=True)
class Step:
    """An inference: premises, what follows from them, and the rule named."""

    premises: tuple[Name, ...]
    conclusion: Name
    rule: str


@dataclass(slots=True)
class Thing:
    """A statement or argument with all that was said of it; an argument has steps where its premises are written."""

    title: str
    text: str = ""
    tags: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bears:
    """One relation: what bears how on what."""

    source: Name
    how: Bearing
    target: Name


@dataclass
class Reading:
    """A whole text: things by name in their order, relations, and how often what could not be kept was met."""

    front: Front = field(default_factory=Front)
    things: dict[Name, Thing] = field(default_factory=dict)
    relations: list[Bears] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    above: list[tuple[int, Name]] = field(default_factory=list)
    argument: Name | None = None
    premises: list[Name] = field(default_factory=list)
    rule: str | None = None

    def take(self, entry: Entry) -> None:
        """Take in one entry."""
        if entry.kind not in ("step", "inference", "relation"):
            self.end_of_steps()
        if entry.kind == "heading":
            self.lost["headings"] += 1
            self.above, self.argument = [], None
        elif entry.kind == "inference":
            self.rule = entry.sign
            self.above = [(entry.indent, self.argument)] if self.argument else []
        elif entry.kind == "step":
            self.step(entry)
        elif entry.kind == "relation":
            self.relation(entry)
        else:
            name = self.met(element(entry.words))
            self.above = [(entry.indent, name)]
            self.argument = name if name.shape == "argument" else None

    def met(self, found: Element) -> Name:
        """Return the name of a statement or argument that was met, with what is said of it kept."""
        name = Name(found.shape, found.title or f"\0{len(self.things)}")
        thing = self.things.setdefault(name, Thing(found.title))
        self.lost.update(found.lost)
        if found.text and thing.text and found.text != thing.text:
            self.lost["wordings"] += 1
        thing.text = thing.text or found.text
        thing.tags += [tag for tag in found.tags if tag not in thing.tags]
        thing.data |= found.data
        self.lost["data"] += len(found.data.keys() - KNOWN)
        return name

    def step(self, entry: Entry) -> None:
        """Take in a numbered statement: a premise, or what follows from those above the line."""
        if self.argument is None or (entry.sign == "1" and self.things[self.argument].steps):
            self.end_of_steps()
            self.argument = self.met(Element("argument", "", ""))
        name = self.met(element(entry.words))
        if name.shape == "argument":
            self.wrong.append(f"line {entry.at}: an argument cannot be a numbered statement")
            return
        self.above = [(entry.indent, name)]
        if self.rule is None:
            self.premises.append(name)
            return
        self.things[self.argument].steps.append(Step(tuple(self.premises), name, self.rule))
        self.premises, self.rule = [name], None

    def end_of_steps(self) -> None:
        """Forget the premises of the argument that ends here."""
        self.premises, self.rule = [], None

    def relation(self, entry: Entry) -> None:
        """Take in a relation to the entry above that is indented less."""
        while self.above and self.above[-1][0] >= entry.indent:
            self.above.pop()
        if not self.above:
            self.wrong.append(f"line {entry.at}: nothing stands above this for `{entry.sign}` to relate to")
            return
        name, over = self.met(element(entry.words)), self.above[-1][1]
        how, outgoing = _SIGNS[entry.sign]
        self.relations.append(Bears(over, how, name) if outgoing else Bears(name, how, over))
        self.above.append((entry.indent, name))


def understood(text: str) -> Reading:
    """Return what a text says; raise `CannotImport`, naming every line, where it is no Argdown."""
    reading = Reading()
    reading.front, found = entries(text)
    reading.lost.update(settings=reading.front.settings, comments=reading.front.comments)
    for entry in found:
        reading.take(entry)
    if reading.wrong:
        raise CannotImport("\n".join(["not every line can be read", *reading.wrong]))
    if not reading.things:
        raise CannotImport("there is nothing in it")
    return reading
