"""Coin worlds by brute force: the definition of a credence, carried out over every world. Slow and obvious.

Knows the model and the written definition alone. Must not know the engine, which has to agree with it.

A set of worlds is an int with one bit for each world, so `&`, `|` and `ALL ^ x` read as and, or and not. The values of
claims in the worlds do not depend on anyone's numbers; only the weights of the worlds do.

Readings taken where the definition leaves room, always the most literal one:

1. A claim that only evidence targets is derived. A side of an exclusive group is never calibrated; a stated credence in
   a side that evidence targets is compared only: the side's number is the participant's prior, else the claim's.
2. A leaf takes the stated credence even where the participant gave a prior as well; only a derived claim compares it.
3. An observation has no coin: it is undecided while its claim is, then has the likelihood given the claim's value;
   where its claim stays undecided it is drawn from the claim's final value. `prior` is the imposed x (None where
   nothing is imposed), never assumed. Its x is the stated credence, else the participant's prior, else the claim's.
4. Mutual rebuttals are every un-negated, un-undercut, single-premise rebuttal that has such a counterpart. They leave
   the gates of both claims, are no dependency, and only make worlds weightless.
5. Calibration starts each coin at the claim's prior or the default, and sweeps in the order (number of claims the claim
   is computed from, id), which is premises first. A step gives the coin the value at which the claim comes out as
   stated; where no coin in [0, 1] does, the nearer end; where the coin makes no difference, it stays as started.
6. `range` is (value at coin 0, value at coin 1) in this order, None where either is not defined. `implied` of a claim
   that is not calibrated is its credence.
7. A contrary group that is given too much makes everything null that can depend on it: its sides, what they lead to,
   and through conditions (observations, contraries, mutual rebuttals) on those also what leads there. Its sides have no
   `prior`, as no coin could be used. Where no world has any weight, or the observations cannot be had together, every
   number of the participant is null.
8. An assumed value replaces a gate or a coin by a coin of that value (for an observation: what is imposed; for an
   argument: its strength; for a side: its number). All other coins stay as calibrated without it; conditions remain.
   What depends on an overfull group through a replaced gate alone does not depend on it any more, unless it was
   calibrated: its coin was found with numbers that could not be used.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.credence.result import ArgumentCredence, ClaimCredence, PersonCredences
from argmap.model.values import Debate
from tests.credence.enumerate_roles import Numbers, Roles, ancestors, find_roles
from tests.credence.enumerate_values import Worlds, find_worlds, weights_in, where
from tests.credence.enumerate_weights import calibrate, posterior


@dataclass(frozen=True)
class Enumeration:
    """One participant's numbers by brute force. `weights` sum to 1, or are empty where nothing is possible."""

    person: PersonCredences
    worlds: Worlds
    weights: Sequence[float]
    coins: Mapping[str, float]
    converged: bool
    overfull: tuple[tuple[str, ...], ...] = ()
    null: frozenset[str] = field(default_factory=frozenset)

    def probability(self, facts: Mapping[str, bool]) -> float | None:
        """Return the probability that each claim of `facts` is as given; None where nothing is possible."""
        if not self.weights:
            return None
        return math.fsum(weights_in(self.weights, where(self.worlds, facts)))

    def conditional(self, target: str, given: Mapping[str, bool]) -> float | None:
        """Return P(target | given); None where the condition has no weight."""
        below = self.probability(given)
        above = self.probability({**given, target: True}) if given.get(target, True) else 0.0
        return above / below if below and above is not None else None


def enumerate_worlds(
    debate: Debate,
    participant: str,
    *,
    assume: Mapping[str, float] | None = None,
    coins: Mapping[str, float] | None = None,
) -> Enumeration:
    """Return a participant's numbers over all worlds; `coins` takes calibrated coins as given instead of solving."""
    roles = find_roles(debate)
    numbers = Numbers(debate, participant, roles)
    if coins is None:
        coins, converged = calibrate(debate, roles, numbers)
    else:
        coins, converged = {c: coins[c] for c in numbers.calibrated}, True
    numbers.settle(coins)
    # A coin calibrated to numbers that could not be used is no number either, whatever is assumed afterwards.
    unusable = set(numbers.calibrated) & _depends_on(debate, roles, numbers, _tainted(roles, numbers)) - {
        *(assume or {})
    }
    if assume:
        roles = replace(roles, ancestors=ancestors(debate, assume))
    numbers.assume(assume or {})
    worlds = find_worlds(debate, roles, frozenset(assume or {}) & frozenset(debate.claims))
    return _collect(debate, roles, numbers, worlds, converged, frozenset(assume or {}), unusable)


def _collect(
    debate: Debate,
    roles: Roles,
    numbers: Numbers,
    worlds: Worlds,
    converged: bool,
    assumed: frozenset[str],
    unusable: set[str],
) -> Enumeration:
    weights = posterior(worlds, roles, numbers)
    overfull = tuple(g for g in roles.exclusive if numbers.overfull(g))
    null = _depends_on(debate, roles, numbers, _tainted(roles, numbers) | unusable)

    def with_coin(c: str, coin: float) -> float | None:
        kept = numbers.coin[c]
        numbers.coin[c] = coin
        found = posterior(worlds, roles, numbers)
        numbers.coin[c] = kept
        return math.fsum(weights_in(found, worlds.true[c])) if found else None

    claims = {}
    for c in debate.claims:
        stated, out = debate.stated(numbers.participant, c).credence, not weights or c in null
        credence = None if out else math.fsum(weights_in(weights, worlds.true[c]))
        own_gate = c in roles.derived and c not in roles.sides and c not in assumed
        calibrated = c in numbers.calibrated and c not in assumed
        ends = (with_coin(c, 0.0), with_coin(c, 1.0)) if own_gate and not out else (None, None)
        implied = with_coin(c, numbers.start(c)) if calibrated and not out else credence
        claims[c] = ClaimCredence(
            credence=credence,
            implied=implied,
            stated=stated,
            prior=_prior(roles, numbers, c),
            calibrated=calibrated,
            leaf=c not in roles.derived,
            assumed=numbers.assumed[c],
            gap_bits=_gap(stated, implied),
            range=None if ends[0] is None or ends[1] is None else (ends[0], ends[1]),
        )
    arguments = {
        a.id: ArgumentCredence(
            strength=numbers.coin.get(a.id),
            goes_through=math.fsum(weights_in(weights, worlds.goes[a.id]))
            if a.id in worlds.goes and weights and a.id not in null
            else None,
            assumed=numbers.assumed[a.id],
        )
        for a in debate.arguments.values()
    }
    coins = {c: numbers.coin[c] for c in numbers.calibrated}
    return Enumeration(PersonCredences(claims, arguments), worlds, weights, coins, converged, overfull, null)


def _prior(roles: Roles, numbers: Numbers, c: str) -> float | None:
    if c in roles.observes:
        return numbers.imposed.get(c)
    if c in roles.sides and numbers.overfull(roles.exclusive[roles.sides[c]]):
        return None
    return numbers.coin[c]


def _tainted(roles: Roles, numbers: Numbers) -> set[str]:
    return {c for g in roles.exclusive if numbers.overfull(g) for c in g}


def _depends_on(debate: Debate, roles: Roles, numbers: Numbers, tainted: set[str]) -> frozenset[str]:
    """Return every claim and argument whose number can depend on the tainted claims."""
    if not tainted:
        return frozenset()
    conditions = [{e} for e in numbers.imposed] + [set(g) for g in roles.groups]
    conditions += [{*pair, *(debate.arguments[a].target for a in pair)} for pair in roles.mutual]
    above = [frozenset().union(*(roles.ancestors[c] for c in condition)) for condition in conditions]
    size = -1
    while len(tainted) > size:
        size = len(tainted)
        for together in (*above, *map(frozenset, roles.exclusive)):
            if together & tainted:
                tainted |= together
    return frozenset(id for id, causes in roles.ancestors.items() if causes & tainted)


def _gap(stated: float | None, implied: float | None) -> float | None:
    if stated is None or implied is None or not (0.0 < stated < 1.0 and 0.0 < implied < 1.0):
        return None
    return math.log2(stated / (1.0 - stated)) - math.log2(implied / (1.0 - implied))
