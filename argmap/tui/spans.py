"""Lines of roles made into terminal cells: wrapped by words with a hanging indent, never read as markup.

Knows widths and styles. Must not know what a line says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from argmap.views.card import Line, Span

Styles = Mapping[str, Style]
LEADS_TO = "leads_to"
"""Where in a style's meta data the id stands that a span leads to. It is data: nothing that is clicked is run."""

_KEPT = 2048
"""So many paragraphs are kept as they were broken: a cursor that goes to and fro shows the same cards again."""
_WORD = re.compile(r" *[^ ]+ *| +")


class Part(NamedTuple):
    """What stands together on one terminal line; `span` is None for the indent."""

    text: str
    span: Span | None


def wrapped(line: Line, width: int, styles: Styles) -> list[list[Segment]]:
    """Return the terminal lines of one paragraph, each at most `width` cells; a line feed in a text breaks too."""
    return [[Segment(part.text, _style(part.span, styles)) for part in parts] for parts in _broken(line, width)]


def _style(span: Span | None, styles: Styles) -> Style | None:
    if span is None:
        return None
    style = styles.get(span.role)
    if span.to is None:
        return style
    link = Style(meta={LEADS_TO: span.to})
    return style + link if style else link


@lru_cache(_KEPT)
def _broken(line: Line, width: int) -> tuple[tuple[Part, ...], ...]:
    """Return the paragraph broken into terminal lines; the words of one span that stand on one line are one part."""
    lines: list[list[Part]] = [[]]
    used = 0
    indent = min(line.indent, max(width - 8, 0))
    begun = [Part(" " * indent, None)] if indent else []
    for word, span in _words(line.spans):
        if word == "\n":
            lines.append([*begun])
            used = indent
            continue
        shown = word.rstrip()
        if used + max(len(shown), _cells(shown)) <= width:
            lines[-1].append(Part(word, span))
            used += _cells(word)
            continue
        for piece in _pieces(word, width - indent):
            if used > indent or used + _cells(piece.rstrip()) > width:
                lines.append([*begun])
                used = indent
            lines[-1].append(Part(piece, span))
            used += _cells(piece)
    return tuple(tuple(_joined(parts)) for parts in lines)


def _joined(parts: list[Part]) -> Iterator[Part]:
    """Join neighbours of one span: what is drawn costs by its parts."""
    texts: list[str] = []
    for number, part in enumerate(parts):
        texts.append(part.text)
        if number + 1 == len(parts) or parts[number + 1].span is not part.span:
            yield Part("".join(texts), part.span)
            texts = []


def _words(spans: Iterable[Span]) -> Iterator[tuple[str, Span | None]]:
    """Yield each word with the spaces after it, and each line feed alone."""
    for span in spans:
        for number, text in enumerate(span.text.split("\n")):
            if number:
                yield "\n", None
            yield from ((word, span) for word in _WORD.findall(text))


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word that no line can hold."""
    if _cells(word.rstrip()) <= width:
        return [word]
    pieces, begun, used = [], 0, 0
    for index, char in enumerate(word):
        size = _cells(char)
        if used + size > width and index > begun:
            pieces.append(word[begun:index])
            begun, used = index, 0
        used += size
    return [*pieces, word[begun:]]
