"""Blocks of text with roles: what cards and lists on the screen are made of.

Knows spans, lines and blocks. Must not know what they tell, or terminals, colours and widths.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["", "title", "heading", "dim", "for", "against", "undercut", "figure", "warning", "crux", "quote"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one role; `to` is the id of the claim or argument it leads to."""

    text: str
    role: Role = ""
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; when it is wrapped, what follows stands under `indent` cells."""

    spans: tuple[Span, ...]
    indent: int = 0

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, empty for the first block, and the lines under it."""

    heading: str
    lines: tuple[Line, ...]


def card_text(blocks: tuple[Block, ...]) -> str:
    """Return a card as plain text, unwrapped."""
    parts = []
    for block in blocks:
        heading = [block.heading] if block.heading else []
        parts.append("\n".join(heading + [str(line) for line in block.lines]))
    return "\n\n".join(parts)
