from __future__ import annotations

import pytest

from tests.cli.command import DEBATE, Commands

WRONG = DEBATE.replace("rebuts: wait", "rebuts: wiat")
CUT = DEBATE.replace("It is worth waiting.", "See issue #5 for why it is worth waiting.")


def test_a_good_file_is_quiet_on_standard_output(argmap: Commands) -> None:
    result = argmap.run("check", argmap.write())
    assert (result.code, result.out) == (0, "")


def test_an_error_is_told_with_its_place_and_exit_code(argmap: Commands) -> None:
    result = argmap.run("check", argmap.write(WRONG))
    assert result.code == 1
    assert "wait.yaml:19:" in result.out


def test_a_warning_counts_only_when_strict(argmap: Commands) -> None:
    file = argmap.write(CUT)
    assert argmap.run("check", file).code == 0
    assert argmap.run("check", "--strict", file).code == 1


def test_json_has_the_keys_of_the_contract(argmap: Commands) -> None:
    file = argmap.write(WRONG)
    found = argmap.run("check", file, "--json").json
    assert set(found) >= {"files", "errors", "warnings"}
    assert found["errors"] == 1
    (one,) = found["files"]
    assert one["path"] == file
    (diagnostic,) = [each for each in one["diagnostics"] if each["severity"] == "error"]
    assert set(diagnostic) >= {
        *("code", "severity", "message", "line", "column", "end_line", "end_column", "help"),
    }
    assert (diagnostic["line"], diagnostic["column"], diagnostic["end_column"]) == (19, 13, 17)


def test_format_json_is_json(argmap: Commands) -> None:
    file = argmap.write(WRONG)
    assert argmap.run("check", file, "--format", "json").out == argmap.run("check", file, "--json").out


def test_several_files_are_counted_together(argmap: Commands) -> None:
    files = [argmap.write(WRONG, "a.yaml"), argmap.write(DEBATE, "b.yaml"), argmap.write(WRONG, "c.yaml")]
    found = argmap.run("check", *files, "--json").json
    assert ([len(each["diagnostics"]) > 0 for each in found["files"]], found["errors"]) == ([True, False, True], 2)


def test_options_may_stand_between_files(argmap: Commands) -> None:
    found = argmap.run("check", argmap.write(name="a.yaml"), "--json", argmap.write(name="b.yaml"), "--strict").json
    assert len(found["files"]) == 2


def test_github_annotations_are_escaped(argmap: Commands) -> None:
    result = argmap.run("check", "--format", "github", argmap.write(WRONG, "a,b:c%.yaml"))
    (line,) = result.out.splitlines()
    assert line.startswith("::error file=")
    assert "a%2Cb%3Ac%25.yaml,line=19,endLine=19,col=13,endColumn=17,title=" in line


def test_a_file_that_cannot_be_opened_is_2_and_the_others_are_checked(argmap: Commands) -> None:
    result = argmap.run("check", "absent.yaml", argmap.write(), "--json")
    assert result.code == 2
    assert [each["path"] for each in result.json["files"]] == [argmap.write()]


def test_a_folder_is_no_file(argmap: Commands) -> None:
    assert argmap.run("check", str(argmap.folder)).code == 2


def test_bytes_that_are_no_text_are_a_diagnostic(argmap: Commands) -> None:
    result = argmap.run("check", argmap.write(b"\xff\xfe\x00a"), "--json")
    assert (result.code, result.json["errors"]) == (1, 1)


def test_an_empty_file_is_a_diagnostic(argmap: Commands) -> None:
    assert argmap.run("check", argmap.write("")).code == 1


def test_a_hostile_text_is_escaped_everywhere(argmap: Commands) -> None:
    file = argmap.write(DEBATE.replace("thesis: wait", 'thesis: "\\e[2J\\x9b"'))
    for form in ("text", "json", "github"):
        result = argmap.run("check", file, "--format", form)
        assert result.code == 1
        assert not set(result.out + result.err) & set("\x1b\x9b\x07")


def test_after_two_hyphens_every_word_is_a_file(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    argmap.write("argmap: 1\ntitle: T\n", name="-dash.yaml")
    monkeypatch.chdir(argmap.folder)
    assert argmap.run("check", "--json", "--", "-dash.yaml").json["files"][0]["path"] == "-dash.yaml"


def test_a_place_in_a_credence_file_names_that_file(argmap: Commands) -> None:
    file = argmap.write(DEBATE.split("credences:")[0])
    (argmap.folder / "wait.credences").mkdir()
    beside = argmap.write("credences: {wait: 7}\n", "wait.credences/critic.yaml")
    (found,) = (
        each
        for each in argmap.run("check", "--json", file).json["files"][0]["diagnostics"]
        if each["severity"] == "error"
    )
    assert (found["file"], found["line"], found["column"]) == (beside, 1, 19)
    assert f"file={beside},line=1,endLine=1,col=19," in argmap.run("check", "--format", "github", file).out


OUT_OF_REACH = DEBATE.replace("  critic:\n    bigger", "  critic:\n    wait: 0.9\n    bigger")


def test_a_credence_file_is_read_with_its_debate(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    argmap.write(DEBATE.split("credences:")[0])
    (argmap.folder / "wait.credences").mkdir()
    good = argmap.write("credences: {wait: 0.7}\n", "wait.credences/author.yaml")
    bad = argmap.write("credences: {wait: 7, weight: 1}\n", "wait.credences/critic.yaml")
    assert argmap.run("check", good).code == 0
    codes = [each["code"] for each in argmap.run("check", bad, "--json").json["files"][0]["diagnostics"]]
    assert codes == ["not-a-probability", "unknown-id"]
    monkeypatch.chdir(argmap.folder / "wait.credences")
    assert argmap.run("check", "critic.yaml").err.startswith("critic.yaml: 2 errors")


def test_numbers_in_two_places_are_found_from_the_credence_file_too(argmap: Commands) -> None:
    argmap.write(DEBATE)
    (argmap.folder / "wait.credences").mkdir()
    file = argmap.write("credences: {wait: 0.7}\n", "wait.credences/critic.yaml")
    assert "error[numbers-in-two-places]" in argmap.run("check", file).out


def test_a_credence_file_without_its_debate(argmap: Commands) -> None:
    (argmap.folder / "wait.credences").mkdir()
    file = argmap.write("credences: {wait: 0.7}\n", "wait.credences/critic.yaml")
    found = argmap.run("check", file)
    assert (found.code, "its debate" in found.err) == (2, True)
    assert argmap.run("check", str(argmap.folder / "wait.credences" / "gone.yaml")).code == 2


def test_numbers_that_cannot_be_had_are_found_where_they_stand(argmap: Commands) -> None:
    result = argmap.run("check", "--numbers", argmap.write(OUT_OF_REACH))
    assert result.code == 0
    told = "you state 90% for 'wait', but your arguments alone commit you to between 0% and 35%"
    assert f"wait.yaml:27:11: warning[credence-out-of-reach]: for 'critic': {told}" in result.out


def test_numbers_are_in_the_json_and_count(argmap: Commands) -> None:
    found = argmap.run("check", "--numbers", "--json", argmap.write(OUT_OF_REACH)).json
    codes = [each["code"] for each in found["files"][0]["diagnostics"]]
    assert (codes.count("credence-out-of-reach"), found["warnings"]) == (1, 1)


def test_numbers_are_strict_too(argmap: Commands) -> None:
    assert argmap.run("check", "--numbers", "--strict", argmap.write(OUT_OF_REACH)).code == 1


def test_plain_check_ends_with_how_to_ask_about_the_numbers(argmap: Commands) -> None:
    file = argmap.write(OUT_OF_REACH)
    assert argmap.run("check", file).err.endswith(f"was not looked at: argmap check --numbers {file}\n")


def test_without_stated_numbers_there_is_nothing_to_ask_about(argmap: Commands) -> None:
    text = DEBATE[: DEBATE.index("credences:")] + DEBATE[DEBATE.index("cruxes:") :]
    assert "--numbers" not in argmap.run("check", argmap.write(text)).err


def test_what_the_checks_know_already_is_said_once(argmap: Commands) -> None:
    text = DEBATE + "contraries: [[bigger-is-riskier, old-data]]\n"
    found = argmap.run(
        "check", "--numbers", "--json", argmap.write(text.replace("old-data: 0.1", "old-data: 0.5"))
    ).json
    errors = [each["code"] for each in found["files"][0]["diagnostics"] if each["severity"] == "error"]
    assert errors == ["contraries-above-one"]
