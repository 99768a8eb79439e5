"""An index that grows text by text and answers "is this already here?" while somebody types.

Holds words and their texts in plain dictionaries; loads no numpy. Must not know what the texts belong to.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence

from argmap.duplicates.judge import VARIANT_FROM, judge, likeness
from argmap.duplicates.pairs import SHINGLE, SHORT_WORDS, deletions
from argmap.duplicates.result import Similar
from argmap.duplicates.tokens import is_word, token_texts

_COMPARED = 24
_COMMON = 512
_WEIGHED = 4_096


class Index:
    """Texts to be asked about. `add` takes one in, `similar_to` finds the best for a text that may be half typed."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._tokens: list[tuple[str, ...]] = []
        self._postings: dict[object, list[int]] = {}
        self._equal: dict[tuple[str, ...], list[int]] = {}
        for text in texts:
            self.add(text)

    def __len__(self) -> int:
        return len(self._tokens)

    def add(self, text: str) -> int:
        """Take in a text and return its number: how many were there before."""
        tokens = tuple(token_texts(text))
        number = len(self._tokens)
        same = self._equal.setdefault(tokens, [])
        same.append(number)
        self._tokens.append(tokens)
        if len(same) == 1:
            for key in _keys([token for token in tokens if is_word(token)]):
                self._postings.setdefault(key, []).append(number)
        return number

    def similar_to(self, text: str, *, limit: int = 10, at_least: float = 0.6) -> list[Similar]:
        """Return the indexed texts like this one, best first: scores from 0 to 1, of at least `at_least`.

        The score of a text that holds the one asked for as a passage, or as its beginning, is of that passage.

        >>> index = Index(["We should wait for bigger models.", "Bigger models are riskier."])
        >>> [(s.text, s.tier) for s in index.similar_to("we should wait for bigger models")]
        [(0, 'edited')]
        """
        tokens = tuple(token_texts(text))
        words = [token for token in tokens if is_word(token)]
        if not words:
            return []
        found = [Similar(number, "same", 1.0) for number in self._equal.get(tokens, ())]
        for number in self._likeliest(words):
            if self._tokens[number] != tokens and (similar := self._compared(number, tokens, words)):
                found += [
                    Similar(equal, similar.tier, similar.score, similar.why)
                    for equal in self._equal[self._tokens[number]]
                ]
        found = [similar for similar in found if similar.score >= at_least]
        return sorted(found, key=lambda s: (-s.score, s.text))[:limit]

    def _likeliest(self, words: list[str]) -> list[int]:
        """Return the texts that share the most telling words and runs of words."""
        lists = [postings for key in set(_keys(words)) if (postings := self._postings.get(key))]
        weights: dict[int, float] = {}
        weighed = 0
        for postings in sorted(lists, key=lambda found: (len(found), found[0])):
            # The rarest come first; what half of all texts share says nothing where rarer words have spoken.
            if weighed > _WEIGHED or (len(postings) > _COMMON and len(weights) >= _COMPARED):
                break
            weighed += len(postings)
            weight = math.log1p(len(self._tokens) / len(postings))
            for number in postings:
                weights[number] = weights.get(number, 0.0) + weight
        return heapq.nsmallest(_COMPARED, weights, key=lambda number: (-weights[number], number))

    def _compared(self, number: int, tokens: Sequence[str], words: list[str]) -> Similar | None:
        others = self._tokens[number]
        found = judge(others, tokens)
        if found.tier is not None and found.score >= VARIANT_FROM:
            return Similar(number, found.tier, found.score, found.why)
        other_words = [token for token in others if is_word(token)]
        if 1 < len(words) < len(other_words):
            start = _best_start(words, other_words)
            _, score = likeness(other_words[start : start + len(words)], words)
            if score >= EDITED_PASSAGE:
                return Similar(number, "quotes", score, "it holds these words")
        return Similar(number, None, found.score) if found.score > 0 else None


EDITED_PASSAGE = 0.85


def _keys(words: Sequence[str]) -> Iterable[object]:
    yield from words
    for at in range(len(words) - SHINGLE + 1):
        yield (words[at], words[at + 1], words[at + 2])
    if len(words) < SHORT_WORDS:
        yield from (("short", *left) for left in deletions(words))


def _best_start(words: list[str], others: list[str]) -> int:
    """Return where in the other text the words best fit: the alignment that most of them vote for."""
    votes: dict[int, int] = {}
    places: dict[str, int] = {word: at for at, word in reversed(list(enumerate(words)))}
    for at, word in enumerate(others):
        if word in places:
            start = max(0, at - places[word])
            votes[start] = votes.get(start, 0) + 1
    return max(votes, key=lambda start: (votes[start], -start), default=0)
