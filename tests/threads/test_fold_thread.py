"""Repeats are folded, quotations linked across comments, quotes checked against their source."""

from __future__ import annotations

import pytest

from argmap.threads import SourceText, fold, read
from argmap.threads.quoted import mapped_passages

THREAD = """\
## Ann

The catch was small again this year, and the boats are to blame for most of it.

Wider nets would help.

## Bo

> The catch was small again this year

That is what the boats say about the seals, which eat far more of it than we do.

## Ann

Wider nets would help.
"""


def test_a_passage_stands_once_with_all_its_places() -> None:
    folded = fold(read(THREAD.encode(), name="t.md"))
    assert [(p.text, p.places) for p in folded.passages if len(p.places) > 1] == [
        ("Wider nets would help.", ((0, 1), (2, 0)))
    ]


def test_a_quotation_is_linked_with_spans_in_the_comments() -> None:
    folded = fold(read(THREAD.encode(), name="t.md"))
    (quotation,) = folded.quotations
    comments = folded.thread.comments
    assert (quotation.comment, quotation.of) == (1, 0)
    assert comments[1].text[slice(*quotation.span)] == "The catch was small again this year"
    assert comments[0].text[slice(*quotation.of_span)] == "The catch was small again this year"


def test_the_earliest_by_time_stands_for_the_repeats() -> None:
    table = "text,time\nWider nets!,2024-02-01\nwider nets!,2024-01-01\n"
    (passage,) = fold(read(table.encode(), name="t.csv")).passages
    assert passage.text == "wider nets!"


SOURCE = "They said: “We could wait for much bigger models\nthan these.” Then they left; nobody knows where to."


@pytest.mark.parametrize(
    ("quote", "status", "found"),
    [
        (
            "we could wait for much bigger models than these",
            "verbatim",
            "We could wait for much bigger models\nthan these",
        ),
        ("We could wait […] than these", "verbatim", "We could wait for much bigger models\nthan these"),
        ("we could wait for bigger models than these", "edited", "We could wait for much bigger models\nthan these"),
        ("where to", "verbatim", "where to"),
        ("we will never wait for anything", "missing", ""),
        ("", "missing", ""),
    ],
)
def test_a_quote_is_verbatim_edited_or_missing(quote: str, status: str, found: str) -> None:
    checked = SourceText(SOURCE).check(quote)
    assert (checked.status, checked.found) == (status, found)
    assert checked.span is None or SOURCE[slice(*checked.span)] == found


def test_what_a_quote_maps() -> None:
    assert mapped_passages(["Wider nets would help.", "The catch was small."], ["nets would help", "!"]) == {0}
