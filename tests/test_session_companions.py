"""Everyone's numbers in a file of their own: edits go there, undo and outside changes too."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.document import parse
from argmap.model.changes import Rename, SetConditionals, SetCredence
from argmap.model.values import Pair, Stated
from argmap.session import Session
from argmap.text.store import ChangedOnDisk

TEXT = """\
argmap: 1
title: Wait?
thesis: wait

participants:
  ann: {name: Ann}
  bob: {}

claims:
  wait: {text: We wait.}
  risk: {text: It is risky.}

cruxes:
  k:
    claims: [risk]
    status: open
"""
TO_90 = SetCredence("ann", "wait", 0.9)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A debate with a folder of credence files."""
    path = tmp_path / "d.yaml"
    path.write_text(TEXT)
    folder = path.with_suffix(".credences")
    folder.mkdir()
    (folder / "ann.yaml").write_text("# Ann's own\ncredences:\n  wait: 0.8  # sure\n")
    return path


def test_numbers_go_into_the_file_of_whose_they_are(shared: Path) -> None:
    session = Session.open(shared)
    main, folder = shared.read_text(), shared.with_suffix(".credences")
    session.change(TO_90)
    session.change(SetConditionals("k", "ann", Pair(0.1, 0.9)))
    assert (folder / "ann.yaml").read_text() == (
        "# Ann's own\ncredences:\n  wait: 0.9  # sure\n\nconditionals:\n  k: {if_true: 0.1, if_false: 0.9}\n"
    )
    session.change(SetCredence("bob", "risk", 0.5))
    assert (folder / "bob.yaml").read_text() == "credences:\n  risk: 0.5\n"
    assert shared.read_text() == main
    while session.undo():
        pass
    assert (folder / "ann.yaml").read_text() == "# Ann's own\ncredences:\n  wait: 0.8  # sure\n"
    assert not (folder / "bob.yaml").exists()


def test_a_renamed_participant_takes_their_file_along(shared: Path) -> None:
    session = Session.open(shared)
    session.change(Rename("participants", "ann", "zoe"))
    folder = shared.with_suffix(".credences")
    assert [file.name for file in folder.iterdir()] == ["zoe.yaml"]
    assert (folder / "zoe.yaml").read_text() == "# Ann's own\ncredences:\n  wait: 0.8  # sure\n"
    assert parse(shared.read_bytes()).debate.participants.keys() == {"zoe", "bob"}


def test_a_claim_is_renamed_in_every_file(shared: Path) -> None:
    session = Session.open(shared)
    session.change(Rename("claims", "wait", "stay"))
    assert "  stay: 0.8  # sure" in (shared.with_suffix(".credences") / "ann.yaml").read_text()


def test_an_outside_change_of_a_credence_file_is_noticed(shared: Path) -> None:
    session = Session.open(shared)
    (shared.with_suffix(".credences") / "bob.yaml").write_text("credences: {risk: 0.2}\n")
    assert session.refresh()
    assert session.debate.stated("bob", "risk") == Stated(0.2)
    (shared.with_suffix(".credences") / "bob.yaml").write_text("credences: {risk: 0.4}\n")
    with pytest.raises(ChangedOnDisk):
        session.change(SetCredence("bob", "risk", 0.9))
    assert session.refresh()


def test_a_file_without_numbers_moves_with_its_participant(shared: Path) -> None:
    folder = shared.with_suffix(".credences")
    (folder / "bob.yaml").write_text("# my reasons\nx-me: 1\n")
    Session.open(shared).change(Rename("participants", "bob", "rob"))
    assert not (folder / "bob.yaml").exists()
    assert (folder / "rob.yaml").read_text() == "# my reasons\nx-me: 1\n"


def test_what_says_nothing_in_a_file_is_renamed_too(shared: Path) -> None:
    file = shared.with_suffix(".credences") / "ann.yaml"
    file.write_text("credences:\n  wait: 0.8\n  risk: {x-why: so}\n")
    Session.open(shared).change(Rename("claims", "risk", "danger"))
    assert file.read_text() == "credences:\n  wait: 0.8\n  danger: {x-why: so}\n"
