from __future__ import annotations

import subprocess

import pytest

from tests.cli.command import DEBATE, Commands

LATER = (
    DEBATE.replace("bigger-is-riskier: 0.8", "bigger-is-riskier: 0.9")
    .replace("The data are old.", "The data are very old.")
    .replace("cruxes:", "  # nothing\ncruxes:")
)


@pytest.fixture
def two(argmap: Commands) -> tuple[str, str]:
    return argmap.write(DEBATE, "a.yaml"), argmap.write(LATER, "b.yaml")


def test_a_person_reads_what_changed_and_what_follows(argmap: Commands, two: tuple[str, str]) -> None:
    assert argmap.run("diff", *two).out == (
        "  ~ old-data: text The data are {+very+} old.\n"
        "The critic\n"
        "  ~ bigger-is-riskier 0.8 → 0.9\n"
        "What follows\n"
        "  The critic: wait 18% → 14%  −4.1 points\n"
    )


def test_json_has_each_change_and_the_thesis(argmap: Commands, two: tuple[str, str]) -> None:
    found = argmap.run("diff", *two, "--json").json
    assert [each["words"] for each in found["changes"]] == [
        "old-data: text The data are very old.",
        "critic: bigger-is-riskier 0.8 → 0.9",
    ]
    assert found["changes"][1]["change"] == {
        "is": "SetCredence",
        "participant": "critic",
        "id": "bigger-is-riskier",
        "value": {"is": "Number", "value": 0.9, "typed": "0.9"},
    }
    assert found["credences"][0]["before"] == pytest.approx(0.5 * (1 - 0.9 * 0.8 * 0.9))


def test_what_is_only_laid_out_anew_says_the_same(argmap: Commands) -> None:
    found = argmap.run("diff", argmap.write(DEBATE), argmap.write("# new\n" + DEBATE, "b.yaml"), "--exit-code")
    assert (found.code, found.out) == (0, "")
    assert "say the same" in found.err


def test_a_difference_is_no_failure_unless_asked(argmap: Commands, two: tuple[str, str]) -> None:
    assert [argmap.run("diff", *two).code, argmap.run("diff", *two, "--exit-code").code] == [0, 1]


def test_a_version_with_errors_is_not_compared(argmap: Commands) -> None:
    found = argmap.run(
        "diff", argmap.write(DEBATE), argmap.write(DEBATE.replace("thesis: wait", "thesis: w"), "b.yaml")
    )
    assert (found.code, found.out) == (1, "")
    assert "Nothing was compared" in found.err


def test_one_file_is_compared_with_its_last_commit(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    file = argmap.write(DEBATE.replace("  author: {", "  me: {name: Me}\n  author: {"))
    (argmap.folder / "wait.credences").mkdir()
    (argmap.folder / "wait.credences" / "me.yaml").write_text("credences: {old-data: 0.5}\n")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", argmap.folder, *words], check=True, capture_output=True)
    argmap.run("set", file, "--as", "critic", "old-data=0.2")
    assert argmap.run("diff", file).out.startswith("The critic\n  ~ old-data 0.1 → 0.2\n")
    monkeypatch.chdir(argmap.folder)
    assert argmap.run("diff", "HEAD:wait.yaml", "wait.yaml").out.startswith("The critic\n  ~ old-data 0.1 → 0.2\n")


def test_a_revision_that_git_does_not_have(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(argmap.folder)
    found = argmap.run("diff", "HEAD:none.yaml", argmap.write())
    assert (found.code, found.err.splitlines()[0]) == (2, "argmap: git has no HEAD:none.yaml")
