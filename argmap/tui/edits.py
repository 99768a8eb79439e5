"""The changes that keys stand for, made as values from what was answered.

Knows which Change an answer means. Must not know screens, or how a change is applied.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.changes import Add, Change, SetCredence, SetField, Several
from argmap.model.ids import free_id, id_from, step_id
from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Participant, Premise, Relation


@dataclass(frozen=True, slots=True)
class Reason:
    """What was answered about a new reason: an existing claim's id, or the words of a new one."""

    existing: str | None = None
    text: str = ""
    negated: bool = False
    strength: float | None = None
    likelihoods: Pair | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A change, and the id to go to once it is made."""

    change: Change
    go_to: str


def add_reason(debate: Debate, target: str, relation: Relation, reason: Reason, by: str | None) -> Made:
    """Return the change that adds a reason with one premise; a new claim and its step are one change."""
    taken = taken_ids(debate)
    changes: list[Change] = []
    premise = reason.existing
    if premise is None:
        premise = id_from(reason.text, taken)
        changes.append(Add(Claim(premise, reason.text, by=by)))
    step = step_id(premise, relation, taken | {premise})
    argument = Argument(
        step,
        relation,
        target,
        (Premise(premise, reason.negated),),
        strength=reason.strength,
        likelihoods=reason.likelihoods,
        by=by,
    )
    changes.append(Add(argument))
    return Made(changes[0] if len(changes) == 1 else Several(tuple(changes)), step)


def add_premise(debate: Debate, step: str, reason: Reason, by: str | None) -> Made:
    """Return the change that makes a claim one more premise that a step needs."""
    argument = debate.arguments[step]
    changes: list[Change] = []
    premise = reason.existing
    if premise is None:
        premise = id_from(reason.text, taken_ids(debate))
        changes.append(Add(Claim(premise, reason.text, by=by)))
    premises = (*(str(one) for one in argument.premises), str(Premise(premise, reason.negated)))
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
