"""Rows of the outline as plain text: sign, bar, number, words and counts in columns.

Knows how a row reads in a given width. Must not know terminals or colours.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.figures import Figure, argument_figure, bar, claim_figure, number, whose
from argmap.views.outline import APART, Outline, Row, rows

if TYPE_CHECKING:
    from argmap.credence.result import Credences

INDENT = 2
LINKED = "&"
"""The sign of a premise that stands beside others in one step."""


def words(debate: Debate, row: Row) -> str:
    """Return what a row says on one line, safe for a terminal: the claim, else the reason's own text."""
    return display_text(_words(debate, row))


def _words(debate: Debate, row: Row) -> str:
    if row.kind == "heading":
        return APART
    if row.claim is not None:
        claim = debate.claims.get(row.claim)
        text = claim.text if claim else row.claim
        return f"not: {text}" if row.negated else text
    argument = debate.arguments[row.argument or ""]
    if argument.text:
        return argument.text
    return f"{len(argument.premises)} premises together ({argument.id})" if argument.premises else argument.id


def figure(credences: Credences | None, who: str | None, row: Row) -> Figure:
    """Return the number a row shows: the claim's credence, else the probability that the argument goes through."""
    if row.claim is not None:
        return claim_figure(credences, who, row.claim)
    return argument_figure(credences, who, row.argument) if row.argument is not None else Figure()


def tail(tree: Outline, row: Row, *, folded: bool) -> str:
    """Return the counts of what hangs below: rows of each sign, and where folded, how many in all."""
    parts = [f"{sign}{count}" for sign, count in tree.counts(row).items()]
    below = tree.below(row)
    if folded and below:
        parts.append(f"({below})")
    return " ".join(parts)


def fit(text: str, width: int) -> str:
    """Return the text cut to `width` terminal cells, with `…` where something was cut."""
    if len(text) <= width and text.isascii():
        return text
    used = 0
    for index, char in enumerate(text):
        used += cells(char)
        if used > width:
            return _cut(text[:index], width)
    return text


def _cut(text: str, width: int) -> str:
    while text and sum(map(cells, text)) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…" if width > 0 else ""


def cells(char: str) -> int:
    """Return how many terminal cells a character takes."""
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def lead(row: Row, level: int) -> str:
    """Return the indent, sign and marks before a row's words."""
    marks = "".join((row.sign or (LINKED if row.kind == "premise" else ""), "◆" if row.crux else "", row.mark))
    return " " * (INDENT * level) + (f"{marks} " if marks else "")


def line(tree: Outline, row: Row, level: int, number_of: Figure, *, width: int, folded: bool) -> str:
    """Return one row as plain text of at most `width` cells: bar, number, indent, sign, words, counts."""
    if row.kind == "heading":
        return fit(f"── {APART} ──", width)
    start = f"{bar(number_of.value)} {number(number_of)} {lead(row, level)}"
    end = tail(tree, row, folded=folded)
    room = width - len(start) - (len(end) + 2 if end else 0)
    text = fit(words(tree.debate, row), max(room, 8))
    return f"{start}{text}{'  ' + end if end else ''}".rstrip()


def outline_lines(
    tree: Outline,
    credences: Credences | None = None,
    who: str | None = None,
    *,
    depth: int | None = None,
    width: int = 100,
) -> Iterator[str]:
    """Return the outline as plain lines, lazily. `who` None shows the group's numbers, where there is a group."""
    shown = whose(credences, who)
    for row, level in rows(tree, depth=depth):
        folded = depth is not None and level >= depth
        yield line(tree, row, level, figure(credences, shown, row), width=width, folded=folded)
