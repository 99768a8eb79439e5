"""What the file format promises: a text in, the diagnostics with their places out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.command import Commands
from tests.contract.example import EVERYTHING

HEAD = "argmap: 1\ntitle: T\nthesis: a\nparticipants: {me: {}}\n"
CLAIMS = "claims:\n  a: {text: One thing}\n  b: {text: Quite another}\n"
ARGUMENTS = "arguments:\n  r: {premises: [b], supports: a}\n"
CREDENCES = "credences: {me: {b: 0.5}}\n"
WHOLE = HEAD + CLAIMS + ARGUMENTS + CREDENCES


def told(argmap: Commands, text: str | bytes) -> list[Any]:
    found: list[Any] = argmap.run("check", "--json", argmap.write(text)).json["files"][0]["diagnostics"]
    return found


def errors(argmap: Commands, text: str | bytes) -> list[tuple[str, int, int]]:
    found = told(argmap, text)
    assert all(each["message"] and each["help"] for each in found)
    return [(each["severity"], each["line"], each["column"]) for each in found if each["severity"] != "info"]


def number(argmap: Commands, spelling: str) -> Any:
    text = HEAD + CLAIMS + ARGUMENTS + f"credences:\n  me:\n    b: {spelling}\n"
    return argmap.run("show", "--json", argmap.write(text)).json["stated"]["me"].get("b", {}).get("credence")


def test_the_example_has_no_error_and_no_warning(argmap: Commands) -> None:
    done = argmap.run("check", "--strict", "--json", argmap.write(EVERYTHING))
    assert (done.code, done.json["errors"], done.json["warnings"]) == (0, 0, 0)


def test_check_has_every_key(argmap: Commands) -> None:
    done = argmap.run("check", "--format", "json", argmap.write(WHOLE.replace("[b]", "[c]")))
    assert (done.code, done.json["errors"], done.json["warnings"]) == (1, 1, 0)
    (found,) = (each for each in done.json["files"][0]["diagnostics"] if each["severity"] == "error")
    assert set(found) >= {"code", "severity", "message", "line", "column", "end_line", "end_column", "help"}
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (9, 18, 9, 19)


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("0.7", 0.7),
        ("7e-1", 0.7),
        ("70%", 0.7),
        ("7:3", 0.7),
        ("1:2", 0.3333),
        ("66.6666%", 0.6667),
        ("0", 0.0),
        ("1", 1.0),
        (".5", 0.5),
        ("'0.7'", 0.7),
        ("99.999%", 0.99999),
    ],
)
def test_numbers(argmap: Commands, spelling: str, value: float) -> None:
    assert number(argmap, spelling) == value


@pytest.mark.parametrize(
    "spelling", ["1.1", "-0.1", "101%", "0:0", "seven", "7/10", "0,7", "nan", "1_0", "0x1", "~", "٠.٥", "００"]
)
def test_what_is_no_number_is_an_error_at_its_place(argmap: Commands, spelling: str) -> None:
    text = HEAD + CLAIMS + ARGUMENTS + f"credences:\n  me:\n    b: {spelling}\n"
    assert errors(argmap, text) == [("error", 12, 8)]


@pytest.mark.parametrize("text", ["no", "1:30", "2026-02-30", "010", "1.10", "~", "null", "a#b", "=HYPERLINK(1)"])
def test_every_scalar_is_the_text_that_was_typed(argmap: Commands, text: str) -> None:
    file = argmap.write(HEAD + f"claims:\n  a:\n    text: {text}\n")
    assert argmap.run("show", "--json", file).json["claims"]["a"]["text"] == text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("&x thing", (7, 11)),
        ("*x", (7, 11)),
        ("!x thing", (7, 11)),
        ("[A] hello", (7, 11)),
        ("@x", (7, 11)),
        ("> 50% of them", (7, 11)),
        ("Claim: it is", (7, 16)),
        ('"\\ud83d\\ude00"', (7, 12)),
        ("a\0b", (7, 12)),
        ("a\x1b[2J", (7, 12)),
    ],
)
def test_what_yaml_would_swallow_is_an_error(argmap: Commands, text: str, place: tuple[int, int]) -> None:
    assert errors(argmap, HEAD + f"claims:\n  a:\n    text: {text}\n") == [("error", *place)]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("issue #5 is bad", "warning"),
        ("done # so", "warning"),
        ("done  #so", "warning"),
        ("done  # so", None),
        ("'x' # so", None),
    ],
)
def test_a_comment_wants_two_spaces(argmap: Commands, text: str, severity: str | None) -> None:
    found = [each[0] for each in errors(argmap, HEAD + f"claims:\n  a:\n    text: {text}\n")]
    assert found == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEAD + "claims:\n  a: {text: A}\n  b: {text: B}\n  a: {text: C}\n" + ARGUMENTS, (8, 3)),
        (WHOLE + "surprise: 1\n", (11, 1)),
        (WHOLE.replace("{text: One thing}", "{text: One thing, by: you}"), (6, 28)),
        (WHOLE.replace("supports: a", "supports: c"), (9, 32)),
        (WHOLE.replace("supports: a", "undercuts: a"), (9, 33)),
        (WHOLE.replace("supports: a", "supports: a, rebuts: a"), (9, 35)),
        (WHOLE.replace(", supports: a", ""), (9, 3)),
        (WHOLE.replace("[b]", "[]"), (9, 3)),
        (WHOLE.replace("{premises: [b], supports", "{necessary_for: a, text: x, x-was"), (9, 3)),
        (WHOLE.replace("  r:", "  b:"), (9, 3)),
        (WHOLE.replace("me: {b", "you: {b"), (10, 13)),
        (WHOLE.replace("{b: 0.5}", "{c: 0.5}"), (10, 18)),
        (WHOLE + "sources: {s: {url: 'javascript:alert(1)'}}\n", (11, 20)),
        (WHOLE + "sources: {s: {file: ../x}}\n", (11, 21)),
        (WHOLE + "cruxes: {x: {claims: [b], status: done}}\n", (11, 35)),
        (WHOLE + "contraries: [[a, c]]\n", (11, 18)),
        (WHOLE + "--- \na: b\n", (11, 1)),
        (WHOLE.replace("  b:", "<<<<<<< HEAD\n  b:", 1) + "=======\n>>>>>>> other\n", (7, 1)),
        (WHOLE.replace("  a:", "\ta:", 1), (6, 1)),
        (WHOLE.replace("  b: {", "  B b: {"), (7, 3)),
        (WHOLE.replace("argmap: 1", "argmap: 2"), (1, 9)),
        ("argmap: 1\nthesis: a\n" + CLAIMS, (1, 1)),
        ("argmap: 1\ntitle: T\n" + CLAIMS, (1, 1)),
        (HEAD + "claims: {a: {note: x}}\n", (5, 10)),
        (HEAD + "claims:\n  a: {text: A}\n  <<: {text: B}\n", (7, 3)),
        (HEAD + CLAIMS + "x-deep: " + "[" * 30_000, (8, 9 + 31)),
    ],
)
def test_an_error_has_its_place(argmap: Commands, text: str, place: tuple[int, int]) -> None:
    assert ("error", *place) in errors(argmap, text)


def test_all_that_is_wrong_is_told_at_once(argmap: Commands) -> None:
    text = WHOLE.replace("One thing}", "One thing, by: you}").replace("supports: a", "supports: c").replace("0.5", "5")
    assert [line for _, line, _ in errors(argmap, text)] == [6, 9, 10]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le"])
def test_what_is_not_utf_8_is_one_error(argmap: Commands, encoding: str) -> None:
    assert [each[0] for each in errors(argmap, WHOLE.replace("One", "Ün").encode(encoding))] == ["error"]


def test_columns_count_code_points_and_lines_whatever_ends_them(argmap: Commands) -> None:
    text = WHOLE.replace("{text: One thing}", "{text: '😀é', by: you}")
    assert errors(argmap, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == [("error", 6, 23)]


def test_empty_sections_are_empty_mappings(argmap: Commands) -> None:
    text = HEAD + "defaults:\nsources:\n" + CLAIMS + ARGUMENTS + "contraries:\ncredences:\n  me:\ncruxes:\n"
    assert errors(argmap, text) == []


def test_extensions_are_kept_and_an_id_may_look_like_one(argmap: Commands) -> None:
    text = (
        WHOLE.replace("{text: One thing}", "{text: One thing, x-mine: [1, 2]}")
        .replace(" b:", " x-ray:")
        .replace("[b]", "[x-ray]")
    )
    file = argmap.write((text + "x-more: {a: b}\n").replace("{b:", "{x-ray:"))
    before = argmap.read()
    assert argmap.run("check", file).code == 0
    argmap.run("set", file, "--as", "me", "x-ray=0.6")
    assert argmap.read() == before.replace("0.5", "0.6")


def test_a_conflict_left_by_a_merge_is_an_error_and_the_file_still_loads(argmap: Commands) -> None:
    text = WHOLE + "conflicts:\n  - {at: claims/a/text, base: X, sides: {main: Y, other: Z}}\n"
    file = argmap.write(text)
    assert argmap.run("check", file).code == 1
    assert argmap.run("credences", "--json", file).json["participants"]["me"]["claims"]["b"]["credence"] == 0.5


def test_fmt_keeps_every_comment_and_every_value(argmap: Commands) -> None:
    file = argmap.write(EVERYTHING)
    before = argmap.run("show", "--json", file).out
    assert argmap.run("fmt", "--check", file).code == 1
    assert argmap.run("fmt", file).code == 0
    assert argmap.run("fmt", "--check", file).code == 0
    assert argmap.run("show", "--json", file).out == before
    comments = [line.partition("# ")[2] for line in EVERYTHING.splitlines() if "# " in line]
    assert all(f"# {comment}" in argmap.read() for comment in comments)


def test_control_characters_are_escaped_in_json_and_texts_are_verbatim(argmap: Commands) -> None:
    hostile = "\x07\x1b\x7f\x85\u202e\u2066\U000e0041"
    written = "".join(f"\\U{ord(char):08X}" for char in hostile)
    done = argmap.run("show", "--json", argmap.write(HEAD + f'claims: {{a: {{text: "[b]{written} é"}}}}\n'))
    assert done.json["claims"]["a"]["text"] == f"[b]{hostile} é"
    assert not set(done.out) & set(hostile)
