"""A debate's source as a list with a card for each passage: repeats folded, mapped passages ticked, quotations linked.

Knows what a row and a card say. Must not know terminals, or how a thread is read and folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.threads.coverage import Coverage, coverage
from argmap.threads.fold import Folded, FoldedPassage
from argmap.threads.quoted import SourceText
from argmap.threads.values import Comment
from argmap.views.card import Block, Line, Role, Span, title_of
from argmap.views.list_rows import ListRow, block, filled, heading
from argmap.views.rows import fit

_AUTHOR = 12
_PLACES = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """A source with its thread folded, and what the debate's claims map of it."""

    source: str
    folded: Folded
    covered: Coverage

    def passage(self, number: int) -> FoldedPassage:
        """Return a passage."""
        return self.folded.passages[number]

    def comment(self, number: int) -> Comment:
        """Return the comment in which a passage stands first."""
        return self.folded.thread.comments[self.passage(number).places[0][0]]


def reading(debate: Debate, source: str, folded: Folded) -> Reading:
    """Return what a debate maps of one of its sources."""
    quotes = ((claim.id, one.text) for claim in debate.claims.values() for one in claim.quotes if one.source == source)
    return Reading(source, folded, coverage(folded, quotes))


def coverage_sentence(readings: Sequence[Reading]) -> str:
    """Return "14 of 21 distinct passages mapped, 3 more are short remarks", over all sources."""
    mapped, distinct = (sum(getattr(one.covered, field) for one in readings) for field in ("mapped", "distinct"))
    remarks = sum(len(one.covered.remarks) for one in readings)
    more = f", {remarks:,} more {'is a short remark' if remarks == 1 else 'are short remarks'}" if remarks else ""
    return f"{mapped:,} of {distinct:,} distinct {'passage' if distinct == 1 else 'passages'} mapped{more}"


def passage_key(source: str, number: int) -> str:
    """Return the key of a passage."""
    return f"{source}/{number}"


def thread_rows(debate: Debate, readings: Sequence[Reading], *, open_only: bool = False) -> tuple[ListRow, ...]:
    """Return a row for each distinct passage, in the order of the thread; with `open_only` those not yet mapped."""
    rows: list[ListRow] = []
    for one in readings:
        if len(readings) > 1:
            rows.append(heading(f"── {display_text(debate.sources[one.source].title or one.source)} ──"))
        numbers = range(len(one.folded.passages))
        rows += [_row(one, number) for number in numbers if not open_only or is_open(one, number)]
    return tuple(rows)


def is_open(one: Reading, number: int) -> bool:
    """Return whether a passage has something of its own to be mapped, and no claim quotes it."""
    covered = one.covered
    return number not in covered.by and number not in covered.repeats and number not in covered.remarks


def _row(one: Reading, number: int) -> ListRow:
    passage, comment = one.passage(number), one.comment(number)
    mark = "✓" if number in one.covered.by else "❝" if number in one.covered.repeats else " "
    times = f"×{len(passage.places)}" if len(passage.places) > 1 else ""
    authors = any(other.author for other in one.folded.thread.comments)
    name = f"{fit(display_text(comment.author or ''), _AUTHOR):<{_AUTHOR}} " if authors else ""
    role: Role = "" if is_open(one, number) else "dim"
    spans = (
        Span(f" {place_of(one, number):>4} ", "dim"),
        Span(f"{mark} ", "for"),
        Span(f"{times:<4}", "crux"),
        Span(name, "dim"),
        Span(display_text(" ".join(passage.text.split())), role),
    )
    return ListRow(passage_key(one.source, number), spans)


def place_of(one: Reading, number: int) -> str:
    """Return where a passage stands first: its line, or its comment's id."""
    comment = one.comment(number)
    line = one.folded.thread.line_of(*one.passage(number).places[0])
    return fit(display_text(str(line if comment.id is None else comment.id)), 8)


def passage_card(debate: Debate, one: Reading, number: int) -> tuple[Block, ...]:
    """Return a passage in full, the quoted words marked; where it stands, what it repeats, which claims quote it."""
    passage = one.passage(number)
    claims = one.covered.by.get(number, ())
    blocks = [
        Block("", (_marked(debate, one, passage, claims),)),
        Block("Claims that quote it", tuple(_claim_line(debate, claim) for claim in claims)),
        Block("Where it stands", tuple(_places(one, number))),
        Block("Repeats", tuple(_repeats(one, number))),
    ]
    if number in one.covered.remarks:
        blocks.append(block("A short remark", "It is not counted; enter makes a claim of it all the same."))
    elif not claims and number not in one.covered.repeats:
        blocks.append(block("Not mapped yet", "enter makes a claim of it and asks what the claim bears on."))
    return filled(blocks)


def _marked(debate: Debate, one: Reading, passage: FoldedPassage, claims: Sequence[str]) -> Line:
    source = SourceText(passage.text)
    spans = []
    for claim in claims:
        for quote in debate.claims[claim].quotes if claim in debate.claims else ():
            if quote.source == one.source:
                found = source.check(quote.text)
                if found.status == "verbatim" and found.span is not None:
                    spans.append(found.span)
    parts: list[Span] = []
    at = 0
    for start, end in sorted(spans):
        if start > at:
            parts.append(Span(display_text(passage.text[at:start], multiline=True)))
        if end > at:
            parts.append(Span(display_text(passage.text[max(start, at) : end], multiline=True), "for"))
            at = end
    parts.append(Span(display_text(passage.text[at:], multiline=True)))
    return Line(tuple(part for part in parts if part.text))


def _claim_line(debate: Debate, claim: str) -> Line:
    return Line((Span("✓ ", "for"), Span(title_of(debate, claim), "", claim)), 2)


def _places(one: Reading, number: int) -> Iterator[Line]:
    thread = one.folded.thread
    passage, first = one.passage(number), one.comment(number)
    by = " · ".join(display_text(part) for part in (first.author, first.time) if part)
    refs = [display_text(str(thread.ref(thread.comments[comment]))) for comment, _ in passage.places]
    more = f" and {len(refs) - _PLACES} more" if len(refs) > _PLACES else ""
    times = f", written {len(refs)} times" if len(refs) > 1 else ""
    yield Line((Span(f"{', '.join(refs[:_PLACES])}{more}{times}{' · ' + by if by else ''}", "dim"),), 2)
    if first.reply_to:
        yield Line((Span(f"answers {display_text(first.reply_to)}", "dim"),), 2)


def _repeats(one: Reading, number: int) -> Iterator[Line]:
    thread = one.folded.thread
    for quotation in one.folded.quotations:
        if number not in (quotation.passage, quotation.of_passage):
            continue
        quotes = quotation.passage == number
        other = thread.comments[quotation.of if quotes else quotation.comment]
        own, span = (quotation.comment, quotation.span) if quotes else (quotation.of, quotation.of_span)
        words = " ".join(thread.comments[own].text[slice(*span)].split())
        said = "❝ quotes" if quotes else "❝ quoted in"
        edited = " with other words" if quotation.score < 1 else ""
        where = f"{said} {display_text(str(thread.ref(other)))}{edited}: "
        yield Line((Span(where, "dim"), Span(fit(display_text(words), 160), "quote")), 2)
