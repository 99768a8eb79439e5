"""How one sequence becomes another by dropping and adding: the shortest list of edits.

Knows sequences. Must not know what they are of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from rapidfuzz.distance import Indel


def edits(first: Sequence[Any], second: Sequence[Any]) -> list[tuple[str, int, int, int, int]]:
    """Return the stretches first[start:end] and second[of_start:of_end] in order, each with what becomes of it.

    What becomes of it is "equal", "delete", "insert" or "replace".

    >>> edits("wait", "wit")
    [('equal', 0, 1, 0, 1), ('delete', 1, 2, 1, 1), ('equal', 2, 4, 1, 3)]
    """
    return cast("list[tuple[str, int, int, int, int]]", Indel.opcodes(first, second).as_list())
