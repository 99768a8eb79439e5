"""Exact calibration of deep maps: one claim after the other, only the messages between them computed anew.

A bucket tree over what the claims depend on keeps a message for each direction of each edge. A coin that is set makes
those stale that lead away from it; asking for a claim computes those that lead to it and are stale. A message that
sums whole gates away is one everywhere and is never computed, so that a claim which alone carries what is below it
upwards costs two messages, however much is below. Conditions are weights among the factors; what is imposed of a
claim's observations is fitted in turn with the coins. Knows networks and coins. Must not know people's names.
Reference: Shafer & Shenoy 1990 (messages in both directions, kept while they hold).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from argmap.credence.budget import Budget, TooLong
from argmap.credence.coins import Flags, coin_values
from argmap.credence.inference import Compiled, Floats
from argmap.credence.network import HEADS, TAILS, Network, build_network
from argmap.credence.order import TooWide, min_fill
from argmap.credence.pulls import Pulls, fixed_log, pulls, weighed_point, weighed_seen

LARGEST_SUM = 1 << 24
"""The sum of all buckets' entries, times the people, that is walked at once."""
MESSAGE = 2e-5
ENTRY = 4e-9
"""About how many seconds a message takes, and how many more for each entry read."""
WEIGHED, SEARCH, SEARCHED = 5e-5, 1e-3, 1e-6
"""How many it takes to weigh a claim, to search for the weight of several observations, and more for each of them."""
FAINTEST = 1e-250
"""Weights and coins below this count as none."""
LARGEST_LOG = 575.0
"""A weight is never less than exp of this below another, but where what is imposed is certain."""


@dataclass(slots=True)
class _Bucket:
    """One summed-out variable: all its axes, itself first; its parent; the factors that are its own."""

    axes: tuple[int, ...]
    shape: tuple[int, ...]
    parent: int = -1
    factors: list[int] = field(default_factory=list)


class Walk:
    """The messages of several people's maps, and the coins they were computed with [people, coins]."""

    def __init__(
        self,
        compiled: Compiled,
        coins: Floats,
        claims: Iterable[str],
        imposed: Sequence[str] | None,
        budget: Budget,
    ) -> None:
        """Prepare to ask for the given claims; `imposed` observations are conditions, None where nothing conditions.

        `coins` [people, coins] is changed as coins are set. Raises `TooLong` where the map is too wide for that.
        """
        self.structure, self.layout = compiled.structure, compiled.layout
        self.network = build_network(compiled.structure)
        self.coins, self.people = coins, len(coins)
        self.values = coin_values(self.structure, self.layout, coins)
        self.budget = budget
        self.conditioned = imposed is not None
        observed = tuple(self.structure.observations)
        asked = pulls(compiled, coins, [observed.index(e) for e in imposed or ()])
        self.pulls: dict[int, Floats] = {}
        self.truths: dict[int, Flags] = {}
        self.pulled: dict[str, int] = {}
        self.weighed: dict[str, Callable[[Floats], tuple[Floats, Floats]]] = {}
        self.search: dict[str, float] = {}
        self.children = _kept_factors(self.network, claims, asked.claims if self.conditioned else None)
        for number, claim in enumerate(asked.claims):
            self._pull(asked, number, claim)
        self._plant(list(self.children))

    def _pull(self, asked: Pulls, number: int, claim: str) -> None:
        """Add a factor that weighs a claim's being false and true; what is imposed as certain weighs already."""
        variable, points = self.network.variable[claim], asked.point.shape[1]
        factor = self.pulled[claim] = self.network.add_factor((variable,), ())
        self.truths[factor] = np.isin(np.arange(self.network.cards[variable]), self.network.true_states[claim])
        self.children[factor] = 0
        self.search[claim] = WEIGHED
        if number < points:
            x = asked.point[:, number]
            self.weighed[claim], fixed = partial(weighed_point, x), fixed_log(x)
        else:
            assert asked.seen is not None
            mine = asked.seen.claim(number - points)
            self.weighed[claim], fixed = partial(weighed_seen, mine), mine.fixed[:, 0]
            if mine.x.shape[1] > 1:
                self.search[claim] = SEARCH + SEARCHED * mine.x.size
        self.pulls[factor] = _weights(fixed)

    def _plant(self, kept: Sequence[int]) -> None:
        """Build the tree: buckets, who sends to whom, and every factor's table."""
        network = self.network
        number = {v: n for n, v in enumerate(sorted({v for f in kept for v in network.scopes[f]}))}
        cards = [network.cards[v] for v in number]
        scopes = [tuple(number[v] for v in network.scopes[f]) for f in kept]
        try:
            order = min_fill(cards, scopes, LARGEST_SUM // self.people)
        except TooWide as wide:
            raise TooLong from wide
        position = [0] * len(order)
        for at, v in enumerate(order):
            position[v] = at
        self.buckets = _buckets(cards, scopes, order, position)
        self.bucket_of: dict[int, int] = {}
        self.codes: dict[int, npt.NDArray[np.intp]] = {}
        self.scope: dict[int, tuple[int, ...]] = {}
        self.axis: dict[int, int] = {}
        for f, scope in zip(kept, scopes, strict=True):
            by = sorted(range(len(scope)), key=lambda n: position[scope[n]])
            self.scope[f] = tuple(position[scope[n]] for n in by)
            self.axis[f] = by.index(0)
            shape = tuple(cards[v] for v in scope)
            if f not in self.pulls:
                self.codes[f] = np.asarray(network.entries[f], dtype=np.intp).reshape(shape).transpose(by)
            self.bucket_of[f] = min(self.scope[f])
            self.buckets[self.bucket_of[f]].factors.append(f)
        self._connect(kept)
        self.tables = {f: self._table(f) for f in kept}
        self.own: dict[int, Floats] = {}
        self.messages: dict[int, Floats] = {}

    def _connect(self, kept: Sequence[int]) -> None:
        """List for each bucket the edges that bring something into it; an edge 2b goes up from b, 2b + 1 down to b.

        A side that holds the factors of exactly its own variables, and no condition, sums to one: it brings nothing.
        """
        buckets = self.buckets
        below, children, conditions = ([n] * len(buckets) for n in (1, 0, 0))
        for f in kept:
            children[self.bucket_of[f]] += self.children[f]
            conditions[self.bucket_of[f]] += not self.children[f]
        for b, bucket in enumerate(buckets):
            if bucket.parent >= 0:
                for sums in (below, children, conditions):
                    sums[bucket.parent] += sums[b]
        whole = list(conditions)
        self.into: list[list[tuple[int, int]]] = [[] for _ in buckets]
        self.out: list[list[tuple[int, int]]] = [[] for _ in buckets]
        for b in range(len(buckets) - 1, -1, -1):
            p = buckets[b].parent
            if p < 0:
                continue
            whole[b] = whole[p]
            if children[b] != below[b] or conditions[b]:
                self.into[p].append((2 * b, b))
                self.out[b].append((2 * b, p))
            if children[b] != below[b] + len(buckets[b].axes) - 1 or conditions[b] != whole[b]:
                self.into[b].append((2 * b + 1, p))
                self.out[p].append((2 * b + 1, b))

    # --- tables ---

    def _table(self, f: int) -> Floats:
        """Return a factor's table in its bucket's axes, [states…, people]."""
        if f in self.pulls:
            return self._spread(f, self._pulled(f))
        codes = self.codes[f]
        coin = self.network.coin_of.get(f)
        if coin is None:
            return self._spread(f, self.values[codes])
        there = np.stack([np.zeros(self.people), np.ones(self.people), self.coins[:, coin], 1.0 - self.coins[:, coin]])
        return self._spread(f, there[codes])

    def _pulled(self, f: int) -> Floats:
        return self.pulls[f][self.truths[f].astype(np.intp)]

    def _spread(self, f: int, table: Floats) -> Floats:
        bucket = self.buckets[self.bucket_of[f]]
        mine = set(self.scope[f])
        shape = tuple(card if v in mine else 1 for v, card in zip(bucket.axes, bucket.shape, strict=True))
        return table.reshape(*shape, self.people)

    def _product(self, b: int, without_edge: int = -1, without_factor: int = -1) -> Floats:
        """Return the product of all that a bucket holds and receives, but one edge or factor, [states…, people]."""
        bucket = self.buckets[b]
        if without_factor >= 0:
            found = [self.tables[f] for f in bucket.factors if f != without_factor]
        else:
            found = [self._own(b)]
        for edge, source in self.into[b]:
            if edge != without_edge:
                found.append(self._fitted(edge, source, b))
        product: Floats = found[0] if found else np.ones((*(1 for _ in bucket.axes), self.people))
        for other in found[1:]:
            product = product * other
        self.budget.spend(MESSAGE + ENTRY * len(found) * self.people * _size(bucket.shape))
        return product

    def _own(self, b: int) -> Floats:
        if b not in self.own:
            product = np.ones((*(1 for _ in self.buckets[b].axes), self.people))
            for f in self.buckets[b].factors:
                product = product * self.tables[f]
            self.own[b] = product
        return self.own[b]

    def _fitted(self, edge: int, source: int, b: int) -> Floats:
        """Return a message in the axes of the bucket that receives it."""
        message = self.messages[edge]
        if edge % 2:
            return message.reshape(1, *message.shape)
        mine = set(self.buckets[source].axes[1:])
        bucket = self.buckets[b]
        shape = tuple(card if v in mine else 1 for v, card in zip(bucket.axes, bucket.shape, strict=True))
        return message.reshape(*shape, self.people)

    # --- messages ---

    def _send(self, edge: int, source: int) -> None:
        kept = set(self.buckets[edge // 2].axes[1:])
        self.messages[edge] = self._summed(self._product(source, without_edge=edge ^ 1), self.buckets[source], kept)

    def _summed(self, product: Floats, bucket: _Bucket, kept: set[int]) -> Floats:
        """Return a product summed over the axes that are not kept, which are given their full size."""
        gone = tuple(n for n, v in enumerate(bucket.axes) if v not in kept)
        full = tuple(card for v, card in zip(bucket.axes, bucket.shape, strict=True) if v in kept)
        missing = 1
        for n in gone:
            if product.shape[n] == 1:
                missing *= bucket.shape[n]
        found: Floats = product.sum(axis=gone) * missing if gone else product
        found = np.broadcast_to(found, (*full, self.people))
        if self.conditioned:
            top = found.max(axis=tuple(range(len(full)))) if full else found
            found = found / np.where(top > FAINTEST, top, 1.0)
        return found

    def _gather(self, b: int) -> None:
        """Compute every stale message on the way to a bucket."""
        missing: list[tuple[int, int]] = []
        frontier = [(b, -1)]
        while frontier:
            at, back = frontier.pop()
            for edge, source in self.into[at]:
                if edge ^ 1 != back and edge not in self.messages:
                    missing.append((edge, source))
                    frontier.append((source, edge))
        for edge, source in reversed(missing):
            self._send(edge, source)

    def _stale(self, b: int) -> None:
        """Drop every message that rests on a bucket's factors."""
        self.own.pop(b, None)
        frontier = [(b, -1)]
        while frontier:
            at, came = frontier.pop()
            for edge, to in self.out[at]:
                if edge ^ 1 != came and self.messages.pop(edge, None) is not None:
                    frontier.append((to, edge))

    # --- what is asked ---

    def at_ends(self, claim: str) -> tuple[Floats, Floats]:
        """Return the weight of worlds with the claim true, and of all, were its coin 0 and 1: [people, 2] each."""
        f = self.network.home[claim]
        outside = self._around(f)
        codes = self.codes[f]
        states = np.isin(np.arange(codes.shape[self.axis[f]]), self.network.true_states[claim])
        truth = states.reshape([-1 if n == self.axis[f] else 1 for n in range(codes.ndim)])
        true, total = np.empty((self.people, 2)), np.empty((self.people, 2))
        axes = tuple(range(codes.ndim))
        for side, code in enumerate((TAILS, HEADS)):
            there = ((codes == 1) | (codes == code))[..., None] * outside
            total[:, side] = there.sum(axis=axes)
            true[:, side] = (there * truth[..., None]).sum(axis=axes)
        return true, total

    def _around(self, f: int) -> Floats:
        """Return the weight of all worlds agreeing with each entry of a factor, the factor left out."""
        b = self.bucket_of[f]
        self._gather(b)
        return self._summed(self._product(b, without_factor=f), self.buckets[b], set(self.scope[f]))

    def set_coin(self, claim: str, coin: Floats) -> None:
        """Give a claim another coin for each person."""
        at, f = self.layout.claims[claim], self.network.home[claim]
        self.coins[:, at] = coin
        self.tables[f] = self._table(f)
        self._stale(self.bucket_of[f])

    def fit(self, claim: str) -> Floats:
        """Weigh a claim so that what is imposed of it, or of its observations, comes out; return how far off it was.

        That is 0 where it is certain, and infinite where it cannot be had.
        """
        f = self.pulled[claim]
        around, truths = self._around(f), self.truths[f]
        true, false = around[truths].sum(axis=0), around[~truths].sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            odds = np.log(true) - np.log(false)
            before = self.pulls[f][1] * true / (self.pulls[f] * [false, true]).sum(axis=0)
        log, m = self.weighed[claim](odds)
        self.budget.spend(self.search[claim])
        off: Floats = np.where(np.isnan(m), np.inf, np.abs(before - m))
        # What cannot be had drives a weight to nothing: it stops short of that.
        with np.errstate(invalid="ignore"):
            usable = np.isfinite(off) & (np.abs(log) < LARGEST_LOG) & (off > 0.0)
        if usable.any():
            self.pull(claim, np.where(usable, _weights(log), self.pulls[f]))
        return off

    def pull(self, claim: str, weights: Floats) -> None:
        """Weigh a claim's being false and true, [2, people]."""
        f = self.pulled[claim]
        self.pulls[f] = weights
        self.tables[f] = self._table(f)
        self._stale(self.bucket_of[f])


def _weights(log: Floats) -> Floats:
    """Return weights (false, true) whose ratio has the given logarithm, the larger 1."""
    with np.errstate(under="ignore"):
        return np.array([np.exp(np.minimum(-log, 0.0)), np.exp(np.minimum(log, 0.0))])


def _kept_factors(network: Network, claims: Iterable[str], pulled: Sequence[str] | None) -> dict[int, int]:
    """Return the factors the claims depend on, and for each how many variables it gives a chance; 0: a condition."""
    maker: dict[int, int] = {}
    children: dict[int, int] = {}
    for f, scope in enumerate(network.scopes):
        mine = [v for v in (scope[0], network.tossed.get(f)) if v is not None and v not in maker]
        maker.update(dict.fromkeys(mine, f))
        children[f] = len(mine)
    frontier = [network.variable[c] for c in (*claims, *(pulled or ()))]
    kept: set[int] = set()
    if pulled is not None:
        kept = {f for f, count in children.items() if not count}
        frontier += [v for f in kept for v in network.scopes[f]]
    while frontier:
        f = maker[frontier.pop()]
        if f not in kept:
            kept.add(f)
            frontier += network.scopes[f]
    return {f: children[f] for f in sorted(kept)}


def _buckets(
    cards: Sequence[int], scopes: Sequence[tuple[int, ...]], order: Sequence[int], position: Sequence[int]
) -> list[_Bucket]:
    """Return the buckets in order of summing out; their axes are positions in that order."""
    waiting: list[set[int]] = [{at} for at in range(len(order))]
    for scope in scopes:
        places = [position[v] for v in scope]
        waiting[min(places)].update(places)
    buckets = []
    for clique in waiting:
        axes = tuple(sorted(clique))
        parent = axes[1] if len(axes) > 1 else -1
        if parent >= 0:
            waiting[parent].update(axes[1:])
        buckets.append(_Bucket(axes, tuple(cards[order[v]] for v in axes), parent))
    return buckets


def _size(shape: Sequence[int]) -> int:
    size = 1
    for card in shape:
        size *= card
    return size
