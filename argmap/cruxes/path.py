"""The derivative of a target by everybody's numbers, observations included, along the way between two people.

Imposed observations act through weights that themselves depend on the coins. With u_k the log-odds weight of
observation k, the constraint P(E_k) = x_k gives du by the implicit function theorem: the covariances of the
observations, once imposed, are the Jacobian of their probabilities by u (`imposed.py` solves for them). Must not know
people's names.
"""

from __future__ import annotations

from itertools import chain

import numpy as np
import numpy.typing as npt

from argmap.credence.coins import Floats
from argmap.credence.inference import Compiled
from argmap.credence.pulls import pulls
from argmap.credence.reach import connected
from argmap.cruxes.imposed import passed

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
    layout, observations = compiled.layout, tuple(compiled.structure.observations)
    soft = [place for place, e in enumerate(observations) if _is_soft(coins[:, layout.claims[e]])]
    if target in {observations[place] for place in soft}:
        found = np.zeros_like(coins)
        found[:, layout.claims[target]] = 1.0
        return found
    weights = compiled.impose(coins)
    if np.isnan(weights).any():
        return np.full_like(coins, np.nan)
    found = compiled.gradient(coins, target, weights)
    if not soft:
        return found
    through = passed(compiled, coins, weights, soft, target)
    for number, claim in enumerate(through.claims):
        found = found - through.by_claim[:, number, None] * compiled.gradient(coins, claim, weights)
    for number, place in enumerate(through.observations):
        observed = observations[place]
        by = through.by_observation[:, number]
        found[:, layout.claims[observed]] += by
        for side, at in enumerate(layout.likelihoods[compiled.structure.observations[observed]]):
            found[:, at] -= by * through.own[:, number, side]
    return found


def seconds(compiled: Compiled, coins: Floats) -> float:
    """Return about how long `total_derivative` takes: a few propagations for each claim that is observed."""
    places = [
        place
        for place, e in enumerate(compiled.structure.observations)
        if _is_soft(coins[:, compiled.layout.claims[e]])
    ]
    claims = len(pulls(compiled, coins, places).claims) if places else 0
    return 3.0 * (1 + claims) * compiled.seconds(len(coins)) + 1e-8 * len(coins) * claims**3


def _is_soft(imposed: Floats) -> bool:
    return bool(np.all((imposed > 0.0) & (imposed < 1.0)))
