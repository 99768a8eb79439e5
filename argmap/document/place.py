"""Which lines belong to an entry: its own, the comments directly above it, the deeper comments below it.

Knows lines, indents and comments of a span tree's text. Must not know the schema.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.text.tree import MappingTree, Scalar, SequenceTree, Tree

_COMMENT_LINE = re.compile(r"([ \t]*)#")
_BLANK = re.compile(r"[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Slot:
    """One entry of a collection: `start` is its key's start, or the dash of a block sequence's element."""

    start: int
    end: int
    value: Tree
    key: Scalar | None = None


def slots(text: str, tree: MappingTree | SequenceTree) -> list[Slot]:
    """Return the entries of a collection in order of place."""
    if isinstance(tree, MappingTree):
        return [Slot(_key_start(text, it.key), it.value.end, it.value, it.key) for it in tree.entries]
    found = []
    at = tree.start
    for element in tree.elements:
        start = element.start if tree.flow else _dash(text, at)
        found.append(Slot(start, element.end, element))
        at = element.end
    return found


def _key_start(text: str, key: Scalar) -> int:
    """Return where a key begins, the question mark before an explicit one included."""
    if text[key.start - 1 : key.start] not in (" ", "\t"):
        return key.start
    before = text[line_start(text, key.start) : key.start].rstrip(" \t")
    if before.endswith("?") and (before == "?" or before[-2] in " \t"):
        return key.start - (len(text[line_start(text, key.start) : key.start]) - len(before)) - 1
    return key.start


def _dash(text: str, at: int) -> int:
    """Return where the next element's dash stands; what comes before it is white space and comments."""
    while text[at] != "-":
        at = line_end(text, at) if text[at] == "#" else at + 1
    return at


def line_start(text: str, at: int) -> int:
    """Return where the line of an offset begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of an offset ends, its line break not included."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    cut = text.find("\r", at, end)
    return end if cut < 0 else cut


def next_line(text: str, at: int) -> int:
    """Return where the line after that of an offset begins, or the end of the text."""
    end = line_end(text, at)
    return min(end + (2 if text.startswith("\r\n", end) else 1), len(text))


def column(text: str, at: int) -> int:
    """Return how many characters stand before an offset on its line."""
    return at - line_start(text, at)


def previous_line(text: str, at: int) -> int:
    """Return where the line above the one that begins at `at` begins; `at` itself at the start of the text."""
    return line_start(text, at - (2 if text[max(at - 2, 0) : at] == "\r\n" else 1)) if at else 0


def comment_indent(text: str, start: int) -> int | None:
    """Return the indent of the comment line that begins at `start`; None where it is no comment line."""
    match = _COMMENT_LINE.match(text, start)
    return len(match[1]) if match else None


def is_blank(text: str, start: int) -> bool:
    """Return whether the line that begins at `start` holds nothing."""
    return _BLANK.match(text[start : line_end(text, start)]) is not None


def lead(text: str, start: int, floor: int) -> int:
    """Return where an entry's lines begin: at the first of the comment lines directly above it, at its indent.

    Nothing above the line of `floor`, the end of what comes before, belongs to it.
    """
    indent = column(text, start)
    begin = line_start(text, start)
    lowest = next_line(text, floor) if floor else 0
    while begin > lowest:
        above = previous_line(text, begin)
        if above < lowest or comment_indent(text, above) != indent:
            break
        begin = above
    return begin


def tail(text: str, end: int, indent: int) -> int:
    """Return where an entry's last line ends, without its line break; comments below deeper than `indent` are its."""
    last = line_end(text, end)
    at = next_line(text, end)
    while at > last and at < len(text):
        found = comment_indent(text, at)
        if found is not None and found > indent:
            last = line_end(text, at)
        elif not is_blank(text, at):
            break
        following = next_line(text, at)
        if following == at:
            break
        at = following
    return last


def stands_alone(text: str, start: int) -> bool:
    """Return whether nothing but white space stands before an offset on its line."""
    return not text[line_start(text, start) : start].strip(" \t")


def has_comment(text: str, start: int, end: int, tree: Tree | None = None) -> bool:
    """Return whether a comment begins in `text[start:end]`, outside the texts of `tree`."""
    spans = sorted((leaf.start, leaf.end) for leaf in leaves(tree)) if tree is not None else []
    at = start
    for left, right in [*spans, (end, end)]:
        if left > at and _holds_comment(text, at, min(left, end)):
            return True
        at = max(at, right)
    return False


def _holds_comment(text: str, start: int, end: int) -> bool:
    at = text.find("#", start, end)
    while at >= 0:
        if at == 0 or text[at - 1] in " \t\r\n":
            return True
        at = text.find("#", at + 1, end)
    return False


def leaves(tree: Tree) -> list[Scalar]:
    """Return all keys and texts of a tree."""
    found: list[Scalar] = []
    waiting: list[Tree] = [tree]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Scalar):
            found.append(each)
        elif isinstance(each, MappingTree):
            for entry in each.entries:
                found.append(entry.key)
                waiting.append(entry.value)
        else:
            waiting.extend(each.elements)
    return found
