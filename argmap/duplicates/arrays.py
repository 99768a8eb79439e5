"""The words of many texts as arrays of numbers, their runs of words as hashes, pairs of texts as one number each.

Loads numpy. Must not know likeness, nor what texts are compared for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from argmap.duplicates.corpus import Corpus, word_numbers
from argmap.duplicates.quotes import Placed

Numbers = NDArray[Any]

_CHARACTERS = 0x110000
_CHUNK_WORDS = 1 << 16
_SIGN_BITS = 512
_AT_ONCE = 1 << 17
_SIGNED_AT_ONCE = 1 << 13
MULTIPLIERS = (
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
        self.lengths = np.diff(self.starts).astype(np.int32)
        sizes = np.array([len(word) + 1 for word in self.spelled], dtype=np.int32)
        self.characters = np.zeros(len(self.lengths), dtype=np.int32)
        wordy_texts = np.flatnonzero(self.lengths)
        if len(wordy_texts):
            self.characters[wordy_texts] = np.add.reduceat(sizes[self.words], self.starts[wordy_texts]) - 1

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
        for at in range(0, len(first), _AT_ONCE):
            here = slice(at, at + _AT_ONCE)
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


def pack(one: Numbers, other: Numbers) -> Numbers:
    """Return pairs of texts as one number each, the earlier in the upper half."""
    low, high = np.minimum(one, other).astype(np.uint64), np.maximum(one, other).astype(np.uint64)
    return np.asarray((low << np.uint64(32)) | high)


def packed(hashes: Numbers, texts: Numbers, bits: int) -> Numbers:
    """Return the hash in the upper bits and the text in the lower `bits`, so that one sort groups and orders both."""
    return np.asarray(((hashes >> np.uint64(bits)) << np.uint64(bits)) | texts.astype(np.uint64))


def mixed(hashes: Numbers) -> Numbers:
    """Return the hashes with every bit depending on all; the array itself is changed."""
    hashes ^= hashes >> np.uint64(32)
    hashes *= np.uint64(0xD6E8FEB86659FD93)
    hashes ^= hashes >> np.uint64(32)
    return hashes


def run_hashes(words: Numbers, k: int) -> Numbers:
    """Return a hash of 64 bits of each run of k words, by its first word."""
    count = max(0, len(words) - k + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for at in range(k):
        hashes += (words[at : at + count].astype(np.uint64) + np.uint64(1)) * np.uint64(MULTIPLIERS[at])
        hashes ^= hashes >> np.uint64(29)
    return mixed(hashes)


def chunks(table: WordTable, k: int, texts: Numbers) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Yield, for stretches of whole texts, the hashes of their shingles, the texts and the places in the array.

    A stretch and what is made of it stay in the processor's cache.
    """
    wanted = np.zeros(len(table.lengths), dtype=bool)
    wanted[texts] = True
    at = 0
    while at < len(wanted):
        end = int(np.searchsorted(table.starts, table.starts[at] + _CHUNK_WORDS, side="right")) - 1
        end = min(len(wanted), max(end, at + 1))
        begin = int(table.starts[at])
        owners = np.repeat(np.arange(at, end, dtype=np.uint32), table.lengths[at:end])
        words = table.words[begin : table.starts[end]]
        kept = None if wanted[at:end].all() else np.flatnonzero(wanted[owners])
        if kept is not None:
            words, owners = words[kept], owners[kept]
        hashes = run_hashes(words, k)
        inside = np.flatnonzero(owners[: len(hashes)] == owners[k - 1 :]) if len(hashes) else np.zeros(0, np.int64)
        yield hashes[inside], owners[inside], (inside if kept is None else kept[inside]) + begin
        at = end


def bucket_counts(table: WordTable, k: int, texts: Numbers) -> tuple[Numbers, np.uint64]:
    """Return how many shingles fall in each bucket of hashes: at least as many as each shingle has occurrences."""
    size = int(np.clip(int(table.lengths[texts].sum()) * 2, 1 << 12, 1 << 27)).bit_length()
    shift = np.uint64(64 - size)
    counts = np.zeros(1 << size, dtype=np.uint32)
    for hashes, _, _ in chunks(table, k, texts):
        np.add.at(counts, hashes >> shift, np.uint32(1))
    return counts, shift


def unpacked(pairs: Numbers) -> list[tuple[int, int]]:
    """Return packed pairs as (earlier, later)."""
    return list(zip((pairs >> np.uint64(32)).tolist(), (pairs & np.uint64(0xFFFFFFFF)).tolist(), strict=True))
