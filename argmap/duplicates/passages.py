"""Pairs of texts that may quote each other, found with sorted arrays of runs of six words, and where their runs are.

Loads numpy. Must not know raw texts.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from argmap.duplicates.arrays import Numbers, WordTable, bucket_counts, chunks, mixed, pack, packed, unpacked
from argmap.duplicates.corpus import Progress
from argmap.duplicates.pairs import LATEST, QUOTE_SHINGLE, SOURCES, Seed
from argmap.duplicates.quotes import ENOUGH_WORDS

FINE_TEXTS = 5_000
"""Up to so many texts every run of words counts, beyond that only what goes on."""
_FREQUENT = 16
_TOLD_AT_ONCE = 1 << 14
_KEY_BITS = 64
_LOW = np.uint64(0xFFFFFFFF)


def passage_arrays(table: WordTable, progress: Progress | None) -> Passages:
    """Return the pairs that share a run of six words: each text with the first few, and with the two before it.

    A stock phrase that many texts have quotes nobody, unless it goes on for eight words. Among very many texts a
    passage is looked at where seven of its words are as they were, and of texts that share the same runs with one the
    earliest alone.
    """
    if progress is not None:
        progress("looking for quotations", 0.0)
    shingles, places = _shared_runs(table)
    texts = np.repeat(np.arange(len(table.lengths), dtype=np.uint32), table.lengths)[places]
    sources, laters = _with_sources(shingles, texts)
    number = _numbered(shingles)
    rare = np.bincount(number)[number[laters]] <= _FREQUENT
    pairs = pack(texts[sources], texts[laters])
    places -= table.starts[texts]
    later_places, source_places = places[laters], places[sources]
    del shingles, places, texts, sources, laters, number
    return _seeded(pairs, later_places, source_places, rare, len(table.lengths) > FINE_TEXTS)


def _shared_runs(table: WordTable) -> tuple[Numbers, Numbers]:
    """Return the hashes of the runs of words that occur again, sorted, and their places in the array."""
    bits = max(1, len(table.words).bit_length())
    everything = np.arange(len(table.lengths))
    counts, shift = bucket_counts(table, QUOTE_SHINGLE, everything)
    kept = [np.zeros(0, np.uint64)]
    for hashes, _, places in chunks(table, QUOTE_SHINGLE, everything):
        twice = counts[hashes >> shift] > 1
        kept.append(packed(hashes[twice], places[twice], bits))
    keys = np.concatenate(kept)
    keys.sort()
    # Places are in the order of texts, so hash and place in one key order hash, text and place.
    shingles = keys >> np.uint64(bits)
    again = shingles[1:] == shingles[:-1]
    shared = np.zeros(len(keys), dtype=bool)
    shared[1:] |= again
    shared[:-1] |= again
    return shingles[shared], (keys[shared] & np.uint64((1 << bits) - 1)).astype(np.int64)


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
    pairs, places, of_places, rare = _ordered(pairs, places, of_places, rare)
    number = _numbered(pairs)
    few, many = np.bincount(number[rare], minlength=1), np.bincount(number[~rare], minlength=1)
    few, many = (np.pad(times, (0, int(number[-1] if len(number) else 0) + 1 - len(times))) for times in (few, many))
    enough = (few > (1 if strict else 0)) | (many > ENOUGH_WORDS - QUOTE_SHINGLE)
    kept = enough[number] if len(number) else np.zeros(0, bool)
    pairs, places, of_places = pairs[kept], places[kept], of_places[kept]
    goes_on = (pairs[1:] == pairs[:-1]) & (places[1:] == places[:-1] + 1) & (of_places[1:] == of_places[:-1] + 1)
    heads = np.flatnonzero(np.concatenate(([True], ~goes_on))) if len(pairs) else np.zeros(0, np.int64)
    lengths = np.diff(np.concatenate((heads, [len(pairs)])))
    seeds = pairs[heads], places[heads], of_places[heads], lengths
    return Passages(*(_first_sources(*seeds) if strict else seeds))


def _ordered(pairs: Numbers, places: Numbers, of_places: Numbers, rare: Numbers) -> tuple[Numbers, ...]:
    """Return all four in the order of pairs and places."""
    if not len(pairs):
        return pairs, places, of_places, rare
    text_bits = int((pairs & _LOW).max()).bit_length()
    place_bits = int(max(places.max(), of_places.max())).bit_length()
    if 2 * (text_bits + place_bits) + 1 > _KEY_BITS:
        order = np.lexsort((places, pairs))
        return pairs[order], places[order], of_places[order], rare[order]
    # All in one number each, which takes a sort of numbers alone.
    keys = pairs >> np.uint64(32)
    for part, width in ((pairs & _LOW, text_bits), (places, place_bits), (of_places, place_bits), (rare, 1)):
        keys <<= np.uint64(width)
        keys |= part.astype(np.uint64)
    del part, pairs, places, of_places, rare
    keys.sort()
    rare = _taken(keys, 1) > 0
    of_places, places = _taken(keys, place_bits).astype(np.uint32), _taken(keys, place_bits).astype(np.uint32)
    second = _taken(keys, text_bits)
    keys <<= np.uint64(32)
    keys |= second
    return keys, places, of_places, rare


def _taken(keys: Numbers, width: int) -> Numbers:
    """Return the lowest bits of the keys, which lose them."""
    lowest = keys & np.uint64((1 << width) - 1)
    keys >>= np.uint64(width)
    return np.asarray(lowest)


def _first_sources(pairs: Numbers, places: Numbers, of_places: Numbers, lengths: Numbers) -> tuple[Numbers, ...]:
    """Return the pairs and seeds without the pairs whose later text shares the very same runs with an earlier text.

    Of what many have repeated the earliest is the source.
    """
    if not len(pairs):
        return pairs, places, of_places, lengths
    begins = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    runs = mixed((places.astype(np.uint64) << np.uint64(32)) | lengths.astype(np.uint64))
    keys = mixed(np.add.reduceat(runs, begins) + mixed(pairs[begins] & _LOW))
    first = np.zeros(len(begins), dtype=bool)
    first[np.unique(keys, return_index=True)[1]] = True
    kept = np.repeat(first, np.diff(np.concatenate((begins, [len(pairs)]))))
    return pairs[kept], places[kept], of_places[kept], lengths[kept]


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
            for count, pair in enumerate(unpacked(self._pairs[at : at + _TOLD_AT_ONCE])):
                yield pair, seeds[bounds[count] - bounds[0] : bounds[count + 1] - bounds[0]]
