"""The canonical layout keeps every comment and every meaning, and is its own canonical layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.document import canonical, parse
from argmap.model.changes import Refused
from tests.document.changing import rich_debate
from tests.document.styled import Stylist

MESSY = """\
# A debate.

argmap:   1
title:  "Should we wait?"   # asked often
claims:
    # the thesis
    w: {text: 'We wait.', by: ann}   # main
    r:

        # who said it
        by: ann   # really
        text: >
          A folded text
          of two lines.
        x-me: [1,2]
        # after the fields


    s: { text: x, # why
         tags: [a, # first
            b] }
thesis: w
participants: {ann: {name: Ann}}
credences:
  ann: {w: 70%, r: {credence: .5, note: a}}
# the end
"""
CLEAN = """\
# A debate.

argmap: 1
title: Should we wait?  # asked often
thesis: w

participants:
  ann: {name: Ann}

claims:
  # the thesis
  w: {text: We wait., by: ann}  # main
  r:
    text: >
      A folded text of two lines.
    x-me: [1, 2]

    # who said it
    by: ann  # really
    # after the fields

  s:
    text: x  # why
    tags:
      - a  # first
      - b

credences:
  ann:
    w: 70%
    r: {credence: .5, note: a}
# the end
"""


def test_a_messy_file_is_laid_out() -> None:
    assert canonical(parse(MESSY)) == CLEAN


def test_line_ends_stay() -> None:
    assert canonical(parse(MESSY.replace("\n", "\r\n"))) == CLEAN.replace("\n", "\r\n")


@given(st.integers(0, 10**9))
def test_it_is_its_own_layout_and_says_the_same(seed: int) -> None:
    styled = Stylist(seed).write(rich_debate(seed))
    document = parse(styled.text)
    once = canonical(document)
    assert parse(once).debate == document.debate
    assert all(comment in once for comment in styled.comments if comment in styled.text)
    assert canonical(parse(once)) == once


@pytest.mark.parametrize("text", ["", "[", "argmap: 1\ntitle: a\ntitle: b\n"])
def test_a_file_with_errors_is_not_laid_out(text: str) -> None:
    with pytest.raises(Refused):
        canonical(parse(text))
