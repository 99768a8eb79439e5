"""The gap between two people as a list with a card for each part: bars laid end to end from one's credence to the
other's, so that one sees them sum to the gap.

Knows what a row and a card say. Must not know terminals, or how parts come about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.cruxes.grouping import PartGroup
from argmap.cruxes.names import called, sentence_start, within_sentence
from argmap.cruxes.result import Comparison, GapPart
from argmap.model.percent import ASSUMED
from argmap.model.values import Debate, Stated
from argmap.text.safe import display_text
from argmap.views.card import Block, Line, Role, Span
from argmap.views.crux_sentences import (
    CALIBRATED,
    estimated,
    gap_sentence,
    group_name,
    part_values,
    reason_text,
)
from argmap.views.figures import bar, percent, points
from argmap.views.list_rows import ListRow, block, filled
from argmap.views.rows import fit

SUM = "="
_SILENT = "nothing said"
_WIDE, _SLIM = 24, 14
_VALUES = 18
_WHAT = {
    "credence": "How likely the claim is",
    "prior": "How likely the claim would be with no argument deciding it",
    "strength": "How likely the step holds if its premises do",
    "likelihood": "How likely this would be seen",
}
_HOW = (
    "Each part is what changing that one number from the first person's to the second's does to the credence, on"
    " average over all orders in which the numbers could be changed one after the other. So the parts sum to the gap,"
    " and none of it is counted twice."
)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where bars begin and end: probabilities at the left and the right end, and the cells between."""

    low: float
    high: float
    width: int

    def bar(self, start: float, end: float) -> str:
        """Return a bar from one probability to another, to half a cell; a thin mark where it is less than that.

        >>> Scale(0.0, 1.0, 4).bar(0.25, 0.625), Scale(0.0, 1.0, 4).bar(0.5, 0.5)
        (' █▌ ', '  ▏ ')
        """
        first, last = sorted(self._half(value) for value in (start, end))
        if first == last:
            cell = min(first // 2, self.width - 1)
            return " " * cell + "▏" + " " * (self.width - cell - 1)
        cells = [" ▌▐█"[(first <= 2 * c < last) + 2 * (first <= 2 * c + 1 < last)] for c in range(self.width)]
        return "".join(cells)

    def _half(self, value: float) -> int:
        span = self.high - self.low
        return round((value - self.low) / span * 2 * self.width) if span > 0 else 0


def scale_of(found: Comparison, groups: Sequence[PartGroup], *, width: int) -> Scale:
    """Return the scale that holds every bar of a comparison, however its parts are listed."""
    at = found.credence_a or 0.0
    stops = [at]
    for share in [group.share for group in groups] or [part.share for part in found.parts]:
        stops.append(stops[-1] + share)
    for group, start in zip(groups, stops, strict=False):
        for part in group.parts:
            start += part.share
            stops.append(start)
    return Scale(min(stops), max(stops), _WIDE if width >= 100 else _SLIM)


def gap_head(debate: Debate, found: Comparison, width: int) -> tuple[Line, ...]:
    """Return the two people side by side over the target: its words, a bar for each, and how far apart they are."""
    names = [fit(called(debate, who), 16) for who in (found.a, found.b)]
    size = max(map(len, names))
    said = gap_sentence(debate, found)
    lines = [Line((Span(fit(display_text(debate.claims[found.target].text), width), "title"),))]
    for name, value in zip(names, (found.credence_a, found.credence_b), strict=True):
        mark = "≈" if found.sampled else ""
        lines.append(
            Line(
                (Span(f"{name:<{size}} "), Span(bar(value, 20), "figure"), Span(f" {mark}{percent(value):>6}", "title"))
            )
        )
    lines.append(Line((Span(fit(estimated(said) if found.sampled else said, width), "dim"),)))
    return tuple(lines)


def gap_columns(debate: Debate, found: Comparison, scale: Scale) -> str:
    """Return what the columns mean, to stand above the rows: the scale of the bars, points, each one's number."""
    ends = f"{percent(max(scale.low, 0.0))}{percent(scale.high):>{scale.width - len(percent(max(scale.low, 0.0)))}}"
    a, b = (fit(called(debate, who).removeprefix("The "), 6) for who in (found.a, found.b))
    return f"{ends}  points {a:>6}  → {b:<6}"


def part_key(part: GapPart) -> str:
    """Return the key of a part."""
    return f"{part.id} {part.kind} {part.side or ''}".strip()


def group_key(group: PartGroup) -> str:
    """Return the key of a group."""
    return f"group {group.kind} {' '.join(group.through)}"


def gap_rows(debate: Debate, found: Comparison, groups: Sequence[PartGroup], scale: Scale) -> tuple[ListRow, ...]:
    """Return a row for each part, or for each group with its parts below, and the sum at the end."""
    at = found.credence_a or 0.0
    rows: list[ListRow] = []
    if groups:
        for group in groups:
            lead = _lead(scale, at, group.share)
            rows.append(
                ListRow(group_key(group), (*lead, Span(" " * _VALUES), Span(group_name(debate, group), "title")))
            )
            rows += _part_rows(debate, found, group.parts, scale, at, inside=True)
            at += group.share
    else:
        rows += _part_rows(debate, found, found.parts, scale, at, inside=False)
    if found.gap is not None and rows:
        whole = (
            *_lead(scale, found.credence_a or 0.0, found.gap, "crux"),
            Span(" " * _VALUES),
            Span("together: the gap", "title"),
        )
        rows.append(ListRow(SUM, whole))
    return tuple(rows)


def _part_rows(
    debate: Debate, found: Comparison, parts: Iterable[GapPart], scale: Scale, at: float, *, inside: bool
) -> Iterator[ListRow]:
    for part in parts:
        values = _values(debate, found, part)
        text = f"{'· ' if inside else ''}{part_text(debate, part)}"
        yield ListRow(part_key(part), (*_lead(scale, at, part.share), Span(values, "dim"), Span(text)))
        at += part.share


def _values(debate: Debate, found: Comparison, part: GapPart) -> str:
    """Return both people's numbers, a mark behind each that is nobody's own words; `_VALUES` wide."""
    a, b = part_values(debate, found, part).split(" → ")
    mark = a[-1] if a[-1] in (ASSUMED, CALIBRATED) else " "
    return f"  {a.rstrip(mark):>5}{mark} → {b:<6} "


def _lead(scale: Scale, at: float, share: float, role: Role = "") -> tuple[Span, ...]:
    sided: Role = role or ("for" if share > 0 else "against")
    size = points(share).removesuffix(" points").replace("no effect", "0.0")
    return Span(scale.bar(at, at + share), sided), Span(f"{size:>7}")


def part_text(debate: Debate, part: GapPart) -> str:
    """Return what a part is about, in the words of the map."""
    side = f" ({'if true' if part.side == 'if_true' else 'if false'})" if part.side else ""
    if part.id in debate.claims:
        return f"{display_text(debate.claims[part.id].text)}{side}"
    return f"step: {reason_text(debate, debate.arguments[part.id])}{side}"


def part_card(debate: Debate, found: Comparison, part: GapPart) -> tuple[Block, ...]:
    """Return what two people hold of one number, and what their difference does to the gap."""
    title = Line((Span(part_text(debate, part), "title"),))
    people = [(found.a, part.a), (found.b, part.b)]
    blocks = [
        Block("", (title,)),
        Block(_WHAT[part.kind], tuple(_holding(debate, part, who, value) for who, value in people)),
        block("What this difference does", _effect(debate, found, part.share)),
        Block("In their words", tuple(_notes(debate, part.id, (found.a, found.b)))),
        Block("In the map", (Line((Span(part.id, "dim", part.id),)),)),
    ]
    return filled(blocks)


def group_card(debate: Debate, found: Comparison, group: PartGroup) -> tuple[Block, ...]:
    """Return what the parts of a group do together."""
    lines = [
        Line((Span(f"{points(part.share):>12} "), Span(part_text(debate, part), "", part.id)), 13)
        for part in group.parts
    ]
    title = Line((Span(sentence_start(group_name(debate, group)), "title"),))
    through = tuple(Line((Span(id, "dim", id),)) for id in group.through)
    blocks = [
        Block("", (title,)),
        block("What these differences do", _effect(debate, found, group.share)),
        Block("Its parts", tuple(lines)),
        Block("In the map", through),
    ]
    return filled(blocks)


def sum_card(debate: Debate, found: Comparison) -> tuple[Block, ...]:
    """Return how the parts make up the gap."""
    more = (
        "Here some worlds are ruled out or reweighed by what was observed or excludes one another; the same average is"
        " taken along the straight way from one person's numbers to the other's."
    )
    texts = (gap_sentence(debate, found), _HOW, more if found.method == "aumann-shapley" else "")
    return filled([block("The gap", *texts)])


def _holding(debate: Debate, part: GapPart, who: str, value: float | None) -> Line:
    stated = debate.stated(who, part.id)
    said = "  " + _where_from(stated, part)
    name = fit(called(debate, who), 16)
    size = max(len(fit(called(debate, one), 16)) for one in debate.participants)
    return Line(
        (Span(f"{name:<{size}} "), Span(bar(value), "figure"), Span(f" {percent(value):>6}"), Span(said, "dim")), 2
    )


def _where_from(stated: Stated, part: GapPart) -> str:
    """Return where a number comes from, where that is not what the person said of it."""
    if part.kind == "likelihood":
        return "" if stated.likelihoods is not None else _SILENT
    if part.kind == "prior" and stated.prior is None:
        return f"follows from their {percent(stated.credence)}" if stated.credence is not None else _SILENT
    return "" if part.kind == "prior" or stated.credence is not None else _SILENT


def _effect(debate: Debate, found: Comparison, share: float) -> str:
    a, b = (within_sentence(called(debate, who)) for who in (found.a, found.b))
    higher, lower = (b, a) if share > 0 else (a, b)
    size = points(abs(share)).lstrip("+")
    said = f"It puts {higher} {size} above {lower}"
    if not found.gap:
        return f"{said}; other differences make up for it."
    part = share / found.gap
    if part < 0:
        return f"{said}, against the run of the gap: without it they would be further apart."
    if part > 1:
        return f"{said}: more than the whole gap, of which other differences take some back."
    return f"{said}: {percent(part)} of the gap."


def _notes(debate: Debate, id: str, people: Iterable[str]) -> Iterator[Line]:
    for who in people:
        note = debate.stated(who, id).note
        if note:
            yield Line((Span(f"{called(debate, who)}: "), Span(display_text(note, multiline=True), "quote")), 2)
