"""Pairs of texts worth comparing, found with sorted arrays of shingles: for up to millions of texts.

A shingle is a run of k words, hashed to 64 bits. Lemma: with m matched words and S words in both texts they share at
least (2k-1)m - (k-1)(S+1) shingle occurrences. So at word ratio .90 a pair shares one for k = 3 from six words up, and
for k = 4 from S = 27 up. Up to 5,000 texts k is 3; beyond, k is 4, and 3 among texts under 25 words (the lemma needs it
under 15).
Nothing is capped: of a text's shingles only so many of its most frequent are left out as a pair must share besides.
Where more than 64 texts share a shingle, all are compared with the earliest, and what is like it leaves with it.
The only module here that loads numpy. Must not know raw texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from argmap.duplicates.corpus import Corpus, Progress, word_numbers
from argmap.duplicates.judge import EDITED_FROM, LEAST_LONG_WORD_RATIO, LEAST_WORD_RATIO, LONG_WORDS, VARIANT_FROM
from argmap.duplicates.pairs import LATEST, QUOTE_SHINGLE, SHORT_WORDS, SOURCES, Seed, deletions
from argmap.duplicates.quotes import ENOUGH_WORDS, Placed

Numbers = NDArray[Any]

_FINE_TEXTS = 5_000
_SHORT_FOR_FOUR = 25
_FREQUENT = 16
_CHARACTERS = 0x110000
_TOLD_AT_ONCE = 1 << 14
_MANY = 64
_CHUNK_WORDS = 1 << 22
_COMPARED_AT_ONCE = 1 << 17
_SIGN_BITS = 512
_SIGNED_AT_ONCE = 1 << 13
_DROPPED_SHARE = 0.12
_MULTIPLIERS = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
    0xE7037ED1A0B428DB,
)


class WordTable:
    """The words of distinct texts as one array of code points: text d is words[starts[d]:starts[d + 1]].

    `lengths` are in words, `characters` in characters of the words joined by spaces.
    """

    def __init__(self, corpus: Corpus) -> None:
        tokens = np.frombuffer(corpus.tokens, dtype=np.uint32) if len(corpus.tokens) else np.zeros(0, np.uint32)
        bounds = np.frombuffer(corpus.starts, dtype=np.uint64).astype(np.int64)
        self.spelled = corpus.spelled()
        wordy = np.zeros(len(self.spelled), dtype=bool)
        wordy[list(word_numbers(corpus))] = True
        kept = wordy[tokens]
        self.places = np.flatnonzero(kept).astype(np.uint32)
        self._at: memoryview[int] = memoryview(self.places.data)
        self.starts = np.searchsorted(self.places, bounds)
        self._token_starts = corpus.starts
        self._tokens = corpus.tokens
        self.words = tokens[kept]
        few = self.words if len(self.spelled) <= _CHARACTERS else self.words % np.uint32(_CHARACTERS)
        self._characters = few.tobytes().decode("utf-32-le", "surrogatepass")
        self._bounds = self.starts.tolist()
        self.lengths = np.diff(self.starts)
        sizes = np.array([len(word) + 1 for word in self.spelled], dtype=np.int32)
        running = np.concatenate(([0], np.cumsum(sizes[self.words], dtype=np.int64)))
        self.characters = np.maximum(running[self.starts[1:]] - running[self.starts[:-1]] - 1, 0)

    def as_characters(self, text: int) -> str:
        """Return a text with one character for each word; characters repeat only beyond a million different words."""
        return self._characters[self._bounds[text] : self._bounds[text + 1]]

    def placed(self, text: int, raw: str) -> Placed:
        """Return a text as it is aligned with others."""
        words = self.as_characters(text)
        base, end = self._token_starts[text], self._token_starts[text + 1]
        at = self._at[self._bounds[text] : self._bounds[text + 1]]
        return Placed(raw, words, self._tokens[base:end], at, self.spelled, base)

    def word_ratio_bound(self, first: Numbers, second: Numbers) -> Numbers:
        """Return a bound from above on the word ratio of pairs of texts: what one has and the other has not differs."""
        out = np.empty(len(first))
        for at in range(0, len(first), _COMPARED_AT_ONCE):
            here = slice(at, at + _COMPARED_AT_ONCE)
            one, other = first[here], second[here]
            differ = np.bitwise_count(self._signs[one] ^ self._signs[other]).sum(axis=1, dtype=np.int64)
            total = self.lengths[one] + self.lengths[other]
            out[here] = 1 - differ / np.maximum(total, 1)
        return out

    @cached_property
    def _signs(self) -> Numbers:
        """For each text a set of bits, one for each of its words; different words may have the same."""
        signs = np.empty((len(self.lengths), _SIGN_BITS // 64), dtype=np.uint64)
        bits = (self.words * np.uint32(0x9E3779B1)) >> np.uint32(32 - _SIGN_BITS.bit_length() + 1)
        for at in range(0, len(signs), _SIGNED_AT_ONCE):
            end = min(at + _SIGNED_AT_ONCE, len(signs))
            marked = np.zeros((end - at, _SIGN_BITS), dtype=bool)
            owners = np.repeat(np.arange(end - at), self.lengths[at:end])
            marked[owners, bits[self.starts[at] : self.starts[end]]] = True
            signs[at:end] = np.packbits(marked, axis=1).view(np.uint64)
        return signs

    def joined(self, text: int) -> str:
        """Return a text's words joined by spaces."""
        spelled = self.spelled
        return " ".join([spelled[word] for word in self.words[self.starts[text] : self.starts[text + 1]].tolist()])


def candidates(
    corpus: Corpus, threshold: float, quotations: bool, progress: Progress | None
) -> tuple[list[tuple[int, int]], Passages, WordTable]:
    """Return the pairs of distinct texts that are alike, those that share a run of six words, and the words.

    In a pair the earlier text comes first.
    """
    table = WordTable(corpus)
    search = _Search(table, threshold, progress)
    if len(corpus) <= _FINE_TEXTS:
        search.compare_sharing(3, np.arange(len(corpus)), "comparing texts")
    else:
        search.compare_sharing(4, np.arange(len(corpus)), "comparing texts")
        search.compare_sharing(3, np.flatnonzero(table.lengths < _SHORT_FOR_FOUR), "comparing short texts")
    search.compare_short()
    quoting = _passage_pairs(table, progress) if quotations else Passages(*(np.zeros(0, np.uint64) for _ in range(4)))
    return _unpacked(_distinct(np.concatenate(search.alike or [np.zeros(0, np.uint64)]))), quoting, table


def _unpacked(pairs: Numbers) -> list[tuple[int, int]]:
    return list(zip((pairs >> np.uint64(32)).tolist(), (pairs & np.uint64(0xFFFFFFFF)).tolist(), strict=True))


class _Search:
    """One search for alike texts; `alike` gathers verified pairs, packed as first << 32 | second."""

    def __init__(self, table: WordTable, threshold: float, progress: Progress | None) -> None:
        self._table = table
        self._threshold = threshold
        self._least = LEAST_WORD_RATIO if threshold >= VARIANT_FROM else 0.0
        self._progress = progress
        self.alike: list[Numbers] = []
        self._seen: Numbers = np.zeros(0, np.uint64)

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
                    value = (value * _MULTIPLIERS[0] + word + 1) & 0xFFFFFFFFFFFFFFFF
                hashes.append(value)
                owners.append(text)
        keys = _packed(_mixed(np.array(hashes, dtype=np.uint64)), np.array(owners, dtype=np.uint64), bits)
        keys.sort()
        self._compare_postings(keys, bits, "comparing the shortest texts")

    def _compare_postings(self, keys: Numbers, bits: int, what: str) -> None:
        keys, texts, runs = _shared(keys, bits)
        few = runs <= _MANY
        for pairs in _pairs_of_runs(keys[few] >> np.uint64(bits), texts[few]):
            self._verify(pairs, what)
        if not few.all():
            self._compare_crowds(keys[~few] >> np.uint64(bits), texts[~few], what)

    def _compare_crowds(self, shingles: Numbers, texts: Numbers, what: str) -> None:
        """Compare each text of a crowded shingle with the earliest; those like it leave, then the next is earliest."""
        gone = np.zeros(len(self._table.lengths), dtype=bool)
        while len(texts):
            begins = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1])))
            sizes = np.diff(np.concatenate((begins, [len(texts)])))
            leaders = np.repeat(texts[begins], sizes)
            centres = _distinct(texts[begins])
            found = self._verify(_pack(leaders, texts)[leaders != texts], what)
            firsts, seconds = found >> np.uint64(32), found & np.uint64(0xFFFFFFFF)
            order = np.argsort(firsts, kind="stable")
            # An earlier centre takes a later one with it; what was like that later one stays to be compared.
            for first, second in zip(firsts[order].tolist(), seconds[order].tolist(), strict=True):
                if not gone[first]:
                    gone[second] = True
            gone[centres] = True
            stays = ~gone[texts]
            shingles, texts = shingles[stays], texts[stays]

    def _verify(self, pairs: Numbers, what: str) -> Numbers:
        """Return which pairs are alike, and keep them; a pair that cannot be, by length, is not looked at."""
        table = self._table
        pairs = _distinct(pairs)
        first, second = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
        possible = _ratio_bound(table.characters, first, second) >= self._threshold
        possible |= _ratio_bound(table.lengths, first, second) >= min(EDITED_FROM, self._threshold)
        pairs, first, second = pairs[possible], first[possible], second[possible]
        if self._least > 0:
            long = table.lengths[first] + table.lengths[second] >= LONG_WORDS
            close = table.word_ratio_bound(first, second) >= np.where(long, LEAST_LONG_WORD_RATIO, self._least)
            pairs, first, second = pairs[close], first[close], second[close]
        found: list[Numbers] = []
        for at in range(0, len(pairs), _COMPARED_AT_ONCE):
            if self._progress is not None:
                self._progress(what, at / len(pairs))
            here = slice(at, at + _COMPARED_AT_ONCE)
            found.append(pairs[here][self._alike(first[here], second[here])])
        alike = np.concatenate(found) if found else np.zeros(0, np.uint64)
        self.alike.append(alike)
        return alike

    def _alike(self, first: Numbers, second: Numbers) -> Numbers:
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
        alike = ratios >= min(EDITED_FROM, self._threshold)
        likely = np.flatnonzero(~alike & (ratios >= least))
        if len(likely):
            joined = {
                text: table.joined(text) for text in _distinct(np.concatenate((first[likely], second[likely]))).tolist()
            }
            alike[likely] = (
                process.cpdist(
                    [joined[text] for text in first[likely].tolist()],
                    [joined[text] for text in second[likely].tolist()],
                    scorer=Indel.normalized_similarity,
                    score_cutoff=self._threshold,
                    dtype=np.float64,
                )
                > 0
            )
        return np.asarray(alike)


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


def _ratio_bound(sizes: Numbers, first: Numbers, second: Numbers) -> Numbers:
    """Return the largest ratio that texts of these sizes can have."""
    one, other = sizes[first], sizes[second]
    return np.asarray(2.0 * np.minimum(one, other) / np.maximum(one + other, 1))


def _pack(one: Numbers, other: Numbers) -> Numbers:
    low, high = np.minimum(one, other).astype(np.uint64), np.maximum(one, other).astype(np.uint64)
    return np.asarray((low << np.uint64(32)) | high)


def _packed(hashes: Numbers, texts: Numbers, bits: int) -> Numbers:
    """Return the hash in the upper bits and the text in the lower `bits`, so that one sort groups and orders both."""
    return np.asarray(((hashes >> np.uint64(bits)) << np.uint64(bits)) | texts.astype(np.uint64))


def _mixed(hashes: Numbers) -> Numbers:
    hashes ^= hashes >> np.uint64(32)
    hashes *= np.uint64(0xD6E8FEB86659FD93)
    hashes ^= hashes >> np.uint64(32)
    return hashes


def _hashes(words: Numbers, k: int) -> Numbers:
    count = max(0, len(words) - k + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for at in range(k):
        hashes += (words[at : at + count].astype(np.uint64) + np.uint64(1)) * np.uint64(_MULTIPLIERS[at])
        hashes ^= hashes >> np.uint64(29)
    return _mixed(hashes)


def _chunks(table: WordTable, k: int, texts: Numbers) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Yield, for stretches of whole texts, the hashes of their shingles, the texts and the places in the array."""
    wanted = np.zeros(len(table.lengths), dtype=bool)
    wanted[texts[table.lengths[texts] >= k]] = True
    at = 0
    while at < len(wanted):
        end = int(np.searchsorted(table.starts, table.starts[at] + _CHUNK_WORDS, side="right")) - 1
        end = min(len(wanted), max(end, at + 1))
        begin, stop = int(table.starts[at]), int(table.starts[end])
        owners = np.repeat(np.arange(at, end, dtype=np.uint32), table.lengths[at:end])
        hashes = _hashes(table.words[begin:stop], k)
        inside = wanted[owners[: len(hashes)]] & (owners[: len(hashes)] == owners[k - 1 :]) if len(hashes) else []
        yield hashes[inside], owners[: len(hashes)][inside], np.flatnonzero(inside) + begin
        at = end


def _bucket_counts(table: WordTable, k: int, texts: Numbers) -> tuple[Numbers, np.uint64]:
    """Return how many shingles fall in each bucket of hashes: at least as many as each shingle has occurrences."""
    size = int(np.clip(int(table.lengths[texts].sum()) * 2, 1 << 12, 1 << 27)).bit_length()
    shift = np.uint64(64 - size)
    counts = np.zeros(1 << size, dtype=np.uint32)
    for hashes, _, _ in _chunks(table, k, texts):
        np.add.at(counts, hashes >> shift, np.uint32(1))
    return counts, shift


def _postings(table: WordTable, k: int, texts: Numbers) -> tuple[Numbers, int]:
    """Return sorted keys of hash and text for the shingles that may occur twice, and the bits of the text.

    Left out are a text's most frequent shingles, fewer than the lemma says that it shares with any text like it: of
    the shingles that a pair shares the rarest is then still in both. Rare is what falls in a bucket with few.
    """
    bits = max(1, int(len(table.lengths) - 1).bit_length())
    counts, shift = _bucket_counts(table, k, texts)
    spare = _spare(table.lengths, k)
    kept: list[Numbers] = []
    for hashes, owners, _ in _chunks(table, k, texts):
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
        kept.append(_packed(hashes, owners, bits))
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


def _pairs_of_runs(shingles: Numbers, texts: Numbers) -> Iterator[Numbers]:
    """Yield packed pairs of texts with one shingle, in portions that fit in memory, mostly without repeats."""
    alive = np.arange(max(0, len(shingles) - 1))
    portion: list[Numbers] = []
    held = 0
    for distance in range(1, _MANY):
        alive = alive[alive + distance < len(shingles)]
        alive = alive[shingles[alive] == shingles[alive + distance]]
        if not len(alive):
            break
        pairs = _distinct(_pack(texts[alive], texts[alive + distance]))
        portion.append(pairs)
        held += len(pairs)
        if held > 1 << 24:
            yield _distinct(np.concatenate(portion))
            portion, held = [], 0
    if portion:
        yield _distinct(np.concatenate(portion))


def _passage_pairs(table: WordTable, progress: Progress | None) -> Passages:
    """Return the pairs that share a run of six words: each text with the first few, and with the two before it.

    A stock phrase that many texts have quotes nobody, unless it goes on for eight words. Among very many texts a
    passage is looked at where seven of its words are as they were.
    """
    if progress is not None:
        progress("looking for quotations", 0.0)
    bits = max(1, len(table.words).bit_length())
    everything = np.arange(len(table.lengths))
    counts, shift = _bucket_counts(table, QUOTE_SHINGLE, everything)
    kept = []
    for hashes, _, places in _chunks(table, QUOTE_SHINGLE, everything):
        twice = counts[hashes >> shift] > 1
        kept.append(_packed(hashes[twice], places[twice], bits))
    keys = np.concatenate(kept) if kept else np.zeros(0, np.uint64)
    keys.sort()
    # Places are in the order of texts, so hash and place in one key order hash, text and place.
    shingles = keys >> np.uint64(bits)
    places = (keys & np.uint64((1 << bits) - 1)).astype(np.int64)
    texts = np.repeat(np.arange(len(table.lengths), dtype=np.uint32), table.lengths)[places]
    sources, laters = _with_sources(shingles, texts)
    number = _numbered(shingles)
    rare = np.bincount(number)[number[laters]] <= _FREQUENT
    pairs = _pack(texts[sources], texts[laters])
    places -= table.starts[texts]
    return _seeded(pairs, places[laters], places[sources], rare, len(table.lengths) > _FINE_TEXTS)


def _numbered(groups: Numbers) -> Numbers:
    """Return for each element of a sorted array the number of its run of equal elements."""
    return np.cumsum(np.concatenate(([0], groups[1:] != groups[:-1]))) if len(groups) else np.zeros(0, np.int64)


def _with_sources(shingles: Numbers, owners: Numbers) -> tuple[Numbers, Numbers]:
    """Return indices of shingles, sorted by hash and text: of an earlier text, and of a later one of the same hash.

    Of the texts of a hash each comes with the first four and with the two before it.
    """
    if not len(shingles):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    heads = np.concatenate(([True], (shingles[1:] != shingles[:-1]) | (owners[1:] != owners[:-1])))
    texts = np.flatnonzero(heads)
    mine = np.cumsum(heads) - 1
    begins = np.concatenate(([True], shingles[texts][1:] != shingles[texts][:-1]))
    first = np.maximum.accumulate(np.where(begins, np.arange(len(texts)), 0))
    own, first = mine, first[mine]
    sources, laters = [], []
    for ahead in range(SOURCES):
        later = np.flatnonzero(first + ahead < own)
        sources.append(texts[first[later] + ahead])
        laters.append(later)
    for back in range(1, LATEST + 1):
        later = np.flatnonzero(own - back >= first + SOURCES)
        sources.append(texts[own[later] - back])
        laters.append(later)
    return np.concatenate(sources), np.concatenate(laters)


def _seeded(pairs: Numbers, places: Numbers, of_places: Numbers, rare: Numbers, strict: bool) -> Passages:
    """Return the pairs with enough runs in common, and their seeds, in order."""
    order = np.lexsort((places, pairs))
    pairs, places, of_places, rare = pairs[order], places[order], of_places[order], rare[order]
    number = _numbered(pairs)
    few, many = np.bincount(number[rare], minlength=1), np.bincount(number[~rare], minlength=1)
    few, many = (np.pad(times, (0, int(number[-1] if len(number) else 0) + 1 - len(times))) for times in (few, many))
    enough = (few > (1 if strict else 0)) | (many > ENOUGH_WORDS - QUOTE_SHINGLE)
    kept = enough[number] if len(number) else np.zeros(0, bool)
    pairs, places, of_places = pairs[kept], places[kept], of_places[kept]
    goes_on = (pairs[1:] == pairs[:-1]) & (places[1:] == places[:-1] + 1) & (of_places[1:] == of_places[:-1] + 1)
    heads = np.flatnonzero(np.concatenate(([True], ~goes_on))) if len(pairs) else np.zeros(0, np.int64)
    lengths = np.diff(np.concatenate((heads, [len(pairs)])))
    return Passages(pairs[heads], places[heads], of_places[heads], lengths)


class Passages:
    """Pairs of texts that share runs of six words, and where; to be gone through once or more."""

    def __init__(self, pairs: Numbers, places: Numbers, of_places: Numbers, lengths: Numbers) -> None:
        self._seeds = tuple(values.astype(np.uint32) for values in (places, of_places, lengths))
        begins = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1]))) if len(pairs) else lengths
        self._pairs = pairs[begins]
        self._bounds = np.concatenate((begins, [len(pairs)]))

    def __len__(self) -> int:
        return len(self._pairs)

    def __iter__(self) -> Iterator[tuple[tuple[int, int], list[Seed]]]:
        for at in range(0, len(self._pairs), _TOLD_AT_ONCE):
            bounds = self._bounds[at : at + _TOLD_AT_ONCE + 1].tolist()
            seeds = list(zip(*(part[bounds[0] : bounds[-1]].tolist() for part in self._seeds), strict=True))
            for count, pair in enumerate(_unpacked(self._pairs[at : at + _TOLD_AT_ONCE])):
                yield pair, seeds[bounds[count] - bounds[0] : bounds[count + 1] - bounds[0]]
