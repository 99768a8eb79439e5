"""Three versions made comparable: one id means one thing in all of them, and one thing has one id.

Knows renames and what makes an entry the same one. Must not know fields or conflicts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from argmap.merge.renames import identity, is_free, renames_between, with_renames
from argmap.model.changes import Rename
from argmap.model.rename import renamed
from argmap.model.sections import AnyEntry, entries_of
from argmap.model.values import SECTIONS, Debate, Participant, Section

_LONGEST = 57


@dataclass(frozen=True, slots=True)
class Versions:
    """Three versions with the same ids for the same entries, and what was renamed on the way in ours and in theirs."""

    base: Debate
    ours: Debate
    theirs: Debate
    renamed_ours: tuple[Rename, ...] = ()
    renamed_theirs: tuple[Rename, ...] = ()


def aligned(base: Debate, ours: Debate, theirs: Debate) -> Versions:
    """Return the versions with either side's renames made in the others, and new ids that mean two things told apart.

    Where both sides renamed one entry, ours stands.
    """
    ours, theirs, off_ours, off_theirs = _renamed_apart(base, ours, theirs)
    by_ours, by_theirs = renames_between(base, ours), renames_between(base, theirs)
    done = {(each.section, each.old) for each in by_ours}
    for_ours = tuple(each for each in by_theirs if (each.section, each.old) not in done)
    for_theirs = tuple(each for each in by_ours if each not in by_theirs)
    twice = (each for each in by_theirs if (each.section, each.old) in done and each not in by_ours)
    back = tuple(Rename(each.section, each.new, each.old) for each in twice)
    base = with_renames(with_renames(base, by_ours), for_ours)
    ours, room_in_ours = _with_room(ours, for_ours)
    theirs, room_in_theirs = _with_room(with_renames(theirs, back), for_theirs)
    made_in_ours, made_in_theirs = _made(ours, for_ours), _made(theirs, for_theirs)
    ours, theirs = with_renames(ours, made_in_ours), with_renames(theirs, made_in_theirs)
    ours, theirs, apart_ours, apart_theirs = _told_apart(base, ours, theirs)
    return Versions(
        base,
        ours,
        theirs,
        (*off_ours, *room_in_ours, *made_in_ours, *apart_ours),
        (*off_theirs, *back, *room_in_theirs, *made_in_theirs, *apart_theirs),
    )


def _renamed_apart(
    base: Debate, ours: Debate, theirs: Debate
) -> tuple[Debate, Debate, tuple[Rename, ...], tuple[Rename, ...]]:
    """Return both sides with different names where each gave one name to another entry: the larger hash gives way."""
    of_ours, of_theirs = [], []
    by_theirs = {(_namespace(each.section), each.new): each for each in renames_between(base, theirs)}
    for mine in renames_between(base, ours):
        other = by_theirs.get((_namespace(mine.section), mine.new))
        if other is None or other == mine:
            continue
        entry, rival = entries_of(ours, mine.section)[mine.new], entries_of(theirs, other.section)[mine.new]
        if (_content(entry), mine.old) > (_content(rival), other.old):
            of_ours.append(Rename(mine.section, mine.new, _another_id(entry, ours)))
            ours = with_renames(ours, (of_ours[-1],))
        else:
            of_theirs.append(Rename(other.section, mine.new, _another_id(rival, theirs)))
            theirs = with_renames(theirs, (of_theirs[-1],))
    return ours, theirs, tuple(of_ours), tuple(of_theirs)


def _made(debate: Debate, renames: tuple[Rename, ...]) -> tuple[Rename, ...]:
    return tuple(
        it for it in renames if it.old in entries_of(debate, it.section) and is_free(debate, it.section, it.new)
    )


def _with_room(debate: Debate, renames: tuple[Rename, ...]) -> tuple[Debate, tuple[Rename, ...]]:
    """Return the debate with its own new entries out of the way of the other side's renames."""
    moved = []
    for rename in renames:
        for section in _namespace(rename.section):
            entry = entries_of(debate, section).get(rename.new)
            if entry is not None:
                other = Rename(section, rename.new, _another_id(entry, debate))
                debate = renamed(debate, section, other.old, other.new)
                moved.append(other)
    return debate, tuple(moved)


def _namespace(section: Section) -> tuple[Section, ...]:
    return ("claims", "arguments") if section in ("claims", "arguments") else (section,)


def _told_apart(
    base: Debate, ours: Debate, theirs: Debate
) -> tuple[Debate, Debate, tuple[Rename, ...], tuple[Rename, ...]]:
    """Return both sides with one of two different entries under one new id renamed: that of the larger hash."""
    of_ours, of_theirs = [], []
    for section in SECTIONS:
        for other in _namespace(section):
            for id, entry in list(entries_of(ours, section).items()):
                rival = entries_of(theirs, other).get(id)
                if rival is None or not _is_new(base, id, section, other) or _is_same(entry, rival):
                    continue
                if _content(entry) > _content(rival):
                    rename = Rename(section, id, _another_id(entry, ours))
                    ours = renamed(ours, section, id, rename.new)
                    of_ours.append(rename)
                else:
                    rename = Rename(other, id, _another_id(rival, theirs))
                    theirs = renamed(theirs, other, id, rename.new)
                    of_theirs.append(rename)
    return ours, theirs, tuple(of_ours), tuple(of_theirs)


def _is_new(base: Debate, id: str, section: Section, other: Section) -> bool:
    """Return whether an id is new on at least one side as what it is there."""
    return section != other or id not in entries_of(base, section)


def _is_same(entry: AnyEntry, rival: AnyEntry) -> bool:
    if type(entry) is not type(rival):
        return False
    return isinstance(entry, Participant) or identity(entry) == identity(rival)


def _content(entry: AnyEntry) -> str:
    said = f"{type(entry).__name__} {identity(entry)}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _another_id(entry: AnyEntry, debate: Debate) -> str:
    """Return the id with six digits of its content's hash, more where those are taken."""
    digest = _content(entry)
    for length in range(6, len(digest)):
        id = f"{entry.id[: _LONGEST + 6 - length]}-{digest[:length]}"
        if all(id not in entries_of(debate, section) for section in SECTIONS):
            return id
    return f"{entry.id[:1]}{digest[:60]}"
