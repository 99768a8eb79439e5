"""Rounds on the disk: what is read beside a debate, in which order, and what is left as it is."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.rounds.commitment import BadOpening, Opening, digest_of, opening_text, round_digest
from argmap.rounds.committing import commit_to
from argmap.rounds.files import (
    commitment_path,
    free_name,
    part_diagnostics,
    read_rounds,
    read_secret,
    round_diagnostics,
    round_path,
    save_commitment,
    save_round,
    save_secret,
    secret_path,
    write_private,
)
from argmap.rounds.values import Commitment
from argmap.text.store import ChangedOnDisk
from tests.rounds.asking import ROUND, SALT, all_committed, committed, revealed

OPENING = Opening(round_digest(ROUND), "council", SALT, {"survey-is-right": 0.9})


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """Where a debate's file would be, with a round beside it."""
    path = tmp_path / "bridge.yaml"
    save_round(path, ROUND)
    return path


def write(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def codes(path: Path) -> list[str]:
    return [each.code for each in read_rounds(path).diagnostics]


def test_without_a_folder_there_is_no_round(tmp_path: Path) -> None:
    assert read_rounds(tmp_path / "bridge.yaml").rounds == ()


def test_rounds_stand_as_they_were_started_and_at_one_time_by_name(bridge: Path) -> None:
    save_round(bridge, replace(ROUND, name="a", started="2026-12-03T18:00:00Z"))
    save_round(bridge, replace(ROUND, name="z", started="2026-12-02T18:00:00Z"))
    save_round(bridge, replace(ROUND, name="k", started="2026-12-02T18:00:00Z"))
    assert [each.round.name for each in read_rounds(bridge).rounds] == ["1", "k", "z", "a"]


def test_the_parts_stand_in_the_rounds_order(tmp_path: Path) -> None:
    path = tmp_path / "bridge.yaml"
    save_round(path, replace(ROUND, people=("resident", "council")))
    for who in ("council", "resident"):
        (stored,) = read_rounds(path).rounds
        save_commitment(path, stored, committed(who))
    (stored,) = read_rounds(path).rounds
    assert list(stored.commitments) == ["resident", "council"]


def test_what_begins_with_a_dot_is_no_part(bridge: Path) -> None:
    write(bridge.parent / "bridge.rounds" / ".1.yaml", "x")
    write(bridge.parent / "bridge.rounds" / "1" / ".council.yaml", "x")
    assert codes(bridge) == []


def test_a_round_behind_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "debates" / "bridge.yaml"
    outside = save_round(tmp_path / "bridge.yaml", ROUND)
    round_path(path, "1").parent.mkdir(parents=True)
    round_path(path, "1").symlink_to(outside)
    assert (read_rounds(path).rounds, codes(path)) == ((), ["file-outside"])


def test_a_commitment_changed_after_a_reveal_is_a_warning(bridge: Path) -> None:
    (stored,) = read_rounds(bridge).rounds
    save_commitment(bridge, stored, revealed("council", all_committed()))
    save_commitment(bridge, stored, committed("resident", {"survey-is-right": 0.9}))
    told = [(each.code, each.severity, each.message) for each in round_diagnostics(bridge)]
    message = "'resident' changed the commitment after council had revealed, so the numbers are not blind"
    assert told == [("not-blind", "warning", message)]


def test_a_free_name_is_taken_by_no_file_and_no_folder(bridge: Path) -> None:
    (bridge.parent / "bridge.rounds" / "2").mkdir()
    assert free_name(bridge) == "3"


def test_a_round_is_written_over_no_other(bridge: Path) -> None:
    before = round_path(bridge, "1").read_bytes()
    with pytest.raises(ChangedOnDisk):
        save_round(bridge, replace(ROUND, key=32 * "b"))
    assert round_path(bridge, "1").read_bytes() == before


def test_a_part_whose_file_says_something_else_is_written_anew(bridge: Path) -> None:
    (stored,) = read_rounds(bridge).rounds
    save_commitment(bridge, stored, committed("council", {"survey-is-right": 0.1}))
    (stored,) = read_rounds(bridge).rounds
    own = revealed("council", {})
    save_commitment(bridge, stored, own)
    (stored,) = read_rounds(bridge).rounds
    assert stored.commitments == {"council": own}


def test_every_commitment_that_was_replaced_is_named(bridge: Path, tmp_path: Path) -> None:
    parts: list[Commitment] = []
    for number in (0.1, 0.2, 0.3):
        (stored,) = read_rounds(bridge).rounds
        commit_to(bridge, tmp_path / "state", stored, "council", {"survey-is-right": number})
        parts.append(read_rounds(bridge).rounds[0].commitments["council"])
    assert parts[2].replaces == (parts[0].digest, parts[1].digest)


def test_whether_a_file_is_one_of_a_round_is_told_by_where_it_is(bridge: Path) -> None:
    part = write(commitment_path(bridge, "1", "council"), "x")
    told = [part_diagnostics(file) for file in (round_path(bridge, "1"), part, bridge)]
    assert [each is not None and len(each) for each in told] == [0, 1, False]


def test_a_private_file_is_on_the_disk_or_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("argmap.rounds.files.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_private(tmp_path / "private" / "a.txt", "0.7")
    assert list((tmp_path / "private").iterdir()) == []


def test_a_private_folder_is_ones_own(tmp_path: Path) -> None:
    write_private(tmp_path / "private" / "a.txt", "0.7")
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o700


def test_a_secret_reads_back_and_is_named_by_its_digest(tmp_path: Path) -> None:
    digest, file = save_secret(tmp_path, OPENING)
    assert (file, read_secret(tmp_path, digest)) == (secret_path(tmp_path, digest), OPENING)


def test_a_secret_that_is_elsewhere_is_none(tmp_path: Path) -> None:
    assert read_secret(tmp_path, committed("council").digest) is None


@pytest.mark.parametrize(("data", "said"), [(b"\xff", "no text any more"), (b"x", "changed since")])
def test_a_secret_that_was_changed_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    digest, file = save_secret(tmp_path, OPENING)
    file.write_bytes(data)
    with pytest.raises(BadOpening, match=said):
        read_secret(tmp_path, digest)


def test_a_secret_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    digest = digest_of(opening_text(OPENING))
    secret_path(tmp_path, digest).mkdir(parents=True)
    with pytest.raises(OSError, match=r"irectory|denied"):
        read_secret(tmp_path, digest)
