"""Reconcile: the coherent credences nearest to all that a participant stated, what it costs, and which inputs give way.

Knows the compiled map. Must not know files, screens, or other participants.

The map's own distribution is made of what was stated of leaves, strengths and priors, every derived claim with the
claim's prior or the default. Of all distributions that give each derived claim its stated credence, the nearest one is
taken: the I-projection (Csiszár 1975), which is the map with virtual evidence on each such claim. The virtual evidence
for a claim is a perfect copy of it that is observed, so the projection needs no engine of its own.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from argmap.credence.inference import Compiled, Floats, compile_debate
from argmap.credence.reach import connected
from argmap.credence.result import Moved, Reconciled, Reconciliation
from argmap.credence.solution import Solution
from argmap.model.values import Argument, Claim, Debate, Pair, Premise, Stated

HALVINGS = 12
NEWTON_STEPS = 60
TOLERANCE = 1e-12
FLAT = 1e-6
RIDGE = 1e-14
LONGEST_STEP = 4.0
SHORTER = np.array([1.0, 0.5, 0.2, 0.05])
LARGEST_TILT = 45.0
"""Log odds beyond which virtual evidence counts as certain: a chance of 1 in 10^19."""

UNMOVED = 1e-9


def reconcile(debate: Debate, participant: str) -> Reconciliation:
    """Return the nearest coherent credences to all that the participant stated.

    Where the map is too wide to be summed exactly, cost and numbers are None and nothing is reached.
    """
    wanted = _wanted(debate, participant)
    copied = _with_copies(debate, participant, wanted)
    compiled = compile_debate(copied)
    if not compiled.exact:
        stated = tuple(Reconciled(c, x, None, None) for c, x in wanted.items())
        return Reconciliation(participant, None, False, 0.0, stated, (), dict.fromkeys(debate.claims))
    coins = compiled.coins(copied, participant)
    before = _state(compiled, coins)
    targets = np.array([before.claim(c) for c in wanted])
    share, after = _furthest(compiled, coins, [_copy(c) for c in wanted], targets, np.array(list(wanted.values())))
    return Reconciliation(
        participant=participant,
        cost_bits=_cost(compiled, before, after),
        reached=share == 1.0,
        share=share,
        stated=tuple(Reconciled(c, x, _known(before.claim(c)), _known(after.claim(c))) for c, x in wanted.items()),
        moved=_moved(debate, compiled, coins, before, after, wanted),
        claims={c: _known(after.claim(c)) for c in debate.claims},
    )


class _State:
    """The map with weights that impose what is observed."""

    def __init__(self, compiled: Compiled, coins: Floats, weights: Floats, solution: Solution) -> None:
        self.compiled, self.coins, self.weights, self.solution = compiled, coins, weights, solution

    def claim(self, id: str) -> float:
        """Return the claim's credence, nan where nothing is possible."""
        return float(self.solution.probability[0, self.compiled.claim_column[id]])


def _state(compiled: Compiled, coins: Floats) -> _State:
    weights = compiled.impose(coins[None])
    return _State(compiled, coins, weights, compiled.solve(coins[None], weights=weights, ends=True))


def _wanted(debate: Debate, participant: str) -> dict[str, float]:
    """Return the stated credences of derived claims."""
    derived = {a.target for a in debate.arguments.values() if a.relation != "undercuts"}
    found = {id: debate.stated(participant, id).credence for id in sorted(derived)}
    return {id: x for id, x in found.items() if x is not None}


def _copy(claim: str) -> str:
    # No id of a file holds a space, so a copy can never meet a claim.
    return f"copy of {claim}"


def _with_copies(debate: Debate, participant: str, wanted: dict[str, float]) -> Debate:
    """Return the debate with a perfect observation of each wanted claim, and these claims' credences unstated."""
    entries = dict(debate.credences.get(participant, {}))
    claims, arguments = dict(debate.claims), dict(debate.arguments)
    for claim in wanted:
        entries[claim] = replace(entries.get(claim, Stated()), credence=None)
        copy = _copy(claim)
        claims[copy] = Claim(copy, "")
        arguments[f"{copy}, seen"] = Argument(
            f"{copy}, seen", "evidence_for", claim, (Premise(copy),), likelihoods=Pair(1.0, 0.0)
        )
    credences = {**debate.credences, participant: entries}
    return replace(debate, claims=claims, arguments=arguments, credences=credences)


def _furthest(compiled: Compiled, coins: Floats, copies: list[str], start: Floats, end: Floats) -> tuple[float, _State]:
    """Return how far from `start` to `end` all copies can be imposed together, and the map there."""
    places = [compiled.claim_column[c] for c in copies]
    row = coins.copy()
    row[places] = end
    tilt = _Tilt(compiled, row)
    reached = tilt.fit()
    if reached or np.isnan(start).any():
        return 1.0, tilt.state()
    low, high = 0.0, 1.0
    nearest = None
    for _ in range(HALVINGS):
        share = (low + high) / 2.0
        row = coins.copy()
        row[places] = start + share * (end - start)
        tilt = _Tilt(compiled, row)
        if tilt.fit():
            low, nearest = share, tilt
        else:
            high = share
    if nearest is None:
        row = coins.copy()
        row[places] = start
        nearest = _Tilt(compiled, row)
        nearest.fit()
    return low, nearest.state()


class _Tilt:
    """Log odds of virtual evidence for each observation, fitted by Newton steps on the concave dual of the projection.

    The dual is sum(x·tilt) - log Z(tilt), its gradient what is imposed less the marginals, its Hessian the negative
    covariance of the observations; so the fixed point is that of iterative proportional fitting, in a few steps, and
    where the marginals cannot be had together the tilts grow without bound.
    """

    def __init__(self, compiled: Compiled, coins: Floats) -> None:
        self.compiled, self.coins = compiled, coins
        self.x = compiled.observed(coins[None])[0]
        self.soft = np.flatnonzero((self.x > 0.0) & (self.x < 1.0))
        observed = tuple(compiled.structure.observations)
        self.names = [observed[place] for place in self.soft]
        self.columns = [compiled.claim_column[e] for e in self.names]
        self.tilts = np.zeros(len(self.soft))

    def weights(self, tilts: Floats) -> Floats:
        """Return weights [rows, observations, 2] for rows of tilts."""
        found = np.ones((len(tilts), len(self.x), 2))
        found[:, self.x == 1.0, 0] = 0.0
        found[:, self.x == 0.0, 1] = 0.0
        found[:, self.soft, 1] = 1.0 / (1.0 + np.exp(-tilts))
        found[:, self.soft, 0] = 1.0 / (1.0 + np.exp(tilts))
        return found

    def dual(self, tilts: Floats) -> Floats:
        """Return the dual for rows of tilts."""
        rows = np.tile(self.coins, (len(tilts), 1))
        logs = self.compiled.solve(rows, weights=self.weights(tilts), ends=False).log_total
        found: Floats = tilts @ self.x[self.soft] - logs - np.logaddexp(0.0, tilts).sum(axis=1)
        return found

    def fit(self) -> bool:
        """Return whether the marginals were reached."""
        wanted = self.x[self.soft]
        for _ in range(NEWTON_STEPS):
            m, covariance = self._moments()
            off = wanted - m
            if not np.isfinite(off).all():
                return False
            if not len(off) or np.abs(off).max() < TOLERANCE:
                return True
            step = np.linalg.lstsq(covariance + RIDGE * np.eye(len(off)), off, rcond=None)[0]
            step *= min(1.0, LONGEST_STEP / max(np.abs(step).max(), 1e-300))
            tries = self.tilts + np.outer(SHORTER, step)
            # Near the top the dual is flat to rounding, and the whole step is right.
            values = self.dual(tries)
            best = 0 if np.abs(off).max() < FLAT else int(np.argmax(np.where(np.isfinite(values), values, -np.inf)))
            self.tilts = tries[best]
            if np.abs(self.tilts).max() > LARGEST_TILT:
                return False
        return False

    def _moments(self) -> tuple[Floats, Floats]:
        """Return the marginals of the soft observations and their covariance, in one batched propagation."""
        n = len(self.soft)
        rows, weights = np.tile(self.coins, (n + 1, 1)), np.repeat(self.weights(self.tilts[None]), n + 1, axis=0)
        for k, place in enumerate(self.soft):
            weights[k + 1, place, 0] = 0.0
        found = self.compiled.solve(rows, weights=weights, ends=False).probability[:, self.columns]
        m = found[0]
        together = np.where(np.isnan(found[1:]), 0.0, found[1:]) * m[:, None]
        return m, (together + together.T) / 2.0 - np.outer(m, m)

    def state(self) -> _State:
        """Return the map under the tilts."""
        weights = self.weights(self.tilts[None])
        solution = self.compiled.solve(self.coins[None], weights=weights, ends=True)
        return _State(self.compiled, self.coins, weights, solution)


def _cost(compiled: Compiled, before: _State, after: _State) -> float | None:
    """Return KL(after || before) in bits, read off the weights that impose each observation."""
    total = float(before.solution.log_total[0] - after.solution.log_total[0])
    for place, observed in enumerate(compiled.structure.observations):
        m = after.claim(observed)
        for chance, side in ((1.0 - m, 0), (m, 1)):
            if chance > 0.0:
                ratio = after.weights[0, place, side] / before.weights[0, place, side]
                total += chance * float(np.log(ratio))
    return None if math.isnan(total) else max(0.0, total / math.log(2.0))


def _moved(
    debate: Debate, compiled: Compiled, coins: Floats, before: _State, after: _State, wanted: dict[str, float]
) -> tuple[Moved, ...]:
    derived = {a.target for a in debate.arguments.values() if a.relation != "undercuts"}
    found = [Moved(c, "credence", before.claim(c), after.claim(c)) for c in debate.claims if c not in derived]
    sides = compiled.structure.sides
    for c in sorted(derived):
        column = compiled.claim_column[c]
        if c in sides:
            found.append(Moved(c, "credence", before.claim(c), after.claim(c)))
        else:
            found.append(Moved(c, "prior", *(_own_coin(s, column, float(coins[column])) for s in (before, after))))
    near: set[str] = set()
    for c in wanted:
        if c not in near:
            near |= connected(compiled.structure, c)
    steps = [a for a in sorted(near & debate.arguments.keys()) if debate.arguments[a].relation != "evidence_for"]
    pairs = zip(_strengths(compiled, before, steps), _strengths(compiled, after, steps), strict=True)
    found += [Moved(a, "strength", b, f) for a, (b, f) in zip(steps, pairs, strict=True)]
    moved = [m for m in found if abs(m.after - m.before) > UNMOVED]
    return tuple(sorted(moved, key=lambda m: (-abs(m.after - m.before), m.id)))


def _own_coin(state: _State, column: int, coin: float) -> float:
    """Return the probability that a claim's own coin is heads."""
    tails, heads = (float(state.solution.total_at[0, column, side]) for side in (0, 1))
    return _heads(coin, heads, tails)


def _strengths(compiled: Compiled, state: _State, steps: list[str]) -> list[float]:
    """Return the probability that each step's coin is heads."""
    if not steps:
        return []
    heads = compiled.heads(state.coins[None], state.weights)[0]
    places = {id: at for at, id in enumerate(compiled.shown)}
    return [float(heads[places[a]]) for a in steps]


def _heads(coin: float, heads: float, tails: float) -> float:
    whole = coin * heads + (1.0 - coin) * tails
    return coin * heads / whole if whole > 0.0 else math.nan


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
