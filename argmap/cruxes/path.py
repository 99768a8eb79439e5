"""The derivative of a target by everybody's numbers, observations included, along the way between two people.

Imposed observations act through weights that themselves depend on the coins. With u_k the log-odds weight of
observation k, the constraint P(E_k) = x_k gives du by the implicit function theorem: the covariances of the
observations, once imposed, are the Jacobian of their probabilities by u. Must not know people's names.
"""

from __future__ import annotations

from itertools import chain

import numpy as np
import numpy.typing as npt

from argmap.credence.coins import Floats
from argmap.credence.inference import Compiled
from argmap.credence.reach import connected

Places = npt.NDArray[np.intp]


def reweighed(compiled: Compiled, target: str, *vectors: Floats) -> bool:
    """Return whether worlds that bear on the target are reweighed, so that its probability is a ratio."""
    structure = compiled.structure
    near = connected(structure, target)
    conditions = chain.from_iterable((*structure.groups, *((m.premise,) for m in structure.mutual)))
    if any(claim in near for claim in conditions):
        return True
    imposed = [e for e, at in observation_places(compiled).items() if not all(np.isnan(v[at]) for v in vectors)]
    return any(e in near for e in imposed)


def observation_places(compiled: Compiled) -> dict[str, int]:
    """Return the place of each observation's imposed probability in a coin vector."""
    return {e: compiled.layout.claims[e] for e in compiled.structure.observations}


def with_predictions(compiled: Compiled, first: Floats, second: Floats, predicted: Floats) -> tuple[Floats, Floats]:
    """Return two coin vectors in which an observation that only one imposes starts, for the other, from its prediction.

    `predicted` [2, claims] are the two people's credences in every claim.
    """
    ends = np.array([first, second])
    for at in observation_places(compiled).values():
        silent = np.isnan(ends[:, at])
        if silent.sum() == 1:
            row = int(np.flatnonzero(silent)[0])
            ends[row, at] = predicted[row, at]
    return ends[0], ends[1]


def total_derivative(compiled: Compiled, target: str, coins: Floats) -> Floats:
    """Return dP(target)/d(number) as [batch, coins]: coins, and what is imposed at the observations' places."""
    if not compiled.structure.observations:
        return compiled.gradient(coins, target)
    weights = compiled.impose(coins)
    found = compiled.gradient(coins, target, weights)
    soft = {e: at for e, at in observation_places(compiled).items() if _is_soft(coins[:, at])}
    if not soft:
        return found
    plain = compiled.marginals(coins, weights=weights)
    columns = [compiled.claim_column[c] for c in (*soft, target)]
    joint = np.stack([compiled.marginals(coins, given={e: True}, weights=weights)[:, columns] for e in soft], axis=1)
    chance = plain[:, columns]
    covariance = chance[:, :-1, None] * (joint - chance[:, None, :])
    with_target = covariance[:, :, -1]
    pull = np.einsum("bj,bjk->bk", with_target, np.linalg.pinv(covariance[:, :, :-1], hermitian=True))
    for number, (observed, at) in enumerate(soft.items()):
        found = found - pull[:, number, None] * compiled.gradient(coins, observed, weights)
        found[:, at] += pull[:, number]
    return found


def _is_soft(imposed: Floats) -> bool:
    return bool(np.all((imposed > 0.0) & (imposed < 1.0)))
