"""What people say, as numbers: every coin, what is assumed, what is observed, and what has to be calibrated.

Knows which number stands where nobody says anything. Must not know how numbers are propagated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from argmap.credence.network import Layout
from argmap.credence.structure import Structure
from argmap.model.diagnostic import Finding
from argmap.model.values import Debate, Pair, Stated

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

ROUNDING = 1e-12
"""Numbers of a group that exceed 1 in sum by no more than this are taken to sum to 1."""


@dataclass(slots=True)
class Numbers:
    """The numbers of several people, a row each.

    `coins` [people, coins] in the layout's order (an observation's place holds what is imposed, nan for nothing);
    `start` [people, claims] each claim's coin where calibration begins: its prior, or the default; `assumed` [people,
    claims and arguments]; `stated` [people, claims], nan where silent; `calibrate` [people, claims] whose coin is to be
    found; `broken` per person the claims that have no usable number.
    """

    who: tuple[str, ...]
    coins: Floats
    start: Floats
    assumed: Flags
    stated: Floats
    calibrate: Flags
    broken: tuple[set[str], ...]
    findings: list[Finding] = field(default_factory=list)

    def copy(self) -> Numbers:
        """Return numbers that can be changed on their own."""
        return Numbers(
            self.who,
            self.coins.copy(),
            self.start,
            self.assumed.copy(),
            self.stated,
            self.calibrate.copy(),
            tuple(set(b) for b in self.broken),
            list(self.findings),
        )


def read_numbers(debate: Debate, structure: Structure, layout: Layout, who: Sequence[str]) -> Numbers:
    """Return everybody's numbers; coins to be calibrated stand at their start."""
    claims, ids = structure.claims, len(structure.claims) + len(structure.arguments)
    coins, assumed = np.full(layout.coins, np.nan), np.zeros(ids, dtype=np.bool_)
    for id, at in layout.claims.items():
        prior = debate.claims[id].prior
        if id in structure.observations:
            coins[at] = np.nan if prior is None else prior
        else:
            coins[at] = debate.defaults.prior if prior is None else prior
            assumed[at] = prior is None
    for id, at in layout.arguments.items():
        strength = debate.arguments[id].strength
        if id not in layout.likelihoods:
            coins[at] = debate.defaults.strength if strength is None else strength
            assumed[at] = strength is None
    for id, places in layout.likelihoods.items():
        pair = debate.arguments[id].likelihoods
        if pair is not None:
            coins[list(places)] = pair.if_true, pair.if_false
    numbers = Numbers(
        tuple(who),
        np.tile(coins, (len(who), 1)),
        np.tile(coins[: len(claims)], (len(who), 1)),
        np.tile(assumed, (len(who), 1)),
        np.full((len(who), len(claims)), np.nan),
        np.zeros((len(who), len(claims)), dtype=np.bool_),
        tuple(set() for _ in who),
    )
    sides = structure.sides
    for row, person in enumerate(who):
        entries = debate.credences.get(person, {})
        for id, said in entries.items():
            _take(numbers, row, id, said, structure, layout, sides)
        given = {c: g for c in sides if (g := _given(debate, structure, c, entries.get(c))) is not None}
        for number, _ in enumerate(structure.exclusive):
            share_group(numbers, row, structure, layout, number, given)
        _missing_likelihoods(numbers, row, structure, layout)
    return numbers


def _take(
    numbers: Numbers, row: int, id: str, said: Stated, structure: Structure, layout: Layout, sides: frozenset[str]
) -> None:
    at = layout.claims.get(id)
    if at is None:
        place = layout.arguments.get(id)
        if place is None:
            return
        if id in layout.likelihoods:
            if isinstance(said.likelihoods, Pair):
                numbers.coins[row, list(layout.likelihoods[id])] = said.likelihoods.if_true, said.likelihoods.if_false
        elif said.credence is not None:
            numbers.coins[row, place], numbers.assumed[row, place] = said.credence, False
        return
    if said.credence is not None:
        numbers.stated[row, at] = said.credence
    derived = id in structure.targeted
    number = said.prior if derived or said.credence is None else said.credence
    if number is not None:
        numbers.coins[row, at], numbers.assumed[row, at] = number, False
    elif derived and said.credence is not None and id not in sides:
        numbers.calibrate[row, at], numbers.assumed[row, at] = True, False


def _given(debate: Debate, structure: Structure, claim: str, said: Stated | None) -> float | None:
    own = None
    if said is not None:
        own = said.prior if claim in structure.targeted or said.credence is None else said.credence
    return own if own is not None else debate.claims[claim].prior


def share_group(
    numbers: Numbers, row: int, structure: Structure, layout: Layout, number: int, given: Mapping[str, float]
) -> None:
    """Set the sides of an exclusive group: what is given, and an equal share of the rest for those who are silent."""
    group = structure.exclusive[number]
    said = {c: given[c] for c in group if c in given}
    total = sum(said.values())
    places = [layout.claims[c] for c in group]
    silent = len(group) - len(said)
    share = max(0.0, 1.0 - total) / (silent + 1)
    numbers.coins[row, places] = [said.get(c, share) for c in group]
    numbers.assumed[row, places] = [c not in said for c in group]
    if total > 1.0 + ROUNDING:
        numbers.broken[row].update(group)
        # A stand-in: with nothing certain in it, it cannot make an observation elsewhere impossible.
        numbers.coins[row, places] = 1.0 / (len(group) + 1)
        numbers.findings.append(_overfull(numbers.who[row], said, total, structure.exclusive_at[number]))


def _overfull(person: str, said: Mapping[str, float], total: float, at: int) -> Finding:
    names = ", ".join(f"'{claim}' {float(number):.6g}" for claim, number in sorted(said.items()))
    return Finding(
        "contraries-overfull",
        "error",
        f"for '{person}' the numbers of contraries sum to {total:.6g}: {names}; what depends on them has no number",
        ("contraries", at),
        "at most one of them can be true, so lower them until they sum to 1 or less",
    )


def _missing_likelihoods(numbers: Numbers, row: int, structure: Structure, layout: Layout) -> None:
    for observed, evidence in structure.observations.items():
        places = list(layout.likelihoods[evidence])
        if np.isnan(numbers.coins[row, places]).any():
            numbers.coins[row, places] = 0.5
            numbers.broken[row].update((observed, structure.arguments[evidence].target))
            message = f"the evidence '{evidence}' has no likelihoods for '{numbers.who[row]}'"
            finding = Finding(
                "likelihoods-missing", "error", message, ("arguments", evidence), "say if_true and if_false"
            )
            numbers.findings.append(finding)


def assume_numbers(
    debate: Debate, structure: Structure, layout: Layout, numbers: Numbers, assume: Mapping[str, float]
) -> Numbers:
    """Return the numbers under assumptions: a coin of that value for a claim, a strength, or what is imposed."""
    changed = numbers.copy()
    for id, value in assume.items():
        at = layout.claims.get(id, layout.arguments.get(id))
        if at is None or id in layout.likelihoods:
            continue
        changed.coins[:, at], changed.assumed[:, at] = value, False
        if id in layout.claims:
            changed.calibrate[:, at] = False
    for number, group in enumerate(structure.exclusive):
        if any(c in assume for c in group):
            told = ("contraries-overfull", ("contraries", structure.exclusive_at[number]))
            changed.findings = [f for f in changed.findings if (f.code, f.path) != told]
            for row, person in enumerate(changed.who):
                entries = debate.credences.get(person, {})
                given = {c: g for c in group if (g := _given(debate, structure, c, entries.get(c))) is not None}
                changed.broken[row].difference_update(group)
                share_group(
                    changed, row, structure, layout, number, {**given, **{c: assume[c] for c in group if c in assume}}
                )
    return changed


def coin_values(structure: Structure, layout: Layout, coins: Floats) -> Floats:
    """Return the vector of coin values [places, batch] that table entries point into, for coins [batch, coins]."""
    heads = coins.T
    values = np.empty((layout.size, coins.shape[0]))
    values[0], values[1] = 0.0, 1.0
    values[2 : 2 + layout.coins] = heads
    values[2 + layout.coins : 2 + 2 * layout.coins] = 1.0 - heads
    for number, group in enumerate(structure.exclusive):
        sides = heads[[layout.claims[c] for c in group]]
        values[layout.none(number)] = np.maximum(0.0, 1.0 - sides.sum(axis=0))
    return values
