"""How the values of a large cycle come to rest under a gradual semantics: the same equations, all members at once.

Knows arrays and one strongly connected part. Must not know participants or what is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from argmap.credence.budget import Budget
from argmap.credence.coins import Floats
from argmap.credence.gradual_map import Framework, Scheme, Values
from argmap.credence.influence import Influence

Places = npt.NDArray[np.intp]

AT_REST = 1e-13
STEP = 0.2
MOST_STEPS = 20_000
STEP_SECONDS, MEMBER_SECONDS = 4e-4, 1.2e-7
"""One Runge-Kutta step, and each member's share of it, by measurement."""


@dataclass(frozen=True, slots=True)
class _Terms:
    """Lists of terms `offset + sign · v[at]`, one list from each of `starts` on; each begins with a neutral term."""

    at: Places
    offset: Floats
    sign: Floats
    starts: Places

    def product(self, v: Floats) -> Floats:
        """Return the product of each list."""
        found: Floats = np.multiply.reduceat(self.offset + self.sign * v[self.at], self.starts)
        return found

    def sum(self, v: Floats) -> Floats:
        """Return the sum of each list."""
        found: Floats = np.add.reduceat(self.offset + self.sign * v[self.at], self.starts)
        return found


@dataclass(frozen=True, slots=True)
class _Cycle:
    """One part as arrays: members first, then what bears on them from outside, then a 0.

    `arguments` are the members that are arguments; the premises and undercutters of these and of the `necessary_for`
    arguments are `premises` and `undercuts`. `claims` are the members with a gate.
    """

    influence: Influence
    outside: Floats
    arguments: Places
    strength: Floats
    premises: _Terms
    undercuts: _Terms
    claims: Places
    base: Floats
    supports: _Terms
    rebuts: _Terms
    necessary: _Terms
    wanted_rows: Places
    wanted: Floats
    fixed_rows: Places
    fixed: Floats

    def values(self, state: Floats) -> Floats:
        """Return every member's value by its inputs' values."""
        v = np.concatenate([state, self.outside])
        free = self.strength * self.undercuts.product(v)
        met = self.premises.product(v)
        left = self.necessary.product(np.append(free * (1.0 - met), 0.0))
        if self.influence.summed:
            pro, contra = self.supports.sum(v), self.rebuts.sum(v)
        else:
            pro, contra = self.supports.product(v), self.rebuts.product(v)
        gate = self.influence.gathered(self.base, pro, contra) * left
        rows = self.wanted_rows
        if len(rows):
            low, high = (
                self.influence.gathered(np.full(len(rows), end), pro[rows], contra[rows]) * left[rows]
                for end in (0.0, 1.0)
            )
            gate[rows] = np.minimum(np.maximum(self.wanted, low), high)
        found = np.empty_like(state)
        found[self.claims] = gate
        found[self.arguments] = (free * met)[: len(self.arguments)]
        found[self.fixed_rows] = self.fixed
        return found


def step_for(scheme: Scheme, part: Sequence[str]) -> float:
    """Return the length of a part's Runge-Kutta steps: the shorter, the more bears on one of its members."""
    return min(STEP, 1.0 / (1.0 + max(sum(1 for _ in scheme.inputs(id)) for id in part)))


def settle_large(framework: Framework, part: Sequence[str], values: Values, budget: Budget) -> dict[str, float] | None:
    """Return the values in which a part comes to rest by ds/dt = f(s) - s (Runge-Kutta); None if it does not.

    `values` hold what bears on the part from outside. Raises `TooLong` when the budget is spent.
    """
    cycle = _cycle(framework, part, values)
    state = np.array([framework.start(id) for id in part])
    step = step_for(framework.scheme, part)
    for _ in range(MOST_STEPS):
        budget.spend(STEP_SECONDS + MEMBER_SECONDS * len(part))
        k1 = cycle.values(state) - state
        if float(np.abs(k1).max()) < AT_REST:
            return dict(zip(part, state.tolist(), strict=True))
        second = state + step / 2 * k1
        k2 = cycle.values(second) - second
        third = state + step / 2 * k2
        k3 = cycle.values(third) - third
        fourth = state + step * k3
        k4 = cycle.values(fourth) - fourth
        state = np.clip(state + step / 6 * (k1 + 2 * k2 + 2 * k3 + k4), 0.0, 1.0)
    return None


def _cycle(framework: Framework, part: Sequence[str], values: Values) -> _Cycle:
    scheme, coins, wanted, fixed = framework.scheme, framework.bases.coins, framework.bases.wanted, framework.fixed
    claims = [id for id in part if id in scheme.derived]
    members = [id for id in part if id in scheme.arguments]
    inside = set(members)
    conditions = [a for id in claims for a in scheme.necessary[id] if a not in inside]
    arguments = [*members, *conditions]
    row = {id: at for at, id in enumerate(part)}
    inputs = chain(
        (p.claim for a in arguments for p in scheme.arguments[a].premises),
        (u for a in arguments for u in scheme.undercuts[a]),
        (a for id in claims for a in (*scheme.supports[id], *scheme.rebuts[id])),
    )
    outside = [id for id in dict.fromkeys(inputs) if id not in row]
    place = {**row, **{id: len(part) + at for at, id in enumerate(outside)}}
    zero = len(place)
    argument_place = {id: at for at, id in enumerate(arguments)}
    known = [values[id] for id in outside]
    failing, neutral = (1.0, -1.0), 0.0 if scheme.influence.summed else 1.0
    into = (0.0, 1.0) if scheme.influence.summed else failing
    asked = [at for at, id in enumerate(claims) if id in wanted]
    given = [id for id in part if id in fixed]
    return _Cycle(
        influence=scheme.influence,
        outside=np.array([*(0.0 if v is None else v for v in known), 0.0]),
        arguments=_places(row, members),
        strength=np.array([coins[a] for a in arguments]),
        premises=_terms(
            [
                [(place[p.claim], *(failing if p.negated else (0.0, 1.0))) for p in scheme.arguments[a].premises]
                for a in arguments
            ],
            zero,
            1.0,
        ),
        undercuts=_terms([[(place[u], *failing) for u in scheme.undercuts[a]] for a in arguments], zero, 1.0),
        claims=_places(row, claims),
        base=np.array([coins[id] for id in claims]),
        supports=_terms([[(place[a], *into) for a in scheme.supports[id]] for id in claims], zero, neutral),
        rebuts=_terms([[(place[a], *into) for a in scheme.rebuts[id]] for id in claims], zero, neutral),
        necessary=_terms(
            [[(argument_place[a], *failing) for a in scheme.necessary[id]] for id in claims], len(arguments), 1.0
        ),
        wanted_rows=np.array(asked, dtype=np.intp),
        wanted=np.array([wanted[claims[at]] for at in asked]),
        fixed_rows=_places(row, given),
        fixed=np.array([fixed[id] for id in given]),
    )


def _places(row: Mapping[str, int], ids: Sequence[str]) -> Places:
    return np.array([row[id] for id in ids], dtype=np.intp)


def _terms(lists: Sequence[Sequence[tuple[int, float, float]]], zero: int, neutral: float) -> _Terms:
    """Return lists of (place, offset, sign); `zero` is the place that each list's neutral term reads in vain."""
    flat = [term for one in lists for term in ((zero, neutral, 0.0), *one)]
    lengths = [1 + len(one) for one in lists]
    return _Terms(
        np.array([at for at, _, _ in flat], dtype=np.intp),
        np.array([offset for _, offset, _ in flat]),
        np.array([sign for _, _, sign in flat]),
        np.cumsum([0, *lengths[:-1]], dtype=np.intp) if lengths else np.zeros(0, dtype=np.intp),
    )
