"""Propagated credences as tables: one that sets everybody side by side, one of each person's numbers in full.

Knows which number stands in which column. Must not know terminals or colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.credence.result import ClaimCredence, Credences, Explanation
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.figures import percent, points
from argmap.views.listing import Part, person_heading
from argmap.views.outline import SIGNS
from argmap.views.rows import fit

Line = tuple[Part, ...]

POOLS = {
    "mean": "mean",
    "median": "median",
    "odds": "geometric mean of odds",
    "extremised": "geometric mean of odds, extremised",
}
LEGEND = "· assumed: nobody stated it    gap: what is stated against what the arguments imply, in bits"

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
        cells = [_value(credences.participants[who].claims.get(id)) for who in people]
        if credences.pooled is not None:
            cells.append(percent(credences.pooled.claims.get(id)))
        assumed = all(_assumed(credences.participants[who].claims.get(id)) for who in people)
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
        cells = (_value(one), "" if one.leaf else percent(one.implied), _stated(one), _gap(one))
        yield (
            (f"{'·' if one.assumed else ' '} {fit(id, names).ljust(names)}", "bold" if id in debate.thesis else ""),
            ("".join(_right(cells)) + _range(one.range).rjust(_RANGE), ""),
        )
    if not person.arguments:
        return
    yield (("  argument".ljust(names + 2), "dim"), ("strength".rjust(_COLUMN) + "goes through".rjust(_RANGE), "dim"))
    for id, step in person.arguments.items():
        mark = "·" if step.assumed else " "
        through = percent(step.goes_through) + _error(step.standard_error)
        yield (
            (f"{mark} {fit(id, names).ljust(names)}", ""),
            (percent(step.strength).rjust(_COLUMN) + through.rjust(_RANGE), ""),
        )


def explanation_lines(debate: Debate, credences: Credences, explanations: Mapping[str, Explanation]) -> Iterator[Line]:
    """Return why a claim has its number, for each participant: what every argument into it does."""
    for who, explanation in explanations.items():
        value = _explained(credences, who, explanation.claim)
        yield ((f"Why {explanation.claim} {value} for {person_heading(debate, who)}", "bold"),)
        if not explanation.contributions:
            yield (("  No argument bears on it.", ""),)
        for part in explanation.contributions:
            sign = SIGNS[debate.arguments[part.argument].relation]
            through = f"  goes through {percent(part.goes_through)}" if part.goes_through is not None else ""
            yield ((f"  {sign} {part.argument}{through}  effect {points(part.effect)}", ""),)
            if part.assumed:
                yield ((f"      rests on assumed: {', '.join(part.assumed)}", "dim"),)
        for pair in explanation.shared:
            naive = "" if pair.naive is None else f"; counted as independent they would give {percent(pair.naive)}"
            yield ((f"  {pair.first} and {pair.second} both rest on {', '.join(pair.shared)}{naive}", "dim"),)


def _explained(credences: Credences, who: str, id: str) -> str:
    person = credences.participants[who]
    if id in person.arguments:
        step = person.arguments[id]
        return f"goes through with {percent(step.goes_through)}{_error(step.standard_error)}"
    return f"is {_value(person.claims.get(id))}"


def _order(debate: Debate) -> list[str]:
    return [*debate.thesis, *(id for id in debate.claims if id not in debate.thesis)]


def _id_width(debate: Debate, room: int) -> int:
    longest = max((len(id) for id in (*debate.claims, *debate.arguments)), default=8)
    return max(12, min(longest, room - 2, _WIDEST_ID))


def _right(cells: Sequence[str]) -> Iterator[str]:
    # A cell wider than its column keeps a space before it.
    return (cell.rjust(_COLUMN) if len(cell) < _COLUMN else f" {cell}" for cell in cells)


def _value(one: ClaimCredence | None) -> str:
    if one is None:
        return "–"
    if one.label == "undecided":
        return "undecided"
    if one.credence is None:
        return "undefined"
    return f"{'≈' if one.standard_error else ''}{percent(one.credence)}{_error(one.standard_error)}"


def _error(error: float | None) -> str:
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
