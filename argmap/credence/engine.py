"""Everybody's credences in every claim: numbers are read, calibrated, propagated, and set beside what was stated.

The one entrance for the layers above. Knows every part of this package. Must not know files or screens.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from argmap.credence.anew import values_with_coins
from argmap.credence.budget import TooLong
from argmap.credence.calibrate import calibrated_numbers
from argmap.credence.coins import Floats, Numbers, assume_numbers, read_numbers
from argmap.credence.evidence import Tables, cluster_tables, clusters, fit, impose, tables_serve
from argmap.credence.inference import Compiled, compile_debate
from argmap.credence.pool import pool as pool_numbers
from argmap.credence.reach import consequences
from argmap.credence.result import (
    NOBODY,
    Credences,
    PersonCredences,
    Pool,
    Pooled,
    Semantics,
)
from argmap.credence.rows import Propagated, Table, assemble
from argmap.credence.solution import Solution
from argmap.model.diagnostic import Finding
from argmap.model.values import Debate


def credences(
    debate: Debate,
    *,
    participants: Sequence[str] | None = None,
    assume: Mapping[str, float] | None = None,
    semantics: Semantics = "worlds",
    pool: Pool = "odds",
) -> Credences:
    """Return the credences that follow for each participant, and the group's.

    `participants` are all of the debate's where it is None; a debate without any is computed for `NOBODY`. `assume`
    maps claims (or arguments) to a probability that takes the place of their gate (or strength). Nothing is raised for
    what a debate says: what cannot be computed is None, and `findings` say why.
    """
    who = tuple(participants) if participants is not None else tuple(debate.participants)
    who = who or (NOBODY,)
    assumed = {id: float(p) for id, p in (assume or {}).items() if id in debate.claims or id in debate.arguments}
    if semantics == "worlds":
        people, findings, sampled = _worlds(debate, who, assumed)
    else:
        people, findings, sampled = *_other(debate, who, assumed, semantics), False
    return Credences(
        title=debate.title,
        thesis=debate.thesis,
        semantics=semantics,
        method="sampled" if sampled else "exact",
        participants=people,
        pooled=Pooled(pool, Table(dict.fromkeys(debate.claims), lambda claim: _pooled(people, claim, pool))),
        findings=findings,
        assumptions=assumed,
    )


def _pooled(people: Mapping[str, PersonCredences], id: str, pool: Pool) -> float | None:
    return pool_numbers([person.claims[id].credence for person in people.values()], pool)


def _other(
    debate: Debate, who: Sequence[str], assume: Mapping[str, float], semantics: Semantics
) -> tuple[dict[str, PersonCredences], tuple[Finding, ...]]:
    if semantics == "grounded":
        from argmap.credence.grounded import grounded, remarks

        return {person: grounded(debate, person, assume) for person in who}, remarks(debate)
    from argmap.credence.gradual import refusals, settle

    found, findings = {}, list(refusals(debate, semantics))
    for person in who:
        found[person], said = settle(debate, person, assume, semantics)
        findings += [finding for finding in said if finding not in findings]
    return found, tuple(findings)


def _worlds(
    debate: Debate, who: Sequence[str], assume: Mapping[str, float]
) -> tuple[dict[str, PersonCredences], tuple[Finding, ...], bool]:
    plain = compile_debate(debate)
    cut = frozenset(id for id in assume if id in plain.structure.targeted)
    compiled = compile_debate(debate, cut) if cut else plain
    numbers = read_numbers(debate, plain.structure, plain.layout, who)
    imposing = not np.isnan(plain.observed(numbers.coins)).all()
    if not all(c.exact or (c.summable(len(who)) and not imposing) for c in (plain, compiled)):
        return *_sampled(debate, plain, compiled, who, assume), True
    try:
        numbers, settled = calibrated_numbers(plain, numbers)
    except TooLong:
        return *_sampled(debate, plain, compiled, who, assume), True
    if assume:
        unusable = _unusable_coins(plain, numbers, assume)
        numbers = assume_numbers(debate, plain.structure, plain.layout, numbers, assume)
        for broken, coins in zip(numbers.broken, unusable, strict=True):
            broken |= coins
    try:
        result = propagate(compiled, numbers, frozenset(assume))
    except TooLong:
        return *_sampled(debate, plain, compiled, who, assume), True
    return *assemble(debate, compiled, result, settled, frozenset(assume)), False


def _unusable_coins(plain: Compiled, numbers: Numbers, assume: Mapping[str, float]) -> list[set[str]]:
    """Return for each person the claims whose coin was calibrated to numbers that could not be used.

    An assumption that takes a claim out of reach of these numbers does not make such a coin any better.
    """
    structure, found = plain.structure, []
    for row, broken in enumerate(numbers.broken):
        calibrated = {c for c, at in plain.layout.claims.items() if numbers.calibrate[row, at] and c not in assume}
        imposed = [e for e in structure.observations if not math.isnan(numbers.coins[row, plain.layout.claims[e]])]
        found.append(calibrated & consequences(structure, broken, imposed) if broken and calibrated else set())
    return found


def _sampled(
    debate: Debate, plain: Compiled, compiled: Compiled, who: Sequence[str], assume: Mapping[str, float]
) -> tuple[dict[str, PersonCredences], tuple[Finding, ...]]:
    from argmap.credence.sample import sample

    numbers = read_numbers(debate, plain.structure, plain.layout, who)
    unusable = _unusable_coins(plain, numbers, assume)
    found = sample(debate, plain, compiled, numbers, dict(assume))
    for broken, coins in zip(found.numbers.broken, unusable if assume else (), strict=False):
        broken |= coins
    _remove_broken(compiled, found.numbers, found.probability, found.implied, found.ends)
    result = Propagated(found.numbers, found.probability, found.implied, found.ends, found.errors, found.impossible)
    return assemble(debate, compiled, result, found.settled, frozenset(assume))


def propagate(compiled: Compiled, numbers: Numbers, assumed: frozenset[str]) -> Propagated:
    """Return everybody's numbers with their coins as they are."""
    structure, coins = compiled.structure, numbers.coins
    imposing = structure.observations and not np.isnan(compiled.observed(coins)).all()
    weights = impose(compiled, coins) if imposing else None
    solution = compiled.solve(coins, weights=weights)
    claims = len(structure.claims)
    ends, implied = _own_coin(numbers.start, solution)
    if weights is not None and np.isfinite(weights).all(axis=(1, 2)).any():
        _refitted(compiled, numbers, ends, implied)
    probability = solution.probability
    impossible = tuple(
        "observations" if weights is not None and np.isnan(weights[row]).any() else "contraries" if nothing else ""
        for row, nothing in enumerate(~np.isfinite(solution.log_total))
    )
    for row, reason in enumerate(impossible):
        if reason:
            probability[row] = np.nan
    implied = np.where(numbers.calibrate, implied, probability[:, :claims])
    own_gate = [_has_own_gate(compiled, c, assumed) for c in structure.claims]
    ends[:, ~np.array(own_gate, dtype=np.bool_)] = np.nan
    ends[np.isnan(probability[:, :claims])] = np.nan
    implied[np.isnan(probability[:, :claims])] = np.nan
    _remove_broken(compiled, numbers, probability, implied, ends)
    return Propagated(numbers, probability, implied, ends, None, impossible)


def _has_own_gate(compiled: Compiled, claim: str, assumed: frozenset[str]) -> bool:
    structure = compiled.structure
    return claim in structure.targeted and claim not in structure.sides and claim not in assumed


def _own_coin(start: Floats, solution: Solution) -> tuple[Floats, Floats]:
    """Return the values with each claim's coin at 0 and 1 [people, claims, 2], and at its start [people, claims]."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = np.clip(solution.true_at / solution.total_at, 0.0, 1.0)
        true = solution.true_at[..., 0] * (1.0 - start) + solution.true_at[..., 1] * start
        total = solution.total_at[..., 0] * (1.0 - start) + solution.total_at[..., 1] * start
        return ends, np.clip(true / total, 0.0, 1.0)


def _refitted(compiled: Compiled, numbers: Numbers, ends: Floats, implied: Floats) -> None:
    """Replace the values of claims whose coin moves the observations: these are imposed anew for each value."""
    x = compiled.observed(numbers.coins)
    imposed = frozenset(np.flatnonzero(~np.isnan(x).all(axis=0)).tolist())
    found = clusters(compiled, imposed)
    if not tables_serve(compiled, found, len(x)):
        members = {c for cluster in found if cluster.observations for c in cluster.members}
        claims = [c for c in compiled.structure.claims if c in members and c in compiled.structure.targeted]
        columns = [compiled.layout.claims[c] for c in claims]
        observed = [e for place, e in enumerate(compiled.structure.observations) if place in imposed]
        values = values_with_coins(compiled, numbers.coins, observed, claims, numbers.start[:, columns])
        ends[:, columns], implied[:, columns] = values[..., :2], values[..., 2]
        return
    for cluster in found:
        if not cluster.observations:
            continue
        columns = [at for c, at in compiled.layout.claims.items() if c in cluster.members]
        tables = cluster_tables(compiled, cluster, numbers.coins)
        wanted = x[:, list(cluster.observations)]
        ends[:, columns, 0] = _refit(tables, wanted, np.zeros((len(x), len(columns))))
        ends[:, columns, 1] = _refit(tables, wanted, np.ones((len(x), len(columns))))
        implied[:, columns] = _refit(tables, wanted, numbers.start[:, columns])


def _refit(tables: Tables, wanted: Floats, coin: Floats) -> Floats:
    """Return each member claim's value [people, claims] were its own coin as given, the observations imposed anew."""

    def mixed(at: Floats) -> Floats:
        found: Floats = at[:, :, 0] * (1.0 - coin)[..., None] + at[:, :, 1] * coin[..., None]
        return found

    factors, _ = fit(mixed(tables.total_at), wanted[:, None, :])
    value: Floats = np.clip((factors * mixed(tables.true_at)).sum(axis=-1), 0.0, 1.0)
    return value


def _remove_broken(compiled: Compiled, numbers: Numbers, probability: Floats, implied: Floats, ends: Floats) -> None:
    structure = compiled.structure
    observed = tuple(structure.observations)
    refused = {i for id, _ in structure.refused for i in _ends_of(compiled, id)}
    column = {id: at for at, id in enumerate(compiled.shown)}
    for row, broken in enumerate(numbers.broken):
        if not (broken | refused):
            continue
        imposed = [e for e in observed if not math.isnan(numbers.coins[row, compiled.layout.claims[e]])]
        for id in consequences(structure, broken | refused, imposed):
            at = column.get(id)
            if at is not None:
                probability[row, at] = np.nan
                if at < implied.shape[1]:
                    implied[row, at], ends[row, at] = np.nan, np.nan


def _ends_of(compiled: Compiled, argument: str) -> set[str]:
    found = compiled.structure.arguments[argument]
    return {found.target, *(p.claim for p in found.premises)}
