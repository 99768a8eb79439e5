"""The order in which variables are summed out: minimum fill, with a heap that tolerates stale entries.

Knows an undirected graph of numbers. Must not know debates, probabilities or numpy.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterable, Sequence

CROWDED = 40
"""Above this many neighbours the fill is taken as complete instead of counted."""
COUNTED = 1_000_000
"""Once so many neighbours were looked at to count fill, it is taken as complete: the map is dense, and wide anyway."""


class TooWide(Exception):
    """Summing out would take more work than allowed."""


EASY = 1 << 20
"""An order of no more work than this is not improved on."""
TRIED_VARIABLES = 40_000
"""So many variables are ordered in all when better orders are looked for, and at most `TRIES` times."""
TRIES = 12


def best_order(
    cards: Sequence[int], scopes: Sequence[Sequence[int]], most: int, tries: int = TRIES
) -> tuple[list[int], int]:
    """Return the best of some elimination orders, and its work: the sum of all buckets' entries.

    Ties are broken by number first, then, where that leaves much work, by chance (seeded: always the same). Raises
    `TooWide` where every order takes more than `most`.
    """
    best: tuple[list[int], int] | None = None
    for seed in range(max(1, min(tries, TRIED_VARIABLES // max(1, len(cards))))):
        try:
            order = min_fill(cards, scopes, most if best is None else best[1] - 1, seed=seed)
        except TooWide:
            continue
        best = order, work_of(cards, scopes, order)
        if best[1] <= EASY:
            break
    if best is None:
        raise TooWide
    return best


def work_of(cards: Sequence[int], scopes: Iterable[Sequence[int]], order: Sequence[int]) -> int:
    """Return the sum of all buckets' entries under an elimination order."""
    return sum(size for _, size in bucket_sizes(cards, scopes, order))


def bucket_sizes(
    cards: Sequence[int], scopes: Iterable[Sequence[int]], order: Sequence[int]
) -> list[tuple[list[int], int]]:
    """Return the variables of each bucket, and the number of its entries."""
    position = [0] * len(order)
    for at, v in enumerate(order):
        position[v] = at
    waiting: list[set[int]] = [{at} for at in range(len(order))]
    for scope in scopes:
        places = [position[v] for v in scope]
        waiting[min(places)].update(places)
    found = []
    for clique in waiting:
        inside = sorted(clique)
        size = 1
        for at in inside:
            size *= cards[order[at]]
        found.append(([order[at] for at in inside], size))
        if len(inside) > 1:
            waiting[inside[1]].update(inside[1:])
    return found


def min_fill(
    cards: Sequence[int], scopes: Iterable[Sequence[int]], most: float = float("inf"), seed: int = 0
) -> list[int]:
    """Return an elimination order of variables with the given numbers of states and factors of the given scopes.

    Greedy minimum fill, ties by fewer neighbours, then by number, or by chance where a seed is given. Time is near
    linear for tree-like graphs. Raises `TooWide` as soon as the sum of all buckets' entries exceeds `most`, so that a
    dense map costs no time either.

    >>> min_fill([2, 2, 2], [(0, 1), (1, 2)])
    [0, 1, 2]
    """
    count = len(cards)
    near: list[set[int]] = [set() for _ in range(count)]
    for scope in scopes:
        for a in scope:
            near[a].update(scope)
    for v in range(count):
        near[v].discard(v)
    counted = sum(map(len, near))
    cost = [_fill(near, v, CROWDED) for v in range(count)]
    tie = list(range(count))
    if seed:
        random.Random(seed).shuffle(tie)
    heap = [(cost[v], len(near[v]), tie[v], v) for v in range(count)]
    heapq.heapify(heap)
    done = bytearray(count)
    order: list[int] = []
    work = 0
    while heap:
        fill, degree, _, v = heapq.heappop(heap)
        if done[v] or fill != cost[v] or degree != len(near[v]):
            continue
        done[v] = 1
        order.append(v)
        size = cards[v]
        for u in near[v]:
            size *= cards[u]
        work += size
        if work > most:
            raise TooWide
        crowded = CROWDED if counted < COUNTED else 1
        for u in _eliminate(near, v, fill):
            counted += len(near[u])
            cost[u] = _fill(near, u, crowded)
            heapq.heappush(heap, (cost[u], len(near[u]), tie[u], u))
    return order


def _fill(near: list[set[int]], v: int, crowded: int) -> int:
    around = near[v]
    degree = len(around)
    if degree < 2:
        return 0
    if degree > crowded:
        return degree * (degree - 1) // 2
    joined = 0
    for u in around:
        joined += len(around & near[u])
    return (degree * (degree - 1) - joined) // 2


def _eliminate(near: list[set[int]], v: int, fill: int) -> set[int]:
    """Join the neighbours of `v` and take it out; return the variables whose fill may have changed."""
    around = near[v]
    near[v] = set()
    for u in around:
        near[u].discard(v)
    if not fill:
        return around
    touched = set(around)
    members = list(around)
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            if b not in near[a]:
                near[a].add(b)
                near[b].add(a)
                small, large = (near[a], near[b]) if len(near[a]) < len(near[b]) else (near[b], near[a])
                touched |= small & large
    return touched
