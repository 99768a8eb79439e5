"""Weights on claims that give them wanted probabilities, thousands at once: the nearest distribution that has them.

The weights are the minimum of a convex function, the dual of the projection, found by Newton steps. The equations of a
step are solved by conjugate gradients, whose products with the covariances are differences of two propagations, so that
one step takes some dozens of propagations however many weights there are. Knows compiled maps and coins. Must not know
people's names. References: Csiszár 1975 (the I-projection); Nocedal & Wright 2006 (truncated Newton steps).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from argmap.credence.budget import Budget
from argmap.credence.coins import Flags, Floats
from argmap.credence.eliminate import Places
from argmap.credence.inference import Compiled
from argmap.credence.pulls import Pulls, pulls
from argmap.credence.solution import Lifts

TOLERANCE, ENOUGH = 1e-13, 1e-12
"""What is wanted counts as reached within the first, or within the second where a step brings it no nearer."""
NEWTON_STEPS = 50
GRADIENTS = 150
FLAT = 1e-6
PROBE = 1e-4
FAINT = 1e3
"""Where the asked probability falls by more than so many times the rise in odds, observations tell nothing."""
SHORTER = (1.0, 0.5, 0.2, 0.05)
LONGEST_STEP = 6.0
LARGEST_TILT = 45.0
"""Log odds beyond which a claim counts as certain: a chance of 1 in 10^19."""


class Tilt:
    """The log weights of some pulls for each row of coins, [rows, pulls], and what they lead to."""

    def __init__(self, compiled: Compiled, coins: Floats, pulled: Pulls, budget: Budget) -> None:
        self.compiled, self.coins, self.pulled, self.budget = compiled, coins, pulled, budget
        self.columns = [compiled.claim_column[c] for c in pulled.claims]
        self.points = pulled.point.shape[1]
        self.point, self.seen = pulled.point, pulled.seen
        self.fixed, self.active, self.possible = pulled.fixed, pulled.active, pulled.possible
        self.tilts, self.found = np.zeros(self.fixed.shape), np.zeros(self.fixed.shape)

    def lifts(self, tilts: Floats, which: Places | None = None) -> Lifts:
        """Return the weights of the pulled claims, the larger of each pair 1, for some rows of tilts."""
        fixed = self.fixed if which is None else self.fixed[which]
        total = tilts + fixed
        with np.errstate(over="ignore", under="ignore"):
            pairs = np.stack([np.exp(np.minimum(-total, 0.0)), np.exp(np.minimum(total, 0.0))], axis=-1)
        return Lifts(self.pulled.claims, pairs)

    def fit(self) -> Flags:
        """Find the weights; return for which rows what is wanted was reached. Raises `TooLong`."""
        # Where a claim is certain its log odds are infinite, and nothing is asked of its weight.
        with np.errstate(all="ignore"):
            return self._fitted()

    def _fitted(self) -> Flags:
        reached = np.zeros(len(self.coins), dtype=np.bool_)
        rows = np.flatnonzero(self.possible)
        if not self.active.any():
            self.found[rows], _ = self._moments(self.tilts[rows], rows)
            reached[rows] = np.isfinite(self.found[rows]).all(axis=1)
            return reached
        m, worth = self._moments(self.tilts[rows], rows)
        far = LARGEST_TILT + np.abs(_logit(m)).max(axis=1, initial=0.0, where=self.active[rows])
        limits = np.full(len(self.coins), np.inf)
        limits[rows] = np.where(np.isfinite(far), far, np.inf)
        m = self._first(rows, m, worth)
        former = np.full(len(rows), np.inf)
        for _ in range(NEWTON_STEPS):
            wanted, slack, _ = self._asked(self.tilts[rows], rows)
            off = np.where(self.active[rows], m - wanted, 0.0)
            worst = np.where(slack > FAINT, self._missed(m, rows), np.abs(off)).max(axis=1)
            self.found[rows] = m
            done = (worst <= TOLERANCE) | ((worst <= ENOUGH) & (worst >= former))
            reached[rows[done]] = True
            going = ~done & np.isfinite(worst)
            going &= np.abs(self.tilts[rows]).max(axis=1) <= limits[rows]
            # What is certain stays so under any weight.
            going &= ~(self.active[rows] & ((m <= 0.0) | (m >= 1.0)) & (np.abs(off) > ENOUGH)).any(axis=1)
            rows, m, off, slack, worst = rows[going], m[going], off[going], slack[going], worst[going]
            if not len(rows):
                break
            m, former = self._stepped(rows, m, off, slack, worst), worst
        return reached

    def _missed(self, m: Floats, rows: Places) -> Floats:
        """Return how far the log odds that observations ask for at m are from those given; 0 for what has none.

        Where observations tell next to nothing this is known to more digits than the m that they ask for.
        """
        missed = np.zeros(m.shape)
        if self.seen is not None:
            lift = self.seen.rows(rows).lift(m[:, self.points :])[0]
            missed[:, self.points :] = np.abs(lift - self.tilts[rows, self.points :])
        return missed

    def _first(self, rows: Places, m: Floats, worth: Floats) -> Floats:
        """Start from what each claim would need were it alone, where that is nearer than no weights at all."""
        odds = _logit(m)
        guess = _logit(self.point[rows]) - odds[:, : self.points]
        if self.seen is not None:
            mine = self.seen.rows(rows)
            guess = np.concatenate([guess, mine.lift(mine.settle(odds[:, self.points :] - mine.fixed))[0]], axis=1)
        guess = np.where(self.active[rows] & np.isfinite(guess), guess, 0.0)
        other, value = self._moments(guess, rows)
        better = value < worth
        self.tilts[rows] = np.where(better[:, None], guess, 0.0)
        found: Floats = np.where(better[:, None], other, m)
        return found

    def _stepped(self, rows: Places, m: Floats, off: Floats, slack: Floats, worst: Floats) -> Floats:
        """Take one Newton step for some rows, as long as helps most; return the probabilities there."""
        step = self._direction(rows, m, off, slack, np.clip(worst, 1e-6, 1e-2))
        longest = np.abs(step).max(axis=1)
        step *= np.minimum(1.0, LONGEST_STEP / np.maximum(longest, 1e-300))[:, None]
        tries = [self.tilts[rows] + share * step for share in (SHORTER if (worst > FLAT).any() else (1.0,))]
        found = [self._moments(one, rows) for one in tries]
        values = np.array([worth for _, worth in found])
        # Near the bottom the dual is flat to rounding, and the whole step is right.
        best = np.where(worst < FLAT, 0, np.argmin(np.where(np.isfinite(values), values, np.inf), axis=0))
        at = np.arange(len(rows))
        self.tilts[rows] = np.array(tries)[best, at]
        moved: Floats = np.array([m for m, _ in found])[best, at]
        return moved

    def _direction(self, rows: Places, m: Floats, off: Floats, slack: Floats, share: Floats) -> Floats:
        """Return the Newton step: conjugate gradients until the rest is `share` of what it was."""
        active = self.active[rows]
        scale = np.where(active, m * (1.0 - m) + slack, 1.0) + 1e-14
        left = -off
        first = np.abs(left).max(axis=1)
        step = np.zeros_like(left)
        way = left / scale
        size = (left * way).sum(axis=1)
        for _ in range(min(GRADIENTS, 2 * len(self.columns) + 2)):
            turned = np.where(active, self._covariance(rows, way) + slack * way, 0.0)
            with np.errstate(divide="ignore", invalid="ignore"):
                along = (way * turned).sum(axis=1)
                long = np.where(along > 0.0, size / along, 0.0)[:, None]
                step += long * way
                left = left - long * turned
                if (np.abs(left).max(axis=1) <= share * first).all() or not long.any():
                    break
                ahead = left / scale
                new = (left * ahead).sum(axis=1)
                way = ahead + np.where(size > 0.0, new / size, 0.0)[:, None] * way
            size = new
        return step

    def _covariance(self, rows: Places, way: Floats) -> Floats:
        """Return the covariances of the pulled claims times a direction, by a small step either way along it."""
        size = PROBE / np.maximum(np.abs(way).max(axis=1), 1e-300)[:, None]
        there = np.concatenate([self.tilts[rows] + size * way, self.tilts[rows] - size * way])
        m, _ = self._moments(there, np.concatenate([rows, rows]), worth=False)
        found: Floats = (m[: len(rows)] - m[len(rows) :]) / (2.0 * size)
        return np.where(np.isfinite(found), found, 0.0)

    def _moments(self, tilts: Floats, rows: Places, worth: bool = True) -> tuple[Floats, Floats]:
        """Return the pulled claims' probabilities [rows, pulls] and the dual [rows], which is least at the weights."""
        self.budget.spend(self.compiled.seconds(len(rows)))
        solution = self.compiled.solve(self.coins[rows], lifts=self.lifts(tilts, rows), ends=False)
        m: Floats = solution.probability[:, self.columns]
        if not worth:
            return m, np.empty(0)
        fixed = self.fixed[rows]
        largest = np.where(np.isinf(fixed), np.where(fixed > 0.0, tilts, 0.0), np.maximum(tilts + fixed, 0.0))
        value = solution.log_total + largest.sum(axis=1)
        at, _, cost = self._asked(tilts, rows)
        return m, value - np.where(self.active[rows], tilts * at + cost, 0.0).sum(axis=1)

    def _asked(self, tilts: Floats, rows: Places) -> tuple[Floats, Floats, Floats]:
        """Return the probability each weight asks for, by how much that falls as the weight grows, and its cost."""
        asked, slack = self.point[rows], np.zeros((len(rows), self.points))
        if self.seen is None:
            return asked, slack, slack
        mine = self.seen.rows(rows)
        m, falls = mine.reached(tilts[:, self.points :])
        joined = ((asked, m), (slack, falls), (slack, mine.lift(m)[2]))
        first, second, third = (np.concatenate(pair, axis=1) for pair in joined)
        return first, second, third

    def ratios(self) -> Floats:
        """Return the weight of each observation's being true over that of its being false, [rows, observations]."""
        with np.errstate(over="ignore"):
            found = np.exp(self.tilts[:, : self.points] + self.fixed[:, : self.points])
        if self.seen is not None:
            found = np.concatenate([found, self.seen.ratios(self.found[:, self.points :])], axis=1)
        return found


def _logit(p: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.log(p) - np.log1p(-p)
    return found


def fitted_weights(compiled: Compiled, coins: Floats, places: Sequence[int], budget: Budget) -> Floats:
    """Return weights [rows, observations, 2] for (false, true) that impose the given observations; nan: not to be had.

    Raises `TooLong` where that would take more work than is left.
    """
    tilt = Tilt(compiled, coins, pulls(compiled, coins, places), budget)
    reached = tilt.fit()
    ratios = tilt.ratios()
    found = np.ones((len(coins), len(places), 2))
    at = {place: number for number, place in enumerate(places)}
    order = [at[place] for place in tilt.pulled.places]
    with np.errstate(divide="ignore"):
        found[:, order, 0] = np.where(ratios > 1.0, 1.0 / ratios, 1.0)
    found[:, order, 1] = np.minimum(ratios, 1.0)
    found[~reached] = np.nan
    return found
