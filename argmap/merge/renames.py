"""Which entries have another id in a later version of a debate, told by what they say.

Knows what makes an entry the same one. Must not know texts or how versions are merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping

from argmap.model.changes import Rename
from argmap.model.rename import renamed
from argmap.model.sections import AnyEntry, entries_of
from argmap.model.values import Argument, Claim, Crux, Debate, Participant, Section, Source

_ORDER: tuple[Section, ...] = ("participants", "sources", "claims", "arguments", "cruxes")


def renames_between(before: Debate, after: Debate) -> tuple[Rename, ...]:
    """Return the renames from one version to the next: an id that went and one that came, which say the same.

    Only what is plain is taken for one: the words are the same, and nothing else that went or came has them.
    """
    found: list[Rename] = []
    for section in _ORDER:
        for old, new in _pairs(section, entries_of(before, section), entries_of(after, section)).items():
            if new in before.claims or new in before.arguments:
                continue
            found.append(Rename(section, old, new))
            before = renamed(before, section, old, new)
    return tuple(found)


def with_renames(debate: Debate, renames: tuple[Rename, ...]) -> Debate:
    """Return the debate with each rename made where it has the old id and not the new one."""
    for rename in renames:
        entries = entries_of(debate, rename.section)
        if rename.old in entries and is_free(debate, rename.section, rename.new):
            debate = renamed(debate, rename.section, rename.old, rename.new)
    return debate


def is_free(debate: Debate, section: Section, id: str) -> bool:
    """Return whether an entry of the section may get this id; claims and arguments share theirs."""
    if section in ("claims", "arguments"):
        return id not in debate.claims and id not in debate.arguments
    return id not in entries_of(debate, section)


def _pairs(section: Section, before: Mapping[str, AnyEntry], after: Mapping[str, AnyEntry]) -> dict[str, str]:
    gone = _by_identity([it for id, it in before.items() if id not in after])
    come = _by_identity([it for id, it in after.items() if id not in before])
    return {
        old[0]: come[what][0]
        for what, old in gone.items()
        if what is not None and len(old) == 1 and len(come.get(what, ())) == 1
    }


def _by_identity(entries: list[AnyEntry]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for entry in entries:
        found[identity(entry)].append(entry.id)
    return found


def identity(entry: AnyEntry) -> Hashable:
    """Return what tells an entry from others whatever its id; None where it says nothing of its own."""
    return _IDENTITIES[type(entry)](entry)


def _of_participant(it: Participant) -> Hashable:
    return it.name


def _of_source(it: Source) -> Hashable:
    return (it.file, it.url, it.title) if it.file or it.url or it.title else None


def _of_claim(it: Claim) -> Hashable:
    return " ".join(it.text.split())


def _of_argument(it: Argument) -> Hashable:
    return (it.relation, it.target, it.premises, it.text)


def _of_crux(it: Crux) -> Hashable:
    return (it.claims, it.target)


_IDENTITIES: Mapping[type[AnyEntry], Callable[..., Hashable]] = {
    Participant: _of_participant,
    Source: _of_source,
    Claim: _of_claim,
    Argument: _of_argument,
    Crux: _of_crux,
}
