"""A diagnostic as text: the span marked, nothing from the file live."""

from __future__ import annotations

from argmap.document import parse
from argmap.model.diagnostic import Diagnostic
from argmap.views.diagnostics import render


def rendered(text: str) -> str:
    return "\n".join(render(found) for found in parse(text, name="d.yaml").diagnostics)


def test_place_remark_line_marks_and_remedy() -> None:
    text = "argmap: 1\ntitle: T\nthesis: a\nclaims: {a: {text: A}}\narguments:\n  r: {premises: [b], supports: a}\n"
    assert rendered(text) == (
        "d.yaml:6:18: error[unknown-claim]: there is no claim 'b'\n"
        "  6 |   r: {premises: [b], supports: a}\n"
        "    |                  ^\n"
        "  help: add it under `claims`, or correct the id"
    )


def test_wide_characters_keep_the_marks_below_the_span() -> None:
    found = Diagnostic("c", "error", "m", 1, 3, 1, 4, excerpt="漢字x")
    assert render(found).endswith("|     ^")


def test_a_span_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    found = Diagnostic("c", "error", "m", 1, 3, 2, 1, excerpt="a: bcd")
    assert render(found).splitlines()[2].endswith("| " + "  ^^^^")


def test_a_long_line_is_cut_around_the_span() -> None:
    found = Diagnostic("c", "error", "m", 1, 5001, 1, 5004, excerpt="x" * 5000 + "abc" + "y" * 5000)
    line, marks = render(found).splitlines()[1:3]
    assert len(line) < 120
    assert line[marks.index("^") : marks.rindex("^") + 1] == "abc"


def test_no_control_character_comes_through() -> None:
    found = Diagnostic("c", "error", "m\x1b[2J", 1, 1, 1, 2, "h\x9b", "\x1b]0;x\x07\u202e", "f\x1b")
    assert not any(ord(char) < 32 and char != "\n" for char in render(found))


def test_the_parts_are_painted_by_their_role() -> None:
    found = Diagnostic("c", "warning", "m", 1, 1, 1, 2, "h", "abc")
    assert "<warning>warning[c]</warning>" in render(found, paint=lambda text, role: f"<{role}>{text}</{role}>")
