"""Exact propagation of one structure, for everything that asks the map questions: credences, cruxes, attributions.

`compile_debate` is slow once and cached; what it returns answers many questions at once over a batch of coin vectors:

- `marginals(coins, given=…)`: P(each claim | the given claims), one row per coin vector. P(X | T) for all X takes one
  call with given={T: True}; Bayes' rule then gives P(T | X) and P(T | not X) for all X.
- `gradient(coins, target)`: the derivative of P(target) by every coin, one row per coin vector (two propagations).
- `solve(coins)`: all numbers of all claims and arguments, and what each claim's own coin at 0 and 1 would give.

Observations are imposed by weights on the observed claims (Jeffrey's rule): `Compiled.impose` finds them, and every
question takes them as `weights`, so that a condition is asked of the distribution after the observations.
Must not know people or how numbers are shown.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from argmap.credence.coins import coin_values, read_numbers
from argmap.credence.eliminate import BucketTree, Places, Rows, Workspace, run, stretch_sums
from argmap.credence.network import Layout, build_network
from argmap.credence.order import TooWide, best_order
from argmap.credence.reach import connected
from argmap.credence.result import Method
from argmap.credence.solution import CoinId, Lifts, Solution, coin_ids
from argmap.credence.split import LARGEST_SPLIT, Split, add_up, split_network
from argmap.credence.structure import Key, Structure, read_structure, structure_key
from argmap.credence.tables import Segments, network_tables
from argmap.model.values import Debate

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Given = Mapping[str, "bool | Sequence[bool] | npt.NDArray[np.bool_] | Floats"]

LARGEST_WORK = 1 << 24
"""The largest sum of bucket sizes that is summed exactly."""
CUT_ENTRIES, CUT_ROWS = 1 << 21, 64
"""A batch is cut into pieces of up to so many table entries in all and so many rows, which stay in the cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A structure compiled for exact propagation.

    `exact` is False where the map is too wide or feeds back too widely; then `summable` says whether credences can be
    summed by holding shared premises, and other questions are answered by sampling. `coin_ids` name the
    columns of a coin vector, `shown` the columns of a `Solution`.
    """

    structure: Structure
    layout: Layout
    coin_ids: tuple[CoinId, ...]
    shown: tuple[str, ...]
    _tree: BucketTree | None
    _places: Places
    _segments: Segments | None
    _split: Split | None = None
    _stretches: dict[tuple[str, ...], tuple[Places, Flags, Places]] = field(default_factory=dict)

    @property
    def exact(self) -> bool:
        """Return whether the map can be summed exactly."""
        return self._tree is not None

    def summable(self, people: int) -> bool:
        """Return whether so many people's credences can be summed exactly, if need be by holding shared premises."""
        return self.exact or (self._split is not None and self._split.work * people <= LARGEST_SPLIT)

    @property
    def width(self) -> int | None:
        """Return the largest number of variables summed over at once; None where that is too many."""
        return None if self._tree is None else self._tree.width

    @property
    def work(self) -> int | None:
        """Return the sum of all buckets' entries; None where that is too many."""
        return None if self._tree is None else self._tree.work

    def seconds(self, batch: int) -> float:
        """Return about how long one propagation of a batch takes; a rough figure, to choose a method by."""
        tree = self._required()
        return 6e-5 * len(tree.steps) + 3e-8 * tree.work * batch

    @property
    def claim_column(self) -> Mapping[str, int]:
        """Return each claim's column, which is also its coin's."""
        return self.layout.claims

    def coins(self, debate: Debate, participant: str, assume: Mapping[str, float] | None = None) -> Floats:
        """Return a participant's coin vector [coins], calibrated; an observation's place holds what is imposed.

        Where calibrating exactly would take too much work, the coins honour what is stated in sampled worlds.
        """
        return self.honoured(debate, participant, assume)[0]

    def honoured(
        self, debate: Debate, participant: str, assume: Mapping[str, float] | None = None
    ) -> tuple[Floats, Method]:
        """Return the same coin vector, and whether its coins are exact or found in sampled worlds."""
        from argmap.credence.budget import TooLong
        from argmap.credence.calibrate import calibrated_numbers
        from argmap.credence.coins import assume_numbers

        plain = self if not self.structure.cut else compile_debate(debate)
        numbers = read_numbers(debate, plain.structure, plain.layout, [participant])
        method: Method = "exact"
        try:
            numbers, _ = calibrated_numbers(plain, numbers)
        except TooLong:
            from argmap.credence.sample import calibrate_on_sample

            calibrate_on_sample(plain, numbers)
            method = "sampled"
        if assume:
            numbers = assume_numbers(debate, plain.structure, plain.layout, numbers, assume)
        return numbers.coins[0], method

    def observed(self, coins: Floats) -> Floats:
        """Return what is imposed on each observation [batch, observations], nan for nothing."""
        found: Floats = coins[:, [self.layout.claims[e] for e in self.structure.observations]]
        return found

    def impose(self, coins: Floats) -> Floats:
        """Return weights [batch, observations, 2] for (false, true) that impose the observations.

        They are nan where it is impossible, or would take too much work.
        """
        from argmap.credence.budget import TooLong
        from argmap.credence.evidence import impose

        coins = np.atleast_2d(coins)
        try:
            return impose(self, coins)
        except TooLong:
            return np.full((len(coins), len(self.structure.observations), 2), np.nan)

    def marginals(self, coins: Floats, given: Given | None = None, weights: Floats | None = None) -> Floats:
        """Return P(claim | given) as [batch, claims]; nan where what is given is impossible.

        A value given as an array holds 1 or 0 for each row, nan where that row is not given it.
        Without `weights`, the observations are imposed on the map before anything is given.
        """
        coins = np.atleast_2d(coins)
        if weights is None and self.structure.observations:
            weights = self.impose(coins)
        found: Floats = self.solve(coins, given=given, weights=weights, ends=False).probability
        return found[:, : len(self.structure.claims)]

    def gradient(self, coins: Floats, target: str, weights: Floats | None = None) -> Floats:
        """Return the derivative of P(target) by every coin, [batch, coins], other coins and weights held.

        An observation's own place has derivative 0: what is imposed acts through the weights.
        """
        coins = np.atleast_2d(coins)
        if weights is None and self.structure.observations:
            weights = self.impose(coins)
        (true, by_true, up), (false, by_false, down) = (self._weight(coins, target, v, weights) for v in (True, False))
        top = np.maximum(up, down)
        with np.errstate(divide="ignore", invalid="ignore"):
            true, by_true = true * np.exp(up - top), by_true * np.exp(up - top)[:, None]
            false, by_false = false * np.exp(down - top), by_false * np.exp(down - top)[:, None]
            whole = (true + false)[:, None]
            p = true[:, None] / whole
            found: Floats = (by_true * (1.0 - p) - by_false * p) / whole
        together = connected(self.structure, target)
        found[:, [coin.id not in together for coin in self.coin_ids]] = 0.0
        return found

    def heads(self, coins: Floats, weights: Floats | None = None) -> Floats:
        """Return the probability that the coin of each of `shown` fell heads [batch, shown], by one propagation.

        With Z all worlds' weight, heads weigh `h·Z + h(1-h)·dZ/dh`. Without meaning for sides and observations.
        """
        space, segments, n = _workspace(), self._segments, self.layout.coins
        assert segments is not None
        values = self._values(coins, None, weights, space)
        done = run(self._required(), values, space, scaled=True)
        whole = stretch_sums(done.outside, values[: len(self._places)], segments.rows, segments.starts, space)
        whole[:, np.isneginf(done.log_total)] = np.nan
        by_place = np.zeros((self.layout.size, len(coins)))
        np.add.at(by_place, self._places, done.outside * self._multipliers(len(coins), None, weights))
        places = {**self.layout.claims, **self.layout.arguments}
        columns = [places[id] for id in self.shown]
        h = coins.T[columns]
        with np.errstate(divide="ignore", invalid="ignore"):
            share = (by_place[2 : 2 + n] - by_place[2 + n : 2 + 2 * n])[columns] / whole
        return np.clip(h + h * (1.0 - h) * share, 0.0, 1.0).T

    def _weight(self, coins: Floats, target: str, value: bool, weights: Floats | None) -> tuple[Floats, Floats, Floats]:
        """Return the weight of the worlds with the target so [batch], its derivative by every coin, and their log unit.

        Only the coins connected with the target are meant; the others are in units of their own component.
        """
        given = {target: value}
        space = _workspace()
        values = self._values(coins, given, weights, space)
        factors = values[: self._required().factor_rows]
        done = run(self._required(), values, space, scaled=self.structure.weighted)
        outside = done.outside
        rows, _ = self._home_rows(target)
        masked = outside * self._multipliers(coins.shape[0], given, weights)
        n, layout = self.layout.coins, self.layout
        by_place = np.zeros((layout.size, coins.shape[0]))
        np.add.at(by_place, self._places, masked)
        by = by_place[2 : 2 + n] - by_place[2 + n : 2 + 2 * n]
        for number, group in enumerate(self.structure.exclusive):
            by[[layout.claims[c] for c in group]] -= by_place[layout.none(number)]
        return (outside[rows] * factors[rows]).sum(axis=0), by.T, done.log_scale

    def solve(
        self,
        coins: Floats,
        *,
        given: Given | None = None,
        weights: Floats | None = None,
        lifts: Lifts | None = None,
        ends: bool = True,
    ) -> Solution:
        """Return the numbers of every claim and argument for a batch of coin vectors [batch, coins]."""
        coins = np.atleast_2d(coins)
        if self._split is not None and given is None and weights is None:
            return self._added_up(coins)
        tree = self._required()
        most = max(1, min(CUT_ROWS, CUT_ENTRIES // max(1, tree.size, tree.work)))
        step = -(-coins.shape[0] // -(-coins.shape[0] // most)) if len(coins) else 1
        if len(coins) <= step:
            return self._solve(coins, given, weights, lifts, ends)
        parts = []
        for start in range(0, coins.shape[0], step):
            cut = slice(start, start + step)
            some = {id: v if isinstance(v, bool) else np.asarray(v)[cut] for id, v in given.items()} if given else None
            imposed, raised = None if weights is None else weights[cut], lifts.rows(cut) if lifts else None
            parts.append(self._solve(coins[cut], some, imposed, raised, ends))
        names = Solution.__slots__
        return Solution(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def _solve(
        self, coins: Floats, given: Given | None, weights: Floats | None, lifts: Lifts | None, ends: bool
    ) -> Solution:
        tree, segments = self._required(), self._segments
        assert segments is not None
        space = _workspace()
        values = self._values(coins, given, weights, space, lifts)
        factors = values[: tree.factor_rows]
        scaled = bool(given) or lifts is not None or self.structure.weighted
        done = run(tree, values, space, scaled=scaled)
        rows, true_rows = segments.rows, segments.rows[segments.true_places]
        true = stretch_sums(done.outside, factors, true_rows, segments.true_starts, space)
        # Without conditions every component's worlds weigh 1 together.
        whole = stretch_sums(done.outside, factors, rows, segments.starts, space) if scaled else np.ones_like(true)
        with np.errstate(divide="ignore", invalid="ignore"):
            probability = np.clip(true / whole, 0.0, 1.0)
        probability[:, np.isneginf(done.log_total)] = np.nan
        batch, count = coins.shape[0], len(self.structure.claims)
        kept = count if ends else 0
        true_at, total_at = np.zeros((2, kept, batch)), np.zeros((2, kept, batch))
        if ends:
            outside = done.outside[rows]
            if given or weights is not None or lifts is not None:
                outside = outside * self._multipliers(batch, given, weights, lifts)[rows]
            stretch = slice(0, segments.starts[count] if len(segments.starts) > count else None)
            for side in (0, 1):
                there = outside[stretch] * segments.at[side][stretch]
                total_at[side] = np.add.reduceat(there, segments.starts[:count], axis=0)
                true_at[side] = np.add.reduceat(there * segments.true[stretch], segments.starts[:count], axis=0)
        return Solution(
            probability.T,
            true_at.transpose(2, 1, 0),
            total_at.transpose(2, 1, 0),
            whole.T,
            done.log_scale,
            done.log_total,
        )

    def _added_up(self, coins: Floats) -> Solution:
        split = self._split
        assert split is not None
        values = coin_values(self.structure, self.layout, coins)
        found = [add_up(split, column, self.structure.weighted) for column in values.T]
        claims = len(self.structure.claims)
        return Solution(
            np.array([f.probability for f in found]),
            np.array([f.true_at[:claims] for f in found]),
            np.array([f.total_at[:claims] for f in found]),
            np.ones((len(found), len(self.shown))),
            np.zeros(len(found)),
            np.array([f.log_total for f in found]),
        )

    def _required(self) -> BucketTree:
        if self._tree is None:
            raise ValueError("this debate is too wide for exact propagation; see Compiled.exact")
        return self._tree

    def _values(
        self,
        coins: Floats,
        given: Given | None,
        weights: Floats | None,
        space: Workspace,
        lifts: Lifts | None = None,
    ) -> Rows:
        """Return room for all tables and messages [rows, batch], with the factors' rows filled in."""
        values = space.take(self._required().size, coins.shape[0])
        factors = values[: self._required().factor_rows]
        np.take(coin_values(self.structure, self.layout, coins), self._places, axis=0, out=factors, mode="clip")
        if given or weights is not None or lifts is not None:
            factors *= self._multipliers(coins.shape[0], given, weights, lifts)
        return values

    def _multipliers(self, batch: int, given: Given | None, weights: Floats | None, lifts: Lifts | None = None) -> Rows:
        """Return what conditions multiply each factor row by, [factor rows, batch]."""
        found = np.ones((len(self._places), batch))
        for id, value in (given or {}).items():
            rows, true = self._home_rows(id)
            told = np.broadcast_to(np.asarray(value, dtype=np.float64), (batch,))
            found[rows] *= (true == told) | np.isnan(told)
        imposed = None if weights is None else Lifts(tuple(self.structure.observations), weights)
        for lifted in (imposed, lifts):
            if lifted is not None and lifted.claims:
                rows, truths, number = self._rows_of(lifted.claims)
                found[rows] *= np.where(truths[:, None], lifted.weights[:, number, 1].T, lifted.weights[:, number, 0].T)
        return found

    def _rows_of(self, claims: tuple[str, ...]) -> tuple[Places, Flags, Places]:
        """Return the home rows of claims, where these are true in them, and whose each is, by place in `claims`."""
        if claims not in self._stretches:
            homes = [self._home_rows(claim) for claim in claims]
            number = np.repeat(np.arange(len(claims)), [len(rows) for rows, _ in homes])
            truths = np.concatenate([true[:, 0] > 0.0 for _, true in homes])
            self._stretches[claims] = np.concatenate([rows for rows, _ in homes]), truths, number
        return self._stretches[claims]

    def _home_rows(self, id: str) -> tuple[Places, Floats]:
        segments = self._segments
        assert segments is not None
        column = self.layout.claims[id]
        end = segments.starts[column + 1] if column + 1 < len(segments.starts) else len(segments.rows)
        stretch = slice(segments.starts[column], end)
        return segments.rows[stretch], segments.true[stretch]


_THREAD = threading.local()


def _workspace() -> Workspace:
    """Return this thread's workspace, all of it free; what the pass before left in it is gone."""
    space: Workspace | None = getattr(_THREAD, "space", None)
    if space is None:
        space = _THREAD.space = Workspace()
    space.clear()
    return space


_CACHE: OrderedDict[Key, Compiled] = OrderedDict()
_CACHED = 8


def compile_debate(debate: Debate, cut: Iterable[str] = ()) -> Compiled:
    """Return the compiled structure of a debate, from a cache where only numbers differ.

    `cut` names derived claims whose gate is replaced by a coin (assumptions).
    """
    key = structure_key(debate, cut)
    found = _CACHE.get(key)
    if found is None:
        found = _CACHE[key] = compile_structure(read_structure(debate, cut))
        while len(_CACHE) > _CACHED:
            _CACHE.popitem(last=False)
    _CACHE.move_to_end(key)
    return found


def compile_structure(structure: Structure) -> Compiled:
    """Return a structure compiled anew."""
    network = build_network(structure)
    layout = network.layout
    shown = (*structure.claims, *(id for id in structure.arguments if id in network.home))
    tree, places, segments, split = None, np.empty(0, dtype=np.intp), None, None
    if not network.unsupported:
        try:
            order, work = best_order(network.cards, network.scopes, LARGEST_SPLIT)
        except TooWide:
            return Compiled(structure, layout, coin_ids(layout), shown, None, places, None)
        if work <= LARGEST_WORK:
            tree, places, segments = network_tables(network, shown, order)
        else:
            split = split_network(network, shown, order)
    return Compiled(structure, layout, coin_ids(layout), shown, tree, places, segments, split)
