"""What the program promises as a program: commands, options, exit codes, streams, environment, JSON shapes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import Commands
from tests.contract.example import EVERYTHING, small

ROOT = Path(__file__).parents[2]
READING = [
    ("check",),
    ("show",),
    ("open",),
    ("credences",),
    ("cruxes",),
    ("compare", "critic", "author"),
    ("reconcile", "--as", "critic"),
    ("duplicates",),
    ("doctor",),
]
EDITING = [
    ("set", "a.text=x"),
    ("remove", "a"),
    ("rename", "a", "b"),
    ("fmt",),
]
OPTIONS = {
    "open": "--as",
    "new": "--title --thesis",
    "check": "--strict --format --json",
    "show": "--as --root --depth --json",
    "credences": "--as --assume --explain --semantics --pool --json",
    "cruxes": "--target --as --between --limit --json",
    "compare": "--target --json",
    "reconcile": "--as --json",
    "duplicates": "--threshold --json --text --author --id --reply-to",
    "read": "-o --json --text --author --id --reply-to",
    "set": "--as",
    "add claim": "--text --by --prior --tag --note",
    "add argument": "--supports --rebuts --necessary-for --evidence-for --undercuts --premise --strength --text "
    "--likelihoods",
    "add crux": "--claim --for --test",
    "add participant": "--name",
    "remove": "--cascade",
    "export": "-o --to --as --root --depth --direction",
    "fmt": "--check",
}


def with_file(words: tuple[str, ...], file: str) -> list[str]:
    return [words[0], file, *words[1:]]


@pytest.mark.parametrize("command", OPTIONS)
def test_the_help_of_a_command_has_its_options(argmap: Commands, command: str) -> None:
    done = argmap.run(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert set(OPTIONS[command].split()) <= set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", done.out))


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_what_reads_takes_json_and_says_nothing_else_on_standard_output(
    argmap: Commands, words: tuple[str, ...]
) -> None:
    done = argmap.run(*with_file(words, argmap.write(EVERYTHING)), "--json")
    assert done.code == 0
    assert isinstance(done.json, dict)


@pytest.mark.parametrize("words", [*READING, *EDITING], ids=lambda words: words[0])
def test_a_file_that_cannot_be_opened_is_2(argmap: Commands, words: tuple[str, ...]) -> None:
    (argmap.folder / "folder").mkdir()
    for file in ("absent.yaml", "folder"):
        done = argmap.run(*with_file(words, file))
        assert (done.code, done.out) == (2, "")
        assert file in done.err


@pytest.mark.parametrize("words", [*READING[:-1], *EDITING], ids=lambda words: words[0])
@pytest.mark.parametrize("content", [b"a: [\n", b"\xff\xfe\x00", b""], ids=["unparsable", "undecodable", "empty"])
def test_a_file_that_cannot_be_read_is_a_diagnostic_and_1(
    argmap: Commands, words: tuple[str, ...], content: bytes
) -> None:
    done = argmap.run(*with_file(words, argmap.write(content)))
    assert done.code == 1
    assert "wait.yaml:1:" in done.out + done.err
    assert (argmap.folder / "wait.yaml").read_bytes() == content


@pytest.mark.parametrize(
    "words",
    [
        ("chekc", "a.yaml"),
        ("check",),
        ("check", "--bogus", "wait.yaml"),
        ("credences", "wait.yaml", "--semantics", "magic"),
        ("credences", "wait.yaml", "--assume", "nothing"),
        ("credences", "wait.yaml", "--assume", "bigger-is-riskir=1"),
        ("credences", "wait.yaml", "--as", "nobody"),
        ("cruxes", "wait.yaml", "--as", "critic", "--between", "critic", "author"),
        ("export", "wait.yaml", "-o", "map.xyz"),
        ("new", "wait.yaml", "--title", "T"),
        ("new", "other.yaml"),
    ],
)
def test_usage_is_2(argmap: Commands, words: tuple[str, ...]) -> None:
    argmap.write(EVERYTHING)
    done = argmap.run(*words)
    assert (done.code, done.out, argmap.read()) == (2, "", EVERYTHING)
    assert done.err


def test_an_id_that_is_not_there_gets_a_suggestion(argmap: Commands) -> None:
    file = argmap.write(EVERYTHING)
    for words in (("show", file, "--root"), ("credences", file, "--explain"), ("cruxes", file, "--target")):
        assert "Did you mean 'bigger-is-riskier'?" in argmap.run(*words, "biger-is-riskier").err


def test_strict_makes_a_warning_count(argmap: Commands) -> None:
    file = argmap.write(small("a").replace("title: T", "title: issue #5"))
    assert [argmap.run("check", *strict, file).code for strict in ((), ("--strict",))] == [0, 1]


def test_new_passes_check_and_never_overwrites(argmap: Commands) -> None:
    assert argmap.run("new", "n.yaml", "--title", "Is it: so? # yes", "--thesis", "[It] is: so # ok").code == 0
    assert argmap.run("check", "--strict", "n.yaml").code == 0
    found = argmap.run("show", "--json", "n.yaml").json
    assert found["title"] == "Is it: so? # yes"
    assert found["claims"][found["thesis"][0]]["text"] == "[It] is: so # ok"


def test_demo_without_a_terminal_prints_the_outline_of_a_copy(argmap: Commands) -> None:
    done = argmap.run("demo")
    assert done.code == 0
    assert "Conditioning" in done.out or "conditioning" in done.out
    copy = next(Path(os.environ["XDG_DATA_HOME"]).rglob("*.yaml"))
    assert argmap.run("check", "--strict", str(copy)).code == 0


def test_show_json_holds_every_text(argmap: Commands) -> None:
    found = argmap.run("show", "--json", argmap.write(EVERYTHING)).json
    assert found["claims"]["bigger-is-riskier"]["text"] == "Bigger models are much riskier than small ones."
    assert len(found["claims"]) == 4


def test_a_file_alone_is_shown_where_there_is_no_terminal(argmap: Commands) -> None:
    file = argmap.write(EVERYTHING)
    assert argmap.run(file) == argmap.run("show", file) == argmap.run("open", file)


def test_cruxes_have_their_keys_and_are_listed_best_first(argmap: Commands) -> None:
    found = argmap.run("cruxes", "--json", argmap.write(EVERYTHING), "--between", "critic", "author").json
    assert (found["target"], found["participants"]) == ("wait-is-worth-it", ["critic", "author"])
    crux = next(each for each in found["cruxes"] if each["claims"] == ["bigger-is-riskier"])
    assert crux["status"] == "open"
    assert set(crux) >= {"by", "vod", "vod_share", "vod_level", "closes", "double_crux"}
    keys = {"credence", "target", "if_true", "if_false", "swing", "voi_bits", "voi_share", "voi_level", "source"}
    assert all(set(each) >= keys for each in crux["by"].values())
    critic = crux["by"]["critic"]
    assert (critic["if_true"], critic["if_false"], critic["source"]) == (0.03, 0.4, "elicited")
    assert critic["swing"] == pytest.approx(-0.37)
    scores = [each["double_crux"] for each in found["cruxes"] if each["double_crux"] is not None]
    assert scores == sorted(scores, reverse=True)


def test_the_parts_of_a_gap_sum_to_it(argmap: Commands) -> None:
    found = argmap.run("compare", "--json", argmap.write(EVERYTHING), "critic", "author").json
    assert found["gap"] == pytest.approx(found["credence_b"] - found["credence_a"])
    assert sum(part["share"] for part in found["parts"]) == pytest.approx(found["gap"], abs=1e-9)
    assert [abs(part["share"]) for part in found["parts"]] == sorted(
        (abs(part["share"]) for part in found["parts"]), reverse=True
    )
    assert found["method"] in ("shapley", "aumann-shapley")


def test_the_export_names_no_text_as_a_node(argmap: Commands) -> None:
    text = EVERYTHING.replace("More incidents were seen with bigger models.", '\'"a", URL="javascript:x" <b>\'')
    done = argmap.run("export", argmap.write(text), "--to", "dot")
    assert (done.code, "digraph" in done.out) == (0, True)
    assert 'URL="javascript' not in done.out


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"LC_ALL": "C"}, {}], ids=str)
def test_a_pipe_gets_plain_utf_8(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "wait.yaml").write_text(EVERYTHING, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "show", str(tmp_path / "wait.yaml")],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr, b"\x1b" in done.stdout) == (0, b"", False)
    assert "−◆" in done.stdout.decode("utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("argmap cred", "credences"),
        ("argmap credences wait.yaml --sem", "--semantics"),
        ("argmap credences wait.yaml --pool med", "median"),
        ("argmap add arg", "argument"),
        ("argmap add argument wait.yaml x --under", "--undercuts"),
        ("argmap show wa", "wait.yaml"),
        ("argmap export wait.yaml --direction B", "BT"),
    ],
)
def test_bash_completes(argmap: Commands, typed: str, offered: str) -> None:
    argmap.write(EVERYTHING)
    argmap.write(argmap.run("completion", "bash").out, "complete.sh")
    words = typed.split(" ")
    script = (
        "source complete.sh; "
        f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; COMP_LINE='{typed}'; COMP_POINT={len(typed)}; "
        "function=$(complete -p argmap | sed 's/.*-F \\([^ ]*\\).*/\\1/'); "
        f"$function argmap '{words[-1]}' '{words[-2]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(["bash", "-c", script], cwd=argmap.folder, capture_output=True, text=True, check=False)
    assert (done.stderr, offered in done.stdout.split()) == ("", True)
