"""Cruxes and comparisons as lines to be read: ranked questions with sentences, a gap as bars that sum to it.

Knows what stands on each line and which role each part plays. Must not know terminals or colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.cruxes.grouping import PartGroup
from argmap.cruxes.names import called, joined, sentence, sentence_start, within_sentence
from argmap.cruxes.result import Comparison, Cruxes, GapPart, Question, RankedCrux
from argmap.cruxes.rivals import parted
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.crux_sentences import (
    STATUSES,
    closing,
    elicited_in_words,
    estimated,
    gap_sentence,
    group_name,
    information_in_words,
    part_name,
    part_values,
    settled,
    statement,
    values_legend,
)
from argmap.views.figures import bar, points
from argmap.views.listing import Part, wrapped

Line = tuple[Part, ...]
BAR = 16
POINTS = 12
MANY = 25
"""Parts beyond this number are shown in groups."""
SHOWN = 3
RIVALS = "Rivals of the claim, of which at most one is true with it: the dispute itself in other words"
MOST_RIVALS = 5
ESTIMATED = "≈ estimates from sampled worlds: the map is too wide to be summed exactly"


def crux_lines(debate: Debate, found: Cruxes, *, limit: int, width: int) -> Iterator[Line]:
    """Return the ranking as lines: what each question asks, what settling it would do, what it is between two."""
    for line in wrapped(display_text(debate.claims[found.target].text), width):
        yield ((line, "bold"),)
    for line in wrapped(_heading(debate, found), width):
        yield ((line, "dim"),)
    if found.method == "sampled":
        for line in wrapped(ESTIMATED, width):
            yield ((line, "warning"),)
    # The target is no question about itself, even where the file names it as a crux of something else.
    ranked, rival = parted(debate, found.target, (crux for crux in found.cruxes if found.target not in crux.claims))
    sets, _ = parted(debate, found.target, found.conjunctive)
    for number, crux in enumerate(ranked[:limit], 1):
        yield ()
        yield from _crux(debate, found, crux, f"{number}.", width)
    if sets:
        yield ()
        for line in wrapped("Together these would do clearly more than any of them alone:", width):
            yield ((line, "dim"),)
        for crux in sets[:3]:
            yield ()
            yield from _crux(debate, found, crux, "•", width)
    hidden = len(ranked) - limit
    if hidden > 0:
        yield ()
        yield ((f"{hidden} more, each worth less; --limit shows them", "dim"),)
    if rival:
        yield ()
        for line in wrapped(f"{RIVALS}:", width):
            yield ((line, "dim"),)
        for crux in rival[:MOST_RIVALS]:
            yield (("× ", ""), (" + ".join(crux.claims), "bold"))
            for line in wrapped(statement(debate, crux.claims), max(20, width - 3)):
                yield (("   " + line, ""),)


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
    sentences = [settled(debate, crux.by, true=True), settled(debate, crux.by, true=False)]
    if found.between:
        sentences.append(closing(debate, crux, found.between))
    elif len(found.participants) == 1:
        who = found.participants[0]
        sentences.append(information_in_words(debate, who, crux.by[who]))
    else:
        sentences.append(_for_pairs(debate, crux))
    sentences += elicited_in_words(debate, crux.by)
    if found.method == "sampled":
        sentences = [estimated(said) for said in sentences]
    for said in (statement(debate, crux.claims), *sentences):
        if said:
            for line in wrapped(said, max(20, width - 3)):
                yield (("   " + line, ""),)


def _for_pairs(debate: Debate, crux: RankedCrux) -> str:
    if not crux.pairs:
        return ""
    names = ([within_sentence(called(debate, who)) for who in pair] for pair in crux.pairs[:6])
    pairs = "; for ".join(joined(pair) for pair in names)
    more = f"; for {len(crux.pairs) - 6} more pairs" if len(crux.pairs) > 6 else ""
    return f"A double crux for {pairs}{more}."


def agenda_lines(debate: Debate, questions: Sequence[Question], width: int) -> Iterator[Line]:
    """Return what to ask next, a paragraph for each question."""
    yield (("What to ask next", "bold"),)
    for number, question in enumerate(questions, 1):
        mark = " (assumed)" if question.assumed else ""
        yield ((f"{number}. ", ""), (" + ".join(question.claims), "bold"), (mark, "warning"))
        for line in wrapped(f"{sentence(statement(debate, question.claims))} {question.reason}", max(20, width - 3)):
            yield (("   " + line, ""),)


def comparison_lines(
    debate: Debate, found: Comparison, groups: Sequence[PartGroup] = (), *, width: int
) -> Iterator[Line]:
    """Return where a gap comes from: a bar for each part, and a last line in which they sum to the gap.

    More than `MANY` parts stand in their groups, the largest of each in full and the rest in one line.
    """
    for line in wrapped(display_text(debate.claims[found.target].text), width):
        yield ((line, "bold"),)
    said = gap_sentence(debate, found)
    for line in wrapped(estimated(said) if found.sampled else said, width):
        yield ((line, ""),)
    if not found.parts or found.gap is None:
        return
    yield ()
    if groups and len(found.parts) > MANY:
        yield from _grouped(debate, found, groups, width)
    else:
        largest = max(abs(part.share) for part in found.parts)
        for part in found.parts:
            yield _part_line(debate, found, part, largest)
    yield ((f"{points(sum(part.share for part in found.parts)):>{POINTS}}", "bold"), (f" {'':{BAR}}  together", "bold"))
    a, b = (within_sentence(called(debate, who)) for who in (found.a, found.b))
    yield ((sentence_start(f"+ moves {b} above {a}; "), "dim"), (_method(found), "dim"))
    if marks := values_legend(debate, found):
        yield ((marks, "dim"),)


def _grouped(debate: Debate, found: Comparison, groups: Sequence[PartGroup], width: int) -> Iterator[Line]:
    largest = max(abs(group.share) for group in groups) or 1.0
    for group in groups:
        size = bar(min(1.0, abs(group.share) / largest), BAR)
        lead = ((f"{points(group.share):>{POINTS}} ", "bold"), (size, "for" if group.share > 0 else "against"))
        first, *more = wrapped(group_name(debate, group), max(20, width - POINTS - BAR - 3))
        yield (*lead, (f"  {first}", "bold"))
        for line in more:
            yield ((" " * (POINTS + BAR + 3) + line, "bold"),)
        shown = group.parts[:SHOWN]
        for part in shown:
            values = f"  {part_values(debate, found, part)}"
            yield ((f"{points(part.share):>{POINTS}}   ", ""), (part_name(debate, part), ""), (values, "dim"))
        rest = group.parts[len(shown) :]
        if rest:
            count = "1 smaller part" if len(rest) == 1 else f"{len(rest)} smaller parts"
            yield ((f"{points(sum(part.share for part in rest)):>{POINTS}}   ", ""), (count, "dim"))


def _part_line(debate: Debate, found: Comparison, part: GapPart, largest: float) -> Line:
    size = bar(abs(part.share) / largest, BAR)
    values = f"  {part_values(debate, found, part)}"
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
