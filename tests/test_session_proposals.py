"""A change that is proposed is seen at once and written later; what is proposed may be verified and read beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import argmap.document as editing
from argmap.document.load import load
from argmap.model.changes import Change, SetCredence, SetTitle, Several
from argmap.model.values import Stated
from argmap.session import Session
from argmap.text.store import ChangedOnDisk

TEXT = """\
argmap: 1
title: Wait?   # a question
thesis: wait

participants:
  ann: {name: Ann}

claims:
  wait: {text: We wait.}

credences:
  ann:
    wait: 0.8    # sure
"""
TO_90 = SetCredence("ann", "wait", 0.9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "d.yaml"
    path.write_bytes(TEXT.encode())
    return path


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_a_proposed_change_is_seen_at_once_and_written_when_settled(path: Path) -> None:
    session = Session.open(path)
    session.propose(TO_90)
    session.propose(SetTitle("New"))
    assert session.debate.stated("ann", "wait") == Stated(0.9)
    assert path.read_text() == TEXT
    assert session.dirty
    assert any("journal" in name for name in names(path))
    assert session.settle()
    assert path.read_text() == TEXT.replace("0.8    #", "0.9    #").replace("Wait?", "New")
    assert names(path) == ["d.yaml"]
    session.undo()
    assert path.read_text() == TEXT


def test_a_proposed_change_that_is_taken_back_is_never_written(path: Path) -> None:
    session = Session.open(path)
    session.propose(TO_90)
    session.propose(SetTitle("New"))
    assert session.undo() == Several((TO_90, SetTitle("New")))
    assert session.debate.stated("ann", "wait") == Stated(0.8)
    assert not session.settle()
    assert path.read_text() == TEXT
    assert names(path) == ["d.yaml"]


def test_a_proposal_taken_back_stands_in_line_with_what_was_done_before(path: Path) -> None:
    session = Session.open(path)
    session.change(SetTitle("New"))
    session.propose(TO_90)
    assert [session.undo(), session.undo(), session.undo()] == [TO_90, SetTitle("New"), None]
    assert path.read_text() == TEXT
    assert [session.redo(), session.redo(), session.redo()] == [SetTitle("New"), TO_90, None]
    assert not session.can_redo
    session.settle()
    assert path.read_text() == TEXT.replace("0.8    #", "0.9    #").replace("Wait?", "New")


def test_what_was_undone_before_a_proposal_cannot_be_made_again_after_it(path: Path) -> None:
    session = Session.open(path)
    session.change(SetTitle("New"))
    session.undo()
    session.propose(TO_90)
    session.undo()
    assert [session.redo(), session.redo()] == [TO_90, None]


@pytest.mark.parametrize("another", [Session.propose, Session.change])
def test_another_change_takes_the_place_of_a_proposal_taken_back(
    another: Callable[[Session, Change], object], path: Path
) -> None:
    session = Session.open(path)
    session.propose(TO_90)
    session.undo()
    another(session, SetTitle("New"))
    assert not session.can_redo


def test_an_outside_change_forgets_a_proposal_taken_back(path: Path) -> None:
    session = Session.open(path)
    session.propose(TO_90)
    session.undo()
    path.write_text(TEXT.replace("Wait?", "New"))
    assert session.refresh()
    assert not session.can_redo


def test_a_proposal_that_was_verified_beside_is_not_verified_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session.open(path)
    session.propose(TO_90)
    assert session.pending is not None
    verified = editing.verify(session.pending)
    monkeypatch.setattr(editing, "verify", None)
    assert session.settle(verified)
    assert path.read_text() == TEXT.replace("0.8    #", "0.9    #")


def test_what_was_read_beside_is_taken_in(path: Path) -> None:
    session = Session.open(path)
    path.write_text(TEXT.replace("Wait?", "New"))
    assert session.refresh(load(path))
    assert session.debate.title == "New"


def test_what_was_read_beside_and_is_old_by_now_is_never_written_over_the_file(path: Path) -> None:
    session = Session.open(path)
    path.write_text(TEXT.replace("Wait?", "Old"))
    old = load(path)
    path.write_text(TEXT.replace("Wait?", "New"))
    session.refresh(old)
    with pytest.raises(ChangedOnDisk):
        session.change(TO_90)
    assert session.refresh()
    assert session.debate.title == "New"
