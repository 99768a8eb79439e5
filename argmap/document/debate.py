"""The trees of a debate and its credence files to one debate, dangling references and all.

Knows which section holds what. Must not know the rules of the model, or files on a disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from argmap.document.read import Reader, is_empty, shown
from argmap.document.schema import FIELDS, NAMES
from argmap.model.suggest import did_you_mean
from argmap.model.values import (
    FORMAT_VERSION,
    RELATIONS,
    Argument,
    Claim,
    Conflict,
    Crux,
    Debate,
    Defaults,
    Pair,
    Participant,
    Relation,
    Source,
    Stated,
)
from argmap.text.tree import Entry, MappingTree, Scalar, Tree

_RELATIONS = frozenset(RELATIONS)
Numbers = tuple[dict[str, Stated], dict[str, Pair]]
"""One participant's credences by claim or argument id, and conditionals by crux id."""


def read_debate(reader: Reader, tree: Tree | None) -> Debate:
    """Return the debate in a file's tree; None, the tree of an empty text, is a debate that lacks everything."""
    if tree is None or is_empty(tree):
        reader.at("empty-file", "the file is empty", 0, 0, "begin with `argmap: 1`, `title: …` and `thesis: …`")
        return Debate()
    if not isinstance(tree, MappingTree):
        reader.say(
            "wrong-type",
            "a debate is a mapping that begins with `argmap: 1`",
            tree,
            "write `argmap: 1` first; see `argmap new`",
        )
        return Debate()
    sections = _sections(reader, tree)
    _check_version(reader, tree, sections)
    values: dict[str, Any] = {}
    if "title" in sections:
        values["title"] = reader.text(sections["title"].value, "debate", "title") or ""
    else:
        reader.missing("title", "debate", tree.entries[0].key if tree.entries else tree)
    if "thesis" in sections:
        thesis = reader.thesis(sections["thesis"].value)
        if thesis is None:
            reader.left_out.add(("thesis",))
        else:
            values["thesis"] = thesis
    if "defaults" in sections:
        values["defaults"] = Defaults(**reader.fields(sections["defaults"].value, "defaults"))
    for name, read in _SECTIONS.items():
        if name in sections:
            values[name] = read(reader, sections[name].value)
    return Debate(**values)


def _sections(reader: Reader, tree: MappingTree) -> dict[str, Entry]:
    sections = {}
    for entry in reader.entries(tree, "a debate"):
        if entry.key.value in FIELDS["debate"]:
            sections[entry.key.value] = entry
        else:
            reader.unknown_key(entry.key, "debate")
    return sections


def _check_version(reader: Reader, tree: MappingTree, sections: Mapping[str, Entry]) -> None:
    entry = sections.get("argmap")
    if entry is None:
        reader.missing("argmap", "debate", tree.entries[0].key if tree.entries else tree)
        return
    if not isinstance(entry.value, Scalar) or entry.value.value != str(FORMAT_VERSION):
        found = shown(entry.value.value) if isinstance(entry.value, Scalar) else "this"
        at = entry.key if is_empty(entry.value) else entry.value
        reader.say(
            "unknown-version",
            f"{found} is no format version this program reads",
            at,
            f"write `argmap: {FORMAT_VERSION}`",
        )
    elif tree.entries[0] is not entry:
        message = "`argmap` is not the first key"
        reader.say("version-not-first", message, entry.key, "move the line to the top of the file", warning=True)


def _participants(reader: Reader, tree: Tree) -> dict[str, Participant]:
    found = {}
    for entry in reader.ids(tree, "`participants`"):
        id = entry.key.value
        found[id] = Participant(id, **reader.fields(entry.value, "participants", entry.key))
    return found


def _sources(reader: Reader, tree: Tree) -> dict[str, Source]:
    found = {}
    for entry in reader.ids(tree, "`sources`"):
        id = entry.key.value
        found[id] = Source(id, **reader.fields(entry.value, "sources", entry.key))
    return found


def _claims(reader: Reader, tree: Tree) -> dict[str, Claim]:
    found = {}
    for entry in reader.ids(tree, "`claims`"):
        id = entry.key.value
        values = reader.fields(entry.value, "claims", entry.key)
        found[id] = Claim(id, values.pop("text", ""), **values)
    return found


def _arguments(reader: Reader, tree: Tree) -> dict[str, Argument]:
    found = {}
    for entry in reader.ids(tree, "`arguments`"):
        id = entry.key.value
        values = reader.fields(entry.value, "arguments", entry.key)
        relation = _relation(reader, entry)
        target = values.get(relation) if relation is not None else None
        usable = "premises" not in values.broken and "likelihoods" not in values.broken
        if usable and relation is not None and target is not None:
            for name in _RELATIONS & values.keys():
                del values[name]
            found[id] = Argument(id, relation, target, **values)
        else:
            reader.left_out.add(("arguments", id))
    return found


def _relation(reader: Reader, entry: Entry) -> Relation | None:
    if not isinstance(entry.value, MappingTree):
        if is_empty(entry.value):
            _no_relation(reader, entry.key)
        return None
    written = [key for key, _ in entry.value.entries if key.value in _RELATIONS]
    if len(written) == 1:
        return written[0].value  # type: ignore[return-value]
    names = {key.value for key in written}
    if not names:
        _no_relation(reader, entry.key)
        return None
    if len(names) > 1:
        both = " and ".join(f"`{key.value}`" for key in written[:2])
        message = f"an argument has one relation, not {both}"
        reader.say("several-relations", message, written[1], "delete one, or make it an argument of its own")
        return None
    return next(relation for relation in RELATIONS if relation in names)


def _no_relation(reader: Reader, key: Scalar) -> None:
    remedy = "add one of supports, rebuts, necessary_for, evidence_for (a claim), undercuts (an argument)"
    reader.say("no-relation", "the argument does not say what it bears on", key, remedy)


def _contraries(reader: Reader, tree: Tree) -> tuple[tuple[str, ...], ...]:
    row = FIELDS["cruxes"]["claims"]
    groups = [
        reader.id_list(element, row, "a group of contraries") for element in reader.elements(tree, "`contraries`") or ()
    ]
    for index, group in enumerate(groups):
        if group is None:
            reader.left_out.add(("contraries", index))
    return tuple(group or () for group in groups)


def _credences(reader: Reader, tree: Tree) -> dict[str, dict[str, Stated]]:
    return {entry.key.value: stated(reader, entry.value) for entry in reader.ids(tree, "`credences`")}


def stated(reader: Reader, tree: Tree) -> dict[str, Stated]:
    """Return what one participant says, by claim or argument id; a number alone is a credence."""
    found = {}
    for entry in reader.ids(tree, "a participant's credences"):
        value = entry.value
        if isinstance(value, Scalar):
            number = reader.number(value, "credence")
            if number is not None:
                found[entry.key.value] = Stated(number)
        else:
            found[entry.key.value] = Stated(**reader.fields(value, "stated", entry.key))
    return found


def _cruxes(reader: Reader, tree: Tree) -> dict[str, Crux]:
    found = {}
    for entry in reader.ids(tree, "`cruxes`"):
        id = entry.key.value
        values = reader.fields(entry.value, "cruxes", entry.key)
        if "claims" in values:
            found[id] = Crux(id, values.pop("claims"), values.pop("for", None), **values)
    return found


def _conflicts(reader: Reader, tree: Tree) -> tuple[Conflict, ...]:
    found = []
    for element in reader.elements(tree, "`conflicts`") or ():
        values = reader.fields(element, "conflicts")
        conflict = Conflict(values.get("at", ""), values.get("base"), values.get("sides", {}))
        found.append(conflict)
        first = element.entries[0].key if isinstance(element, MappingTree) and element.entries else element
        message = f"a merge left this to be decided: {shown(conflict.at)}"
        reader.say(
            "merge-conflict",
            message,
            first,
            "`argmap resolve` decides it; or write what shall stand there, and delete this entry",
        )
    return tuple(found)


_SECTIONS = {
    "participants": _participants,
    "sources": _sources,
    "claims": _claims,
    "arguments": _arguments,
    "contraries": _contraries,
    "credences": _credences,
    "cruxes": _cruxes,
    "conflicts": _conflicts,
}


def read_companion(reader: Reader, tree: Tree | None, cruxes: Mapping[str, Crux]) -> Numbers:
    """Return the numbers in one participant's credence file; a conditional needs a crux of the debate."""
    if tree is None:
        return {}, {}
    numbers: dict[str, Stated] = {}
    pairs: dict[str, Pair] = {}
    for entry in reader.entries(tree, NAMES["companion"]):
        if entry.key.value == "credences":
            numbers = stated(reader, entry.value)
        elif entry.key.value == "conditionals":
            pairs = reader.pairs(entry.value)
            for child in entry.value.entries if isinstance(entry.value, MappingTree) else ():
                id = child.key.value
                if id in pairs and id not in cruxes:
                    del pairs[id]
                    remedy = did_you_mean(id, cruxes, "add it under `cruxes` in the debate")
                    reader.say("unknown-crux", f"there is no crux '{id}'", child.key, remedy)
        else:
            reader.unknown_key(entry.key, "companion")
    return numbers, pairs


def with_numbers(debate: Debate, who: str, numbers: Numbers) -> Debate:
    """Return the debate with a participant's numbers in it, as if they stood inline."""
    stated_by, pairs = numbers
    cruxes = dict(debate.cruxes)
    for id, pair in pairs.items():
        cruxes[id] = replace(cruxes[id], conditionals={**cruxes[id].conditionals, who: pair})
    return replace(debate, credences={**debate.credences, who: stated_by}, cruxes=cruxes)
