"""Many texts as one array of word numbers, exact repeats folded.

Knows texts in bulk. Must not know likeness. Numbers are exact (a vocabulary, no hashes) and in order of first use, so
the same texts always give the same arrays. Loads no numpy.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from argmap.duplicates.tokens import is_word, token_texts

Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done, from 0 to 1."""

_AT_ONCE = 2048
_FIRST = 128
"""Few at first, when most tokens are new."""
_SURROGATES = 0xD800
_SURROGATE_COUNT = 0x800
_CHARACTERS = 0x110000


class _Vocabulary(dict[str, int]):
    """Numbers for tokens as they come; surrogates are skipped, so that a number can stand as a character."""

    def __missing__(self, token: str) -> int:
        count = len(self)
        number = self[token] = count if count < _SURROGATES else count + _SURROGATE_COUNT
        return number


@dataclass(slots=True)
class Corpus:
    """Distinct texts as token numbers. Text d of the corpus is tokens[starts[d]:starts[d + 1]].

    `first` holds, for each distinct text, the number of the input text it is; `copies` the later ones that equal it.
    """

    vocabulary: _Vocabulary = field(default_factory=_Vocabulary)
    tokens: array[int] = field(default_factory=lambda: array("I"))
    starts: array[int] = field(default_factory=lambda: array("Q", [0]))
    first: array[int] = field(default_factory=lambda: array("Q"))
    copies: dict[int, list[int]] = field(default_factory=dict)
    texts: int = 0
    _wordy: dict[int, str] = field(default_factory=dict)
    _by_key: dict[bytes, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.first)

    def add(self, raw: str) -> tuple[int, bool]:
        """Take in a text; return its distinct number and whether it is new. A text of no tokens equals no other."""
        (ids,) = self.numbered((raw,))
        return self.take(raw, ids)

    def take(self, raw: str, ids: array[int] | memoryview[int]) -> tuple[int, bool]:
        """Take in a text of which the numbers of the tokens are known; return as `add` does."""
        number, self.texts = self.texts, self.texts + 1
        key = blake2b(ids if len(ids) else raw.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        distinct = self._by_key.setdefault(key, len(self.first))
        if distinct < len(self.first):
            self.copies.setdefault(distinct, []).append(number)
            return distinct, False
        if len(ids):
            self.tokens.frombytes(memoryview(ids).cast("B"))
        self.starts.append(len(self.tokens))
        self.first.append(number)
        return distinct, True

    def numbered(self, texts: Iterable[str]) -> list[array[int]]:
        """Return the numbers of the texts' tokens."""
        return [array("I", map(self.vocabulary.__getitem__, token_texts(raw))) for raw in texts]

    def again(self, distinct: int) -> None:
        """Count one more text that is known to equal a distinct one."""
        self.copies.setdefault(distinct, []).append(self.texts)
        self.texts += 1

    def spelled(self) -> list[str]:
        """Return the vocabulary as a list of tokens by number; skipped numbers are empty."""
        out = [""] * (max(self.vocabulary.values(), default=-1) + 1)
        for token, number in self.vocabulary.items():
            out[number] = token
        return out

    def token_numbers(self, distinct: int) -> array[int]:
        """Return the token numbers of one distinct text."""
        return self.tokens[self.starts[distinct] : self.starts[distinct + 1]]

    def as_characters(self, distinct: int) -> str:
        """Return a text's words, one character for each; they are exact up to a million different words."""
        wordy = self._wordy
        if not wordy:
            wordy.update((number, chr(number % _CHARACTERS)) for number in word_numbers(self))
        return "".join([wordy[number] for number in self.token_numbers(distinct) if number in wordy])


def collapse(texts: Sequence[str], progress: Progress | None = None, *, at_once: bool = False) -> Corpus:
    """Return the corpus of the texts, exact and typographic repeats folded.

    With `at_once` they are read with numpy, thousands at a time; only the order of the numbers of tokens may differ.
    """
    corpus = Corpus()
    known: dict[str, int] = {}
    read: Callable[[Sequence[str]], Sequence[array[int] | memoryview[int]]] = corpus.numbered
    if at_once:
        from argmap.duplicates.token_arrays import Reader

        read = Reader(corpus.vocabulary).numbers
    begin, count = 0, _FIRST
    while begin < len(texts):
        if progress is not None:
            progress("reading words", begin / len(texts))
        some = texts[begin : begin + count]
        begin, count = begin + count, min(2 * count, _AT_ONCE)
        new = [raw for raw in dict.fromkeys(some) if raw not in known]
        numbers = dict(zip(new, read(new), strict=True))
        for raw in some:
            distinct = known.get(raw)
            if distinct is None:
                known[raw], _ = corpus.take(raw, numbers[raw])
            else:
                corpus.again(distinct)
    return corpus


def word_numbers(corpus: Corpus) -> frozenset[int]:
    """Return the numbers of the tokens that are words, not marks."""
    return frozenset(number for token, number in corpus.vocabulary.items() if is_word(token))
