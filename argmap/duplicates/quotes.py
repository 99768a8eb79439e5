"""Passages of one text that stand in another, word for word or lightly edited, with their spans in both.

A seed is a run of six equal words. It is extended on both sides as long as the words that agree outweigh those that do
not. Knows two texts. Must not know how the pair was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from argmap.duplicates.judge import likeness
from argmap.duplicates.result import Span
from argmap.duplicates.tokens import Token, is_word, tokenise

SEED_WORDS = 6
ENOUGH_WORDS = 8
_WINDOW = 48
_GIVE_UP = 12
_LEAST_SCORE = 0.6
_SEEDS = 8
_CUES = ">\"“„«'‘"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage in two texts: raw spans, how many words agree, and likeness from 0 to 1."""

    span: Span
    of_span: Span
    matched: int
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words [start, end) of one text that say what words [of_start, of_end) of another say; `matched` are equal."""

    start: int
    end: int
    of_start: int
    of_end: int
    matched: int


def alignments(words: str, of_words: str) -> list[Alignment]:
    """Return the passages two texts share, given with one character for each word; not overlapping in the first."""
    grams: dict[str, int] = {}
    for j in range(len(of_words) - SEED_WORDS, -1, -1):
        grams[of_words[j : j + SEED_WORDS]] = j
    found: list[Alignment] = []
    done = 0
    for i in range(len(words) - SEED_WORDS + 1):
        seed = words[i : i + SEED_WORDS]
        if i < done or seed not in grams:
            continue
        starts: list[int] = []
        at = grams[seed]
        while at >= 0 and len(starts) < _SEEDS:
            starts.append(at)
            at = of_words.find(seed, at + 1)
        best = max((_extended(words, of_words, i, j, done) for j in starts), key=lambda a: (a.matched, -a.of_start))
        found.append(best)
        done = best.end
    return found


def promising(alignment: Alignment, raw: str, of_raw: str) -> bool:
    """Return whether an alignment may be a quotation: of enough words, or of fewer where there are marks for a cue."""
    if alignment.matched >= ENOUGH_WORDS:
        return True
    return any(mark in text for text in (raw, of_raw) for mark in _CUES)


Placed = tuple[Sequence[Token], Sequence[int]]
"""A text's tokens, and which of them are words."""


def placed_words(raw: str) -> Placed:
    """Return a raw text's tokens and the places of the words among them."""
    tokens = tokenise(raw)
    return tokens, [i for i, token in enumerate(tokens) if is_word(token.text)]


def passages(found: Sequence[Alignment], raw: str, placed: Placed, of_raw: str, of_placed: Placed) -> list[Passage]:
    """Return the passages that count as quotations, with their places in the raw texts."""
    (tokens, at), (of_tokens, of_at) = placed, of_placed
    out = []
    for a in found:
        passage = _passage((tokens, at[a.start], at[a.end - 1]), (of_tokens, of_at[a.of_start], of_at[a.of_end - 1]), a)
        cued = in_quotation(raw, passage.span) or in_quotation(of_raw, passage.of_span)
        if _counts(passage, a, cued):
            out.append(passage)
    return out


def in_quotation(raw: str, span: Span) -> bool:
    """Return whether a passage stands between quotation marks or in a line that begins with `>`."""
    start, end = span
    before, after = raw[:start].rstrip(), raw[end:].lstrip(" .,;:!?…")
    if raw[start : start + 1] in _OPENING or (before[-1:] in _OPENING and after[:1] in _CLOSING):
        return True
    line = raw[raw.rfind("\n", 0, start) + 1 : start].lstrip()
    return line.startswith((">", "&gt;"))


_OPENING = tuple("\"“„«'‘")
_CLOSING = tuple("\"”»'’“")


def _extended(words: str, of_words: str, i: int, j: int, floor: int) -> Alignment:
    right, of_right, matched = i + SEED_WORDS, j + SEED_WORDS, SEED_WORDS
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
    for op in Indel.opcodes(ahead, of_ahead):
        if op.tag == "equal":
            score += op.src_end - op.src_start
            equal += op.src_end - op.src_start
            if score > best:
                best, reach = score, (op.src_end, op.dest_end, equal)
        else:
            score -= (op.src_end - op.src_start) + (op.dest_end - op.dest_start)
            if score < best - _GIVE_UP:
                break
    return reach


def _passage(
    mine: tuple[Sequence[Token], int, int], theirs: tuple[Sequence[Token], int, int], found: Alignment
) -> Passage:
    tokens, a, b = mine
    of_tokens, c, d = theirs
    # Marks that both have at an end belong to the passage: the full stop of a whole sentence.
    while b + 1 < len(tokens) and d + 1 < len(of_tokens) and _same_mark(tokens[b + 1], of_tokens[d + 1]):
        b, d = b + 1, d + 1
    while a > 0 and c > 0 and _same_mark(tokens[a - 1], of_tokens[c - 1]):
        a, c = a - 1, c - 1
    first = [t.text for t in tokens[a : b + 1] if is_word(t.text)]
    second = [t.text for t in of_tokens[c : d + 1] if is_word(t.text)]
    spans = (tokens[a].start, tokens[b].end), (of_tokens[c].start, of_tokens[d].end)
    return Passage(*spans, found.matched, likeness(first, second)[1])


def _same_mark(token: Token, of_token: Token) -> bool:
    return token.text == of_token.text and not is_word(token.text)


def _counts(passage: Passage, found: Alignment, cued: bool) -> bool:
    if passage.score < _LEAST_SCORE:
        return False
    return found.matched >= ENOUGH_WORDS or (cued and found.matched >= 0.6 * (found.end - found.start))
