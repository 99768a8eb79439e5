from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from argmap.document import load
from tests.cli.command import DEBATE, Commands

OURS = DEBATE.replace("bigger-is-riskier: 0.8", "bigger-is-riskier: 0.9")
THEIRS = DEBATE.replace("bigger-is-riskier: 0.8", "bigger-is-riskier: 0.7").replace("The data are old.", "Old data.")
AT = "credences/critic/bigger-is-riskier/credence"


def versions(argmap: Commands, base: str = DEBATE, ours: str = OURS, theirs: str = THEIRS) -> list[str]:
    return [argmap.write(base, "base.yaml"), argmap.write(ours), argmap.write(theirs, "theirs.yaml")]


def test_what_both_did_is_written_down_and_told(argmap: Commands) -> None:
    files = versions(argmap)
    found = argmap.run("merge", *files, "-o", files[1], "--names", "main", "branch")
    debate = load(Path(files[1])).debate
    assert (found.code, found.err) == (1, f"1 place left to decide: argmap resolve {files[1]}\n")
    assert debate.claims["old-data"].text == "Old data."
    assert [(each.at, dict(each.sides)) for each in debate.conflicts] == [(AT, {"main": "0.9", "branch": "0.7"})]


def test_without_out_the_merged_file_is_standard_output(argmap: Commands) -> None:
    found = argmap.run("merge", *versions(argmap, theirs=DEBATE.replace("The data are old.", "Old data.")))
    assert (found.code, found.out) == (0, OURS.replace("The data are old.", "Old data."))
    assert argmap.read() == OURS


def test_on_a_terminal_no_control_of_a_merged_file_is_live(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    files = versions(argmap, "a\n", "a\x1b[2J\u202e\n", "a\n")
    monkeypatch.setattr("argmap.cli.output.sys.stdout.isatty", lambda: True)
    assert argmap.run("merge", *files).out == "a␛[2J<U+202E>\n"


def test_what_is_no_debate_is_merged_line_by_line(argmap: Commands) -> None:
    files = versions(argmap, "a: 1\nb: 2\n", "a: 3\nb: 2\n", "a: 4\nb: 2\n")
    found = argmap.run("merge", *files, "-o", files[1])
    assert (found.code, found.err) == (1, "1 place left to decide: look for <<<<<<<\n")
    assert argmap.read() == "<<<<<<< ours\na: 3\n=======\na: 4\n>>>>>>> theirs\nb: 2\n"


def test_a_debate_with_errors_is_merged_line_by_line_and_says_so(argmap: Commands) -> None:
    files = versions(argmap, theirs=DEBATE.replace("thesis: wait", "thesis: w"))
    found = argmap.run("merge", *files, "-o", files[1])
    assert found.code == 1
    assert "merged line by line only: theirs has an error on line 3" in found.err


def conflicting(argmap: Commands) -> str:
    files = versions(argmap)
    argmap.run("merge", *files, "-o", files[1], "--names", "main", "branch")
    return files[1]


def test_conflicts_are_listed(argmap: Commands) -> None:
    found = argmap.run("resolve", conflicting(argmap))
    assert found.code == 1
    assert found.out == f"{AT}\n    base    0.8\n  › main    0.9\n    branch  0.7\n"
    assert found.err.startswith("1 to decide, such as: argmap resolve ")


def test_conflicts_as_json(argmap: Commands) -> None:
    assert argmap.run("resolve", conflicting(argmap), "--json").json == {
        "conflicts": [{"at": AT, "base": "0.8", "sides": {"main": "0.9", "branch": "0.7"}, "now": "0.9"}]
    }


@pytest.mark.parametrize(
    ("how", "number"),
    [(["--take", "branch"], 0.7), (["--keep"], 0.9), (["--value", "1:3"], 0.25), (["--take", "base"], 0.8)],
)
def test_a_conflict_is_decided(argmap: Commands, how: list[str], number: float) -> None:
    file = conflicting(argmap)
    assert argmap.run("resolve", file, AT, *how).code == 0
    document = load(Path(file))
    assert (document.debate.stated("critic", "bigger-is-riskier").credence, document.diagnostics) == (number, ())


def test_all_conflicts_at_once(argmap: Commands) -> None:
    file = conflicting(argmap)
    assert argmap.run("resolve", file, "--all", "--take", "branch").code == 0
    assert "conflicts" not in argmap.read()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere", "--keep"], "nothing is in conflict at 'nowhere'"),
        ([AT], "does not say what shall stand"),
        (["--keep"], "does not say which conflict"),
        ([AT, "--take", "mian"], "nothing of 'mian' is in conflict"),
    ],
)
def test_a_decision_that_says_too_little(argmap: Commands, words: list[str], said: str) -> None:
    found = argmap.run("resolve", conflicting(argmap), *words)
    assert found.code in (1, 2)
    assert said in found.err


def test_an_edit_before_that_says_what_to_do(argmap: Commands) -> None:
    found = argmap.run("set", conflicting(argmap), "--as", "critic", "old-data=0.2")
    assert found.code == 1
    assert "Decide what a merge left: argmap resolve" in found.err


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    root = str(Path(__file__).parents[2])
    path = os.environ.get("PYTHONPATH")
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{path}" if path else root}
    return subprocess.run(
        ["git", *who, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def repository(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> Path:
    argmap.write(DEBATE)
    git(argmap.folder, "init", "-q")
    monkeypatch.chdir(argmap.folder)
    return argmap.folder


def test_git_merges_debates_field_by_field(argmap: Commands, repository: Path) -> None:
    assert argmap.run("git", "status").code == 1
    assert argmap.run("git", "install").code == 0
    assert (repository / ".gitattributes").read_text() == "/*.yaml merge=argmap diff=argmap\n"
    assert argmap.run("git", "status").out == "driver     installed\nwait.yaml  field by field\n"
    git(repository, "add", "."), git(repository, "commit", "-qm", "base")
    git(repository, "checkout", "-qb", "critics-branch")
    argmap.write(THEIRS)
    git(repository, "commit", "-qam", "theirs")
    git(repository, "checkout", "-q", "main")
    argmap.write(OURS)
    git(repository, "commit", "-qam", "ours")
    assert git(repository, "merge", "critics-branch").returncode == 1
    conflict = load(Path("wait.yaml")).debate.conflicts[0]
    assert (conflict.at, conflict.sides.get("critics-branch")) == (AT, "0.7")
    assert argmap.run("git", "status", "--json").json["debates"][0]["conflicts"] == 1


def test_a_merge_that_git_began_line_by_line_is_done_over_field_by_field(argmap: Commands, repository: Path) -> None:
    for branch, crux in (
        ("main", ""),
        ("theirs", "  data: {claims: [old-data]}\n"),
        ("ours", "  more: {claims: [bigger-is-riskier]}\n"),
    ):
        git(repository, "checkout", "-qb", branch, *(["main"] if crux else []))
        argmap.write(DEBATE + crux)
        git(repository, "add", "."), git(repository, "commit", "-qm", branch)
    assert git(repository, "merge", "theirs").returncode == 1
    told = argmap.run("resolve", "wait.yaml")
    assert (told.code, "nothing is in conflict" in told.err) == (1, False)
    assert "argmap git install && git checkout --merge wait.yaml" in told.err
    argmap.run("git", "install")
    git(repository, "checkout", "--merge", "wait.yaml")
    assert set(load(Path("wait.yaml")).debate.cruxes) == {"risk", "data", "more"}


def test_installing_twice_writes_once(argmap: Commands, repository: Path) -> None:
    argmap.run("git", "install")
    argmap.run("git", "install")
    assert (repository / ".gitattributes").read_text().count("merge=argmap") == 1


def test_outside_a_repository(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(argmap.folder)
    found = argmap.run("git", "status")
    assert (found.code, found.err.splitlines()[0]) == (2, "argmap: this is no git repository")
