"""Blind rounds on the command line: started and committed to."""

from __future__ import annotations

import stat

import pytest

from tests.cli.table import ROUND, Table, answered
from tests.rounds.asking import BRIDGE


def test_a_start_writes_what_is_asked_of_whom(table: Table) -> None:
    found = table.run("round", "start", "bridge.yaml", "--deadline", "2026-12-05")
    assert (found.code, found.out) == (0, "")
    text = table.read(ROUND)
    assert "started: 2026-12-01T18:00:00Z\ndeadline: 2026-12-05\npeople: [council, haulier, resident]\n" in text
    assert text.endswith(
        "questions:\n  survey-is-right: The survey is right.\n  deck-has-cracks: The deck has cracks.\n"
    )


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["--questions", "cracks, bridge-is-safe,cracks"], ["cracks", "bridge-is-safe"]),
        (["--agenda", "1"], ["deck-has-cracks"]),
        (["--leaves"], ["survey-is-right", "deck-has-cracks"]),
    ],
)
def test_what_is_asked_can_be_chosen(table: Table, words: list[str], asked: list[str]) -> None:
    assert table.run("round", "start", "bridge.yaml", *words).code == 0
    assert [each["id"] for each in table.status("--json").json["rounds"][0]["questions"]] == asked


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--questions", "survey-is-rigth"], "Did you mean 'survey-is-right'?"),
        (["--questions", ","], "--questions asks nothing"),
        (["--agenda", "0"], "asks nothing"),
        (["--people", "councl"], "Did you mean 'council'?"),
        (["--people", ""], "--people names nobody"),
        (["--name", "../out"], "is no name of a round"),
        (["--deadline", "soon"], "'soon' is no day"),
        (["--deadline", "2026-11-30"], "is over already"),
    ],
)
def test_a_start_that_cannot_be_is_2_and_writes_nothing(table: Table, words: list[str], said: str) -> None:
    found = table.run("round", "start", "bridge.yaml", *words)
    assert found.code == 2
    assert said in found.err
    assert not (table.folder / "bridge.rounds").exists()


def test_a_debate_with_errors_starts_no_round(table: Table) -> None:
    table.write(BRIDGE.replace("thesis: bridge-is-safe", "thesis: bridge"), "bridge.yaml")
    assert table.run("round", "start", "bridge.yaml").code == 1
    assert not (table.folder / "bridge.rounds").exists()


def test_a_name_is_given_once(started: Table) -> None:
    assert started.run("round", "start", "bridge.yaml", "--name", "1").code == 2
    assert started.run("round", "start", "bridge.yaml").code == 0
    assert (started.folder / "bridge.rounds" / "2.yaml").exists()


def test_a_commitment_shows_no_number_and_the_secret_is_ones_own(started: Table) -> None:
    before = started.read("bridge.yaml")
    found = started.by("council", "commit", "survey-is-right=0.87", "deck-has-cracks=0.13")
    assert found.code == 0
    public = started.part("council").read_text(encoding="utf-8") + found.out + found.err
    assert not any(number in public for number in ("0.87", "87%", "0.13", "13%"))
    assert started.read("bridge.yaml") == before
    secret = started.secret("council")
    assert str(secret) in found.err
    assert "credence survey-is-right 0.87\n" in secret.read_text(encoding="utf-8")
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.parent.stat().st_mode) == 0o700


def test_the_same_numbers_committed_twice_look_different(started: Table) -> None:
    started.by("council", "commit", "survey-is-right=0.5")
    first = started.part("council").read_text(encoding="utf-8")
    assert started.by("council", "commit", "survey-is-right=0.5").code == 1
    assert started.part("council").read_text(encoding="utf-8") == first
    assert started.by("council", "commit", "survey-is-right=0.5", "--again").code == 0
    second = started.part("council").read_text(encoding="utf-8")
    digests = [line.split(": ")[1] for line in (first + second).splitlines() if line.startswith("commitment:")]
    assert digests[0] != digests[1]
    assert f"replaces:\n  - {digests[0]}\n" in second


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "no terminal to ask at"),
        (["survey-is-rigth=0.5"], "Did you mean 'survey-is-right'?"),
        (["bridge-is-safe=0.5"], "'bridge-is-safe' is not asked"),
        (["survey-is-right=often"], "is no probability"),
        (["survey-is-right"], "answers nothing"),
        (["survey-is-right=0.5", "survey-is-right=0.6"], "is answered twice"),
        (["survey-is-right=0.5", "--from", "numbers.yaml"], "not from both"),
        (["survey-is-right=0.5", "--round", "2"], "there is no round '2'"),
        (["--from", "numbers.yaml"], "no such file"),
    ],
)
def test_a_commitment_that_cannot_be_is_2_and_writes_nothing(started: Table, words: list[str], said: str) -> None:
    found = started.by("council", "commit", *words)
    assert found.code == 2
    assert said in found.err
    assert not started.part("council").exists()
    assert not (started.folder / "state").exists()


def test_who_is_not_asked_cannot_commit(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--people", "council,haulier")
    found = table.by("resident", "commit", "survey-is-right=0.5")
    assert found.code == 2
    assert "'resident' is not asked in round 1" in found.err
    table.monkeypatch.delenv("ARGMAP_AS", raising=False)
    found = table.run("round", "commit", "bridge.yaml", "survey-is-right=0.5")
    assert found.code == 2
    assert "Nobody is speaking" in found.err


@pytest.mark.parametrize("text", ["survey-is-right: 70%\n", "credences: {survey-is-right: 7:3}\n"])
def test_numbers_are_read_from_a_file(started: Table, text: str) -> None:
    started.write(text, "numbers.yaml")
    assert started.by("council", "commit", "--from", "numbers.yaml").code == 0
    assert "credence survey-is-right 0.7\n" in started.secret("council").read_text(encoding="utf-8")


def test_a_file_of_numbers_that_cannot_be_read_is_1(started: Table) -> None:
    started.write("survey-is-right: often\n", "numbers.yaml")
    found = started.by("council", "commit", "--from", "numbers.yaml")
    assert found.code == 1
    assert "numbers.yaml:1:18: error[not-a-probability]" in found.err


def test_at_a_terminal_one_question_follows_the_other(started: Table) -> None:
    found = answered(started, "often\n70%\nb\n60%\n0.3\nb\n\nb\n0.2\ny\n")
    assert found.code == 0
    assert "'often' is no probability" in found.err
    secret = started.secret("council").read_text(encoding="utf-8")
    assert secret.endswith("credence deck-has-cracks 0.2\ncredence survey-is-right 0.6\n")


def test_nobodys_number_is_shown_unless_ones_own_is_asked_for(started: Table) -> None:
    found = answered(started, "0.5\n0.5\ny\n", "resident")
    assert not any(number in found.err for number in ("0.8", "0.99", "80%", "99%"))
    found = answered(started, "?\n0.5\n0.5\ny\n", "council")
    assert "You said 0.8." in found.err
    assert "0.99" not in found.err


@pytest.mark.parametrize("typed", ["q\n", "", "0.5\n0.5\nn\n", "\n\n\n", "0.5\n\nb\nb\n-\n\ny\n"])
def test_who_stops_commits_to_nothing(started: Table, typed: str) -> None:
    found = answered(started, typed)
    assert (found.code, started.part("council").exists()) == (0, False)
    assert "Nothing was committed." in found.err


def test_who_stops_goes_on_where_they_were(started: Table) -> None:
    assert "Your answers are kept in a private file" in answered(started, "0.6\nq\n").err
    found = answered(started, "\n0.2\ny\n")
    assert "How likely [0.6]?" in found.err
    assert started.part("council").exists()


def test_a_number_stated_in_the_open_while_a_round_asks_for_it_is_told(started: Table) -> None:
    found = started.run("set", "bridge.yaml", "--as", "council", "survey-is-right=0.4", "bridge-is-safe=0.4")
    assert found.code == 0
    assert "Round 1 asks for this blind, and anybody can read it now: survey-is-right\n" in found.err
    assert "argmap set bridge.yaml --as council survey-is-right=\n" in found.err
    assert "asks for this" not in started.run("set", "bridge.yaml", "--as", "council", "survey-is-right=").err
