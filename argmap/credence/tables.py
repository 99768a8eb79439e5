"""The tables of a network in the order of a bucket tree, and where every shown id is read off.

Knows networks and bucket trees. Must not know numbers or people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from argmap.credence.eliminate import BucketTree, Places, compile_tree, in_bucket_order
from argmap.credence.network import HEADS, TAILS, Network

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Segments:
    """Rows of the home factors of all shown ids, one stretch after another; `true` is 1 where the id is true.

    `true_places` are the places of those rows alone and `true_starts` their stretches; `at` says for the own coin
    showing tails and heads which rows are possible.
    """

    rows: Places
    starts: Places
    true: Floats
    true_places: Places
    true_starts: Places
    at: tuple[Floats, Floats]


def network_tables(network: Network, shown: Sequence[str], order: Sequence[int]) -> tuple[BucketTree, Places, Segments]:
    """Return the bucket tree, the place of each factor row's entry in the vector of coin values, and the segments."""
    position = [0] * len(order)
    for at, v in enumerate(order):
        position[v] = at
    scopes, codes, permutations = [], [], []
    known: dict[tuple[object, ...], Places] = {}
    for scope, entries in zip(network.scopes, network.entries, strict=True):
        by = tuple(sorted(range(len(scope)), key=lambda n: position[scope[n]]))
        shape = tuple([network.cards[v] for v in scope])
        if (shape, by) not in known:
            known[shape, by] = in_bucket_order(shape, by)
        permutation = known[shape, by]
        table = (id(entries), by) if isinstance(entries, tuple) else ()
        if table not in known:
            known[table] = np.asarray(entries, dtype=np.intp)[permutation]
        scopes.append(tuple([scope[n] for n in by]))
        codes.append(known[table] if table else known.pop(table))
        permutations.append(permutation)
    tree = compile_tree(network.cards, scopes, order)
    lengths = np.array([len(c) for c in codes], dtype=np.intp)
    code = np.concatenate(codes) if codes else np.empty(0, dtype=np.intp)
    coin = np.repeat(np.array([network.coin_of.get(f, -1) for f in range(len(codes))], dtype=np.intp), lengths)
    places = np.where((coin >= 0) & (code == HEADS), network.layout.heads(0) + coin, code)
    places = np.where((coin >= 0) & (code == TAILS), network.layout.tails(0) + coin, places)
    return tree, places, _shown_segments(network, shown, tree, permutations, code)


def _shown_segments(
    network: Network, shown: Sequence[str], tree: BucketTree, permutations: Sequence[Places], code: Places
) -> Segments:
    rows, lengths, true = [], [], []
    known: dict[tuple[object, ...], Floats] = {}
    for id_ in shown:
        home = network.home[id_]
        permutation, card = permutations[home], network.cards[network.variable[id_]]
        size, start = len(permutation), tree.starts[home]
        key = (id(permutation), card, network.true_states[id_])
        if key not in known:
            known[key] = np.isin(permutation // (size // card), network.true_states[id_]).astype(np.float64)
        rows.append(np.arange(start, start + size))
        lengths.append(size)
        true.append(known[key])
    joined = np.concatenate(rows) if rows else np.empty(0, dtype=np.intp)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.intp) if rows else np.empty(0, dtype=np.intp)
    there = code[joined]
    at = tuple(((there == 1) | (there == side)).astype(np.float64)[:, None] for side in (TAILS, HEADS))
    truth = np.concatenate(true)[:, None] if true else np.empty((0, 1))
    true_places = np.flatnonzero(truth[:, 0])
    return Segments(joined, starts, truth, true_places, np.searchsorted(true_places, starts), (at[0], at[1]))
