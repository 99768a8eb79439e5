"""A YAML text as a tree of spans: every key and value knows where it stands.

Knows structure and offsets (code points into the text, BOM removed, line endings kept). Must not know any schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "single", "double", "literal", "folded"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text value; `text[start:end]` is its spelling, quotes or block header included.

    An absent value is zero-width.
    """

    start: int
    end: int
    value: str
    style: Style


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value. A key written twice gives two entries."""

    key: Scalar
    value: Tree


@dataclass(frozen=True, slots=True)
class MappingTree:
    """A mapping; the span of a block mapping ends with its last leaf."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    flow: bool


@dataclass(frozen=True, slots=True)
class SequenceTree:
    """A sequence; the span of a block sequence ends with its last leaf."""

    start: int
    end: int
    elements: tuple[Tree, ...]
    flow: bool


Tree = Scalar | MappingTree | SequenceTree
