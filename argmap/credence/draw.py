"""Sampled worlds of several people at once, as bit masks: one person's worlds stand behind another's in every mask.

Worlds are drawn from the coins by a generator seeded with the map's content, so one debate always gives one answer.
What is imposed of a claim's observations is a weight on the claim, fitted to the worlds; contraries strike worlds out.
Knows the meaning of a world (`Masks`). Must not know how numbers are read from worlds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from argmap.credence.calibrate import solve_coin
from argmap.credence.coins import Flags, Floats, Numbers
from argmap.credence.cycles import Masks
from argmap.credence.evidence import clusters
from argmap.credence.inference import Compiled
from argmap.credence.pulls import pulls, weighed_seen
from argmap.credence.reach import consequences
from argmap.credence.structure import Structure, is_cycle

STILL = 1e-4
"""Sweeps end when no coin moves by more than this."""
SETTLED = 0.005
"""Coins that still move by more than this after the last sweep are reported."""
UNMET = 1e-3
"""What is imposed and stays off by more than this cannot be had in the sampled worlds."""
MET = 1e-6
MOST_FITTINGS, FEWEST_FITTINGS = 200, 4
WEIGHED = 1 << 27
"""About so many weights are changed in all whenever what is imposed is fitted."""

Rows = npt.NDArray[np.intp]
_COUNTS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).sum(axis=1).astype(np.uint16)


def counts(octets: npt.NDArray[np.uint8]) -> Floats:
    """Return how many bits are set along the last axis."""
    found: Floats = _COUNTS[octets].sum(axis=-1, dtype=np.float64)
    return found


class Tosses:
    """The tosses of every coin in so many worlds (a multiple of eight): the same whenever they are asked for."""

    def __init__(self, structure: Structure, worlds: int, sweeps: int) -> None:
        self.worlds, self.sweeps = worlds, sweeps
        arguments = [(a.id, a.relation, a.target, tuple(map(str, a.premises))) for a in structure.arguments.values()]
        content = repr((structure.claims, arguments, structure.exclusive, structure.groups))
        self.seed = int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big")
        self.known: dict[tuple[int, float], bytes] = {}
        self.none, self.all = bytes(worlds // 8), b"\xff" * (worlds // 8)
        self.cyclic = frozenset(part for part in structure.parts if is_cycle(structure, part))

    def heads(self, coin: int, chances: Sequence[float]) -> int:
        """Return the worlds in which a coin falls heads, for each person's chance in turn."""
        uniform, parts = None, []
        for chance in chances:
            key = (coin, chance)
            if chance <= 0.0 or chance >= 1.0:
                parts.append(self.none if chance <= 0.0 else self.all)
                continue
            if key not in self.known:
                uniform = self.uniform(coin) if uniform is None else uniform
                self.known[key] = np.packbits(uniform < chance, bitorder="little").tobytes()
            parts.append(self.known[key])
        return int.from_bytes(b"".join(parts), "little")

    def uniform(self, coin: int) -> Floats:
        """Return a number from 0 to 1 for each world."""
        return np.random.Generator(np.random.PCG64([self.seed, coin])).random(self.worlds)


class Draw:
    """Some people's worlds; `rows` are theirs in the numbers, and they have the same observations imposed.

    `weight` [people, worlds]; `true` has a mask for each claim and argument; `feasible` [people] whether what is
    imposed was met; `residual` [people] how far off calibrated claims may be; `off` how far what is imposed stayed off.
    """

    def __init__(self, compiled: Compiled, numbers: Numbers, rows: Rows, tosses: Tosses) -> None:
        self.compiled, self.numbers, self.rows, self.tosses = compiled, numbers, rows, tosses
        self.structure, self.layout, self.people = compiled.structure, compiled.layout, len(rows)
        self.mutual = {m.argument: m for m in self.structure.mutual}
        x = compiled.observed(numbers.coins[rows])
        self.places = np.flatnonzero(~np.isnan(x).all(axis=0)).tolist()
        observed = tuple(self.structure.observations)
        self.imposed = [observed[place] for place in self.places]
        self.pulled = pulls(compiled, numbers.coins[rows], self.places)
        points = self.pulled.point.shape[1]
        # Observations that more rests on are drawn as imposed and weighed; the others only weigh the claim they are of.
        self.points, self.grouped = self.pulled.claims[:points], self.pulled.claims[points:]
        self.logs = {claim: np.zeros(self.people) for claim in self.grouped}
        seen = self.pulled.seen
        self.each = [seen.claim(number) for number in range(len(self.grouped))] if seen is not None else []
        self.conditioned = self._conditioned()
        self.swept = self.conditioned | {i for p in self.structure.parts if len(p) > 1 for i in p}
        self.masks = Masks(self.structure, self.people * tosses.worlds, {}, {})
        self.true: dict[str, int] = {}
        self.weight: Floats = np.empty((self.people, 0))
        self.allowed = 0
        self.feasible = np.ones(self.people, dtype=np.bool_)
        self.residual, self.off = np.zeros(self.people), np.zeros(self.people)

    def _conditioned(self) -> set[str]:
        scopes = [cluster.members for cluster in clusters(self.compiled, frozenset(self.places))]
        return consequences(self.structure, set().union(*scopes), self.imposed) if scopes else set()

    def coin(self, claim: str) -> Floats:
        """Return each person's coin of a claim."""
        found: Floats = self.numbers.coins[self.rows, self.layout.claims[claim]]
        return found

    # --- calibration ---

    def calibrate(self) -> Flags:
        """Set the coins of stated claims so that they come out as stated in these worlds; return who settled."""
        wanted = [c for c, at in self.layout.claims.items() if self.numbers.calibrate[self.rows, at].any()]
        direct = frozenset(c for c in wanted if c not in self.swept)
        rest = [c for c in wanted if c in self.swept]
        for c in rest:
            self._keep(c, np.clip(self.coin(c), 0.1, 0.9))
        moved = np.zeros(self.people)
        self.run(direct)
        for _ in range(self.tosses.sweeps if rest else 0):
            moved = np.max([self._nudge(c) for c in rest], axis=0)
            self.run(direct)
            if (moved < STILL).all():
                break
        if rest:
            self.residual = np.max([np.hypot(self._missed(c), self._blurred(c)) for c in rest], axis=0)
        settled: Flags = moved < SETTLED
        return settled

    def _keep(self, claim: str, coin: Floats) -> None:
        """Give a claim a coin for those whose coin is to be found."""
        at = self.layout.claims[claim]
        whose = self.numbers.calibrate[self.rows, at]
        self.numbers.coins[self.rows[whose], at] = coin[whose]

    def _stated(self, claim: str) -> tuple[Floats, Flags]:
        at = self.layout.claims[claim]
        return self.numbers.stated[self.rows, at], self.numbers.calibrate[self.rows, at]

    def _missed(self, claim: str) -> Floats:
        """Return how far a claim is from what was stated, where its coin could still bring it nearer."""
        stated, whose = self._stated(claim)
        off, coin = self.share(self.true[claim]) - stated, self.coin(claim)
        pressed = ((coin >= 1.0) & (off < 0.0)) | ((coin <= 0.0) & (off > 0.0))
        found: Floats = np.where(whose & ~pressed & self.feasible, np.abs(off), 0.0)
        return found

    def _blurred(self, claim: str) -> Floats:
        """Return how uncertain a claim's coin is, found as it was in these worlds: no number is moved by more."""
        true, total = self.at_ends(claim)
        coin, (_, whose) = self.coin(claim), self._stated(claim)
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = np.abs(true[:, 1] / total[:, 1] - true[:, 0] / total[:, 0])
            p = self.share(self.true[claim])
            coarse = np.linalg.norm(self.weight, axis=1) / self.weight.sum(axis=1)
            error = np.minimum(0.5, np.sqrt(p * (1.0 - p)) * coarse / slope)
        usable = whose & self.feasible & (coin > 0.0) & (coin < 1.0) & (total > 0.0).all(axis=1) & (slope > 0.0)
        return np.where(usable, error, 0.0)

    def _nudge(self, claim: str) -> Floats:
        old, (stated, whose) = self.coin(claim), self._stated(claim)
        true_at, total_at = self.at_ends(claim)
        with np.errstate(divide="ignore", invalid="ignore"):
            new, _ = solve_coin(true_at, total_at, stated, old)
        new = np.where(whose & (old > 0.0) & (old < 1.0) & self.feasible & np.isfinite(new), new, old)
        self._keep(claim, new)
        return np.abs(new - old)

    def _set_coin(self, claim: str) -> None:
        """Find a coin while the worlds are drawn: what the claim rests on is drawn already."""
        ends = [self._counted(self.masks.final(claim, coin)) / self.tosses.worlds for coin in (0, self.masks.all)]
        stated, _ = self._stated(claim)
        new, _ = solve_coin(np.stack(ends, axis=1), np.ones((self.people, 2)), stated, self.coin(claim))
        self._keep(claim, new)

    # --- drawing ---

    def run(self, direct: frozenset[str]) -> None:
        """Draw all worlds; the coins of `direct` claims are calibrated on the way."""
        structure, layout, coins = self.structure, self.layout, self.numbers.coins[self.rows]
        self.masks = masks = Masks(structure, self.people * self.tosses.worlds, {}, {})
        self._toss_groups()
        sides = structure.sides
        for part in structure.parts:
            for id in part:
                if id in layout.arguments:
                    if id not in layout.likelihoods:
                        at = layout.arguments[id]
                        heads = self.tosses.heads(at, coins[:, at].tolist())
                        masks.outer["enabled", id] = heads, masks.all & ~heads
                elif id in structure.observations:
                    self._observe(id)
                elif id not in sides:
                    if id in direct:
                        self._set_coin(id)
                    masks.heads[id] = self.tosses.heads(layout.claims[id], self.coin(id).tolist())
            if part[0] not in layout.likelihoods and part[0] not in structure.observations:
                masks.settle(part, cyclic=part in self.tosses.cyclic)
        self._finish()

    def _toss_groups(self) -> None:
        for group in self.structure.exclusive:
            columns = [self.layout.claims[c] for c in group]
            uniform = self.tosses.uniform(columns[0])
            coins = self.numbers.coins[self.rows][:, columns]
            bounds = np.concatenate([np.zeros((self.people, 1)), np.cumsum(coins, axis=1)], axis=1)
            for n, claim in enumerate(group):
                low, high = bounds[:, n, None], bounds[:, n + 1, None]
                self.masks.heads[claim] = _packed((uniform >= low) & (uniform < high))

    def _likelihoods(self, observed: str) -> tuple[Floats, Floats]:
        if_true, if_false = self.layout.likelihoods[self.structure.observations[observed]]
        return self.numbers.coins[self.rows, if_true], self.numbers.coins[self.rows, if_false]

    def _observe(self, observed: str) -> None:
        """Draw an observation: from what is imposed where more rests on it, else from its likelihood."""
        masks, target = self.masks, self.structure.arguments[self.structure.observations[observed]].target
        if observed in self.points:
            heads = self.tosses.heads(self.layout.claims[observed], self.coin(observed).tolist())
        else:
            heads = self._from(observed, *self._likelihoods(observed), self._final(target))
        masks.heads[observed] = heads
        decided = masks.known[target][0] | masks.known[target][1]
        masks.known[observed] = decided & heads, decided & ~heads

    def _from(self, observed: str, if_true: Floats, if_false: Floats, truth: int) -> int:
        """Return the worlds in which an observation is true, drawn from its chances given its claim."""
        at = self.layout.claims[observed]
        heads, other = (self.tosses.heads(at, chances.tolist()) for chances in (if_true, if_false))
        return (heads & truth) | (other & self.masks.all & ~truth)

    def _final(self, id: str) -> int:
        true, false = self.masks.known[id]
        if true | false == self.masks.all:
            return true
        return self.masks.heads[id] if id in self.structure.observations else self.masks.final(id)

    def _finish(self) -> None:
        masks, structure = self.masks, self.structure
        self.true = {id: self._final(id) for id in structure.claims}
        allowed = masks.all
        for group in structure.groups:
            once = 0
            for claim in group:
                allowed &= ~(once & self.true[claim])
                once |= self.true[claim]
        for id in structure.arguments:
            if id in self.mutual:
                m = self.mutual[id]
                self.true[id] = masks.outer["enabled", id][0] & self.true[m.premise]
                allowed &= ~(self.true[id] & self.true[m.target])
            elif id in masks.known:
                self.true[id] = masks.known[id][0]
        self.allowed = allowed
        self.weight = self.bits(allowed).astype(np.float64)
        self._weigh()

    # --- weights ---

    def _weigh(self) -> None:
        """Weigh the worlds by the likelihood of what is observed, then fit what is imposed."""
        for e in self.points:
            seen, x = self.bits(self.true[e]), self.coin(e)[:, None]
            target = self.structure.arguments[self.structure.observations[e]].target
            if_true, if_false = (chance[:, None] for chance in self._likelihoods(e))
            chance = np.where(self.bits(self.true[target]), if_true, if_false)
            up, down = chance / np.maximum(x, 1e-300), (1.0 - chance) / np.maximum(1.0 - x, 1e-300)
            self.weight *= np.where(seen, up, down)
        for claim in self.grouped:
            self._lift(self.bits(self.true[claim]), self.logs[claim])
        pulled = len(self.points) + len(self.grouped)
        fittings = min(MOST_FITTINGS, max(FEWEST_FITTINGS, WEIGHED // max(1, pulled * self.weight.size)))
        off = np.zeros(self.people)
        for _ in range(fittings if pulled else 0):
            off = self._fit()
            if (off < MET).all():
                break
        self.off = off
        self.feasible = (self.weight.sum(axis=1) > 0.0) & (off < UNMET) & self.pulled.possible
        if self.feasible.any():
            self._redraw()

    def _fit(self) -> Floats:
        """Fit everything imposed once, one after the other; return how far the worst was off."""
        off = np.zeros(self.people)
        for n, e in enumerate(self.points):
            seen, x = self.bits(self.true[e]), self.pulled.point[:, n]
            true, total = (self.weight * seen).sum(axis=1), self.weight.sum(axis=1)
            apply = (x > 0.0) & (x < 1.0) & (true > 0.0) & (true < total)
            with np.errstate(divide="ignore", invalid="ignore"):
                share = true / total
                self._lift(seen, np.where(apply, np.log(x / share) - np.log((1.0 - x) / (1.0 - share)), 0.0))
                off = np.maximum(off, np.where(total > 0.0, np.abs(share - x), 0.0))
        for claim, seen_of in zip(self.grouped, self.each, strict=True):
            truth = self.bits(self.true[claim])
            true, total = (self.weight * truth).sum(axis=1), self.weight.sum(axis=1)
            with np.errstate(divide="ignore", invalid="ignore"):
                odds = np.log(true) - np.log(total - true) - self.logs[claim]
                usable = ~np.isnan(odds)
                log, m = weighed_seen(seen_of, np.where(usable, odds, 0.0))
                off = np.maximum(off, np.where(usable, np.abs(true / total - m), 0.0))
            new = np.where(usable & np.isfinite(log), log, np.where(log > 0.0, 700.0, -700.0))
            self._lift(truth, new - self.logs[claim])
            self.logs[claim] = new
        return np.where(np.isnan(off), np.inf, off)

    def _lift(self, truth: Flags, log: Floats) -> None:
        """Multiply the odds of the worlds in which something is true by exp(`log`) [people]."""
        up, down = np.exp(np.minimum(log, 0.0))[:, None], np.exp(np.minimum(-log, 0.0))[:, None]
        self.weight *= np.where(truth, up, down)

    def _redraw(self) -> None:
        """Draw the observations that only weigh their claim: from what imposing them makes of their likelihoods."""
        seen, points = self.pulled.seen, len(self.points)
        if seen is None:
            return
        m = np.stack([self.share(self.true[claim]) for claim in self.grouped], axis=1)
        with np.errstate(invalid="ignore"):
            t = seen.ratios(np.where(np.isnan(m), 0.5, m))
            chances = [np.where(np.isinf(t), 1.0, t * a / (t * a + 1.0 - a)) for a in (seen.if_true, seen.if_false)]
        observed = tuple(self.structure.observations)
        for n, place in enumerate(self.pulled.places[points:]):
            e = observed[place]
            truth = self.true[self.structure.arguments[self.structure.observations[e]].target]
            self.true[e] = self._from(e, np.nan_to_num(chances[0][:, n]), np.nan_to_num(chances[1][:, n]), truth)

    # --- what is asked ---

    def octets(self, mask: int) -> npt.NDArray[np.uint8]:
        """Return a mask's bits, eight to a number, [people, worlds / 8]."""
        whole = self.people * self.tosses.worlds // 8
        return np.frombuffer(mask.to_bytes(whole, "little"), dtype=np.uint8).reshape(self.people, -1)

    def bits(self, mask: int) -> Flags:
        """Return in which worlds a mask is set, [people, worlds]."""
        found: Flags = np.unpackbits(self.octets(mask), axis=1, bitorder="little").view(np.bool_)
        return found

    def _counted(self, mask: int) -> Floats:
        return counts(self.octets(mask))

    def weight_of(self, mask: int) -> Floats:
        """Return the weight of the worlds of a mask [people]; where all worlds weigh alike they are counted."""
        if not self.imposed:
            return self._counted(mask & self.allowed)
        found: Floats = (self.weight * self.bits(mask)).sum(axis=1)
        return found

    def share(self, mask: int) -> Floats:
        """Return the share of the worlds of a mask [people], nan where none is left."""
        total = self.weight.sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(total > 0.0, self.weight_of(mask) / total, np.nan)

    def at_ends(self, claim: str) -> tuple[Floats, Floats]:
        """Return the weight of worlds with the claim true, and of all, at coin tails and heads [people, 2]."""
        coin = self.coin(claim)
        heads, truth = self.masks.heads[claim], self.true[claim]
        chance = np.stack([1.0 - coin, coin], axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            true = np.stack([self.weight_of(truth & ~heads), self.weight_of(truth & heads)], axis=1) / chance
            total = np.stack([self.weight_of(self.masks.all & ~heads), self.weight_of(heads)], axis=1) / chance
        return true, total


def _packed(flags: Flags) -> int:
    return int.from_bytes(np.packbits(flags.reshape(-1), bitorder="little").tobytes(), "little")
