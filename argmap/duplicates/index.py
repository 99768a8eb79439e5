"""An index that grows text by text and answers "is this already here?" while somebody types.

Holds words, runs of three words and their texts in plain dictionaries; loads no numpy. Must not know what the texts
belong to.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from operator import itemgetter

from rapidfuzz.distance import Indel

from argmap.duplicates.judge import VARIANT_FROM, judge
from argmap.duplicates.pairs import SHINGLE, SHORT_WORDS, deletions
from argmap.duplicates.result import Similar
from argmap.duplicates.tokens import is_word, token_texts

PASSAGE_FROM = 0.85
_COMPARED = 20
_WEIGHED = 1_024


class Index:
    """Texts to be asked about. `add` takes one in, `similar_to` finds the best for a text that may be half typed."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._tokens: list[tuple[str, ...]] = []
        self._words: list[str] = []
        self._characters: dict[str, str] = {}
        self._postings: dict[str, list[int]] = {}
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
        for token in tokens:
            if token not in self._characters and is_word(token):
                self._characters[token] = chr((len(self._characters) + 1) % 0x110000)
        words = self._coded(tokens)
        self._words.append(words)
        if len(same) == 1:
            for key in dict.fromkeys(_keys(words)):
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
        if not any(map(is_word, tokens)):
            return []
        words = self._coded(tokens)
        found = [Similar(number, "same", 1.0) for number in self._equal.get(tokens, ())]
        for number in self._likeliest(words):
            if self._tokens[number] != tokens and (similar := self._compared(number, tokens, words, at_least)):
                found += [
                    Similar(equal, similar.tier, similar.score, similar.why)
                    for equal in self._equal[self._tokens[number]]
                ]
        return sorted(found, key=lambda s: (-s.score, s.text))[:limit]

    def _coded(self, tokens: Iterable[str]) -> str:
        """Return the words with one character for each; one that no text has is the character 0."""
        known = self._characters
        return "".join([known.get(token, "\0") for token in tokens if token in known or is_word(token)])

    def _likeliest(self, words: str) -> list[int]:
        """Return the texts that share the most telling words and runs of words."""
        lists = [postings for key in dict.fromkeys(_keys(words)) if (postings := self._postings.get(key))]
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

    def _compared(self, number: int, tokens: tuple[str, ...], words: str, at_least: float) -> Similar | None:
        others = self._words[number]
        least = min(at_least, VARIANT_FROM)
        ratio = max(
            Indel.normalized_similarity(words, others, score_cutoff=least),
            Indel.normalized_similarity(" ".join(tokens), " ".join(self._tokens[number]), score_cutoff=least),
        )
        if ratio >= VARIANT_FROM - 0.05:
            found = judge(self._tokens[number], tokens)
            if found.tier is not None and found.score >= max(VARIANT_FROM, at_least):
                return Similar(number, found.tier, found.score, found.why)
        if 1 < len(words) < len(others):
            start = _best_start(words, others)
            score = Indel.normalized_similarity(words, others[start : start + len(words)])
            if score >= max(PASSAGE_FROM, at_least):
                return Similar(number, "quotes", score, "it holds these words")
        return Similar(number, None, ratio) if ratio >= at_least else None


def _keys(words: str) -> Iterator[str]:
    yield from words
    for at in range(len(words) - SHINGLE + 1):
        yield words[at : at + SHINGLE]
    if len(words) < SHORT_WORDS:
        yield from ("\0" + "".join(left) for left in deletions(words))


def _best_start(words: str, others: str) -> int:
    """Return where in the other text the words best fit: the alignment that most of them vote for."""
    votes: dict[int, int] = {}
    places = {word: at for at, word in reversed(list(enumerate(words)))}
    for at, word in enumerate(others):
        if word in places:
            start = max(0, at - places[word])
            votes[start] = votes.get(start, 0) + 1
    return max(votes, key=lambda start: (votes[start], -start), default=0)
