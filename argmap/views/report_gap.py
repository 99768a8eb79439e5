"""Where a gap comes from, as blocks of a report: bars that sum to it, in groups where there are many.

Knows which parts are shown and how they are named. Must not know HTML or Markdown.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.cruxes.grouping import PartGroup
from argmap.cruxes.names import called, joined, sentence_start, within_sentence
from argmap.cruxes.result import Comparison, GapPart
from argmap.formats.page import Bar, Bars, Block, Heading, Paragraph
from argmap.model.values import Debate
from argmap.views.crux_lines import MANY
from argmap.views.crux_sentences import group_name, part_values, reason_text, values_legend
from argmap.views.figures import percent, points

SHOWN = 8
LONGEST = 78
_KINDS = {
    "credence": "",
    "prior": "apart from its reasons: ",
    "strength": "strength of the step ",
    "likelihood": "likelihood of the evidence ",
}


def gap_blocks(
    debate: Debate, found: Comparison | None, groups: Sequence[PartGroup], *, named: bool = False
) -> list[Block]:
    """Return the section on where a gap comes from; nothing where there is none to divide.

    Where it is not plain which two are meant, the heading is to have them `named`.
    """
    if found is None or not found.gap:
        return []
    names = joined([within_sentence(called(debate, who)) for who in (found.a, found.b)])
    heading = Heading(f"Where the gap between {names} comes from" if named else "Where the gap comes from")
    if not found.parts:
        return [heading, Paragraph("The map is too wide to divide the gap honestly, so it is not divided.")]
    grouped = len(found.parts) > MANY
    sizes = [group.share for group in groups] if grouped else [part.share for part in found.parts]
    largest = max(abs(size) for size in sizes)
    if grouped:
        bars = [_bar(group_name(debate, group), group.share, largest) for group in groups]
    else:
        bars = [_bar(_named(debate, part), part.share, largest, _values(debate, found, part)) for part in found.parts]
    shown, rest = bars[:SHOWN], sizes[SHOWN:]
    if rest:
        shown.append(_bar(f"{len(rest)} smaller ones", sum(rest), largest))
    a, b = (within_sentence(called(debate, who)) for who in (found.a, found.b))
    marks = "" if grouped else values_legend(debate, found)
    return [
        heading,
        Paragraph(sentence_start(f"each number on which they differ moves {b} away from {a} by so much.")),
        Bars(
            tuple(shown),
            points(found.gap),
            f"together, from {percent(found.credence_a)} to {percent(found.credence_b)}",
        ),
        *([Paragraph(f"{marks}.", quiet=True)] if marks else []),
    ]


def _bar(label: str, share: float, largest: float, detail: str = "") -> Bar:
    length = min(1.0, abs(share) / largest) if largest else 0.0
    return Bar(label, points(share), length, 1 if share > 0 else -1 if share < 0 else 0, detail)


def _values(debate: Debate, found: Comparison, part: GapPart) -> str:
    return part_values(debate, found, part)


def _named(debate: Debate, part: GapPart) -> str:
    """Return what a part is about, in the words of its claim or step."""
    claim = debate.claims.get(part.id)
    text = claim.text if claim is not None else reason_text(debate, debate.arguments[part.id])
    side = {"if_true": " (if it is true)", "if_false": " (if it is false)"}.get(part.side or "", "")
    return f"{_KINDS[part.kind]}{_short(text)}{side}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + " …"
