"""Exact propagation of maps too wide to be summed at once: some shared premises are held true or false, in every way.

Each way of holding them is one column of the batch over a narrower bucket tree; the columns are added up by the weight
of their worlds. Knows networks and bucket trees. Must not know people's names.
Reference: Pearl 1988 (loop-cutset conditioning).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from argmap.credence.eliminate import BucketTree, Places, Rows, Workspace, compile_tree, run
from argmap.credence.network import HEADS, ONE, TAILS, Network
from argmap.credence.order import bucket_sizes

Floats = npt.NDArray[np.float64]

LARGEST_SPLIT = 3 << 27
"""The most work of all ways together, in table entries, for all people together."""
LARGEST_PIECE = 1 << 24
"""One way has no more work than this, so that it stays in memory."""
THREADS = 2
FAINTEST_COIN = 1e-100
"""Stands for a coin of 0, so that what another coin would give can be read where no world is left."""


@dataclass(frozen=True, slots=True)
class Split:
    """A compiled network of which `held` variables are given values, in all 2^held ways.

    `tree` is over the rest. Row r of its factors is, under values `bits`, entry `base[r] + strides[r] @ bits` of the
    network's entries, of which `places`, `true` and `codes` say what stands there. `rows` and `starts` are the
    stretches of the home factors of what is shown. `work` is that of all ways together.
    """

    tree: BucketTree
    held: int
    work: int
    base: Places
    strides: Places
    places: Places
    true: npt.NDArray[np.bool_]
    codes: Places
    rows: Places
    starts: Places


@dataclass(frozen=True, slots=True)
class Added:
    """One person's numbers: `probability` [shown], `true_at` and `total_at` [shown, 2], as shares of the whole weight.

    `log_total` is the log of the weight of all worlds.
    """

    probability: Floats
    true_at: Floats
    total_at: Floats
    log_total: float


def split_network(network: Network, shown: Sequence[str], order: list[int]) -> Split | None:
    """Return the network compiled so that some shared premises are held; None where that would take too much work.

    `order` is that in which the variables are summed out; those held are left out of it.
    """
    premises = sorted({network.variable[id] for id in network.home if id in network.layout.claims})
    candidates = [v for v in premises if network.cards[v] == 2]
    held: list[int] = []
    while True:
        sizes = bucket_sizes(network.cards, _without(network.scopes, held), order)
        work = sum(size for _, size in sizes)
        if work << len(held) > LARGEST_SPLIT:
            return None
        if work <= LARGEST_PIECE:
            return _compiled(network, shown, held, order)
        weight = dict.fromkeys(candidates, 0)
        for inside, size in sizes:
            for v in inside:
                if v in weight:
                    weight[v] += size
        if not weight:
            return None
        # The premise most shared by what is wide; the order stays, which serves the rest as well as any.
        best = max(candidates, key=lambda v: (weight[v], -v))
        candidates.remove(best)
        held.append(best)


def _without(scopes: Sequence[Sequence[int]], held: Sequence[int]) -> list[tuple[int, ...]]:
    gone = set(held)
    return [left for scope in scopes if (left := tuple(v for v in scope if v not in gone))]


def _compiled(network: Network, shown: Sequence[str], held: list[int], order: list[int]) -> Split:
    cards = list(network.cards)
    order = [v for v in order if v not in set(held)]
    number = {v: n for n, v in enumerate(held)}
    scopes: list[tuple[int, ...]] = []
    bases, strides = [], []
    start = 0
    # An entry that is never there stands behind all others: a factor that is all held has one row, and this.
    nothing = sum(len(entries) for entries in network.entries)
    place_in_order = {v: at for at, v in enumerate(order)}
    for scope, entries in zip(network.scopes, network.entries, strict=True):
        shape = tuple(network.cards[v] for v in scope)
        index = start + np.arange(len(entries), dtype=np.intp).reshape(shape)
        start += len(entries)
        by = sorted((n for n, v in enumerate(scope) if v not in number), key=lambda n: place_in_order[scope[n]])
        fixed = [n for n, v in enumerate(scope) if v in number]
        index = index.transpose([*fixed, *by])
        base = index[(0,) * len(fixed)].ravel()
        stride = np.zeros((len(base), len(held)), dtype=np.intp)
        for axis, n in enumerate(fixed):
            one = tuple(int(other == axis) for other in range(len(fixed)))
            stride[:, number[scope[n]]] = index[one].ravel() - base
        if not by:
            cards.append(2)
            order.append(len(cards) - 1)
            base, stride = np.array([base[0], nothing]), np.vstack([stride, np.zeros_like(stride)])
        scopes.append(tuple(scope[n] for n in by) or (len(cards) - 1,))
        bases.append(base)
        strides.append(stride)
    numbered = {v: n for n, v in enumerate(order)}
    tree = compile_tree(
        [cards[v] for v in order], [tuple(numbered[v] for v in scope) for scope in scopes], range(len(order))
    )
    homes = [network.home[id] for id in shown]
    rows = [np.arange(tree.starts[f], tree.starts[f] + len(bases[f])) for f in homes]
    places, true, codes = _entries(network, shown)
    return Split(
        tree,
        len(held),
        tree.work << len(held),
        np.concatenate(bases),
        np.concatenate(strides),
        places,
        true,
        codes,
        np.concatenate(rows),
        np.cumsum([0, *(len(r) for r in rows[:-1])]),
    )


def _entries(network: Network, shown: Sequence[str]) -> tuple[Places, npt.NDArray[np.bool_], Places]:
    """Return for every entry of the network the place of its coin value, whether its id is true there, and its code."""
    home = {network.home[id]: id for id in shown}
    places, true = [], []
    codes = [np.asarray(entries, dtype=np.intp) for entries in network.entries]
    for f, code in enumerate(codes):
        coin = network.coin_of.get(f)
        if coin is None:
            places.append(code)
        else:
            places.append(np.array([0, 1, network.layout.heads(coin), network.layout.tails(coin)])[code])
        if f in home:
            card = network.cards[network.scopes[f][0]]
            states = np.isin(np.arange(card), network.true_states[home[f]])
            true.append(np.repeat(states, len(code) // card))
        else:
            true.append(np.zeros(len(code), dtype=np.bool_))
    zero = np.zeros(1, dtype=np.intp)
    return np.concatenate([*places, zero]), np.concatenate([*true, zero > 0]), np.concatenate([*codes, zero])


def add_up(split: Split, values: Floats, weighted: bool) -> Added:
    """Return one person's numbers from the vector of coin values [places]."""
    if not weighted:
        # Nothing is conditioned on: a way of no weight has to show what another coin would give it.
        values = np.where(values == 0.0, FAINTEST_COIN, values)
        values[0] = 0.0
    ways = np.arange(1 << split.held)
    step = max(1, min(len(ways) // THREADS, (1 << 21) // split.tree.size))
    bits = [(some >> np.arange(split.held)[:, None]) & 1 for some in np.split(ways, ways[step::step])]
    # numpy lets go of the interpreter in large operations, so threads share the work.
    with ThreadPoolExecutor(THREADS) as pool:
        passes = list(pool.map(lambda some: _pass(split, values, some), bits))
    log_total = np.concatenate([log for log, _ in passes])
    top = log_total.max()
    if np.isneginf(top):
        nothing = np.full((3, len(split.starts)), np.nan)
        return Added(nothing[0], nothing[1:].T, nothing[1:].T, float(top))
    weight = np.exp(log_total - top)
    total = float(weight.sum())
    shares = np.concatenate([share for _, share in passes], axis=2) @ (weight / total)
    return Added(np.clip(shares[0], 0.0, 1.0), shares[1:3].T, shares[3:5].T, float(top + np.log(total)))


def _pass(split: Split, values: Floats, bits: Places) -> tuple[Floats, Floats]:
    """Return some ways' log weights, and shares [5, shown, ways]: of the true, of the true and of all at each end."""
    tree = split.tree
    space = Workspace()
    tables = space.take(tree.size, bits.shape[1])
    entry = split.base[:, None] + split.strides @ bits
    tables[: tree.factor_rows] = values[split.places[entry]]
    factors: Rows = tables[: tree.factor_rows]
    done = run(tree, tables, space, scaled=True)
    rows, at = split.rows, entry[split.rows]
    outside, true, code = done.outside[rows], split.true[at], split.codes[at]
    agreeing = outside * factors[rows]
    whole = np.add.reduceat(agreeing, split.starts, axis=0)
    found = [np.add.reduceat(agreeing * true, split.starts, axis=0)]
    ends = [outside * ((code == ONE) | (code == side)) for side in (TAILS, HEADS)]
    found += [np.add.reduceat(end * true, split.starts, axis=0) for end in ends]
    found += [np.add.reduceat(end, split.starts, axis=0) for end in ends]
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(whole > 0.0, np.array(found) / whole, 0.0)
    return done.log_total, shares
