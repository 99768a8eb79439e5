"""A thread with its repeats folded: each distinct passage once, with where it stands, and what quotes what.

Knows comments and passages. Must not know files or screens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from argmap.duplicates.corpus import Progress
from argmap.duplicates.result import Cluster, Duplicates, Span
from argmap.threads.values import Comment, Passage, Thread


@dataclass(frozen=True, slots=True)
class FoldedPassage:
    """One distinct passage, as it was first written. `places` are (comment, passage) numbers, in order."""

    text: str
    places: tuple[tuple[int, int], ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class LinkedQuotation:
    """Comment `comment` repeats a passage of comment `of`: spans are code points of the comments' raw texts.

    `passage` and `of_passage` number the folded passages the two stand in.
    """

    comment: int
    span: Span
    of: int
    of_span: Span
    score: float
    passage: int
    of_passage: int


@dataclass(frozen=True, slots=True)
class Folded:
    """What a thread says, each passage once, in order of first use; `clusters` number the folded passages."""

    thread: Thread
    passages: tuple[FoldedPassage, ...]
    quotations: tuple[LinkedQuotation, ...]
    clusters: tuple[Cluster, ...] = ()


def fold(thread: Thread, *, progress: Progress | None = None) -> Folded:
    """Return the thread's distinct passages and the quotations among them."""
    from argmap.duplicates.find import find_duplicates

    places = [(c, p) for c, comment in enumerate(thread.comments) for p in range(len(comment.passages))]
    passages = [thread.comments[c].passages[p] for c, p in places]
    found = find_duplicates([p.text for p in passages], order=time_order(thread.comments, places), progress=progress)
    groups = distinct_groups(found, len(passages))
    firsts = sorted(groups)
    number = {first: at for at, first in enumerate(firsts)}
    folded = tuple(
        FoldedPassage(
            passages[first].text,
            tuple(places[i] for i in groups[first]),
            all(passages[i].quoted for i in groups[first]),
        )
        for first in firsts
    )
    quotations = tuple(
        LinkedQuotation(
            places[q.text][0],
            _shifted(q.span, passages[q.text]),
            places[q.of][0],
            _shifted(q.of_span, passages[q.of]),
            q.score,
            number[q.text],
            number[q.of],
        )
        for q in found.quotations
    )
    clusters = tuple(
        Cluster(number[c.canonical], proposals)
        for c in found.clusters
        if (proposals := tuple(replace(m, text=number[m.text]) for m in c.members if m.tier != "same"))
    )
    return Folded(thread, folded, quotations, clusters)


def distinct_groups(found: Duplicates, count: int) -> dict[int, list[int]]:
    """Return the texts that are the same, by the one that stands for them; every text is in one group."""
    groups: dict[int, list[int]] = {}
    copies = {m.text: c.canonical for c in found.clusters for m in c.members if m.tier == "same"}
    for text in range(count):
        groups.setdefault(copies.get(text, text), []).append(text)
    return {first: sorted(texts) for first, texts in groups.items()}


def time_order(comments: Sequence[Comment], places: Iterable[tuple[int, int]]) -> list[int] | None:
    """Return each place's rank by its comment's time; None where a comment has none, or times do not sort."""
    times = [comment.time for comment in comments]
    if not times or any(time is None for time in times):
        return None
    known = [time for time in times if time is not None]
    try:
        numbers = [float(time) for time in known]
    except ValueError:
        ranked = _ranks(known)
    else:
        ranked = _ranks(numbers)
    return [ranked[c] for c, _ in places]


def _ranks(values: list[str] | list[float]) -> list[int]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0] * len(values)
    for before, at in pairwise(order):
        ranks[at] = ranks[before] + (values[at] != values[before])
    return ranks


def _shifted(span: Span, passage: Passage) -> Span:
    return (span[0] + passage.start, span[1] + passage.start)
