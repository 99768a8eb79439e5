"""The questions of a blind round as a list with a card for each: what was answered, and what is known before answering.

No number of anybody's is shown. Knows what a row and a card say. Must not know terminals.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from argmap.model.values import Debate
from argmap.rounds.questions import Whereabouts
from argmap.rounds.values import Question, Round
from argmap.text.safe import display_text
from argmap.views.card import Block, Line, Role, Span, View, card
from argmap.views.figures import bar, percent
from argmap.views.list_rows import ListRow, block, filled

_BAR = 8
_HOW = "How likely is it, all things considered?"
_NUMBERS = ("Notes on the numbers", "Crux")


def round_rows(round: Round, answers: Mapping[str, float], skipped: Collection[str]) -> tuple[ListRow, ...]:
    """Return a row for each question: ✓ and the answer, – for skipped, else nothing yet."""
    rows = []
    for number, question in enumerate(round.questions, 1):
        value = answers.get(question.id)
        mark = "✓" if value is not None else "–" if question.id in skipped else " "
        role: Role = "dim" if mark != " " else ""
        spans = (
            Span(f"{number:>4} ", "dim"),
            Span(f"{mark} ", "for"),
            Span(bar(value, _BAR), "figure"),
            Span(f" {percent(value) if value is not None else '':>5}  "),
            Span(display_text(question.text), role),
        )
        rows.append(ListRow(question.id, spans))
    return tuple(rows)


def round_card(debate: Debate, question: Question, where: Whereabouts, answer: float | None) -> tuple[Block, ...]:
    """Return a question, and what the debate says about it, without any number."""
    step = where.id in debate.arguments
    how = "If its premises hold, how likely does this step hold?" if step else _HOW
    asked = Line((Span(how, "heading"),))
    title = Line((Span(display_text(question.text), "title"),))
    said = block("Your answer", percent(answer)) if answer is not None else block("Your answer", "none yet")
    if where.id is None:
        about = [block("In the debate", "It is there no more. The words above are what is asked.")]
    elif where.reworded:
        about = [block("In the debate", "It has other words now. The words above are what is asked.")]
    else:
        blocks = card(View(debate), claim=None if step else where.id, argument=where.id if step else None)
        about = [one for one in blocks[1:] if one.heading not in _NUMBERS]
    hidden = block("What others say", "hidden until you have committed")
    return filled([Block("", (asked, title)), said, hidden, *about])
