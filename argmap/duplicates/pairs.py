"""Pairs of texts worth comparing, found in plain Python: for as many texts as a debate has claims.

Two texts are compared where they share one run of three words; texts under eight words where they agree but for two
words. By the lemma (2k-1)m - (k-1)(S+1) for k = 3 no pair of word ratio .90 from six words up is missed. Knows words.
Must not know what likeness means, and loads no numpy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

SHINGLE = 3
SHORT_WORDS = 8
QUOTE_SHINGLE = 6
SOURCES, LATEST = 4, 2
"""With how many of the first texts, and of the last before it, a text that repeats a run of words is compared."""

Seed = tuple[int, int, int]
"""Where a run of equal words begins in the one text and in the other, and how many runs of six words it holds."""
Likely = tuple[int, int, tuple[float, float] | None]
"""A pair of texts, the earlier first, and its word ratio and score where they are known."""
Words = Sequence[str] | Sequence[int]
Word = TypeVar("Word")


def near_pairs(texts: Sequence[Words], *, crowd: int | None = None) -> list[tuple[int, int]]:
    """Return the pairs (i, j), i < j, of texts that share a run of three words or are short and nearly equal.

    With `crowd`, a text is paired only with the first so many that share a run with it.
    """
    found: set[tuple[int, int]] = set()
    runs: dict[tuple[object, ...], list[int]] = {}
    for number, words in enumerate(texts):
        for run in near_keys(words):
            before = runs.setdefault(run, [])
            if before and before[-1] == number:
                continue
            found.update((other, number) for other in before)
            if crowd is None or len(before) < crowd:
                before.append(number)
    return sorted(found)


def near_keys(words: Words) -> Iterator[tuple[object, ...]]:
    """Yield what two texts must share one of to be compared: runs of three words, and deletions of a short text."""
    for at in range(len(words) - SHINGLE + 1):
        yield (*words[at : at + SHINGLE],)
    if 0 < len(words) < SHORT_WORDS:
        yield from (("short", *left) for left in deletions(words))


def deletions(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield a short text's words with none, one or two of them left out; not all of them."""
    yield (*words,)
    count = len(words)
    for i in range(count):
        if count > 1:
            yield (*words[:i], *words[i + 1 :])
        for j in range(i + 1, count):
            if count > 3:
                yield (*words[:i], *words[i + 1 : j], *words[j + 1 :])


def passage_pairs(texts: Sequence[Words]) -> dict[tuple[int, int], list[Seed]]:
    """Return the pairs (i, j), i < j, that share a run of six words, each run with its first texts and its last.

    With each pair come the places of its runs, in j and in i, and how long each goes on.
    """
    found: dict[tuple[int, int], list[Seed]] = {}
    runs: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for number, words in enumerate(texts):
        for at in range(len(words) - QUOTE_SHINGLE + 1):
            before = runs.setdefault((*words[at : at + QUOTE_SHINGLE],), [])
            if before and before[-1][0] == number:
                before = before[:-1]
            else:
                before.append((number, at))
                before = before[:-1]
            for other, of_at in dict.fromkeys((*before[:SOURCES], *before[-LATEST:])):
                seeds = found.setdefault((other, number), [])
                if seeds and (at - seeds[-1][0], of_at - seeds[-1][1]) == (seeds[-1][2], seeds[-1][2]):
                    seeds[-1] = (*seeds[-1][:2], seeds[-1][2] + 1)
                else:
                    seeds.append((at, of_at, 1))
    return dict(sorted(found.items()))
