"""A YAML text as a tree of spans: every key and value knows where it stands.

Knows structure and offsets (code points into the text, BOM removed, line endings kept). Must not know any schema.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from argmap.text.problem import Problem

Style = Literal["plain", "single", "double", "literal", "folded"]


class Scalar(NamedTuple):
    """A text value; `text[start:end]` is its spelling, quotes or block header included.

    An absent value is zero-width.
    """

    start: int
    end: int
    value: str
    style: Style


class Entry(NamedTuple):
    """A key and its value. A key written twice gives two entries."""

    key: Scalar
    value: Tree


class MappingTree(NamedTuple):
    """A mapping; the span of a block mapping ends with its last leaf."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    flow: bool


class SequenceTree(NamedTuple):
    """A sequence; the span of a block sequence ends with its last leaf."""

    start: int
    end: int
    elements: tuple[Tree, ...]
    flow: bool


Tree = Scalar | MappingTree | SequenceTree

DEEPEST = 32
"""How deeply collections may be nested."""


class YamlText(NamedTuple):
    """What was read: the tree, None where the text is empty or cannot be read, and all problems in order of place."""

    tree: Tree | None
    problems: tuple[Problem, ...] = ()
