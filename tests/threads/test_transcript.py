"""A conversation is told from other texts, and its turns have their speakers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.threads.read import read
from argmap.threads.transcript import read_transcript

CHAT = """\
Ann: Cars should go.
Bob Lee: No way, shops would die.
They need customers.

Ann: Cars should go.
Bob Lee:
> Cars should go.
Note this: they will not.
"""


def turns(text: str) -> list[tuple[str | None, str | None, int, str]]:
    return [(it.author, it.time, it.line, it.text) for it in read(text.encode(), name="chat.txt").comments]


def test_turns_have_their_speakers() -> None:
    assert turns(CHAT) == [
        ("Ann", None, 1, "Cars should go."),
        ("Bob Lee", None, 2, "No way, shops would die.\nThey need customers."),
        ("Ann", None, 5, "Cars should go."),
        ("Bob Lee", None, 7, "> Cars should go.\nNote this: they will not."),
    ]


@pytest.mark.parametrize(
    ("line", "who", "time"),
    [
        ("[10:02] Ann: x", "Ann", "10:02"),
        ("[10:02:33] <ann> x", "ann", "10:02:33"),
        ("12/31/23, 9:41 PM - Ann Lee: x", "Ann Lee", "12/31/23, 9:41 PM"),
        ("2024-05-01 10:02 Ann: x", "Ann", "2024-05-01 10:02"),
        ("@ann: x", "ann", None),
        ("Dr. O'Hara: x", "Dr. O'Hara", None),
    ],
)
def test_how_a_turn_begins(line: str, who: str, time: str | None) -> None:
    assert turns(f"{line}\nB: y\n{line}\nB: z\n")[0][:2] == (who, time)


@pytest.mark.parametrize(
    "text",
    [
        "Title: A\nAuthor: B\nDate: C\nText: D\n",
        "One thing: it is late.\nAnother line.\nA third.\nA fourth.\nOne thing: it is late.\n",
        "It is 10:02 now.\nSo we go.\nIt is 10:05 now.\nSo we went.\n",
        "Note: a\nNote: b\nWarning: c\nNote: d\n",
        "Ann: a\nBob: b\n" + "Prose goes on.\n" * 20 + "Ann: c\nBob: d\n",
        "See https://a.b/c\nSee https://a.b/d\nAs http://x\nAs http://y\n",
    ],
)
def test_what_is_no_conversation(text: str) -> None:
    assert all(author is None for author, *_ in turns(text))


def test_who_speaks_once_is_a_speaker_where_it_can_be_nothing_else() -> None:
    said = turns("Ann: a\nBob: b\nCy Lo: c\nAnn: d\nBob: e\n")
    assert [who for who, *_ in said] == ["Ann", "Bob", "Cy Lo", "Ann", "Bob"]


def test_a_passage_is_a_line_of_the_turn_and_knows_its_line() -> None:
    thread = read(CHAT.encode(), name="chat.txt")
    assert [thread.line_of(1, at) for at in range(2)] == [2, 3]


@given(st.text())
def test_every_passage_is_a_piece_of_its_comment_and_of_the_text(text: str) -> None:
    for comment in read_transcript(f"Ann: a\n{text}"):
        assert all(comment.text[it.start :].startswith(it.text) for it in comment.passages)
        assert comment.text in f"Ann: a\n{text}"
