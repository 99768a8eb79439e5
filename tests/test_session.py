"""A file that is open: saved at once, undone to the byte, never overwritten, nothing lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from argmap.model.changes import (
    Add,
    Change,
    Refused,
    Remove,
    Rename,
    SetCredence,
    SetField,
    SetTitle,
)
from argmap.model.values import Claim, Crux, Participant, Stated
from argmap.session import Session
from argmap.text import store
from argmap.text.store import ChangedOnDisk
from tests.document.changing import random_change, rich_debate
from tests.document.styled import Stylist

TEXT = """\
argmap: 1
title: Wait?   # a question
thesis: wait

participants:
  ann: {name: Ann}
  bob: {}

claims:
  # the thesis
  wait: {text: We wait.}
  risk:
    text: 'It''s risky.'

credences:
  ann:
    wait: 0.8    # sure
    risk: 0.3
"""
TO_90 = SetCredence("ann", "wait", 0.9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "d.yaml"
    path.write_bytes(TEXT.encode())
    return path


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_a_change_is_in_the_file_at_once(path: Path) -> None:
    session = Session.open(path)
    assert session.change(TO_90)
    assert path.read_text() == TEXT.replace("0.8    # sure", "0.9    # sure")
    assert not session.dirty
    assert session.history[-1].description == "ann: wait 0.8 → 0.9"


def test_a_change_that_changes_nothing_leaves_no_trace(path: Path) -> None:
    session = Session.open(path)
    assert not session.change(SetCredence("ann", "wait", 0.8))
    assert not session.can_undo
    assert path.read_text() == TEXT


def test_undo_and_redo_give_back_the_bytes(path: Path) -> None:
    session = Session.open(path)
    states = [path.read_bytes()]
    changes: list[Change] = [
        TO_90,
        Rename("claims", "risk", "danger"),
        Add(Claim("new", "New: it is.")),
        Remove("claims", "danger", cascade=True),
        SetTitle("Two\nlines"),
    ]
    for change in changes:
        session.change(change)
        states.append(path.read_bytes())
    for change, state in zip(reversed(changes), reversed(states[:-1]), strict=True):
        assert session.undo() == change
        assert path.read_bytes() == state
    assert session.undo() is None
    for change, state in zip(changes, states[1:], strict=True):
        assert session.redo() == change
        assert path.read_bytes() == state
    assert session.redo() is None


@pytest.mark.parametrize("seed", range(5))
def test_undo_gives_back_the_bytes_whatever_the_style(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    original = b"\xef\xbb\xbf" + Stylist(seed).write(rich_debate(seed)).text.encode()
    path.write_bytes(original)
    session = Session.open(path)
    rng = random.Random(seed)
    for _ in range(25):
        with suppress(Refused):
            session.change(random_change(rng, session.debate))
    assert len(session.history) > 3
    while session.undo():
        pass
    assert path.read_bytes() == original


def test_a_new_change_ends_what_could_be_redone(path: Path) -> None:
    session = Session.open(path)
    session.change(TO_90)
    session.undo()
    session.change(SetTitle("New"))
    assert not session.can_redo


def test_an_outside_change_is_never_overwritten(path: Path) -> None:
    session = Session.open(path)
    outside = TEXT.replace("Wait?", "Wait!")
    path.write_text(outside)
    for act in (lambda: session.change(TO_90), session.undo, session.redo):
        with suppress(ChangedOnDisk):
            act()
        assert path.read_text() == outside
    with pytest.raises(ChangedOnDisk):
        session.change(TO_90)
    assert session.debate.stated("ann", "wait") == Stated(0.8)
    assert session.refresh()
    assert not session.refresh()
    session.change(TO_90)
    assert path.read_text() == outside.replace("0.8    #", "0.9    #")


def test_after_an_outside_change_undo_takes_back_its_own_edit_alone(path: Path) -> None:
    session = Session.open(path)
    session.change(SetCredence("bob", "risk", 0.6))
    session.change(TO_90)
    mine = path.read_text()
    path.write_text(mine.replace("Wait?", "Wait!").replace("risk: 0.3", "risk: 0.35"))
    session.refresh()
    session.undo()
    session.undo()
    assert path.read_text() == TEXT.replace("Wait?", "Wait!").replace("risk: 0.3", "risk: 0.35")
    session.redo()
    assert session.debate.stated("bob", "risk") == Stated(0.6)


def test_after_an_outside_change_a_rename_is_taken_back_where_the_claim_is_used_now(path: Path) -> None:
    session = Session.open(path)
    session.change(Rename("claims", "risk", "danger"))
    path.write_text(path.read_text().replace("text: 'It''s risky.'", "text: 'It''s very risky.'  # edited"))
    session.refresh()
    session.undo()
    assert path.read_text() == TEXT.replace("text: 'It''s risky.'", "text: 'It''s very risky.'  # edited")


def test_an_edit_that_was_changed_again_outside_is_not_taken_back(path: Path) -> None:
    session = Session.open(path)
    session.change(TO_90)
    path.write_text(path.read_text().replace("0.9    #", "0.7    #"))
    session.refresh()
    with pytest.raises(Refused) as refused:
        session.undo()
    assert refused.value.uses == ("credences/ann/wait/credence",)
    assert "0.7    #" in path.read_text()


def test_a_file_with_errors_is_not_written(path: Path) -> None:
    path.write_text(TEXT + "claims: {}\n")
    session = Session.open(path)
    assert session.read_only
    with pytest.raises(Refused):
        session.change(TO_90)
    assert path.read_text() == TEXT + "claims: {}\n"


def test_without_autosave_the_file_waits_for_a_save(path: Path) -> None:
    session = Session.open(path, autosave=False)
    session.change(TO_90)
    assert session.dirty
    assert path.read_text() == TEXT
    session.save()
    assert "0.9" in path.read_text()
    assert names(path) == ["d.yaml"]


def test_unsaved_changes_are_made_again_on_what_the_file_now_holds(path: Path) -> None:
    session = Session.open(path, autosave=False)
    session.change(TO_90)
    session.change(SetField("claims", "risk", "note", "mine"))
    path.write_text(TEXT.replace("Wait?", "Wait!"))
    with pytest.raises(ChangedOnDisk):
        session.save()
    assert session.refresh()
    assert session.dirty
    session.save()
    assert path.read_text() == TEXT.replace("Wait?", "Wait!").replace("0.8    #", "0.9    #").replace(
        "risky.'\n", "risky.'\n    note: 'mine'\n"
    )
    session.undo()
    session.undo()
    session.save()
    assert path.read_text() == TEXT.replace("Wait?", "Wait!")


def test_what_cannot_be_made_again_is_told_and_kept(path: Path) -> None:
    session = Session.open(path, autosave=False)
    session.change(SetField("claims", "risk", "note", "mine"))
    path.write_text(TEXT[: TEXT.index("  risk:")] + TEXT[TEXT.index("credences:") : TEXT.index("    risk: 0.3")])
    assert session.refresh()
    assert [each.description for each in session.unplaced] == ["risk: note mine"]
    assert "no claim risk" in session.unplaced[0].reason
    assert any("journal" in name for name in names(path))


def test_an_undo_that_is_not_saved_survives_an_outside_change(path: Path) -> None:
    session = Session.open(path, autosave=False)
    session.change(TO_90)
    session.save()
    session.undo()
    path.write_text(path.read_text().replace("Wait?", "Wait!"))
    session.refresh()
    session.save()
    assert path.read_text() == TEXT.replace("Wait?", "Wait!")


def test_what_is_saved_is_not_dirty(path: Path) -> None:
    session = Session.open(path, autosave=False)
    session.change(TO_90)
    session.save()
    assert not session.dirty


def test_where_the_disk_fails_the_change_stands_and_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session.open(path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(store, "save", full)
        with pytest.raises(OSError, match="No space"):
            session.change(TO_90)
    assert session.dirty
    assert session.debate.stated("ann", "wait") == Stated(0.9)
    assert path.read_text() == TEXT
    session.save()
    assert "0.9" in path.read_text()
    assert names(path) == ["d.yaml"]


KILLED = """
import os, signal, sys
from pathlib import Path
from argmap.model.changes import SetCredence, SetField
from argmap.session import Session
session = Session.open(Path(sys.argv[1]), autosave=False)
session.change(SetCredence("ann", "wait", 0.9))
session.change(SetField("claims", "risk", "note", "typed"))
os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL


def test_what_a_killed_process_did_not_save_is_offered(path: Path) -> None:
    killed(path)
    assert path.read_text() == TEXT
    session = Session.open(path)
    assert session.recovered == (TO_90, SetField("claims", "risk", "note", "typed"))
    session.recover()
    assert session.debate.claims["risk"].note == "typed"
    assert "0.9" in path.read_text()
    assert names(path) == ["d.yaml"]
    assert Session.open(path).recovered == ()


def test_what_is_not_wanted_of_it_is_forgotten(path: Path) -> None:
    killed(path)
    Session.open(path).forget_recovered()
    assert names(path) == ["d.yaml"]
    assert path.read_text() == TEXT


def test_the_history_may_be_longer_than_what_is_at_hand(path: Path) -> None:
    session = Session.open(path)
    for step in range(40):
        session.change(SetCredence("ann", "wait", (step + 1) / 100))
    for _ in range(40):
        session.undo()
    assert path.read_text() == TEXT


def test_credences_are_computed_once_for_each_debate(path: Path) -> None:
    session = Session.open(path)
    first = session.credences()
    assert session.credences() is first
    session.change(TO_90)
    assert session.credences() is not first
    session.undo()
    assert session.credences(assume={"risk": 1.0}) is session.credences(assume={"risk": 1.0})


def test_a_participant_and_a_crux_can_be_added_to_a_file_without_either(path: Path) -> None:
    path.write_text("argmap: 1\ntitle: T\nthesis: c\nclaims:\n  c: {text: C.}\n")
    session = Session.open(path)
    session.change(Add(Participant("ann")))
    session.change(SetCredence("ann", "c", 0.4))
    session.change(Add(Claim("d", "D.")))
    session.change(Add(Crux("k", ("d",))))
    assert path.read_text() == (
        "argmap: 1\ntitle: T\nthesis: c\nparticipants:\n  ann: {}\nclaims:\n  c: {text: C.}\n  d: {text: D.}\n"
        "credences:\n  ann:\n    c: 0.4\ncruxes:\n  k:\n    claims: [d]\n    status: open\n"
    )


def test_a_journal_goes_elsewhere_where_the_folder_cannot_be_written(path: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everything")
    path.parent.chmod(0o555)
    try:
        session = Session.open(path, state_dir=tmp_path.parent / "state", autosave=False)
        session.change(TO_90)
        assert any("journal" in each.name for each in (tmp_path.parent / "state").iterdir())
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize("broken", [b"argmap: 1\nclaims: [\n", b"", b"\xff\xfe", b"- a list\n", b"only words"])
def test_a_file_that_is_no_debate_any_more_leaves_the_debate_as_it_was(path: Path, broken: bytes) -> None:
    session = Session.open(path)
    before = session.debate
    path.write_bytes(broken)
    session.refresh()
    assert (session.debate, session.unreadable, session.read_only) == (before, True, True)


def test_a_file_that_was_never_a_debate_has_none_to_show(path: Path) -> None:
    path.write_bytes(b"[")
    session = Session.open(path)
    path.write_bytes(b"[[")
    session.refresh()
    assert not session.unreadable


def test_nothing_is_undone_in_a_file_that_is_no_debate_any_more(path: Path) -> None:
    session = Session.open(path)
    session.change(TO_90)
    path.write_bytes(b"[")
    session.refresh()
    with pytest.raises(Refused):
        session.undo()
    assert path.read_bytes() == b"["


def test_a_file_that_is_a_debate_again_is_read(path: Path) -> None:
    session = Session.open(path)
    for data in (b"[", TEXT.replace("We wait.", "We go.").encode()):
        path.write_bytes(data)
        session.refresh()
    assert (session.debate.claims["wait"].text, session.unreadable) == ("We go.", False)


def test_an_unsaved_change_waits_until_the_file_can_be_read_again(path: Path) -> None:
    session = Session.open(path, autosave=False)
    session.change(TO_90)
    for data in (b"[", TEXT.encode()):
        path.write_bytes(data)
        session.refresh()
    assert session.debate.stated("ann", "wait") == Stated(0.9)
