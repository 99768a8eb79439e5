"""A blind round as JSON for programs.

Knows the keys. Must not know files or terminals.
"""

from __future__ import annotations

from typing import Any

from argmap.rounds.account import Account
from argmap.rounds.commitment import round_digest
from argmap.rounds.effect import Effect
from argmap.rounds.outcome import Outcome, Spread
from argmap.rounds.standing import Standing


def round_json(told: Account) -> dict[str, Any]:
    """Return one round: its people, its questions, and what follows; absent is null, and so are hidden numbers."""
    found = {each.question.id: each for each in told.outcomes}
    return {
        "name": told.round.name,
        "debate": told.round.debate,
        "digest": round_digest(told.round),
        "started": told.round.started,
        "deadline": told.round.deadline,
        "state": told.phase,
        "people": [_person(each) for each in told.standing.values()],
        "questions": [_question(told, each.id, each.text, found.get(each.id)) for each in told.round.questions],
        "theses": [_effect(each) for each in told.effects],
        "cruxes": _cruxes(told),
    }


def _person(each: Standing) -> dict[str, Any]:
    own = each.commitment
    return {
        "id": each.participant,
        "state": each.state,
        "commitment": own.digest if own is not None else None,
        "replaces": list(own.replaces) if own is not None else [],
        "matches": each.matches,
        "late_after": list(each.late),
        "changed_after": list(each.changed),
        "counted": each.blind,
    }


def _question(told: Account, id: str, text: str, outcome: Outcome | None) -> dict[str, Any]:
    where = told.places[id]
    name, former = told.former.get(id, (None, None))
    answers = {
        who: {"before": one.before, "after": one.after, "counted": one.counted}
        for who, one in (outcome.answers.items() if outcome is not None else ())
    }
    return {
        "id": id,
        "text": text,
        "now": where.id,
        "reworded": where.reworded,
        "answers": answers,
        "before": _spread(outcome.before if outcome is not None else None),
        "after": _spread(outcome.after if outcome is not None else None),
        "former": None if former is None else {"round": name, "after": _spread(former.after)},
    }


def _spread(found: Spread | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"count": found.count, "median": found.median, "low": found.low, "high": found.high}


def _effect(each: Effect) -> dict[str, Any]:
    return {
        "claim": each.target,
        "by": {
            who: {"before": one.before, "after": one.after, "standard_error": one.error}
            for who, one in each.moves.items()
        },
        "gap_before": each.gap_before,
        "gap_after": each.gap_after,
        "apart": list(each.apart) if each.apart is not None else None,
    }


def _cruxes(told: Account) -> list[dict[str, Any]]:
    """Return those of the questions that the first thesis depends on, in the order of the ranking."""
    if told.cruxes is None:
        return []
    asked = {where.id for where in told.places.values() if not where.reworded}
    return [
        {
            "claims": list(each.claims),
            "nature": each.nature,
            "double_crux": each.double_crux,
            "closes": dict(each.closes),
        }
        for each in told.cruxes.cruxes
        if set(each.claims) <= asked
    ]
