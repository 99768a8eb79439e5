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

from argmap.credence.budget import Budget, TooLong
from argmap.credence.inference import Compiled, Floats, compile_debate
from argmap.credence.reach import connected
from argmap.credence.result import Moved, Reconciled, Reconciliation
from argmap.credence.tilt import fitted_weights
from argmap.model.values import Argument, Claim, Debate, Pair, Premise, Stated

HALVINGS = 12
LONGEST = 8.0
"""What would take more than about so many seconds is given up."""
UNMOVED = 1e-9


def reconcile(debate: Debate, participant: str) -> Reconciliation:
    """Return the nearest coherent credences to all that the participant stated.

    Where the map is too wide to be summed exactly, cost and numbers are None and nothing is reached.
    """
    wanted = _wanted(debate, participant)
    copied = _with_copies(debate, participant, wanted)
    compiled = compile_debate(copied)
    if not compiled.exact:
        return _nothing(debate, participant, wanted)
    coins = compiled.coins(copied, participant)
    before = _state(compiled, coins)
    targets = np.array([before.claim(c) for c in wanted])
    try:
        share, after = _furthest(compiled, coins, [_copy(c) for c in wanted], targets, np.array(list(wanted.values())))
    except TooLong:
        return _nothing(debate, participant, wanted)
    return Reconciliation(
        participant=participant,
        cost_bits=_cost(compiled, before, after),
        reached=share == 1.0,
        share=share,
        stated=tuple(Reconciled(c, x, _known(before.claim(c)), _known(after.claim(c))) for c, x in wanted.items()),
        moved=_moved(debate, compiled, coins, before, after, wanted),
        claims={c: _known(after.claim(c)) for c in debate.claims},
    )


def _nothing(debate: Debate, participant: str, wanted: dict[str, float]) -> Reconciliation:
    stated = tuple(Reconciled(c, x, None, None) for c, x in wanted.items())
    return Reconciliation(participant, None, False, 0.0, stated, (), dict.fromkeys(debate.claims), False)


class _State:
    """The map with weights that impose what is observed."""

    def __init__(self, compiled: Compiled, coins: Floats, weights: Floats) -> None:
        self.compiled, self.coins, self.weights = compiled, coins, weights
        self.solution = compiled.solve(coins[None], weights=weights, ends=True)

    def claim(self, id: str) -> float:
        """Return the claim's credence, nan where nothing is possible."""
        return float(self.solution.probability[0, self.compiled.claim_column[id]])


def _state(compiled: Compiled, coins: Floats) -> _State:
    return _State(compiled, coins, compiled.impose(coins[None]))


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
    """Return how far from `start` to `end` all copies can be imposed together, and the map there.

    Raises `TooLong` where that would take too much work.
    """
    places = [compiled.claim_column[c] for c in copies]
    budget = Budget(LONGEST)

    def met(share: float) -> _State | None:
        row = coins.copy()
        row[places] = end if share == 1.0 else start + share * (end - start)
        weights = _fitted(compiled, row, budget)
        return None if np.isnan(weights).any() else _State(compiled, row, weights)

    whole = met(1.0)
    if whole is not None:
        return 1.0, whole
    if np.isnan(start).any():
        return 1.0, _State(compiled, coins, np.full((1, len(compiled.structure.observations), 2), np.nan))
    low, high, nearest = 0.0, 1.0, None
    for _ in range(HALVINGS):
        share = (low + high) / 2.0
        found = met(share)
        if found is not None:
            low, nearest = share, found
        else:
            high = share
    return low, nearest or met(0.0) or _state(compiled, coins)


def _fitted(compiled: Compiled, row: Floats, budget: Budget) -> Floats:
    """Return weights [1, observations, 2] that impose what the row holds of each observation; nan: not to be had."""
    x = compiled.observed(row[None])[0]
    places = np.flatnonzero(~np.isnan(x)).tolist()
    weights = np.ones((1, len(x), 2))
    if places:
        weights[:, places] = fitted_weights(compiled, row[None], places, budget)
    return weights


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
