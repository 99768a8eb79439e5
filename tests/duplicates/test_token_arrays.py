"""Texts read thousands at a time have the tokens that reading them one by one gives, at the same places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.duplicates.corpus import Corpus, collapse
from argmap.duplicates.token_arrays import token_spans
from argmap.duplicates.tokens import token_span, token_texts, tokenise

WORDS = "the old Bridge don't 5 3.5 1st's 90's 10x -5 .5 5/6 rock'n'roll é Straße ½ " + "w" * 23 + " " + "w" * 30
MARKS = ". , … .. ... - -- — ' '' ` “ ” &amp; & / ?! _ % $ > \x00 \x7f \x1f \u200b"
PIECES = st.sampled_from([*WORDS.split(" "), *MARKS.split(" "), *" \t\n\r", "  ", "\n> ", "\n> 5", "a", "B", "8"])
TEXTS = st.lists(PIECES, max_size=24).map("".join)


def read(texts: list[str], *, at_once: bool) -> list[list[str]]:
    corpus = collapse(texts, at_once=at_once)
    spelled = corpus.spelled()
    return [[spelled[number] for number in corpus.token_numbers(d)] for d in range(len(corpus))]


@given(st.lists(TEXTS, max_size=12))
def test_reading_at_once_gives_the_same_tokens(texts: list[str]) -> None:
    assert read(texts, at_once=True) == read(texts, at_once=False)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_spans_found_at_once_are_those_of_the_tokens(texts: list[str]) -> None:
    counts = [len(tokenise(text)) for text in texts]
    wanted = [(t, a, b) for t, count in zip(texts, counts, strict=True) for a in range(count) for b in range(a, count)]
    assert token_spans(wanted) == [token_span(*one) for one in wanted]


@pytest.mark.parametrize("count", [70, 12_000])
def test_a_growing_vocabulary_is_told_apart(count: int) -> None:
    # Words alike in their first eight bytes, and in their first sixteen.
    texts = [f"alikealike{at:x} alikealikealikealike{at:x} {at:x}k" for at in range(count)] * 2
    corpus = Corpus()
    assert read(texts, at_once=True)[-1] == token_texts(texts[-1])
    assert len(collapse(texts, at_once=True)) == count == len({corpus.add(text)[0] for text in texts})
