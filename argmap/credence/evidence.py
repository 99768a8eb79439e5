"""Observations: Jeffrey's rule, several at once by iterative proportional fitting, for a whole batch of people.

Conditions (contraries, mutual rebuttals, imposed observations) whose ancestors meet form a cluster; clusters are
independent of each other, so each is fitted on its own small table: the weight of every pattern of its observations.
Knows compiled structures. Must not know people's names.
References: Jeffrey 1965; Diaconis & Zabell 1982; Csiszár 1975 (the fitting finds the I-projection).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from argmap.credence.budget import Budget
from argmap.credence.inference import Compiled, Floats
from argmap.credence.reach import together

TOLERANCE = 1e-12
FITTINGS = 20_000
LARGEST_TABLE = 10
"""A cluster of up to so many observations is fitted on a table of all their patterns."""
SHORT = 1.0
"""Tables that take more than about so many seconds are not made."""
LONGEST = 8.0
"""Fitting that would take more than about so many seconds is given up."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Conditions that depend on each other: the places of their observations, and all that they depend on."""

    observations: tuple[int, ...]
    members: frozenset[str]


def clusters(compiled: Compiled, imposed: frozenset[int]) -> tuple[Cluster, ...]:
    """Return the clusters of conditions where the given observations (by place) are imposed."""
    structure = compiled.structure
    observed = tuple(structure.observations)
    scopes = [*structure.groups, *((m.premise, m.target, m.argument) for m in structure.mutual)]
    plain = len(scopes)
    places = sorted(imposed)
    scopes += [(observed[place],) for place in places]
    return tuple(
        Cluster(tuple(places[n - plain] for n in numbers if n >= plain), frozenset(members))
        for numbers, members in together(structure, scopes)
    )


@dataclass(frozen=True, slots=True)
class Tables:
    """A cluster's patterns: for each person [people, patterns] the weight, and for each member claim with its coin at
    0 and 1 the weight [people, claims, 2, patterns] of all worlds and of those where the claim is true.
    """

    cluster: Cluster
    claims: tuple[str, ...]
    weight: Floats
    total_at: Floats
    true_at: Floats


def pattern_bits(count: int) -> npt.NDArray[np.bool_]:
    """Return all patterns of so many observations, [patterns, observations]."""
    return (np.arange(1 << count)[:, None] >> np.arange(count)[None, :] & 1).astype(np.bool_)


def cluster_tables(compiled: Compiled, cluster: Cluster, coins: Floats) -> Tables:
    """Return a cluster's table for each row of coins, by one batched propagation."""
    observed = tuple(compiled.structure.observations)
    people, count = coins.shape[0], len(cluster.observations)
    bits = pattern_bits(count)
    patterns = len(bits)
    batch = np.repeat(coins, patterns, axis=0)
    given = {observed[place]: np.tile(bits[:, n], people) for n, place in enumerate(cluster.observations)}
    solution = compiled.solve(batch, given=given, ends=True)
    claims = tuple(c for c in compiled.structure.claims if c in cluster.members)
    columns = [compiled.layout.claims[c] for c in claims]
    logs = solution.log_scale.reshape(people, patterns)
    unit = np.exp(logs - logs.max(axis=1, keepdims=True)).reshape(-1)
    probe = compiled.layout.claims[observed[cluster.observations[0]]]
    weight = (solution.whole[:, probe] * unit).reshape(people, patterns)

    def tabled(values: Floats) -> Floats:
        found: Floats = (values[:, columns] * unit[:, None, None]).reshape(people, patterns, len(claims), 2)
        return found.transpose(0, 2, 3, 1)

    return Tables(cluster, claims, weight, tabled(solution.total_at), tabled(solution.true_at))


def fit(weight: Floats, x: Floats) -> tuple[Floats, Floats]:
    """Return factors [..., patterns] that impose the marginals, and weights [..., observations, 2] they are made of.

    `weight` [..., patterns] is the table, `x` [..., observations] what is imposed, nan for nothing. Both are nan where
    it cannot be done. Factors times weight sum to 1.
    """
    bits = pattern_bits(x.shape[-1]).T
    lead = weight.shape[:-1]
    table = weight.reshape(-1, weight.shape[-1])
    wanted = np.broadcast_to(x, (*lead, x.shape[-1])).reshape(len(table), -1)
    ratio = np.ones((len(table), x.shape[-1], 2))
    for n, bit in enumerate(bits):
        ratio[:, n, 0] = np.where(wanted[:, n] == 1.0, 0.0, 1.0)
        ratio[:, n, 1] = np.where(wanted[:, n] == 0.0, 0.0, 1.0)
        del bit
    soft = (wanted > 0.0) & (wanted < 1.0)
    active = np.arange(len(table))
    failed = np.zeros(len(table), dtype=np.bool_)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for _ in range(FITTINGS):
            off = _sweep(table, wanted, soft, ratio, bits, active)
            failed[active[np.isnan(off)]] = True
            active = active[(off > TOLERANCE / 8) & ~np.isnan(off)]
            if not len(active):
                break
        failed[active] = True
        factors = _factors(ratio, bits)
        total = (factors * table).sum(axis=1)
        failed |= ~(total > 0.0)
        factors = factors / total[:, None]
    factors[failed], ratio[failed] = np.nan, np.nan
    return factors.reshape(weight.shape), ratio.reshape(*lead, x.shape[-1], 2)


def _factors(ratio: Floats, bits: npt.NDArray[np.bool_]) -> Floats:
    factors: Floats = np.ones((len(ratio), bits.shape[1]))
    for n, bit in enumerate(bits):
        factors = factors * np.where(bit, ratio[:, n, 1:], ratio[:, n, :1])
    return factors


def _sweep(
    table: Floats,
    wanted: Floats,
    soft: npt.NDArray[np.bool_],
    ratio: Floats,
    bits: npt.NDArray[np.bool_],
    active: npt.NDArray[np.intp],
) -> Floats:
    """Fit each observation in turn; return how far the worst marginal was off, nan where one cannot be had."""
    off = np.zeros(len(active))
    current = table[active] * _factors(ratio[active], bits)
    for n, bit in enumerate(bits):
        true, false = current[:, bit].sum(axis=1), current[:, ~bit].sum(axis=1)
        x, apply = wanted[active, n], soft[active, n]
        impossible = apply & ~((true > 0.0) & (false > 0.0))
        off = np.where(apply, np.maximum(off, np.abs(true / (true + false) - x)), off)
        off[impossible] = np.nan
        up, down = np.where(apply, x / true, 1.0), np.where(apply, (1.0 - x) / false, 1.0)
        current = current * np.where(bit, up[:, None], down[:, None])
        ratio[active, n, 1] *= up
        ratio[active, n, 0] *= down
    return off


def tables_serve(compiled: Compiled, found: Sequence[Cluster], people: int) -> bool:
    """Return whether every cluster is fitted on a table of its patterns; if not, all are fitted together by steps."""
    patterns = sum(1 << len(cluster.observations) for cluster in found if cluster.observations)
    small = all(len(cluster.observations) <= LARGEST_TABLE for cluster in found)
    return small and compiled.seconds(people * patterns) <= SHORT


def impose(compiled: Compiled, coins: Floats) -> Floats:
    """Return weights [batch, observations, 2] for (false, true) that impose what is observed; nan: impossible."""
    x = compiled.observed(coins)
    weights = np.ones((*x.shape, 2))
    imposed = frozenset(np.flatnonzero(~np.isnan(x).all(axis=0)).tolist())
    if not imposed:
        return weights
    found = clusters(compiled, imposed)
    if not tables_serve(compiled, found, len(coins)):
        from argmap.credence.tilt import fitted_weights

        places = sorted(imposed)
        weights[:, places] = fitted_weights(compiled, coins, places, Budget(LONGEST))
        return weights
    for cluster in found:
        places = list(cluster.observations)
        if places:
            table = cluster_tables(compiled, cluster, coins)
            weights[:, places] = fit(table.weight, x[:, places])[1]
    return weights
