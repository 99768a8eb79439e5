"""Entries of a text that say nothing (`credences: critic:`): no debate holds them, and an edit must not forget them.

Knows where credences stand in a text. Must not know changes.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from argmap.document.plain import Plain, Renames
from argmap.model.values import Stated
from argmap.text.tree import MappingTree, Tree

Silent = Mapping[str, Mapping[str, Plain]]
"""By participant, what is written under their credences and says nothing; a participant alone has nothing else."""


def silent_in(tree: Tree | None, credences: Mapping[str, Mapping[str, Stated]]) -> Silent:
    """Return what a text has under `credences` that `credences` does not say."""
    found: dict[str, Mapping[str, Plain]] = {}
    section = _value(tree, "credences")
    for entry in section.entries if isinstance(section, MappingTree) else ():
        who = entry.key.value
        ids = silent_ids(entry.value, credences.get(who, {}))
        if ids or who not in credences:
            found[who] = ids
    return found


def silent_in_companion(tree: Tree | None, stated: Container[str]) -> dict[str, Plain]:
    """Return what a participant's own file has under `credences` that is not among `stated`."""
    return silent_ids(_value(tree, "credences"), stated)


def silent_ids(tree: Tree | None, stated: Container[str]) -> dict[str, Plain]:
    """Return the ids in one participant's credences that say nothing."""
    entries = tree.entries if isinstance(tree, MappingTree) else ()
    return {entry.key.value: {} for entry in entries if entry.key.value not in stated}


def with_silent(tree: dict[str, Plain], silent: Silent) -> dict[str, Plain]:
    """Return a debate's plain tree with what says nothing in it too."""
    said = tree.get("credences")
    credences: dict[str, Plain] = dict(said) if isinstance(said, dict) else {}
    for who, ids in silent.items():
        stated = credences.get(who)
        credences[who] = {**ids, **stated} if isinstance(stated, dict) else dict(ids)
    return {**tree, "credences": credences} if silent else tree


def followed(silent: Silent, renames: Renames, people: Container[str], statements: Container[str]) -> Silent:
    """Return what is still there after renames, of the participants and the claims and arguments that are."""
    names = renames.names.get("participants", {})
    return {
        names.get(who, who): ids_followed(ids, renames, statements)
        for who, ids in silent.items()
        if names.get(who, who) in people
    }


def ids_followed(ids: Mapping[str, Plain], renames: Renames, statements: Container[str]) -> dict[str, Plain]:
    """Return the ids that are still there after renames."""
    names = renames.names.get("statements", {})
    return {names.get(id, id): value for id, value in ids.items() if names.get(id, id) in statements}


def _value(tree: Tree | None, key: str) -> Tree | None:
    if not isinstance(tree, MappingTree):
        return None
    return next((entry.value for entry in tree.entries if entry.key.value == key), None)
