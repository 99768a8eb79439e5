"""Calibration: a derived claim's coin is set so that the claim comes out as the person states.

Premises first. A claim that no condition reaches and that is on no cycle takes one step; the others take sweeps until
no coin moves. Claims of equal depth share one propagation; where there are many depths, messages are walked from claim
to claim instead. Which of the two, and whether it can be done at all, is decided by estimates of work, never by a
clock. Knows the numbers of several people. Must not know how results are shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from argmap.credence.budget import Budget, TooLong
from argmap.credence.coins import Flags, Floats, Numbers
from argmap.credence.evidence import clusters, impose
from argmap.credence.inference import Compiled
from argmap.credence.reach import ancestors, consequences
from argmap.credence.structure import Structure
from argmap.credence.walk import FAINTEST, LARGEST_SUM, Walk

SWEEPS = 300
SETTLED = 1e-12
NO_DIFFERENCE = 1e-13
SHORT = 0.25
"""What propagations by depth take in less than about so many seconds is not walked."""
LONGEST = 4.0
"""Calibration that would take longer than about so many seconds is not done exactly."""
IMPOSED = 60
"""Imposing observations takes about as long as so many propagations."""
ONE_BY_ONE = 24
"""Up to so many claims that take sweeps are calibrated one after another, more in blocks of equal depth first."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Blocks of claims, each calibrated with one propagation; repeated until settled where `sweeps`."""

    blocks: tuple[tuple[str, ...], ...]
    sweeps: bool
    conditioned: bool


def calibrated_numbers(compiled: Compiled, numbers: Numbers) -> tuple[Numbers, Flags]:
    """Return the numbers with calibrated coins, and for whom the sweeps came to rest [people].

    Raises `TooLong` where that would take too much work; then the map has to be sampled.
    """
    settled = np.ones(len(numbers.who), dtype=np.bool_)
    if not numbers.calibrate.any():
        return numbers, settled
    numbers = numbers.copy()
    wanted = {c for c, at in compiled.layout.claims.items() if numbers.calibrate[:, at].any()}
    observed = frozenset(np.flatnonzero(~np.isnan(compiled.observed(numbers.coins)).all(axis=0)).tolist())
    found = stages(compiled, wanted, observed)
    budget = Budget(LONGEST)
    for conditioned in (False, True):
        part = [stage for stage in found if stage.conditioned is conditioned]
        if not part:
            continue
        by_depth = _seconds(compiled, numbers, part) if compiled.exact else math.inf
        if by_depth <= SHORT:
            for stage in part:
                settled &= _settle(compiled, numbers, stage)
            continue
        try:
            settled &= _walked(compiled, numbers, part, observed, budget)
        except TooLong:
            if by_depth > LONGEST:
                raise
            for stage in part:
                settled &= _settle(compiled, numbers, stage)
    return numbers, settled


def _walked(
    compiled: Compiled, numbers: Numbers, part: Sequence[Stage], observed: frozenset[int], budget: Budget
) -> Flags:
    names = [e for place, e in enumerate(compiled.structure.observations) if place in observed]
    claims = {c for stage in part for block in stage.blocks for c in block}
    imposed = names if part[0].conditioned else None
    settled = np.ones(len(numbers.who), dtype=np.bool_)
    step = max(1, LARGEST_SUM // (compiled.work or 1))
    changed = numbers.coins.copy()
    for start in range(0, len(settled), step):
        rows = slice(start, start + step)
        coins = changed[rows]
        walk = Walk(compiled, coins, claims, imposed, budget)
        settled[rows] = walk_coins(walk, numbers.calibrate[rows], numbers.stated[rows], _order(compiled, claims))
    numbers.coins[:] = changed
    return settled


def _order(compiled: Compiled, claims: set[str]) -> list[tuple[list[str], bool]]:
    """Return the claims part by part, premises first, and whether a part feeds back."""
    found = [([c for c in part if c in claims], len(part) > 1) for part in compiled.structure.parts]
    return [(mine, cyclic) for mine, cyclic in found if mine]


def walk_coins(walk: Walk, calibrate: Flags, stated: Floats, parts: Sequence[tuple[list[str], bool]]) -> Flags:
    """Set the coins of a walk's claims; return for whom all came to rest."""
    pulled = tuple(walk.pulled)
    if walk.conditioned:
        parts = [([c for mine, _ in parts for c in mine], True)]
    settled = np.ones(walk.people, dtype=np.bool_)
    for claims, swept in parts:
        moving = np.ones(walk.people, dtype=np.bool_)
        for _ in range(SWEEPS if swept else 1):
            off = np.zeros(walk.people)
            for c in pulled:
                off = np.maximum(off, walk.fit(c))
            for c in claims:
                at = walk.layout.claims[c]
                off = np.maximum(off, _set_coin(walk, c, calibrate[:, at] & moving, stated[:, at]))
            moving &= off >= SETTLED
            if not swept or not moving.any():
                break
        if swept:
            settled &= ~moving
    return settled


def _set_coin(walk: Walk, claim: str, whose: Flags, stated: Floats) -> Floats:
    """Set the coin of a claim for some people; return how far each moved."""
    if not whose.any():
        return np.zeros(walk.people)
    old = walk.coins[:, walk.layout.claims[claim]].copy()
    new, off = solve_coin(*walk.at_ends(claim), stated, old)
    new = np.where(whose, np.where(new < FAINTEST, 0.0, new), old)
    if (new != old).any():
        walk.set_coin(claim, new)
    moved: Floats = np.where(off > 1e-15, np.abs(new - old), 0.0)
    return moved


def _seconds(compiled: Compiled, numbers: Numbers, found: Sequence[Stage]) -> float:
    """Return about how long calibration by depth will take: propagations, by what one costs."""
    passes = sum(len(stage.blocks) * (20 if stage.sweeps else 1) for stage in found)
    imposing = any(stage.conditioned for stage in found) and not np.isnan(compiled.observed(numbers.coins)).all()
    return passes * compiled.seconds(len(numbers.who)) * (IMPOSED if imposing else 1)


def depths(structure: Structure, wanted: set[str]) -> dict[str, int]:
    """Return for each claim and argument how many wanted claims stand one behind the other before it."""
    depth: dict[str, int] = {}
    behind: dict[str, int] = {}
    for part in structure.parts:
        inside = set(part)
        here = 0
        for id in part:
            for cause in structure.causes(id):
                if cause not in inside:
                    here = max(here, behind[cause])
        depth.update(dict.fromkeys(part, here))
        # Every claim of a cycle moves with any coin in it.
        behind.update(dict.fromkeys(part, here + any(id in wanted for id in part)))
    return depth


def stages(compiled: Compiled, wanted: set[str], imposed: frozenset[int]) -> list[Stage]:
    """Return the stages of calibration: what conditions do not reach first, depth by depth, then the rest in sweeps."""
    structure = compiled.structure
    depth = depths(structure, wanted)
    conditioned: set[str] = set()
    observed = tuple(structure.observations)
    scopes = [c.members for c in clusters(compiled, imposed)]
    if scopes:
        conditioned = consequences(structure, set().union(*scopes), [observed[place] for place in imposed])
    cyclic = {id for part in structure.parts if len(part) > 1 for id in part}
    found = []
    free = wanted - conditioned
    by_depth: dict[int, list[str]] = {}
    for c in sorted(free):
        by_depth.setdefault(depth[c], []).append(c)
    for _, here in sorted(by_depth.items()):
        plain = tuple(c for c in here if c not in cyclic)
        if plain:
            found.append(Stage((plain,), False, False))
        looped = [c for c in here if c in cyclic]
        if looped:
            found.append(Stage(tuple((c,) for c in looped), True, False))
    rest = wanted & conditioned
    if rest:
        found.append(Stage(_blocks(structure, rest, depth), True, True))
    return found


def _blocks(structure: Structure, rest: set[str], depth: dict[str, int]) -> tuple[tuple[str, ...], ...]:
    if len(rest) <= ONE_BY_ONE:
        claims = set(structure.claims)
        return tuple((c,) for c in sorted(rest, key=lambda c: (len(ancestors(structure, [c]) & claims), c)))
    levels = sorted({depth[c] for c in rest})
    return tuple(tuple(sorted(c for c in rest if depth[c] == level)) for level in levels)


def _settle(compiled: Compiled, numbers: Numbers, stage: Stage) -> Flags:
    """Run a stage, changing `numbers.coins`; return for whom it came to rest."""
    active = np.flatnonzero(_flags(compiled, numbers, [c for block in stage.blocks for c in block]).any(axis=1))
    result = np.ones(len(numbers.who), dtype=np.bool_)
    for _ in range(SWEEPS if stage.sweeps else 1):
        moved = np.zeros(len(active))
        for block in stage.blocks:
            moved = np.maximum(moved, _step(compiled, numbers, block, active, stage.conditioned))
        if stage.sweeps:
            active = active[moved >= SETTLED]
        if not len(active):
            break
    if stage.sweeps:
        result[active] = False
    return result


def _flags(compiled: Compiled, numbers: Numbers, claims: Sequence[str]) -> Flags:
    found: Flags = numbers.calibrate[:, [compiled.layout.claims[c] for c in claims]]
    return found


def _step(
    compiled: Compiled, numbers: Numbers, block: Sequence[str], active: npt.NDArray[np.intp], conditioned: bool
) -> Floats:
    """Set the coins of a block for the active people; return the largest move of each."""
    columns = np.array([compiled.layout.claims[c] for c in block])
    coins = numbers.coins[active]
    weights = impose(compiled, coins) if conditioned and compiled.structure.observations else None
    solution = compiled.solve(coins, weights=weights)
    old = coins[:, columns]
    stated = numbers.stated[np.ix_(active, columns)]
    new, off = solve_coin(solution.true_at[:, columns], solution.total_at[:, columns], stated, old)
    new = np.where(numbers.calibrate[np.ix_(active, columns)], new, old)
    numbers.coins[np.ix_(active, columns)] = new
    moved: Floats = np.where(off > 1e-15, np.abs(new - old), 0.0).max(axis=1)
    return moved


def solve_coin(true_at: Floats, total_at: Floats, wanted: Floats, old: Floats) -> tuple[Floats, Floats]:
    """Return the coin at which a claim has the wanted value, or the nearer end, and how far off `old` leaves it.

    `true_at` and `total_at` [..., 2] are weights at coin 0 and 1; between them both are affine, so the value is a ratio
    of affine functions. Where the coin makes no difference the old one is kept.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = true_at[..., 0] / total_at[..., 0], true_at[..., 1] / total_at[..., 1]
        slope = (true_at[..., 1] - true_at[..., 0]) - wanted * (total_at[..., 1] - total_at[..., 0])
        coin = (wanted * total_at[..., 0] - true_at[..., 0]) / slope
        now = (true_at[..., 0] * (1.0 - old) + true_at[..., 1] * old) / (
            total_at[..., 0] * (1.0 - old) + total_at[..., 1] * old
        )
        outside = (low - wanted) * (high - wanted) >= 0.0
        nearer = np.where(np.abs(low - wanted) <= np.abs(high - wanted), 0.0, 1.0)
        new = np.where(outside, nearer, np.clip(coin, 0.0, 1.0))
        keep = ~(np.abs(high - low) >= NO_DIFFERENCE)
    new = np.where(keep, old, new)
    off = np.where(keep, 0.0, np.where(outside & (new == old), 0.0, np.abs(now - wanted)))
    return new, off
