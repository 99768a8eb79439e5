"""A blind round on the screen: it asks, hides what others say until one has committed, and commits."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from argmap.rounds.committing import commit_to
from argmap.rounds.files import read_rounds, save_commitment, save_round
from argmap.rounds.questions import questions_of
from argmap.rounds.standing import standings
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from tests.rounds.asking import BRIDGE, DEBATE, NUMBERS, ROUND, asked_of, revealed
from tests.tui.places import arrived
from tests.tui.screens import Play, play, screen_text

BANNER = "Round 1 asks you 2 questions: i answers. What others say is hidden until then"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return asked_of(tmp_path)


def seen(file: Path, *keys: str, who: str = "council", steps: Play | None = None) -> str:
    """What the screen shows to somebody after some keys."""
    shown: list[str] = []

    async def pressed(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *keys)
        if steps is not None:
            await steps(pilot, app)
        shown.append(screen_text(app))

    play(Session.open(file, who=who), pressed, who=who)
    return shown[0]


def state_of(file: Path, who: str) -> str:
    (stored,) = read_rounds(file).rounds
    return standings(stored.round, stored.commitments)[who].state


def test_only_ones_own_numbers_are_shown_and_it_is_said(file: Path) -> None:
    text = seen(file, "j")
    assert BANNER in text
    assert "80%" in text
    assert "haulier" not in text
    assert "99%" not in text


def test_nobody_speaking_sees_everything(file: Path) -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert app.credences is not None
        assert app.credences.pooled is not None
        assert "Round 1" not in screen_text(app)

    play(Session.open(file), steps, who=None)


def test_comparing_people_is_hidden(file: Path) -> None:
    assert "hidden while a blind round asks you" in seen(file, "v")
    assert "haulier" not in seen(file, "X")


def test_answers_are_in_no_file_of_the_debate_until_they_are_committed_to(file: Path) -> None:
    text = seen(file, "i", "7", "c", *"15%", "enter")
    assert "2 of 2 answered" in text
    assert file.read_text(encoding="utf-8") == BRIDGE
    assert state_of(file, "council") == "waiting"
    assert not (file.parent / "state" / "argmap" / "rounds").exists()


def test_one_key_commits_after_a_question_and_the_others_are_shown(file: Path) -> None:
    text = seen(file, "i", "7", "s", "S", "y")
    assert "committed; send council.yaml of round 1" in text
    assert BANNER not in text
    assert "haulier" in text
    assert state_of(file, "council") == "committed"
    (secret,) = (file.parent / "state" / "argmap" / "rounds").iterdir()
    assert secret.read_text(encoding="utf-8").endswith("credence survey-is-right 0.7\n")


def test_nothing_is_committed_without_an_answer_or_a_yes(file: Path) -> None:
    assert "answer at least one question first" in seen(file, "i", "S")
    seen(file, "i", "7", "S", "n")
    assert state_of(file, "council") == "waiting"


def test_answers_survive_the_end_of_the_program_until_they_are_committed_to(file: Path) -> None:
    seen(file, "i", "7")
    assert "1 of 2 answered" in seen(file, "i")
    seen(file, "i", "S", "y")
    assert list((file.parent / "state" / "argmap" / "round-drafts").iterdir()) == []


def test_answers_are_kept_while_one_looks_elsewhere(file: Path) -> None:
    assert "1 of 2 answered" in seen(file, "i", "7", "escape", "j", "i")


def test_a_number_stated_in_the_open_is_told(file: Path) -> None:
    assert "round 1 asks this blind, and now all can read it" in seen(file, "j", "6")


def test_a_round_that_somebody_revealed_meanwhile_asks_no_more(file: Path) -> None:
    async def others_reveal(pilot: Pilot[int], app: ArgmapApp) -> None:
        (stored,) = read_rounds(file).rounds
        save_commitment(file, stored, revealed("haulier", {}))
        await arrived(pilot, "S", "y")
        assert "the round does not ask you any more" in screen_text(app)

    text = seen(file, "i", "7", steps=others_reveal)
    assert BANNER not in text
    assert state_of(file, "council") == "waiting"


def test_a_round_that_comes_while_one_looks_is_noticed(file: Path) -> None:
    async def another_comes(pilot: Pilot[int], app: ArgmapApp) -> None:
        save_round(file, replace(ROUND, name="2", started="2026-12-02T18:00:00Z"))
        app.look_at_disk()
        await pilot.pause()

    assert "Round 2 asks you 2 questions" in seen(file, steps=another_comes)


def everybody_commits(file: Path) -> None:
    for who, numbers in NUMBERS.items():
        (stored,) = read_rounds(file).rounds
        commit_to(file, file.parent / "state" / "argmap", stored, who, numbers)


def test_when_all_have_committed_one_key_reveals(file: Path) -> None:
    everybody_commits(file)
    assert "Round 1 waits for you to reveal the numbers you committed to: i reveals them" in seen(file)
    assert "revealed, 2 taken over; argmap round status tells more" in seen(file, "i", "y")
    assert "council: {survey-is-right: 0.9, deck-has-cracks: 0.2}   # sure" in file.read_text(encoding="utf-8")
    (stored,) = read_rounds(file).rounds
    assert standings(stored.round, stored.commitments)["council"].blind


def test_who_would_rather_not_reveal_yet_is_asked_as_always(file: Path) -> None:
    everybody_commits(file)
    assert "Next question" in seen(file, "i", "n")
    assert file.read_text(encoding="utf-8") == BRIDGE


def test_a_lost_private_file_reveals_nothing(file: Path) -> None:
    everybody_commits(file)
    shutil.rmtree(file.parent / "state")
    assert "nothing was revealed: the numbers you committed to are not on this machine" in seen(file, "i", "y")
    assert (file.read_text(encoding="utf-8"), state_of(file, "council")) == (BRIDGE, "committed")


def test_a_question_that_is_gone_or_reworded_is_still_asked(file: Path) -> None:
    changed = BRIDGE.replace("The survey is right.", "The survey is mostly right.")
    changed = changed[: changed.index("arguments:")].replace("  deck-has-cracks: {text: The deck has cracks.}\n", "")
    file.write_text(changed, encoding="utf-8")
    text = seen(file, "i", "7")
    assert "It is there no more." in text
    assert "The survey is right." in text
    assert "2 of 2 answered" in seen(file, "i", "7", "2")


def test_a_step_is_asked_as_a_step(file: Path) -> None:
    save_round(file, replace(ROUND, name="2", started="2026-12-02T18:00:00Z", questions=questions_of(DEBATE, ["old"])))
    text = " ".join(seen(file, "i").split())
    assert "how likely does this step hold?" in text
    assert "Does this step go through? The deck has cracks." in text


def test_the_head_says_until_when_and_the_commitment_what_is_left_open(file: Path) -> None:
    later = replace(ROUND, name="2", started="2026-12-02T18:00:00Z", deadline="2026-12-05", debate="\x1b[2JBridge")
    save_round(file, later)
    text = " ".join(seen(file, "i", "7", "S").split())
    assert "Bridge · until 2026-12-05 (UTC)" in text
    assert "Commit to 1 number?" in text
    assert "1 left open. Only their digest is published" in text
    assert "\x1b" not in text


def test_an_answer_is_taken_back(file: Path) -> None:
    assert "0 of 2 answered" in seen(file, "i", "7", "backspace", "0")


def test_a_commitment_that_cannot_be_written_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "council.yaml")

    monkeypatch.setattr("argmap.tui.flows.blind.commit_to", full)
    assert "council.yaml: no space left on device; nothing was committed" in seen(file, "i", "7", "S", "y")


def test_a_number_for_other_words_stays_in_the_round(file: Path) -> None:
    everybody_commits(file)
    file.write_text(BRIDGE.replace("The survey is right.", "The survey is mostly right."), encoding="utf-8")
    assert "revealed, 1 taken over, 1 stay in the round alone" in seen(file, "i", "y")
