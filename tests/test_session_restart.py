"""Undo survives a restart: what was done to a file can be taken back when it is opened again."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from argmap.document import history
from argmap.model.changes import Refused, SetCredence, SetTitle
from argmap.session import Session
from tests.document.changing import random_change
from tests.test_session import TEXT, TO_90


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "d.yaml"
    path.write_bytes(TEXT.encode())
    return path


def opened(path: Path) -> Session:
    return Session.open(path, state_dir=path.parent / "state")


def kept(path: Path) -> Path:
    (found,) = (path.parent / "state" / "history").iterdir()
    return found


def test_what_was_done_is_listed_and_undone_after_a_restart(path: Path) -> None:
    first = opened(path)
    first.change(TO_90)
    first.change(SetTitle("Other"))
    again = opened(path)
    assert [step.description for step in again.history] == [step.description for step in first.history]
    assert again.undo() == SetTitle("Other")
    assert again.undo() == TO_90
    assert path.read_bytes() == TEXT.encode()
    assert not again.can_undo


def test_what_was_undone_is_made_again_after_a_restart(path: Path) -> None:
    first = opened(path)
    first.change(TO_90)
    after = path.read_bytes()
    first.undo()
    again = opened(path)
    assert (again.can_undo, again.can_redo) == (False, True)
    assert again.redo() == TO_90
    assert path.read_bytes() == after


def test_a_change_after_an_undo_takes_the_place_of_what_was_undone(path: Path) -> None:
    first = opened(path)
    first.change(TO_90)
    first.undo()
    first.change(SetTitle("Other"))
    again = opened(path)
    assert [step.change for step in again.history] == [SetTitle("Other")]
    assert not again.can_redo


def test_after_an_outside_change_the_history_begins_anew(path: Path) -> None:
    opened(path).change(TO_90)
    path.write_bytes(TEXT.encode())
    again = opened(path)
    assert not again.can_undo
    again.change(SetTitle("Other"))
    assert [step.change for step in opened(path).history] == [SetTitle("Other")]


def test_an_outside_change_while_it_is_open_is_kept_too(path: Path) -> None:
    first = opened(path)
    first.change(TO_90)
    path.write_bytes(path.read_bytes().replace(b"risk: 0.3", b"risk: 0.4"))
    first.refresh()
    first.change(SetTitle("Other"))
    again = opened(path)
    again.undo()
    again.undo()
    assert path.read_bytes() == TEXT.replace("risk: 0.3", "risk: 0.4").encode()


def test_many_random_steps_over_many_restarts_are_all_undone(path: Path) -> None:
    draw = random.Random(5)
    session = opened(path)
    for count in range(40):
        if count % 7 == 6:
            session = opened(path)
        if draw.random() < 0.25:
            session.undo()
            continue
        try:
            session.change(random_change(draw, session.debate))
        except Refused:
            continue
    session = opened(path)
    assert len(session.history) > 8
    while session.can_undo:
        session.undo()
    assert path.read_bytes() == TEXT.encode()


def test_a_damaged_history_is_refused_and_nothing_is_written(path: Path) -> None:
    opened(path).change(TO_90)
    lines = [json.loads(line) for line in kept(path).read_text().splitlines()]
    for line in lines:
        if "to" in line and isinstance(line["to"], dict):
            line["to"] = {name: [0, 0, each[2]] for name, each in line["to"].items()}
            line["to"][""][2] = lines[1]["to"][""][2][::-1]
    kept(path).write_text("".join(json.dumps(line) + "\n" for line in lines))
    before = path.read_bytes()
    session = opened(path)
    with pytest.raises(Refused, match="damaged"):
        session.undo()
    assert path.read_bytes() == before


@pytest.mark.parametrize("tail", [b'{"st', b"nonsense\n", b"[]\n", b'{"at": 9}\n', b'{"step": 1}\n', b"\xff\n"])
def test_what_cannot_be_read_of_a_history_does_no_harm(path: Path, tail: bytes) -> None:
    opened(path).change(TO_90)
    with kept(path).open("ab") as file:
        file.write(tail)
    session = opened(path)
    session.change(SetTitle("Other"))
    assert opened(path).history[-1].change == SetTitle("Other")


def test_two_sessions_of_one_file_do_not_spoil_the_history(path: Path) -> None:
    one, other = opened(path), opened(path)
    one.change(TO_90)
    other.refresh()
    other.change(SetTitle("Other"))
    one.refresh()
    one.change(SetCredence("ann", "risk", 0.5))
    last = opened(path)
    assert last.undo() == SetCredence("ann", "risk", 0.5)


def test_a_history_that_is_full_begins_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_MOST_STATES", 12)
    monkeypatch.setattr(history, "_AFTER_THAT", 4)
    session = opened(path)
    for count in range(30):
        session.change(SetTitle(f"Title {count}"))
    assert len(session.history) == 30
    again = opened(path)
    assert 4 <= len(again.history) <= 13
    while again.can_undo:
        again.undo()
    assert b"Title" in path.read_bytes()


def test_nothing_is_kept_where_there_is_no_place_for_it(path: Path) -> None:
    Session.open(path).change(TO_90)
    assert not Session.open(path).can_undo
    (path.parent / "state").write_text("no folder")
    session = opened(path)
    session.change(SetTitle("Other"))
    assert session.undo() == SetTitle("Other")


@pytest.mark.skipif(os.name == "nt", reason="other rights")
def test_only_the_owner_reads_a_history(path: Path) -> None:
    opened(path).change(TO_90)
    assert kept(path).stat().st_mode & 0o077 == 0


def test_what_is_not_saved_is_not_kept(path: Path) -> None:
    session = Session.open(path, state_dir=path.parent / "state", autosave=False)
    session.change(TO_90)
    assert not opened(path).can_undo
    session.save()
    assert opened(path).can_undo
