import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from argmap.formats import render
from tests.cli.command import DEBATE, Commands


def test_the_ending_says_the_format(argmap: Commands) -> None:
    result = argmap.run("export", argmap.write(), "-o", "map.svg")
    assert (result.code, result.out, result.err) == (0, "", "")
    words = " ".join(text.text or "" for text in ElementTree.fromstring(argmap.read("map.svg")).iter())
    assert "It is worth waiting." in words


def test_without_an_output_dot_goes_to_standard_output(argmap: Commands) -> None:
    result = argmap.run("export", argmap.write())
    assert result.code == 0
    assert result.out.startswith("digraph")


def test_everyones_credences_are_drawn_or_one_persons(argmap: Commands) -> None:
    file = argmap.write()
    assert "The critic 80%" in argmap.run("export", file).out
    assert "\\l30%" in argmap.run("export", file, "--as", "author").out
    assert "The critic" not in argmap.run("export", file, "--as", "author").out


def test_root_depth_direction_and_cluster(argmap: Commands) -> None:
    out = argmap.run("export", argmap.write(), "--root", "wait", "--depth", "1", "--direction", "BT").out
    assert "rankdir=BT" in out
    assert "The data are old." not in out
    assert "1 undercut not drawn" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-o", "map.doc"), "svg, png, pdf, dot, mermaid, argdown"),
        (("-o", "map"), "no ending"),
        (("--root", "wiat"), "Did you mean 'wait'?"),
        (("--as", "critik"), "Did you mean 'critic'?"),
        (("--depth", "-1"), "no number of arguments"),
        (("--to", "dot", "-o", "wait.yaml"), "the debate itself"),
        (("-o", "nowhere/map.dot"), "no such file"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(argmap: Commands, words: tuple[str, ...], says: str) -> None:
    argmap.write()
    result = argmap.run("export", "wait.yaml", *words)
    assert result.code == 2
    assert says.lower() in result.err.lower()
    assert argmap.read() == DEBATE


def test_without_graphviz_the_exit_code_is_3(argmap: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(render, "graphviz_command", lambda _picture: None)
    result = argmap.run("export", argmap.write(), "-o", "map.svg")
    assert result.code == 3
    assert "pip install" in result.err
    assert not (tmp_path / "map.svg").exists()


def test_a_picture_is_not_written_to_a_terminal(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    result = argmap.run("export", argmap.write(), "--to", "png")
    assert result.code == 2
    assert "-o wait.png" in result.err


def test_a_file_with_an_error_is_drawn_without_credences_and_exits_1(argmap: Commands) -> None:
    result = argmap.run("export", argmap.write(DEBATE.replace("rebuts: wait", "rebuts: weit")))
    assert result.code == 1
    assert "weit" in result.err
    assert result.out.startswith("digraph")
    assert "80%" not in result.out


def test_what_was_there_stays_when_drawing_fails(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    argmap.write("an older picture", "map.svg")
    monkeypatch.setattr(render, "graphviz_command", lambda _picture: [sys.executable, "-c", "raise SystemExit('no')"])
    result = argmap.run("export", argmap.write(), "-o", "map.svg")
    assert result.code == 1
    assert argmap.read("map.svg") == "an older picture"


def test_what_a_format_cannot_hold_is_said_on_standard_error(argmap: Commands) -> None:
    result = argmap.run("export", argmap.write(), "--to", "argdown")
    assert result.code == 0
    assert "[wait]: It is worth waiting." in result.out
    assert "argdown: not kept: tests and conditionals of cruxes (1)" in result.err
