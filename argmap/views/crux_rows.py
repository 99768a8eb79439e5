"""Cruxes and an agenda as a list with a card for each: bars for what each side closes, plain sentences beside.

Knows what a row and a card say. Must not know terminals, or how a ranking comes about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.cruxes.measures import entropy_bits
from argmap.cruxes.names import called, joined, sentence_start, within_sentence
from argmap.cruxes.result import Cruxes, PersonalCrux, Question, RankedCrux
from argmap.cruxes.rivals import parted
from argmap.model.percent import ASSUMED
from argmap.model.values import Crux, Debate
from argmap.text.safe import display_text
from argmap.views.card import Block, Line, Role, Span
from argmap.views.crux_sentences import (
    STATUSES,
    closing,
    elicited_in_words,
    estimated,
    information_in_words,
    settled,
    statement,
)
from argmap.views.figures import bar, percent
from argmap.views.list_rows import ListRow, block, filled, heading, share_bar, share_number
from argmap.views.rows import fit

_BAR = 6
_WIDE_BAR = 10
_WORTH = 0.005
_NAME = _BAR + 5
RIVALS = "rivals of the claim: the dispute itself in other words"
TOGETHER = "together these do clearly more than any of them alone"


def crux_key(claims: Sequence[str]) -> str:
    """Return the key of a question: its claims, joined."""
    return "+".join(claims)


def cruxes_heading(debate: Debate, found: Cruxes) -> str:
    """Return whose questions these are, in a sentence without a full stop."""
    if found.between:
        a, b = (within_sentence(called(debate, who)) for who in found.between)
        return f"Questions that would bring {a} and {b} together, best first"
    if len(found.participants) == 1:
        return f"Questions that would tell {within_sentence(called(debate, found.participants[0]))} most, best first"
    return "Questions that would tell everybody most on average, best first"


def cruxes_columns(debate: Debate, found: Cruxes) -> str:
    """Return what the columns of bars mean, to stand above the rows."""
    lead = " " * 7
    if not found.between:
        return f"{lead}share of the doubt that it is expected to remove"
    names = [fit(called(debate, who).removeprefix("The "), _NAME - 1) for who in found.between]
    return lead + " ".join(name.rjust(_NAME) for name in names) + "  of the gap closes, with the other's credence"


def crux_rows(debate: Debate, found: Cruxes) -> tuple[ListRow, ...]:
    """Return a row for each question, best first, then the sets that do more together, then rivals of the target."""
    ranked, rival = parted(debate, found.target, found.cruxes)
    sets, _ = parted(debate, found.target, found.conjunctive)
    rows = [_row(debate, found, crux, str(number)) for number, crux in enumerate(ranked, 1)]
    if sets:
        rows += [heading(TOGETHER), *(_row(debate, found, crux, "&") for crux in sets)]
    if rival:
        rows += [heading(RIVALS), *(_row(debate, found, crux, "×") for crux in rival)]
    return tuple(rows)


def _row(debate: Debate, found: Cruxes, crux: RankedCrux, number: str) -> ListRow:
    spans = [Span(f"{number:>4} ", "dim"), Span("◆ " if crux.crux is not None else "  ", "crux")]
    if found.between:
        for who in found.between:
            share = crux.closes.get(who)
            spans.append(Span(share_bar(share, _BAR), "figure"))
            spans.append(Span(share_number(share) + " ", "against" if (share or 0) < 0 else ""))
    else:
        share = share_of_doubt(crux.by)
        spans.append(Span(share_bar(share, _WIDE_BAR), "figure"))
        spans.append(Span(share_number(share) + " "))
    worth = crux.double_crux if found.between else share_of_doubt(crux.by)
    role: Role = "" if worth is not None and worth >= _WORTH else "dim"
    return ListRow(crux_key(crux.claims), (*spans, Span(" " + statement(debate, crux.claims), role)))


def share_of_doubt(by: Mapping[str, PersonalCrux]) -> float | None:
    """Return what settling a question is expected to remove of the doubt that all have, taken together.

    That is the sum of the bits it would tell over the sum of the bits that are open, so it falls down the ranking that
    goes by their mean; a mean of everybody's shares would not. None where nobody's is defined.
    """
    known = [
        (one.voi_bits, entropy_bits(one.target))
        for one in by.values()
        if one.voi_bits is not None and one.target is not None
    ]
    doubt = sum(open for _, open in known)
    return sum(told for told, _ in known) / doubt if doubt > 0.0 else None


def crux_card(debate: Debate, found: Cruxes, crux: RankedCrux) -> tuple[Block, ...]:
    """Return what settling a question would do, what each holds of it, and how one would find out."""
    spoken = estimated if found.method == "sampled" else str
    title = Line((Span(statement(debate, crux.claims), "title"),))
    blocks = [Block("", (title, *_status(debate, crux)))]
    moves = [spoken(settled(debate, crux.by, true=true)) for true in (True, False)]
    blocks.append(block("If it were settled", *moves))
    blocks.append(Block("What each holds now", tuple(_holding(debate, crux))))
    if found.between:
        blocks.append(block("Between the two", spoken(closing(debate, crux, found.between))))
    worth = [spoken(information_in_words(debate, who, one)) for who, one in crux.by.items() if not found.between]
    blocks.append(block("What it would tell", *worth))
    blocks.append(block("Said and drawn differ", *elicited_in_words(debate, crux.by)))
    if crux.pairs and not found.between:
        pairs = "; ".join(joined([called(debate, a), called(debate, b)]) for a, b in crux.pairs[:6])
        blocks.append(block("A double crux for", pairs))
    known = _known(debate, crux)
    if known is not None and known.test:
        blocks.append(block("How to find out", display_text(known.test)))
    blocks.append(Block("In the map", tuple(_leads(debate, crux.claims))))
    return filled(blocks)


def _known(debate: Debate, crux: RankedCrux) -> Crux | None:
    return debate.cruxes.get(crux.crux) if crux.crux is not None else None


def _status(debate: Debate, crux: RankedCrux) -> Iterator[Line]:
    status = STATUSES[crux.status]
    if not status:
        return
    known = _known(debate, crux)
    raised = known.raised_by if known is not None else None
    by = f", raised by {within_sentence(called(debate, raised))}" if raised else ""
    yield Line((Span(f"◆ {status}{by}", "crux"),))


def _holding(debate: Debate, crux: RankedCrux) -> Iterator[Line]:
    names = {who: fit(called(debate, who), 16) for who in crux.by}
    width = max((len(name) for name in names.values()), default=0)
    for who, one in crux.by.items():
        if one.credence is None:
            continue
        mark = ASSUMED if one.assumed else ""
        told = "  assumed: nothing said" if one.assumed else ""
        yield Line(
            (
                Span(f"{names[who]:<{width}} "),
                Span(bar(one.credence), "figure"),
                Span(f" {percent(one.credence):>6}{mark}"),
                Span(told, "dim"),
            ),
            2,
        )


def _leads(debate: Debate, claims: Sequence[str]) -> Iterator[Line]:
    for claim in claims:
        if claim in debate.claims:
            tail = f": {display_text(debate.claims[claim].text)}" if len(claims) > 1 else ""
            yield Line((Span(claim, "dim", claim), Span(tail)), 2)


def question_rows(debate: Debate, questions: Sequence[Question]) -> tuple[ListRow, ...]:
    """Return a row for each question of an agenda: what it is expected to close, and whether a number is assumed."""
    return tuple(
        ListRow(
            crux_key(one.claims),
            (
                Span(f"{number:>4} ", "dim"),
                Span("? " if one.assumed else "  ", "warning"),
                Span(share_bar(one.closes, _WIDE_BAR), "figure"),
                Span(share_number(one.closes) + " "),
                Span(" " + statement(debate, one.claims)),
            ),
        )
        for number, one in enumerate(questions, 1)
    )


def question_card(debate: Debate, question: Question) -> tuple[Block, ...]:
    """Return why a question is worth asking, and whom to ask."""
    asked = joined([within_sentence(called(debate, who)) for who in question.asks])
    blocks = [
        Block("", (Line((Span(statement(debate, question.claims), "title"),)),)),
        block("Why ask this", question.reason),
        block("Whom to ask", sentence_start(asked)),
        Block("In the map", tuple(_leads(debate, question.claims))),
    ]
    return filled(blocks)
