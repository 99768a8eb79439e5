"""The tokens of many texts read at once, as arrays: what `tokens` reads one by one, in a fifth of its time.

Texts are joined to one array of bytes; tokens are where the kind of byte changes. What this cannot tell exactly (signs
and points in numbers, runs of marks, other alphabets, words of more than 24 bytes) is left to `tokens`, text by text.
Loads numpy. Must not know what words mean.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from argmap.duplicates.tokens import as_ascii, token_span, token_texts

Numbers = NDArray[Any]

_WORD, _DIGIT, _MARK, _APOSTROPHE, _JOINS_NUMBERS, _RUNS, _ODD = (1 << bit for bit in range(7))
_AT_ONCE = 2048
_EIGHT = 8
_LONGEST = 24
_PROBES = 32
_MULTIPLIERS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
_FIRST_BYTES = np.array([(1 << 8 * count) - 1 for count in range(_EIGHT + 1)], dtype=np.uint64)


def _kind(byte: int) -> int:
    char = chr(byte)
    if byte > 0x7F or (byte < 0x20 and char not in "\t\n\v\f\r\x1c\x1d\x1e\x1f") or byte == 0x7F:
        return _ODD
    if char.isspace():
        return 0
    if char.isalnum():
        return _WORD | (_DIGIT if char.isdigit() else 0)
    kind = _MARK
    kind |= _APOSTROPHE if char in "'`" else 0
    kind |= _JOINS_NUMBERS if char in ".,:/+-" else 0
    return kind | (_RUNS if char in ".-" else 0)


_KINDS = bytes(map(_kind, range(256)))
_FOLDED = bytes(ord("'") if char == "`" else ord(char.lower()) for char in map(chr, range(256)) if ord(char) < 0x80)
_FOLDED += bytes(range(0x80, 0x100))


class _Block(NamedTuple):
    """Texts as one array of folded bytes, their tokens [starts, ends), and which of the tokens each text has.

    Text t has the tokens from bounds[t] up to bounds[t + 1], and begins at offsets[t]. `hard` are the texts whose
    tokens are not told here.
    """

    data: bytes
    starts: Numbers
    ends: Numbers
    bounds: list[int]
    offsets: list[int]
    hard: frozenset[int]


def _block(texts: Sequence[str], plain: Callable[[str], str | None]) -> _Block:
    shown = list(map(plain, texts))
    hard = {at for at, text in enumerate(shown) if text is None}
    kept = [text or "" for text in shown]
    offsets = list(accumulate((len(text) + 1 for text in kept), initial=1))
    # Spaces around, so that what stands before and after each byte can be asked.
    data = f"\n{chr(10).join(kept)}{' ' * (_LONGEST + 1)}".encode("ascii").translate(_FOLDED)
    kinds = np.frombuffer(data.translate(_KINDS), dtype=np.uint8)
    words = (kinds & _WORD).astype(bool)
    apostrophes = np.flatnonzero(kinds & _APOSTROPHE)
    inside = apostrophes[words[apostrophes - 1] & words[apostrophes + 1]]
    words[inside] = True
    marks = (kinds & _MARK).astype(bool)
    marks[inside] = False
    starts = np.flatnonzero(words[1:] & ~words[:-1] | marks[1:]) + 1
    ends = np.flatnonzero(words[:-1] & ~words[1:] | marks[:-1]) + 1
    odd = np.concatenate((_odd_places(kinds, starts, inside), starts[ends - starts > _LONGEST]))
    hard.update((np.searchsorted(offsets, odd, side="right") - 1).tolist())
    bounds = np.searchsorted(starts, offsets).tolist()
    return _Block(data, starts, ends, bounds, offsets, frozenset(hard))


def _odd_places(kinds: Numbers, starts: Numbers, inside: Numbers) -> Numbers:
    """Return where a text is not told by the kinds of its bytes alone."""
    odd = [np.flatnonzero(kinds & _ODD), np.flatnonzero(kinds[1:] & kinds[:-1] & _RUNS)]
    digits = np.flatnonzero(kinds & _DIGIT)
    if len(digits):
        joined = (kinds[digits - 1] & (_JOINS_NUMBERS | _APOSTROPHE)) | (kinds[digits + 1] & _APOSTROPHE)
        odd.append(digits[joined > 0])
        # In 1st's the apostrophe is none of a word.
        begun = inside[(kinds[starts[np.searchsorted(starts, inside, side="right") - 1]] & _DIGIT) > 0]
        odd.append(begun)
    return np.concatenate(odd)


class Reader:
    """Reads texts as numbers of tokens; `vocabulary` gives each token its number, a new one too."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._known = _Known()

    def numbers(self, texts: Sequence[str]) -> list[Any]:
        """Return the numbers of each text's tokens, as arrays of unsigned numbers of 32 bits."""
        block = _block(texts, as_ascii)
        numbers = memoryview(self._numbers(block).data)
        bounds, hard, number_of = block.bounds, block.hard, self._vocabulary.__getitem__
        return [
            array("I", map(number_of, token_texts(text))) if at in hard else numbers[bounds[at] : bounds[at + 1]]
            for at, text in enumerate(texts)
        ]

    def _numbers(self, block: _Block) -> Numbers:
        keys = _keys(block.data, block.starts, np.minimum(block.ends - block.starts, _LONGEST))
        numbers, unknown = self._known.look_up(keys)
        if len(unknown):
            data, starts, ends = block.data, block.starts[unknown].tolist(), block.ends[unknown].tolist()
            spelled = [data[start:end].decode("ascii") for start, end in zip(starts, ends, strict=True)]
            # Texts told elsewhere have stretches here that are no tokens, and those get no number.
            skipped = _of_texts(block, block.hard)[unknown].tolist()
            number_of = self._vocabulary.__getitem__
            given = [0 if skip else number_of(token) for token, skip in zip(spelled, skipped, strict=True)]
            numbers[unknown] = given
            first = {token: at for at, token in reversed(list(enumerate(spelled))) if not skipped[at]}
            new = np.array(sorted(first.values()), dtype=np.int64)
            self._known.add(keys.at(unknown[new]), numbers[unknown[new]])
        return numbers


def _of_texts(block: _Block, texts: frozenset[int]) -> Numbers:
    """Return for each token whether it is of one of the texts."""
    found = np.zeros(len(block.starts), dtype=bool)
    for text in texts:
        found[block.bounds[text] : block.bounds[text + 1]] = True
    return found


class _Keys(NamedTuple):
    """Tokens as numbers: their bytes 0 to 8, 8 to 16, 16 to 24, and how many they are. Exact, no hashes."""

    first: Numbers
    second: Numbers
    third: Numbers
    lengths: Numbers

    def at(self, places: Numbers) -> _Keys:
        return _Keys(*(part[places] for part in self))

    def hashes(self) -> Numbers:
        mixed = (self.first * _MULTIPLIERS[0]) ^ (self.second * _MULTIPLIERS[1]) ^ (self.third * _MULTIPLIERS[2])
        mixed ^= mixed >> np.uint64(29)
        return np.asarray(mixed * _MULTIPLIERS[1])


def _keys(data: bytes, starts: Numbers, lengths: Numbers) -> _Keys:
    eights = np.ndarray((len(data) - _EIGHT + 1,), dtype="<u8", buffer=data, strides=(1,))
    first = eights[starts] & _FIRST_BYTES[np.minimum(lengths, _EIGHT)]
    second, third = np.zeros(len(starts), dtype=np.uint64), np.zeros(len(starts), dtype=np.uint64)
    for part, before in ((second, _EIGHT), (third, 2 * _EIGHT)):
        long = np.flatnonzero(lengths > before)
        part[long] = eights[starts[long] + before] & _FIRST_BYTES[np.minimum(lengths[long] - before, _EIGHT)]
    return _Keys(first, second, third, lengths.astype(np.uint8))


class _Known:
    """A table of tokens that have a number already, asked for many at once: open addressing, at most half full."""

    def __init__(self) -> None:
        empty = np.zeros(0, dtype=np.uint64)
        self._keys = _Keys(empty, empty, empty, np.zeros(0, dtype=np.uint8))
        self._numbers = np.zeros(0, dtype=np.uint32)
        self._bits = 16
        self._slots = np.full(1 << self._bits, -1, dtype=np.int32)

    def look_up(self, keys: _Keys) -> tuple[Numbers, Numbers]:
        """Return the numbers of the tokens, and the places of those that have none yet, or are not found soon."""
        numbers = np.zeros(len(keys.first), dtype=np.uint32)
        if not len(self._numbers):
            return numbers, np.arange(len(numbers))
        slots = self._home(keys)
        open = np.arange(len(numbers))
        missing = [np.zeros(0, dtype=np.int64)]
        for _ in range(_PROBES):
            entries = self._slots[slots]
            found = self._equal(entries, keys, open)
            numbers[open[found]] = self._numbers[entries[found]]
            free = entries < 0
            missing.append(open[free])
            on = ~(found | free)
            open, slots = open[on], (slots[on] + 1) & (len(self._slots) - 1)
            if not len(open):
                break
        return numbers, np.sort(np.concatenate((*missing, open)))

    def _equal(self, entries: Numbers, keys: _Keys, places: Numbers) -> Numbers:
        mine = self._keys
        same = (entries >= 0) & (mine.first[entries] == keys.first[places])
        same &= mine.lengths[entries] == keys.lengths[places]
        long = np.flatnonzero(same & (keys.lengths[places] > _EIGHT))
        if len(long):
            one, other = entries[long], places[long]
            same[long] = (mine.second[one] == keys.second[other]) & (mine.third[one] == keys.third[other])
        return np.asarray(same)

    def add(self, keys: _Keys, numbers: Numbers) -> None:
        """Take in tokens, each once, that are not here."""
        before = len(self._numbers)
        self._keys = _Keys(*(np.concatenate(parts) for parts in zip(self._keys, keys, strict=True)))
        self._numbers = np.concatenate((self._numbers, numbers))
        if 2 * len(self._numbers) > len(self._slots):
            self._bits = (4 * len(self._numbers)).bit_length()
            self._slots = np.full(1 << self._bits, -1, dtype=np.int32)
            before = 0
        self._place(np.arange(before, len(self._numbers), dtype=np.int32))

    def _place(self, entries: Numbers) -> None:
        slots = self._home(self._keys.at(entries))
        for _ in range(_PROBES):
            free = self._slots[slots] < 0
            self._slots[slots[free]] = entries[free]
            left = self._slots[slots] != entries
            entries, slots = entries[left], (slots[left] + 1) & (len(self._slots) - 1)

    def _home(self, keys: _Keys) -> Numbers:
        return np.asarray((keys.hashes() >> np.uint64(64 - self._bits)).astype(np.int64))


def token_spans(wanted: Sequence[tuple[str, int, int]]) -> list[tuple[int, int]]:
    """Return for each raw text and numbers of tokens the span from the first to the last of them, both included."""
    spans: list[tuple[int, int]] = []
    for begin in range(0, len(wanted), _AT_ONCE):
        some = wanted[begin : begin + _AT_ONCE]
        numbers = {raw: at for at, raw in enumerate(dict.fromkeys(raw for raw, _, _ in some))}
        block = _block(list(numbers), _in_place)
        texts = [numbers[raw] for raw, _, _ in some]
        firsts = [block.bounds[text] + first for text, (_, first, _) in zip(texts, some, strict=True)]
        lasts = [block.bounds[text] + last for text, (_, _, last) in zip(texts, some, strict=True)]
        for text, first, last, one in zip(texts, firsts, lasts, some, strict=True):
            if text in block.hard:
                spans.append(token_span(*one))
            else:
                offset = block.offsets[text]
                spans.append((int(block.starts[first]) - offset, int(block.ends[last]) - offset))
    return spans


def _in_place(raw: str) -> str | None:
    """Return the text in ASCII, each character at its place; None where that is not to be had."""
    text = as_ascii(raw)
    return text if text is not None and len(text) == len(raw) else None
