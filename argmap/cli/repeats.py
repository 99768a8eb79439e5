"""Repeats and quotations as lines for a person: what repeats what, where, with the differing words marked.

Every text goes through `display_text`; a difference is marked by signs, and by colour only beside them.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.text.safe import display_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.duplicates.result import Cluster, Duplicates, Quotation

_INDENT = "      "
_CONTEXT_WORDS = 6
_SHOWN_MEMBERS = 12
_TIERS = {
    "edited": "edited, the meaning kept",
    "variant": "a variant: compare before merging",
    "opposite": "perhaps the opposite",
}
_ROLES = {"edited": "for", "variant": "warning", "opposite": "against"}


def repeat_lines(found: Duplicates, texts: Sequence[str], names: Sequence[str], *, on: bool) -> Iterator[str]:
    """Yield the lines of a report on texts named by `names`; `on` says whether to colour."""
    width = output.width()
    folded = [c for c in found.clusters if any(m.tier == "same" for m in c.members)]
    proposed = [c for c in found.clusters if any(m.tier != "same" for m in c.members)]
    parts = (
        ("The same, word for word", (line for c in folded for line in _same(c, texts, names, width, on))),
        ("Alike, to be looked at", (line for c in proposed for line in _alike(c, texts, names, width, on))),
        ("Quotations", _quotations(found, texts, names, width, on)),
    )
    before = False
    for title, lines in parts:
        for count, line in enumerate(lines):
            if count == 0:
                yield ("\n" if before else "") + output.paint(title, "bold", on=on)
            yield line
            before = True


def _quotations(found: Duplicates, texts: Sequence[str], names: Sequence[str], width: int, on: bool) -> Iterator[str]:
    compared = {(m.text, c.canonical) for c in found.clusters for m in c.members}
    for quotation in found.quotations:
        shown = (quotation.text, quotation.of) not in compared
        yield from quotation_lines(quotation, texts, names, width, on, difference=shown)


def _same(cluster: Cluster, texts: Sequence[str], names: Sequence[str], width: int, on: bool) -> Iterator[str]:
    where = [names[cluster.canonical], *(names[m.text] for m in cluster.members if m.tier == "same")]
    shown = ", ".join(map(display_text, where[:_SHOWN_MEMBERS]))
    more = f" and {len(where) - _SHOWN_MEMBERS:,} more" if len(where) > _SHOWN_MEMBERS else ""
    yield f"  ×{len(where)}  {output.paint(shown + more, 'dim', on=on)}"
    yield _INDENT + shortened(texts[cluster.canonical], width - len(_INDENT))


def _alike(cluster: Cluster, texts: Sequence[str], names: Sequence[str], width: int, on: bool) -> Iterator[str]:
    for member in cluster.members:
        if member.tier == "same":
            continue
        names_shown = f"{display_text(names[member.text])} beside {display_text(names[cluster.canonical])}"
        tier = output.paint(_TIERS[member.tier], _ROLES[member.tier], on=on)
        yield f"  {names_shown}: {tier} ({member.score:.0%})"
        if member.tier != "edited":
            yield f"{_INDENT}{output.paint(display_text(member.why), 'dim', on=on)}"
        yield from diff_lines(texts[cluster.canonical], texts[member.text], width, on)


def quotation_lines(
    quotation: Quotation, texts: Sequence[str], names: Sequence[str], width: int, on: bool, *, difference: bool = True
) -> Iterator[str]:
    """Yield the lines that tell one quotation: who quotes whom, where, and unless said before what was changed."""
    (start, end), (of_start, of_end) = quotation.span, quotation.of_span
    source, raw = texts[quotation.of], texts[quotation.text]
    whole = (of_start, of_end) == (0, len(source))
    place = "" if whole else f", characters {of_start}–{of_end}"
    yield f"  {display_text(names[quotation.text])} quotes {display_text(names[quotation.of])}{place}"
    if difference:
        yield from diff_lines(source[of_start:of_end], raw[start:end], width, on)


def diff_lines(first: str, second: str, width: int, on: bool) -> Iterator[str]:
    """Yield the second text as a change of the first, wrapped; long stretches of equal words are cut to `…`."""
    from argmap.duplicates.diff import word_diff

    pieces = word_diff(first, second)
    words: list[tuple[str, str]] = []
    for at, piece in enumerate(pieces):
        shown = display_text(" ".join(piece.text.split())).split(" ")
        if piece.kind == "equal":
            words += [(word, "") for word in _cut(shown, at == 0, at == len(pieces) - 1)]
        else:
            left, right, role = ("[-", "-]", "against") if piece.kind == "dropped" else ("{+", "+}", "for")
            shown[0] = left + shown[0]
            shown[-1] += right
            words += [(word, role) for word in shown]
    yield from _wrapped(words, width - len(_INDENT), on)


def _cut(words: list[str], first: bool, last: bool) -> list[str]:
    if first and last:
        return words if len(words) <= 4 * _CONTEXT_WORDS else [*words[: 4 * _CONTEXT_WORDS], "…"]
    if len(words) <= 2 * _CONTEXT_WORDS + 1:
        return words
    head = [] if first else words[:_CONTEXT_WORDS]
    tail = [] if last else words[-_CONTEXT_WORDS:]
    return [*head, "…", *tail]


def _wrapped(words: list[tuple[str, str]], width: int, on: bool) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for word, role in words:
        if line and used + len(word) + 1 > width:
            yield _INDENT + " ".join(line)
            line, used = [], 0
        line.append(output.paint(word, role, on=on) if role else word)
        used += len(word) + 1
    if line:
        yield _INDENT + " ".join(line)


def shortened(text: str, width: int, lines: int = 2) -> str:
    """Return the beginning of a text in at most so many lines of this width, safe to show."""
    shown = display_text(" ".join(text.split()))
    wrapped = textwrap.wrap(shown, max(20, width), break_on_hyphens=False, max_lines=lines, placeholder=" …")
    return ("\n" + _INDENT).join(wrapped)
