"""An index that grows text by text and answers "is this already here?" while somebody types.

Holds each text as a string of one character for each token, and the texts of each word and of each run of three words;
loads no numpy. Must not know what the texts belong to.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from rapidfuzz.distance import Indel

from argmap.duplicates.judge import VARIANT_FROM, judge
from argmap.duplicates.pairs import SHINGLE, SHORT_WORDS, deletions
from argmap.duplicates.result import Similar
from argmap.duplicates.tokens import is_word, token_texts

PASSAGE_FROM = 0.85
_COMPARED = 20
_WEIGHED = 1_024
_CHARACTERS = 0x110000


class Index:
    """Texts to be asked about. `add` takes one in, `similar_to` finds the best for a text that may be half typed."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self._vocabulary: list[str] = [""]
        self._tokens: list[array[int]] = []
        self._words: list[str] = []
        self._sizes = array("I")
        # Most runs of words are in one text alone: then the text's number stands for a list of one.
        self._postings: dict[int, int | array[int]] = {}
        self._first: dict[bytes, int] = {}
        self._copies: dict[int, list[int]] = {}
        for text in texts:
            self.add(text)

    def __len__(self) -> int:
        return len(self._tokens)

    def add(self, text: str) -> int:
        """Take in a text and return its number: how many were there before."""
        number = len(self._tokens)
        tokens = token_texts(text)
        numbers = array("I", [self._numbers.get(token) or self._numbered(token) for token in tokens])
        first = self._first.setdefault(numbers.tobytes(), number)
        if first != number:
            self._copies.setdefault(first, []).append(number)
            self._tokens.append(self._tokens[first])
            self._words.append(self._words[first])
            self._sizes.append(self._sizes[first])
            return number
        words = self._coded(tokens)
        self._tokens.append(numbers)
        self._words.append(words)
        self._sizes.append(sum(map(len, tokens)) + max(0, len(tokens) - 1))
        for key in set(_keys(words)):
            found = self._postings.get(key)
            if found is None:
                self._postings[key] = number
            elif isinstance(found, int):
                self._postings[key] = array("I", (found, number))
            else:
                found.append(number)
        return number

    def _numbered(self, token: str) -> int:
        number = self._numbers[token] = len(self._vocabulary)
        self._vocabulary.append(token)
        return number

    def similar_to(self, text: str, *, limit: int = 10, at_least: float = 0.6) -> list[Similar]:
        """Return the indexed texts like this one, best first: scores from 0 to 1, of at least `at_least`.

        The score of a text that holds the one asked for as a passage, or as its beginning, is of that passage.

        >>> index = Index(["We should wait for bigger models.", "Bigger models are riskier."])
        >>> [(s.text, s.tier) for s in index.similar_to("we should wait for bigger models")]
        [(0, 'edited')]
        """
        tokens = token_texts(text)
        if not any(map(is_word, tokens)):
            return []
        words = self._coded(tokens)
        numbers = array("I", [self._numbers.get(token, 0) for token in tokens])
        same = self._first.get(numbers.tobytes()) if all(numbers) else None
        found = [Similar(number, "same", 1.0) for number in self._equal(same)]
        spelled = " ".join(tokens)
        for number in self._likeliest(words):
            if number != same and (similar := self._compared(number, tokens, spelled, words, at_least)):
                found += [
                    Similar(equal, similar.tier, similar.score, similar.why) for equal in self._equal(similar.text)
                ]
        return sorted(found, key=lambda s: (-s.score, s.text))[:limit]

    def _equal(self, number: int | None) -> Sequence[int]:
        return () if number is None else (number, *self._copies.get(number, ()))

    def _spelled(self, number: int) -> list[str]:
        vocabulary = self._vocabulary
        return [vocabulary[token] for token in self._tokens[number]]

    def _coded(self, tokens: Iterable[str]) -> str:
        """Return the words with one character for each; one that no text has is the character 0."""
        known = self._numbers
        return "".join([chr(known.get(token, 0) % _CHARACTERS) for token in tokens if is_word(token)])

    def _likeliest(self, words: str) -> list[int]:
        """Return the texts that share the most telling words and runs of words."""
        lists: list[Sequence[int]] = []
        for key in dict.fromkeys(_keys(words)):
            found = self._postings.get(key)
            if found is not None:
                lists.append((found,) if isinstance(found, int) else found)
        weights: dict[int, float] = {}
        weighed = 0
        for postings in sorted(lists, key=lambda found: (len(found), found[0])):
            # The rarest come first; what very many texts share says nothing where rarer words have spoken.
            if weighed and weighed + len(postings) > _WEIGHED:
                break
            weighed += len(postings)
            weight = math.log1p(len(self._tokens) / len(postings))
            for number in postings[:_WEIGHED]:
                weights[number] = weights.get(number, 0.0) + weight
        # The sort is stable: of equal weight the one met first, in a rarer run, comes first.
        return [number for number, _ in sorted(weights.items(), key=itemgetter(1), reverse=True)[:_COMPARED]]

    def _compared(
        self, number: int, tokens: Sequence[str], spelled: str, words: str, at_least: float
    ) -> Similar | None:
        others, size = self._words[number], self._sizes[number]
        least = min(at_least, VARIANT_FROM)
        ratio = Indel.normalized_similarity(words, others, score_cutoff=least)
        # Texts of very different size cannot be alike by their characters.
        if 2 * min(size, len(spelled)) >= least * (size + len(spelled)):
            characters = Indel.normalized_similarity(spelled, " ".join(self._spelled(number)), score_cutoff=least)
            ratio = max(ratio, characters)
        if ratio >= VARIANT_FROM - 0.05:
            found = judge(self._spelled(number), tokens)
            if found.tier is not None and found.score >= max(VARIANT_FROM, at_least):
                return Similar(number, found.tier, found.score, found.why)
        enough = max(PASSAGE_FROM, at_least)
        # A passage of that likeness has as many of the words, wherever they stand.
        if 1 < len(words) < len(others) and sum(map(others.__contains__, words)) >= enough * len(words):
            start = _best_start(words, others)
            score = Indel.normalized_similarity(words, others[start : start + len(words)])
            if score >= enough:
                return Similar(number, "quotes", score, "it holds these words")
        return Similar(number, None, ratio) if ratio >= at_least else None


def _keys(words: str) -> Iterator[int]:
    """Yield the words as their numbers, and runs of words as hashes, which are never as small."""
    yield from map(ord, words)
    for at in range(len(words) - SHINGLE + 1):
        yield hash(words[at : at + SHINGLE]) | _RUN
    if len(words) < SHORT_WORDS:
        for left in deletions(words):
            yield hash("\0" + "".join(left)) | _RUN


_RUN = 1 << 62


def _best_start(words: str, others: str) -> int:
    """Return where in the other text the words best fit: the alignment that most of them vote for."""
    votes: dict[int, int] = {}
    places = {word: at for at, word in reversed(list(enumerate(words)))}
    for at, word in enumerate(others):
        if word in places:
            start = max(0, at - places[word])
            votes[start] = votes.get(start, 0) + 1
    return max(votes, key=lambda start: (votes[start], -start), default=0)
