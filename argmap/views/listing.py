"""The outline as text to be read from top to bottom: every claim in full, its numbers in columns on the left.

Knows what stands on each line and which role each part plays. Must not know terminals or colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.credence.result import NOBODY, Credences
from argmap.model.percent import ASSUMED
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.figures import NO_FIGURE, NUMBER_WIDTH, Figure, argument_figure, bar, claim_figure, number
from argmap.views.outline import APART, Outline, Row, rows
from argmap.views.rows import INDENT, cells, fit, tail, words

Part = tuple[str, str]
"""A text and its role: `for`, `against`, `undercut`, `needed`, `evidence`, `bold`, `dim`, or empty."""

ROLES = {"+": "for", "−": "against", "⊘": "undercut", "!": "needed", "≈": "evidence"}
MOST_COLUMNS = 5
ASSUMED_SAYS = f"{ASSUMED} assumed: nobody stated it or its prior"
TOGETHER = "together: geometric mean of odds"

_NARROWEST = 24
_LONGEST_NAME = 10


def listing(
    tree: Outline,
    credences: Credences | None,
    *,
    depth: int | None = None,
    width: int = 80,
    found: frozenset[str] | None = None,
) -> Iterator[tuple[Part, ...]]:
    """Return the lines of the outline, lazily, with a column for each participant's numbers, and one for several's.

    Beyond `MOST_COLUMNS` participants there is one column, the group's. `found` are keys of rows: only these are
    listed, and what leads to them, each on one line without its id.
    """
    only = None if found is None else tree.paths(found)
    columns = _columns(credences, width)
    left = len(columns.people) * columns.width
    if credences is not None and len(credences.participants) > 1:
        yield ((_heading(columns), "dim"),)
    for row, level in rows(tree, depth=depth, only=only):
        if row.kind == "heading":
            yield ((" " * left + APART, "dim"),)
            continue
        start = "".join(columns.cell(figure) for figure in _figures(row, credences, columns.people))
        if found is not None and row.key not in found:
            yield _path_line(tree, row, level, start, width - left)
        else:
            yield from _row_lines(tree, row, level, start, width - left, folded=level == depth)


def wrapped(text: str, width: int) -> list[str]:
    """Return the text broken into lines of at most `width` terminal cells, at spaces where there are any."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = sum(map(cells, word))
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = "", 0
        while size > width:
            piece = _piece(word, width)
            lines.append(piece)
            word = word[len(piece) :]
            size = sum(map(cells, word))
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]


def plain(line: Sequence[Part]) -> str:
    """Return a line without its roles."""
    return "".join(text for text, _ in line).rstrip()


def has_assumed(tree: Outline, credences: Credences | None) -> bool:
    """Return whether any number of the outline's debate is assumed."""
    if credences is None:
        return False
    return any(one.assumed for person in credences.participants.values() for one in person.claims.values())


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of numbers: whose they are (None: the group's), how wide their bars are, and each at the least."""

    people: tuple[str | None, ...]
    bars: int
    least: int = 0

    @property
    def width(self) -> int:
        return max(NUMBER_WIDTH + 1 + (self.bars + 1 if self.bars else 0), self.least)

    def cell(self, figure: Figure) -> str:
        shown = (f"{bar(figure.value, self.bars)} " if self.bars else "") + number(figure)
        return shown.rjust(self.width - 1) + " "

    def names(self) -> list[str]:
        group = "everyone" if len(self.people) == 1 else "together"
        return [group if who is None else display_text(who) for who in self.people]


def _columns(credences: Credences | None, width: int) -> _Columns:
    if credences is None:
        return _Columns((), 0)
    people: tuple[str | None, ...] = tuple(credences.participants)
    if 1 < len(people) <= MOST_COLUMNS:
        people = (*people, None)
    longest = max((sum(map(cells, name)) for name in _Columns(people, 0).names()), default=0)
    least = min(longest, _LONGEST_NAME) + 2 if len(people) > 1 else 0
    for bars, room in ((8, 0.36), (4, 0.36), (0, 0.5)):
        columns = _Columns(people, bars, least)
        if len(people) * columns.width <= width * room and len(people) <= MOST_COLUMNS + 1:
            return columns
    columns = _Columns(people, 0)
    fits = len(people) * columns.width <= width * 0.5 and len(people) <= MOST_COLUMNS + 1
    return columns if fits or len(people) == 1 else _Columns((None,), 0, _LONGEST_NAME)


def _heading(columns: _Columns) -> str:
    size = columns.width
    return "".join(fit(name, size - 2).rjust(size - 2).ljust(size) for name in columns.names())


def _row_lines(
    tree: Outline, row: Row, level: int, start: str, room: int, *, folded: bool
) -> Iterator[tuple[Part, ...]]:
    indent, lead, text_room = _left(row, level, room)
    name = f"[{row.entry}]" if row.entry else ""
    text = _sentence(tree, row, folded=folded)
    if row.mark:
        # Shown in full at its home; here one line, as much of it as there is room for.
        text = fit(text, max(8, text_room - len(name) - 1))
    lines = wrapped(text, text_room)
    last = sum(map(cells, lines[-1]))
    lines = [*lines[:-1], f"{lines[-1]} {name}"] if last + 1 + len(name) <= text_room else [*lines, name]
    bold = level == 0 and row.kind == "claim"
    yield ((start, ""), (indent, ""), (lead, ROLES.get(row.sign, "")), *_with_name(lines[0], name, bold=bold))
    blank = " " * (len(start) + len(indent) + len(lead))
    for line in lines[1:]:
        yield ((blank, ""), *_with_name(line, name, bold=bold))


def _path_line(tree: Outline, row: Row, level: int, start: str, room: int) -> tuple[Part, ...]:
    indent, lead, text_room = _left(row, level, room)
    text = fit(_sentence(tree, row, folded=False), text_room)
    return ((start, "dim"), (indent, ""), (lead, ROLES.get(row.sign, "")), (text, "dim"))


def _left(row: Row, level: int, room: int) -> tuple[str, str, int]:
    """Return the indent, the signs, and how much room is left for the words."""
    indent = " " * min(INDENT * level, max(0, room - _NARROWEST))
    marks = "".join((row.sign, "◆" if row.crux else "", row.mark))
    lead = f"{marks} " if marks else ""
    return indent, lead, max(8, room - len(indent) - len(lead))


def _with_name(line: str, name: str, *, bold: bool) -> tuple[Part, ...]:
    role = "bold" if bold else ""
    if name and line.endswith(name):
        return ((line.removesuffix(name), role), (name, "dim"))
    return ((line, role),)


def _sentence(tree: Outline, row: Row, *, folded: bool) -> str:
    text = words(tree.debate, row).removesuffix(f" ({row.argument})")
    if folded and (hidden := tail(tree, row, folded=True)):
        return f"{text} … {hidden}"
    return text


def _figures(row: Row, credences: Credences | None, people: Sequence[str | None]) -> list[Figure]:
    if row.claim is not None:
        return [claim_figure(credences, who, row.claim) for who in people]
    if row.argument is not None:
        return [argument_figure(credences, who, row.argument) for who in people]
    return [NO_FIGURE for _ in people]


def _piece(word: str, width: int) -> str:
    used = 0
    for index, char in enumerate(word):
        used += cells(char)
        if used > width:
            return word[: max(1, index)]
    return word


def person_heading(debate: Debate, who: str) -> str:
    """Return how a participant is named above their numbers: the id, and the name where there is one."""
    if who == NOBODY and who not in debate.participants:
        return "the map (nobody takes part yet)"
    person = debate.participants.get(who)
    return display_text(f"{who} ({person.name})" if person and person.name else who)
