"""Numbers as people read them: percentages, bars, gaps in bits in words, and whose number a row shows.

Knows how a probability reads. Must not know rows' order, terminals or how numbers come about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.credence.nobody import NOBODY
from argmap.model.percent import ASSUMED
from argmap.model.percent import percent as percentage
from argmap.model.percent import percents as percentages

if TYPE_CHECKING:
    from argmap.credence.result import Credences

NUMBER_WIDTH = 7
BAR_WIDTH = 8
EVERYONE = None

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_SPACE = " "
ROUNDING = 1e-12
"""What the engine's arithmetic may be off by: what comes out less than this short of certain is certain."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A probability to show, or None where there is none; `assumed` where nobody stated it; `error` is ± one sigma."""

    value: float | None = None
    assumed: bool = False
    error: float | None = None
    stated: bool = False


NO_FIGURE = Figure()


def percent(value: float | None) -> str:
    """Return a probability as a percentage; never 0% or 100% for what is neither.

    >>> [percent(p) for p in (0.6, 0.051376, 0.9537, 0.00002, 0.99999, 1 - 1e-16, 0.0, None)]
    ['60%', '5.1%', '95.4%', '<0.1%', '>99.9%', '100%', '0%', '–']
    """
    return "–" if value is None else percentage(_exact(value))


def _exact(value: float) -> float:
    return float(round(value)) if min(value, 1.0 - value) < ROUNDING else value


def from_to(before: float | None, after: float | None, width: int = 0) -> str:
    """Return two probabilities with an arrow between them, both with the same decimals, each in so many cells.

    >>> from_to(0.64, 0.978), from_to(0.3, None), from_to(0.3, 0.5, 5)
    ('64.0% → 97.8%', '30% → –', '  30% → 50%  ')
    """
    left, right = percentages(*(None if value is None else _exact(value) for value in (before, after)))
    return f"{left:>{width}} → {right:<{width}}"


def points(difference: float | None) -> str:
    """Return a difference of probabilities in percentage points, signed.

    >>> [points(d) for d in (0.123, -0.004, 0.0, None)]
    ['+12.3 points', '−0.4 points', 'no effect', '–']
    """
    if difference is None:
        return "–"
    size = abs(difference) * 100
    if size < ROUNDING * 100:
        return "no effect"
    shown = f"{size:.1f}" if size >= 0.05 else "<0.1"
    return f"{'+' if difference > 0 else '−'}{shown} points"


def short_points(difference: float) -> str:
    """Return a difference of probabilities in percentage points for a column that is named so.

    >>> [short_points(d) for d in (0.123, -0.0004, 0.0)]
    ['+12.3', '−<0.1', '0']
    """
    return points(difference).removesuffix(" points").replace("no effect", "0")


def number(figure: Figure) -> str:
    """Return a figure in a column of `NUMBER_WIDTH`: `?` after an assumed one, `~` before a sampled one.

    >>> number(Figure(0.6)), number(Figure(0.5, assumed=True)), number(Figure(0.51, error=0.01))
    ('   60% ', '   50%?', '  ~51% ')
    """
    text = ("~" if figure.error else "") + percent(figure.value)
    return text.rjust(NUMBER_WIDTH - 1) + (ASSUMED if figure.assumed and figure.value is not None else " ")


def bar(value: float | None, width: int = BAR_WIDTH) -> str:
    """Return a bar of `width` cells in eighths of a cell; empty for None, never empty or full by rounding alone.

    >>> bar(0.5), bar(None), bar(1.0), bar(0.001)
    ('████    ', '        ', '████████', '▏       ')
    """
    if value is None:
        return _SPACE * width
    eighths = round(value * width * 8)
    value = _exact(value)
    if 0.0 < value < 1.0:
        eighths = min(max(eighths, 1), width * 8 - 1)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width)


def gap_in_words(bits: float | None) -> str:
    """Return what a gap between a stated credence and the arguments' says, in a sentence without a full stop.

    >>> gap_in_words(1.0)
    'that is 1.0 bit likelier than the arguments say (odds ×2)'
    """
    if bits is None:
        return ""
    size = abs(bits)
    if size < 0.05:
        return "that is what the arguments say"
    unit = "bit" if f"{size:.1f}" == "1.0" else "bits"
    ratio = 2**size
    factor = f"{ratio:.1f}".removesuffix(".0") if ratio < 100 else f"{ratio:,.0f}"
    direction = "likelier" if bits > 0 else "less likely"
    return f"that is {size:.1f} {unit} {direction} than the arguments say (odds ×{factor})"


def whose(credences: Credences | None, who: str | None) -> str | None:
    """Return whose numbers are shown: `who` where computed, else the only participant, else None for the pool."""
    if credences is None:
        return who
    if who is not None and who in credences.participants:
        return who
    if len(credences.participants) == 1:
        return next(iter(credences.participants))
    return EVERYONE


def claim_figure(credences: Credences | None, who: str | None, claim: str) -> Figure:
    """Return the credence to show for a claim: one participant's, or the group's where `who` is None."""
    if credences is None:
        return NO_FIGURE
    person = credences.participants.get(who) if who is not None else None
    if person is not None:
        found = person.claims.get(claim)
        if found is None:
            return NO_FIGURE
        return Figure(found.credence, found.assumed, found.standard_error, found.stated is not None)
    if credences.pooled is None:
        return NO_FIGURE
    everyone = [one.claims[claim] for one in credences.participants.values() if claim in one.claims]
    return Figure(
        credences.pooled.claims.get(claim),
        bool(everyone) and all(one.assumed for one in everyone),
        max((one.standard_error or 0.0 for one in everyone), default=0.0) or None,
        any(one.stated is not None for one in everyone),
    )


def argument_figure(credences: Credences | None, who: str | None, argument: str) -> Figure:
    """Return the probability that an argument goes through for one participant; no figure for the pool."""
    person = credences.participants.get(who) if credences is not None and who is not None else None
    found = person.arguments.get(argument) if person is not None else None
    if found is None:
        return NO_FIGURE
    return Figure(found.goes_through, found.assumed, found.standard_error)


def person_name(names: dict[str, str], who: str | None) -> str:
    """Return how a participant is called; `everyone` for None, `the map` where there are no participants."""
    if who is None:
        return "everyone"
    return "the map" if who == NOBODY and who not in names else names.get(who, who)
