"""Passages of one text that stand in another, word for word or lightly edited, with their places in both.

A seed is a run of six equal words. It is extended on both sides as long as the words that agree outweigh those that do
not. Knows two texts. Must not know how the pair was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.duplicates.edits import edits
from argmap.duplicates.pairs import Seed
from argmap.duplicates.result import Span
from argmap.duplicates.tokens import token_span

SEED_WORDS = 6
ENOUGH_WORDS = 8
_WINDOW = 48
_GIVE_UP = 12
_SEEDS = 8


class Stretch(NamedTuple):
    """Tokens of a text from first to last, the last included, and words [start, end): the same but for marks."""

    first: int
    last: int
    start: int
    end: int


class Placed(NamedTuple):
    """A text to be aligned: its words, one character for each.

    `tokens` are the numbers of all its tokens, by which `vocabulary` spells them; `at`, less `base`, says which of them
    are words.
    """

    raw: str
    words: str
    tokens: Sequence[int]
    at: Sequence[int]
    vocabulary: Sequence[str]
    base: int = 0

    def place(self, word: int) -> int:
        """Return which token a word is; the number of tokens after the last word, -1 before the first."""
        if word < 0:
            return -1
        return self.at[word] - self.base if word < len(self.words) else len(self.tokens)

    def spelled(self, stretch: Stretch) -> list[str]:
        """Return the tokens of a stretch."""
        return [self.vocabulary[number] for number in self.tokens[stretch.first : stretch.last + 1]]


class Alignment(NamedTuple):
    """Words [start, end) of one text that say what words [of_start, of_end) of another say; `matched` are equal."""

    start: int
    end: int
    of_start: int
    of_end: int
    matched: int

    @property
    def share(self) -> float:
        """Return which share of the words of both is equal, from 0 to 1."""
        return 2 * self.matched / (self.end - self.start + self.of_end - self.of_start)


def alignments(words: str, of_words: str, seeds: Iterable[Seed]) -> list[Alignment]:
    """Return the passages two texts share, not overlapping in the first. `seeds` are in order of their place there."""
    found: list[Alignment] = []
    done = 0
    for place, of_place, length in seeds:
        ahead = max(0, done - place)
        i, j = place + ahead, of_place + ahead
        seed = words[i : i + SEED_WORDS]
        if ahead >= length or of_words[j : j + SEED_WORDS] != seed:
            continue
        starts: list[int] = []
        at = of_words.find(seed)
        while at >= 0 and len(starts) < _SEEDS:
            starts.append(at)
            at = of_words.find(seed, at + 1)
        if len(starts) == 1:
            best = _extended(words, of_words, i, j, done, length - ahead)
        else:
            best = max((_extended(words, of_words, i, j, done) for j in starts), key=lambda a: (a.matched, -a.of_start))
        found.append(best)
        done = best.end
    return found


class Passage(NamedTuple):
    """A stretch of one text that stands in another; `matched` words agree, which is `share` of the words of both.

    `turned` says that the other text alone marks it as quoted, so that it is the one that quotes.
    """

    stretch: Stretch
    of_stretch: Stretch
    matched: int
    share: float
    turned: bool


def passages(mine: Placed, theirs: Placed, seeds: Iterable[Seed], quote_marks: frozenset[int]) -> list[Passage]:
    """Return the passages that count as quotations. `quote_marks` are the numbers of quotation marks."""
    found = []
    for alignment in alignments(mine.words, theirs.words, seeds):
        stretch, of_stretch = _with_marks(alignment, mine, theirs)
        enough = alignment.matched >= ENOUGH_WORDS
        of_cued = _cued(theirs, of_stretch, quote_marks)
        cued = (of_cued or not enough) and _cued(mine, stretch, quote_marks)
        if enough or cued or of_cued:
            found.append(Passage(stretch, of_stretch, alignment.matched, alignment.share, of_cued and not cued))
    return found


def _with_marks(found: Alignment, mine: Placed, theirs: Placed) -> tuple[Stretch, Stretch]:
    """Return both stretches of an alignment, with the marks that both have at an end: the full stop of a sentence.

    What closes the sentence before is not taken in, nor what opens something after.
    """
    tokens, of_tokens = mine.tokens, theirs.tokens
    a, b = mine.place(found.start), mine.place(found.end - 1)
    c, d = theirs.place(found.of_start), theirs.place(found.of_end - 1)
    if b + 1 < len(tokens) and d + 1 < len(of_tokens) and tokens[b + 1] == of_tokens[d + 1]:
        ends, of_ends = mine.place(found.end), theirs.place(found.of_end)
        while b + 1 < ends and d + 1 < of_ends and tokens[b + 1] == of_tokens[d + 1]:
            if mine.vocabulary[tokens[b + 1]] in _OPENS:
                break
            b, d = b + 1, d + 1
    if a and c and tokens[a - 1] == of_tokens[c - 1]:
        begins, of_begins = mine.place(found.start - 1), theirs.place(found.of_start - 1)
        while a - 1 > begins and c - 1 > of_begins and tokens[a - 1] == of_tokens[c - 1]:
            if mine.vocabulary[tokens[a - 1]] in _CLOSES:
                break
            a, c = a - 1, c - 1
    return Stretch(a, b, found.start, found.end), Stretch(c, d, found.of_start, found.of_end)


def _cued(text: Placed, stretch: Stretch, quote_marks: frozenset[int]) -> bool:
    # Most passages are not marked, which the tokens tell at once.
    first = stretch.first
    marked = text.tokens[first] in quote_marks or (first > 0 and text.tokens[first - 1] in quote_marks)
    if not marked and ">" not in text.raw and "&gt;" not in text.raw:
        return False
    return in_quotation(text.raw, token_span(text.raw, stretch.first, stretch.last))


def in_quotation(raw: str, span: Span) -> bool:
    """Return whether a passage stands between quotation marks or in a line that begins with `>`."""
    start, end = span
    before, after = raw[:start].rstrip(), raw[end:].lstrip(" .,;:!?…")
    if raw[start : start + 1] in _OPENING or (before[-1:] in _OPENING and after[:1] in _CLOSING):
        return True
    line = raw[raw.rfind("\n", 0, start) + 1 : start].lstrip()
    return line.startswith((">", "&gt;"))


_OPENS = frozenset("([{")
_CLOSES = frozenset(".,;:!?…)]}%-*")
_OPENING = tuple("\"“„«'‘")
_CLOSING = tuple("\"”»'’“")


def _extended(words: str, of_words: str, i: int, j: int, floor: int, runs: int = 1) -> Alignment:
    """Return the passage around so many runs of equal words, one after the other, the first at i and at j."""
    matched = SEED_WORDS - 1 + runs
    right, of_right = i + matched, j + matched
    while True:
        more, of_more, equal = _reach(words[right : right + _WINDOW], of_words[of_right : of_right + _WINDOW])
        if not more:
            break
        right, of_right, matched = right + more, of_right + of_more, matched + equal
    left, of_left = i, j
    while True:
        ahead, of_ahead = words[max(floor, left - _WINDOW) : left], of_words[max(0, of_left - _WINDOW) : of_left]
        more, of_more, equal = _reach(ahead[::-1], of_ahead[::-1])
        if not more:
            break
        left, of_left, matched = left - more, of_left - of_more, matched + equal
    return Alignment(left, right, of_left, of_right, matched)


def _reach(ahead: str, of_ahead: str) -> tuple[int, int, int]:
    """Return how many words of each go on saying the same, and how many of them are equal.

    Where what differs outweighs what agrees, the rest is left.
    """
    if not ahead or not of_ahead:
        return (0, 0, 0)
    score = best = equal = 0
    reach = (0, 0, 0)
    for tag, start, end, of_start, of_end in edits(ahead, of_ahead):
        if tag == "equal":
            score += end - start
            equal += end - start
            if score > best:
                best, reach = score, (end, of_end, equal)
        else:
            score -= end - start + of_end - of_start
            if score < best - _GIVE_UP:
                break
    return reach
