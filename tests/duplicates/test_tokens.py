"""Tokens: typography is made one, meaning is kept, and every token knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.duplicates.tokens import token_texts, tokenise

ODD = (
    "safe|NOT | don’t|5|-5|−5|%|?|“a”|&amp;|&#39;|&nbsp;|\u00ad|\u200b|e\u0301|👨‍👩‍👧|❤️|日本|ไทย|हिन्दी|> |\n> "
    "|\n|—|--|...|…|ﬁ|½|10²|１|ß|$| |x"
)
PIECES = st.sampled_from(ODD.split("|"))
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=40))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s “fine” – really", 'it\'s "fine" - REALLY'),
        ("a&nbsp;b &amp; c", "a b & c"),
        ("co\u00adop\u200ber\u200date", "cooperate"),
        ("cafe\u0301", "café"),
        ("ﬁne Ａ１", "fine a1"),
        ("> what you said\n> before", "what you said before"),
        ("wait… what", "wait... what"),
        ("word—word", "word -- word"),
        ("10 %", "10%"),
    ],
)
def test_typography_is_made_one(one: str, other: str) -> None:
    assert token_texts(one) == token_texts(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("safe", "safe?"),
        ("5%", "5"),
        ("$5", "€5"),
        ("-5 degrees", "5 degrees"),
        ("-5", "- 5"),
        ("1.5", "15"),
        ("1.5", "1. 5"),
        ("10²", "102"),
        ("½", "1/2"),
        ("Maße", "Masse"),
        ("not able", "notable"),
        ("> 50% agree", "50% agree"),
        ("can", "can't"),
        ("👍", "👎"),
    ],
)
def test_what_is_said_is_kept(one: str, other: str) -> None:
    assert token_texts(one) != token_texts(other)


@given(TEXTS)
def test_the_fast_way_gives_the_same_tokens(raw: str) -> None:
    assert token_texts(raw) == [token.text for token in tokenise(raw)]


@given(TEXTS)
def test_places_are_in_order_and_within_the_text(raw: str) -> None:
    end = 0
    for token in tokenise(raw):
        assert 0 <= token.start < token.end <= len(raw)
        assert token.start >= end or raw[token.start] == "&"
        end = token.end


@given(TEXTS)
def test_a_tokens_spelling_says_the_token(raw: str) -> None:
    for token in tokenise(raw):
        spelled = raw[token.start : token.end]
        if "&" not in spelled and not spelled.startswith(("…", ".", "-", "—", ">")):
            assert "".join(token_texts(spelled)) == token.text or len(token_texts(spelled)) != 1
