"""YAML events to a span tree, and the problems that only events show.

Uses libyaml where it is there and PyYAML's own parser elsewhere; both give the same tree and the same problems. Loaded
for what `argmap.text.quick` leaves alone. Must not know any schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from argmap.text.lines import Lines
from argmap.text.problem import Problem
from argmap.text.tree import DEEPEST, Entry, MappingTree, Scalar, SequenceTree, Style, Tree, YamlText
from argmap.text.yaml_errors import QUOTE, bad_escape, begun_character, explain_error, problem_for_tab

_BLOCK_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-]) *(?:(?<= )#[^\r\n]*)?(?=[\r\n\x85\u2028\u2029]|\Z)")
_TAB_INDENT = re.compile(r"(?: *+(?>\r\n|\n|\r))++ *+\t")
_TAB_IN_HEADER = re.compile(r"[|>][+-]?[1-9]?[+-]? *\t")
_COLON = re.compile(r"\s*:")
_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#", re.MULTILINE)
_AFTER_PLAIN = re.compile(r"( *)#([^\r\n]*)")
_STYLES: dict[str | None, Style] = {
    "": "plain",
    None: "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_SCALAR, _MAPPING, _SEQUENCE = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
_MAPPING_END, _SEQUENCE_END = yaml.MappingEndEvent, yaml.SequenceEndEvent
_SURROGATE = "[\ud800-\udfff]"


def read_events(text: str, loader: Any) -> YamlText:
    """Return what a PyYAML loader's events say of a text. Nothing raises for what the text holds."""
    return _Builder(text).read(loader)


class _Stop(Exception):
    """No tree can be built beyond this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("elements", "entries", "flow", "key", "mapping", "skipping", "start")

    def __init__(self, start: int, flow: bool, mapping: bool) -> None:
        self.start = start
        self.flow = flow
        self.mapping = mapping
        self.entries: list[Entry] = []
        self.elements: list[Tree] = []
        self.key: Scalar | None = None
        self.skipping = False


class _Builder:
    """One reading: events in, a tree and problems out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.opaque: list[tuple[int, int]] = []
        self.open: list[_Open] = []
        self.root: Tree | None = None
        self.documents = 0
        self.last = 0
        self.has_tab = "\t" in text
        self.has_hash = "#" in text

    def read(self, loader: Any, stop: int | None = None) -> YamlText:
        """Return the tree and the problems; the tree is None where the text is no YAML at all.

        Reads no further than `stop`.
        A tab outside quotes is the only problem told: the pure parser goes no further, and libyaml may misread it.
        """
        tree: Tree | None = None
        stopped: Problem | None = None
        limit = len(self.text)
        try:
            for event in _events(self.text[:stop], loader):
                self.take(event)
            tree = self.root
        except _Stop as stop:
            stopped = stop.problem
            limit = stopped.end if stopped.code == "tab" else stopped.start
        except (yaml.YAMLError, ValueError) as error:
            if stop is None and (deep := _too_deep_to_scan(error)):
                # libyaml looks a thousand levels ahead before it tells of the first: give it fewer.
                return _Builder(self.text).read(loader, deep - 1)
            stopped = explain_error(self.lines, error, self.last)
            limit = max(stopped.start, getattr(getattr(error, "problem_mark", None), "index", 0)) + 1
        tab = self.bad_tab(limit) if self.has_tab else None
        if tab is not None:
            return YamlText(None, (problem_for_tab(self.lines, tab),))
        problems = [*self.problems, stopped] if stopped else self.problems
        return YamlText(tree, tuple(sorted(problems, key=lambda problem: (problem.start, problem.end, problem.code))))

    def bad_tab(self, limit: int) -> int | None:
        """Return the first tab before `limit` outside quoted texts, blocks and comments."""
        spans = iter([*self.opaque, (limit, limit)])
        start, end = next(spans)
        ended = 0
        position = self.text.find("\t", 0, limit)
        while position >= 0:
            while end <= position:
                ended = end
                start, end = next(spans)
            if not start <= position < end:
                line = self.text.rfind("\n", 0, position) + 1
                if not _COMMENT.search(self.text, max(line, ended), position):
                    return position
                position = self._line_end(position)
            position = self.text.find("\t", position + 1, limit)
        return None

    def _line_end(self, position: int) -> int:
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    def say(self, code: str, message: str, start: int, end: int, help: str = "", *, warning: bool = False) -> None:
        """Note a problem and go on."""
        self.problems.append(Problem(code, "warning" if warning else "error", message, start, end, help))

    def take(self, event: Any) -> None:
        """Take in one event."""
        kind = type(event)
        if kind is _SCALAR:
            self.scalar(event)
        elif kind is _MAPPING_END or kind is _SEQUENCE_END:
            self.finish(event)
        elif kind is _MAPPING or kind is _SEQUENCE:
            self.start(event, kind is _MAPPING)
        elif kind is yaml.AliasEvent:
            start, end = event.start_mark.index, event.end_mark.index
            self.say("yaml-alias", f"*{event.anchor} is an alias, which a debate file cannot hold", start, end, QUOTE)
            self.place(Scalar(start, end, self.text[start:end], "plain"))
        elif kind is yaml.DocumentStartEvent:
            self.document(event)

    def document(self, event: Any) -> None:
        """Refuse a second document."""
        self.documents += 1
        start, end = event.start_mark.index, event.end_mark.index
        if self.documents > 1:
            message = "a second document begins here; a file holds one debate"
            raise _Stop(
                Problem(
                    "second-document", "error", message, start, end, "delete the line, or make it a file of its own"
                )
            )

    def scalar(self, event: Any) -> None:
        """Place a text, noting its tag, its anchor and the comment that may have cut it short."""
        start, end = event.start_mark.index, event.end_mark.index
        value: str = event.value
        style = _STYLES[event.style]
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event, start, end)
        if style == "plain":
            if not value and event.tag is None and event.anchor is None:
                start = end = self.after_colon(start)
            if self.has_hash and self.text[end : end + 1] == " ":
                self.check_comment(start, end, value)
        else:
            opaque = start
            if style in ("literal", "folded"):
                opaque = self.block_header(start)
                end = _block_end(self.text, start, end, value)
            elif style == "double" and not value.isascii() and re.search(_SURROGATE, value):
                raise _Stop(bad_escape(self.lines, start))
            if self.has_tab:
                self.opaque.append((opaque, end))
        self.last = end
        self.place(Scalar(start, end, value, style))

    def after_colon(self, start: int) -> int:
        """Return where an empty value stands: right after the colon, wherever the parser found that out."""
        frame = self.open[-1] if self.open else None
        if frame is None or frame.key is None:
            return start
        found = _COLON.match(self.text, frame.key.end)
        return found.end() if found else frame.key.end

    def block_header(self, start: int) -> int:
        """Return the end of a block's first line; libyaml takes more there than it should."""
        if self.text[start] not in "|>":
            return start
        header = _BLOCK_HEADER.match(self.text, start)
        if header is None:
            if tab := _TAB_IN_HEADER.match(self.text, start):
                raise _Stop(problem_for_tab(self.lines, tab.end() - 1))
            raise _Stop(begun_character(self.lines, start))
        if tab := _TAB_INDENT.match(self.text, header.end()):
            raise _Stop(problem_for_tab(self.lines, tab.end() - 1))
        return header.end()

    def refuse_properties(self, event: Any, start: int, end: int) -> None:
        """Note an anchor and a tag."""
        if event.anchor is not None:
            message = f"&{event.anchor} is an anchor, which a debate file cannot hold"
            self.say("yaml-anchor", message, start, end, QUOTE)
        if event.tag is not None:
            self.say(
                "yaml-tag", "text that begins with ! is a YAML tag, which a debate file cannot hold", start, end, QUOTE
            )

    def check_comment(self, start: int, end: int, value: str) -> None:
        """Warn where a `#` ended a text that may have been meant to go on."""
        found = _AFTER_PLAIN.match(self.text, end)
        if not found:
            return
        spaces, rest = found[1], found[2]
        if value:
            if not spaces or (len(spaces) >= 2 and rest.startswith(" ")):
                return
            message = "the text was cut short here: what follows # was read as a comment"
            remedy = "put the text in quotes; a comment after a text wants two spaces before # and one after it"
        else:
            if not spaces or not rest or rest[0] in " #":
                return
            message = "this value is empty: what follows # was read as a comment"
            remedy = "put the text in quotes; a comment wants a space after #"
        self.say("text-cut-short", message, found.end(1), found.end(), remedy, warning=True)

    def start(self, event: Any, mapping: bool) -> None:
        """Open a collection."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event, start, max(end, start + 1))
        if len(self.open) >= DEEPEST:
            message = f"nested deeper than {DEEPEST}"
            remedy = "a debate needs six levels; " + QUOTE
            raise _Stop(Problem("nested-too-deeply", "error", message, start, max(end, start + 1), remedy))
        self.open.append(_Open(start, bool(event.flow_style), mapping))

    def finish(self, event: Any) -> None:
        """Close a collection; a block's span ends with its last leaf."""
        frame = self.open.pop()
        end = event.end_mark.index
        tree: Tree
        if frame.mapping:
            if not frame.flow:
                end = frame.entries[-1].value.end if frame.entries else frame.start
            self.check_keys(frame.entries)
            tree = MappingTree(frame.start, end, tuple(frame.entries), frame.flow)
        else:
            if not frame.flow:
                end = frame.elements[-1].end if frame.elements else frame.start
            tree = SequenceTree(frame.start, end, tuple(frame.elements), frame.flow)
        self.place(tree)

    def place(self, tree: Tree) -> None:
        """Put a finished tree where it belongs: the root, a key, a value, an element."""
        if not self.open:
            self.root = tree
            return
        frame = self.open[-1]
        if not frame.mapping:
            frame.elements.append(tree)
        elif frame.skipping:
            frame.skipping = False
        elif frame.key is None:
            if isinstance(tree, Scalar):
                frame.key = tree
            else:
                frame.skipping = True
                message = "a key must be a text, not a list or a mapping"
                self.say("key-not-text", message, tree.start, max(tree.end, tree.start + 1), QUOTE)
        else:
            frame.entries.append(Entry(frame.key, tree))
            frame.key = None

    def check_keys(self, entries: list[Entry]) -> None:
        """Note merge keys and keys written twice."""
        first: dict[str, Scalar] = {}
        for entry in entries:
            key = entry.key
            if key.value == "<<" and key.style == "plain":
                message = "<< is a merge key, which a debate file cannot hold"
                self.say("yaml-merge-key", message, key.start, key.end, "write the keys out")
            elif first.setdefault(key.value, key) is not key:
                here, there = self.lines.number(key.start), self.lines.number(first[key.value].start)
                message = f"'{key.value}' stands twice, on line {there} and on line {here}; only the first was read"
                self.say("duplicate-key", message, key.start, key.end, "delete one, or give it another id")


def _block_end(text: str, start: int, end: int, value: str) -> int:
    """Return where a block scalar ends: with its last line that holds something, or with all of them under `+`."""
    segment = text[start:end]
    header = re.match(r"[^\r\n#]*", segment)
    # A tab at the end of a line is a space by now.
    if (header and "+" in header[0]) or value.rstrip("\n").endswith(" "):
        kept = re.sub(r"(?:\r\n|\n|\r)[ ]*\Z", "", segment)
        return start + len(kept)
    content = len(segment.rstrip(" \t\r\n\x85\u2028\u2029"))
    rest = re.compile(r"[^\r\n]*").match(segment, content)
    return start + (rest.end() if rest else content)


def _too_deep_to_scan(error: Exception) -> int | None:
    """Return where libyaml gave up on nesting, None where it was something else."""
    if not isinstance(error, yaml.MarkedYAMLError) or "maximum nesting depth" not in (error.problem or ""):
        return None
    return error.problem_mark.index if error.problem_mark else None


def _events(text: str, loader: Any) -> Iterator[Any]:
    reader = loader(text)
    try:
        while True:
            event = reader.get_event()
            yield event
            if type(event) is yaml.StreamEndEvent:
                return
    finally:
        reader.dispose()
