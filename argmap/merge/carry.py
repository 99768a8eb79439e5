"""Comments of the other side carried into a merged text, above the entry they stood at.

Knows comments and the entries around them. Must not know what the entries say.
"""

from __future__ import annotations

from collections import Counter

from argmap.document.comments import comments
from argmap.document.document import Document
from argmap.document.place import column, lead, line_start, slots, stands_alone, tail
from argmap.text.splice import Splice, spliced
from argmap.text.tree import MappingTree

_DEEPEST = 4


def with_comments(merged: Document, side: Document, base: Document, *, at_end: bool = False) -> str:
    """Return the merged text with each comment of one side that neither it nor the version before both has.

    A comment goes above the entry it stood at; where that is gone or shares its line, above what holds it; where
    nothing does, or with `at_end`, to the end of the file.
    """
    known = _said(merged) | _said(base)
    edits, rest = [], []
    for place, words in comments(side.text, side.tree):
        if known[words] > 0:
            known[words] -= 1
            continue
        found = None if at_end else _line_above(merged, _path(side, place))
        if found is None:
            rest.append(words + merged.newline)
        else:
            edits.append(Splice(found[0], found[0], " " * found[1] + words + merged.newline))
    text = spliced(merged.text, sorted(edits, key=lambda edit: edit.start))
    gap = merged.newline if rest and text and not text.endswith(("\n", "\r")) else ""
    return text + gap + "".join(rest)


def _said(document: Document) -> Counter[str]:
    return Counter(words for _, words in comments(document.text, document.tree))


def _path(document: Document, place: int) -> tuple[str, ...]:
    """Return the keys that lead to the entry at which a comment stands: above it, beside it or in it."""
    path: tuple[str, ...] = ()
    tree, floor = document.tree, 0
    text = document.text
    while isinstance(tree, MappingTree) and len(path) < _DEEPEST:
        for slot in slots(text, tree):
            if lead(text, slot.start, floor) <= place <= tail(text, slot.end, column(text, slot.start)):
                break
            floor = slot.end
        else:
            return path
        path = (*path, slot.key.value if slot.key is not None else "")
        if place < slot.start:
            return path
        tree, floor = slot.value, slot.key.end if slot.key is not None else slot.start
    return path


def _line_above(document: Document, path: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the offset and the indent of a comment above the entry at a path, or above what holds it."""
    while path:
        entry = document.locator.entry(path)
        if entry is not None and stands_alone(document.text, entry.key.start):
            return line_start(document.text, entry.key.start), column(document.text, entry.key.start)
        path = path[:-1]
    return None
