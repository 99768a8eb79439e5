"""Merged files: what they say, and the layout and comments that stay."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.document import Document, edit, parse
from argmap.document.comments import comments
from argmap.merge.documents import CannotMerge, mark_files, merge_files
from argmap.merge.three_way import Names, merge
from argmap.model.changes import Refused
from tests.document.changing import random_change, rich_debate
from tests.document.styled import Stylist

BASE = """\
argmap: 1
title: T   # the title
thesis: a
claims:
  a: {text: A}
  # about b
  b: {text: B}
"""
NAMES = Names("main", "branch")


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    return merge_files(base.encode(), ours.encode(), theirs.encode(), NAMES).data.decode()


def changed(document: Document, seed: int) -> Document:
    rng = random.Random(seed)
    for number in range(4):
        with suppress(Refused):
            document = edit(document, random_change(rng, document.debate))
        entry = next(iter(document.debate.claims))
        commented = document.text.replace(f"\n  {entry}:", f"\n  # mark {seed} {number}\n  {entry}:", 1)
        if parse(commented).debate == document.debate:
            document = parse(commented)
    return document


@given(st.integers(0, 10**9))
@settings(deadline=None, max_examples=60)
def test_the_text_says_the_merged_debate_and_holds_the_comments_of_both(seed: int) -> None:
    base = parse(Stylist(seed, comments=True).write(rich_debate(seed)).text)
    ours, theirs = changed(base, seed), changed(base, seed + 1)
    try:
        found = merge_files(base.encoded, ours.encoded, theirs.encoded)
    except CannotMerge:
        return
    read = parse(found.data)
    assert read.debate == merge(base.debate, ours.debate, theirs.debate).debate
    old = {words for _, words in comments(base.text, base.tree)}
    new = {words for each in (ours, theirs) for _, words in comments(each.text, each.tree)} - old
    assert new <= {words for _, words in comments(read.text, read.tree)}


def test_lines_far_apart_are_merged_as_lines() -> None:
    ours, theirs = BASE.replace("title: T ", "title: U "), BASE.replace("{text: B}", "{text: B2}  # new")
    assert merged(ours, theirs) == BASE.replace("title: T ", "title: U ").replace("{text: B}", "{text: B2}  # new")


def test_lines_side_by_side_are_merged_as_entries() -> None:
    ours, theirs = BASE + "  c: {text: C}\n", BASE + "  # mine\n  d: {text: D}\n"
    assert merged(ours, theirs) == BASE + "  # mine\n  d: {text: D}\n  c: {text: C}\n"


def test_a_conflict_is_written_down() -> None:
    found = merged(BASE.replace("A}", "Ours}"), BASE.replace("A}", "Theirs}"))
    assert found == BASE.replace("A}", "Ours}") + (
        "conflicts:\n  - at: claims/a/text\n    base: A\n    sides:\n      main: Ours\n      branch: Theirs\n"
    )


def test_line_endings_and_the_mark_are_ours() -> None:
    ours = b"\xef\xbb\xbf" + BASE.replace("A}", "Ours}").replace("\n", "\r\n").encode()
    data = merge_files(BASE.encode(), ours, BASE.replace("B}", "Theirs}").encode()).data
    assert data.startswith(b"\xef\xbb\xbfargmap: 1\r\n")
    assert data.count(b"\r\n") == data.count(b"\n")


def test_two_files_that_have_no_common_version() -> None:
    found = merge_files(b"", BASE.encode(), (BASE + "  c: {text: C}\n").encode())
    assert (found.conflicts, list(parse(found.data).debate.claims)) == ((), ["a", "b", "c"])


def test_what_both_together_break_cannot_be_merged() -> None:
    base = BASE + "arguments: {}\n"
    ours = BASE + "arguments:\n  e: {premises: [b], evidence_for: a, likelihoods: {if_true: 0.9, if_false: 0.1}}\n"
    theirs = BASE + "arguments:\n  s: {supports: b, text: why}\n"
    with pytest.raises(CannotMerge, match="both together would leave an error"):
        merged(ours, theirs, base)


def test_a_side_that_cannot_be_read_is_named() -> None:
    with pytest.raises(CannotMerge, match=r"branch has an error on line 3"):
        merged(BASE, BASE.replace("thesis: a", "thesis: [a"))


def test_lines_that_both_changed_are_marked_as_git_does() -> None:
    found = mark_files(b"a\nb\nc\n", b"a\nx\nc\n", b"a\ny\nc\n", NAMES)
    assert found is not None
    assert found.data == b"a\n<<<<<<< main\nx\n=======\ny\n>>>>>>> branch\nc\n"
    assert len(found.conflicts) == 1


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_lines_of_one_side_alone_come_out_as_they_are(base: list[str], ours: list[str], theirs: list[str]) -> None:
    old, one, two = ("".join(f"{line}\n" for line in lines).encode() for lines in (base, ours, theirs))
    for sides in ((old, one), (one, old), (one, one)):
        found = mark_files(old, *sides)
        assert found is not None
        assert (found.data, found.conflicts) == (one, ())
    assert mark_files(old, one, two) is not None
