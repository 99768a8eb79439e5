"""Where a stretch of a text stands: found by its words, it is what counting its tokens gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.duplicates.corpus import Corpus, word_numbers
from argmap.duplicates.quotes import Placed, Stretch
from argmap.duplicates.tokens import token_span

WORDS = "the old bridge is safe don't 5 3.5 river town wall gate mill road é"
MARKS = ". , … .. - -- ' — “ ” &amp; / ?!"
PIECES = st.sampled_from([*WORDS.split(), *MARKS.split(), " ", " ", " ", " ", "   ", "\n> "])


@given(st.lists(PIECES, min_size=12, max_size=60).map("".join), st.data())
def test_a_stretch_stands_where_its_tokens_are(raw: str, data: st.DataObject) -> None:
    corpus = Corpus()
    corpus.add(raw)
    wordy = word_numbers(corpus)
    tokens = corpus.token_numbers(0)
    at = [place for place, number in enumerate(tokens) if number in wordy]
    if len(at) < 6:
        return
    start = data.draw(st.integers(0, len(at) - 6))
    end = data.draw(st.integers(start + 6, len(at)))
    first = data.draw(st.integers(at[start - 1] + 1 if start else 0, at[start]))
    last = data.draw(st.integers(at[end - 1], at[end] - 1 if end < len(at) else len(tokens) - 1))
    placed = Placed(raw, corpus.as_characters(0), tokens, at, corpus.spelled())
    assert placed.span(Stretch(first, last, start, end)) == token_span(raw, first, last)
