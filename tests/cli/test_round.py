"""Blind rounds on the command line: started and committed to."""

from __future__ import annotations

import io
import shutil
import stat
from pathlib import Path

import pytest

from argmap.text.store import ChangedOnDisk
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


def test_the_day_of_the_deadline_is_not_over(table: Table) -> None:
    assert table.run("round", "start", "bridge.yaml", "--deadline", "2026-12-01").code == 0


def test_a_start_says_what_is_asked_of_whom_and_what_is_not_over(started: Table) -> None:
    words = ("round", "start", "bridge.yaml", "--questions", "cracks")
    found = started.run(*words, "--people", "council, haulier,council")
    assert "2.yaml: 1 question to council, haulier\n" in found.err
    assert "Round 1 is not over; its numbers are reached with --round 1.\n" in found.err
    started.all_commit("--round", "1")
    started.all_reveal("--round", "1")
    assert "Round 1 is not over" not in started.run(*words).err


def test_many_people_are_counted(table: Table) -> None:
    people = ", ".join(f"p{number}: {{}}" for number in range(9))
    table.write(BRIDGE.replace("resident: {}", f"resident: {{}}, {people}"), "bridge.yaml")
    found = table.run("round", "start", "bridge.yaml")
    assert "2 questions to 12 people\n" in found.err
    assert '"12 people"' not in table.read(ROUND)


LONE = "argmap: 1\ntitle: T\nparticipants: {me: {}}\n"
LOOP = LONE + (
    "thesis: a\nclaims: {a: {text: A}, b: {text: B}}\n"
    "arguments: {x: {premises: [a], supports: b}, y: {premises: [b], supports: a}}\n"
)
SEEN = LOOP.replace("thesis: a", "thesis: b").replace(
    "supports: b}, y: {premises: [b], supports: a}", "evidence_for: b, likelihoods: {if_true: 0.8, if_false: 0.3}}"
)


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (LONE, [], "this debate has no claim to ask about"),
        (LONE, ["--agenda", "1"], "this debate has no thesis"),
        (LONE.replace("participants: {me: {}}\n", ""), [], "this debate has no participants"),
        (LOOP, [], "every claim has arguments, so there is no leaf to ask about"),
        (SEEN, ["--questions", "x"], "'x' is evidence, which has no strength to ask for"),
    ],
)
def test_a_debate_that_has_nothing_to_ask_says_why(table: Table, text: str, words: list[str], said: str) -> None:
    table.write(text, "bridge.yaml")
    found = table.run("round", "start", "bridge.yaml", *words)
    assert (found.code, said in found.err) == (2, True)


def test_an_agenda_is_that_of_the_people_who_are_asked(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--agenda", "1", "--people", "resident")
    assert [each["id"] for each in table.status("--json").json["rounds"][0]["questions"]] == ["survey-is-right"]


def test_of_an_agenda_a_claim_of_two_questions_is_asked_once(table: Table) -> None:
    table.write(BRIDGE + "cruxes: {k: {claims: [deck-has-cracks]}, l: {claims: [deck-has-cracks]}}\n", "bridge.yaml")
    table.run("round", "start", "bridge.yaml", "--agenda", "2")
    asked = [each["id"] for each in table.status("--json").json["rounds"][0]["questions"]]
    assert asked == ["deck-has-cracks", "survey-is-right"]


def test_an_agenda_of_nothing_is_1(table: Table) -> None:
    table.write(LONE + "thesis: a\nclaims: {a: {text: A}}\n", "bridge.yaml")
    found = table.run("round", "start", "bridge.yaml", "--agenda", "1")
    assert (found.code, "no question is expected to tell much" in found.err) == (1, True)


@pytest.mark.parametrize(
    ("failing", "code", "said"),
    [
        (OSError(28, "No space left on device"), 2, "bridge.rounds: no space left on device; no round was started"),
        (ChangedOnDisk(Path("1.yaml")), 1, "a round '1' was started meanwhile"),
    ],
)
def test_a_round_that_cannot_be_written_is_told(table: Table, failing: Exception, code: int, said: str) -> None:
    def fail(*_: object) -> None:
        raise failing

    table.monkeypatch.setattr("argmap.cli.round_start.save_round", fail)
    found = table.run("round", "start", "bridge.yaml")
    assert (found.code, said in found.err) == (code, True)


def test_after_the_deadline_a_commitment_is_warned(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--deadline", "2026-12-05")
    table.day("2026-12-05")
    assert "is over" not in table.by("council", "commit", "survey-is-right=0.5").err
    table.day("2026-12-06")
    found = table.by("haulier", "commit", "survey-is-right=0.5")
    assert (found.code, "The deadline 2026-12-05 is over; others may reveal without you." in found.err) == (0, True)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (b"survey-is-right: 0.7\n", 0, "committed to 1 number\n"),
        (b"", 2, "there is no number to commit to"),
        (b"survey-is-right: often\n", 1, "standard input:1:18: error[not-a-probability]"),
        (b"bridge-is-safe: 0.7\n", 2, "Asked are: survey-is-right, deck-has-cracks"),
    ],
)
def test_numbers_are_read_from_standard_input(started: Table, typed: bytes, code: int, said: str) -> None:
    started.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
    found = started.by("council", "commit", "--from", "-")
    assert (found.code, said in found.err) == (code, True)


def test_without_a_round_there_is_nothing_to_commit_to(table: Table) -> None:
    found = table.by("council", "commit", "survey-is-right=0.5")
    assert (found.code, "no round was started beside bridge.yaml" in found.err) == (2, True)


@pytest.mark.parametrize(
    ("second", "name", "code", "said"),
    [
        ("argmap-round: 1\n", None, 0, "committed to 1 number"),
        ("argmap-round: 1\n", "2", 1, "a round's file cannot be read"),
        ("", "2", 2, "Rounds: 1\n"),
    ],
    ids=["the other is broken", "the one that is meant is broken", "there is none"],
)
def test_a_round_that_is_broken_leaves_the_others(
    started: Table, second: str, name: str | None, code: int, said: str
) -> None:
    if second:
        started.write(second, "bridge.rounds/2.yaml")
    found = started.by("council", "commit", "survey-is-right=0.5", *([] if name is None else ["--round", name]))
    assert (found.code, said in found.err) == (code, True)


def test_a_part_of_somebody_who_is_not_asked_breaks_no_round(committed: Table) -> None:
    shutil.copy(committed.part("council"), committed.part("stranger"))
    found = committed.status("--round", "2")
    assert (found.code, "there is no round '2'" in found.err) == (2, True)


def test_a_round_that_cannot_be_opened_is_2_and_stops_nothing_else(started: Table) -> None:
    (started.folder / "bridge.rounds" / "2.yaml").mkdir()
    found = started.status()
    assert (found.code, "2.yaml" in found.err) == (2, True)
    assert started.run("set", "bridge.yaml", "--as", "council", "survey-is-right=0.4").code == 0


def test_who_is_asked_is_named_to_whoever_is_not(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--people", "council,haulier")
    assert "Asked are: council, haulier" in table.by("resident", "commit", "survey-is-right=0.5").err
    table.monkeypatch.delenv("ARGMAP_AS", raising=False)
    found = table.run("round", "commit", "bridge.yaml", "survey-is-right=0.5")
    assert "asked in round 1: council, haulier" in found.err


def test_a_number_that_no_round_asks_of_somebody_any_more_is_theirs_to_say(started: Table) -> None:
    started.run("round", "start", "bridge.yaml", "--people", "haulier")
    said = started.run("set", "bridge.yaml", "--as", "council", "survey-is-right=0.4").err
    assert ("Round 1 asks" in said, "Round 2 asks" in said) == (True, False)
    started.all_commit("--round", "1")
    started.by("council", "reveal", "--round", "1")
    assert "asks for this" not in started.run("set", "bridge.yaml", "--as", "council", "survey-is-right=0.5").err
