"""The nearest inputs that a person could type in: independent coins under which every stated claim comes out as stated.

A reconciliation is a distribution in which coins are no longer independent, so its marginals, typed in, give something
else. Here the coins stay coins: of all vectors p under which each stated derived claim has its stated credence, the one
with the smallest sum of divergences KL(p_i || q_i) from the present coins q is sought. What is observed, likelihoods,
and coins that are certain stay as they are.

At the optimum logit(p) = logit(q) + J'λ, with J the exact derivatives of the stated claims by the coins. Each step
solves the linear system for λ at the present J (sequential quadratic programming with the family's own metric). The
surface on which the claims come out as stated is bent, so the optimum is a local one: the best of two starts is taken.
Knows the compiled map. Must not know files, screens, or other participants.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from argmap.credence.coins import Flags, read_numbers
from argmap.credence.inference import Compiled, Floats, compile_debate
from argmap.credence.reach import connected
from argmap.credence.result import CoinMove, NearestCoins
from argmap.model.values import Debate

STEPS = 200
FEASIBLE, STATIONARY = 1e-11, 1e-7
LONGEST_STEP = 3.0
LARGEST = 30.0
"""Log odds beyond which a coin counts as pressed against an end."""
SHORTER = (1.0, 0.5, 0.25, 0.1, 0.03, 0.01)
HALVINGS, FEWER_HALVINGS = 10, 5
QUICK, LONGEST = 1.0, 8.0
"""Above about so many seconds, how far one can go is found less finely; above the second figure nothing is begun."""
USUAL_STEPS, SECONDS_PER_COIN = 20, 2e-6
UNMOVED = 1e-9
TINY = 1e-300


def nearest_coins(debate: Debate, participant: str, *, near: Mapping[str, float] | None = None) -> NearestCoins | None:
    """Return the nearest independent coins that give each stated derived claim its credence.

    Probabilities; the cost is the sum of the coins' divergences in bits. `near` are claims' and arguments' numbers to
    start from besides the present ones. Where the statements cannot be had, they are met the same share of the way
    each, as far as was found. None where the map is too wide to be summed exactly, where nothing is possible, where
    some of the numbers cannot be used, or where the search would take too much work.
    """
    derived = {a.target for a in debate.arguments.values() if a.relation != "undercuts"}
    entries = dict(debate.credences.get(participant, {}))
    wanted = {id: x for id in sorted(derived) if (x := debate.stated(participant, id).credence) is not None}
    for id in wanted:
        entries[id] = replace(entries[id], credence=None)
    silent = replace(debate, credences={**debate.credences, participant: entries})
    compiled = compile_debate(silent)
    if not compiled.exact:
        return None
    numbers = read_numbers(silent, compiled.structure, compiled.layout, [participant])
    if numbers.broken[0] or compiled.structure.refused:
        return None
    problem = _Problem(compiled, numbers.coins[0], tuple(wanted), np.array(list(wanted.values())))
    if wanted and problem.seconds > LONGEST:
        return None
    start = problem.start()
    if np.isnan(start).any():
        return None
    share, found = problem.furthest(start, near or {})
    values = problem.values(found.point)
    return NearestCoins(
        cost_bits=problem.cost(found.point[: problem.free]) / math.log(2.0),
        reached=share == 1.0,
        share=share,
        credences={c: float(x) for c, x in zip(wanted, values, strict=False)},
        moved=_moved(problem, found.point, derived, numbers.assumed[0]),
    )


def _moved(problem: _Problem, point: Floats, derived: set[str], assumed: Flags) -> tuple[CoinMove, ...]:
    """Return the coins to type in, largest move first; with a side of a group that moves come all its sides."""
    after = problem.coins(point)
    changed = np.flatnonzero(np.abs(after - problem.present) > UNMOVED).tolist()
    layout = problem.compiled.layout
    for group in problem.compiled.structure.exclusive:
        places = [layout.claims[c] for c in group]
        if any(at in changed for at in places):
            changed += [at for at in places if at not in changed]
    found = []
    for at in changed:
        coin = problem.compiled.coin_ids[at]
        kind: Literal["credence", "prior", "strength"] = (
            "strength" if coin.kind == "strength" else "prior" if coin.id in derived else "credence"
        )
        found.append(CoinMove(coin.id, kind, float(problem.present[at]), float(after[at]), bool(assumed[at])))
    return tuple(sorted(found, key=lambda m: (-abs(m.after - m.before), m.id)))


@dataclass(frozen=True, slots=True)
class _Found:
    """A point, and whether it meets the constraints."""

    point: Floats
    met: bool


class _Problem:
    """Natural parameters of the free coins, then the log odds of virtual evidence that imposes each soft observation.

    A coin of its own has its log odds; a side of an exclusive group the log of its chance over that of no side (of the
    last side, where none is impossible), so that groups and single coins share all formulas.
    """

    def __init__(self, compiled: Compiled, present: Floats, wanted: tuple[str, ...], stated: Floats) -> None:
        self.compiled, self.present, self.wanted = compiled, present, wanted
        self.stated = stated.astype(np.float64)
        self.columns, self.block, self.reference = _free(compiled, present, wanted)
        self.free = len(self.columns)
        x = compiled.observed(present[None])[0]
        self.observed = x
        self.soft = np.flatnonzero((x > 0.0) & (x < 1.0))
        names = tuple(compiled.structure.observations)
        self.targets = (*wanted, *(names[place] for place in self.soft))
        self.places = [compiled.claim_column[c] for c in self.targets]
        self.blocks = int(self.block.max()) + 1 if self.free else 0
        p = present[self.columns]
        self.rest = np.ones(self.blocks)
        np.subtract.at(self.rest, self.block[self.reference < 0], p[self.reference < 0])
        for i in np.flatnonzero(self.reference >= 0):
            self.rest[self.block[i]] = present[self.reference[i]]
        # What the coins of a block and its reference have together; the rest of a group stands still.
        self.whole = self.rest + np.bincount(self.block, p, self.blocks) if self.free else self.rest
        self.natural = np.log(p / self.rest[self.block]) if self.free else np.zeros(0)

    @property
    def seconds(self) -> float:
        """Return about how long the search takes; a rough figure."""
        gradient = 2.0 * self.compiled.seconds(1) + SECONDS_PER_COIN * len(self.present)
        return gradient * len(self.targets) * USUAL_STEPS

    def chances(self, natural: Floats) -> Floats:
        """Return the probability of each free coin or side."""
        if not self.free:
            return np.zeros(0)
        grown = np.exp(np.clip(natural, -LARGEST, LARGEST))
        total = 1.0 + np.bincount(self.block, grown, self.blocks)
        found: Floats = self.whole[self.block] * grown / total[self.block]
        return found

    def coins(self, point: Floats) -> Floats:
        """Return the whole coin vector."""
        found = self.present.copy()
        p = self.chances(point[: self.free])
        found[self.columns] = p
        left = self.whole - np.bincount(self.block, p, self.blocks) if self.free else self.whole
        for i in np.flatnonzero(self.reference >= 0):
            found[self.reference[i]] = left[self.block[i]]
        return found

    def weights(self, point: Floats) -> Floats | None:
        """Return the weights [1, observations, 2] of the virtual evidence."""
        if not len(self.observed):
            return None
        found = np.ones((1, len(self.observed), 2))
        found[:, self.observed == 1.0, 0] = 0.0
        found[:, self.observed == 0.0, 1] = 0.0
        tilts = np.clip(point[self.free :], -2 * LARGEST, 2 * LARGEST)
        found[0, self.soft, 1] = 1.0 / (1.0 + np.exp(-tilts))
        found[0, self.soft, 0] = 1.0 / (1.0 + np.exp(tilts))
        return found

    def values(self, point: Floats) -> Floats:
        """Return the credence of each stated claim, then of each soft observation."""
        found = self.compiled.solve(self.coins(point)[None], weights=self.weights(point), ends=False).probability
        values: Floats = found[0, self.places]
        return values

    def start(self) -> Floats:
        """Return the stated claims' credences with the coins as they are and the observations imposed."""
        weights = self.compiled.impose(self.present[None]) if len(self.observed) else None
        found = self.compiled.solve(self.present[None], weights=weights, ends=False).probability
        values: Floats = found[0, self.places[: len(self.wanted)]]
        return values

    def cost(self, natural: Floats) -> float:
        """Return the sum of the divergences from the present coins, in nats."""
        if not self.free:
            return 0.0
        p, q = self.chances(natural), self.present[self.columns]
        rest = np.maximum(self.whole - np.bincount(self.block, p, self.blocks), TINY)
        sides = p * np.log(np.maximum(p, TINY) / q)
        return max(0.0, float(sides.sum() + (rest * np.log(rest / self.rest)).sum()))

    def spread(self, p: Floats, rows: Floats) -> Floats:
        """Return rows times the covariance of the coins, d(chance)/d(natural parameter)."""
        means = np.stack([np.bincount(self.block, p * row, self.blocks) for row in rows]) / self.whole
        found: Floats = p * (rows - means[:, self.block])
        return found

    def slopes(self, point: Floats, weights: Floats | None) -> Floats:
        """Return the derivatives [targets, free coins] of the targets by the chances."""
        coins = self.coins(point)[None]
        rows = []
        for target in self.targets:
            by = self.compiled.gradient(coins, target, weights)[0]
            row = by[self.columns]
            moved = self.reference >= 0
            row[moved] -= by[self.reference[moved]]
            rows.append(row)
        slopes: Floats = np.nan_to_num(np.array(rows).reshape(len(self.targets), self.free))
        return slopes

    def pulls(self, point: Floats, values: Floats, weights: Floats | None) -> Floats:
        """Return the derivatives [targets, soft observations] by the log odds of the virtual evidence."""
        if not len(self.soft) or weights is None:
            return np.zeros((len(self.targets), 0))
        n = len(self.soft)
        rows, given = np.tile(self.coins(point), (n, 1)), np.repeat(weights, n, axis=0)
        for k, place in enumerate(self.soft):
            given[k, place, 0] = 0.0
        there = self.compiled.solve(rows, weights=given, ends=False).probability[:, self.places].T
        m = values[len(self.wanted) :]
        return np.nan_to_num((there - values[:, None]) * m)

    def solve(self, point: Floats, aims: Floats) -> _Found:
        """Return the nearest point at which the targets have the values `aims`, as far as it is found."""
        penalty = 1.0
        values = self.values(point)
        for _ in range(STEPS):
            off = aims - values
            if not np.isfinite(off).all():
                return _Found(point, False)
            step, multipliers = self._step(point, values, off)
            flat = np.abs(step).max(initial=0.0)
            if np.abs(off).max(initial=0.0) < FEASIBLE and flat < STATIONARY:
                return _Found(point, True)
            penalty = max(penalty, 2.0 * float(np.abs(multipliers).max(initial=0.0)))
            step *= min(1.0, LONGEST_STEP / max(flat, TINY))
            tried = self._along(point, step, aims, penalty, off)
            if tried is None:
                return _Found(point, bool(np.abs(off).max(initial=0.0) < FEASIBLE))
            point, values = tried
            if np.abs(point[: self.free]).max(initial=0.0) > LARGEST:
                return _Found(point, False)
        return _Found(point, bool(np.abs(aims - values).max(initial=0.0) < FEASIBLE))

    def _step(self, point: Floats, values: Floats, off: Floats) -> tuple[Floats, Floats]:
        """Return the step to the optimum of the linear constraints, and their multipliers."""
        weights = self.weights(point)
        slopes, pulls = self.slopes(point, weights), self.pulls(point, values, weights)
        p, gone = self.chances(point[: self.free]), point[: self.free] - self.natural
        m, k = len(self.targets), len(self.soft)
        spread = self.spread(p, slopes) if self.free else slopes
        system = np.zeros((m + k, m + k))
        system[:m, :m], system[:m, m:], system[m:, :m] = spread @ slopes.T, pulls, pulls.T
        right = np.concatenate([off + spread @ gone, np.zeros(k)])
        scale = np.sqrt(np.maximum(np.abs(np.diag(system)), 1e-12)) if m + k else np.ones(0)
        scale[m:] = 1.0
        answer = np.linalg.lstsq(system / np.outer(scale, scale), right / scale, rcond=1e-13)[0] / scale
        return np.concatenate([slopes.T @ answer[:m] - gone, answer[m:]]), answer[:m]

    def _along(
        self, point: Floats, step: Floats, aims: Floats, penalty: float, off: Floats
    ) -> tuple[Floats, Floats] | None:
        """Return the first shorter step that lowers cost and violation together, with the values there."""
        here = self.cost(point[: self.free]) + penalty * float(np.abs(off).sum())
        missed = float(np.abs(off).sum())
        for share in SHORTER:
            there = point + share * step
            values = self.values(there)
            if not np.isfinite(values).all():
                continue
            miss = float(np.abs(aims - values).sum())
            merit = self.cost(there[: self.free]) + penalty * miss
            if merit < here - 1e-13 or (miss < 0.5 * missed and miss < 1e-6):
                return there, values
        return None

    def furthest(self, start: Floats, near: Mapping[str, float]) -> tuple[float, _Found]:
        """Return how far from `start` to the stated credences the coins can go, and the nearest coins there."""
        soft = self.observed[self.soft]
        beginnings = [np.concatenate([self.natural, np.zeros(len(self.soft))])]
        if near:
            beginnings.append(self._named(near))
        aims = np.concatenate([self.stated, soft])
        whole = [found for found in (self.solve(point, aims) for point in beginnings) if found.met]
        if whole:
            return 1.0, min(whole, key=lambda found: self.cost(found.point[: self.free]))
        low, high, nearest = 0.0, 1.0, self.solve(beginnings[0], np.concatenate([start, soft]))
        for _ in range(HALVINGS if self.seconds <= QUICK else FEWER_HALVINGS):
            share = (low + high) / 2.0
            aims = np.concatenate([start + share * (self.stated - start), soft])
            found = self.solve(nearest.point, aims)
            if found.met:
                low, nearest = share, found
            else:
                high = share
        if high == 1.0 and (last := self.solve(nearest.point, np.concatenate([self.stated, soft]))).met:
            return 1.0, last
        return low, nearest

    def _named(self, near: Mapping[str, float]) -> Floats:
        """Return the point at which the coins have the numbers `near`, where they are named and not certain."""
        p = self.present[self.columns].copy()
        for i, at in enumerate(self.columns):
            value = near.get(self.compiled.coin_ids[at].id)
            if value is not None and self.reference[i] < 0:
                p[i] = value
        rest = self.whole - np.bincount(self.block, p, self.blocks) if self.free else self.whole
        usable = (p > 0.0) & (rest[self.block] > 0.0) if self.free else np.zeros(0, dtype=np.bool_)
        natural = np.where(usable, np.log(np.maximum(p, TINY) / np.maximum(rest[self.block], TINY)), self.natural)
        return np.concatenate([np.clip(natural, -LARGEST / 2, LARGEST / 2), np.zeros(len(self.soft))])


def _free(
    compiled: Compiled, present: Floats, wanted: Sequence[str]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the columns of the coins that may move, the block each is in, and the side that gives way (-1: none)."""
    structure, layout = compiled.structure, compiled.layout
    near: set[str] = set()
    for claim in wanted:
        if claim not in near:
            near |= connected(structure, claim)
    sides, observations = structure.sides, structure.observations
    columns, block, reference, blocks = [], [], [], 0
    for at, coin in enumerate(compiled.coin_ids):
        likelihood = coin.kind in ("if_true", "if_false") or coin.id in layout.likelihoods
        if likelihood or coin.id not in near or coin.id in sides or coin.id in observations:
            continue
        if 0.0 < present[at] < 1.0:
            columns.append(at)
            block.append(blocks)
            reference.append(-1)
            blocks += 1
    for group in structure.exclusive:
        places = [layout.claims[c] for c in group if c in near and 0.0 < present[layout.claims[c]] < 1.0]
        none = 1.0 - float(present[[layout.claims[c] for c in group]].sum())
        last = -1 if none > UNMOVED or not places else places.pop()
        if places:
            columns += places
            block += [blocks] * len(places)
            reference += [last] * len(places)
            blocks += 1
    return np.array(columns, dtype=np.intp), np.array(block, dtype=np.intp), np.array(reference, dtype=np.intp)
