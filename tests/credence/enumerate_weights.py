"""Brute force, third part: the weight of each world, observations imposed, and the coins that honour stated credences.

Knows the written definition of weights and calibration. Must not know the engine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from argmap.model.values import Debate
from tests.credence.enumerate_roles import Numbers, Roles
from tests.credence.enumerate_values import Worlds, find_worlds, flags

SWEEPS = 300
MOVED = 1e-12
NO_DIFFERENCE = 1e-13
FITTINGS = 20_000
NEXT_TO_END = 1e-9


def prior_weights(
    worlds: Worlds, roles: Roles, numbers: Numbers, leave_out: frozenset[str] = frozenset()
) -> list[float]:
    """Return each world's weight before observations: coins times likelihoods, 0 where it is not allowed.

    Coins in `leave_out` count as 1 either way.
    """
    weights = [1.0]
    for names in worlds.variables:
        if names[0] in roles.observes or names[0] in leave_out:
            chances = [1.0] * (len(names) + 1)
        elif len(names) > 1 and numbers.overfull(names):
            chances = [1.0 / (len(names) + 1)] * (len(names) + 1)
        else:
            sides = [numbers.coin[c] for c in names]
            chances = [max(0.0, 1.0 - math.fsum(sides)), *sides]
        weights = [chance * w for chance in chances for w in weights]
    for e, pair in numbers.likelihoods.items():
        claim, seen = flags(worlds, worlds.true[roles.observes[e].target]), flags(worlds, worlds.true[e])
        chance = {
            ("1", "1"): pair.if_true,
            ("1", "0"): 1.0 - pair.if_true,
            ("0", "1"): pair.if_false,
            ("0", "0"): 1.0 - pair.if_false,
        }
        weights = [w * chance[c, s] for w, c, s in zip(weights, claim, seen, strict=True)]
    allowed = flags(worlds, worlds.allowed)
    return [w if flag == "1" else 0.0 for w, flag in zip(weights, allowed, strict=True)]


def impose(weights: Sequence[float], marginals: Sequence[tuple[float, Sequence[bool]]]) -> list[float]:
    """Return the weights summing to 1 with each marginal imposed; [] where that cannot be had.

    Certain observations are plain conditioning; the others are fitted in turn until none is off.
    """
    for x, seen in marginals:
        if x in (0.0, 1.0):
            weights = [w if s == (x == 1.0) else 0.0 for w, s in zip(weights, seen, strict=True)]
    total = math.fsum(weights)
    if total <= 0.0:
        return []
    weights = [w / total for w in weights]
    uncertain = [(x, seen) for x, seen in marginals if 0.0 < x < 1.0]
    cells: dict[tuple[bool, ...], list[float]] = {}
    keys = list(zip(*(seen for _, seen in uncertain), strict=True)) if uncertain else [()] * len(weights)
    for key, w in zip(keys, weights, strict=True):
        cells.setdefault(key, []).append(w)
    before = {key: math.fsum(ws) for key, ws in cells.items()}
    after = _fit(before, [x for x, _ in uncertain])
    if after is None:
        return []
    return [w * after[key] / before[key] if w else 0.0 for key, w in zip(keys, weights, strict=True)]


def _fit(before: Mapping[tuple[bool, ...], float], marginals: Sequence[float]) -> dict[tuple[bool, ...], float] | None:
    """Return the cells fitted to the marginals far beyond what is asked for (1e-12), or None where they cannot be."""
    cells, best = dict(before), math.inf
    for _ in range(FITTINGS):
        off = 0.0
        for i, x in enumerate(marginals):
            m = math.fsum(w for key, w in cells.items() if key[i])
            rest = math.fsum(w for key, w in cells.items() if not key[i])
            if m <= 0.0 or rest <= 0.0:
                return None
            off = max(off, abs(m / (m + rest) - x))
            cells = {key: w * (x / m if key[i] else (1.0 - x) / rest) for key, w in cells.items()}
        if off < 1e-13 and off >= best:
            return cells
        best = min(best, off)
    return cells if best < 1e-12 else None


def posterior(worlds: Worlds, roles: Roles, numbers: Numbers) -> list[float]:
    """Return the weights after contraries and observations, summing to 1; [] where nothing is possible."""
    weights = prior_weights(worlds, roles, numbers)
    return impose(weights, [(x, [s == "1" for s in flags(worlds, worlds.true[e])]) for e, x in numbers.imposed.items()])


def calibrate(debate: Debate, roles: Roles, numbers: Numbers) -> tuple[dict[str, float], bool]:
    """Return the coins of all claims to be calibrated, and whether the sweeps came to rest on coins that exist."""
    order = sorted(numbers.calibrated, key=lambda c: (len(roles.ancestors[c] & set(debate.claims)), c))
    if not order:
        return {}, True
    numbers.settle({})
    worlds = find_worlds(debate, roles)
    rows, base, marginals = _table(worlds, roles, numbers, order)
    coins = [numbers.start(c) for c in order]
    stated = [debate.stated(numbers.participant, c).credence for c in order]
    for _ in range(SWEEPS):
        moved, all_attained = 0.0, True
        for i, wanted in enumerate(stated):
            assert wanted is not None

            def value(coin: float, i: int = i) -> float | None:
                chances = [*coins[:i], coin, *coins[i + 1 :]]
                weights = [
                    b * math.prod(p if h else 1.0 - p for h, p in zip(row[0], chances, strict=True))
                    for row, b in zip(rows, base, strict=True)
                ]
                fitted = impose(weights, marginals)
                return math.fsum(w for w, row in zip(fitted, rows, strict=True) if row[1][i]) if fitted else None

            new, attained = _coin_for(value, wanted, coins[i])
            all_attained &= attained
            moved, coins[i] = max(moved, abs(new - coins[i])), new
        if moved < MOVED:
            return dict(zip(order, coins, strict=True)), all_attained
    return dict(zip(order, coins, strict=True)), False


Row = tuple[tuple[bool, ...], tuple[bool, ...], tuple[bool, ...]]


def _table(
    worlds: Worlds, roles: Roles, numbers: Numbers, order: Sequence[str]
) -> tuple[list[Row], list[float], list[tuple[float, Sequence[bool]]]]:
    """Return the worlds grouped by what calibration looks at: coins, claims' truth, observations; with weights."""
    weights = prior_weights(worlds, roles, numbers, leave_out=frozenset(order))

    def columns(sets: Iterable[int]) -> list[tuple[bool, ...]]:
        marks = [[f == "1" for f in flags(worlds, s)] for s in sets]
        return list(zip(*marks, strict=True)) if marks else [()] * worlds.size

    table: dict[Row, list[float]] = {}
    coins, truth = columns(worlds.heads[c] for c in order), columns(worlds.true[c] for c in order)
    for row, w in zip(
        zip(coins, truth, columns(worlds.true[e] for e in numbers.imposed), strict=True), weights, strict=True
    ):
        table.setdefault(row, []).append(w)
    rows = list(table)
    marginals: list[tuple[float, Sequence[bool]]] = [
        (x, [row[2][i] for row in rows]) for i, x in enumerate(numbers.imposed.values())
    ]
    return rows, [math.fsum(table[row]) for row in rows], marginals


def _coin_for(value: Callable[[float], float | None], wanted: float, start: float) -> tuple[float, bool]:
    """Return the coin that gives the wanted value, else the nearer end, or `start` if it changes nothing.

    False beside it says that no coin comes nearest: the nearer end itself leaves no world.
    """
    ends = [0.0, 1.0]
    for i, inwards in enumerate((NEXT_TO_END, 1.0 - NEXT_TO_END)):
        if value(ends[i]) is None:
            ends[i] = inwards
    a, b = ends
    low, high = value(a), value(b)
    if low is None or high is None or abs(high - low) < NO_DIFFERENCE:
        return start, True
    if (low - wanted) * (high - wanted) >= 0.0:
        nearer = a if abs(low - wanted) <= abs(high - wanted) else b
        return nearer, nearer in (0.0, 1.0)
    fa, fb = low - wanted, high - wanted
    for _ in range(200):
        # False position; the weight of an end that stays is halved so that both ends close in.
        c = (a * fb - b * fa) / (fb - fa)
        at = value(c)
        assert at is not None
        fc = at - wanted
        if fc == 0.0 or abs(b - a) < 1e-16 or c in (a, b):
            return c, True
        if fc * fb < 0.0:
            a, fa = b, fb
        else:
            fa *= 0.5
        b, fb = c, fc
    return b, True
