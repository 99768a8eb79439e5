"""Propagated credences as tables: one that sets everybody side by side, one of each person's numbers in full.

Knows which number stands in which column. Must not know terminals or colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.credence.result import ClaimCredence, Credences
from argmap.model.percent import ASSUMED
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
    "? assumed: nobody stated it, or the prior it starts from    "
    "gap: what is stated against what the arguments imply, in bits"
)

_COLUMN = 8
_RANGE = 15
_WIDEST_ID = 64


def together(debate: Debate, credences: Credences, *, width: int) -> Iterator[Line]:
    """Return a table of claims by participants, with the pooled credence last; nothing for one participant."""
    people = tuple(credences.participants)
    if len(people) < 2:
        return
    names = _id_width(debate, width - (_COLUMN + 1) * (len(people) + 1))
    heads = [fit(display_text(who), _COLUMN - 1) for who in people] + (["together"] if credences.pooled else [])
    yield ((" " * names + "".join(_right(heads)).rstrip(), "dim"),)
    for id in _order(debate):
        found = [credences.participants[who].claims.get(id) for who in people]
        cells = [shown_value(one) + _mark(_assumed(one)) for one in found]
        if credences.pooled is not None:
            cells.append(percent(credences.pooled.claims.get(id)) + _mark(all(map(_assumed, found))))
        yield ((fit(id, names).ljust(names), ""), ("".join(_right(cells)).rstrip(), ""))
    if credences.pooled is not None:
        yield ((f"together: {POOLS[credences.pooled.method]}", "dim"),)


def person_table(debate: Debate, credences: Credences, who: str, *, width: int) -> Iterator[Line]:
    """Return one participant's claims with credence, implied, stated, gap and range, then the arguments."""
    person = credences.participants[who]
    names = _id_width(debate, width - 4 * (_COLUMN + 1) - _RANGE)
    heads = "".join(_right(("credence", "implied", "stated", "gap"))) + "range".rjust(_RANGE)
    yield ((fit(person_heading(debate, who), names).ljust(names), "bold"), (heads, "dim"))
    for id in _order(debate):
        one = person.claims.get(id)
        if one is None:
            continue
        value = shown_value(one) + _mark(one.assumed)
        cells = (value, "" if one.leaf else percent(one.implied), _stated(one), _gap(one))
        yield (
            (fit(id, names).ljust(names), "bold" if id in debate.thesis else ""),
            (("".join(_right(cells)) + _range(one.range).rjust(_RANGE)).rstrip(), ""),
        )
    if not person.arguments:
        return
    heads = "".join(_right(("strength",))) + "goes through".rjust(_RANGE)
    yield (("argument".ljust(names), "dim"), (heads, "dim"))
    for id, step in person.arguments.items():
        through = percent(step.goes_through) + error_words(step.standard_error)
        strength = "".join(_right((percent(step.strength) + _mark(step.assumed),)))
        yield ((fit(id, names).ljust(names), ""), (strength + through.rjust(_RANGE), ""))


def _order(debate: Debate) -> list[str]:
    return [*debate.thesis, *(id for id in debate.claims if id not in debate.thesis)]


def _id_width(debate: Debate, room: int) -> int:
    longest = max((len(id) for id in (*debate.claims, *debate.arguments)), default=8)
    return max(12, min(longest, room, _WIDEST_ID))


def _right(cells: Sequence[str]) -> Iterator[str]:
    # A mark stands behind the column in which numbers end; a cell wider than its column keeps a space before it.
    for cell in cells:
        bare = cell.removesuffix(ASSUMED)
        yield (bare.rjust(_COLUMN) if len(bare) < _COLUMN else f" {bare}") + (cell[len(bare) :] or " ")


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


def _mark(assumed: bool) -> str:
    return ASSUMED if assumed else ""


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
