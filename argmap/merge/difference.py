"""From one version of a debate to another, as the Changes that lead there.

Knows every kind of change. Must not know texts, git or how a change is shown.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from argmap.merge.renames import renames_between, with_renames
from argmap.model.changes import (
    Add,
    AddContrary,
    Change,
    FieldValue,
    Remove,
    RemoveContrary,
    Rename,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    StatedField,
)
from argmap.model.fields import FIELDS
from argmap.model.sections import AnyEntry, entries_of
from argmap.model.values import Argument, Debate, Section, Stated

_ADDED: tuple[Section, ...] = ("participants", "sources", "claims", "arguments", "cruxes")
_STATED: tuple[StatedField, ...] = ("credence", "prior", "likelihoods", "note")
_NOTHING = Stated()


def changes_between(before: Debate, after: Debate) -> tuple[Change, ...]:
    """Return changes that, made together, lead from one debate to the other; none where they say the same.

    The order of entries, of contraries and of conflicts has no meaning and is not changed. The only thesis cannot go,
    so a debate that lost all its claims keeps it.
    """
    renames = (*_moved_apart(before, after), *renames_between(before, after))
    now = with_renames(before, renames)
    return (
        *renames,
        *_of_the_whole(now, after),
        *_additions(now, after),
        *_thesis(now, after),
        *itertools.chain.from_iterable(_fields(now, after, section) for section in _ADDED),
        *_conditionals(now, after),
        *_stated(now, after),
        *_contraries(now, after),
        *_removals(now, after),
    )


def _moved_apart(before: Debate, after: Debate) -> Iterator[Rename]:
    """Yield a rename for each id that is a claim's in one version and an argument's in the other."""
    sections: tuple[tuple[Section, Section], ...] = (("claims", "arguments"), ("arguments", "claims"))
    taken = {*before.claims, *before.arguments, *after.claims, *after.arguments}
    for section, other in sections:
        for id in entries_of(before, section):
            if id in entries_of(after, other):
                free = next(name for n in itertools.count(1) if (name := f"{id[:56]}-was-{n}") not in taken)
                taken.add(free)
                yield Rename(section, id, free)


def _of_the_whole(now: Debate, after: Debate) -> Iterator[Change]:
    if now.title != after.title:
        yield SetTitle(after.title)
    if now.defaults.prior != after.defaults.prior:
        yield SetDefault("prior", after.defaults.prior)
    if now.defaults.strength != after.defaults.strength:
        yield SetDefault("strength", after.defaults.strength)


def _additions(now: Debate, after: Debate) -> Iterator[Change]:
    for section in _ADDED:
        known = entries_of(now, section)
        yield from (Add(entry) for id, entry in entries_of(after, section).items() if id not in known)


def _thesis(now: Debate, after: Debate) -> Iterator[Change]:
    first = next((id for id in after.claims if id not in now.claims), None)
    thesis = now.thesis or ((first,) if first else ())
    if after.thesis and after.thesis != thesis:
        yield SetThesis(after.thesis)


def _fields(now: Debate, after: Debate, section: Section) -> Iterator[Change]:
    entries = entries_of(after, section)
    for id, old in entries_of(now, section).items():
        new = entries.get(id)
        if new is None or new is old or new == old:
            continue
        for field in FIELDS[section]:
            if getattr(old, field) != getattr(new, field):
                yield SetField(section, id, field, _value(new, field))


def _value(entry: AnyEntry, field: str) -> FieldValue:
    if field == "premises" and isinstance(entry, Argument):
        return tuple(str(premise) for premise in entry.premises)
    value: FieldValue = getattr(entry, field)
    return None if value == () else value


def _conditionals(now: Debate, after: Debate) -> Iterator[Change]:
    for id, old in now.cruxes.items():
        new = after.cruxes.get(id)
        for who in dict.fromkeys([*old.conditionals, *(new.conditionals if new else ())]) if new else ():
            pair = new.conditionals.get(who) if new else None
            if old.conditionals.get(who) != pair:
                yield SetConditionals(id, who, pair)


def _stated(now: Debate, after: Debate) -> Iterator[Change]:
    nobody: Mapping[str, Stated] = {}
    for who in dict.fromkeys([*now.credences, *after.credences]):
        old, new = now.credences.get(who, nobody), after.credences.get(who, nobody)
        for id in dict.fromkeys([*old, *new]):
            was, shall = old.get(id, _NOTHING), new.get(id, _NOTHING)
            for field in _STATED:
                if getattr(was, field) != getattr(shall, field):
                    yield SetCredence(who, id, getattr(shall, field), field)


def _contraries(now: Debate, after: Debate) -> Iterator[Change]:
    old = {frozenset(group): group for group in now.contraries}
    new = {frozenset(group): group for group in after.contraries}
    yield from (RemoveContrary(group) for claims, group in old.items() if claims not in new)
    yield from (AddContrary(group) for claims, group in new.items() if claims not in old)


def _removals(now: Debate, after: Debate) -> Iterator[Change]:
    """Yield what goes, each when nothing needs it any more: cruxes, arguments, claims, sources, participants."""
    yield from (Remove("cruxes", id) for id in now.cruxes if id not in after.cruxes)
    yield from _arguments_removed({id: it for id, it in now.arguments.items() if id not in after.arguments})
    claims = [id for id in now.claims if id not in after.claims]
    if len(claims) == len(now.claims) and not after.claims:
        claims = [id for id in claims if id not in now.thesis]
    yield from (Remove("claims", id) for id in claims)
    yield from (Remove("sources", id) for id in now.sources if id not in after.sources)
    for who in now.participants:
        if who not in after.participants:
            yield Remove("participants", who, cascade=now.credences.get(who) == {})  # an empty mapping is a use as well


def _arguments_removed(gone: dict[str, Argument]) -> Iterator[Change]:
    """Yield removals so that an undercutter goes before what it undercuts; a circle of them goes as one."""
    undercutters = {
        id: {it.id for it in gone.values() if it.relation == "undercuts" and it.target == id} for id in gone
    }
    while undercutters:
        first = next((id for id, left in undercutters.items() if not left), None)
        if first is not None:
            yield Remove("arguments", first)
            fallen = {first}
        else:
            first = next(iter(undercutters))
            yield Remove("arguments", first, cascade=True)
            fallen = _falling(first, undercutters)
        undercutters = {id: left - fallen for id, left in undercutters.items() if id not in fallen}


def _falling(id: str, undercutters: Mapping[str, set[str]]) -> set[str]:
    fallen, waiting = {id}, [id]
    while waiting:
        for each in undercutters[waiting.pop()] - fallen:
            fallen.add(each)
            waiting.append(each)
    return fallen


def is_unheard(change: Change, after: Debate) -> bool:
    """Return whether a change only clears what was said of something that is gone, which its removal tells already."""
    if isinstance(change, SetCredence):
        gone = change.id not in after.claims and change.id not in after.arguments
        return change.value is None and (gone or change.participant not in after.participants)
    return isinstance(change, SetConditionals) and change.participant not in after.participants
