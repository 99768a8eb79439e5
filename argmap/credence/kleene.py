"""Strong Kleene logic: true, false, undecided, and a claim's gate in it.

Knows three values. Must not know networks or numbers. Reference: Kleene 1952.
"""

from __future__ import annotations

from collections.abc import Sequence

FALSE, TRUE, UNDECIDED = 0, 1, 2


def kleene_and(values: Sequence[int]) -> int:
    """Return the conjunction: false if any is false, true if all are true, else undecided."""
    if FALSE in values:
        return FALSE
    return UNDECIDED if UNDECIDED in values else TRUE


def kleene_or(values: Sequence[int]) -> int:
    """Return the disjunction: true if any is true, false if all are false, else undecided."""
    if TRUE in values:
        return TRUE
    return UNDECIDED if UNDECIDED in values else FALSE


NOT = (TRUE, FALSE, UNDECIDED)


def gate(s: int, r: int, b: int, heads: bool) -> int:
    """Return a claim's value from its supports, rebuttals and blocks: the balanced gate, unless blocked."""
    pair = (s, NOT[r])
    return kleene_and((kleene_or(pair) if heads else kleene_and(pair), NOT[b]))
