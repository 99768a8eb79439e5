from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import DEBATE, Commands

ALONE = """\
argmap: 1
title: T
thesis: a
claims: {a: {text: A.}, b: {text: B.}}
arguments: {s: {premises: [b], supports: a}}
"""
ONE = DEBATE.replace("  author: {name: The author}\n", "").split("  author:\n")[0] + "\n"
THREE = DEBATE.replace("participants:\n", "participants:\n  eve: {name: Eve}\n").replace(
    "credences:\n", "credences:\n  eve: {bigger-is-riskier: 0.7, old-data: 0.1}\n"
)
SECTIONS = (
    "Where they stand",
    "The map",
    "What would bring them together",
    "Where the gap comes from",
    "What to ask next",
    "How the numbers are meant",
)


def test_markdown_holds_every_section_in_order(argmap: Commands) -> None:
    done = argmap.run("report", argmap.write(), "-o", "wait.md")
    assert (done.code, done.out) == (0, "")
    said = argmap.read("wait.md")
    places = [said.index(f"## {section}") for section in SECTIONS]
    assert places == sorted(places)
    assert "> **Thesis:** It is worth waiting." in said
    assert "For the author it comes to 45% (from an assumed prior). They are 27.0 points apart." in said
    assert "How one would find out: Incidents after two years." in said


def test_the_picture_stands_beside_markdown(argmap: Commands) -> None:
    argmap.run("report", argmap.write(), "-o", "wait.md")
    assert "](wait.svg)" in argmap.read("wait.md")
    assert argmap.read("wait.svg").startswith("<?xml")


def test_html_is_one_file(argmap: Commands) -> None:
    assert argmap.run("report", argmap.write(), "-o", "wait.html").code == 0
    assert sorted(path.name for path in argmap.folder.iterdir()) == ["wait.html", "wait.yaml"]
    assert "data:image/svg+xml;base64," in argmap.read("wait.html")


def test_the_parts_shown_sum_to_the_gap(argmap: Commands) -> None:
    argmap.run("report", argmap.write(), "-o", "wait.md")
    said = argmap.read("wait.md")
    rows = said.split("## Where the gap comes from")[1].split("##")[0].splitlines()
    numbers = [
        float(row.split("|")[1].replace("−", "-").replace("*", "").split()[0]) for row in rows if "points" in row
    ]
    assert sum(numbers[:-1]) == pytest.approx(numbers[-1], abs=0.11)


def test_between_and_target(argmap: Commands) -> None:
    argmap.run("report", argmap.write(), "-o", "r.md", "--between", "author", "critic", "--target", "old-data")
    said = argmap.read("r.md")
    assert "Between the author and the critic." in said
    assert "> **Claim:** The data are old." in said


def test_the_two_who_are_furthest_apart(argmap: Commands) -> None:
    argmap.run("report", argmap.write(THREE), "-o", "r.md")
    said = argmap.read("r.md")
    assert "## What would bring the critic and the author together" in said
    assert "Of all, these two are furthest apart. argmap report --between A B chooses another pair." in said


def test_everybody_is_in_it(argmap: Commands) -> None:
    argmap.run("report", argmap.write(THREE), "-o", "r.md")
    said = argmap.read("r.md")
    assert "| Claim | Eve | The critic | The author | Apart |" in said
    assert "## What would tell everybody most" in said


def test_rivals_of_the_thesis_stand_apart(argmap: Commands) -> None:
    rival = DEBATE + "contraries: [[wait, old-data]]\n"
    argmap.run("report", argmap.write(rival), "-o", "r.md")
    assert "the dispute itself in other words: “The data are old.”" in argmap.read("r.md")


@pytest.mark.parametrize(("text", "says"), [(ONE, "For the critic."), (ALONE, "For the map.")])
def test_with_one_person_or_nobody(argmap: Commands, text: str, says: str) -> None:
    assert argmap.run("report", argmap.write(text), "-o", "r.md").code == 0
    said = argmap.read("r.md")
    assert says in said
    assert "## What would tell most" in said
    assert "gap" not in said.split("## How the numbers")[0]


def test_without_graphviz_the_report_is_written_and_says_so(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.formats import render

    monkeypatch.setattr(render, "graphviz_command", lambda picture: None)
    done = argmap.run("report", argmap.write(), "-o", "r.md")
    assert done.code == 3
    assert "The map is not drawn" in done.err
    assert "## What to ask next" in argmap.read("r.md")
    assert not Path("r.svg").exists()


def test_a_map_too_large_to_be_read_is_not_drawn_and_no_error(argmap: Commands) -> None:
    claims = ", ".join(f"c{n}: {{text: C{n}}}" for n in range(500))
    done = argmap.run("report", argmap.write(f"argmap: 1\ntitle: T\nthesis: c0\nclaims: {{{claims}}}\n"), "-o", "r.md")
    assert (done.code, Path("r.svg").exists()) == (0, False)
    assert "500 claims and arguments are too many for a picture to be read" in argmap.read("r.md")


def test_the_people_of_a_report_are_read_once(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.cruxes import compare, rank

    for module in (compare, rank):
        monkeypatch.delattr(module, "read_people")
    assert argmap.run("report", argmap.write(), "-o", "r.md").code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-o", "r.txt"), "is neither HTML nor Markdown"),
        (("-o", "r.md", "--between", "critic", "critic"), "cannot be compared with themselves"),
        ((), "required"),
    ],
)
def test_wrong_words_are_told(argmap: Commands, words: tuple[str, ...], says: str) -> None:
    done = argmap.run("report", argmap.write(), *words)
    assert done.code == 2
    assert says in done.err


def test_hostile_texts_stay_texts(argmap: Commands) -> None:
    text = DEBATE.replace("It is worth waiting.", '"<script>alert(1)</script> [x](javascript:y)"')
    argmap.run("report", argmap.write(text), "-o", "r.html")
    argmap.run("report", "wait.yaml", "-o", "r.md")
    assert "<script" not in argmap.read("r.html")
    assert "\\[x\\](javascript\\:y)" in argmap.read("r.md")
