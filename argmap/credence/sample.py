"""Sampled credences, for maps too wide or too tangled to be summed exactly: many worlds as bit masks, with error bars.

Worlds are drawn from the coins by a generator seeded with the map's content, so one debate always gives one answer.
Observations are drawn from what is imposed and weighed by their likelihood; contraries strike worlds out.
Knows the meaning of a world (`Masks`). Must not know how results are shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from argmap.credence.calibrate import solve_coin
from argmap.credence.coins import Flags, Floats, Numbers, assume_numbers
from argmap.credence.cycles import Masks
from argmap.credence.evidence import clusters
from argmap.credence.inference import Compiled
from argmap.credence.reach import consequences
from argmap.credence.structure import Structure, is_cycle
from argmap.model.values import Debate

BUDGET = 1 << 28
"""About so many coin tosses are made in all."""
MOST_WORLDS, FEWEST_WORLDS = 1 << 16, 1 << 12
SWEEPS, MORE_SWEEPS = 12, 48
"""Coins among conditions and cycles are set in so many sweeps, more where the map is `SMALL`."""
VALUES = 60_000
"""In a larger map all sweeps together set about so many values for everybody; what is left is in the errors."""
SMALL = 500
"""Claims and arguments of a map that takes more sweeps."""
STILL = 1e-4
"""Sweeps end when no coin moves by more than this."""
SETTLED = 0.005
"""Coins that still move by more than this after the last sweep are reported."""
UNMET = 1e-3
"""An imposed observation that stays off by more than this cannot be had in the sampled worlds."""
FEWEST_FOR_ENDS = 200
"""An end of a range is given where at least so many worlds show it."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """Numbers of several people from samples; as in `engine.Propagated`, with standard errors."""

    numbers: Numbers
    settled: Flags
    probability: Floats
    errors: Floats
    implied: Floats
    ends: Floats
    impossible: tuple[str, ...]


def sample(debate: Debate, plain: Compiled, compiled: Compiled, numbers: Numbers, assume: dict[str, float]) -> Sampled:
    """Return everybody's numbers by sampling; coins are calibrated on the sample of the map without assumptions."""
    people, claims, ids = len(numbers.who), len(plain.structure.claims), len(compiled.shown)
    numbers, settled, draws, tosses = _draws(plain, numbers)
    if assume:
        numbers = assume_numbers(debate, plain.structure, plain.layout, numbers, assume)
        calibrated = draws
        draws = [_Draw(compiled, numbers, row, tosses) for row in range(people)]
        for draw, before in zip(draws, calibrated, strict=True):
            draw.residual = before.residual
            draw.run(frozenset())
    probability, errors = np.full((people, ids), np.nan), np.full((people, ids), np.nan)
    implied, ends = np.full((people, claims), np.nan), np.full((people, claims, 2), np.nan)
    impossible = []
    for row, draw in enumerate(draws):
        impossible.append(draw.read(probability[row], errors[row], implied[row], ends[row]))
    return Sampled(numbers, settled, probability, errors, implied, ends, tuple(impossible))


@dataclass(frozen=True, slots=True)
class Worlds:
    """One person's sampled worlds: in which of them each claim and argument is true, as bits; what each weighs."""

    true: Mapping[str, int]
    weight: Floats
    feasible: bool

    def share(self, *ids: str) -> float:
        """Return the probability that all of these are true; nan where nothing is possible."""
        total = float(self.weight.sum())
        if not self.feasible or total <= 0.0:
            return float("nan")
        together = (1 << len(self.weight)) - 1
        for id in ids:
            together &= self.true[id]
        return float(self.weight @ unpacked(together, len(self.weight))) / total


def sampled_worlds(plain: Compiled, numbers: Numbers) -> tuple[Numbers, tuple[Worlds, ...]]:
    """Return the numbers with calibrated coins, and everybody's worlds, for questions about several claims at once."""
    numbers, _, draws, _ = _draws(plain, numbers)
    return numbers, tuple(Worlds(draw.true, draw.weight, draw.feasible) for draw in draws)


def _draws(plain: Compiled, numbers: Numbers) -> tuple[Numbers, Flags, list[_Draw], _Tosses]:
    """Draw everybody's worlds; return the calibrated numbers, for whom they settled, the draws and the tosses."""
    people = len(numbers.who)
    size = max(1, len(plain.shown)) * people
    sweeps = max(2, min(SWEEPS, VALUES // size)) if len(plain.shown) > SMALL else MORE_SWEEPS
    looped = len(plain.shown) > SMALL and any(len(part) > 1 for part in plain.structure.parts)
    worlds = max(FEWEST_WORLDS, min(MOST_WORLDS, BUDGET // size // (4 if looped and numbers.calibrate.any() else 1)))
    numbers = numbers.copy()
    tosses = _Tosses(plain.structure, worlds, sweeps)
    draws = [_Draw(plain, numbers, row, tosses) for row in range(people)]
    settled = np.array([draw.calibrate() for draw in draws], dtype=np.bool_)
    return numbers, settled, draws, tosses


def unpacked(mask: int, worlds: int) -> Floats:
    """Return a mask's bits as numbers 0 and 1, one for each world."""
    octets = np.frombuffer(mask.to_bytes((worlds + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(octets, bitorder="little", count=worlds).astype(np.float64)


def calibrate_on_sample(compiled: Compiled, numbers: Numbers) -> None:
    """Set everybody's coins so that their claims come out as stated in sampled worlds; changes `numbers.coins`."""
    tosses = _Tosses(compiled.structure, FEWEST_WORLDS if len(numbers.who) > 4 else 4 * FEWEST_WORLDS)
    for row in range(len(numbers.who)):
        _Draw(compiled, numbers, row, tosses).calibrate()


class _Tosses:
    """The tosses of every coin: a mask of heads for a probability, the same whenever it is asked for."""

    def __init__(self, structure: Structure, worlds: int, sweeps: int = SWEEPS) -> None:
        self.worlds, self.sweeps = worlds, sweeps
        arguments = [(a.id, a.relation, a.target, tuple(map(str, a.premises))) for a in structure.arguments.values()]
        content = repr((structure.claims, arguments, structure.exclusive, structure.groups))
        self.seed = int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big")
        self.known: dict[tuple[int, float], int] = {}
        self.cyclic = frozenset(part for part in structure.parts if is_cycle(structure, part))

    def heads(self, coin: int, probability: float) -> int:
        """Return the worlds in which a coin falls heads."""
        if probability <= 0.0:
            return 0
        if probability >= 1.0:
            return (1 << self.worlds) - 1
        key = (coin, probability)
        if key not in self.known:
            self.known[key] = _packed(self.uniform(coin) < probability)
        return self.known[key]

    def uniform(self, coin: int) -> Floats:
        """Return a number from 0 to 1 for each world."""
        return np.random.Generator(np.random.PCG64([self.seed, coin])).random(self.worlds)


def _packed(flags: Flags) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


class _Draw:
    """One person's worlds."""

    def __init__(self, compiled: Compiled, numbers: Numbers, row: int, tosses: _Tosses) -> None:
        self.compiled, self.numbers, self.row, self.tosses = compiled, numbers, row, tosses
        self.structure, self.layout = compiled.structure, compiled.layout
        self.coins = numbers.coins[row]
        self.mutual = {m.argument: m for m in self.structure.mutual}
        self.imposed = {
            e: float(self.coins[self.layout.claims[e]])
            for e in self.structure.observations
            if not np.isnan(self.coins[self.layout.claims[e]])
        }
        self.conditioned = self._conditioned()
        self.swept = self.conditioned | {i for p in self.structure.parts if len(p) > 1 for i in p}
        self.cyclic = tosses.cyclic
        self.masks = Masks(self.structure, tosses.worlds, {}, {})
        self.true: dict[str, int] = {}
        self.weight: Floats = np.empty(0)
        self.allowed, self.coarse = 0, np.inf
        self.feasible = True
        self.residual = 0.0

    def _conditioned(self) -> set[str]:
        places = frozenset(n for n, e in enumerate(self.structure.observations) if e in self.imposed)
        scopes = [cluster.members for cluster in clusters(self.compiled, places)]
        return consequences(self.structure, set().union(*scopes), self.imposed) if scopes else set()

    def calibrate(self) -> bool:
        """Set the coins of stated claims so that they come out as stated in these worlds; return if they settled."""
        wanted = [c for c, at in self.layout.claims.items() if self.numbers.calibrate[self.row, at]]
        direct = frozenset(c for c in wanted if c not in self.swept)
        rest = [c for c in wanted if c in self.swept]
        for c in rest:
            at = self.layout.claims[c]
            self.coins[at] = min(0.9, max(0.1, self.coins[at]))
        moved = 0.0
        self.run(direct)
        for _ in range(self.tosses.sweeps if rest else 0):
            moved = max(self._nudge(c) for c in rest)
            self.run(direct)
            if moved < STILL:
                break
        self.residual = max((np.hypot(self._missed(c), self._blurred(c)) for c in rest), default=0.0)
        return moved < SETTLED

    def _missed(self, claim: str) -> float:
        """Return how far a claim is from what was stated, where its coin could still bring it nearer."""
        at = self.layout.claims[claim]
        off, coin = self._share(self.true[claim]) - float(self.numbers.stated[self.row, at]), self.coins[at]
        pressed = (coin >= 1.0 and off < 0.0) or (coin <= 0.0 and off > 0.0)
        return 0.0 if pressed or not self.feasible else abs(off)

    def _blurred(self, claim: str) -> float:
        """Return how uncertain a claim's coin is, found as it was in these worlds: no number is moved by more."""
        true, total = self._at_ends(claim)
        coin = float(self.coins[self.layout.claims[claim]])
        if not self.feasible or not 0.0 < coin < 1.0 or not (total > 0.0).all():
            return 0.0
        p, slope = self._share(self.true[claim]), abs(float(true[1] / total[1] - true[0] / total[0]))
        error = np.sqrt(p * (1.0 - p)) * self.coarse
        return min(0.5, error / slope) if slope > 0.0 else 0.0

    def _share(self, mask: int) -> float:
        total = float(self.weight.sum())
        return self._weight_of(mask) / total if total > 0.0 else np.nan

    def _nudge(self, claim: str) -> float:
        at = self.layout.claims[claim]
        true_at, total_at = self._at_ends(claim)
        old = self.coins[at]
        if not 0.0 < old < 1.0 or not self.feasible:
            return 0.0
        new, _ = solve_coin(true_at, total_at, self.numbers.stated[self.row, at], np.asarray(old))
        self.coins[at] = float(new)
        return abs(float(new) - float(old))

    def run(self, direct: frozenset[str]) -> None:
        """Draw all worlds; the coins of `direct` claims are calibrated on the way."""
        structure, layout = self.structure, self.layout
        self.masks = masks = Masks(structure, self.tosses.worlds, {}, {})
        self._toss_groups()
        sides = structure.sides
        for part in structure.parts:
            for id in part:
                if id in layout.arguments:
                    if id not in layout.likelihoods:
                        heads = self.tosses.heads(layout.arguments[id], float(self.coins[layout.arguments[id]]))
                        masks.outer["enabled", id] = heads, masks.all & ~heads
                elif id in structure.observations:
                    self._observe(id)
                elif id not in sides:
                    if id in direct:
                        self._set_coin(id)
                    masks.heads[id] = self.tosses.heads(layout.claims[id], float(self.coins[layout.claims[id]]))
            if part[0] not in layout.likelihoods and part[0] not in structure.observations:
                masks.settle(part, cyclic=part in self.cyclic)
        self._finish()

    def _toss_groups(self) -> None:
        for group in self.structure.exclusive:
            columns = [self.layout.claims[c] for c in group]
            uniform = self.tosses.uniform(columns[0])
            bounds = np.concatenate([[0.0], np.cumsum(self.coins[columns])])
            for claim, low, high in zip(group, bounds, bounds[1:], strict=False):
                self.masks.heads[claim] = _packed((uniform >= low) & (uniform < high))

    def _observe(self, observed: str) -> None:
        """Draw an observation: from what is imposed, to be weighed; or, where nothing is, from its likelihood."""
        masks, evidence = self.masks, self.structure.observations[observed]
        target = self.structure.arguments[evidence].target
        at = self.layout.claims[observed]
        if observed in self.imposed:
            heads = self.tosses.heads(at, self.imposed[observed])
        else:
            if_true, if_false = (float(self.coins[n]) for n in self.layout.likelihoods[evidence])
            truth = self._final(target)
            heads = (self.tosses.heads(at, if_true) & truth) | (self.tosses.heads(at, if_false) & masks.all & ~truth)
        masks.heads[observed] = heads
        decided = masks.known[target][0] | masks.known[target][1]
        masks.known[observed] = decided & heads, decided & ~heads

    def _final(self, id: str) -> int:
        true, false = self.masks.known[id]
        if true | false == self.masks.all:
            return true
        return self.masks.heads[id] if id in self.structure.observations else self.masks.final(id)

    def _set_coin(self, claim: str) -> None:
        everywhere = self.masks.all
        counts = [self.masks.final(claim, coin).bit_count() / self.tosses.worlds for coin in (0, everywhere)]
        at = self.layout.claims[claim]
        stated = self.numbers.stated[self.row, at]
        new, _ = solve_coin(np.array(counts), np.ones(2), stated, np.asarray(self.coins[at]))
        self.coins[at] = float(new)

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
        self.weight = self._bits(allowed)
        self._weigh()

    def _bits(self, mask: int) -> Floats:
        return unpacked(mask, self.tosses.worlds)

    def _weigh(self) -> None:
        """Weigh the worlds by the likelihood of what is observed, then fit the imposed marginals."""
        seen = {e: self._bits(self.true[e]) for e in self.imposed}
        for e, x in self.imposed.items():
            evidence = self.structure.observations[e]
            if_true, if_false = (float(self.coins[n]) for n in self.layout.likelihoods[evidence])
            chance = np.where(self._bits(self.true[self.structure.arguments[evidence].target]) > 0, if_true, if_false)
            self.weight *= np.where(seen[e] > 0, chance / max(x, 1e-300), (1.0 - chance) / max(1.0 - x, 1e-300))
        for _ in range(200):
            off = 0.0
            for e, x in self.imposed.items():
                true, total = float(self.weight @ seen[e]), float(self.weight.sum())
                if not 0.0 < x < 1.0 or not 0.0 < true < total:
                    continue
                off = max(off, abs(true / total - x))
                self.weight *= np.where(seen[e] > 0, x / true, (1.0 - x) / (total - true))
            if off < 1e-6:
                break
        total = float(self.weight.sum())
        self.coarse = float(np.linalg.norm(self.weight)) / total if total > 0.0 else np.inf
        self.feasible = total > 0.0 and all(
            abs(float(self.weight @ seen[e]) / total - x) < UNMET for e, x in self.imposed.items()
        )

    def _at_ends(self, claim: str) -> tuple[Floats, Floats]:
        """Return the weight of worlds with the claim true, and of all, with its own coin tails and heads."""
        coin = float(self.coins[self.layout.claims[claim]])
        heads, truth = self.masks.heads[claim], self.true[claim]
        chance = np.array([1.0 - coin, coin])
        with np.errstate(divide="ignore", invalid="ignore"):
            true = np.array([self._weight_of(truth & ~heads), self._weight_of(truth & heads)]) / chance
            total = np.array([self._weight_of(self.masks.all & ~heads), self._weight_of(heads)]) / chance
        return true, total

    def _weight_of(self, mask: int) -> float:
        """Return the weight of the worlds of a mask; where all worlds weigh alike they are counted."""
        if not self.imposed:
            return float((mask & self.allowed).bit_count())
        return float(self.weight @ self._bits(mask))

    def read(self, probability: Floats, errors: Floats, implied: Floats, ends: Floats) -> str:
        """Fill in one person's numbers; return why there are none, or ""."""
        total = float(self.weight.sum())
        if not self.feasible:
            return "sample"
        effective = total**2 / float(self.weight @ self.weight)
        # A coin that was not quite found makes everything it reaches as uncertain as it is itself.
        unsure = consequences(self.structure, self.swept, self.imposed) if self.residual > 0.0 else set()
        for place, id in enumerate(self.compiled.shown):
            p = self._weight_of(self.true[id]) / total
            probability[place] = min(1.0, p)
            # One success and one failure more, so that a number that was never seen is not called certain.
            near = (p * effective + 1.0) / (effective + 2.0)
            missed = self.residual if id in unsure else 0.0
            errors[place] = np.sqrt(near * (1.0 - near) / effective + missed**2)
            if place < len(implied):
                self._read_ends(id, place, implied, ends, p)
        return ""

    def _read_ends(self, claim: str, place: int, implied: Floats, ends: Floats, p: float) -> None:
        structure = self.structure
        implied[place] = p
        if claim not in structure.targeted or claim in structure.sides or claim in structure.cut:
            return
        if claim in self.swept:
            true, total = self._at_ends(claim)
            heads = self.masks.heads[claim].bit_count()
            rare = min(heads, self.tosses.worlds - heads) < FEWEST_FOR_ENDS or not (total > 0.0).all()
            if rare or (claim in self.conditioned and self.imposed):
                implied[place] = np.nan if self.numbers.calibrate[self.row, place] else p
                return
            low, high = (float(v) for v in np.clip(true / total, 0.0, 1.0))
        else:
            worlds, everywhere = self.tosses.worlds, self.masks.all
            low, high = (self.masks.final(claim, coin).bit_count() / worlds for coin in (0, everywhere))
            true, total = np.array([low, high]), np.ones(2)
        ends[place] = low, high
        if self.numbers.calibrate[self.row, place]:
            start = float(self.numbers.start[self.row, place])
            mix = np.array([1.0 - start, start])
            implied[place] = float((true * mix).sum() / (total * mix).sum())
