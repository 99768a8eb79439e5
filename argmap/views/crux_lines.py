"""Cruxes and comparisons as lines to be read: ranked questions with sentences, a gap as bars that sum to it.

Knows what stands on each line and which role each part plays. Must not know terminals or colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.cruxes.result import Comparison, Cruxes, GapPart, Question, RankedCrux
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.crux_sentences import (
    STATUSES,
    called,
    closing,
    elicited_in_words,
    gap_sentence,
    information_in_words,
    part_name,
    sentence_start,
    settled,
    statement,
    within_sentence,
)
from argmap.views.figures import bar, percent, points
from argmap.views.listing import Part, wrapped

Line = tuple[Part, ...]
BAR = 16
POINTS = 12


def crux_lines(debate: Debate, found: Cruxes, *, limit: int, width: int) -> Iterator[Line]:
    """Return the ranking as lines: what each question asks, what settling it would do, what it is between two."""
    for line in wrapped(display_text(debate.claims[found.target].text), width):
        yield ((line, "bold"),)
    yield ((_heading(debate, found), "dim"),)
    for number, crux in enumerate(found.cruxes[:limit], 1):
        yield ()
        yield from _crux(debate, found, crux, f"{number}.", width)
    if found.conjunctive:
        yield ()
        yield (("Together these would do clearly more than any of them alone:", "dim"),)
        for crux in found.conjunctive[:3]:
            yield ()
            yield from _crux(debate, found, crux, "•", width)
    hidden = len(found.cruxes) - limit
    if hidden > 0:
        yield ()
        yield ((f"{hidden} more, each worth less; --limit shows them", "dim"),)


def _heading(debate: Debate, found: Cruxes) -> str:
    if found.between:
        a, b = (within_sentence(called(debate, who)) for who in found.between)
        return f"Questions that would bring {a} and {b} together, best first"
    if len(found.participants) == 1:
        return f"Questions that would tell {within_sentence(called(debate, found.participants[0]))} most, best first"
    return "Questions that would tell everybody most on average, best first"


def _crux(debate: Debate, found: Cruxes, crux: RankedCrux, lead: str, width: int) -> Iterator[Line]:
    status = STATUSES[crux.status]
    name = " + ".join(crux.claims)
    yield ((f"{lead} ", ""), (name, "bold"), (f"  ◆ {status}" if status else "", "undercut"))
    sentences = [statement(debate, crux.claims)]
    sentences += [settled(debate, crux.by, true=True), settled(debate, crux.by, true=False)]
    if found.between:
        sentences.append(closing(debate, crux, found.between))
    elif len(found.participants) == 1:
        who = found.participants[0]
        sentences.append(information_in_words(debate, who, crux.by[who]))
    else:
        sentences.append(_for_pairs(crux))
    sentences += elicited_in_words(debate, crux.by)
    for sentence in sentences:
        if sentence:
            for line in wrapped(sentence, max(20, width - 3)):
                yield (("   " + line, ""),)


def _for_pairs(crux: RankedCrux) -> str:
    if not crux.pairs:
        return ""
    pairs = ", ".join(f"{a} and {b}" for a, b in crux.pairs[:6])
    more = f" and {len(crux.pairs) - 6} more pairs" if len(crux.pairs) > 6 else ""
    return f"A double crux for {pairs}{more}."


def agenda_lines(debate: Debate, questions: Sequence[Question], width: int) -> Iterator[Line]:
    """Return what to ask next, a paragraph for each question."""
    yield (("What to ask next", "bold"),)
    for number, question in enumerate(questions, 1):
        mark = " (assumed)" if question.assumed else ""
        yield ((f"{number}. ", ""), (" + ".join(question.claims), "bold"), (mark, "warning"))
        for line in wrapped(f"{statement(debate, question.claims)} {question.reason}", max(20, width - 3)):
            yield (("   " + line, ""),)


def comparison_lines(debate: Debate, found: Comparison, *, width: int, limit: int | None = None) -> Iterator[Line]:
    """Return where a gap comes from: a bar for each part, and a last line in which they sum to the gap."""
    for line in wrapped(display_text(debate.claims[found.target].text), width):
        yield ((line, "bold"),)
    for line in wrapped(gap_sentence(debate, found), width):
        yield ((line, ""),)
    if not found.parts or found.gap is None:
        return
    yield ()
    shown = found.parts if limit is None else found.parts[:limit]
    largest = max(abs(part.share) for part in found.parts)
    for part in shown:
        yield _part_line(debate, part, largest)
    rest = found.parts[len(shown) :]
    if rest:
        total = sum(part.share for part in rest)
        yield ((f"{points(total):>{POINTS}}", ""), (f" {'':{BAR}}  {len(rest)} smaller parts", "dim"))
    yield ((f"{points(sum(part.share for part in found.parts)):>{POINTS}}", "bold"), (f" {'':{BAR}}  together", "bold"))
    yield (
        (
            sentence_start(
                f"+ moves {within_sentence(called(debate, found.b))} above {within_sentence(called(debate, found.a))}; "
            ),
            "dim",
        ),
        (_method(found), "dim"),
    )


def _part_line(debate: Debate, part: GapPart, largest: float) -> Line:
    size = bar(abs(part.share) / largest, BAR)
    values = f"  {percent(part.a)} → {percent(part.b)}"
    role = "for" if part.share > 0 else "against"
    return (
        (f"{points(part.share):>{POINTS}} ", ""),
        (size, role),
        (f"  {part_name(debate, part)}", ""),
        (values, "dim"),
    )


def _method(found: Comparison) -> str:
    if found.method == "shapley":
        return "parts are Shapley values"
    return "parts are Aumann-Shapley values, since worlds are reweighed"
