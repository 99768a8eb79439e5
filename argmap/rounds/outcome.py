"""What came of a round: for each question everybody's numbers before and after, their middle and their range.

Counted are numbers that were blind and are those committed to; others are shown beside. Knows revealed numbers. Must
not know how anything follows from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.credence.pool import pool
from argmap.rounds.standing import Standing
from argmap.rounds.values import Question, Round


@dataclass(frozen=True, slots=True)
class Spread:
    """Several people's numbers for one question: how many, their median, the lowest and the highest."""

    count: int
    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's number for one question; None where they said nothing. `counted` as the module's head says."""

    before: float | None
    after: float | None
    counted: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question: the answers of everybody who revealed, and the spread of the counted ones, None without any."""

    question: Question
    answers: Mapping[str, Answer]
    before: Spread | None
    after: Spread | None


def spread(numbers: Iterable[float | None]) -> Spread | None:
    """Return the spread of the numbers that are there; None where there is none.

    >>> spread([0.2, None, 0.9, 0.4])
    Spread(count=3, median=0.4, low=0.2, high=0.9)
    """
    known = [float(number) for number in numbers if number is not None]
    median = pool(known, "median")
    return None if median is None else Spread(len(known), median, min(known), max(known))


def outcomes(round: Round, standing: Mapping[str, Standing]) -> tuple[Outcome, ...]:
    """Return what came of each question, in the round's order."""
    return tuple(_outcome(question, standing) for question in round.questions)


def _outcome(question: Question, standing: Mapping[str, Standing]) -> Outcome:
    answers = {}
    for who, each in standing.items():
        reveal = each.commitment.reveal if each.commitment is not None else None
        if reveal is not None:
            answers[who] = Answer(reveal.before.get(question.id), reveal.credences.get(question.id), each.blind)
    counted = [answer for answer in answers.values() if answer.counted]
    return Outcome(
        question,
        answers,
        spread(answer.before for answer in counted),
        spread(answer.after for answer in counted),
    )


def earlier(
    questions: Sequence[Question], former: Sequence[tuple[str, Sequence[Outcome]]]
) -> Mapping[str, tuple[str, Outcome]]:
    """Return for each question the last of the former rounds in which the same words were asked, and what came of it.

    `former` are the rounds' names with their outcomes, the oldest first.
    """
    by_words = {one.question.text: (name, one) for name, found in former for one in found if one.after is not None}
    return {question.id: by_words[question.text] for question in questions if question.text in by_words}
