"""Propagated credences as tables: one that sets everybody side by side, one of each person's numbers in full.

Knows which number stands in which column. Must not know terminals or colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.credence.result import ClaimCredence, Credences
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.figures import percent
from argmap.views.listing import Part, person_heading
from argmap.views.rows import fit

Line = tuple[Part, ...]

POOLS = {
    "mean": "mean",
    "median": "median",
    "odds": "geometric mean of odds",
    "extremised": "geometric mean of odds, extremised",
}
LEGEND = (
    "· assumed: nobody stated it, or the prior it starts from    "
    "gap: what is stated against what the arguments imply, in bits"
)

_COLUMN = 9
_RANGE = 15
_WIDEST_ID = 64


def together(debate: Debate, credences: Credences, *, width: int) -> Iterator[Line]:
    """Return a table of claims by participants, with the pooled credence last; nothing for one participant."""
    people = tuple(credences.participants)
    if len(people) < 2:
        return
    names = _id_width(debate, width - _COLUMN * (len(people) + 1))
    heads = [fit(display_text(who), _COLUMN - 1) for who in people] + (["together"] if credences.pooled else [])
    yield ((" " * (names + 2) + "".join(head.rjust(_COLUMN) for head in heads), "dim"),)
    for id in _order(debate):
        found = [credences.participants[who].claims.get(id) for who in people]
        assumed = all(map(_assumed, found))
        # What is assumed for everybody is marked once, at the start of the line.
        cells = [("·" if _assumed(one) and not assumed else "") + shown_value(one) for one in found]
        if credences.pooled is not None:
            cells.append(percent(credences.pooled.claims.get(id)))
        yield ((f"{'·' if assumed else ' '} {fit(id, names).ljust(names)}", ""), ("".join(_right(cells)), ""))
    if credences.pooled is not None:
        yield ((f"together: {POOLS[credences.pooled.method]}", "dim"),)


def person_table(debate: Debate, credences: Credences, who: str, *, width: int) -> Iterator[Line]:
    """Return one participant's claims with credence, implied, stated, gap and range, then the arguments."""
    person = credences.participants[who]
    names = _id_width(debate, width - 4 * _COLUMN - _RANGE)
    heads = "".join(head.rjust(_COLUMN) for head in ("credence", "implied", "stated", "gap")) + "range".rjust(_RANGE)
    yield ((fit(person_heading(debate, who), names + 2).ljust(names + 2), "bold"), (heads, "dim"))
    for id in _order(debate):
        one = person.claims.get(id)
        if one is None:
            continue
        cells = (shown_value(one), "" if one.leaf else percent(one.implied), _stated(one), _gap(one))
        yield (
            (f"{'·' if one.assumed else ' '} {fit(id, names).ljust(names)}", "bold" if id in debate.thesis else ""),
            ("".join(_right(cells)) + _range(one.range).rjust(_RANGE), ""),
        )
    if not person.arguments:
        return
    yield (("  argument".ljust(names + 2), "dim"), ("strength".rjust(_COLUMN) + "goes through".rjust(_RANGE), "dim"))
    for id, step in person.arguments.items():
        mark = "·" if step.assumed else " "
        through = percent(step.goes_through) + error_words(step.standard_error)
        yield (
            (f"{mark} {fit(id, names).ljust(names)}", ""),
            (percent(step.strength).rjust(_COLUMN) + through.rjust(_RANGE), ""),
        )


def _order(debate: Debate) -> list[str]:
    return [*debate.thesis, *(id for id in debate.claims if id not in debate.thesis)]


def _id_width(debate: Debate, room: int) -> int:
    longest = max((len(id) for id in (*debate.claims, *debate.arguments)), default=8)
    return max(12, min(longest, room - 2, _WIDEST_ID))


def _right(cells: Sequence[str]) -> Iterator[str]:
    # A cell wider than its column keeps a space before it.
    return (cell.rjust(_COLUMN) if len(cell) < _COLUMN else f" {cell}" for cell in cells)


def shown_value(one: ClaimCredence | None) -> str:
    """Return a credence as the tables show it: "≈42%±1.0" where sampled, "undefined" where there is none."""
    if one is None:
        return "–"
    if one.label == "undecided":
        return "undecided"
    if one.credence is None:
        return "undefined"
    return f"{'≈' if one.standard_error else ''}{percent(one.credence)}{error_words(one.standard_error)}"


def error_words(error: float | None) -> str:
    """Return a standard error as the tables show it: "±1.0"; nothing where a number is exact."""
    return f"±{max(error * 100, 0.1):.1f}" if error else ""


def _assumed(one: ClaimCredence | None) -> bool:
    return one is not None and one.assumed


def _stated(one: ClaimCredence) -> str:
    return "" if one.stated is None else percent(one.stated)


def _gap(one: ClaimCredence) -> str:
    if one.gap_bits is None or one.leaf:
        return ""
    size = f"{abs(one.gap_bits):.1f}"
    return size if size == "0.0" else f"{'+' if one.gap_bits > 0 else '−'}{size}"


def _range(ends: tuple[float, float] | None) -> str:
    return "" if ends is None else f"{percent(ends[0])} to {percent(ends[1])}"
