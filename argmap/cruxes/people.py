"""What each person's map says about a target once some claims are settled: the raw numbers all measures rest on.

Two propagations give P(target | claim) and P(target | not claim) for every claim, by Bayes' rule.
Knows compiled debates. Must not know measures or rankings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from argmap.credence.calibrate import calibrated_numbers
from argmap.credence.coins import Floats, Numbers, read_numbers
from argmap.credence.engine import propagate
from argmap.credence.inference import Compiled, compile_debate
from argmap.credence.result import NOBODY
from argmap.cruxes.measures import View
from argmap.model.values import Debate


@dataclass(frozen=True, slots=True)
class People:
    """Several people's propagated maps of one debate.

    `coins` [people, coins], `weights` impose their observations (None where there are none), `plain` [people, claims]
    are their credences, nan where not defined.
    """

    who: tuple[str, ...]
    compiled: Compiled
    numbers: Numbers
    coins: Floats
    weights: Floats | None
    plain: Floats

    def column(self, claim: str) -> int:
        """Return a claim's column."""
        return self.compiled.claim_column[claim]


def read_people(debate: Debate, who: Sequence[str] | None = None) -> People:
    """Return everybody's propagated map; the participant `map` where a debate has none."""
    names = tuple(who) if who is not None else tuple(debate.participants) or (NOBODY,)
    compiled = compile_debate(debate)
    numbers, _ = calibrated_numbers(compiled, read_numbers(debate, compiled.structure, compiled.layout, names))
    weights = compiled.impose(numbers.coins) if compiled.structure.observations else None
    found = propagate(compiled, numbers, frozenset()).probability[:, : len(compiled.structure.claims)]
    return People(names, compiled, numbers, numbers.coins, weights, found)


def views(people: People, target: str) -> tuple[Mapping[str, View | None], ...]:
    """Return for each person the view of every claim for the target; None where it is not defined.

    Where a claim is certain, the conditional on the other outcome is nan.
    """
    at = people.column(target)
    given = people.compiled.marginals(people.coins, given={target: True}, weights=people.weights)
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
    if p <= 0.0 or p >= 1.0:
        if_true = if_false = p
    else:
        if_true = _share(y * p, x)
        if_false = _share((1.0 - y) * p, 1.0 - x)
    return View(p, x, if_true if x > 0.0 else np.nan, if_false if x < 1.0 else np.nan)


def _share(part: float, whole: float) -> float:
    return min(max(part / whole, 0.0), 1.0) if whole > 0.0 else np.nan


def set_views(people: People, target: str, claims: Sequence[str]) -> tuple[View | None, ...]:
    """Return for each person the view of "all of these claims are true"."""
    first, *others = claims
    if not others:
        return tuple(by_claim[first] for by_claim in views(people, target))
    return joint_views(people, target, claims[:-1])[claims[-1]]


def joint_views(people: People, target: str, chosen: Sequence[str]) -> Mapping[str, tuple[View | None, ...]]:
    """Return for every other claim each person's view of "all chosen claims, and that one too"."""
    at, chance = people.column(target), _chance(people, chosen)
    given = dict.fromkeys(chosen, True)
    with_set = _given(people, given)
    with_target = _given(people, {**given, target: True})
    found: dict[str, tuple[View | None, ...]] = {}
    for claim, column in people.compiled.claim_column.items():
        if claim not in given and claim != target:
            rows = zip(
                people.plain[:, at], chance, with_set[:, at], with_set[:, column], with_target[:, column], strict=True
            )
            found[claim] = tuple(_joint_view(*(float(x) for x in row)) for row in rows)
    return found


def _joint_view(p: float, chosen: float, p_chosen: float, next_chosen: float, next_target: float) -> View | None:
    """Return the view from P(T), P(set), P(T | set), P(X | set), P(X | set, T)."""
    if np.isnan(p):
        return None
    x = chosen * next_chosen if chosen > 0.0 else 0.0
    both = x if p_chosen >= 1.0 else chosen * p_chosen * next_target if chosen > 0.0 and p_chosen > 0.0 else 0.0
    return View(p, x, _share(both, x), _share(p - both, 1.0 - x))


def _chance(people: People, claims: Sequence[str]) -> Floats:
    """Return P(all claims) for each person, by the chain rule."""
    chance = np.ones(len(people.who))
    given: dict[str, bool] = {}
    for claim in claims:
        now = _given(people, given) if given else people.plain
        chance = chance * np.nan_to_num(now[:, people.column(claim)])
        given[claim] = True
    return chance


def _given(people: People, given: Mapping[str, bool]) -> Floats:
    return people.compiled.marginals(people.coins, given=given, weights=people.weights)
