"""Three versions of a debate brought together: what either side changed, and what both did as a conflict.

Knows debates' entries and their fields. Must not know texts or git.

Fields merge one by one. Where both sides changed one, ours stands and a conflict records all three. An entry that one
side removed and the other edited or refers to is restored, with a conflict. Two different entries under one new id are
both kept, one of them under another id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from argmap.document.undo import in_order
from argmap.merge.apart import aligned
from argmap.merge.values import of_one_line, summary
from argmap.model.changes import Rename
from argmap.model.references import Use, dangling
from argmap.model.sections import AnyEntry, entries_of
from argmap.model.values import (
    SECTIONS,
    Argument,
    Claim,
    Conflict,
    Crux,
    Debate,
    Defaults,
    Pair,
    Participant,
    Section,
    Source,
    Stated,
)

_KINDS: Mapping[Section, Callable[..., AnyEntry]] = {
    "claims": Claim,
    "arguments": Argument,
    "participants": Participant,
    "sources": Source,
    "cruxes": Crux,
}
_GATHERED = {"tags", "quotes"}
"""Lists in which what either side added or removed stands beside what the other did."""
_NOTHING = Stated()


@dataclass(frozen=True, slots=True)
class Names:
    """What the two sides are called in a conflict, by default as git calls them."""

    ours: str = "ours"
    theirs: str = "theirs"


GIT = Names()


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged debate, its new conflicts among `debate.conflicts`, and the renames made to ours and to theirs."""

    debate: Debate
    conflicts: tuple[Conflict, ...]
    renamed_ours: tuple[Rename, ...]
    renamed_theirs: tuple[Rename, ...]


def merge(base: Debate, ours: Debate, theirs: Debate, names: Names = GIT) -> Merged:
    """Return what comes of two versions of one debate; nothing that either side wrote is lost."""
    versions = aligned(base, ours, theirs)
    merging = _Merging(versions.base, versions.ours, versions.theirs, names)
    debate = merging.debate()
    while [use for use in dangling(debate) if merging.ask_back(use)]:
        debate = merging.debate()
    conflicts = tuple(merging.conflicts.values())
    known = _gathered(base.conflicts, ours.conflicts, theirs.conflicts)
    debate = replace(debate, conflicts=(*known, *(each for each in conflicts if each not in known)))
    return Merged(debate, conflicts, versions.renamed_ours, versions.renamed_theirs)


def _gathered(base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return ours without what theirs took out, and then what theirs put in; an order that one side changed is its."""
    if ours == base or theirs == base:
        return theirs if ours == base else ours
    kept = [each for each in ours if each in theirs or each not in base]
    return (*kept, *(each for each in theirs if each not in base and each not in ours))


@dataclass
class _Merging:
    """One merge under way: the three versions, what was restored and the conflicts by place."""

    base: Debate
    ours: Debate
    theirs: Debate
    names: Names
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    restored: dict[tuple[Section, str], Debate] = field(default_factory=dict)

    def debate(self) -> Debate:
        """Return the debate as far as it is decided; it may refer to what one side removed."""
        sections: dict[str, Any] = {section: self.section(section) for section in SECTIONS}
        return Debate(
            title=self.value("title", self.base.title, self.ours.title, self.theirs.title),
            thesis=self.thesis(),
            defaults=self.defaults(),
            contraries=self.contraries(),
            credences=self.credences(),
            **sections,
        )

    def ask_back(self, use: Use) -> bool:
        """Restore what a reference names; return whether there was anything. What is stated may be of either kind."""
        sections = _STATED if use.section in _STATED else (use.section,)
        return [self.restore(section, use.id) for section in sections].count(True) > 0

    def restore(self, section: Section, id: str) -> bool:
        """Bring back an entry that one side removed; return whether there was one."""
        keeper = next((each for each in (self.ours, self.theirs) if id in entries_of(each, section)), None)
        if keeper is None or (section, id) in self.restored:
            return False
        self.restored[section, id] = keeper
        base = entries_of(self.base, section).get(id)
        said = {self.names.ours if keeper is self.ours else self.names.theirs: summary(entries_of(keeper, section)[id])}
        place = f"{section}/{id}"
        self.conflicts[place] = Conflict(place, summary(base) if base else None, said)
        return True

    def section(self, section: Section) -> dict[str, AnyEntry]:
        """Return a section's entries, those of ours in their order."""
        base, ours, theirs = (entries_of(each, section) for each in (self.base, self.ours, self.theirs))
        found: dict[str, AnyEntry] = {}
        for id in in_order(ours, theirs):
            if id in ours and id in theirs:
                found[id] = self.entry(section, base.get(id), ours[id], theirs[id])
                continue
            kept = ours.get(id) or theirs[id]
            if id in base and (section, id) not in self.restored:
                if base[id] == kept:
                    continue
                self.restore(section, id)
            found[id] = kept
        return found

    def entry(self, section: Section, base: AnyEntry | None, ours: AnyEntry, theirs: AnyEntry) -> AnyEntry:
        """Return an entry that both sides have, merged field by field."""
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        empty = _KINDS[section](**{each.name: None for each in fields(ours)})
        was = base or empty
        values: dict[str, Any] = {"id": ours.id}
        for name in [each.name for each in fields(ours) if each.name not in ("id", "target", "conditionals")]:
            values[name] = self.field(section, name, was, ours, theirs)
        if isinstance(ours, Argument):
            values["relation"], values["target"] = values["relation"]
        elif isinstance(ours, Crux):
            values["target"] = self.field(section, "target", was, ours, theirs)
            values["conditionals"] = self.conditionals(base, ours, theirs)
        return _KINDS[section](**values)

    def field(self, section: Section, name: str, base: AnyEntry, ours: AnyEntry, theirs: AnyEntry) -> Any:
        """Return one field of an entry; an argument's relation and target are one."""
        values = [_field(each, name) for each in (base, ours, theirs)]
        if name in _GATHERED:
            return _gathered(*(each or () for each in values))
        key = "for" if section == "cruxes" and name == "target" else name
        return self.value(f"{section}/{ours.id}/{key}", *values)

    def conditionals(self, base: AnyEntry | None, ours: Crux, theirs: AnyEntry) -> dict[str, Pair]:
        """Return everyone's conditionals for one crux."""
        was = base.conditionals if isinstance(base, Crux) else {}
        other = theirs.conditionals if isinstance(theirs, Crux) else {}
        merged: dict[str, Pair | None] = {}
        for who in in_order(ours.conditionals, other):
            values = was.get(who), ours.conditionals.get(who), other.get(who)
            if who in self.ours.participants and who in self.theirs.participants:
                merged[who] = self.value(f"cruxes/{ours.id}/conditionals/{who}", *values)
            else:  # a changed pair asks for its participant back
                merged[who] = next((pair for pair in values[1:] if pair not in (None, values[0])), None)
        return {who: pair for who, pair in merged.items() if pair is not None}

    def credences(self) -> dict[str, dict[str, Stated]]:
        """Return everyone's numbers for what is there; a changed number of what was removed asks for it back."""
        found: dict[str, dict[str, Stated]] = {}
        for who in in_order(self.ours.credences, self.theirs.credences):
            ours, theirs = self.ours.credences.get(who, {}), self.theirs.credences.get(who, {})
            stated = {id: self.stated(who, id) for id in in_order(ours, theirs)}
            kept = {id: it for id, it in stated.items() if it != _NOTHING}
            if kept:
                found[who] = kept
        return found

    def stated(self, who: str, id: str) -> Stated:
        """Return what one participant says of one claim or argument."""
        keeper = next((self.restored[section, id] for section in _STATED if (section, id) in self.restored), None)
        keeper = self.restored.get(("participants", who), keeper)
        if keeper is not None:
            return keeper.stated(who, id)
        base, ours, theirs = (each.stated(who, id) for each in (self.base, self.ours, self.theirs))
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        if self.is_gone(who, id):  # the other side's number is in what it kept, and so is all the rest of it
            return ours if theirs == _NOTHING else theirs
        values = {
            each.name: self.value(
                f"credences/{who}/{id}/{each.name}", *(getattr(it, each.name) for it in (base, ours, theirs))
            )
            for each in fields(Stated)
        }
        return Stated(**values)

    def is_gone(self, who: str, id: str) -> bool:
        """Return whether one side removed a participant, or what they spoke of."""
        return any(
            who not in each.participants or (id not in each.claims and id not in each.arguments)
            for each in (self.ours, self.theirs)
        )

    def thesis(self) -> tuple[str, ...]:
        """Return the theses: one for one is a choice, several are gathered."""
        versions = self.base.thesis, self.ours.thesis, self.theirs.thesis
        if all(len(each) <= 1 for each in versions):
            thesis: tuple[str, ...] = self.value("thesis", *versions)
            return thesis
        return _gathered(*versions) or self.ours.thesis

    def defaults(self) -> Defaults:
        """Return what is assumed where nobody says."""
        base, ours, theirs = self.base.defaults, self.ours.defaults, self.theirs.defaults
        return Defaults(
            self.value("defaults/prior", base.prior, ours.prior, theirs.prior),
            self.value("defaults/strength", base.strength, ours.strength, theirs.strength),
        )

    def contraries(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of contraries, whatever the order in a group."""
        known = {frozenset(group): group for each in (self.theirs, self.ours) for group in each.contraries}
        base, ours, theirs = (
            tuple(dict.fromkeys(map(frozenset, each.contraries))) for each in (self.base, self.ours, self.theirs)
        )
        return tuple(known[group] for group in _gathered(base, ours, theirs))

    def value(self, place: str, base: Any, ours: Any, theirs: Any) -> Any:
        """Return one value; where both sides changed it ours, with a conflict."""
        if ours in (theirs, base) and ours != theirs:
            return theirs
        if theirs not in (ours, base):
            said = {self.names.ours: of_one_line(ours), self.names.theirs: of_one_line(theirs)}
            sides = {name: text for name, text in said.items() if text is not None}
            self.conflicts[place] = Conflict(place, of_one_line(base), sides)
        return ours


_STATED: tuple[Section, ...] = ("claims", "arguments")


def _field(entry: AnyEntry, name: str) -> Any:
    if name == "relation" and isinstance(entry, Argument):
        return (entry.relation, entry.target) if entry.relation is not None else None
    return getattr(entry, name)
