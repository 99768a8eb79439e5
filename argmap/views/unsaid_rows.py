"""A guided pass as a list with a card for each question: what was answered, and what there is to know before answering.

A question shows no number of anybody's, so that nobody is led to it. Knows what a row and a card say. Must not know
terminals, or how questions are ranked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from argmap.credence.result import Credences
from argmap.cruxes.unsaid import Unsaid
from argmap.model.values import Debate
from argmap.views.card import Block, Line, Role, Span, View, card, title_of
from argmap.views.crux_sentences import reason_text
from argmap.views.figures import bar, percent
from argmap.views.list_rows import ListRow, block, filled

_BAR = 8
_LEADING = ("Credence", "Notes on the numbers", "Crux")


def answered(debate: Debate, who: str, id: str) -> float | None:
    """Return what a person said of a claim or a step, None where that is nothing."""
    said = debate.stated(who, id)
    return said.credence if said.credence is not None else said.prior


def unsaid_rows(debate: Debate, who: str, questions: Iterable[Unsaid], skipped: Collection[str]) -> tuple[ListRow, ...]:
    """Return a row for each question of a pass: ✓ and the answer, – for skipped, else nothing yet."""
    rows = []
    for number, question in enumerate(questions, 1):
        value = answered(debate, who, question.id)
        mark = "✓" if value is not None else "–" if question.id in skipped else " "
        role: Role = "dim" if value is not None or question.id in skipped else ""
        spans = (
            Span(f"{number:>4} ", "dim"),
            Span(f"{mark} ", "for"),
            Span(bar(value, _BAR), "figure"),
            Span(f" {percent(value) if value is not None else '':>5}  "),
            Span("step: " if question.id in debate.arguments else "", "dim"),
            Span(title_of(debate, question.id), role),
        )
        rows.append(ListRow(question.id, spans))
    return tuple(rows)


def unsaid_card(debate: Debate, who: str, question: Unsaid, credences: Credences | None) -> tuple[Block, ...]:
    """Return a question with what is known about it; with numbers only once it is answered."""
    said = answered(debate, who, question.id)
    is_claim = question.id in debate.claims
    view = View(debate, credences if said is not None else None, who)
    blocks = card(view, claim=question.id if is_claim else None, argument=None if is_claim else question.id)
    first, *rest = blocks
    shown = [one for one in rest if said is not None or one.heading not in _LEADING]
    asked = Line((Span(_question(debate, question), "heading"),))
    title = first.lines[0] if is_claim else Line((Span(reason_text(debate, debate.arguments[question.id]), "title"),))
    why = block("Why this one", _why(question)) if said is None else block("Your answer", percent(said))
    return filled([Block("", (asked, title)), why, *shown])


def _question(debate: Debate, question: Unsaid) -> str:
    if question.target:
        return "And all told, how likely is it?"
    if question.id in debate.claims:
        return "How likely is it, all things considered?"
    return "If its premises hold, how likely does this step hold?"


def _why(question: Unsaid) -> str:
    if question.target:
        return "This is what the debate is about. Your number is held beside what your other answers come to."
    if question.tells is None:
        return "The claim on top rests on this step, and neither you nor the map says how strong it is."
    if question.tells < 0.0005:
        return "By your other numbers it hardly bears on the claim on top."
    return f"To know it is expected to remove {percent(question.tells)} of your doubt about the claim on top."
