"""What a round did to the thesis: everybody's number with what they said before, and with what they revealed.

Both are worked out on the map as it is now, so that only the answers differ. Knows the engine's results. Must not know
files, or load the engine before it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.model.values import Debate, Stated
from argmap.rounds.questions import whereabouts
from argmap.rounds.standing import Standing
from argmap.rounds.values import Round

if TYPE_CHECKING:
    from argmap.credence.result import ClaimCredence
    from argmap.cruxes.result import Cruxes


@dataclass(frozen=True, slots=True)
class Move:
    """One person's number for the thesis before and after; `error` is the larger standard error, None where exact."""

    before: float | None
    after: float | None
    error: float | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a round did to one claim.

    `moves` by person, and how far the lowest and the highest were and are apart, over everybody who has both numbers.
    `apart` are the two who are furthest apart now, None where nobody differs.
    """

    target: str
    moves: Mapping[str, Move]
    gap_before: float | None
    gap_after: float | None
    apart: tuple[str, str] | None


def effect(debate: Debate, round: Round, standing: Mapping[str, Standing], target: str) -> Effect | None:
    """Return what a round did to a claim, None where nobody's numbers count (see `outcome`)."""
    from argmap.credence.engine import credences

    people = counted(debate, standing)
    if not people:
        return None
    before, after = (
        credences(_with(debate, round, standing, people, revealed=revealed), participants=people).participants
        for revealed in (False, True)
    )
    moves = {who: _move(before[who].claims[target], after[who].claims[target]) for who in people}
    both = {who: (m.before, m.after) for who, m in moves.items() if m.before is not None and m.after is not None}
    if len(both) < 2:
        return Effect(target, moves, None, None, None)
    befores, afters = zip(*both.values(), strict=True)
    low, high = min(both, key=lambda who: (both[who][1], who)), max(both, key=lambda who: (both[who][1], who))
    apart = (low, high) if both[low][1] != both[high][1] else None
    return Effect(target, moves, max(befores) - min(befores), max(afters) - min(afters), apart)


def counted(debate: Debate, standing: Mapping[str, Standing]) -> tuple[str, ...]:
    """Return whose numbers count: they are blind, and the person is still a participant."""
    return tuple(who for who, each in standing.items() if each.blind and who in debate.participants)


def cruxes_after(
    debate: Debate, round: Round, standing: Mapping[str, Standing], target: str, apart: tuple[str, str]
) -> Cruxes:
    """Return the cruxes between the two who are furthest apart, with the numbers they revealed."""
    from argmap.cruxes.rank import cruxes

    revealed = _with(debate, round, standing, counted(debate, standing), revealed=True)
    return cruxes(revealed, target=target, between=apart)


def _move(before: ClaimCredence, after: ClaimCredence) -> Move:
    error = max(before.standard_error or 0.0, after.standard_error or 0.0)
    return Move(before.credence, after.credence, error or None)


def _with(
    debate: Debate, round: Round, standing: Mapping[str, Standing], people: tuple[str, ...], *, revealed: bool
) -> Debate:
    """Return the debate in which these people say of each question what they revealed, or what they said before."""
    places = whereabouts(debate, round.questions)
    numbers = {who: dict(entries) for who, entries in debate.credences.items()}
    for who in people:
        commitment = standing[who].commitment
        reveal = commitment.reveal if commitment is not None else None
        if reveal is None:
            continue
        own = numbers.setdefault(who, {})
        for question, number in reveal.credences.items():
            where = places.get(question)
            if where is not None and where.id is not None and not where.reworded:
                said = own.get(where.id, Stated())
                own[where.id] = replace(said, credence=number if revealed else reveal.before.get(question))
    return replace(debate, credences=numbers)
