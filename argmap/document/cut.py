"""Entries taken out of a text, with the comments that belong to them and the blank line that set them apart.

Knows spans, lines and comments. Must not know why an entry goes.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.document.place import (
    Slot,
    column,
    comment_indent,
    has_comment,
    is_blank,
    lead,
    line_end,
    next_line,
    previous_line,
    slots,
    stands_alone,
    tail,
)
from argmap.document.plain import Place, Plain
from argmap.text.splice import Splice, spliced
from argmap.text.tree import MappingTree, Scalar, SequenceTree, Tree
from argmap.text.yaml import read_yaml

_ENTRIES = ("participants", "sources", "claims", "arguments", "cruxes")


def cut(text: str, places: Iterable[Place], after: dict[str, Plain], root: Place = ()) -> str:
    """Return the text without the entries at these places; `after` is what it shall say then.

    A key whose collection runs empty goes too, unless a comment stands there: then it keeps an empty collection.
    """
    tree = read_yaml(text).tree
    by_container: dict[Place, set[str | int]] = {}
    for place in places:
        by_container.setdefault(place[:-1], set()).add(place[-1])
    edits: list[Splice] = []
    for place, names in by_container.items():
        container, floor = _find(tree, place[len(root) :])
        edits += _container_cut(text, container, floor, names, place, after)
    return spliced(text, _united(edits))


def _find(tree: Tree | None, place: Place) -> tuple[MappingTree | SequenceTree, int]:
    """Return the collection at a place, and where its own key ends."""
    floor = 0
    for part in place:
        if isinstance(tree, MappingTree):
            entry = next(entry for entry in tree.entries if entry.key.value == part)
            tree, floor = entry.value, entry.key.end
        elif isinstance(tree, SequenceTree):
            element = tree.elements[int(part)]
            tree, floor = element, element.start
    assert isinstance(tree, MappingTree | SequenceTree)
    return tree, floor


def _container_cut(
    text: str,
    tree: MappingTree | SequenceTree,
    floor: int,
    names: set[str | int],
    place: Place,
    after: dict[str, Plain],
) -> list[Splice]:
    known = slots(text, tree)
    gone = {index for index, slot in enumerate(known) if (slot.key.value if slot.key is not None else index) in names}
    edits: list[Splice] = []
    for index in sorted(gone):
        slot = known[index]
        end_before = known[index - 1].end if index else floor
        if slot.key is not None and _runs_empty(text, slot, end_before, (*place, slot.key.value), after):
            edits += _emptied(text, slot)
            gone.discard(index)
    if len(gone) == len(known):
        return edits + _all_cut(text, tree, known, floor)
    return edits + (_flow_cut if tree.flow else _block_cut)(text, known, gone, floor)


def _runs_empty(text: str, slot: Slot, floor: int, place: Place, after: dict[str, Plain]) -> bool:
    """Return whether the key has to stay for the sake of a comment that belongs to none of its entries."""
    value = slot.value
    if isinstance(value, Scalar) or (len(place) == 2 and place[0] in _ENTRIES):
        return False
    if place[0] == "credences" and len(place) > 1:
        participants = after.get("participants")
        if len(place) > 2 or not isinstance(participants, dict) or place[1] not in participants:
            return False
    if value.flow:
        return False
    indent = column(text, slot.start)
    begin = lead(text, slot.start, floor) if stands_alone(text, slot.start) else slot.start
    end = tail(text, slot.end, indent)
    at = begin
    before = slot.key.end if slot.key is not None else slot.start
    for each in slots(text, value):
        start, stop = lead(text, each.start, before), tail(text, each.end, column(text, each.start))
        if has_comment(text, at, start, slot.key):
            return True
        at, before = stop, each.end
    return has_comment(text, at, end)


def _emptied(text: str, slot: Slot) -> list[Splice]:
    """Return the edits that leave a key with an empty collection and its comments."""
    assert slot.key is not None
    assert not isinstance(slot.value, Scalar)
    colon = text.index(":", slot.key.end) + 1
    empty = " {}" if isinstance(slot.value, MappingTree) else " []"
    known = slots(text, slot.value)
    return [Splice(colon, colon, empty), *_block_cut(text, known, set(range(len(known))), slot.key.end)]


def _all_cut(text: str, tree: MappingTree | SequenceTree, known: list[Slot], floor: int) -> list[Splice]:
    """Return the edits that leave an empty collection."""
    empty = "{}" if isinstance(tree, MappingTree) else "[]"
    if tree.flow:
        return [Splice(tree.start, tree.end, empty)]
    colon = text.find(":", floor)
    if 0 <= colon < tree.start:
        return [Splice(colon + 1, colon + 1, " " + empty), *_block_cut(text, known, set(range(len(known))), floor)]
    return [Splice(tree.start, tree.end, empty)]


def _block_cut(text: str, known: list[Slot], gone: set[int], floor: int) -> list[Splice]:
    edits = []
    for index in sorted(gone):
        slot = known[index]
        if not stands_alone(text, slot.start):
            edits.append(_compact_cut(text, slot, known[index + 1] if index + 1 < len(known) else None))
            continue
        begin = lead(text, slot.start, known[index - 1].end if index else floor)
        end = next_line(text, tail(text, slot.end, column(text, slot.start)))
        if any(later not in gone for later in range(index + 1, len(known))):
            while end < len(text) and is_blank(text, end):
                end = next_line(text, end)
        else:
            begin = _without_blanks_above(text, begin, end, known[index - 1].end if index else floor)
        if end == len(text) and end == line_end(text, end) and not text.endswith(("\n", "\r")) and begin:
            begin = line_end(text, previous_line(text, begin))
        edits.append(Splice(begin, end, ""))
    return edits


def _without_blanks_above(text: str, begin: int, end: int, floor: int) -> int:
    """Return where the blank lines directly above begin; a detached comment above them keeps its distance."""
    at = begin
    lowest = next_line(text, floor) if floor else 0
    while at > lowest and is_blank(text, previous_line(text, at)):
        at = previous_line(text, at)
    followed = end < len(text) and not is_blank(text, end)
    if at and followed and comment_indent(text, previous_line(text, at)) is not None:
        return begin
    return at


def _compact_cut(text: str, slot: Slot, following: Slot | None) -> Splice:
    """Return the edit that takes out the first key of a mapping that begins on its list's dash."""
    if following is None:
        return Splice(slot.start, slot.end, "{}")
    if not has_comment(text, line_end(text, slot.end), following.start):
        return Splice(slot.start, following.start, "")
    return Splice(slot.start, line_end(text, slot.end), "")


def _flow_cut(text: str, known: list[Slot], gone: set[int], floor: int) -> list[Splice]:
    edits = []
    for index in sorted(gone):
        slot = known[index]
        later = next((each for each in range(index + 1, len(known)) if each not in gone), None)
        if later is None:
            edits.append(_last_cut(text, known, index, gone))
        elif has_comment(text, slot.end, known[index + 1].start):
            if stands_alone(text, slot.start):
                begin = lead(text, slot.start, known[index - 1].end if index else floor)
                edits.append(Splice(begin, next_line(text, slot.end), ""))
            else:
                edits.append(Splice(slot.start, text.index(",", slot.end) + 1, ""))
        else:
            edits.append(Splice(slot.start, known[index + 1].start, ""))
    return edits


def _last_cut(text: str, known: list[Slot], index: int, gone: set[int]) -> Splice:
    """Return the edit that takes out an entry of a flow collection after which none stays."""
    before = known[index - 1].end
    if not has_comment(text, before, known[index].start):
        return Splice(before, known[index].end, "")
    if stands_alone(text, known[index].start):
        return Splice(lead(text, known[index].start, before), next_line(text, known[index].end), "")
    return Splice(known[index].start, known[index].end, "")


def _united(edits: list[Splice]) -> list[Splice]:
    """Return the edits in order, those that overlap made one."""
    found: list[Splice] = []
    for edit in sorted(edits):
        if found and edit.start < found[-1].end:
            last = found.pop()
            found.append(Splice(last.start, max(last.end, edit.end), last.text + edit.text))
        else:
            found.append(edit)
    return found
