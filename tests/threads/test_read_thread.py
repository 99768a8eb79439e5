"""Threads in every format become comments and passages, each with its place."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.threads import CannotRead, Columns, Thread, read


def thread(text: str, name: str = "thread.txt", columns: Columns | None = None) -> Thread:
    return read(text.encode(), name=name, columns=columns)


def test_a_text_has_a_paragraph_per_line() -> None:
    found = thread("One.\n\nTwo.\nThree.\r\n")
    assert [(c.line, c.text) for c in found.comments] == [(1, "One."), (3, "Two."), (4, "Three.")]


def test_wrapped_text_has_paragraphs_between_blank_lines() -> None:
    long = "This line was broken by somebody who writes for narrow screens\nand went on here."
    found = thread(f"{long}\n\n{long} Again.")
    assert (found.format, [c.line for c in found.comments]) == ("paragraphs", [1, 4])
    assert found.comments[0].text == long


def test_markdown_headings_name_authors() -> None:
    found = thread("# On nets\n\n## Ann Lee, 2024-05-01\n\nI say so.\n\nTwice.\n\n## Bo\n> I say so.\nNo.\n", "t.md")
    assert found.title == "On nets"
    assert [(c.author, c.time, c.line) for c in found.comments] == [("Ann Lee", "2024-05-01", 5), ("Bo", None, 10)]
    assert [(p.text, p.quoted) for p in found.comments[1].passages] == [("> I say so.", True), ("No.", False)]


@given(st.text(alphabet="ab>#\n\r `", max_size=60), st.sampled_from(["t.md", "t.txt"]))
def test_passages_slice_their_comments(text: str, name: str) -> None:
    for comment in thread(text, name).comments:
        for passage in comment.passages:
            assert comment.text[passage.start : passage.start + len(passage.text)] == passage.text


def test_csv_columns_are_guessed() -> None:
    found = thread('id,User,Body,parent_id\n7,ann,"One, two.\nThree.",\n8,bo,Four.,7\n', "t.csv")
    assert [(c.id, c.author, c.reply_to, c.line) for c in found.comments] == [
        ("7", "ann", None, 2),
        ("8", "bo", "7", 4),
    ]


def test_csv_columns_can_be_named() -> None:
    found = thread("a;b\nx;y\n", "t.csv", Columns(text="b", author="a"))
    assert [(c.text, c.author) for c in found.comments] == [("y", "x")]


@pytest.mark.parametrize("columns", [None, Columns(text="nothing")])
def test_a_table_without_texts_names_its_columns(columns: Columns | None) -> None:
    with pytest.raises(CannotRead, match="a, b"):
        thread("a,b\n1,2\n", "t.csv", columns)


def test_json_lines_that_make_no_sense_become_remarks() -> None:
    found = thread('{"id": 1, "body": "One.", "author": {"name": "ann"}}\n{oops\n[1]\n{"id": 2}\n', "t.jsonl")
    assert [(c.id, c.author, c.text) for c in found.comments] == [("1", "ann", "One.")]
    assert [remark.split(":")[0] for remark in found.remarks] == ["line 2", "line 3", "line 4"]


MAIL = """\
From ann@example.org Mon May  6 10:00:00 2024
From: Ann Lee <ann@example.org>
Message-ID: <1@example.org>
Date: Mon, 6 May 2024 10:00:00 +0000
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Caf=C3=A9 first.
>From here on it is mine.

From bo@example.org Mon May  6 11:00:00 2024
From: bo@example.org
In-Reply-To: <1@example.org>
Message-ID: <2@example.org>

> Café first.
No.
"""


def test_mail_is_decoded_and_unescaped() -> None:
    one, two = read(MAIL.encode(), name="list").comments
    assert (one.author, one.id, one.time) == ("Ann Lee", "<1@example.org>", "2024-05-06T10:00:00+00:00")
    assert one.text == "Café first.\nFrom here on it is mine."
    assert (two.reply_to, two.line, [p.quoted for p in two.passages]) == ("<1@example.org>", 11, [True, False])


def test_in_markdown_items_and_code_are_passages_of_their_own() -> None:
    text = "Two reasons:\n- it is cheap,\n  they say\n- it works\n```\n> no quote\n\n## nobody\n```\nThat is all."
    (comment,) = thread(f"## Ann\n\n{text}", "t.md").comments
    assert [(p.text, p.quoted) for p in comment.passages] == [
        ("Two reasons:", False),
        ("- it is cheap,\n  they say", False),
        ("- it works", False),
        ("```\n> no quote\n\n## nobody\n```", False),
        ("That is all.", False),
    ]


def test_short_sentences_line_by_line_are_not_wrapped() -> None:
    found = thread("Closing the lane would make it safer to walk.\n\nOnly if it does so on all days.\nI doubt it.\n")
    assert (found.format, len(found.comments)) == ("lines", 3)


NESTED = """\
{"title": "On nets", "comments": [
  {"id": "a", "author": "ann", "text": "Wider nets.", "replies": [
    {"id": "b", "text": "No.", "replies": [{"id": "c", "text": "Why?"}]}]},
  {"id": "d", "text": "Boats.", "reply_to": "x"}]}"""


@pytest.mark.parametrize("text", [NESTED, NESTED[NESTED.index("[") : -1]])
def test_nested_replies_answer_what_they_stand_in(text: str) -> None:
    found = thread(text, "t.json")
    assert [(c.id, c.reply_to) for c in found.comments] == [("a", None), ("b", "a"), ("c", "b"), ("d", "x")]
    assert found.remarks == ()


def test_objects_of_an_array_stand_at_their_lines() -> None:
    assert [c.line for c in thread('[\n{"text": "a"},\n\n{"text":\n "b"}, {"text": "c"}]', "t.json").comments] == [
        2,
        4,
        5,
    ]


def test_remarks_are_in_the_order_of_lines() -> None:
    remarks = thread('{"text": "a"}\n{"id": 2}\n{oops\n{"id": 4}\n', "t.jsonl").remarks
    assert [remark.split(":")[0] for remark in remarks] == ["line 2", "line 3", "line 4"]


def test_an_empty_file_has_no_comments() -> None:
    assert [thread("", f"t.{ending}").comments for ending in ("txt", "md", "csv", "jsonl", "mbox")] == [()] * 5


REPLY = """\
From bo@example.org Mon May  6 11:00:00 2024
From: Bo <bo@example.org>
References: <1@example.org> <2@example.org>
Content-Type: text/plain; charset=utf-8

On Mon, 6 May 2024 Ann Lee <ann@example.org>
wrote:
> Café first.

No.
--{space}
Bo, fisherman
""".replace("{space}", " ")


def test_of_mail_neither_the_signature_nor_who_wrote_is_a_passage() -> None:
    (mail,) = read(REPLY.encode(), name="list.mbox").comments
    assert [p.text for p in mail.passages] == ["> Café first.", "No."]
    assert mail.reply_to == "<2@example.org>"


def test_mail_in_html_has_paragraphs() -> None:
    body = "<style>p{}</style><p>Nets &amp;<br>boats.</p><blockquote><p>So.</p></blockquote><p>No.</p>"
    text = REPLY.partition("\n\n")[0].replace("plain", "html") + f"\n\n{body}\n"
    (mail,) = read(text.encode(), name="list.mbox").comments
    assert [p.text for p in mail.passages] == ["Nets &\nboats.", "> So.", "No."]


def test_what_is_no_mail_is_an_error() -> None:
    with pytest.raises(CannotRead, match="no mbox"):
        thread("no mail at all\n", "t.mbox")


def test_windows_text_is_read_with_a_remark() -> None:
    found = read(b"One.\nIt\x92s two.", name="t.txt")
    assert (found.comments[1].text, len(found.remarks)) == ("It’s two.", 1)


def test_no_text_file_is_an_error() -> None:
    with pytest.raises(CannotRead):
        read(b"\x89PNG\r\n\x00\x00", name="t.txt")


@given(st.binary(max_size=80), st.sampled_from(["t.txt", "t.md", "t.csv", "t.jsonl", "t.mbox"]))
def test_no_bytes_raise_anything_else(data: bytes, name: str) -> None:
    with suppress(CannotRead):
        assert read(data, name=name).file == name
