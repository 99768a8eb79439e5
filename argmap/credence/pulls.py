"""What imposing observations asks of a map: which claims are weighed, and what each weight has to bring about.

Knows compiled maps and coins. Must not know how weights are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from argmap.credence.coins import Flags, Floats
from argmap.credence.inference import Compiled
from argmap.credence.seen import Seen, seen


@dataclass(frozen=True, slots=True)
class Pulls:
    """Claims that are weighed: the first ones to have the probability `point` [rows, claims] (nan for nothing), the
    others, in the order of `seen`, so that their observations come out as imposed; a claim may be among both.

    `places` are those of the observations among the map's: of the first ones (-1 for what is none), then of `seen`.
    """

    claims: tuple[str, ...]
    point: Floats
    seen: Seen | None
    places: tuple[int, ...]

    @property
    def fixed(self) -> Floats:
        """Return the logs of what is certain multiplies each claim's odds by, [rows, claims]."""
        own = fixed_log(self.point)
        return own if self.seen is None else np.concatenate([own, self.seen.fixed], axis=1)

    @property
    def active(self) -> Flags:
        """Return where something short of certain is asked for, [rows, claims]."""
        own = (self.point > 0.0) & (self.point < 1.0)
        return own if self.seen is None else np.concatenate([own, self.seen.active], axis=1)

    @property
    def possible(self) -> Flags:
        """Return for which rows each claim's observations can be had together."""
        return np.ones(len(self.point), dtype=np.bool_) if self.seen is None else self.seen.possible


def weighed_point(x: Floats, odds: Floats) -> tuple[Floats, Floats]:
    """Return the log of the weight that gives a claim the probability `x`, and what it then has: [rows] each.

    `odds` are its log odds without a weight. The probability is nan where `x` cannot be had, and x nan asks nothing.
    """
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        m = np.where(np.isnan(x), 1.0 / (1.0 + np.exp(-odds)), x)
        soft = (x > 0.0) & (x < 1.0)
        log = np.where(soft, np.log(x) - np.log1p(-x) - odds, fixed_log(x))
    return log, np.where(np.isinf(odds) & (m != (odds > 0.0)), np.nan, m)


def weighed_seen(seen: Seen, odds: Floats) -> tuple[Floats, Floats]:
    """Return the same for the observations of one claim, which are to come out as imposed."""
    sure = np.isinf(odds)
    if seen.x.shape[1] == 1 and not sure.any():
        return _weighed_once(seen, odds)
    m = seen.settle(np.where(sure, 0.0, odds)[:, None])[:, 0]
    m = np.where(sure & seen.possible, (odds > 0.0).astype(np.float64), m)
    with np.errstate(divide="ignore", invalid="ignore"):
        log = seen.fixed[:, 0] + np.where(seen.active[:, 0], seen.lift(m[:, None])[0][:, 0], 0.0)
    return log, m


def _weighed_once(seen: Seen, odds: Floats) -> tuple[Floats, Floats]:
    """Return the same for a single observation, which Jeffrey's rule imposes in one step."""
    a, b, x = seen.if_true[:, 0], seen.if_false[:, 0], seen.x[:, 0]
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        p = 1.0 / (1.0 + np.exp(-odds))
        q = p * a + (1.0 - p) * b
        # What is certain rules the other outcome out, whose share may be 0/0.
        up, down = np.where(x == 0.0, 0.0, x / q), np.where(x == 1.0, 0.0, (1.0 - x) / (1.0 - q))
        true, false = a * up + (1.0 - a) * down, b * up + (1.0 - b) * down
        silent = np.isnan(x)
        log, m = np.where(silent, 0.0, np.log(true) - np.log(false)), np.where(silent, p, p * true)
    return log, np.where(seen.possible, m, np.nan)


def fixed_log(x: Floats) -> Floats:
    """Return the log of the weight of what is certain: infinite either way, 0 where it is not."""
    return np.where(x == 1.0, np.inf, np.where(x == 0.0, -np.inf, 0.0))


def pulls(compiled: Compiled, coins: Floats, places: Sequence[int]) -> Pulls:
    """Return what weighs the given observations (by place): their claim, or they themselves where more rests on them.

    `coins` are [rows, coins].
    """
    structure, layout = compiled.structure, compiled.layout
    observed = tuple(structure.observations)
    used = {p.claim for a in structure.arguments.values() if a.relation != "evidence_for" for p in a.premises}
    used |= {c for group in structure.groups for c in group}
    together: dict[str, list[int]] = {}
    alone: list[int] = []
    for place in places:
        e = observed[place]
        # A certain likelihood leaves an observation no freedom on one side: it is weighed itself, which loses no digit.
        pair = coins[:, list(layout.likelihoods[structure.observations[e]])]
        x = coins[:, layout.claims[e]]
        edge = ((pair == 0.0) | (pair == 1.0)).any(axis=1) & (x > 0.0) & (x < 1.0)
        if e in used or edge.any():
            alone.append(place)
        else:
            together.setdefault(structure.arguments[structure.observations[e]].target, []).append(place)
    grouped = [place for mine in together.values() for place in mine]
    point = coins[:, [layout.claims[observed[place]] for place in alone]]
    claims = (*(observed[place] for place in alone), *together)
    if not grouped:
        return Pulls(claims, point, None, tuple(alone))
    both = np.array([layout.likelihoods[structure.observations[observed[place]]] for place in grouped])
    x = coins[:, [layout.claims[observed[place]] for place in grouped]]
    found = seen(coins[:, both[:, 0]], coins[:, both[:, 1]], x, [len(mine) for mine in together.values()])
    return Pulls(claims, point, found, (*alone, *grouped))
