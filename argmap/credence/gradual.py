"""Gradual semantics: a number for each claim from the numbers of what supports and rebuts it, without worlds.

Knows how values settle on a map, with cycles, and how stated credences are honoured there. Must not know coin worlds.
What each semantics is for stands in argmap/docs/semantics.md.

An argument's value is its strength times its premises' values (1 - v for a negated one) times 1 - u for each argument
that undercuts it. `necessary_for` multiplies its target by 1 - h·(1 - premises)·(1 - undercutters). Acyclic parts of a
map are settled causes first; in a cycle all values move together, ds/dt = f(s) - s from the base values, until at rest
(Potyka 2018). Contraries and evidence have no meaning here and are refused by name. A shared premise counts once for
each path.

A stated credence on a derived claim is honoured as in coin worlds: the base is what makes the claim come out as stated.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.credence.bases import Bases, read_bases
from argmap.credence.budget import Budget, TooLong
from argmap.credence.gradual_map import Framework, Scheme, Values, read_scheme
from argmap.credence.influence import INFLUENCES, Influence
from argmap.credence.rest import AT_REST, STEP_SECONDS, settle_large, step_for
from argmap.credence.result import ArgumentCredence, ClaimCredence, PersonCredences, Semantics
from argmap.model.diagnostic import Finding, Path
from argmap.model.values import Debate

STEPS = 20_000
SMALL = 24
"""Beyond so many members a cycle is settled as arrays."""
SECONDS = 8.0
"""So much work, by estimate, may the cycles of a debate take for everybody."""
MEMBER_SECONDS = 1.2e-5
"""One member's share of a Runge-Kutta step without arrays, by measurement."""
LARGEST_CYCLE = 40
"""In a larger cycle implied values and ranges are not worked out: each needs a settling of the whole cycle.

Nor are they in the larger ones of very many cycles.
"""

USUAL_STEPS = 300
"""So many steps does a cycle take as a rule."""
NO_DIFFERENCE = 1e-12


def gradual(
    debate: Debate, participant: str, assume: Mapping[str, float] | None, semantics: Semantics
) -> PersonCredences:
    """Return one participant's numbers; all None where the debate has what the semantics refuses."""
    return settle(debate, participant, assume, semantics)[0]


def refusals(debate: Debate, semantics: Semantics) -> tuple[Finding, ...]:
    """Return an error for each construct of the debate that a gradual semantics has no meaning for."""
    groups: list[tuple[str, Path]] = [
        (f"contraries: {', '.join(repr(c) for c in group)}", ("contraries", i))
        for i, group in enumerate(debate.contraries)
    ]
    evidence: list[tuple[str, Path]] = [
        (f"evidence with likelihoods: '{a.id}'", ("arguments", a.id))
        for a in debate.arguments.values()
        if a.relation == "evidence_for"
    ]
    remedy = "choose --semantics worlds, or state it as supports and rebuttals"
    return tuple(
        Finding("semantics-refuses", "error", f"{semantics} has no meaning for {what}", path, remedy)
        for what, path in (*groups, *evidence)
    )


def settle(
    debate: Debate, participant: str, assume: Mapping[str, float] | None, semantics: Semantics
) -> tuple[PersonCredences, tuple[Finding, ...]]:
    """Return one participant's numbers, and the errors for what was refused or did not come to rest."""
    refused = refusals(debate, semantics)
    bases = read_bases(debate, participant)
    if refused:
        return _numbers(debate, participant, bases, None, {}), refused
    given = Framework(read_scheme(debate, INFLUENCES[semantics]), bases)
    budget = Budget(SECONDS / max(1, len(debate.participants)))
    values, coins, restless = _settled(given, budget)
    bases = replace(bases, coins={**bases.coins, **coins}, wanted={})
    given = replace(given, bases=bases)
    if assume:
        strengths = {id: p for id, p in assume.items() if id in debate.arguments}
        bases = replace(bases, coins={**bases.coins, **strengths}, assumed=bases.assumed - set(strengths))
        given = replace(given, bases=bases, fixed={id: p for id, p in assume.items() if id in debate.claims})
        values, _, restless = _settled(given, budget)
    work = _Work(given, values, _varied(given, budget))
    findings = tuple(_not_at_rest(part, semantics, too_long) for part, too_long in restless)
    return _numbers(debate, participant, bases, work, given.fixed), findings


def _settled(given: Framework, budget: Budget) -> tuple[Values, dict[str, float], list[tuple[tuple[str, ...], bool]]]:
    """Return every value, the bases that honour `wanted`, and the cycles not at rest: whether for too much work."""
    scheme, wanted = given.scheme, given.bases.wanted
    values: Values = {}
    coins: dict[str, float] = {}
    restless = []
    for part in scheme.parts:
        if part[0] in scheme.cyclic:
            try:
                if not _settle_cycle(given, part, values, budget):
                    restless.append((part, False))
            except TooLong:
                values.update(dict.fromkeys(part))
                restless.append((part, True))
        else:
            values[part[0]] = _value(given, values, part[0])
        for id in part:
            if id in wanted:
                coins[id] = _base(given, values, id)
    return values, coins, restless


def _settle_cycle(given: Framework, part: Sequence[str], values: Values, budget: Budget) -> bool:
    """Fill in the values of one cycle by ds/dt = f(s) - s (Runge-Kutta); None, and False, if they never rest.

    Raises `TooLong` when the budget is spent.
    """
    if _unknown(given.scheme, part, values):
        values.update(dict.fromkeys(part))
        return True
    if len(part) > SMALL:
        found = settle_large(given, part, values, budget)
        values.update(dict.fromkeys(part) if found is None else found)
        return found is not None
    return _settle_small(given, part, values, budget)


def _settle_small(given: Framework, part: Sequence[str], values: Values, budget: Budget) -> bool:
    state: list[float] = [given.start(id) for id in part]

    def slope(at: Sequence[float]) -> list[float]:
        values.update(zip(part, at, strict=True))
        found = [_value(given, values, id) for id in part]
        return [f - s for f, s in zip(found, at, strict=True) if f is not None]

    step = step_for(given.scheme, part)
    for _ in range(max(200, STEPS // len(part))):
        budget.spend(MEMBER_SECONDS * len(part))
        k1 = slope(state)
        if max(abs(k) for k in k1) < AT_REST:
            values.update(zip(part, state, strict=True))
            return True
        k2 = slope([s + step / 2 * k for s, k in zip(state, k1, strict=True)])
        k3 = slope([s + step / 2 * k for s, k in zip(state, k2, strict=True)])
        k4 = slope([s + step * k for s, k in zip(state, k3, strict=True)])
        state = [
            min(1.0, max(0.0, s + step / 6 * (a + 2 * b + 2 * c + d)))
            for s, a, b, c, d in zip(state, k1, k2, k3, k4, strict=True)
        ]
    values.update(dict.fromkeys(part))
    return False


def _unknown(scheme: Scheme, part: Sequence[str], values: Values) -> bool:
    inside = set(part)
    return any(x not in inside and values[x] is None for id in part for x in scheme.inputs(id))


def _value(given: Framework, values: Values, id: str) -> float | None:
    scheme, bases = given.scheme, given.bases
    if id in given.fixed:
        return given.fixed[id]
    if id in scheme.derived:
        gate = _gate(given, values, id)
        if gate is None:
            return None
        if id not in bases.wanted:
            return gate.at(bases.coins[id])
        low, high = gate.at(0.0), gate.at(1.0)
        return min(max(bases.wanted[id], low), high)
    if id not in scheme.arguments:
        return bases.coins[id]
    free, met = _free(given, values, id), _met(scheme, values, id)
    return None if free is None or met is None else free * met


def _met(scheme: Scheme, values: Values, id: str) -> float | None:
    """Return the product of the premises' values."""
    product = 1.0
    for p in scheme.arguments[id].premises:
        v = values[p.claim]
        if v is None:
            return None
        product *= 1.0 - v if p.negated else v
    return product


def _free(given: Framework, values: Values, id: str) -> float | None:
    """Return the strength of an argument times what its undercutters leave of it."""
    product = given.bases.coins[id]
    for undercutter in given.scheme.undercuts[id]:
        u = values[undercutter]
        if u is None:
            return None
        product *= 1.0 - u
    return product


@dataclass(frozen=True, slots=True)
class _Gate:
    """A claim's inputs: values of supports and rebuttals, and the factor that necessary conditions leave."""

    influence: Influence
    supports: Sequence[float]
    rebuts: Sequence[float]
    left: float

    def at(self, base: float) -> float:
        """Return the claim's value for a base."""
        return self.influence.value(base, self.supports, self.rebuts) * self.left


def _gate(given: Framework, values: Values, id: str) -> _Gate | None:
    scheme = given.scheme
    supports, rebuts = [values[a] for a in scheme.supports[id]], [values[a] for a in scheme.rebuts[id]]
    left = 1.0
    for a in scheme.necessary[id]:
        free, met = _free(given, values, a), _met(scheme, values, a)
        if free is None or met is None:
            return None
        left *= 1.0 - free * (1.0 - met)
    sure_supports, sure_rebuts = [s for s in supports if s is not None], [r for r in rebuts if r is not None]
    if len(sure_supports) < len(supports) or len(sure_rebuts) < len(rebuts):
        return None
    return _Gate(scheme.influence, sure_supports, sure_rebuts, left)


def _base(given: Framework, values: Values, id: str) -> float:
    """Return the base that gives the wanted value, or comes nearest; the start where it changes nothing."""
    gate = _gate(given, values, id) if values[id] is not None else None
    if gate is None or gate.at(1.0) - gate.at(0.0) < NO_DIFFERENCE:
        return given.bases.starts[id]
    return gate.influence.base_for(min(1.0, given.bases.wanted[id] / gate.left), gate.supports, gate.rebuts)


@dataclass(frozen=True, slots=True)
class _Work:
    """A settled map, from which implied values and ranges are read."""

    given: Framework
    values: Values
    varied: Mapping[str, tuple[str, ...]]

    def with_base(self, id: str, base: float) -> float | None:
        """Return the claim's value with another base of its own, all else equal; None where not worked out."""
        if id not in self.given.scheme.cyclic:
            gate = _gate(self.given, self.values, id)
            return None if gate is None else gate.at(base)
        part = self.varied.get(id)
        if part is None:
            return None
        values = dict(self.values)
        bases = self.given.bases
        other = replace(self.given, bases=replace(bases, coins={**bases.coins, id: base}))
        try:
            _settle_cycle(other, part, values, Budget(2.0 * _usual_work(part)))
        except TooLong:
            return None
        return values[id]


def _varied(given: Framework, budget: Budget) -> dict[str, tuple[str, ...]]:
    """Return the part of each claim in a cycle small enough to be settled anew for other bases of its own.

    The smallest cycles come first, as long as there is work left: three settlings for each of their claims.
    """
    scheme, found = given.scheme, dict[str, tuple[str, ...]]()
    left = budget.left
    for part in sorted((p for p in scheme.parts if p[0] in scheme.cyclic), key=len):
        gates = [id for id in part if id in scheme.derived]
        left -= _usual_work(part) * sum(3 if id in given.bases.calibrated else 2 for id in gates)
        if len(part) > LARGEST_CYCLE or left < 0.0:
            break
        found.update(dict.fromkeys(gates, part))
    return found


def _usual_work(part: Sequence[str]) -> float:
    """Return how long a small cycle takes as a rule, in seconds by estimate."""
    return USUAL_STEPS * (MEMBER_SECONDS * len(part) if len(part) <= SMALL else STEP_SECONDS)


def _numbers(
    debate: Debate, participant: str, bases: Bases, work: _Work | None, assumed: Mapping[str, float]
) -> PersonCredences:
    claims = {}
    derived = {a.target for a in debate.arguments.values() if a.relation != "undercuts"}
    for id in debate.claims:
        value = work.values[id] if work else None
        own_gate = work is not None and id in derived and id not in assumed
        calibrated = id in bases.calibrated and id not in assumed
        implied = value
        low = high = None
        if work and own_gate and value is not None:
            if calibrated:
                implied = work.with_base(id, bases.starts[id])
            low, high = work.with_base(id, 0.0), work.with_base(id, 1.0)
        stated = debate.stated(participant, id).credence
        claims[id] = ClaimCredence(
            credence=value,
            implied=implied,
            stated=stated,
            prior=assumed.get(id, bases.coins[id]),
            calibrated=calibrated,
            leaf=id not in derived,
            assumed=id in bases.assumed and id not in assumed,
            gap_bits=gap_bits(stated, implied),
            range=None if low is None or high is None else (low, high),
        )
    arguments = {
        a.id: ArgumentCredence(
            strength=None if a.relation == "evidence_for" else bases.coins[a.id],
            goes_through=work.values[a.id] if work and a.relation != "evidence_for" else None,
            assumed=a.id in bases.assumed,
        )
        for a in debate.arguments.values()
    }
    return PersonCredences(claims, arguments)


def gap_bits(stated: float | None, implied: float | None) -> float | None:
    """Return logit2(stated) - logit2(implied); None where either is absent, 0 or 1."""
    if stated is None or implied is None or not (0.0 < stated < 1.0 and 0.0 < implied < 1.0):
        return None
    return math.log2(stated / (1.0 - stated)) - math.log2(implied / (1.0 - implied))


def _not_at_rest(part: Sequence[str], semantics: Semantics, too_long: bool) -> Finding:
    cycle = f"the cycle of {', '.join(repr(id) for id in part[:5])}"
    cycle += f" and {len(part) - 5} more" if len(part) > 5 else ""
    return Finding(
        "semantics-restless",
        "error",
        f"to see whether {semantics} comes to rest in {cycle} would be too much work: its numbers are absent"
        if too_long
        else f"{semantics} does not come to rest in {cycle}",
        (),
        "choose --semantics worlds, which has one answer in every cycle",
    )
