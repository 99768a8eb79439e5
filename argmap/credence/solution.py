"""What a propagation is asked with and what it returns, as arrays over a batch.

Knows shapes and units. Must not know how anything is propagated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from argmap.credence.network import Layout

Floats = npt.NDArray[np.float64]
CoinKind = Literal["claim", "strength", "if_true", "if_false"]


class Lifts(NamedTuple):
    """Weights on claims, [batch, claims, 2] for (false, true), beside those that impose observations."""

    claims: tuple[str, ...]
    weights: Floats

    def rows(self, which: slice) -> Lifts:
        """Return the weights of some rows."""
        return Lifts(self.claims, self.weights[which])


@dataclass(frozen=True, slots=True)
class CoinId:
    """Whose coin it is: a claim's (a credence or prior), an argument's strength, or a likelihood."""

    id: str
    kind: CoinKind


@dataclass(frozen=True, slots=True)
class Solution:
    """Numbers of a batch. `ids` are the claims, then the arguments that can go through, one column each.

    `probability` [batch, ids], nan where nothing is possible; `true_at` and `total_at` [batch, claims, 2] the weight of
    worlds with the claim true, and of all worlds, were the claim's own coin 0 or 1; `whole` [batch, ids] the weight of
    all worlds as they are: these three in units of exp(`log_scale`) [batch]. `log_total` [batch] is the log of the
    weight of all worlds, -inf where nothing is possible.
    """

    probability: Floats
    true_at: Floats
    total_at: Floats
    whole: Floats
    log_scale: Floats
    log_total: Floats


def coin_ids(layout: Layout) -> tuple[CoinId, ...]:
    """Return whose coin each place of a coin vector is."""
    found = [CoinId(id, "claim") for id in layout.claims] + [CoinId(id, "strength") for id in layout.arguments]
    for id in layout.likelihoods:
        found += [CoinId(id, "if_true"), CoinId(id, "if_false")]
    return tuple(found)
