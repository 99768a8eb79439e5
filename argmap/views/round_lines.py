"""A blind round as lines to be read: who is waited for, whose numbers hold, what came of each question.

Knows what stands on each line and which role each part plays. Must not know terminals, colours or files.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.cruxes.names import joined
from argmap.model.values import Debate
from argmap.rounds.account import Account
from argmap.rounds.effect import Effect
from argmap.rounds.outcome import Answer, Outcome, Spread
from argmap.rounds.standing import Standing, waited_for
from argmap.text.safe import display_text
from argmap.views.crux_marks import crux_marks
from argmap.views.figures import from_to, percent
from argmap.views.listing import Part, wrapped
from argmap.views.rows import fit

Line = tuple[Part, ...]
HIDDEN = "The numbers are hidden until they are revealed."
_LEAST = 20
_PHASES = {"open": "open", "revealing": "being revealed", "over": "over: everybody who committed has revealed"}


def round_lines(debate: Debate, told: Account, *, file: str, width: int, whole: bool = True) -> Iterator[Line]:
    """Return a round as lines of at most `width` cells; if the debate is not `whole`, not what has left it."""
    yield from _styled(f"Round {told.round.name}: {display_text(told.round.debate)}", width, "bold")
    yield from _styled(_heading(told), width, "dim")
    yield ()
    yield from standing_lines(told, width)
    if told.phase == "open":
        yield ()
        yield from _questions(told, width, whole)
        yield from _styled(HIDDEN, width, "dim")
        return
    for outcome in told.outcomes:
        yield ()
        yield from _outcome(told, outcome, width, whole)
    for effect in told.effects:
        yield ()
        yield from _effect(debate, effect, width)
    yield from _cruxes(debate, told, file, width)


def standing_lines(told: Account, width: int) -> Iterator[Line]:
    """Return one line for each person: how far they are, and whether their numbers hold."""
    names = max(len(who) for who in told.standing)
    for who, each in told.standing.items():
        words, role = standing_words(each)
        for number, line in enumerate(wrapped(words, max(_LEAST, width - names - 4))):
            yield (("  " + (who if not number else "").ljust(names + 2), ""), (line, role))


def standing_words(each: Standing) -> tuple[str, str]:
    """Return how somebody stands in words, and the role of the words."""
    if each.state == "waiting":
        return "has not committed", "warning"
    words = "committed" if each.state == "committed" else "revealed, as committed to"
    if each.matches is False:
        return "revealed numbers that are NOT those committed to: they do not count", "error"
    if each.late:
        return f"{words}, but after {joined(each.late)} had revealed: not blind, and not counted", "error"
    if each.changed:
        return f"{words}, but changed after {joined(each.changed)} had revealed: not blind, and not counted", "error"
    again = len(each.commitment.replaces) if each.commitment is not None else 0
    if again:
        words += f" ({again + 1} commitments, the last before anybody revealed)"
    return words, ""


def _heading(told: Account) -> str:
    count, missing = len(told.round.questions), len(waited_for(told.standing))
    parts = [f"started {told.round.started[:10]}", "1 question" if count == 1 else f"{count} questions"]
    if told.round.deadline is not None:
        parts.insert(1, f"until {told.round.deadline} (UTC)")
    people = len(told.standing)
    state = _PHASES[told.phase]
    parts.append(f"{state}, {people - missing} of {people} committed" if told.phase == "open" else state)
    return " · ".join(parts)


def _questions(told: Account, width: int, whole: bool) -> Iterator[Line]:
    for question in told.round.questions:
        yield ((fit(question.id, width), "bold"),)
        yield from _words(told, question.id, question.text, width, whole)


def _words(told: Account, id: str, text: str, width: int, whole: bool) -> Iterator[Line]:
    yield from _indented(display_text(text), width)
    where = told.places[id]
    if where.id is None:
        if whole:
            yield from _indented("It is in the debate no more.", width, "warning")
    elif where.reworded:
        yield from _indented("The debate has other words for it now.", width, "warning")
    elif where.id != id:
        yield from _indented(f"It is called {where.id} now.", width, "dim")


def _outcome(told: Account, outcome: Outcome, width: int, whole: bool) -> Iterator[Line]:
    question = outcome.question
    yield ((f"{question.id}  ", "bold"), (_spread(outcome.after), ""))
    yield from _words(told, question.id, question.text, width, whole)
    said = [_answer(who, answer) for who, answer in outcome.answers.items()]
    yield from _indented(" · ".join(said), width)
    if outcome.before is not None:
        yield from _indented(f"before: {_spread(outcome.before)}", width, "dim")
    if question.id in told.former:
        name, former = told.former[question.id]
        yield from _indented(f"in round {name}: {_spread(former.after)}", width, "dim")


def _answer(who: str, answer: Answer) -> str:
    if answer.after is None:
        return f"{who} left it open"
    return f"{who} {from_to(answer.before, answer.after).strip()}{'' if answer.counted else ' (not counted)'}"


def _spread(found: Spread | None) -> str:
    if found is None:
        return "no number that counts"
    if found.count == 1:
        return f"{percent(found.median)}, one number"
    return f"median {percent(found.median)} of {found.count}, from {percent(found.low)} to {percent(found.high)}"


def _effect(debate: Debate, effect: Effect, width: int) -> Iterator[Line]:
    yield ((f"{effect.target}  ", "bold"), ("what follows, on the map as it is now", ""))
    yield from _indented(display_text(debate.claims[effect.target].text), width)
    moves = [
        f"{who} {from_to(each.before, each.after).strip()}{f' ±{each.error * 100:.1f}' if each.error else ''}"
        for who, each in effect.moves.items()
    ]
    yield from _indented(" · ".join(moves), width)
    if effect.gap_before is not None and effect.gap_after is not None:
        before, after = (f"{gap * 100:.1f} points" for gap in (effect.gap_before, effect.gap_after))
        yield from _indented(f"furthest apart: {before} before, {after} now", width)


def _cruxes(debate: Debate, told: Account, file: str, width: int) -> Iterator[Line]:
    if told.cruxes is None or told.cruxes.between is None:
        return
    marks = crux_marks(debate, told.cruxes)
    asked = [where.id for where in told.places.values() if where.id in marks and not where.reworded]
    first, second = told.cruxes.between
    yield ()
    said = "which of the questions are cruxes now" if asked else "none of the questions is a crux now"
    yield from _styled(
        f"Between {first} and {second}, {said}:" if asked else f"Between {first} and {second}, {said}.", width
    )
    for id in asked:
        if id is not None:
            yield from _indented(f"{id}  {marks[id]}", width)
    yield from _styled(f"All: argmap cruxes {display_text(file)} --between {first} {second}", width, "dim")


def _styled(text: str, width: int, role: str = "") -> Iterator[Line]:
    for line in wrapped(text, width):
        yield ((line, role),)


def _indented(text: str, width: int, role: str = "") -> Iterator[Line]:
    for line in wrapped(text, max(_LEAST, width - 2)):
        yield ((f"  {line}", role),)
