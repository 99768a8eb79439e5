"""Splices and their inverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.text.splice import Splice, inverse, spliced


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Splice]]:
    text = draw(st.text(max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Splice(start, end, draw(st.text(max_size=4))) for start, end in pairs]


@given(texts_with_edits())
def test_the_inverse_takes_the_edits_back(case: tuple[str, list[Splice]]) -> None:
    text, edits = case
    assert spliced(spliced(text, edits), inverse(text, edits)) == text


@pytest.mark.parametrize("edits", [[Splice(0, 2, ""), Splice(1, 3, "")], [Splice(0, 9, "")], [Splice(2, 1, "")]])
def test_what_overlaps_or_leaves_the_text_is_refused(edits: list[Splice]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        spliced("text", edits)
