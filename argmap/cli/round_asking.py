"""The questions of a round asked at a terminal, one after the other.

Nobody's number is shown before the answer, not even what one's own arguments say, unless it is asked for. Knows lines
that are typed. Must not know what becomes of the answers.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.configuration import state_folder
from argmap.model.numbers import NotANumber, number_text, parse_number
from argmap.rounds.drafts import keep_draft, kept_draft
from argmap.rounds.questions import whereabouts
from argmap.text.safe import display_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.document import Document
    from argmap.rounds.values import Question, Round

_HOW = (
    "A number is 0.7, 70% or odds 7:3. Enter alone leaves a question as it is, open at first; - opens it again. b goes "
    "back. ? shows what you said before, and what your own arguments say. q stops, and commits to nothing."
)
_YES = ("y", "yes")
_ON, _BACK = 1, -1


def ask(document: Document, round: Round, who: str) -> Mapping[str, float] | None:
    """Return the answers by question, None where the person would rather commit to nothing."""
    places = whereabouts(document.debate, round.questions)
    numbers = kept_draft(state_folder(), round, who)
    _say(_HOW)
    if numbers:
        _say("Your answers from last time stand in brackets.")
    at = 0
    while True:
        output.say("")
        if at == len(round.questions):
            step = _confirm(round, numbers)
            if step == _ON:
                return numbers
        else:
            question = round.questions[at]
            _say(f"{at + 1}/{len(round.questions)}  {display_text(question.text)}")
            if places[question.id].reworded:
                _say("(The debate has other words for it now; the words above are what is asked.)")
            step = _answer(document, question, places[question.id].id, who, numbers)
            _keep(round, who, numbers)
        if step is None:
            if numbers:
                _say("Your answers are kept in a private file; run this again to go on.")
            return None
        at = max(0, at + step)


def _keep(round: Round, who: str, numbers: Mapping[str, float]) -> None:
    try:
        keep_draft(state_folder(), round, who, numbers)
    except OSError as error:
        _say(f"The answers cannot be kept: {(error.strerror or str(error)).lower()}.")


def _answer(document: Document, question: Question, id: str | None, who: str, numbers: dict[str, float]) -> int | None:
    """Ask until there is an answer; return which way to go, None to stop."""
    kept = f" [{number_text(numbers[question.id])}]" if question.id in numbers else ""
    while True:
        word = _typed(f"How likely{kept}? ")
        if word in ("q", "b"):
            return _BACK if word == "b" else None
        if word == "?":
            _say(_own(document, id, who))
            continue
        if word == "-":
            numbers.pop(question.id, None)
        elif word:
            try:
                numbers[question.id] = parse_number(word)
            except NotANumber as wrong:
                _say(display_text(str(wrong)))
                continue
        return _ON


def _confirm(round: Round, numbers: Mapping[str, float]) -> int | None:
    """Show all answers and ask whether they are meant; return which way to go, None to stop."""
    for question in round.questions:
        number = number_text(numbers[question.id]) if question.id in numbers else "open"
        output.say(f"  {number:<8}{question.id}")
    if not numbers:
        word = _typed("There is no number to commit to. Go back? [b/N] ")
        return _BACK if word == "b" else None
    word = _typed("Commit to these? [y/b/N] ").lower()
    return _BACK if word == "b" else _ON if word in _YES else None


def _own(document: Document, id: str | None, who: str) -> str:
    """Return what the person said before, and what their own arguments say of a claim that has any."""
    from argmap.views.figures import percent

    debate = document.debate
    if id is None:
        return "It is in the debate no more." if document.complete else "The debate cannot be read whole."
    said = debate.stated(who, id).credence
    words = f"You said {number_text(said)}." if said is not None else "You have said nothing of it."
    if id not in debate.claims or who not in debate.participants:
        return words
    from argmap.cli.computing import computed

    found = computed(document, (who,))
    one = found.participants[who].claims.get(id) if found is not None else None
    if one is None or one.leaf or one.implied is None:
        return words
    return f"{words} Your own arguments say {percent(one.implied)}{', assumed numbers among them' * one.assumed}."


def _say(text: str) -> None:
    from argmap.views.listing import wrapped

    for line in wrapped(text, output.width()):
        output.say(line)


def _typed(prompt: str) -> str:
    """Return a line that was typed, without blanks around it; the end of input counts as `q`."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        output.say("")
    return line.strip() if line else "q"
