"""Which element of a list became which, where one list takes the place of another.

Knows plain values. Must not know texts or the schema.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.document.plain import Plain

_MOST = 40_000
"""Pairs of elements beyond which lists are paired by position: nobody wrote them by hand."""


def paired(before: Sequence[Plain], after: Sequence[Plain]) -> dict[int, int]:
    """Return old index → new index, in order, for as many elements as the shorter list has: the likest pairs.

    >>> paired([["b", "c"], ["a", "b", "c"]], [["a", "c"]])
    {1: 0}
    """
    if len(before) == len(after) or len(before) * len(after) > _MOST:
        return {at: at for at in range(min(len(before), len(after)))}
    if len(before) < len(after):
        return {old: new for new, old in paired(after, before).items()}
    # best[i][j]: the most likeness of pairing each of the first j new elements with one of the first i old ones
    best = [[0.0] + [-1.0] * len(after)]
    for old in before:
        row = [0.0]
        for at, new in enumerate(after):
            taken = best[-1][at] + _likeness(old, new) if best[-1][at] >= 0.0 else -1.0
            row.append(max(best[-1][at + 1], taken))
        best.append(row)
    pairs: dict[int, int] = {}
    new_at = len(after)
    for old_at in range(len(before), 0, -1):
        if new_at and best[old_at][new_at] != best[old_at - 1][new_at]:
            new_at -= 1
            pairs[old_at - 1] = new_at
    return dict(sorted(pairs.items()))


def _likeness(old: Plain, new: Plain) -> float:
    """Return how much of two values is the same, from 0 to 1; of two different texts or numbers nothing is."""
    if isinstance(old, list) and isinstance(new, list):
        mine, theirs = {repr(each) for each in old}, {repr(each) for each in new}
    elif isinstance(old, dict) and isinstance(new, dict):
        mine, theirs = {repr(each) for each in old.items()}, {repr(each) for each in new.items()}
    else:
        return float(old == new)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0
