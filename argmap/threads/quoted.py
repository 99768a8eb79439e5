"""Whether a quote stands in its source: word for word, edited, or not at all; and which passages quotes map.

Knows two texts. Must not know files or debates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from argmap.duplicates.result import Span
from argmap.duplicates.tokens import Token, is_word, token_texts, tokenise

EDITED_FROM = 0.75
_OMISSION = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
_VOTES = 6
_GRAM = 2


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What was found: `source[span]` is the place, None where the quote is missing; `score` from 0 to 1.

    A quote is verbatim where only typography and line breaks differ, and where what it leaves out is marked `…`.
    """

    status: Literal["verbatim", "edited", "missing"]
    span: Span | None = None
    found: str = ""
    score: float = 0.0


class SourceText:
    """A source prepared for checking quotes against it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenise(text)
        self._texts = [token.text for token in self._tokens]
        self._grams: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self._texts) - _GRAM + 1):
            self._grams.setdefault((*self._texts[at : at + _GRAM],), []).append(at)
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(self._texts):
            self._places.setdefault(word, []).append(at)

    def check(self, quote: str) -> QuoteCheck:
        """Return where the quote stands.

        >>> source = SourceText("They said: “We could wait for much bigger models.” Then they left.")
        >>> source.check("we could wait … models").status, source.check("we could wait for bigger models").status
        ('verbatim', 'edited')
        """
        parts = [token_texts(part) for part in _OMISSION.split(quote)]
        parts = [part for part in parts if part]
        if not parts:
            return QuoteCheck("missing")
        if (run := self._in_order(parts)) is not None:
            return self._found("verbatim", run, 1.0)
        return self._nearest(token_texts(quote))

    def _in_order(self, parts: list[list[str]]) -> Span | None:
        for first in self._runs(parts[0], 0):
            end = first + len(parts[0])
            for part in parts[1:]:
                at = next(self._runs(part, end), None)
                if at is None:
                    break
                end = at + len(part)
            else:
                return (first, end)
        return None

    def _runs(self, part: list[str], after: int) -> Iterator[int]:
        rarest = min(range(len(part)), key=lambda i: len(self._places.get(part[i], ())))
        for place in self._places.get(part[rarest], ()):
            start = place - rarest
            if start >= after and self._texts[start : start + len(part)] == part:
                yield start

    def _nearest(self, quote: list[str]) -> QuoteCheck:
        from rapidfuzz.distance import Indel

        from argmap.duplicates.judge import likeness

        best: tuple[float, Span] | None = None
        words = [token for token in quote if is_word(token)]
        for start in self._likely_starts(quote):
            low, high = max(0, start - len(quote) // 2 - 2), start + len(quote) + len(quote) // 2 + 2
            equal = [op for op in Indel.opcodes(quote, self._texts[low:high]) if op.tag == "equal"]
            if not equal:
                continue
            run = _densest([(low + op.dest_start, low + op.dest_end) for op in equal], len(quote))
            there = [token for token in self._texts[run[0] : run[1]] if is_word(token)]
            _, score = likeness(words, there)
            if best is None or score > best[0]:
                best = (score, run)
        if best is None or best[0] < EDITED_FROM:
            return QuoteCheck("missing", score=best[0] if best else 0.0)
        return self._found("edited", best[1], best[0])

    def _likely_starts(self, quote: list[str]) -> list[int]:
        votes: dict[int, int] = {}
        for at in range(len(quote) - _GRAM + 1):
            for place in self._grams.get((*quote[at : at + _GRAM],), ())[:200]:
                start = max(0, place - at)
                votes[start] = votes.get(start, 0) + 1
        return sorted(votes, key=lambda start: (-votes[start], start))[:_VOTES]

    def _found(self, status: Literal["verbatim", "edited"], run: Span, score: float) -> QuoteCheck:
        span = (self._tokens[run[0]].start, self._tokens[run[1] - 1].end)
        return QuoteCheck(status, span, self._text[span[0] : span[1]], score)


def _densest(runs: list[Span], length: int) -> Span:
    """Return the stretch from one equal run to another that holds most equal tokens for its length."""
    best, best_gain = runs[0], float("-inf")
    for i, (start, _) in enumerate(runs):
        held = 0
        for low, end in runs[i:]:
            held += end - low
            gain = 2 * held / (length + end - start)
            if gain > best_gain:
                best, best_gain = (start, end), gain
    return best


def mapped_passages(passages: Sequence[str], quotes: Iterable[str]) -> frozenset[int]:
    """Return which passages a quote stands in, or holds: those that have become part of a map."""
    return frozenset(mapped_by(passages, (("", quote) for quote in quotes)))


def mapped_by(passages: Sequence[str], quotes: Iterable[tuple[str, str]]) -> dict[int, tuple[str, ...]]:
    """Return for each mapped passage the names of the quotes that map it; `quotes` are pairs of name and text."""
    texts = [_words(tokenise(passage)) for passage in passages]
    found: dict[int, dict[str, None]] = {}
    for name, quote in quotes:
        for part in _OMISSION.split(quote):
            words = _words(tokenise(part))
            if words.strip():
                for i, text in enumerate(texts):
                    if text.strip() and (words in text or text in words):
                        found.setdefault(i, {})[name] = None
    return {i: tuple(names) for i, names in sorted(found.items())}


def _words(tokens: Sequence[Token]) -> str:
    return " " + " ".join(token.text for token in tokens if is_word(token.text)) + " "
