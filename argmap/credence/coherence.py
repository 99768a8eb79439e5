"""Coherence: what in one participant's numbers cannot be had together, in plain words.

Knows a participant's propagated numbers and elicited conditionals. Must not know other participants, files or screens.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from argmap.credence.inference import compile_debate
from argmap.credence.result import ClaimCredence, PersonCredences
from argmap.model.conditionals import EXACT, INEXACT, arithmetic
from argmap.model.diagnostic import Finding
from argmap.model.percent import percent
from argmap.model.values import Crux, Debate, Pair

LARGE_GAP = 2.0
"""Bits from which a gap between stated and implied is remarked on: odds four times apart."""
FAR_FROM_MAP = 0.05
OUTSIDE = 1e-9
LISTED = 5


def incoherences(debate: Debate, participant: str, person: PersonCredences) -> tuple[Finding, ...]:
    """Return what to say about one participant's numbers, `person` being what follows from them.

    A stated credence outside what the arguments allow is found by the propagation itself (`credence-out-of-reach`).
    Codes: `credence-gap`, `crux-conditionals`, `conditional-map`, `numbers-missing`.
    Paths name the participant's own entries.
    """
    return (
        *_gaps(participant, person),
        *_conditionals(debate, participant, person),
        *_missing(debate, participant, person),
    )


def outside_range(claim: ClaimCredence) -> bool:
    """Return whether a stated credence cannot be had, whatever the claim's own number."""
    if claim.stated is None or claim.range is None:
        return False
    return not min(claim.range) - OUTSIDE <= claim.stated <= max(claim.range) + OUTSIDE


def _gaps(participant: str, person: PersonCredences) -> Iterator[Finding]:
    for id, claim in person.claims.items():
        if claim.gap_bits is None or abs(claim.gap_bits) < LARGE_GAP or claim.leaf or outside_range(claim):
            continue
        assert claim.stated is not None
        assert claim.implied is not None
        yield Finding(
            "credence-gap",
            "info",
            f"'{participant}' states {percent(claim.stated)} for '{id}' where the arguments alone say "
            f"{percent(claim.implied)}: {abs(claim.gap_bits):.1f} bits apart",
            ("credences", participant, id),
            "an argument may be missing from the map, or a premise or strength may be off",
        )


def _missing(debate: Debate, participant: str, person: PersonCredences) -> Iterator[Finding]:
    if participant not in debate.participants:
        return
    assumed = [id for id, claim in person.claims.items() if claim.assumed]
    if assumed:
        listed = ", ".join(f"'{id}'" for id in assumed[:LISTED])
        more = f" and {len(assumed) - LISTED} more" if len(assumed) > LISTED else ""
        yield Finding(
            "numbers-missing",
            "info",
            f"nothing was said by '{participant}' or the claims themselves about {listed}{more}: "
            f"{percent(debate.defaults.prior)} or an equal share is assumed",
            ("credences", participant) if participant in debate.credences else ("participants", participant),
            "state a credence for each that you hold a view on",
            on_key=True,
        )


def _conditionals(debate: Debate, participant: str, person: PersonCredences) -> Iterator[Finding]:
    elicited = [
        (crux, pair, target)
        for crux in debate.cruxes.values()
        if (pair := crux.conditionals.get(participant)) is not None
        and (target := debate.crux_target(crux)) in person.claims
        and all(c in person.claims for c in crux.claims)
    ]
    if not elicited:
        return
    asked = [(crux.claims, target) for crux, _, target in elicited if target is not None]
    for (crux, pair, target), map_says in zip(elicited, map_conditionals(debate, participant, asked), strict=True):
        path = ("cruxes", crux.id, "conditionals", participant)
        if target is None:
            continue
        t = _said(person.claims[target])
        x = _said(person.claims[crux.claims[0]]) if len(crux.claims) == 1 else map_says[0]
        if t is not None:
            slack = EXACT if person.claims[target].stated is not None else INEXACT
            wrong = arithmetic(participant, crux, target, pair, t, x, slack)
            if wrong is not None:
                yield wrong
        yield from _against_map(participant, crux, target, pair, map_says, path)


def _said(claim: ClaimCredence) -> float | None:
    return claim.credence if claim.stated is None else claim.stated


def _against_map(
    participant: str,
    crux: Crux,
    target: str,
    pair: Pair,
    map_says: tuple[float | None, float | None, float | None],
    path: tuple[str, ...],
) -> Iterator[Finding]:
    differing = [
        f"{percent(said)} if {word}, where the map says {percent(mapped)}"
        for said, mapped, word in ((pair.if_true, map_says[1], "true"), (pair.if_false, map_says[2], "not"))
        if mapped is not None and abs(said - mapped) > FAR_FROM_MAP
    ]
    if differing:
        yield Finding(
            "conditional-map",
            "info",
            f"for the crux '{crux.id}', '{participant}' gives '{target}' {' and '.join(differing)}",
            path,
            "an argument from the crux to the claim may be missing, or its strength may be off",
        )


def map_conditionals(
    debate: Debate, participant: str, asked: Iterable[tuple[Sequence[str], str]]
) -> list[tuple[float | None, float | None, float | None]]:
    """Return P(all of X), P(T | all of X), P(T | not all of X) of one participant's map for each (X, T).

    A number is None where it is not defined, and all are where the map is too wide to be summed exactly.
    """
    asked = list(asked)
    compiled = compile_debate(debate)
    if not compiled.exact:
        return [(None, None, None)] * len(asked)
    coins = compiled.coins(debate, participant)[None]
    weights = compiled.impose(coins) if compiled.structure.observations else None
    plain = compiled.marginals(coins, weights=weights)[0]
    found = []
    for claims, target in asked:
        at, given, x, inside = compiled.claim_column[target], {}, 1.0, plain
        for claim in claims:
            x *= float(inside[compiled.claim_column[claim]])
            if not x > 0.0:
                inside = np.full_like(plain, np.nan)
                break
            given[claim] = True
            inside = compiled.marginals(coins, given=given, weights=weights)[0]
        p1 = float(inside[at])
        p0 = (float(plain[at]) - x * (p1 if x > 0.0 else 0.0)) / (1.0 - x) if x < 1.0 else math.nan
        found.append((_defined(x), _defined(p1), _defined(p0)))
    return found


def _defined(value: float) -> float | None:
    return None if math.isnan(value) else min(1.0, max(0.0, value))
