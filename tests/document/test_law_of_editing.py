"""The law of editing, over random debates, every style of YAML and every change.

A changed text says what `apply` says; every comment outside a removed entry stays; a line that has nothing to do with
the change is not touched.
"""

from __future__ import annotations

import random
import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.document import Document, edit, parse
from argmap.document.plain import Place, Plain, plain, renames_of
from argmap.model.apply import apply
from argmap.model.changes import Change, Refused, Rename, SetCredence
from tests.document.changing import random_change, rich_debate
from tests.document.styled import Styled, Stylist

SHARED = re.compile(r"[{}\[\]]|: *[0-9.e-]* *(#.*)?$")


def opened(seed: int, *, comments: bool = True) -> tuple[Document, Styled]:
    styled = Stylist(seed, comments=comments).write(rich_debate(seed))
    document = parse(styled.text)
    assert not document.read_only, document.diagnostics
    return document, styled


@given(st.integers(0, 10**9))
@settings(deadline=None)
def test_a_changed_text_says_the_changed_debate_and_keeps_every_comment(seed: int) -> None:
    document, styled = opened(seed)
    rng = random.Random(seed)
    for _ in range(4):
        change = random_change(rng, document.debate)
        try:
            after = apply(document.debate, change)
        except Refused:
            continue
        new = edit(document, change)
        assert new.debate == after
        lost = [text for text in styled.comments if text in document.text and text not in new.text]
        assert all(may_go(plain(document.debate), plain(after), styled.comments[text], change) for text in lost), lost
        if renames_of(change).names:  # where a comment stands is not known any more
            return
        document = new


def may_go(before: Plain, after: Plain, place: Place, change: Change) -> bool:
    """Return whether the comment's entry is removed by the change; a list that changed may take its comments along."""
    if isinstance(change, Rename):
        return False
    people = after.get("participants", {}) if isinstance(after, dict) else {}
    if place[:1] == ("credences",) and len(place) > 1 and isinstance(people, dict) and place[1] not in people:
        return True  # of an entry that says nothing, which no debate holds
    for part in place:
        if isinstance(before, list) or isinstance(after, list):
            return before != after
        if not isinstance(before, dict) or not isinstance(after, dict):
            return False
        if part in before and part not in after:
            return True
        before, after = before.get(str(part), ""), after.get(str(part), "")
    return False


@given(st.integers(0, 10**9))
@settings(deadline=None)
def test_a_number_that_is_there_changes_one_line(seed: int) -> None:
    document, _ = opened(seed)
    stated = [
        (who, id)
        for who, entries in document.debate.credences.items()
        for id, it in entries.items()
        if it.credence is not None
    ]
    if not stated:
        return
    who, id = random.Random(seed).choice(stated)
    number = 0.123 if document.debate.stated(who, id).credence != 0.123 else 0.321
    new = edit(document, SetCredence(who, id, number))
    old_lines, new_lines = document.text.splitlines(True), new.text.splitlines(True)
    assert len(old_lines) == len(new_lines)
    assert sum(old != new for old, new in zip(old_lines, new_lines, strict=True)) == 1


@given(st.integers(0, 10**9))
@settings(deadline=None)
def test_no_line_moves_when_a_change_only_adds_or_only_removes(seed: int) -> None:
    document, _ = opened(seed)
    change = random_change(random.Random(seed), document.debate)
    try:
        after = apply(document.debate, change)
    except Refused:
        return
    new = edit(document, change)
    if is_part(plain(document.debate), plain(after)):
        assert keeps_order(kept_lines(document.text), kept_lines(new.text))
    elif is_part(plain(after), plain(document.debate)):
        assert keeps_order(kept_lines(new.text), kept_lines(document.text))


def is_part(small: Plain, large: Plain) -> bool:
    """Return whether everything in one tree of mappings stands in the other as it is."""
    if isinstance(small, dict) and isinstance(large, dict):
        return all(key in large and is_part(value, large[key]) for key, value in small.items())
    return small == large and not isinstance(large, dict)


def kept_lines(text: str) -> list[str]:
    """Return the lines of one entry alone: no flow collection, no key that may run empty, no number in short form."""
    return [line for line in text.splitlines() if line.strip() and not SHARED.search(line)]


def keeps_order(small: list[str], large: list[str]) -> bool:
    lines = iter(large)
    return all(any(line == other for other in lines) for line in small)


@pytest.mark.parametrize("seed", range(6))
def test_many_changes_one_after_the_other(seed: int) -> None:
    document, _ = opened(seed)
    rng = random.Random(seed)
    made = 0
    for _ in range(20):
        change = random_change(rng, document.debate)
        with suppress(Refused):
            apply(document.debate, change)
            document = edit(document, change)
            made += 1
    assert made > 3
    assert parse(document.encoded).debate == document.debate
