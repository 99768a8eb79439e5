"""How much of a thread has become part of a map: which distinct passages some claim quotes.

A passage that as a whole repeats another one, as a quotation does or with words edited that change nothing, is not
counted: what it repeats is. Nor is a short remark, such as "+1" or "Thanks for this!", unless a claim quotes it. Knows
folded threads and quotes. Must not know debates or screens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.duplicates.tokens import is_word, token_texts
from argmap.threads.fold import Folded
from argmap.threads.quoted import mapped_by

_WHOLLY = 0.8
"""A passage of which at least this share is quoted from another adds nothing of its own to be mapped."""
_FEWEST_WORDS = 4
_FEW_WORDS = 12
_COURTESY = re.compile(
    r"(?i)[\W_]*(?:many |great,? |ok,? |oh,? )?(?:thanks|thank you|thx|cheers|congratulations|congrats"
    r"|(?:great|nice|good|interesting) (?:post|point|question|article|comment))\b(?! to\b)[^.?!]*[.?!]*[\W_]*"
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is mapped of a folded thread; passages are named by their number.

    `by` holds for each mapped passage the names of the quotes in it; `repeats` says of a passage that only repeats
    another, which one; `remarks` are the short remarks that no quote maps. `mapped` of `distinct` count the rest.
    """

    distinct: int
    mapped: int
    by: Mapping[int, tuple[str, ...]]
    repeats: Mapping[int, int]
    remarks: frozenset[int] = frozenset()


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
    remarks = frozenset(n for n in own if n not in by and is_remark(folded.passages[n].text))
    return Coverage(len(own) - len(remarks), sum(number in by for number in own), by, repeats, remarks)


def is_remark(text: str) -> bool:
    """Return whether a passage is too short to claim anything: under four words, or one short sentence of courtesy.

    >>> [is_remark(text) for text in ("+1", "Thanks for writing this!", "Thanks to the dam we are dry.")]
    [True, True, False]
    """
    words = sum(map(is_word, token_texts(text)))
    return words < _FEWEST_WORDS or (words <= _FEW_WORDS and _COURTESY.fullmatch(text) is not None)
