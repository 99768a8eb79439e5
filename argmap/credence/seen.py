"""What imposed observations of claims do to them, in closed form: however many there are, they act as one weight each.

Given a claim, its observations are independent of each other and of everything else. So once the claim's probability
m is known, each observation's weight is the root of a quadratic, and all of them together multiply the odds of the
claim by a lift L(m). L never rises with m, so m itself is found by a search in one dimension. Knows likelihoods and
what is imposed. Must not know maps. Reference: Csiszár 1975 (the I-projection, here partly minimised).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

HALVINGS = 200
NEAR = 1e-15


@dataclass(frozen=True, slots=True)
class Seen:
    """Observations of some claims for each row of a batch, those of one claim after those of another.

    `if_true`, `if_false`, `x` [rows, observations] are likelihoods and what is imposed, nan for nothing; `soft` where
    that is short of certain, and then the likelihoods are too; `starts` where each claim's observations begin and
    `owner` whose each is. `fixed` [rows, claims] is the log of what certain observations multiply a claim's odds by,
    `active` says where there are others that tell anything; `possible` [rows] whether all can be had.
    """

    if_true: Floats
    if_false: Floats
    x: Floats
    soft: Flags
    starts: Places
    owner: Places
    fixed: Floats
    active: Flags
    possible: Flags

    def rows(self, which: Places) -> Seen:
        """Return the observations of some rows, in that order."""
        by_row = ("if_true", "if_false", "x", "soft", "fixed", "active", "possible")
        return replace(self, **{name: getattr(self, name)[which] for name in by_row})

    def claim(self, number: int) -> Seen:
        """Return the observations of one claim."""
        mine = self.owner == number
        one, zero = slice(number, number + 1), np.zeros(1, dtype=np.intp)
        ends = (self.fixed[:, one], self.active[:, one])
        pair = (self.if_true[:, mine], self.if_false[:, mine], self.x[:, mine], self.soft[:, mine])
        return Seen(*pair, zero, np.zeros(int(mine.sum()), dtype=np.intp), *ends, self.possible)

    def ratios(self, m: Floats) -> Floats:
        """Return the weight of each observation's being true over its being false, claims having probabilities m.

        [rows, observations] from [rows, claims]; infinite or 0 where it is certain, 1 where nothing is imposed.
        """
        m = m[:, self.owner]
        a, b, x = self.if_true, self.if_false, np.where(self.soft, self.x, 0.5)
        square = a * b * (1.0 - x)
        linear = m * a * (1.0 - b) + (1.0 - m) * b * (1.0 - a) - x * (a * (1.0 - b) + b * (1.0 - a))
        constant = x * (1.0 - a) * (1.0 - b)
        root = np.sqrt(linear * linear + 4.0 * square * constant)
        with np.errstate(divide="ignore", invalid="ignore"):
            found = np.where(linear > 0.0, 2.0 * constant / (linear + root), (root - linear) / (2.0 * square))
        certain = np.where(self.x == 1.0, np.inf, np.where(self.x == 0.0, 0.0, 1.0))
        kept: Floats = np.where(self.soft, found, certain)
        return kept

    def lift(self, m: Floats) -> tuple[Floats, Floats, Floats]:
        """Return L(m), its derivative, and what the observations cost at m in nats, certain ones left out.

        [rows, claims] each.
        """
        t = self.ratios(m)
        a, b, each = self.if_true, self.if_false, m[:, self.owner]
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            above, below = t * a + (1.0 - a), t * b + (1.0 - b)
            p, q = t * a / above, t * b / below
            spread = each * p * (1.0 - p) + (1.0 - each) * q * (1.0 - q)
            by_one = np.where(self.soft, np.log(above / below), 0.0)
            slope = np.where(self.soft & (spread > 0.0), (p - q) ** 2 / spread, 0.0)
            told = np.where(self.soft, self.x * np.log(t) - each * np.log(above) - (1.0 - each) * np.log(below), 0.0)
        return self._summed(by_one), -self._summed(slope), self._summed(told)

    def _summed(self, values: Floats) -> Floats:
        found: Floats = np.add.reduceat(values, self.starts, axis=1)
        return found

    def settle(self, odds: Floats) -> Floats:
        """Return claims' probabilities with their observations imposed; `odds` [rows, claims] are those without.

        nan where they cannot be had. Certain observations count too.
        """
        odds = odds + self.fixed

        def off(m: Floats) -> tuple[Floats, Floats]:
            lift, slope, _ = self.lift(m)
            return np.log(m) - np.log1p(-m) - lift - odds, 1.0 / (m * (1.0 - m)) - slope

        with np.errstate(over="ignore"):
            m = np.where(self.active, self._root(off), 1.0 / (1.0 + np.exp(-odds)))
        return np.where(self.possible[:, None], m, np.nan)

    def reached(self, lift: Floats) -> tuple[Floats, Floats]:
        """Return the m at which L(m) is the given lift, or the nearer end; and by how much m falls as lift rises."""

        def off(m: Floats) -> tuple[Floats, Floats]:
            found, slope, _ = self.lift(m)
            return lift - found, -slope

        m = self._root(off)
        found, slope, _ = self.lift(m)
        with np.errstate(divide="ignore"):
            inside = (np.abs(found - lift) < 1e-6 * (1.0 + np.abs(lift))) & (slope < 0.0)
            return np.where(inside, m, np.where(found > lift, 1.0, 0.0)), np.where(inside, -1.0 / slope, 0.0)

    def _root(self, off: Callable[[Floats], tuple[Floats, Floats]]) -> Floats:
        """Return where a rising function of m is 0, between 0 and 1: by Newton steps, else by halvings."""
        low, high, m = np.zeros(self.fixed.shape), np.ones(self.fixed.shape), np.full(self.fixed.shape, 0.5)
        before, still = np.full(m.shape, np.inf), np.ones(m.shape, dtype=np.bool_)
        with np.errstate(divide="ignore", invalid="ignore"):
            for _ in range(HALVINGS):
                value, slope = off(m)
                low, high = np.where(value > 0.0, low, m), np.where(value > 0.0, m, high)
                newton = m - value / slope
                # A step that is not half the last one gives way to a halving, so that it always ends.
                good = (newton >= low) & (newton <= high) & (np.abs(newton - m) < 0.5 * before)
                new = np.where(good, newton, (low + high) / 2.0)
                before = np.abs(new - m)
                still &= (value != 0.0) & (before > NEAR * np.minimum(m, 1.0 - m))
                m = np.where(still, new, m)
                if not still.any():
                    break
        return m


def seen(if_true: Floats, if_false: Floats, x: Floats, counts: Sequence[int]) -> Seen:
    """Return observations from likelihoods and what is imposed, [rows, observations] each; `counts` for each claim."""
    soft = (x > 0.0) & (x < 1.0)
    fixed = np.zeros(x.shape)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.intp)
    with np.errstate(divide="ignore", invalid="ignore"):
        fixed = np.where(x == 1.0, np.log(if_true) - np.log(if_false), fixed)
        fixed = np.where(x == 0.0, np.log1p(-if_true) - np.log1p(-if_false), fixed)
        whole = np.add.reduceat(fixed, starts, axis=1)
    impossible = np.isnan(whole)
    active = np.logical_or.reduceat(soft & (if_true != if_false), starts, axis=1)
    owner = np.repeat(np.arange(len(counts)), counts)
    fixed = np.where(impossible, 0.0, whole)
    possible: Flags = np.logical_not(impossible.any(axis=1))
    return Seen(if_true, if_false, x, soft, starts, owner, fixed, active, possible)
