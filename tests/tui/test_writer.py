"""A large debate is written and read beside the screen: whoever changes something meanwhile waits for neither."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap.document.editing as editing
from argmap.document.load import load
from argmap.model.changes import SetCredence, SetTitle
from argmap.session import Session
from argmap.tui import writer
from argmap.tui.writer import Told, Writer, Written

TEXT = """\
argmap: 1
title: Wait?
thesis: wait
participants: {ann: {}}
claims:
  wait: {text: We wait.}
"""


class App:
    """An app whose threads are run when they are asked for."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.told: list[Told] = []

    def set_timer(self, _: float, act: Callable[[], None]) -> Any:
        self.waiting.append(act)
        return self

    def stop(self) -> None:
        self.waiting.clear()

    def run_worker(self, act: Callable[[], None], **_: object) -> None:
        self.waiting.append(act)

    def post_message(self, message: Written) -> None:
        self.told.append(message.told)

    def run(self) -> None:
        """Do everything that waits."""
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(writer, "LARGE", 1)
    path = tmp_path / "d.yaml"
    path.write_text(TEXT)
    return path


def opened(path: Path) -> tuple[App, Session, Writer]:
    app, session = App(), Session.open(path)
    return app, session, Writer(app, session)  # type: ignore[arg-type]


def test_a_change_is_written_beside(path: Path) -> None:
    app, _, it = opened(path)
    it.change(SetTitle("New"))
    assert path.read_text() == TEXT
    app.run()
    assert path.read_text() == TEXT.replace("Wait?", "New")


def test_what_is_changed_while_another_change_is_verified_does_not_wait_and_is_written_with_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, session, it = opened(path)
    verify = editing.verify

    def slowly(pending: editing.Unverified) -> object:
        monkeypatch.setattr(editing, "verify", verify)
        it.change(SetTitle("Newer"))
        assert session.debate.title == "Newer"
        return verify(pending)

    monkeypatch.setattr(editing, "verify", slowly)
    it.change(SetTitle("New"))
    app.run()
    assert path.read_text() == TEXT.replace("Wait?", "Newer")


def test_what_is_taken_back_while_it_is_verified_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app, _, it = opened(path)
    verify = editing.verify

    def slowly(pending: editing.Unverified) -> object:
        it.undo(again=False)
        return verify(pending)

    monkeypatch.setattr(editing, "verify", slowly)
    it.change(SetTitle("New"))
    app.run()
    assert path.read_text() == TEXT


def test_a_proposal_made_again_is_written(path: Path) -> None:
    app, _, it = opened(path)
    it.change(SetTitle("New"))
    it.undo(again=False)
    it.undo(again=True)
    app.run()
    assert path.read_text() == TEXT.replace("Wait?", "New")


def test_an_outside_change_is_read_beside(path: Path) -> None:
    app, session, it = opened(path)
    path.write_text(TEXT.replace("Wait?", "Other"))
    assert it.look() == Told()
    assert session.debate.title == "Wait?"
    app.run()
    assert session.debate.title == "Other"
    assert app.told == [Told("the file was changed by something else and was read again")]


def test_a_change_of_ones_own_is_kept_where_the_file_is_read_again(path: Path) -> None:
    app, session, it = opened(path)
    it.look()
    path.write_text(TEXT.replace("Wait?", "Other"))
    it.change(SetCredence("ann", "wait", 0.7))
    it.look()
    app.run()
    assert (session.debate.title, session.debate.stated("ann", "wait").credence) == ("Other", 0.7)
    assert load(path).debate == session.debate


def test_a_file_that_is_gone_is_told(path: Path) -> None:
    app, _, it = opened(path)
    path.unlink()
    it.look()
    app.run()
    assert app.told == [Told("the file cannot be read now: No such file or directory", fault=True)]
