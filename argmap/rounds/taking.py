"""Revealed numbers taken over into the debate: which change that is, and what stays in the round alone.

A number was given for certain words. Where the map has other words now, or the person has said something else since,
it is not taken over, and that is told. Must not know files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.model.changes import Change, SetCredence, Several
from argmap.model.values import Debate
from argmap.rounds.questions import whereabouts
from argmap.rounds.values import Reveal, Round

Reason = Literal["gone", "reworded", "said since", "no participant"]


@dataclass(frozen=True, slots=True)
class Taken:
    """One number that goes into the debate: the id it goes to, what was stated there before, and what is said now."""

    id: str
    before: float | None
    after: float


@dataclass(frozen=True, slots=True)
class Left:
    """One number that stays in the round alone, and why; `id` is where the question stands, None where it is gone."""

    question: str
    id: str | None
    number: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Taking:
    """What a reveal does to a debate. `change` is None where there is nothing to change."""

    change: Change | None
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]


def stated_now(debate: Debate, round: Round, participant: str) -> dict[str, float]:
    """Return the credences a person has stated in the debate, by question of the round."""
    found = {}
    for question, where in whereabouts(debate, round.questions).items():
        number = debate.stated(participant, where.id).credence if where.id is not None else None
        if number is not None:
            found[question] = number
    return found


def taking_over(debate: Debate, round: Round, participant: str, reveal: Reveal) -> Taking:
    """Return what taking one person's revealed numbers over does.

    `reveal.before` is what they had stated when they revealed: where the debate says neither that nor the revealed
    number, they have said something since, and that stands.
    """
    places = whereabouts(debate, round.questions)
    taken: list[Taken] = []
    left: list[Left] = []
    for question, number in reveal.credences.items():
        where = places.get(question)
        id = where.id if where is not None else None
        if participant not in debate.participants:
            left.append(Left(question, id, number, "no participant"))
        elif where is None or id is None:
            left.append(Left(question, None, number, "gone"))
        elif where.reworded:
            left.append(Left(question, id, number, "reworded"))
        else:
            now = debate.stated(participant, id).credence
            if now == number:
                continue
            if now != reveal.before.get(question):
                left.append(Left(question, id, number, "said since"))
            else:
                taken.append(Taken(id, now, number))
    changes = tuple(SetCredence(participant, each.id, each.after) for each in taken)
    return Taking(Several(changes) if changes else None, tuple(taken), tuple(left))
