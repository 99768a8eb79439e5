"""Credences of a debate in which nothing bears on anything: what was said is what follows.

The same answer as the engine's, without loading numpy. Must not know arguments or contraries.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.credence.pool import pool as pool_numbers
from argmap.credence.result import NOBODY, ClaimCredence, Credences, PersonCredences, Pool, Pooled
from argmap.model.values import Claim, Debate


def stands_alone(debate: Debate) -> bool:
    """Return whether no claim of the debate depends on another."""
    return not debate.arguments and not debate.contraries


def credences_alone(debate: Debate, *, participants: Sequence[str] | None = None, pool: Pool = "odds") -> Credences:
    """Return the credences of a debate that `stands_alone`, by coin worlds: every claim is its own coin."""
    who = tuple(participants) if participants is not None else tuple(debate.participants)
    people = {
        person: PersonCredences({id: _number(debate, person, claim) for id, claim in debate.claims.items()}, {})
        for person in who or (NOBODY,)
    }
    together = {
        id: pool_numbers([person.claims[id].credence for person in people.values()], pool) for id in debate.claims
    }
    return Credences(debate.title, debate.thesis, "worlds", "exact", people, Pooled(pool, together))


def _number(debate: Debate, person: str, claim: Claim) -> ClaimCredence:
    said = debate.stated(person, claim.id)
    given = (said.credence, said.prior, claim.prior)
    coin = next((float(number) for number in given if number is not None), None)
    value = float(debate.defaults.prior) if coin is None else coin
    stated = None if said.credence is None else float(said.credence)
    return ClaimCredence(
        credence=value,
        implied=value,
        stated=stated,
        prior=value,
        calibrated=False,
        leaf=True,
        assumed=coin is None,
        gap_bits=0.0 if stated is not None and 0.0 < stated < 1.0 else None,
        range=None,
    )
