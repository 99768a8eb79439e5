"""A diagnostic as lines of text: place, remark, the line itself with the span marked, remedy.

Knows how a diagnostic reads. Must not know which there are, or print.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from argmap.model.diagnostic import Diagnostic
from argmap.text.safe import display_text

Paint = Callable[[str, str], str]
"""Gives a text the look of a role: error, warning, info, dim."""

_WIDEST = 100


def render(diagnostic: Diagnostic, *, paint: Paint | None = None) -> str:
    """Return the diagnostic as lines; nothing a file holds can move a cursor, reorder the lines or colour them.

    The first line is `file:line:column: severity[code]: message`; a line wider than 100 cells is cut around the span.
    """
    paint = paint or (lambda text, role: text)
    place = f"{diagnostic.line}:{diagnostic.column}"
    if diagnostic.file is not None:
        place = f"{display_text(diagnostic.file)}:{place}"
    label = paint(f"{diagnostic.severity}[{diagnostic.code}]", diagnostic.severity)
    lines = [f"{place}: {label}: {display_text(diagnostic.message)}"]
    if diagnostic.excerpt.strip():
        number = str(diagnostic.line)
        line, marks = _marked(diagnostic)
        lines.append(f"  {paint(number + ' |', 'dim')} {line}")
        lines.append(f"  {' ' * len(number)} {paint('|', 'dim')} {paint(marks, diagnostic.severity)}")
    if diagnostic.help:
        lines.append(f"  help: {display_text(diagnostic.help)}")
    return "\n".join(lines)


def _marked(diagnostic: Diagnostic) -> tuple[str, str]:
    """Return the line as it may be shown, and the marks below its span."""
    raw = diagnostic.excerpt
    start = min(diagnostic.column - 1, len(raw))
    end = len(raw) if diagnostic.end_line != diagnostic.line else min(diagnostic.end_column - 1, len(raw))
    before, inside, after = (display_text(part) for part in (raw[:start], raw[start:end], raw[max(start, end) :]))
    if _cells(before) + _cells(inside) + _cells(after) > _WIDEST:
        before = _last_cells(before, _WIDEST // 2)
        inside = _first_cells(inside, _WIDEST - _cells(before) - 10)
        after = _first_cells(after, _WIDEST - _cells(before) - _cells(inside))
    marks = " " * _cells(before) + "^" * max(_cells(inside), 1)
    return before + inside + after, marks


def _cells(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _first_cells(text: str, cells: int) -> str:
    if _cells(text) <= cells:
        return text
    kept, used = [], 1
    for char in text:
        used += _width(char)
        if used > cells:
            break
        kept.append(char)
    return "".join(kept) + "…"


def _last_cells(text: str, cells: int) -> str:
    return _first_cells(text[::-1], cells)[::-1]
