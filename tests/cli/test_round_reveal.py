"""Blind rounds on the command line: revealed, and taken over into the debate."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from argmap.model.changes import Refused
from argmap.text.store import ChangedOnDisk
from tests.cli.table import ROUND, Table, git
from tests.rounds.asking import BRIDGE


def test_a_reveal_waits_for_everybody(started: Table) -> None:
    started.by("council", "commit", "survey-is-right=0.9")
    before = started.part("council").read_text(encoding="utf-8")
    found = started.by("council", "reveal")
    assert found.code == 1
    assert "not committed yet: haulier, resident" in found.err
    assert started.part("council").read_text(encoding="utf-8") == before
    assert started.by("council", "reveal", "--without", "haulier").code == 1
    assert started.by("council", "reveal", "--without", "nobody").code == 2
    assert started.by("council", "reveal", "--without", "haulier", "--without", "resident").code == 0


def test_once_somebody_has_revealed_there_is_nobody_to_wait_for(started: Table) -> None:
    for who in ("council", "haulier"):
        started.by(who, "commit", "survey-is-right=0.9")
    assert started.by("council", "reveal", "--without", "resident").code == 0
    assert started.by("haulier", "reveal").code == 0


def test_after_the_deadline_it_waits_no_more(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--deadline", "2026-12-05")
    table.by("council", "commit", "survey-is-right=0.9")
    table.day("2026-12-05")
    assert table.by("council", "reveal").code == 1
    table.day("2026-12-06")
    assert table.by("council", "reveal").code == 0


def test_a_deadline_may_be_moved_by_hand(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--deadline", "2026-12-05")
    table.all_commit()
    table.write(table.read(ROUND).replace("2026-12-05", "2026-12-24"), ROUND)
    table.all_reveal()
    assert table.status().code == 0


def test_a_reveal_takes_the_numbers_over_and_keeps_comments(committed: Table) -> None:
    found = committed.by("council", "reveal")
    assert found.out.startswith("survey-is-right  80% → 90%\ndeck-has-cracks  – → 20%\n")
    assert "council: {survey-is-right: 0.9, deck-has-cracks: 0.2}   # sure\n" in committed.read("bridge.yaml")
    assert "haulier: {survey-is-right: {credence: 0.99, note: they said so}" in committed.read("bridge.yaml")


def test_after_a_reveal_nobody_commits(started: Table) -> None:
    for who in ("council", "haulier"):
        started.by(who, "commit", "survey-is-right=0.5")
    started.by("council", "reveal", "--without", "resident")
    for words in ([], ["--again"]):
        found = started.by("resident", "commit", "survey-is-right=0.5", *words)
        assert found.code == 1
        assert "council revealed already: a number that is written now is not blind" in found.err


def test_a_lost_secret_is_told_with_what_can_be_done(committed: Table) -> None:
    committed.secret("council").unlink()
    found = committed.by("council", "reveal")
    assert found.code == 1
    assert "are not on this machine" in found.err
    assert "--again" in found.err
    assert committed.by("council", "commit", "survey-is-right=0.6", "--again").code == 0
    assert committed.by("council", "reveal").code == 0
    assert "2 commitments, the last before anybody revealed" in " ".join(committed.status().out.split())


def test_a_changed_secret_reveals_nothing(committed: Table) -> None:
    secret = committed.secret("council")
    secret.write_text(secret.read_text(encoding="utf-8").replace("0.9", "0.8"), encoding="utf-8")
    found = committed.by("council", "reveal")
    assert (found.code, "it was changed since" in found.err) == (1, True)
    assert "revealed" not in committed.part("council").read_text(encoding="utf-8")


def test_a_round_changed_after_the_commitment_reveals_nothing(committed: Table) -> None:
    committed.write(committed.read(ROUND).replace("The deck has cracks.", "The deck has no cracks."), ROUND)
    found = committed.by("council", "reveal")
    assert (found.code, "is not as it was when you committed" in found.err) == (1, True)
    assert committed.read("bridge.yaml") == BRIDGE


def test_a_claim_reworded_meanwhile_keeps_its_number_in_the_round(committed: Table) -> None:
    committed.run("set", "bridge.yaml", "survey-is-right.text=The survey is mostly right.")
    found = committed.by("council", "reveal")
    assert found.code == 0
    assert "argmap set bridge.yaml --as council survey-is-right=0.9" in found.err
    assert "council: {survey-is-right: 0.8, deck-has-cracks: 0.2}" in committed.read("bridge.yaml")
    assert "The debate has other words for it now." in committed.status().out


def test_a_claim_renamed_meanwhile_takes_its_number(committed: Table) -> None:
    committed.run("rename", "bridge.yaml", "survey-is-right", "right")
    assert committed.by("council", "reveal").code == 0
    assert "council: {right: 0.9, deck-has-cracks: 0.2}" in committed.read("bridge.yaml")


def test_a_debate_with_errors_reveals_nothing(committed: Table) -> None:
    committed.write(BRIDGE.replace("thesis: bridge-is-safe", "thesis: bridge"), "bridge.yaml")
    found = committed.by("council", "reveal")
    assert (found.code, "nothing was revealed" in found.err) == (1, True)
    assert "revealed:" not in committed.part("council").read_text(encoding="utf-8")


def test_what_could_not_be_taken_over_is_with_the_next_reveal(committed: Table) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argmap.session.store._write", full, raising=True)
        patch.setattr("argmap.rounds.files.save", lambda path, data, expected: path.write_bytes(data))
        found = committed.by("council", "reveal")
    assert found.code == 2
    assert "the numbers are revealed; run the command again to take them over" in found.err
    assert committed.read("bridge.yaml") == BRIDGE
    assert committed.by("council", "reveal").code == 0
    assert "council: {survey-is-right: 0.9, deck-has-cracks: 0.2}" in committed.read("bridge.yaml")


def test_what_was_said_after_the_reveal_stands_when_it_is_run_again(committed: Table) -> None:
    committed.by("council", "reveal")
    committed.run("set", "bridge.yaml", "--as", "council", "survey-is-right=0.5")
    after = committed.read("bridge.yaml")
    found = committed.by("council", "reveal")
    assert (found.code, committed.read("bridge.yaml")) == (0, after)
    assert "you have said something else since" in found.err


@pytest.mark.parametrize("failing", [OSError(28, "No space left on device"), ChangedOnDisk(Path("council.yaml"))])
def test_a_commitment_that_cannot_be_published_leaves_no_secret(started: Table, failing: Exception) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failing

    started.monkeypatch.setattr("argmap.rounds.files.save", fail)
    found = started.by("council", "commit", "survey-is-right=0.9")
    assert found.code in (1, 2)
    assert "nothing was committed" in found.err.lower()
    assert list((started.folder / "state" / "council" / "argmap" / "rounds").iterdir()) == []


def test_a_secret_that_cannot_be_kept_publishes_nothing(started: Table) -> None:
    started.write("", "state")
    found = started.by("council", "commit", "survey-is-right=0.9")
    assert (found.code, "nothing was committed" in found.err) == (2, True)
    assert not started.part("council").exists()


def test_a_part_that_cannot_be_read_is_not_written_over(committed: Table) -> None:
    committed.part("council").write_text("<<<<<<< ours\n", encoding="utf-8")
    for words in (["commit", "survey-is-right=0.5", "--again"], ["reveal"]):
        found = committed.by("council", *words)
        assert (found.code, "error[conflict-marker]" in found.err) == (1, True)
    assert committed.part("council").read_text(encoding="utf-8") == "<<<<<<< ours\n"
    assert committed.run("check", "bridge.yaml").code == 1


def test_credences_in_files_of_their_own(started: Table) -> None:
    plain = BRIDGE[: BRIDGE.index("credences:")]
    started.write(plain, "bridge.yaml")
    (started.folder / "bridge.credences").mkdir()
    started.write("credences:\n  survey-is-right: 0.8   # sure\n", "bridge.credences/council.yaml")
    started.all_commit()
    started.all_reveal()
    assert started.read("bridge.yaml") == plain
    assert started.read("bridge.credences/council.yaml") == (
        "credences:\n  survey-is-right: 0.9   # sure\n  deck-has-cracks: 0.2\n"
    )
    assert started.read("bridge.credences/resident.yaml").endswith("survey-is-right: 0.3\n  deck-has-cracks: 0.8\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
def test_everybodys_commitments_and_reveals_merge_in_plain_git(started: Table) -> None:
    """Without argmap's merge driver; the credences in files of their own, as the README advises."""
    started.write(BRIDGE[: BRIDGE.index("credences:")], "bridge.yaml")
    (started.folder / "bridge.credences").mkdir()
    started.write("state/\n", ".gitignore")
    started.write("credences: {}\n", "bridge.credences/council.yaml")
    git(started.folder, "init", "-q")
    for action, words in (("commit", ["survey-is-right=0.5"]), ("reveal", [])):
        git(started.folder, "add", "-A")
        git(started.folder, "commit", "-q", "--allow-empty", "-m", f"before {action}")
        for who in ("council", "haulier", "resident"):
            git(started.folder, "switch", "-q", "-c", f"{action}-{who}", "main")
            assert started.by(who, action, *words).code == 0
            git(started.folder, "add", "-A")
            git(started.folder, "commit", "-q", "-m", who)
        git(started.folder, "switch", "-q", "main")
        for who in ("council", "haulier", "resident"):
            git(started.folder, "merge", "-q", "--no-edit", f"{action}-{who}")
    found = started.status("--json")
    assert found.code == 0
    assert [each["counted"] for each in found.json["rounds"][0]["people"]] == [True, True, True]
    assert "revealed" in started.part("resident").read_text(encoding="utf-8")


def test_what_somebody_added_to_their_own_file_stays(committed: Table) -> None:
    part = committed.part("council")
    part.write_text(part.read_text(encoding="utf-8") + "x-mood: sure   # quite\n", encoding="utf-8")
    assert committed.by("council", "reveal").code == 0
    assert "x-mood: sure   # quite\nrevealed:\n" in part.read_text(encoding="utf-8")


def test_who_is_no_participant_any_more_reveals_in_the_round_alone(committed: Table) -> None:
    committed.run("rename", "bridge.yaml", "council", "town")
    before = committed.read("bridge.yaml")
    found = committed.by("council", "reveal")
    assert (found.code, committed.read("bridge.yaml")) == (0, before)
    assert "'council' is no participant of the debate any more: 0.9 stays in the round alone" in found.err


def test_who_committed_to_nothing_reveals_nothing(started: Table) -> None:
    found = started.by("council", "reveal")
    assert (found.code, "'council' has committed to nothing in round 1" in found.err) == (1, True)


def test_whoever_is_left_out_is_told(started: Table) -> None:
    started.by("council", "commit", "survey-is-right=0.9")
    found = started.by("council", "reveal", "--without", "haulier", "--without", "resident")
    assert "Without haulier, resident: what they commit to from now on is not blind." in found.err
    assert "1 number of 'council' taken over\n" in found.err


def test_a_secret_that_cannot_be_read_reveals_nothing(committed: Table) -> None:
    secret = committed.secret("council")
    secret.unlink()
    secret.mkdir()
    found = committed.by("council", "reveal")
    assert (found.code, "; nothing was revealed" in found.err) == (2, True)


def test_the_errors_for_which_nothing_is_revealed_are_told(committed: Table) -> None:
    committed.write(BRIDGE.replace("thesis: bridge-is-safe", "thesis: bridge"), "bridge.yaml")
    found = committed.by("council", "reveal")
    assert "bridge.yaml:3:9: error[" in found.err
    assert "bridge.yaml has errors; nothing was revealed" in found.err


def test_numbers_that_cannot_be_written_into_the_debate_are_not_revealed(committed: Table) -> None:
    def refuse(*_: object) -> None:
        raise Refused("the text would not say so", help="Write it by hand.")

    committed.monkeypatch.setattr("argmap.document.edit", refuse)
    found = committed.by("council", "reveal")
    assert (found.code, "the text would not say so; nothing was revealed" in found.err) == (1, True)
    assert "revealed:" not in committed.part("council").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("failing", "code", "said"),
    [
        (OSError(28, "No space left on device"), 2, "bridge.yaml: no space left on device; not revealed"),
        (ChangedOnDisk(Path("council.yaml")), 1, "Nothing was revealed; run the command again."),
    ],
)
def test_a_reveal_that_cannot_be_published_is_told(committed: Table, failing: Exception, code: int, said: str) -> None:
    def fail(*_: object) -> None:
        raise failing

    committed.monkeypatch.setattr("argmap.cli.round_reveal.save_commitment", fail)
    found = committed.by("council", "reveal")
    assert (found.code, said in found.err) == (code, True)
    assert committed.read("bridge.yaml") == BRIDGE


def test_a_number_for_what_is_gone_stays_in_the_round(committed: Table) -> None:
    committed.run("remove", "bridge.yaml", "cracks")
    committed.run("remove", "bridge.yaml", "old")
    assert committed.run("remove", "bridge.yaml", "deck-has-cracks").code == 0
    found = committed.by("council", "reveal")
    assert "deck-has-cracks is in the debate no more: 0.2 stays in the round alone" in found.err


def test_a_reveal_tells_of_everybody_whose_numbers_do_not_hold(committed: Table) -> None:
    committed.by("council", "reveal")
    part = committed.part("council")
    part.write_text(part.read_text(encoding="utf-8").replace("survey-is-right: 0.9", "survey-is-right: 0.91"), "utf-8")
    assert committed.by("haulier", "reveal").code == 1


def test_who_had_revealed_is_verified_again(committed: Table) -> None:
    committed.by("council", "reveal")
    assert "'council' had revealed already; the numbers are verified again" in committed.by("council", "reveal").err
