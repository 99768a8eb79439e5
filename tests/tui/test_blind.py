"""The rounds beside a debate as the screen knows them: read again when a file changes, and nothing of others shown."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.credence.engine import credences
from argmap.model.diagnostic import Finding
from argmap.rounds.files import StoredRound, read_rounds, save_commitment, save_round
from argmap.tui.blind import BlindRounds
from tests.rounds.asking import DEBATE, ROUND, asked_of, committed

LATER = replace(ROUND, name="2", key=32 * "b", started="2026-12-02T18:00:00Z")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return asked_of(tmp_path)


def looked(file: Path) -> BlindRounds:
    found = BlindRounds(file)
    found.look()
    return found


def test_what_is_as_it_was_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = looked(file)
    monkeypatch.setattr("argmap.rounds.files.read_rounds", lambda _: pytest.fail("read again"))
    assert found.look() is False


def test_a_file_of_another_time_or_size_is_read_again(file: Path) -> None:
    found, path = looked(file), file.with_suffix(".rounds") / "1.yaml"
    os.utime(path, ns=(1, 1))
    assert found.look()
    path.write_bytes(path.read_bytes() + b"# more\n")
    os.utime(path, ns=(1, 1))
    assert found.look()


def test_a_round_that_cannot_be_read_leaves_what_was_read_last(file: Path) -> None:
    found = looked(file)
    (file.with_suffix(".rounds") / "2.yaml").mkdir()
    assert found.look() is False
    assert found.asking("council") is not None


def names(found: StoredRound | None) -> str | None:
    return found.round.name if found is not None else None


def test_the_last_of_several_rounds_asks_and_is_revealed(file: Path) -> None:
    save_round(file, LATER)
    assert names(looked(file).asking("council")) == "2"
    for stored in read_rounds(file).rounds:
        for who in ROUND.people:
            save_commitment(file, stored, committed(who, round=stored.round))
    found = looked(file)
    assert (names(found.asking("council")), names(found.ready("council"))) == (None, "2")


def test_while_a_round_asks_only_ones_own_numbers_and_remarks_are_shown(file: Path) -> None:
    whole = credences(DEBATE)
    paths = (("credences", "haulier"), ("credences", "council"), ("claims", "haulier"))
    whole = replace(whole, findings=tuple(Finding("x", "warning", "x", path) for path in paths))
    shown = looked(file).shown(whole, "council")
    assert shown is not None
    assert (list(shown.participants), shown.pooled) == (["council"], None)
    assert [each.path for each in shown.findings] == [("credences", "council"), ("claims", "haulier")]


def test_other_numbers_and_another_speaker_are_shown_anew(file: Path) -> None:
    found, whole = looked(file), credences(DEBATE)
    first = found.shown(whole, "council")
    assert found.shown(whole, "council") is first
    other, theirs = found.shown(replace(whole, title="x"), "council"), found.shown(whole, "haulier")
    assert other is not None
    assert theirs is not None
    assert (other.title, list(theirs.participants)) == ("x", ["haulier"])


def test_who_has_no_numbers_sees_what_there_is(file: Path) -> None:
    whole = credences(DEBATE, participants=("haulier",))
    assert looked(file).shown(whole, "council") is whole


def test_answers_that_cannot_be_kept_say_why(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    found = looked(file)
    assert found.keep(ROUND, "council") is None
    monkeypatch.setattr("argmap.rounds.drafts.keep_draft", full)
    assert found.keep(ROUND, "council") == "no space left on device"
