"""How imposed observations pass a change on: the few directions in which thousands of them act.

Observations of one claim that nothing else rests on are independent given it, so their covariances are a diagonal and
one direction for each claim. What follows is as large as there are claims observed, however many observations there
are. Knows compiled maps and weights. Must not know people's names. Reference: Woodbury 1950 (the inverse of a matrix
changed in few directions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from argmap.credence.coins import Floats
from argmap.credence.inference import Compiled
from argmap.credence.pulls import Pulls, pulls


@dataclass(frozen=True, slots=True)
class Passed:
    """How a target's probability follows what is imposed, for a batch of coins.

    `by_observation` [batch, observations] is its derivative by what each of `observations` (places among the map's)
    has imposed; `claims` are weighed and `by_claim` [batch, claims] the derivative that goes through each one's
    probability; `own` [batch, observations, 2] the derivative of each observation's probability by its likelihoods.
    """

    observations: tuple[int, ...]
    by_observation: Floats
    claims: tuple[str, ...]
    by_claim: Floats
    own: Floats


def passed(compiled: Compiled, coins: Floats, weights: Floats, places: Sequence[int], target: str) -> Passed:
    """Return how the target follows the observations at `places`, each imposed and short of certain in every row.

    `weights` impose them. The target is not among them.
    """
    pulled = pulls(compiled, coins, places)
    claims, alone = pulled.claims, pulled.point.shape[1]
    chance, between, to_target = _covariances(compiled, coins, weights, claims, target)
    difference, left, by_likelihoods = _given_claims(pulled, weights, chance[:, alone:])
    owner = np.zeros(0, dtype=np.intp) if pulled.seen is None else pulled.seen.owner
    told = np.zeros((len(coins), len(claims)))
    for number in range(len(claims) - alone):
        mine = owner == number
        told[:, alone + number] = (difference[:, mine] ** 2 / left[:, mine]).sum(axis=1)
    # With the observations of a claim summed up by what they tell of it, the equations are symmetric in its root.
    root = np.sqrt(told)
    root[:, :alone] = 1.0
    matrix = root[:, :, None] * between * root[:, None, :]
    at = np.arange(alone, len(claims))
    matrix[:, at, at] += 1.0
    solved = np.einsum("bjk,bk->bj", np.linalg.pinv(matrix, hermitian=True), root * to_target)
    pull = root * solved
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = np.where(root > 0.0, solved / root, 0.0)[:, alone:]
    by_seen = difference / left * lift[:, owner]
    by_observation = np.concatenate([solved[:, :alone], by_seen], axis=1)
    own = np.concatenate([np.zeros((len(coins), alone, 2)), by_likelihoods], axis=1)
    return Passed(pulled.places, by_observation, claims, pull, own)


def _covariances(
    compiled: Compiled, coins: Floats, weights: Floats, claims: Sequence[str], target: str
) -> tuple[Floats, Floats, Floats]:
    """Return the claims' probabilities [batch, claims], their covariances, and those with the target."""
    columns = [compiled.claim_column[c] for c in (*claims, target)]
    chance = compiled.marginals(coins, weights=weights)[:, columns]
    given = [compiled.marginals(coins, given={c: True}, weights=weights)[:, columns] for c in claims]
    joint = np.stack(given, axis=1)
    sure = ~(chance[:, :-1, None] > 0.0)
    covariance = np.where(sure, 0.0, chance[:, :-1, None] * (joint - chance[:, None, :]))
    return chance[:, :-1], covariance[:, :, :-1], covariance[:, :, -1]


def _given_claims(pulled: Pulls, weights: Floats, chance: Floats) -> tuple[Floats, Floats, Floats]:
    """Return, for each observation weighed through its claim, what the claim's truth adds to its probability; the
    variance that the claim leaves it; and the derivative of its probability by its two likelihoods, [.., 2].
    """
    seen = pulled.seen
    if seen is None:
        none = np.zeros((len(weights), 0))
        return none, none, np.zeros((len(weights), 0, 2))
    mine = weights[:, list(pulled.places[pulled.point.shape[1] :])]
    m, likelihoods = chance[:, seen.owner], np.stack([seen.if_true, seen.if_false], axis=2)
    whole = mine[:, :, 1:] * likelihoods + mine[:, :, :1] * (1.0 - likelihoods)
    share = mine[:, :, 1:] * likelihoods / whole
    outcomes = np.stack([m, 1.0 - m], axis=2)
    left = (outcomes * share * (1.0 - share)).sum(axis=2)
    own = outcomes * mine[:, :, :1] * mine[:, :, 1:] / whole**2
    return share[:, :, 0] - share[:, :, 1], left, own
