"""How much of a thread has become part of a map: which distinct passages some claim quotes.

A passage that as a whole repeats another one, as a quotation does or with words edited that change nothing, is not
counted: what it repeats is. Knows folded threads and quotes. Must not know debates or screens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.threads.fold import Folded
from argmap.threads.quoted import mapped_by

_WHOLLY = 0.8
"""A passage of which at least this share is quoted from another adds nothing of its own to be mapped."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is mapped of a folded thread; passages are named by their number.

    `by` holds for each mapped passage the names of the quotes in it; `repeats` says of a passage that only repeats
    another, which one. `mapped` of `distinct` count the rest.
    """

    distinct: int
    mapped: int
    by: Mapping[int, tuple[str, ...]]
    repeats: Mapping[int, int]


def coverage(folded: Folded, quotes: Iterable[tuple[str, str]]) -> Coverage:
    """Return what the quotes, pairs of a name and words, map of a thread."""
    by = mapped_by([passage.text for passage in folded.passages], quotes)
    repeats = {
        member.text: cluster.canonical
        for cluster in folded.clusters
        for member in cluster.members
        if member.tier == "edited"
    }
    for quotation in folded.quotations:
        text = folded.passages[quotation.passage].text
        start, end = quotation.span
        if end - start >= _WHOLLY * len(text.strip()):
            repeats.setdefault(quotation.passage, quotation.of_passage)
    own = [number for number in range(len(folded.passages)) if number not in repeats]
    return Coverage(len(own), sum(number in by for number in own), by, repeats)
