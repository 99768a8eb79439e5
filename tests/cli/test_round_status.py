"""Blind rounds on the command line: verified, and what came of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.table import ROUND, Table, answered
from tests.rounds.asking import BRIDGE


def test_status_before_any_reveal_hides_the_numbers(committed: Table) -> None:
    found = committed.status()
    assert (found.code, "hidden until they are revealed" in found.out) == (0, True)
    assert "%" not in found.out
    told = committed.status("--json").json["rounds"][0]
    assert (told["state"], told["questions"][0]["answers"], told["theses"]) == ("open", {}, [])


def test_status_as_json(committed: Table) -> None:
    committed.all_reveal()
    (told,) = committed.status("--json").json["rounds"]
    assert (told["name"], told["state"], told["started"]) == ("1", "over", "2026-12-01T18:00:00Z")
    survey: dict[str, Any] = told["questions"][0]
    assert survey["after"] == {"count": 3, "median": 0.9, "low": 0.3, "high": 0.95}
    assert survey["answers"]["resident"] == {"before": None, "after": 0.3, "counted": True}
    (thesis,) = told["theses"]
    assert thesis["apart"] == ["resident", "council"]
    assert thesis["gap_after"] == thesis["by"]["council"]["after"] - thesis["by"]["resident"]["after"]
    assert {tuple(each["claims"]) for each in told["cruxes"]} == {("survey-is-right",), ("deck-has-cracks",)}


def test_what_follows_is_what_credences_says(committed: Table) -> None:
    committed.all_reveal()
    (thesis,) = committed.status("--json").json["rounds"][0]["theses"]
    people = committed.run("credences", "bridge.yaml", "--json").json["participants"]
    assert {who: one["after"] for who, one in thesis["by"].items()} == {
        who: one["claims"]["bridge-is-safe"]["credence"] for who, one in people.items()
    }


def test_a_second_round_shows_the_movement(committed: Table) -> None:
    committed.all_reveal()
    committed.day("2026-12-08")
    committed.run("round", "start", "bridge.yaml", "--questions", "survey-is-right,bridge-is-safe")
    committed.by("council", "commit", "survey-is-right=0.8")
    committed.by("haulier", "commit", "survey-is-right=0.8")
    committed.by("resident", "commit", "survey-is-right=0.6")
    committed.all_reveal()
    found = committed.status()
    assert found.out.startswith("Round 2:")
    assert "council 90% → 80% · haulier 95% → 80% · resident 30% → 60%" in found.out
    assert "in round 1: median 90% of 3, from 30% to 95%" in found.out
    former = committed.status("--json").json["rounds"][1]["questions"][0]["former"]
    assert former == {"round": "1", "after": {"count": 3, "median": 0.9, "low": 0.3, "high": 0.95}}
    assert committed.status("--round", "1").out.startswith("Round 1:")


def test_without_a_round_status_says_how_to_start_one(table: Table) -> None:
    found = table.status()
    assert (found.code, "argmap round start bridge.yaml" in found.err) == (0, True)
    assert table.status("--json").json["rounds"] == []


def test_a_round_that_cannot_be_read_is_1(started: Table) -> None:
    started.write("argmap-round: 1\n", ROUND)
    for found in (started.status(), started.by("council", "commit", "survey-is-right=0.5")):
        assert (found.code, "bridge.rounds/1.yaml:1:1: error[missing-key]" in found.err) == (1, True)


def test_somebodys_file_who_was_not_asked_is_a_warning(committed: Table) -> None:
    shutil.copy(committed.part("council"), committed.part("stranger"))
    found = committed.run("check", "bridge.yaml")
    assert (found.code, "warning[not-asked]" in found.out) == (0, True)


def test_check_is_silent_about_a_round_that_holds(committed: Table) -> None:
    committed.all_reveal()
    found = committed.run("check", "bridge.yaml", "--strict")
    assert "rounds" not in found.out


def test_numbers_changed_after_the_reveal_are_found_out(committed: Table) -> None:
    committed.all_reveal()
    part = committed.part("resident")
    part.write_text(part.read_text(encoding="utf-8").replace("survey-is-right: 0.3", "survey-is-right: 0.31"), "utf-8")
    found = committed.status()
    assert found.code == 1
    assert "revealed numbers that are NOT those committed to" in found.out
    assert "resident – → 31% (not counted)" in found.out
    checked = committed.run("check", "bridge.yaml")
    assert (checked.code, "error[commitment-broken]" in checked.out) == (1, True)


def test_who_commits_elsewhere_after_a_reveal_is_told(started: Table) -> None:
    elsewhere = shutil.copytree(started.folder / "bridge.rounds", started.folder / "clone" / "bridge.rounds")
    for who in ("council", "haulier"):
        started.by(who, "commit", "survey-is-right=0.5")
    started.by("council", "reveal", "--without", "resident")
    started.write(BRIDGE, "clone/bridge.yaml")
    started.run("round", "commit", "clone/bridge.yaml", "--as", "resident", "survey-is-right=0.5")
    shutil.copy(elsewhere / "1" / "resident.yaml", started.part("resident"))
    found = started.status()
    assert found.code == 1
    assert "but after council had revealed: not blind" in " ".join(found.out.split())
    checked = started.run("check", "bridge.yaml")
    assert (checked.code, "warning[not-blind]" in checked.out) == (0, True)


def test_text_of_a_round_is_hostile(table: Table) -> None:
    table.write(BRIDGE.replace("The survey is right.", '"\\e]0;x\\a The \\e[2J survey"'), "bridge.yaml")
    table.run("round", "start", "bridge.yaml")
    assert "\\e" in table.read(ROUND)
    for found in (table.status(), table.status("--json"), answered(table, "q\n")):
        assert "\x1b" not in found.out + found.err
    table.all_commit()
    table.all_reveal()
    assert "\x1b" not in table.status().out


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_out_of_the_folder_is_not_followed(committed: Table, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "council.yaml"
    shutil.move(committed.part("council"), outside)
    committed.part("council").symlink_to(outside)
    assert "error[file-outside]" in committed.run("check", "bridge.yaml").out
    before = outside.read_bytes()
    assert committed.by("council", "commit", "survey-is-right=0.5").code == 1
    assert outside.read_bytes() == before


def test_the_status_is_as_it_was(committed: Table) -> None:
    committed.all_reveal()
    golden = Path(__file__).parents[1] / "golden" / "round-status.txt"
    printed = committed.status().out
    if os.environ.get("ARGMAP_GOLDEN") == "write":
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


def test_check_takes_the_files_of_a_round_too(committed: Table) -> None:
    files = ("bridge.yaml", ROUND, "bridge.rounds/1/council.yaml")
    assert committed.run("check", *files).code == 0
    committed.part("council").write_text("commitment: none\n", encoding="utf-8")
    found = committed.run("check", *files[1:])
    assert (found.code, "council.yaml:1:13: error[bad-round]" in found.out) == (1, True)
    assert committed.run("check", "bridge.rounds/9.yaml").code == 2


def next_step(table: Table) -> str:
    """What status advises to do next."""
    lines = [line for line in table.status().err.splitlines() if line.startswith(("Next", "After"))]
    return "\n".join(lines)


def test_what_is_to_be_done_next_is_said(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--deadline", "2026-12-05")
    told = [next_step(table)]
    table.all_commit()
    told.append(next_step(table))
    table.all_reveal()
    told.append(next_step(table))
    assert told == [
        "Next: argmap round commit bridge.yaml --as council",
        "Next: argmap round reveal bridge.yaml --as council",
        "After you have talked it over, ask once more: argmap round start bridge.yaml",
    ]


def test_after_the_deadline_whoever_committed_reveals_next(table: Table) -> None:
    table.run("round", "start", "bridge.yaml", "--deadline", "2026-12-05")
    table.day("2026-12-06")
    assert next_step(table) == ""
    table.by("haulier", "commit", "survey-is-right=0.5")
    assert next_step(table) == "Next: argmap round reveal bridge.yaml --as haulier"


def test_a_round_that_is_not_there_is_2(table: Table) -> None:
    assert table.status("--round", "2").code == 2


def test_one_round_as_json_is_that_one(started: Table) -> None:
    started.run("round", "start", "bridge.yaml")
    assert [each["name"] for each in started.status("--json", "--round", "1").json["rounds"]] == ["1"]


def test_a_second_round_that_cannot_be_read_is_1_too(started: Table) -> None:
    started.write("argmap-round: 1\n", "bridge.rounds/2.yaml")
    found = started.status()
    assert (found.code, found.out.startswith("Round 1:")) == (1, True)


def test_as_json_every_round_is_verified(committed: Table) -> None:
    committed.run("round", "start", "bridge.yaml", "--name", "0")
    committed.all_reveal("--round", "1")
    part = committed.part("resident")
    part.write_text(part.read_text(encoding="utf-8").replace("survey-is-right: 0.3", "survey-is-right: 0.31"), "utf-8")
    found = committed.status("--json")
    assert ([each["name"] for each in found.json["rounds"]], found.code) == (["0", "1"], 1)


def test_of_a_debate_with_an_error_nothing_is_computed(committed: Table) -> None:
    committed.all_reveal()
    committed.write(BRIDGE.replace("[survey-is-right], supports", "[survey-is-wrong], supports"), "bridge.yaml")
    found = committed.status()
    assert "Nothing was computed: an error left something out of the debate." in found.err
    assert ("on the map as it is now" in found.out, "Nothing was computed" in found.out) == (False, False)


def test_of_a_whole_debate_nothing_is_said_to_be_left_out(started: Table) -> None:
    assert "Nothing was computed" not in started.status().err


def test_of_a_debate_that_cannot_be_read_no_question_is_said_to_have_left_it(committed: Table) -> None:
    committed.all_reveal()
    committed.write("<<<<<<< HEAD\n" + BRIDGE, "bridge.yaml")
    found = committed.status()
    assert ("in the debate no more" in found.out, "error[conflict-marker]" in found.err) == (False, True)
    assert found.code == 1


def test_a_question_that_left_the_debate_is_said_to_have_left_it(committed: Table) -> None:
    committed.all_reveal()
    committed.run("remove", "bridge.yaml", "survey-is-right", "--cascade")
    assert "It is in the debate no more." in committed.status().out
