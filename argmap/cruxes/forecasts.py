"""Tables of conditional forecasts: who holds U, C and U given C how likely, and what each question C is worth.

Knows the table, the rules for rows that cannot be used, and the measures of its authors. Must not know files or how
results are shown. Rows that are dropped are reported, each with the reason.

Measures and rules: Karger et al., "Conditional Trees" (Forecasting Research Institute, 2024): value of information and
of discrimination in log base 10; a credence of 0 counts as 1e-14 in a geometric mean of odds.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Literal

from argmap.cruxes.measures import (
    View,
    discrimination,
    discrimination_level,
    information,
    information_level,
    other_conditional,
)
from argmap.model.numbers import NotANumber, parse_number

Reason = Literal["missing", "no probability", "incoherent", "undefined", "repeated"]

COLUMNS = ("person", "camp", "id", "pu", "pc", "puc")
LEAST = 1e-14
"""What a credence of 0 counts as in a geometric mean of odds."""
_MISSING = frozenset({"", "na", "n/a", "nan", "null", "none"})


class NoForecastTable(ValueError):
    """The text holds no table of forecasts; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One person's forecast over one question: P(U), P(C), P(U | C), and P(U | not C) computed from them.

    `voi_log10` is the value of information in units of log base 10, `voi_level` the expected move of P(U).
    """

    person: str
    camp: str
    id: str
    pu: float
    pc: float
    puc: float
    pu_not_c: float
    voi_log10: float
    voi_level: float
    line: int

    @property
    def view(self) -> View:
        """Return the four probabilities."""
        return View(self.pu, self.pc, self.puc, self.pu_not_c)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row that was not used: its line in the table (from 1), whose it is, and why."""

    line: int
    person: str
    id: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Discrimination:
    """What a question does between two people of different camps, log base 10 and level; None where infinite."""

    id: str
    a: str
    b: str
    vod_log10: float | None
    vod_level: float


@dataclass(frozen=True, slots=True)
class Median:
    """The lower medians of one camp over one question (half of the people, rounded up, are at or below)."""

    camp: str
    id: str
    people: int
    pu: float
    pc: float
    puc: float
    voi_log10: float
    voi_level: float


@dataclass(frozen=True, slots=True)
class Forecasts:
    """A table that was read: the rows that can be used, in order, and those that cannot."""

    rows: tuple[Forecast, ...]
    dropped: tuple[Dropped, ...]


def read_forecasts(text: str) -> Forecasts:
    """Return the rows of a CSV with the columns person, camp, id, pu, pc and puc, in any order and case.

    Commas, semicolons or tabs stand between cells. Raises `NoForecastTable` where a column is not there.
    """
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_delimiter(text), strict=False)
    try:
        places = _places(next(lines, []))
        rows: list[Forecast] = []
        dropped: list[Dropped] = []
        seen: set[tuple[str, str]] = set()
        for cells in lines:
            if any(cell.strip() for cell in cells):
                found = _row(
                    {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()}, lines.line_num
                )
                if isinstance(found, Forecast) and (found.person, found.id) in seen:
                    found = Dropped(
                        found.line,
                        found.person,
                        found.id,
                        "repeated",
                        "a row for this person and question stands above",
                    )
                if isinstance(found, Forecast):
                    seen.add((found.person, found.id))
                    rows.append(found)
                else:
                    dropped.append(found)
    except csv.Error as error:
        raise NoForecastTable(f"line {lines.line_num} is no row of a CSV: {error}") from None
    return Forecasts(tuple(rows), tuple(dropped))


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _places(head: Sequence[str]) -> Mapping[str, int]:
    names = [cell.strip().lower() for cell in head]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise NoForecastTable(
            f"no column {', '.join(missing)}; a table of forecasts has the columns {', '.join(COLUMNS)}"
        )
    return {name: names.index(name) for name in COLUMNS}


def _row(cells: Mapping[str, str], line: int) -> Forecast | Dropped:
    person, id = cells["person"], cells["id"]

    def drop(reason: Reason, detail: str) -> Dropped:
        return Dropped(line, person, id, reason, detail)

    empty = [name for name in ("person", "id", "pu", "pc", "puc") if cells[name].lower() in _MISSING]
    if empty:
        return drop("missing", f"no {', '.join(empty)}")
    try:
        pu, pc, puc = (float(parse_number(cells[name])) for name in ("pu", "pc", "puc"))
    except NotANumber as error:
        return drop("no probability", str(error))
    if puc * pc > pu:
        return drop("incoherent", f"P(U|C)·P(C) = {puc * pc:.6g} is more than P(U) = {pu:.6g}")
    other = other_conditional(pu, pc, puc)
    if other is None:
        why = "P(C) is 1, so P(U|¬C) is open" if pc >= 1.0 else "P(U|¬C) would be above 1"
        return drop("undefined" if pc >= 1.0 else "incoherent", why)
    view = View(pu, pc, puc, other)
    bits = 0.0 if pu == 0.0 or puc == pu else information(view, math.log10)
    if bits is None:
        return drop("undefined", "the value of information is not defined: P(U) is 1 and C would lower it")
    return Forecast(person, cells["camp"], id, pu, pc, puc, other, bits, information_level(view), line)


def discriminations(rows: Iterable[Forecast]) -> tuple[Discrimination, ...]:
    """Return what each question does between each two people of different camps, by question and in table order."""
    found = []
    for id, here in _by(rows, lambda row: row.id).items():
        camps = _by(here, lambda row: row.camp)
        for first, second in combinations(camps, 2):
            found += [_between(id, a, b) for a, b in product(camps[first], camps[second])]
    return tuple(found)


def _between(id: str, a: Forecast, b: Forecast) -> Discrimination:
    first, second = (replace(row.view, credence=max(row.pc, LEAST)) for row in (a, b))
    return Discrimination(
        id, a.person, b.person, discrimination(first, second, math.log10), discrimination_level(a.view, b.view)
    )


def medians(rows: Iterable[Forecast]) -> tuple[Median, ...]:
    """Return each camp's lower medians over each question, by question and in table order."""
    return tuple(
        Median(camp, id, len(group), *(lower_median(getattr(row, name) for row in group) for name in _MEASURED))
        for id, here in _by(rows, lambda row: row.id).items()
        for camp, group in _by(here, lambda row: row.camp).items()
    )


_MEASURED = ("pu", "pc", "puc", "voi_log10", "voi_level")


def lower_median(values: Iterable[float]) -> float:
    """Return the value that half of all, rounded up, do not exceed: a quantile of type 1 in Hyndman and Fan's list.

    >>> lower_median([4.0, 1.0, 3.0, 2.0]), lower_median([3.0, 1.0, 2.0])
    (2.0, 2.0)
    """
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2]


def _by(rows: Iterable[Forecast], key: Callable[[Forecast], str]) -> dict[str, list[Forecast]]:
    found: dict[str, list[Forecast]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def dropped_in_words(dropped: Iterable[Dropped]) -> Iterator[str]:
    """Return a line for each row that was not used."""
    for row in dropped:
        whose = f" ({row.person or 'nobody'}, {row.id or 'no question'})"
        yield f"line {row.line}{whose} is left out: {row.reason}; {row.detail}"
