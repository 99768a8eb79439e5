"""Text broken into lines that fit a box of known width, in any script.

Knows estimated widths of characters and where a line may break. Must not know debates or DOT. Widths are in em (the
font's size) and on the generous side, because the font that draws is not known: they follow a wide sans-serif.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from argmap.text.safe import display_text

_ASCII_WIDTHS = (
    ("ijlI|.,:;'!`", 0.34),
    (' frt()[]{}/\\-"*', 0.41),
    ("mMW@%", 0.99),
    ("w&+=<>~#^", 0.84),
    ("ACDGHKNOQRUVXYBEFJLPSTZ", 0.72),
)
_WIDTHS = {char: width for chars, width in _ASCII_WIDTHS for char in chars}
_LOWER, _OTHER, _WIDE, _EMOJI = 0.63, 0.72, 1.05, 1.4
_ELLIPSIS = "…"


def wrap(text: str, width: float, *, most: int | None = None) -> tuple[str, ...]:
    """Return the text, safe for display, as lines of at most `width` em; with more than `most`, the last ends in `…`.

    Lines break at spaces and between wide characters; what is too long for a line is broken between characters, never
    inside one (combining marks, emoji modifiers and flags stay whole). An empty text is no lines.

    >>> wrap("All men are mortal", 6.5)
    ('All men are', 'mortal')
    """
    lines: list[str] = []
    for paragraph in display_text(text, multiline=True).split("\n"):
        lines.extend(_paragraph(paragraph, width))
        if most is not None and len(lines) > most:
            return (*lines[: most - 1], _cut(lines[most - 1], width))
    return tuple(lines)


def text_width(text: str) -> float:
    """Return the estimated width of one line, in em."""
    return sum(_character_width(char) for char in text)


def characters(text: str) -> list[str]:
    """Return what a reader sees as single characters: each with the marks and modifiers that belong to it."""
    found: list[str] = []
    for char in text:
        if found and (_joins(char) or _completes_flag(found[-1], char)):
            found[-1] += char
        else:
            found.append(char)
    return found


def _paragraph(text: str, width: float) -> list[str]:
    lines: list[str] = []
    line, filled = "", 0.0
    for spaced, piece in _pieces(text):
        gap = text_width(" ") if spaced and line else 0.0
        size = text_width(piece)
        if line and filled + gap + size > width:
            lines.append(line)
            line, filled, gap = "", 0.0, 0.0
        if size > width:
            *full, piece = _broken(piece, width)
            lines.extend(full)
            size = text_width(piece)
        line += (" " if gap else "") + piece
        filled += gap + size
    return [*lines, line] if line else lines


def _pieces(text: str) -> list[tuple[bool, str]]:
    """Return the unbreakable pieces, each with whether a space stands before it."""
    pieces: list[tuple[bool, str]] = []
    for word in text.split():
        spaced, piece = True, ""
        for char in characters(word):
            if piece and (_is_wide(char) or _is_wide(piece[-1])) and not _stays_with_former(char):
                pieces.append((spaced, piece))
                spaced, piece = False, ""
            piece += char
        pieces.append((spaced, piece))
    return pieces


def _broken(piece: str, width: float) -> list[str]:
    parts, part, filled = [], "", 0.0
    for char in characters(piece):
        size = text_width(char)
        if part and filled + size > width:
            parts.append(part)
            part, filled = "", 0.0
        part += char
        filled += size
    return [*parts, part]


def _cut(line: str, width: float) -> str:
    kept = characters(line)
    while kept and text_width("".join(kept)) + text_width(_ELLIPSIS) > width:
        kept.pop()
    return "".join(kept).rstrip() + _ELLIPSIS


@lru_cache(maxsize=4096)
def _character_width(char: str) -> float:
    if char in _WIDTHS:
        return _WIDTHS[char]
    if char.isascii():
        return _LOWER
    if _joins(char) and unicodedata.category(char) != "Mc":
        return 0.0
    if 0x1F000 <= ord(char) <= 0x1FAFF:
        return _EMOJI
    return _WIDE if _is_wide(char) else _OTHER


def _joins(char: str) -> bool:
    return not char.isascii() and (unicodedata.category(char) in ("Mn", "Me", "Mc") or 0x1F3FB <= ord(char) <= 0x1F3FF)


def _completes_flag(former: str, char: str) -> bool:
    return len(former) == 1 and all(0x1F1E6 <= ord(each) <= 0x1F1FF for each in (former, char))


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char[0]) in ("W", "F")


def _stays_with_former(char: str) -> bool:
    return unicodedata.category(char[0]) in ("Pe", "Pf", "Po")
