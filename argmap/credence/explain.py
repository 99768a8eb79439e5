"""Why a claim has the number it has: what each argument into it contributes, and what would be counted twice.

Knows the compiled map and one participant's coins. Must not know files, screens or how the numbers are shown.

All coins stay as calibrated and the claim stays derived, so an effect is that of the one argument alone. One batched
propagation serves all arguments of a claim: a row for the map as it is, and a row without each argument.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from argmap.credence.coins import Numbers, assume_numbers, read_numbers
from argmap.credence.exclusion import group_effects
from argmap.credence.inference import Compiled, compile_debate
from argmap.credence.reach import consequences
from argmap.credence.result import Contribution, Explanation, GroupEffect, SharedAncestor
from argmap.credence.structure import strongly_connected
from argmap.model.values import Argument, Debate

MOST_PAIRS = 200
"""At most so many pairs of arguments that share an ancestor are listed."""


def explain(debate: Debate, id: str, *, participant: str, assume: Mapping[str, float] | None = None) -> Explanation:
    """Return what each argument into a claim (or each undercutter of an argument) contributes, largest effect first.

    `goes_through` is a probability, `effect` the credence less the credence without the argument: strength 0, or the
    observation not imposed. Both are None where the map is too wide to be summed exactly, or where nothing is possible.
    `shared` lists pairs of arguments that rest on one claim, with the claim's number were all arguments independent.
    """
    compiled = compile_debate(debate, assume or ())
    coins, method = compiled.honoured(debate, participant, assume)
    into = [a for _, a in sorted(debate.arguments.items()) if a.target == id]
    cone = _Cone(debate, id)
    numbers = read_numbers(debate, compiled.structure, compiled.layout, [participant])
    if assume:
        numbers = assume_numbers(debate, compiled.structure, compiled.layout, numbers, assume)
    goes, credence, without = _propagated(compiled, coins, id, into)
    if id in _without_number(compiled, coins, numbers):
        goes, credence = {}, None
    assumed = cone.inputs(into, _assumed(compiled, numbers))
    contributions = [
        Contribution(
            argument=a.id,
            goes_through=goes.get(a.id),
            effect=None if credence is None or rest is None else credence - rest,
            assumed=inputs,
        )
        for a, rest, inputs in zip(into, without, assumed, strict=True)
    ]
    contributions.sort(key=lambda c: (-abs(c.effect or 0.0), c.argument))
    shared: tuple[SharedAncestor, ...] = ()
    if id in debate.claims:
        naive = _naive(debate, id, coins[compiled.claim_column[id]], coins, compiled, goes)
        shared = cone.shared(into, naive)
    groups: tuple[GroupEffect, ...] = ()
    if credence is not None and compiled.exact:
        groups = group_effects(compiled, coins, numbers.assumed[0], id)
    return Explanation(id, participant, tuple(contributions), shared, groups, method)


def _propagated(
    compiled: Compiled, coins: np.ndarray, id: str, into: Sequence[Argument]
) -> tuple[dict[str, float], float | None, list[float | None]]:
    """Return each argument's probability of going through, the number of `id`, and its number without each argument."""
    imposing = not np.isnan(compiled.observed(coins[None])).all()
    summed = compiled.exact or (compiled.summable(len(into) + 1) and not imposing)
    if not summed or id not in compiled.shown:
        return {}, None, [None] * len(into)
    layout = compiled.layout
    places = {shown: at for at, shown in enumerate(compiled.shown)}
    if compiled.exact and not compiled.structure.weighted and id in compiled.claim_column:
        # Without conditions the number is affine in each strength, so its derivatives say what each step adds.
        found = compiled.solve(coins[None], ends=False).probability
        slopes = compiled.gradient(coins[None], id)[0]
        columns = [layout.arguments[a.id] for a in into]
        without = [_number(found[0, places[id]] - coins[c] * slopes[c]) for c in columns]
        return _goes(compiled, into, found[0], places), _number(found[0, places[id]]), without
    rows = np.tile(coins, (len(into) + 1, 1))
    for row, a in enumerate(into, start=1):
        if a.relation == "evidence_for":
            if a.premises[0].claim in compiled.structure.observations:
                rows[row, layout.claims[a.premises[0].claim]] = np.nan
        else:
            rows[row, layout.arguments[a.id]] = 0.0
    weights = compiled.impose(rows) if imposing else None
    found = compiled.solve(rows, weights=weights, ends=False).probability
    goes = _goes(compiled, into, found[0], places)
    return goes, _number(found[0, places[id]]), [_number(p) for p in found[1:, places[id]]]


def _goes(
    compiled: Compiled, into: Sequence[Argument], found: np.ndarray, places: Mapping[str, int]
) -> dict[str, float]:
    return {a: number for a in _involved(into, compiled) if (number := _number(found[places[a]])) is not None}


def _involved(into: Sequence[Argument], compiled: Compiled) -> list[str]:
    targets = {a.id for a in into}
    undercutters = [a.id for a in compiled.structure.arguments.values() if a.target in targets]
    shown = set(compiled.shown)
    return [a for a in (*targets, *undercutters) if a in shown]


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _assumed(compiled: Compiled, numbers: Numbers) -> frozenset[str]:
    places = {**compiled.layout.claims, **compiled.layout.arguments}
    return frozenset(id for id, at in places.items() if numbers.assumed[0, at])


def _without_number(compiled: Compiled, coins: np.ndarray, numbers: Numbers) -> set[str]:
    """Return what has no number because it depends on numbers that cannot be used, or on evidence that was refused."""
    structure = compiled.structure
    broken = set(numbers.broken[0])
    for id, _ in structure.refused:
        broken |= {structure.arguments[id].target, *(p.claim for p in structure.arguments[id].premises)}
    if not broken:
        return set()
    imposed = [e for e in structure.observations if not math.isnan(coins[compiled.layout.claims[e]])]
    return consequences(structure, broken, imposed)


def _naive(
    debate: Debate, id: str, own: float, coins: np.ndarray, compiled: Compiled, goes: Mapping[str, float]
) -> float | None:
    """Return the claim's number by the gate's closed formula, each argument's chance taken as independent."""
    none = {"supports": 1.0, "rebuts": 1.0}
    undercutters: dict[str, list[str]] = {}
    for a in debate.arguments.values():
        undercutters.setdefault(a.target, []).append(a.id)
    left = 1.0
    for a in debate.arguments.values():
        if a.target != id or a.relation == "evidence_for":
            continue
        if a.id not in goes:
            return None
        if a.relation == "necessary_for":
            free = float(coins[compiled.layout.arguments[a.id]])
            for u in undercutters.get(a.id, ()):
                free *= 1.0 - goes.get(u, 0.0)
            left *= 1.0 - max(0.0, free - goes[a.id])
        else:
            none[a.relation] *= 1.0 - goes[a.id]
    s, r = 1.0 - none["supports"], 1.0 - none["rebuts"]
    return float((s * (1.0 - r) + own * ((1.0 - s) * (1.0 - r) + s * r)) * left)


class _Cone:
    """Everything a claim or argument is computed from, as sets of bits."""

    def __init__(self, debate: Debate, id: str) -> None:
        self.debate = debate
        self.causes = _causes(debate, id)
        self.order = sorted(self.causes)
        self.bit = {name: 1 << n for n, name in enumerate(self.order)}
        self.parts = strongly_connected(self.causes)
        self.below = self._gathered(self.bit)

    def _gathered(self, own: Mapping[str, int]) -> dict[str, int]:
        """Return for each thing the bits of all that it is computed from, itself included."""
        found: dict[str, int] = {}
        for part in self.parts:
            bits = 0
            for name in part:
                bits |= own.get(name, 0)
                for cause in self.causes[name]:
                    bits |= found.get(cause, 0)
            found.update(dict.fromkeys(part, bits))
        return found

    def inputs(self, into: Sequence[Argument], wanted: frozenset[str]) -> list[tuple[str, ...]]:
        """Return for each argument those of the wanted claims and arguments that it rests on, itself included."""
        mask = 0
        for name in wanted:
            mask |= self.bit.get(name, 0)
        known: dict[int, tuple[str, ...]] = {}
        found: list[tuple[str, ...]] = []
        for a in into:
            if a.relation == "evidence_for":
                found.append((a.id,) if a.id in wanted else ())
                continue
            bits = self.below[a.id] & mask
            if bits not in known:
                known[bits] = tuple(self._names(bits))
            found.append(known[bits])
        return found

    def _names(self, bits: int) -> list[str]:
        """Return what the bits stand for, sorted."""
        return [self.order[n] for n in _places(bits)]

    def shared(self, into: Sequence[Argument], naive: float | None) -> tuple[SharedAncestor, ...]:
        """Return the pairs of arguments that rest on one claim, each with the first claims they share."""
        steps = [a for a in into if a.relation != "evidence_for"]
        own = {a.id: 1 << n for n, a in enumerate(steps)}
        above = self._resting(own)
        claims = {name: bits for name, bits in above.items() if name in self.debate.claims}
        mates, beneath = self._gathered(claims), self._gathered(own)
        found: list[SharedAncestor] = []
        for n, first in enumerate(steps):
            # Where one rests on the other nothing is counted twice.
            later = mates[first.id] & ~(above[first.id] | beneath[first.id]) & -(2 << n)
            for place in _places(later):
                second = steps[place]
                both = self.below[first.id] & self.below[second.id]
                found.append(SharedAncestor(first.id, second.id, self._first(first, second, both), naive))
                if len(found) == MOST_PAIRS:
                    return tuple(found)
        return tuple(found)

    def _resting(self, own: Mapping[str, int]) -> dict[str, int]:
        """Return for each thing the bits of all that rest on it, itself included."""
        found = dict.fromkeys(self.order, 0)
        for part in reversed(self.parts):
            bits = 0
            for name in part:
                bits |= found[name] | own.get(name, 0)
            for name in part:
                found[name] = bits
                for cause in self.causes[name]:
                    found[cause] |= bits
            for name in part:
                found[name] = bits
        return found

    def _first(self, first: Argument, second: Argument, both: int) -> tuple[str, ...]:
        """Return the shared claims that something not shared rests on directly."""
        either = self._names((self.below[first.id] | self.below[second.id]) & ~both)
        return tuple(
            sorted({c for name in either for c in self.causes[name] if self.bit[c] & both and c in self.debate.claims})
        )


def _places(bits: int) -> Iterator[int]:
    """Return the places of the bits that are set, lowest first."""
    digits = f"{bits:b}"[::-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def _causes(debate: Debate, id: str) -> dict[str, list[str]]:
    """Return what each thing below `id` is computed from; evidence is no cause."""
    into: dict[str, list[str]] = {}
    for name, a in sorted(debate.arguments.items()):
        if a.relation != "evidence_for":
            into.setdefault(a.target, []).append(name)
    found: dict[str, list[str]] = {}
    open = [id]
    while open:
        name = open.pop()
        if name in found:
            continue
        found[name] = list(into.get(name, ()))
        if name in debate.arguments:
            found[name] += [p.claim for p in debate.arguments[name].premises]
        open.extend(found[name])
    return found
