"""Pairs of texts worth comparing, found with sorted arrays of shingles: for up to millions of texts.

A shingle is a run of k words, hashed to 64 bits. Lemma: with m matched words and S words in both texts they share at
least (2k-1)m - (k-1)(S+1) shingle occurrences. So at word ratio .90 a pair shares one for k = 3 from six words up, and
for k = 4 from S = 27 up. Up to 5,000 texts k is 3; beyond, k is 4, and 3 among texts under 25 words (the lemma needs it
under 15).
Nothing is capped: of a text's shingles only so many of its most frequent are left out as a pair must share besides.
Where more than 64 texts share a shingle, all are compared with the earliest, and what is like it leaves with it.
Loads numpy. Must not know raw texts.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from argmap.duplicates.arrays import (
    MULTIPLIERS,
    Numbers,
    WordTable,
    bucket_counts,
    chunks,
    mixed,
    pack,
    packed,
    unpacked,
)
from argmap.duplicates.corpus import Corpus, Progress
from argmap.duplicates.judge import EDITED_FROM, LEAST_LONG_WORD_RATIO, LEAST_WORD_RATIO, LONG_WORDS, VARIANT_FROM
from argmap.duplicates.pairs import SHORT_WORDS, Likely, deletions
from argmap.duplicates.passages import FINE_TEXTS, Passages, passage_arrays

_SHORT_FOR_FOUR = 25
_FREQUENT = 16
_MANY = 64
_COMPARED_AT_ONCE = 1 << 17
_DROPPED_SHARE = 0.12


def candidates(
    corpus: Corpus, threshold: float, quotations: bool, progress: Progress | None
) -> tuple[list[Likely], Passages, WordTable]:
    """Return the pairs of distinct texts that are alike, those that share a run of six words, and the words.

    In a pair the earlier text comes first; with it come the word ratio and the larger of it and the character ratio.
    """
    table = WordTable(corpus)
    search = _Search(table, threshold, progress)
    if len(corpus) <= FINE_TEXTS:
        search.compare_sharing(3, np.arange(len(corpus)), "comparing texts")
    else:
        search.compare_sharing(4, np.arange(len(corpus)), "comparing texts")
        search.compare_sharing(3, np.flatnonzero(table.lengths < _SHORT_FOR_FOUR), "comparing short texts")
    search.compare_short()
    quoting = passage_arrays(table, progress) if quotations else Passages(*(np.zeros(0, np.uint64) for _ in range(4)))
    return search.likely(), quoting, table


class _Search:
    """One search for alike texts; gathers verified pairs, packed as first << 32 | second, and their likeness."""

    def __init__(self, table: WordTable, threshold: float, progress: Progress | None) -> None:
        self._table = table
        self._threshold = threshold
        self._least = LEAST_WORD_RATIO if threshold >= VARIANT_FROM else 0.0
        self._progress = progress
        self._found: list[tuple[Numbers, Numbers, Numbers]] = []

    def likely(self) -> list[Likely]:
        """Return the pairs found so far with their likeness, in order."""
        parts = zip((np.zeros(0, np.uint64), np.zeros(0), np.zeros(0)), *self._found, strict=True)
        pairs, words, scores = map(np.concatenate, parts)
        pairs, first = np.unique(pairs, return_index=True)
        return [
            (*pair, (word_ratio, score))
            for pair, word_ratio, score in zip(
                unpacked(pairs), words[first].tolist(), scores[first].tolist(), strict=True
            )
        ]

    def compare_sharing(self, k: int, texts: Numbers, what: str) -> None:
        """Compare all these texts that share a shingle of k words."""
        keys, bits = _postings(self._table, k, texts)
        self._compare_postings(keys, bits, what)

    def compare_short(self) -> None:
        """Compare texts under eight words that agree but for two words."""
        table = self._table
        short = np.flatnonzero((table.lengths > 0) & (table.lengths < SHORT_WORDS))
        bits = max(1, int(len(table.lengths) - 1).bit_length())
        hashes: list[int] = []
        owners: list[int] = []
        for text in short.tolist():
            words = table.words[table.starts[text] : table.starts[text + 1]].tolist()
            for left in deletions(words):
                value = len(left)
                for word in left:
                    value = (value * MULTIPLIERS[0] + word + 1) & 0xFFFFFFFFFFFFFFFF
                hashes.append(value)
                owners.append(text)
        keys = packed(mixed(np.array(hashes, dtype=np.uint64)), np.array(owners, dtype=np.uint64), bits)
        keys.sort()
        self._compare_postings(keys, bits, "comparing the shortest texts")

    def _compare_postings(self, keys: Numbers, bits: int, what: str) -> None:
        keys, texts, runs = _shared(keys, bits)
        few = runs <= _MANY
        for pairs in self._pairs_of_runs(keys[few] >> np.uint64(bits), texts[few]):
            self._verify(pairs, what)
        if not few.all():
            self._compare_crowds(keys[~few] >> np.uint64(bits), texts[~few], what)

    def _pairs_of_runs(self, shingles: Numbers, texts: Numbers) -> Iterator[Numbers]:
        """Yield packed pairs of texts with one shingle, sorted, in portions that fit in memory."""
        characters, lengths = self._table.characters[texts], self._table.lengths[texts]
        alive = np.arange(max(0, len(shingles) - 1))
        portion = [np.zeros(0, np.uint64)]
        held = 0
        for distance in range(1, _MANY):
            alive = alive[alive + distance < len(shingles)]
            alive = alive[shingles[alive] == shingles[alive + distance]]
            if not len(alive):
                break
            # In order of the shingles, so that sizes are read one after the other.
            one = alive[self._possible(characters, lengths, alive, alive + distance)]
            pairs = _distinct(pack(texts[one], texts[one + distance]))
            portion.append(pairs)
            held += len(pairs)
            if held > 1 << 24:
                yield _distinct(np.concatenate(portion))
                portion, held = portion[:1], 0
        yield _distinct(np.concatenate(portion))

    def _compare_crowds(self, shingles: Numbers, texts: Numbers, what: str) -> None:
        """Compare each text of a crowded shingle with the earliest; those like it leave, then the next is earliest."""
        gone = np.zeros(len(self._table.lengths), dtype=bool)
        while len(texts):
            begins = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1])))
            sizes = np.diff(np.concatenate((begins, [len(texts)])))
            leaders = np.repeat(texts[begins], sizes)
            centres = _distinct(texts[begins])
            possible = self._possible(self._table.characters, self._table.lengths, leaders, texts) & (leaders != texts)
            found = self._verify(_distinct(pack(leaders[possible], texts[possible])), what)
            firsts, seconds = found >> np.uint64(32), found & np.uint64(0xFFFFFFFF)
            order = np.argsort(firsts, kind="stable")
            # An earlier centre takes a later one with it; what was like that later one stays to be compared.
            for first, second in zip(firsts[order].tolist(), seconds[order].tolist(), strict=True):
                if not gone[first]:
                    gone[second] = True
            gone[centres] = True
            stays = ~gone[texts]
            shingles, texts = shingles[stays], texts[stays]

    def _possible(self, characters: Numbers, lengths: Numbers, first: Numbers, second: Numbers) -> Numbers:
        """Return which pairs of texts can be alike by their sizes in characters or in words."""
        possible = _within(characters[first], characters[second], self._threshold)
        others = np.flatnonzero(~possible)
        enough = min(EDITED_FROM, self._threshold)
        possible[others] = _within(lengths[first[others]], lengths[second[others]], enough)
        return possible

    def _verify(self, pairs: Numbers, what: str) -> Numbers:
        """Return which of the sorted pairs are alike, and keep them; one that cannot be is not looked at."""
        table = self._table
        first, second = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
        if self._least > 0:
            long = table.lengths[first] + table.lengths[second] >= LONG_WORDS
            close = table.word_ratio_bound(first, second) >= np.where(long, LEAST_LONG_WORD_RATIO, self._least)
            pairs, first, second = pairs[close], first[close], second[close]
        found = [np.zeros(0, np.uint64)]
        for at in range(0, len(pairs), _COMPARED_AT_ONCE):
            if self._progress is not None:
                self._progress(what, at / len(pairs))
            here = slice(at, at + _COMPARED_AT_ONCE)
            words, scores, alike = self._likeness(first[here], second[here])
            found.append(pairs[here][alike])
            self._found.append((found[-1], words[alike], scores[alike]))
        return np.concatenate(found)

    def _likeness(self, first: Numbers, second: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return the word ratios of pairs, the larger of them and the character ratios, and which pairs are alike."""
        table = self._table
        least = self._least
        spelled = {text: table.as_characters(text) for text in _distinct(np.concatenate((first, second))).tolist()}
        ratios = process.cpdist(
            [spelled[text] for text in first.tolist()],
            [spelled[text] for text in second.tolist()],
            scorer=Indel.normalized_similarity,
            score_cutoff=least,
            dtype=np.float64,
        )
        enough = min(EDITED_FROM, self._threshold)
        scores = ratios.copy()
        likely = np.flatnonzero(ratios >= least)
        if len(likely):
            joined = {
                text: table.joined(text) for text in _distinct(np.concatenate((first[likely], second[likely]))).tolist()
            }
            characters = process.cpdist(
                [joined[text] for text in first[likely].tolist()],
                [joined[text] for text in second[likely].tolist()],
                scorer=Indel.normalized_similarity,
                score_cutoff=enough,
                dtype=np.float64,
            )
            scores[likely] = np.maximum(ratios[likely], characters)
        return ratios, scores, (ratios >= enough) | (scores >= self._threshold)


def _distinct(values: Numbers) -> Numbers:
    """Return the values sorted, each once; sorting is faster here than numpy's table of hashes."""
    return _counted(values)[0]


def _counted(values: Numbers) -> tuple[Numbers, Numbers]:
    """Return the values sorted, each once, and how often each occurs."""
    values = np.sort(values)
    if not len(values):
        return values, values.astype(np.int64)
    begins = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return values[begins], np.diff(np.concatenate((begins, [len(values)])))


def _within(first: Numbers, second: Numbers, least: float) -> Numbers:
    """Return which texts of these sizes can have this ratio."""
    return np.asarray(2 * np.minimum(first, second) >= (least - 1e-9) * (first + second))


def _postings(table: WordTable, k: int, texts: Numbers) -> tuple[Numbers, int]:
    """Return sorted keys of hash and text for the shingles that may occur twice, and the bits of the text.

    Left out are a text's most frequent shingles, fewer than the lemma says that it shares with any text like it: of
    the shingles that a pair shares the rarest is then still in both. Rare is what falls in a bucket with few.
    """
    bits = max(1, int(len(table.lengths) - 1).bit_length())
    counts, shift = bucket_counts(table, k, texts)
    spare = _spare(table.lengths, k)
    kept: list[Numbers] = []
    for hashes, owners, _ in chunks(table, k, texts):
        times = counts[hashes >> shift]
        twice = times > 1
        hashes, owners, times = hashes[twice], owners[twice], times[twice]
        frequent = np.flatnonzero(times > _FREQUENT)
        if len(frequent):
            order = frequent[np.lexsort((hashes[frequent], ~times[frequent], owners[frequent]))]
            heads = np.concatenate(([True], owners[order][1:] != owners[order][:-1]))
            ranks = np.arange(len(order)) - np.maximum.accumulate(np.where(heads, np.arange(len(order)), 0))
            stays = np.ones(len(hashes), dtype=bool)
            stays[order[ranks < spare[owners[order]]]] = False
            hashes, owners = hashes[stays], owners[stays]
        kept.append(packed(hashes, owners, bits))
    keys = np.concatenate(kept) if kept else np.zeros(0, np.uint64)
    keys.sort()
    return keys, bits


def _spare(lengths: Numbers, k: int) -> Numbers:
    """Return how many of a text's shingles can be left out: fewer than any text like it shares, by the lemma at .90.

    At most a share of the text, so that texts of lower word ratio still meet.
    """
    both = 2 * lengths / (2 - EDITED_FROM)
    shared = np.ceil(((2 * k - 1) * EDITED_FROM / 2 - (k - 1)) * both - (k - 1) - 1e-9)
    return np.asarray(np.maximum(0, np.minimum(shared, np.floor(_DROPPED_SHARE * lengths) + 1) - 1).astype(np.int64))


def _shared(keys: Numbers, bits: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return the keys whose hash two texts or more have, each text once per hash; the texts; how many have it."""
    if not len(keys):
        return keys, keys.astype(np.int64), keys.astype(np.int64)
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    shingles = keys >> np.uint64(bits)
    begins = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1])))
    sizes = np.diff(np.concatenate((begins, [len(keys)])))
    runs = np.repeat(sizes, sizes)
    keys, runs = keys[runs > 1], runs[runs > 1]
    return keys, (keys & np.uint64((1 << bits) - 1)).astype(np.int64), runs
