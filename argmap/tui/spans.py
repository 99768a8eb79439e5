"""Lines of roles made into terminal cells: wrapped by words with a hanging indent, never read as markup.

Knows widths and styles. Must not know what a line says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from argmap.views.card import Line, Span

Styles = Mapping[str, Style]
LEADS_TO = "leads_to"
"""Where in a style's meta data the id stands that a span leads to. It is data: nothing that is clicked is run."""


def wrapped(line: Line, width: int, styles: Styles) -> list[list[Segment]]:
    """Return the terminal lines of one paragraph, each at most `width` cells; a line feed in a text breaks too."""
    lines: list[list[Segment]] = [[]]
    used = 0
    indent = min(line.indent, max(width - 8, 0))
    for word, style in _words(line.spans, styles):
        if word == "\n":
            lines.append([Segment(" " * indent)] if indent else [])
            used = indent
            continue
        size = cell_len(word)
        if used + len(word.rstrip()) > width or used + cell_len(word.rstrip()) > width:
            for piece in _pieces(word, width - indent):
                if used > indent or used + cell_len(piece.rstrip()) > width:
                    lines.append([Segment(" " * indent)] if indent else [])
                    used = indent
                lines[-1].append(Segment(piece, style))
                used += cell_len(piece)
            continue
        lines[-1].append(Segment(word, style))
        used += size
    return lines


def _words(spans: Iterable[Span], styles: Styles) -> Iterable[tuple[str, Style | None]]:
    """Yield each word with the spaces after it, and each line feed alone."""
    for span in spans:
        style = styles.get(span.role)
        if span.to is not None:
            link = Style(meta={LEADS_TO: span.to})
            style = style + link if style else link
        for number, text in enumerate(span.text.split("\n")):
            if number:
                yield "\n", None
            yield from ((word, style) for word in _split(text))


def _split(text: str) -> list[str]:
    words: list[str] = []
    start = 0
    for index in range(1, len(text)):
        if text[index] != " " and text[index - 1] == " " and text[start:index].strip():
            words.append(text[start:index])
            start = index
    if text[start:]:
        words.append(text[start:])
    return words


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word that no line can hold."""
    if cell_len(word.rstrip()) <= width:
        return [word]
    pieces, piece, used = [], "", 0
    for char in word:
        size = cell_len(char)
        if used + size > width and piece:
            pieces.append(piece)
            piece, used = "", 0
        piece += char
        used += size
    return [*pieces, piece] if piece else pieces
