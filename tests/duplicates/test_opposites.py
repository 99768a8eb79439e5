"""Words that point opposite ways are found the same whether looked for one by one or among many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.duplicates.opposites import opposed, opposed_among

LISTED = (
    "safe unsafe safer risky able unable helpful helpless useful raise lower raising cut stop start legal "
    "illegal less ful un in more fewer war the accept rejects likely unlikely"
)
WORDS = st.lists(st.sampled_from(LISTED.split()), max_size=4)


@given(WORDS, WORDS)
def test_among_many_the_same_are_opposed(gone: list[str], new: list[str]) -> None:
    assert opposed_among(gone, new) == next(((a, b) for a in gone for b in new if opposed(a, b)), None)


def test_a_word_and_its_negated_form_are_opposed() -> None:
    assert opposed_among(["plan", "helpful"], ["helpless"]) == ("helpful", "helpless")
