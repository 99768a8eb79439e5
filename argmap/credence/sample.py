"""Sampled credences, for maps too wide or too tangled to be summed exactly, with error bars.

How many worlds and sweeps there are goes by the size of the map and the number of people, never by a clock. Knows what
can be read from drawn worlds. Must not know how results are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from argmap.credence.coins import Flags, Floats, Numbers, assume_numbers
from argmap.credence.draw import Draw, Rows, Tosses, counts
from argmap.credence.inference import Compiled
from argmap.credence.reach import consequences
from argmap.model.values import Debate

BUDGET = 1 << 28
"""About so many coin tosses are made in all."""
MOST_WORLDS, FEWEST_WORLDS = 1 << 16, 1 << 12
CROWD, CROWD_WORLDS = 1 << 20, 1 << 11
"""Where everybody's claims and arguments are more than so many, there are so many worlds each."""
TOGETHER = 1 << 30
"""People are drawn together as long as their masks take no more than about so many bits."""
SWEEPS, MORE_SWEEPS = 12, 48
"""Coins among conditions and cycles are set in so many sweeps, more where the map is `SMALL`."""
VALUES = 60_000
"""In a larger map all sweeps together set about so many values for everybody; what is left is in the errors."""
SMALL = 500
"""Claims and arguments of a map that takes more sweeps."""
FEWEST_FOR_ENDS = 200
"""An end of a range is given where at least so many worlds show it."""
BLOCK = 512
"""So many masks are unpacked at once."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """Numbers of several people from samples; as in `engine.Propagated`, with standard errors."""

    numbers: Numbers
    settled: Flags
    probability: Floats
    errors: Floats
    implied: Floats
    ends: Floats
    impossible: tuple[str, ...]


def sample(debate: Debate, plain: Compiled, compiled: Compiled, numbers: Numbers, assume: dict[str, float]) -> Sampled:
    """Return everybody's numbers by sampling; coins are calibrated on the sample of the map without assumptions."""
    people, claims, ids = len(numbers.who), len(plain.structure.claims), len(compiled.shown)
    numbers, tosses = numbers.copy(), _tosses(plain, numbers)
    assumed = assume_numbers(debate, plain.structure, plain.layout, numbers, assume) if assume else numbers
    settled = np.ones(people, dtype=np.bool_)
    probability, errors = np.full((people, ids), np.nan), np.full((people, ids), np.nan)
    implied, ends = np.full((people, claims), np.nan), np.full((people, claims, 2), np.nan)
    impossible = np.full(people, "", dtype=object)
    for rows in _together(plain, numbers, tosses):
        draw = Draw(plain, numbers, rows, tosses)
        settled[rows] = draw.calibrate()
        if assume:
            draw = _assuming(draw, compiled, numbers, assumed, assume)
        found = _read(draw)
        probability[rows], errors[rows], implied[rows], ends[rows] = found
        impossible[rows[~draw.feasible]] = "sample"
    return Sampled(assumed, settled, probability, errors, implied, ends, tuple(impossible))


def _assuming(
    before: Draw, compiled: Compiled, calibrated: Numbers, assumed: Numbers, assume: Mapping[str, float]
) -> Draw:
    """Return worlds under assumptions; the other coins stay as calibrated."""
    rows = before.rows
    found = calibrated.calibrate[rows]
    for id, at in before.layout.claims.items():
        if id not in assume and found[:, at].any():
            assumed.coins[rows, at] = calibrated.coins[rows, at]
    draw = Draw(compiled, assumed, rows, before.tosses)
    draw.residual = before.residual
    draw.run(frozenset())
    return draw


@dataclass(frozen=True, slots=True)
class Worlds:
    """One person's sampled worlds: in which of them each claim is true, packed [claims, worlds / 8], and their weights.

    `alike` where all that are left weigh the same.
    """

    column: Mapping[str, int]
    true: npt.NDArray[np.uint8]
    weight: Floats
    feasible: bool
    alike: bool

    def share(self, *ids: str) -> float:
        """Return the probability that all of these are true; nan where nothing is possible."""
        total = float(self.weight.sum())
        if not self.feasible or total <= 0.0:
            return float("nan")
        return float(self.weight @ np.unpackbits(self._all_of(ids), bitorder="little")) / total

    def shares(self, *ids: str) -> Floats:
        """Return for each claim the probability that it and all of these are true [claims]; nan: nothing possible."""
        total = float(self.weight.sum())
        if not self.feasible or total <= 0.0:
            return np.full(len(self.true), np.nan)
        chosen = self.true & self._all_of(ids)
        if self.alike:
            return counts(chosen & np.packbits(self.weight > 0.0, bitorder="little")) / total
        return _weights(chosen, self.weight) / total

    def _all_of(self, ids: tuple[str, ...]) -> npt.NDArray[np.uint8]:
        together = np.full(self.true.shape[1], 255, dtype=np.uint8)
        for id in ids:
            together &= self.true[self.column[id]]
        return together


def sampled_worlds(plain: Compiled, numbers: Numbers) -> tuple[Numbers, tuple[Worlds, ...]]:
    """Return the numbers with calibrated coins, and everybody's worlds, for questions about several claims at once."""
    numbers, tosses = numbers.copy(), _tosses(plain, numbers)
    found: dict[int, Worlds] = {}
    for rows in _together(plain, numbers, tosses):
        draw = Draw(plain, numbers, rows, tosses)
        draw.calibrate()
        true = np.stack([draw.octets(draw.true[c]) for c in plain.structure.claims], axis=1)
        for n, row in enumerate(rows.tolist()):
            weight, feasible = draw.weight[n], bool(draw.feasible[n])
            found[row] = Worlds(plain.claim_column, true[n], weight, feasible, not draw.imposed)
    return numbers, tuple(found[row] for row in range(len(numbers.who)))


def calibrate_on_sample(compiled: Compiled, numbers: Numbers) -> None:
    """Set everybody's coins so that their claims come out as stated in sampled worlds; changes `numbers.coins`."""
    worlds = FEWEST_WORLDS if len(numbers.who) > 4 else 4 * FEWEST_WORLDS
    tosses = Tosses(compiled.structure, worlds, SWEEPS)
    for rows in _together(compiled, numbers, tosses):
        Draw(compiled, numbers, rows, tosses).calibrate()


def _tosses(plain: Compiled, numbers: Numbers) -> Tosses:
    people = len(numbers.who)
    size = max(1, len(plain.shown)) * people
    sweeps = max(2, min(SWEEPS, VALUES // size)) if len(plain.shown) > SMALL else MORE_SWEEPS
    looped = len(plain.shown) > SMALL and any(len(part) > 1 for part in plain.structure.parts)
    worlds = max(FEWEST_WORLDS, min(MOST_WORLDS, BUDGET // size // (4 if looped and numbers.calibrate.any() else 1)))
    return Tosses(plain.structure, CROWD_WORLDS if size > CROWD else worlds // 8 * 8, sweeps)


def _together(plain: Compiled, numbers: Numbers, tosses: Tosses) -> Iterator[Rows]:
    """Return the people in groups that are drawn together: those with the same observations, as many as fit."""
    imposed = ~np.isnan(plain.observed(numbers.coins))
    alike: dict[bytes, list[int]] = {}
    for row in range(len(numbers.who)):
        alike.setdefault(imposed[row].tobytes(), []).append(row)
    most = max(1, TOGETHER // max(1, len(plain.shown) * tosses.worlds))
    for rows in alike.values():
        for start in range(0, len(rows), most):
            yield np.array(rows[start : start + most], dtype=np.intp)


def _read(draw: Draw) -> tuple[Floats, Floats, Floats, Floats]:
    """Return probabilities and errors [people, ids], implied [people, claims] and ends [people, claims, 2]."""
    compiled, people, total = draw.compiled, draw.people, draw.weight.sum(axis=1)
    claims = len(compiled.structure.claims)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = (total**2 / (draw.weight**2).sum(axis=1))[:, None]
        p = np.minimum(1.0, _shown_weights(draw) / total[:, None])
        # One success and one failure more, so that a number that was never seen is not called certain.
        near = (p * effective + 1.0) / (effective + 2.0)
        errors = np.sqrt(near * (1.0 - near) / effective + draw.off[:, None] ** 2)
    # A coin that was not quite found makes everything it reaches as uncertain as it is itself.
    unsure = consequences(compiled.structure, draw.swept, draw.imposed) if draw.residual.any() else set()
    columns = [at for at, id in enumerate(compiled.shown) if id in unsure]
    errors[:, columns] = np.hypot(errors[:, columns], draw.residual[:, None])
    _imposed_exactly(draw, p, errors)
    implied, ends = p[:, :claims].copy(), np.full((people, claims, 2), np.nan)
    for place, claim in enumerate(compiled.structure.claims):
        _read_ends(draw, claim, place, implied, ends)
    for found in (p, errors, implied, ends):
        found[~draw.feasible] = np.nan
    return p, errors, implied, ends


def _imposed_exactly(draw: Draw, p: Floats, errors: Floats) -> None:
    """Give observations that only weigh their claim the credence that is imposed on them, which is no estimate."""
    observed, points = tuple(draw.structure.observations), len(draw.points)
    for place in draw.pulled.places[points:]:
        at = draw.layout.claims[observed[place]]
        p[:, at], errors[:, at] = draw.coin(observed[place]), 0.0


def _shown_weights(draw: Draw) -> Floats:
    """Return the weight of the worlds in which each shown claim or argument is true, [people, ids]."""
    shown, found = draw.compiled.shown, np.empty((draw.people, len(draw.compiled.shown)))
    for start in range(0, len(shown), BLOCK):
        masks = [draw.true[id] & draw.allowed for id in shown[start : start + BLOCK]]
        octets = np.stack([draw.octets(mask) for mask in masks], axis=1)
        for n in range(draw.people):
            one = octets[n]
            found[n, start : start + BLOCK] = _weights(one, draw.weight[n]) if draw.imposed else counts(one)
    return found


def _weights(octets: npt.NDArray[np.uint8], weight: Floats) -> Floats:
    """Return the weight of the worlds of each packed mask."""
    found = [
        np.unpackbits(octets[start : start + BLOCK], axis=1, bitorder="little").astype(np.float64) @ weight
        for start in range(0, len(octets), BLOCK)
    ]
    return np.concatenate(found) if found else np.empty(0)


def _read_ends(draw: Draw, claim: str, place: int, implied: Floats, ends: Floats) -> None:
    structure, worlds = draw.structure, draw.tosses.worlds
    if claim not in structure.targeted or claim in structure.sides or claim in structure.cut:
        return
    calibrated = draw.numbers.calibrate[draw.rows, place]
    if claim in draw.swept:
        true, total = draw.at_ends(claim)
        heads = counts(draw.octets(draw.masks.heads[claim]))
        rare = (np.minimum(heads, worlds - heads) < FEWEST_FOR_ENDS) | ~(total > 0.0).all(axis=1)
        if claim in draw.conditioned and draw.imposed:
            rare[:] = True
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.where(rare[:, None], np.nan, np.clip(true / total, 0.0, 1.0))
    else:
        true = np.stack([counts(draw.octets(draw.masks.final(claim, c))) for c in (0, draw.masks.all)], axis=1) / worlds
        total, values = np.ones_like(true), true
        rare = np.zeros(draw.people, dtype=np.bool_)
    ends[:, place] = values
    start = draw.numbers.start[draw.rows, place]
    mix = np.stack([1.0 - start, start], axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        alone = (true * mix).sum(axis=1) / (total * mix).sum(axis=1)
    implied[calibrated, place] = np.where(rare, np.nan, alone)[calibrated]
