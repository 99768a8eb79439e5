"""Edits of a text: sorted, disjoint splices, and the edits that take them back.

Knows characters and offsets. Must not know what the text is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Put `text` in place of `[start:end]`; offsets are code points of the text before any edit."""

    start: int
    end: int
    text: str


def spliced(text: str, edits: Iterable[Splice]) -> str:
    """Return the text with the edits made; raise `ValueError` unless they are sorted, disjoint and inside the text.

    >>> spliced("one two", [Splice(0, 3, "1"), Splice(7, 7, "!")])
    '1 two!'
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"{edit} overlaps another edit or leaves the text")
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def inverse(text: str, edits: Iterable[Splice]) -> tuple[Splice, ...]:
    """Return the edits that turn the edited text back into `text`.

    >>> inverse("one two", [Splice(0, 3, "1")])
    (Splice(start=0, end=1, text='one'),)
    """
    back: list[Splice] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        back.append(Splice(start, start + len(edit.text), text[edit.start : edit.end]))
        shift += len(edit.text) - (edit.end - edit.start)
    return tuple(back)
