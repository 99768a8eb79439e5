"""What each person's map says about a target once some claims are settled: the raw numbers all measures rest on.

Two propagations give P(target | claim) and P(target | not claim) for every claim, by Bayes' rule. Where a map is too
wide or too tangled to be summed exactly, sampled worlds answer the same questions. Knows compiled debates. Must not
know measures or rankings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.credence.budget import TooLong
from argmap.credence.calibrate import calibrated_numbers
from argmap.credence.coins import Floats, Numbers, read_numbers
from argmap.credence.engine import propagate
from argmap.credence.inference import Compiled, compile_debate
from argmap.credence.reach import consequences
from argmap.credence.result import NOBODY
from argmap.cruxes.measures import ROUNDING, View
from argmap.model.diagnostic import Finding
from argmap.model.values import Debate

if TYPE_CHECKING:
    from argmap.credence.sample import Worlds


@dataclass(frozen=True, slots=True)
class People:
    """Several people's propagated maps of one debate.

    `coins` [people, coins], `weights` impose their observations (None where there are none), `plain` [people, claims]
    are their credences, nan where not defined. `worlds` are everybody's sampled worlds where the map is too wide to be
    summed, else None.
    """

    who: tuple[str, ...]
    compiled: Compiled
    numbers: Numbers
    coins: Floats
    weights: Floats | None
    plain: Floats
    worlds: tuple[Worlds, ...] | None = None

    def column(self, claim: str) -> int:
        """Return a claim's column."""
        return self.compiled.claim_column[claim]

    @property
    def imposed(self) -> tuple[str, ...]:
        """Return the observations that somebody imposes."""
        seen = self.compiled.structure.observations
        return tuple(e for e in seen if not np.isnan(self.coins[:, self.column(e)]).all())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be said about the numbers."""
        said = (*(finding for _, finding in self.compiled.structure.refused), *self.numbers.findings)
        return said if self.worlds is None else (*said, _estimated(len(self.worlds[0].weight)))


def read_people(debate: Debate, who: Sequence[str] | None = None) -> People:
    """Return everybody's propagated map; the participant `map` where a debate has none."""
    names = tuple(who) if who is not None else tuple(debate.participants) or (NOBODY,)
    compiled = compile_debate(debate)
    numbers = read_numbers(debate, compiled.structure, compiled.layout, names)
    if not compiled.exact:
        return _sampled_people(compiled, numbers)
    try:
        numbers, _ = calibrated_numbers(compiled, numbers)
        found = propagate(compiled, numbers, frozenset()).probability[:, : len(compiled.structure.claims)]
    except TooLong:
        return _sampled_people(compiled, read_numbers(debate, compiled.structure, compiled.layout, names))
    weights = compiled.impose(numbers.coins) if compiled.structure.observations else None
    return People(names, compiled, numbers, numbers.coins, weights, found)


def _sampled_people(compiled: Compiled, numbers: Numbers) -> People:
    from argmap.credence.sample import sampled_worlds

    numbers, worlds = sampled_worlds(compiled, numbers)
    plain = np.array([own.shares() for own in worlds])
    for row, broken in enumerate(numbers.broken):
        imposed = [e for e in compiled.structure.observations if not np.isnan(numbers.coins[row, _at(compiled, e)])]
        for id in consequences(compiled.structure, broken, imposed):
            if id in compiled.claim_column:
                plain[row, _at(compiled, id)] = np.nan
    return People(numbers.who, compiled, numbers, numbers.coins, None, plain, worlds)


def _at(compiled: Compiled, claim: str) -> int:
    return compiled.claim_column[claim]


def _estimated(worlds: int) -> Finding:
    return Finding(
        "cruxes-estimated",
        "info",
        f"the map is too wide to be summed exactly; the numbers are estimates from {worlds} sampled worlds each",
        ("claims",),
        "differences of a point or less between questions may be chance",
    )


def settled(people: People, sets: Sequence[Sequence[str]]) -> Floats:
    """Return P(claim | all of a set are true) for every set and person, [sets, people, claims]; nan: impossible."""
    if people.worlds is not None:
        return np.array([[_counted(own, people, chosen) for own in people.worlds] for chosen in sets])
    who = len(people.who)
    together: dict[str, Floats] = {}
    for number, chosen in enumerate(sets):
        for claim in chosen:
            rows = together.setdefault(claim, np.full(len(sets) * who, np.nan))
            rows[number * who : (number + 1) * who] = 1.0
    weights = None if people.weights is None else np.tile(people.weights, (len(sets), 1, 1))
    found = people.compiled.marginals(np.tile(people.coins, (len(sets), 1)), given=together, weights=weights)
    return found.reshape(len(sets), who, -1)


def _counted(own: Worlds, people: People, chosen: Sequence[str]) -> Floats:
    whole = own.share(*chosen)
    if not whole > 0.0:
        return np.full(len(people.compiled.structure.claims), np.nan)
    return own.shares(*chosen) / whole


def views(people: People, target: str) -> tuple[Mapping[str, View | None], ...]:
    """Return for each person the view of every claim for the target; None where it is not defined.

    Where a claim is certain, the conditional on the other outcome is nan.
    """
    at = people.column(target)
    given = settled(people, [(target,)])[0]
    found = []
    for row in range(len(people.who)):
        p = float(people.plain[row, at])
        found.append(
            {
                claim: _view(p, float(people.plain[row, column]), float(given[row, column]))
                for claim, column in people.compiled.claim_column.items()
            }
        )
    return tuple(found)


def _view(p: float, x: float, y: float) -> View | None:
    """Return the view from P(T), P(X) and P(X | T); y is nan where T is impossible."""
    if np.isnan(p) or np.isnan(x):
        return None
    p, x = _settled(p), _settled(x)
    if p in (0.0, 1.0):
        if_true = if_false = p
    else:
        if_true = _share(y * p, x)
        if_false = _share((1.0 - y) * p, 1.0 - x)
    return View(p, x, if_true if x > 0.0 else np.nan, if_false if x < 1.0 else np.nan)


def _share(part: float, whole: float) -> float:
    return _settled(min(max(part / whole, 0.0), 1.0)) if whole > 0.0 else np.nan


def _settled(probability: float) -> float:
    """Return the probability, 0 or 1 where it is one of them but for rounding: a certain claim has no other side."""
    return float(round(probability)) if min(probability, 1.0 - probability) < ROUNDING else probability


def set_views(people: People, target: str, claims: Sequence[str]) -> tuple[View | None, ...]:
    """Return for each person the view of "all of these claims are true"."""
    at, chance = people.column(target), np.ones(len(people.who))
    for number, claim in enumerate(claims):
        now = settled(people, [claims[:number]])[0] if number else people.plain
        chance = chance * np.nan_to_num(now[:, people.column(claim)])
    given = settled(people, [claims])[0][:, at]
    members = people.plain[:, [people.column(claim) for claim in claims]]
    chance = np.where(np.isnan(members).any(axis=1), np.nan, chance)
    rows = zip(people.plain[:, at].tolist(), chance.tolist(), given.tolist(), strict=True)
    return tuple(None if np.isnan(x) else set_view(p, x, p1) for p, x, p1 in rows)


def set_view(p: float, x: float, p1: float) -> View | None:
    """Return the view from P(T), P(set) and P(T | set), which is nan where the set is impossible."""
    if np.isnan(p):
        return None
    p, x = _settled(p), _settled(min(x, 1.0))
    p1 = p1 if np.isnan(p1) else _settled(p1)
    if x <= 0.0 or np.isnan(p1):
        return View(p, 0.0, np.nan, p)
    return View(p, x, p1, _share(p - x * p1, 1.0 - x))
