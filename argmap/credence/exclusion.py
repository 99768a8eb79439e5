"""What groups of contraries and mutual rebuttals do to a number: as it is, less what it is without the group.

All coins stay as they are. A group that is one coin falls apart into coins of its sides' numbers; of a mutual rebuttal
both steps get strength 0. Knows the compiled map and one participant's coins. Must not know files, screens or how the
numbers are shown.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from argmap.credence.coins import Flags, Floats
from argmap.credence.inference import Compiled, compile_structure
from argmap.credence.reach import connected
from argmap.credence.result import GroupEffect
from argmap.credence.structure import Structure

MOST_GROUPS = 12
"""At most so many groups are named: those that hold the claim first."""
MOST_IDS = 12_000
"""A group is worked out on the map without it, compiled anew; all these maps have about so many entries in sum."""
LONGEST = 1.0
"""Where one propagation takes more than about so many seconds, the effects are not worked out."""
REMEMBERED = 24

Group = tuple[str, tuple[str, ...], tuple[str, ...]]


def group_effects(compiled: Compiled, coins: Floats, assumed: Flags, id: str) -> tuple[GroupEffect, ...]:
    """Return what each group that reaches a claim or argument does to its number, largest effect first.

    `coins` are calibrated; `assumed` [claims and arguments] says which of them nobody stated. An effect is a difference
    of probabilities, None where it is not defined or would take too much work.
    """
    found = _groups(compiled.structure, id)[:MOST_GROUPS]
    if not found:
        return ()
    most = max(1, MOST_IDS // (len(compiled.structure.claims) + len(compiled.structure.arguments)))
    whole = _number(compiled, coins, id) if compiled.exact and compiled.seconds(1) <= LONGEST else None
    effects = [
        _effect(compiled, coins, id, group, whole if place < most else None, assumed)
        for place, group in enumerate(found)
    ]
    return tuple(sorted(effects, key=lambda one: (-abs(one.effect or 0.0), one.claims)))


def _effect(
    compiled: Compiled, coins: Floats, id: str, group: Group, whole: float | None, assumed: Flags
) -> GroupEffect:
    kind, claims, arguments = group
    rest = None if whole is None else _without(compiled, coins, id, group)
    effect = None if whole is None or rest is None else whole - rest
    silent = tuple(c for c in claims if c != id and assumed[compiled.claim_column[c]])
    numbers = {c: float(coins[compiled.claim_column[c]]) for c in silent}
    return GroupEffect("mutual" if kind == "mutual" else "contraries", claims, arguments, effect, numbers)


def _without(compiled: Compiled, coins: Floats, id: str, group: Group) -> float | None:
    kind, claims, arguments = group
    if kind == "mutual":
        changed = coins.copy()
        changed[[compiled.layout.arguments[a] for a in arguments]] = 0.0
        return _number(compiled, changed, id)
    parted = _parted(compiled, kind, claims)
    return _number(parted, coins, id) if parted.exact else None


def _number(compiled: Compiled, coins: Floats, id: str) -> float | None:
    if id not in compiled.shown:
        return None
    row = coins[None]
    weights = compiled.impose(row) if compiled.structure.observations else None
    value = float(compiled.solve(row, weights=weights, ends=False).probability[0, compiled.shown.index(id)])
    return None if math.isnan(value) else value


def _groups(structure: Structure, id: str) -> list[Group]:
    """Return the groups that a number can depend on, those that hold it first."""
    near = connected(structure, id)
    found: list[Group] = [("exclusive", group, ()) for group in structure.exclusive]
    found += [("weighted", group, ()) for group in structure.groups]
    pairs: dict[frozenset[str], list[str]] = {}
    for one in structure.mutual:
        pairs.setdefault(frozenset((one.premise, one.target)), []).append(one.argument)
    found += [("mutual", tuple(sorted(pair)), tuple(sorted(steps))) for pair, steps in pairs.items()]
    reaching = [group for group in found if near.intersection(group[1])]
    return sorted(reaching, key=lambda group: (id not in group[1] and id not in group[2], group[1]))


_CACHE: OrderedDict[tuple[int, str, tuple[str, ...]], tuple[Compiled, Compiled]] = OrderedDict()


def _parted(compiled: Compiled, kind: str, claims: Sequence[str]) -> Compiled:
    """Return the map without one group, everything else read as before."""
    key = (id(compiled), kind, tuple(claims))
    known = _CACHE.get(key)
    if known is None or known[0] is not compiled:
        known = _CACHE[key] = (compiled, compile_structure(_structure_without(compiled.structure, kind, claims)))
        while len(_CACHE) > REMEMBERED:
            _CACHE.popitem(last=False)
    _CACHE.move_to_end(key)
    return known[1]


def _structure_without(structure: Structure, kind: str, claims: Sequence[str]) -> Structure:
    if kind == "weighted":
        return replace(structure, groups=tuple(group for group in structure.groups if group != tuple(claims)))
    kept = [n for n, group in enumerate(structure.exclusive) if group != tuple(claims)]
    return replace(
        structure,
        exclusive=tuple(structure.exclusive[n] for n in kept),
        exclusive_at=tuple(structure.exclusive_at[n] for n in kept),
    )
