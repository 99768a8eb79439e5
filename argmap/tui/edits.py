"""The changes that keys stand for, made as values from what was answered.

Knows which Change an answer means. Must not know screens, or how a change is applied.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.changes import Add, Change, SetCredence, SetField, Several
from argmap.model.ids import free_id, id_from, step_id
from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Participant, Premise, Relation


@dataclass(frozen=True, slots=True)
class Premised:
    """A premise as it was typed: an existing claim's id, or None and a new one's words; `negated` for its denial."""

    existing: str | None
    text: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """What was answered about a new reason: its first premise, its numbers, what else it rests on, who says so."""

    existing: str | None = None
    text: str = ""
    negated: bool = False
    strength: float | None = None
    likelihoods: Pair | None = None
    more: tuple[Premised, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A change, and the id to go to once it is made."""

    change: Change
    go_to: str


def add_reason(debate: Debate, target: str, relation: Relation, reason: Reason, by: str | None) -> Made:
    """Return the change that adds a reason; new claims and the step are one change."""
    taken = taken_ids(debate)
    changes, premises = _premises(reason, taken, by)
    argument = Argument(
        step_id(premises[0].claim, relation, taken),
        relation,
        target,
        premises,
        strength=reason.strength,
        likelihoods=reason.likelihoods,
        by=by,
    )
    changes.append(Add(argument))
    return Made(changes[0] if len(changes) == 1 else Several(tuple(changes)), argument.id)


def _premises(reason: Reason, taken: set[str], by: str | None) -> tuple[list[Change], tuple[Premise, ...]]:
    """Return the premises of a reason, and what adds the claims that are new; their ids are taken from then on."""
    changes: list[Change] = []
    premises = []
    for one in (Premised(reason.existing, reason.text, reason.negated), *reason.more):
        claim = one.existing
        if claim is None:
            claim = id_from(one.text, taken)
            changes.append(Add(Claim(claim, one.text, by=by)))
            taken.add(claim)
        premises.append(Premise(claim, one.negated))
    return changes, tuple(premises)


def add_claim(debate: Debate, text: str, by: str | None, *, thesis: bool) -> Made:
    """Return the change that adds a claim which bears on nothing yet, or is what the debate is about."""
    claim = id_from(text, taken_ids(debate))
    return Made(Add(Claim(claim, text, by=by), thesis=thesis), claim)


def add_premise(debate: Debate, step: str, reason: Reason, by: str | None) -> Made:
    """Return the change that makes a claim one more premise that a step needs."""
    changes, added = _premises(reason, taken_ids(debate), by)
    premises = tuple(str(one) for one in (*debate.arguments[step].premises, *added))
    changes.append(SetField("arguments", step, "premises", premises))
    return Made(changes[0] if len(changes) == 1 else Several(tuple(changes)), step)


def add_participant(debate: Debate, name: str) -> Made:
    """Return the change that adds a participant of that name."""
    person = id_from(name, debate.participants, fallback="participant")
    return Made(Add(Participant(person, None if name == person else name)), person)


def mark_crux(
    debate: Debate, claim: str, target: str | None, *, by: str | None, test: str, conditionals: Pair | None
) -> Made:
    """Return the change that marks a claim as a crux, with how to find out and the speaker's two conditionals."""
    crux = free_id(claim, debate.cruxes)
    default = debate.thesis[0] if debate.thesis else None
    entry = Crux(
        crux,
        (claim,),
        target if target != default else None,
        by,
        test=test or None,
        conditionals={by: conditionals} if by is not None and conditionals is not None else {},
    )
    return Made(Add(entry), claim)


def set_number(person: str, id: str, value: float | None, field: str = "credence") -> SetCredence:
    """Return the change that sets one of a person's numbers for a claim or a step."""
    return SetCredence(person, id, value, "prior" if field == "prior" else "credence")


def taken_ids(debate: Debate) -> set[str]:
    """Return the ids that a new claim or argument may not have."""
    return {*debate.claims, *debate.arguments}


def stepped(value: float, by: float) -> float:
    """Return a credence moved by a step, on a grid of that step, short of certainty.

    >>> [stepped(*v) for v in ((0.5, 0.05), (0.62, 0.05), (0.62, -0.05), (0.97, 0.05), (0.05, -0.05))]
    [0.55, 0.65, 0.6, 0.99, 0.01]
    """
    size = abs(by)
    places = value / size
    nearest = round(places)
    if abs(places - nearest) < 1e-9:
        return min(max(round((nearest + (1 if by > 0 else -1)) * size, 4), 0.01), 0.99)
    moved = int(places) + (1 if by > 0 else 0)
    return min(max(round(moved * size, 4), 0.01), 0.99)
