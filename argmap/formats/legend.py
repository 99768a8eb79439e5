"""The head of a picture: its title, whose numbers it shows, and a sample of each kind of thing that occurs in it.

Knows how a head is set as one table above the map, so that it takes the room of a few lines and never pushes the map
about. Must not know the debate. Every text in it went through `dot_markup`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from argmap.formats import style
from argmap.formats.wrap import text_width, wrap
from argmap.model.values import Relation
from argmap.text.safe import dot_markup

Thing = Literal["thesis", "fill", "crux", "strength", "assumed", "negated", "contrary", "share"]


@dataclass(slots=True)
class Occurring:
    """What a picture shows, gathered while it is drawn."""

    relations: set[Relation] = field(default_factory=set)
    things: set[Thing] = field(default_factory=set)


TITLE_WIDTH = 52.0
"""The longest line of a title, in em of its own size; the other lines of the head end there as well."""
_COLUMNS = 4
_WORDS_WIDTH = 23.0
"""The longest line beside a sample, in em."""

_FILLED = (
    f'<TABLE BORDER="1" COLOR="{style.OUTLINE}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>'
    f'<TD WIDTH="19" HEIGHT="13" BGCOLOR="{style.FILL}"></TD><TD WIDTH="12" BGCOLOR="{style.BOX}"></TD></TR></TABLE>'
)
_TWICE = (
    f'<TABLE BORDER="1" COLOR="{style.INK}" STYLE="ROUNDED" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">'
    "<TR><TD>{}</TD></TR></TABLE>"
)


def head(title: str, says: str, occurring: Occurring) -> str:
    """Return the graph's label, in Graphviz's markup: the title, the sentences `says`, then samples, a few in a row."""
    rows = [
        _line(_words(wrap(title, TITLE_WIDTH), style.TITLE_SIZE, style.BOLD)),
        *([_line(_words(wrap(says, _across()), style.TEXT_SIZE, style.FONT, style.SOFT))] if says else []),
        *([_line(_grid(samples))] if (samples := [*_samples(occurring)]) else []),
    ]
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4">{"".join(rows)}</TABLE>>'


def _across() -> float:
    return TITLE_WIDTH * style.TITLE_SIZE / style.TEXT_SIZE


def _line(content: str) -> str:
    return f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{content}</TD></TR>'


def _words(lines: Iterable[str], size: float, face: str, color: str = style.INK) -> str:
    text = "<BR/>".join(dot_markup(line) for line in lines) or " "
    return f'<FONT FACE="{face}" POINT-SIZE="{size:g}" COLOR="{color}">{text}</FONT>'


def _samples(occurring: Occurring) -> Iterator[tuple[str, str]]:
    """Yield the markup of each sample and the words that explain it."""
    for relation, look in style.RELATION_STYLES.items():
        if relation in occurring.relations:
            yield _boxed(look.sign, look.color, _table_line(look)), look.meaning
    explained: tuple[tuple[Thing, str, str], ...] = (
        ("thesis", _boxed(" ", style.INK, "ROUNDED", border=3), "the thesis"),
        ("fill", _FILLED, "filled as far as the credence"),
        ("crux", _TWICE.format(_boxed("◆", style.INK, "ROUNDED", border=1)), "a crux: settling it would move people"),
        ("share", _boxed(" ", style.OUTLINE, "ROUNDED", border=5), "the thicker, the larger the share of the gap"),
        ("contrary", _boxed(" ", style.SOFT, "DASHED", border=1), "at most one of these is true"),
        ("negated", _plain("not ○"), "the step needs it to be false"),
        ("strength", _plain("70%"), "how likely the step goes through if its premises hold"),
        ("assumed", _plain("50%?"), "assumed: nobody gave the number, or the prior it starts from"),
    )
    yield from ((sample, words) for thing, sample, words in explained if thing in occurring.things)


def _table_line(look: style.RelationStyle) -> str:
    return {"dashed": "ROUNDED,DASHED", "dotted": "ROUNDED,DOTTED"}.get(look.line, "ROUNDED")


def _boxed(sign: str, color: str, line: str, *, border: int = 2) -> str:
    cell = f'<TD WIDTH="22" HEIGHT="11">{_words([sign], style.SMALL_SIZE, style.FONT)}</TD>'
    look = f'BORDER="{border}" COLOR="{color}" STYLE="{line}" BGCOLOR="{style.BOX}"'
    return f'<TABLE {look} CELLBORDER="0" CELLSPACING="0" CELLPADDING="1"><TR>{cell}</TR></TABLE>'


def _plain(words: str) -> str:
    return _words([words], style.SMALL_SIZE, style.FONT)


def _grid(samples: list[tuple[str, str]]) -> str:
    """Return samples and their words in rows of a few; every column is as wide as its words, in the widest font."""
    size = style.SMALL_SIZE
    rows: list[str] = []
    for start in range(0, len(samples), _COLUMNS):
        cells = []
        for sample, words in samples[start : start + _COLUMNS]:
            lines = wrap(words, _WORDS_WIDTH)
            width = round(max(map(text_width, lines)) * size) + 6
            cells.append(f'<TD WIDTH="42">{sample}</TD>')
            cells.append(
                f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{width}">{_words(lines, size, style.FONT, style.SOFT)}</TD>'
            )
        rows.append(f"<TR>{''.join(cells)}</TR>")
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3">{"".join(rows)}</TABLE>'
