"""From arrays to results: rows made when they are looked at, and what is to be said about a person's numbers.

Knows what a propagation found. Must not know how it was computed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from argmap.credence.coins import Flags, Floats, Numbers
from argmap.credence.inference import Compiled
from argmap.credence.result import NOBODY, ArgumentCredence, ClaimCredence, PersonCredences
from argmap.model.diagnostic import Finding
from argmap.model.percent import percent
from argmap.model.values import Debate

Row = TypeVar("Row")

UNREACHED = 1e-9
"""A stated credence that is off by more than this is reported as out of reach."""


@dataclass(frozen=True, slots=True)
class Propagated:
    """All numbers of several people: [people, ids], [people, claims] and [people, claims, 2]; nan is none.

    `errors` [people, ids] are standard errors where sampled, else None. `impossible` says per person why there is
    nothing: "" where there is something.
    """

    numbers: Numbers
    probability: Floats
    implied: Floats
    ends: Floats
    errors: Floats | None
    impossible: tuple[str, ...]


class Table(Mapping[str, Row]):
    """A mapping whose rows are made when they are looked at."""

    __slots__ = ("_ids", "_known", "_make")

    def __init__(self, ids: Mapping[str, None], make: Callable[[str], Row]) -> None:
        self._ids = ids
        self._make = make
        self._known: dict[str, Row] = {}

    def __getitem__(self, id: str) -> Row:
        if id not in self._known:
            if id not in self._ids:
                raise KeyError(id)
            self._known[id] = self._make(id)
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __repr__(self) -> str:
        return repr(dict(self))


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def assemble(
    debate: Debate, compiled: Compiled, result: Propagated, settled: Flags, assumed: frozenset[str]
) -> tuple[dict[str, PersonCredences], tuple[Finding, ...]]:
    """Return the people's numbers as rows made on demand, and everything to be said about them."""
    shown = {id: at for at, id in enumerate(compiled.shown) if at >= len(compiled.structure.claims)}
    claims, arguments = dict.fromkeys(debate.claims), dict.fromkeys(debate.arguments)
    people = {
        person: PersonCredences(
            Table(claims, _claim_maker(compiled, result, row)),
            Table(arguments, _argument_maker(compiled, result, row, shown)),
        )
        for row, person in enumerate(result.numbers.who)
    }
    findings = [finding for _, finding in compiled.structure.refused]
    findings += result.numbers.findings
    for row, person in enumerate(result.numbers.who):
        findings += _remarks(compiled, result, row, person, bool(settled[row]), assumed)
    return people, tuple(findings)


def _claim_maker(compiled: Compiled, result: Propagated, row: int) -> Callable[[str], ClaimCredence]:
    numbers, columns, targeted = result.numbers, compiled.layout.claims, compiled.structure.targeted
    overfull = numbers.broken[row] & compiled.structure.sides

    def make(id: str) -> ClaimCredence:
        at = columns[id]
        stated, implied = _number(numbers.stated[row, at]), _number(result.implied[row, at])
        low, high = (_number(value) for value in result.ends[row, at])
        return ClaimCredence(
            credence=_number(result.probability[row, at]),
            implied=implied,
            stated=stated,
            prior=None if id in overfull else _number(numbers.coins[row, at]),
            calibrated=bool(numbers.calibrate[row, at]),
            leaf=id not in targeted,
            assumed=bool(numbers.assumed[row, at]),
            gap_bits=_gap_bits(stated, implied),
            range=None if low is None or high is None else (low, high),
            standard_error=None if result.errors is None else _number(result.errors[row, at]),
        )

    return make


def _argument_maker(
    compiled: Compiled, result: Propagated, row: int, shown: Mapping[str, int]
) -> Callable[[str], ArgumentCredence]:
    numbers, columns = result.numbers, compiled.layout.arguments

    def make(id: str) -> ArgumentCredence:
        at = shown.get(id)
        if at is None:
            return ArgumentCredence(None, None, False)
        return ArgumentCredence(
            strength=_number(numbers.coins[row, columns[id]]),
            goes_through=_number(result.probability[row, at]),
            assumed=bool(numbers.assumed[row, columns[id]]),
            standard_error=None if result.errors is None else _number(result.errors[row, at]),
        )

    return make


def _gap_bits(stated: float | None, implied: float | None) -> float | None:
    if stated is None or implied is None or not (0.0 < stated < 1.0 and 0.0 < implied < 1.0):
        return None
    return math.log2(stated / (1.0 - stated)) - math.log2(implied / (1.0 - implied))


def _remarks(
    compiled: Compiled, result: Propagated, row: int, person: str, settled: bool, assumed: frozenset[str]
) -> Iterator[Finding]:
    path = ("credences", person) if person != NOBODY else ()
    if result.impossible[row] == "observations":
        message = f"for '{person}' the observed credences cannot all be had together, so there are no numbers"
        yield Finding("evidence-infeasible", "error", message, path, "change a likelihood or an observed credence")
    elif result.impossible[row] == "sample":
        message = f"for '{person}' no sampled world meets every condition, and the map is too wide to be summed exactly"
        yield Finding("conditions-too-rare", "error", message, path, "share fewer premises, or condition on less")
    elif result.impossible[row]:
        message = f"for '{person}' nothing is possible: contraries that are all certain leave no world"
        yield Finding("contraries-impossible", "error", message, path, "make one of the contraries less than certain")
    if not settled:
        message = (
            f"for '{person}' the coins that honour the stated credences are approximate: they did not settle in time"
        )
        yield Finding("calibration-unsettled", "warning", message, path, "state fewer credences around the cycle")
    stated, ends = result.numbers.stated[row], result.ends[row]
    low, high = ends.min(axis=1), ends.max(axis=1)
    if assumed:
        # What the arguments allow under an assumption commits nobody.
        return
    for at in np.flatnonzero((stated < low - UNREACHED) | (stated > high + UNREACHED)).tolist():
        id = compiled.structure.claims[at]
        yield _unreachable(person, id, float(stated[at]), float(low[at]), float(high[at]))


def _unreachable(person: str, id: str, stated: float, low: float, high: float) -> Finding:
    return Finding(
        "credence-out-of-reach",
        "warning",
        f"for '{person}': you state {percent(stated)} for '{id}', "
        f"but your arguments alone commit you to between {percent(low)} and {percent(high)}",
        ("credences", person, id),
        "change the credence, a premise or a strength, or add the argument that is missing",
    )
