"""The plain part of YAML read without a parser: what nearly every debate is written in, in half the time.

Takes entries and list elements line by line: a plain key, then a text on the same line (plain, or quoted with no other
escapes than of quotes), a flow collection that ends on it, or a block below. Of anything else, and of whatever would
have to be remarked on, it says that it cannot tell, and the parser reads the text. What it tells is what the parser
tells. Must not know any schema.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.text.tree import Entry, MappingTree, Scalar, SequenceTree, Tree

_DEEPEST = 12
_UNUSUAL = "\t\r\x85\u2028\u2029"
_KEY = "[A-Za-z0-9_][A-Za-z0-9_-]{0,99}"
_LINE = re.compile(rf"( *)(- +)?(?:({_KEY}):(?: +|(?=\n)|\Z))?([^\n]*)(?:\n|\Z)")
# A quoted text, and what may follow it on its line.
_DOUBLE = re.compile(r'"((?:[^"\\\n]|\\["\\])*+)"')
_ESCAPED = re.compile(r'\\(["\\])')
_SINGLE = re.compile(r"'((?:[^'\n]|'')*)'")
_REST = re.compile(r" *(?: #[^\n]*)?(?=\n|\Z)")
# In a flow collection: a key with a plain text and the mark behind it, an element likewise; else the mark alone.
_PLAIN = r"[\w(][^,\[\]{}:#?\n]*"
_FLOW_ENTRY = re.compile(rf" *({_KEY}): +(?:({_PLAIN})([,}}]))?")
_FLOW_ELEMENT = re.compile(rf" *({_PLAIN})([,\]])")
_MARK = re.compile(r" *([,\]}])")

_new: Any = tuple.__new__
"""Makes a named tuple of its fields; its own constructor takes twice as long."""


_BELOW = Scalar(0, 0, "", "plain")
"""Stands for the key that waits, in a list whose element begins on a line below."""


class _CannotTell(Exception):
    """The text holds something that only a parser can judge."""


class _Block:
    """A block collection whose end has not come yet: a mapping or a list, and what waits for a value below, if any."""

    __slots__ = ("entries", "indent", "key", "listed", "start")

    def __init__(self, indent: int, start: int, listed: bool) -> None:
        self.indent, self.start, self.listed = indent, start, listed
        self.entries: list[Any] = []
        self.key: Scalar | None = None


def read_quickly(text: str) -> Tree | None:
    """Return the tree of a text in which the parser would find nothing to remark on; None where that is not sure."""
    if any(each in text for each in _UNUSUAL):
        return None
    try:
        return _Blocks(text).read()
    except _CannotTell:
        return None


class _Blocks:
    """One reading, line after line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[_Block] = []

    def read(self) -> Tree:
        """Return the tree of the whole text."""
        opened = self.open
        for line in _LINE.finditer(self.text):
            spaces, dash, key, rest = line.groups()
            if key is None:
                if dash is not None:
                    self.element(len(spaces), line.start(2))
                    if rest[:2] == "# ":
                        opened[-1].key = _BELOW
                    else:
                        opened[-1].entries.append(self.value(rest, line.start(4)))
                elif rest and rest[0] != "#":
                    raise _CannotTell
                continue
            indent, start = len(spaces), line.start(3)
            if dash is not None:
                self.element(indent, line.start(2))
                indent += len(dash)
                self.begin(indent, start, listed=False)
            block = opened[-1] if opened else None
            if block is None or block.indent != indent or block.listed or block.key is not None:
                block = self.mapping(indent, start)
            end = start + len(key)
            name = _new(Scalar, (start, end, key, "plain"))
            if rest and rest[0] != "#":
                value = self.value(rest, line.start(4))
                block.entries.append(_new(Entry, (name, value)))
            elif rest and rest[1:2] not in ("", " ", "#"):
                raise _CannotTell
            else:
                block.key = name
        if not opened:
            raise _CannotTell
        while len(opened) > 1:
            self.close()
        return _tree(opened.pop())

    def begin(self, indent: int, start: int, *, listed: bool) -> _Block:
        """Open a block."""
        if len(self.open) >= _DEEPEST:
            raise _CannotTell
        block = _Block(indent, start, listed)
        self.open.append(block)
        return block

    def mapping(self, indent: int, start: int) -> _Block:
        """Return the mapping in which a key at this indent stands, a new one where one is waited for."""
        while self.open:
            top = self.open[-1]
            if top.indent > indent or (top.listed and top.indent == indent):
                self.close()
                continue
            if top.listed:
                if top.key is None:
                    break
                top.key = None
                return self.begin(indent, start, listed=False)
            if top.indent == indent:
                if top.key is not None:
                    _leave_empty(top)
                return top
            if top.key is not None:
                return self.begin(indent, start, listed=False)
            break
        else:
            if indent == 0:
                return self.begin(indent, start, listed=False)
        raise _CannotTell

    def element(self, indent: int, start: int) -> None:
        """Bring the list to the top in which an element at this indent stands, a new one where one is waited for."""
        while self.open:
            top = self.open[-1]
            if top.indent > indent:
                self.close()
                continue
            if top.listed and top.indent == indent and top.key is None:
                return
            if not top.listed and top.key is not None:
                self.begin(indent, start, listed=True)
                return
            break
        raise _CannotTell

    def close(self) -> None:
        """Give the innermost block to the one around it."""
        tree = _tree(self.open.pop())
        if not self.open:
            raise _CannotTell
        around = self.open[-1]
        if around.listed:
            around.entries.append(tree)
        else:
            around.entries.append(Entry(around.key, tree))  # type: ignore[arg-type]
            around.key = None

    def value(self, rest: str, start: int) -> Tree:
        """Return the value that takes the rest of a line."""
        first = rest[:1]
        if first.isalnum() or first in ("_", "("):
            return _plain(rest, start)
        tree: Tree
        if first and first in "{[":
            tree = self.flow(start, 1)
        elif first and first in "\"'":
            tree = self.quoted(start)
        else:
            raise _CannotTell
        if not _REST.match(self.text, tree.end):
            raise _CannotTell
        return tree

    def quoted(self, start: int) -> Scalar:
        """Return the quoted text that begins here."""
        double = self.text[start] == '"'
        found = (_DOUBLE if double else _SINGLE).match(self.text, start)
        if found is None:
            raise _CannotTell
        value = _ESCAPED.sub(r"\1", found[1]) if double else found[1].replace("''", "'")
        return Scalar(start, found.end(), value, "double" if double else "single")

    def flow(self, start: int, depth: int) -> MappingTree | SequenceTree:
        """Return the flow collection that begins here, which has to end on its line."""
        text = self.text
        if depth > _DEEPEST:
            raise _CannotTell
        pair = text[start : start + 2]
        if pair in ("[]", "{}"):
            end = start + 2
            return SequenceTree(start, end, (), True) if pair == "[]" else MappingTree(start, end, (), True)
        if text[start] == "[":
            elements, at = self.flow_elements(start + 1, depth)
            return SequenceTree(start, at, tuple(elements), True)
        entries, at = self.flow_entries(start + 1, depth)
        return MappingTree(start, at, _each_once(entries), True)

    def flow_entries(self, at: int, depth: int) -> tuple[list[Entry], int]:
        """Return the entries of a flow mapping, and where it ends."""
        text, found = self.text, []
        match, mark = _FLOW_ENTRY.match, ","
        while mark == ",":
            entry = match(text, at)
            if entry is None:
                raise _CannotTell
            name, plain, mark = entry.groups()
            start = entry.start(1)
            at = entry.end()
            if plain is None and text[at : at + 1] in ("}", ","):
                empty = start + len(name) + 1
                value, at, mark = _new(Scalar, (empty, empty, "", "plain")), at + 1, text[at]
            elif plain is None:
                value, at, mark = self.other_in_flow(at, depth)
            else:
                first = at - 1 - len(plain)
                plain = plain.rstrip(" ")
                value = _new(Scalar, (first, first + len(plain), plain, "plain"))
            key = _new(Scalar, (start, start + len(name), name, "plain"))
            found.append(_new(Entry, (key, value)))
        if mark != "}":
            raise _CannotTell
        return found, at

    def flow_elements(self, at: int, depth: int) -> tuple[list[Tree], int]:
        """Return the elements of a flow list, and where it ends."""
        text, found = self.text, []
        match, mark = _FLOW_ELEMENT.match, ","
        while mark == ",":
            element = match(text, at)
            if element is None:
                value, at, mark = self.other_in_flow(at, depth)
            else:
                plain, mark = element.groups()
                at = element.end()
                first = at - 1 - len(plain)
                plain = plain.rstrip(" ")
                value = _new(Scalar, (first, first + len(plain), plain, "plain"))
            found.append(value)
        if mark != "]":
            raise _CannotTell
        return found, at

    def other_in_flow(self, at: int, depth: int) -> tuple[Tree, int, str]:
        """Return a quoted text or a collection that begins here, where the mark behind it ends, and the mark."""
        text = self.text
        while text[at : at + 1] == " ":
            at += 1
        first = text[at : at + 1]
        value: Tree
        if first and first in "{[":
            value = self.flow(at, depth + 1)
        elif first and first in "\"'":
            value = self.quoted(at)
        else:
            raise _CannotTell
        mark = _MARK.match(text, value.end)
        if mark is None:
            raise _CannotTell
        return value, mark.end(), mark[1]


def _plain(rest: str, start: int) -> Scalar:
    """Return the plain text that takes the rest of a line, up to a comment that is set apart as comments should be."""
    value = rest
    if "#" in rest and (found := rest.find(" #")) >= 0:
        value = rest[:found].rstrip(" ")
        if found == len(value) or rest[found + 2 : found + 3] != " ":
            raise _CannotTell
    value = value.rstrip(" ")
    if ":" in value and (": " in value or value[-1] == ":"):
        raise _CannotTell
    text: Scalar = _new(Scalar, (start, start + len(value), value, "plain"))
    return text


def _leave_empty(block: _Block) -> None:
    """Note that nothing was written behind the key that waited."""
    key = block.key
    assert key is not None
    block.entries.append(Entry(key, Scalar(key.end + 1, key.end + 1, "", "plain")))
    block.key = None


def _tree(block: _Block) -> MappingTree | SequenceTree:
    """Return a block as a tree; its span ends with its last leaf."""
    if block.listed:
        if block.key is not None:
            raise _CannotTell
        return SequenceTree(block.start, block.entries[-1].end, tuple(block.entries), False)
    if block.key is not None:
        _leave_empty(block)
    entries = _each_once(block.entries)
    return MappingTree(block.start, entries[-1].value.end, entries, False)


def _each_once(entries: list[Entry]) -> tuple[Entry, ...]:
    if len(entries) > 1 and len({entry.key.value for entry in entries}) != len(entries):
        raise _CannotTell
    return tuple(entries)
