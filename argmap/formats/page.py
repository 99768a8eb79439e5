"""A page to be sent round, as blocks of plain text: what a writer of HTML or Markdown turns into a file.

Knows what a page can hold. Must not know what it says, or any language it is written in. All texts are plain and may be
hostile; each writer makes them safe.
"""

from __future__ import annotations

from dataclasses import dataclass

Direction = int
"""1 for, -1 against, 0 neither: what a bar shows besides its length."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quiet` for what stands in small print."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in full, set apart, with a word on what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first column is text, the others are numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: what it is about, a short mark, and sentences."""

    lead: str
    mark: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A numbered list."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its number in words, its length from 0 to 1, its direction, a detail."""

    label: str
    number: str
    length: float
    direction: Direction
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that sum to the last line."""

    bars: tuple[Bar, ...]
    total: str
    sums_to: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: an SVG, and what it shows for who cannot see it."""

    svg: bytes
    alt: str


Block = Heading | Paragraph | Statement | Table | Entries | Bars | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, a line below it, and blocks."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]

    @property
    def picture(self) -> Picture | None:
        """Return the first picture, None where there is none."""
        return next((block for block in self.blocks if isinstance(block, Picture)), None)
