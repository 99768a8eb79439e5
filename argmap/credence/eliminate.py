"""Exact inference: a bucket tree, compiled once, with an upward pass for totals and a downward pass for marginals.

All tables, of factors and of messages, lie in one array of rows; its trailing axis is the batch (participants,
assumptions, quadrature points). Buckets of one level and one shape are one numpy call. The downward pass is the
gradient of the upward one: for every table entry, the weight of all worlds agreeing with it, its own factor left out.
Knows variables and tables. Must not know debates.
Reference: Dechter 1999 (bucket elimination); Darwiche 2003 (a differential approach).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

GATHERED = 1 << 11
"""Buckets of up to so many entries are read through index arrays; larger ones by broadcasting."""
MOST_INPUTS = 48
"""A bucket with more inputs has some of them multiplied beforehand: a product of thousands of weights underflows."""
LARGEST_WORKSPACE = 1 << 24
"""A workspace keeps up to so many numbers between passes."""
FAINTEST = 1e-290
"""A message whose largest entry is below this is not scaled: dividing by it would overflow."""


class Workspace:
    """Memory that is used again from pass to pass: fresh pages cost more than the arithmetic done in them.

    Tables are taken one after the other; `mark` is where the next begins, and setting it back frees what was taken
    since. Not for two threads at once. What does not fit is taken from outside, and there is room for it next time.
    """

    __slots__ = ("_flat", "_peak", "mark")

    def __init__(self) -> None:
        self._flat = np.empty(0)
        self.mark = self._peak = 0

    def clear(self) -> None:
        """Free everything, and make room for what was needed at most."""
        if len(self._flat) < self._peak <= LARGEST_WORKSPACE:
            self._flat = np.empty(self._peak)
        self.mark = 0

    def take(self, *shape: int) -> Rows:
        """Return a table of the given shape, not filled in."""
        end = self.mark + math.prod(shape)
        self._peak = max(self._peak, end)
        start, self.mark = self.mark, end
        return self._flat[start:end].reshape(shape) if end <= len(self._flat) else np.empty(shape)

    def times(self, first: Rows, second: Rows) -> Rows:
        """Return the product of two tables of as many axes that fit each other."""
        shape = first.shape
        if shape != second.shape:
            shape = tuple(map(max, shape, second.shape))
        return np.multiply(first, second, out=self.take(*shape))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Buckets of one level, shape and input sizes: `reads[i]` are rows [buckets, entries] of the i-th inputs.

    `returns[i]` are the entries in the order of the rows they belong to, those rows, and how many entries each has;
    where that is one, the rows in the order of the entries.
    """

    card: int
    reads: tuple[Places, ...]
    returns: tuple[tuple[Places, Places, int], ...]
    first: int
    count: int
    rest: int


@dataclass(frozen=True, slots=True)
class _Wide:
    """One large bucket: each input's first row, its shape in the bucket's merged axes, and the axes it lacks."""

    inputs: tuple[tuple[int, int, tuple[int, ...], tuple[int, ...]], ...]
    shape: tuple[int, ...]
    first: int
    rest: int


@dataclass(frozen=True, slots=True)
class BucketTree:
    """A compiled network: `starts[f]` is the first row of factor f, its axes in the order of elimination.

    `size` is the number of rows, `factor_rows` how many belong to factors, `work` the sum of all buckets' entries,
    `width` the largest number of variables in a bucket, `roots` the rows that hold each component's total.
    """

    starts: tuple[int, ...]
    factor_rows: int
    size: int
    work: int
    width: int
    steps: tuple[_Gathered | _Wide, ...]
    roots: Places


@dataclass(slots=True)
class _Bucket:
    axes: tuple[int, ...]
    inputs: list[tuple[int, tuple[int, ...]]]
    level: int
    out: int = -1


def _positions(order: Sequence[int]) -> list[int]:
    position = [0] * len(order)
    for at, v in enumerate(order):
        position[v] = at
    return position


def compile_tree(cards: Sequence[int], scopes: Sequence[tuple[int, ...]], order: Sequence[int]) -> BucketTree:
    """Return the bucket tree of factors over the given scopes, variables being summed out in the given order."""
    position, cards = _positions(order), list(cards)
    sizes = [_size(cards, scope) for scope in scopes]
    starts = tuple(np.concatenate([[0], np.cumsum(sizes)]).astype(int).tolist()[:-1]) if sizes else ()
    factor_rows = sum(sizes)
    buckets = _buckets(cards, scopes, order, position, starts)
    grouped: dict[tuple[int, tuple[int, ...], tuple[int, ...]], list[_Bucket]] = defaultdict(list)
    for bucket in buckets:
        bucket.inputs.sort(key=lambda i: _size(cards, i[1]))
        shape = tuple(cards[v] for v in bucket.axes)
        grouped[bucket.level, shape, tuple(_size(cards, axes) for _, axes in bucket.inputs)].append(bucket)
    next_row, roots = factor_rows, []
    out_row: dict[int, int] = {}
    steps: list[_Gathered | _Wide] = []
    for key in sorted(grouped):
        members, shape = grouped[key], key[1]
        rest = int(np.prod(shape[1:], dtype=np.int64)) if len(shape) > 1 else 1
        for bucket in members:
            bucket.out = next_row
            next_row += rest
            bucket.inputs = [(row if row >= 0 else out_row[~row], axes) for row, axes in bucket.inputs]
            out_row[position[bucket.axes[0]]] = bucket.out
            if len(shape) == 1:
                roots.append(bucket.out)
        wide = rest * shape[0] > GATHERED
        steps += [_wide(cards, b, rest) for b in members] if wide else [_gathered(shape, members, cards, rest)]
    work = sum(_size(cards, b.axes) for b in buckets)
    width = max((len(b.axes) for b in buckets), default=0)
    return BucketTree(starts, factor_rows, next_row, work, width, tuple(steps), np.array(roots, dtype=np.intp))


def _size(cards: Sequence[int], axes: Sequence[int]) -> int:
    size = 1
    for v in axes:
        size *= cards[v]
    return size


def _buckets(
    cards: list[int],
    scopes: Sequence[tuple[int, ...]],
    order: Sequence[int],
    position: list[int],
    starts: Sequence[int],
) -> list[_Bucket]:
    """Return the buckets in order; an input's row is a factor's first row, or ~p for the message of position p.

    `cards` and `position` grow by a variable of one state for each bucket that only multiplies.
    """
    waiting: list[list[tuple[int, tuple[int, ...], int]]] = [[] for _ in order]
    for start, scope in zip(starts, scopes, strict=True):
        waiting[min(position[v] for v in scope)].append((start, scope, -1))
    buckets: list[_Bucket] = []
    for at, v in enumerate(order):
        found = waiting[at]
        while len(found) > MOST_INPUTS:
            found = [*found[MOST_INPUTS:], _multiplied(cards, position, buckets, found[:MOST_INPUTS])]
        clique = {u for _, axes, _ in found for u in axes} | {v}
        axes = tuple(sorted(clique, key=position.__getitem__))
        level = 1 + max((below for _, _, below in found), default=-1)
        buckets.append(_Bucket(axes, [(row, scope) for row, scope, _ in found], level))
        if len(axes) > 1:
            waiting[position[axes[1]]].append((~at, axes[1:], level))
        waiting[at] = []
    return buckets


def _multiplied(
    cards: list[int], position: list[int], buckets: list[_Bucket], inputs: Sequence[tuple[int, tuple[int, ...], int]]
) -> tuple[int, tuple[int, ...], int]:
    """Add a bucket that multiplies inputs, over a new variable of one state that is summed; return it as an input."""
    place = len(position)
    cards.append(1)
    position.append(place)
    axes = tuple(sorted({u for _, scope, _ in inputs for u in scope}, key=position.__getitem__))
    level = 1 + max(below for _, _, below in inputs)
    buckets.append(_Bucket((place, *axes), [(row, scope) for row, scope, _ in inputs], level))
    return ~place, axes, level


def _gathered(shape: tuple[int, ...], members: Sequence[_Bucket], cards: Sequence[int], rest: int) -> _Gathered:
    digits = np.indices(shape).reshape(len(shape), -1)
    reads, returns = [], []
    for number in range(len(members[0].inputs)):
        strides = np.zeros((len(members), len(shape)), dtype=np.intp)
        base = np.empty((len(members), 1), dtype=np.intp)
        for row, bucket in enumerate(members):
            start, axes = bucket.inputs[number]
            base[row] = start
            stride = 1
            for v in reversed(axes):
                strides[row, bucket.axes.index(v)] = stride
                stride *= cards[v]
        read = base + strides @ digits
        reads.append(read)
        flat = read.ravel()
        by_row = np.argsort(flat, kind="stable")
        repeat = read.shape[1] // stride
        # Where no two entries are of one row, each is written to its row at once.
        returns.append((flat if repeat == 1 else by_row, flat[by_row[::repeat]], repeat))
    return _Gathered(shape[0], tuple(reads), tuple(returns), members[0].out, len(members), rest)


def _wide(cards: Sequence[int], bucket: _Bucket, rest: int) -> _Wide:
    """Merge neighbouring axes that every input has or lacks together; the summed axis stays alone."""
    present = [tuple(v in axes for _, axes in bucket.inputs) for v in bucket.axes]
    merged: list[int] = []
    kinds: list[tuple[bool, ...]] = []
    for place, v in enumerate(bucket.axes):
        if place > 1 and kinds[-1] == present[place]:
            merged[-1] *= cards[v]
        else:
            merged.append(cards[v])
            kinds.append(present[place])
    inputs = []
    for number, (start, axes) in enumerate(bucket.inputs):
        shape = tuple(card if kind[number] else 1 for card, kind in zip(merged, kinds, strict=True))
        lacking = tuple(place for place, kind in enumerate(kinds) if not kind[number])
        inputs.append((start, _size(cards, axes), shape, lacking))
    return _Wide(tuple(inputs), tuple(merged), bucket.out, rest)


def in_bucket_order(shape: Sequence[int], by: Sequence[int]) -> Places:
    """Return the permutation of a table's entries that puts its axes into the order `by`."""
    size = int(np.prod(shape, dtype=np.int64))
    found: Places = np.arange(size, dtype=np.intp).reshape(shape).transpose(by).ravel()
    return found


@dataclass(slots=True)
class Pass:
    """One upward and downward pass over a batch.

    `values` [rows, batch] are the tables and (scaled) messages; `outside` [factor rows, batch] the weight of all worlds
    agreeing with an entry, the entry left out, in units of exp(`log_scale`) [batch]; `log_total` [batch] the
    log of the weight of all worlds, -inf where none is left. They lie in the workspace of the pass.
    """

    values: Rows
    outside: Rows
    log_scale: Rows
    log_total: Rows


def run(tree: BucketTree, values: Rows, space: Workspace, *, scaled: bool, outside: bool = True) -> Pass:
    """Return the passes over `values` [rows, batch], of which the factors' rows are filled in.

    With `scaled`, each message is divided by its largest entry, so that thousands of weights do not underflow.
    """
    batch = values.shape[1]
    scales: list[Rows | None] = []
    logs = np.zeros(batch)
    kept: list[list[Rows]] = []
    for step in tree.steps:
        scale, inputs = _up(step, values, space, scaled)
        scales.append(scale)
        kept.append(inputs)
        if scale is not None:
            logs += np.log(scale).sum(axis=0)
    with np.errstate(divide="ignore"):
        log_total = logs + np.log(np.maximum(values[tree.roots], 0.0)).sum(axis=0)
    if not outside:
        return Pass(values, np.empty((0, batch)), logs, log_total)
    # Every row but a root's is written before it is read: by the bucket that its message went to.
    back = space.take(tree.size, batch)
    back[tree.roots] = 1.0
    for step, scale, inputs in zip(reversed(tree.steps), reversed(scales), reversed(kept), strict=True):
        at = space.mark
        _down(step, inputs, back, scale, space)
        space.mark = at
    return Pass(values, back[: tree.factor_rows], logs, log_total)


def _up(step: _Gathered | _Wide, values: Rows, space: Workspace, scaled: bool) -> tuple[Rows | None, list[Rows]]:
    batch = values.shape[1]
    if isinstance(step, _Gathered):
        inputs = []
        for read in step.reads:
            found = space.take(*read.shape, batch)
            values.take(read, axis=0, out=found, mode="clip")
            inputs.append(found.reshape(step.count, step.card, step.rest, batch))
        message = values[step.first : step.first + step.count * step.rest].reshape(step.count, step.rest, batch)
        at = space.mark
        product = _product(inputs, space)
        if step.card == 1:
            message[...] = product[:, 0]
        else:
            np.add(product[:, 0], product[:, 1], out=message)
        for state in range(2, step.card):
            message += product[:, state]
        space.mark = at
    else:
        inputs = [values[start : start + size].reshape(*shape, batch) for start, size, shape, _ in step.inputs]
        at = space.mark
        message = values[step.first : step.first + step.rest].reshape(1, step.rest, batch)
        product = _product(inputs, space)
        np.add.reduce(product, axis=0, out=message.reshape(product.shape[1:]))
        space.mark = at
    if not scaled:
        return None, inputs
    top = message.max(axis=1)
    scale = np.where(top > FAINTEST, top, 1.0)
    message /= scale[:, None, :]
    return scale, inputs


def _product(inputs: Sequence[Rows], space: Workspace) -> Rows:
    product = inputs[0]
    for other in inputs[1:]:
        product = space.times(product, other)
    return product


def _down(step: _Gathered | _Wide, inputs: list[Rows], back: Rows, scale: Rows | None, space: Workspace) -> None:
    batch = back.shape[1]
    if isinstance(step, _Gathered):
        above = back[step.first : step.first + step.count * step.rest].reshape(step.count, 1, step.rest, batch)
        if scale is not None:
            above = above / scale[:, None, None, :]
        if len(inputs) == 1:
            above = np.broadcast_to(above, (step.count, step.card, step.rest, batch))
        for (by_row, rows, repeat), weight in zip(step.returns, _others(inputs, above, space), strict=True):
            _return(back, rows, by_row, repeat, weight.reshape(-1, batch), space)
        return
    above = back[step.first : step.first + step.rest].reshape(1, *step.shape[1:], batch)
    if scale is not None:
        above = above / scale.reshape((1,) * len(step.shape) + (batch,))
    for (start, size, _, lacking), weight in zip(step.inputs, _others(inputs, above, space), strict=True):
        there = tuple(axis for axis in lacking if axis < weight.ndim - 1)
        summed = weight.sum(axis=there, keepdims=True) if there else weight
        shape = tuple(1 if axis in lacking else card for axis, card in enumerate(step.shape))
        back[start : start + size].reshape(*shape, batch)[...] = summed


def _return(back: Rows, rows: Places, by_row: Places, repeat: int, weight: Rows, space: Workspace) -> None:
    """Add up the weights that belong to each row, `repeat` of them, and write them back."""
    if repeat == 1:
        back[by_row] = weight
        return
    batch = back.shape[1]
    sorted_weight = space.take(len(by_row), batch)
    weight.take(by_row, axis=0, out=sorted_weight, mode="clip")
    pairs = sorted_weight.reshape(-1, repeat, batch)
    back[rows] = pairs[:, 0] + pairs[:, 1] if repeat == 2 else pairs.sum(axis=1)


def _others(inputs: Sequence[Rows], spread: Rows, space: Workspace) -> list[Rows]:
    """Return for each input the product of `spread` and all the other inputs, without dividing."""
    before = [spread]
    for found in inputs[:-1]:
        before.append(space.times(before[-1], found))
    after: Rows | None = None
    weights = []
    for found, left in zip(reversed(inputs), reversed(before), strict=True):
        weights.append(left if after is None else space.times(left, after))
        after = found if after is None else space.times(found, after)
    return weights[::-1]


def stretch_sums(outside: Rows, factors: Rows, rows: Places, starts: Places, space: Workspace) -> Rows:
    """Return the sums of outside times factors over stretches of rows, [stretches, batch]."""
    first, second = space.take(len(rows), factors.shape[1]), space.take(len(rows), factors.shape[1])
    np.take(outside, rows, axis=0, out=first, mode="clip")
    np.take(factors, rows, axis=0, out=second, mode="clip")
    first *= second
    found: Rows = np.add.reduceat(first, starts, axis=0)
    return found
