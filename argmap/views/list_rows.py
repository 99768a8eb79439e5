"""Rows of a list that is moved through: one line each, with roles, and a key that says what stands in it.

Knows the shape of a row. Must not know terminals, colours or what is listed.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.views.card import Block, Line, Span
from argmap.views.figures import bar


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line. `key` is None for a heading, which the cursor passes over. The last span takes what room is left."""

    key: str | None
    spans: tuple[Span, ...]

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)


def heading(text: str) -> ListRow:
    """Return a row that names those below it."""
    return ListRow(None, (Span(text, "heading"),))


def block(title: str, *texts: str) -> Block:
    """Return a block of plain paragraphs, without the empty ones."""
    return Block(title, tuple(Line((Span(text),)) for text in texts if text))


def filled(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the blocks that say anything."""
    return tuple(one for one in blocks if one.lines)


def share_bar(share: float | None, width: int) -> str:
    """Return a bar for a share of something, which may lie outside of 0 to 1: then it is full or empty.

    >>> share_bar(1.4, 4), share_bar(-0.2, 4), share_bar(None, 4)
    ('████', '    ', '    ')
    """
    return " " * width if share is None else bar(min(1.0, max(0.0, share)), width)


def share_number(share: float | None) -> str:
    """Return a share as a signed percentage without decimals, in five cells.

    >>> [share_number(x) for x in (0.34, -0.12, 0.001, 1.3, None)]
    ['  34%', ' −12%', '  <1%', ' 130%', '    –']
    """
    if share is None:
        return "    –"
    size = round(abs(share) * 100)
    text = f"{size}%" if size or share == 0 else "<1%"
    return f"{'−' if share < 0 else ''}{text if size < 1000 else '>999%'}".rjust(5)
