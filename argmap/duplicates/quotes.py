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
from argmap.duplicates.tokens import Token, is_word

SEED_WORDS = 6
ENOUGH_WORDS = 8
_WINDOW = 48
_GIVE_UP = 12
_LEAST_SCORE = 0.6


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage in two texts: raw spans, how many words agree, likeness from 0 to 1, and its words' places."""

    span: Span
    of_span: Span
    matched: int
    score: float
    words: Span


def passages(raw: str, tokens: Sequence[Token], of_raw: str, of_tokens: Sequence[Token]) -> list[Passage]:
    """Return the passages of the second text that the first repeats, in the order of the first, not overlapping."""
    at, of_at = _word_places(tokens), _word_places(of_tokens)
    words, of_words = [tokens[i].text for i in at], [of_tokens[i].text for i in of_at]
    grams: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(of_words) - SEED_WORDS + 1):
        grams.setdefault(tuple(of_words[j : j + SEED_WORDS]), []).append(j)
    found: list[Passage] = []
    done = 0
    for i in range(len(words) - SEED_WORDS + 1):
        if i < done or (starts := grams.get(tuple(words[i : i + SEED_WORDS]))) is None:
            continue
        left, of_left, right, of_right = max(
            (_extended(words, of_words, i, j, done) for j in starts[:8]), key=lambda e: (e[2] - e[0], -e[1])
        )
        done = right
        passage = _passage(
            (tokens, at[left], at[right - 1]), (of_tokens, of_at[of_left], of_at[of_right - 1]), (left, right)
        )
        cued = in_quotation(raw, passage.span) or in_quotation(of_raw, passage.of_span)
        if _counts(passage, cued):
            found.append(passage)
    return found


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


def _word_places(tokens: Sequence[Token]) -> list[int]:
    return [i for i, token in enumerate(tokens) if is_word(token.text)]


def _extended(words: list[str], of_words: list[str], i: int, j: int, floor: int) -> tuple[int, int, int, int]:
    right, of_right = i + SEED_WORDS, j + SEED_WORDS
    while True:
        more, of_more = _reach(words[right : right + _WINDOW], of_words[of_right : of_right + _WINDOW])
        if not more:
            break
        right, of_right = right + more, of_right + of_more
    left, of_left = i, j
    while True:
        low = max(floor, left - _WINDOW)
        more, of_more = _reach(words[low:left][::-1], of_words[max(0, of_left - _WINDOW) : of_left][::-1])
        if not more:
            break
        left, of_left = left - more, of_left - of_more
    return left, of_left, right, of_right


def _reach(ahead: list[str], of_ahead: list[str]) -> tuple[int, int]:
    """Return how many words of each go on saying the same, before what differs outweighs what agrees."""
    if not ahead or not of_ahead:
        return (0, 0)
    score = best = 0
    reach = (0, 0)
    for op in Indel.opcodes(ahead, of_ahead):
        if op.tag == "equal":
            score += op.src_end - op.src_start
            if score > best:
                best, reach = score, (op.src_end, op.dest_end)
        else:
            score -= (op.src_end - op.src_start) + (op.dest_end - op.dest_start)
            if score < best - _GIVE_UP:
                break
    return reach


def _passage(mine: tuple[Sequence[Token], int, int], theirs: tuple[Sequence[Token], int, int], words: Span) -> Passage:
    tokens, a, b = mine
    of_tokens, c, d = theirs
    # Marks that both have at an end belong to the passage: the full stop of a whole sentence.
    while b + 1 < len(tokens) and d + 1 < len(of_tokens) and _same_mark(tokens[b + 1], of_tokens[d + 1]):
        b, d = b + 1, d + 1
    while a > 0 and c > 0 and _same_mark(tokens[a - 1], of_tokens[c - 1]):
        a, c = a - 1, c - 1
    first = [t.text for t in tokens[a : b + 1] if is_word(t.text)]
    second = [t.text for t in of_tokens[c : d + 1] if is_word(t.text)]
    matched = round(Indel.normalized_similarity(first, second) * (len(first) + len(second)) / 2)
    return Passage(
        (tokens[a].start, tokens[b].end),
        (of_tokens[c].start, of_tokens[d].end),
        matched,
        likeness(first, second)[1],
        words,
    )


def _same_mark(token: Token, of_token: Token) -> bool:
    return token.text == of_token.text and not is_word(token.text)


def _counts(passage: Passage, cued: bool) -> bool:
    if passage.score < _LEAST_SCORE:
        return False
    span = passage.words[1] - passage.words[0]
    return passage.matched >= ENOUGH_WORDS or (cued and passage.matched >= 0.6 * span)
