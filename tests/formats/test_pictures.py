import stat
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from argmap.formats import DrawingFailed, MissingProgram, export, render
from argmap.formats.svg import tidy
from argmap.formats.wrap import text_width
from argmap.text.safe import display_text
from tests.formats.sample import sample, sample_credences
from tests.formats.test_dot import HOSTILE, hostile

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
BUNDLED = Path(render.__file__).with_name("bundled.py")


@pytest.fixture
def no_dot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a `dot` on the PATH that runs the Python script."""
    dot = folder / "dot"
    dot.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    dot.chmod(dot.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


def text_of(svg: bytes) -> str:
    return " ".join(element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_an_svg_through_pygraphviz_shows_every_claim(no_dot: None) -> None:
    svg = export(sample(), to="svg", credences=sample_credences())
    words = text_of(svg).split()
    for claim in sample().claims.values():
        assert set(claim.text.split()) <= set(words)
    assert b"<!DOCTYPE" not in svg


def test_an_svg_through_the_dot_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = f"""
import subprocess, sys
assert sys.argv[1:] == ["-Tsvg"], sys.argv
sys.exit(subprocess.run([sys.executable, {str(BUNDLED)!r}, "svg"]).returncode)
"""
    program(tmp_path, script, monkeypatch)
    assert render.graphviz_command("svg") == [str(tmp_path / "dot"), "-Tsvg"]
    assert "Most customers come by car." in text_of(export(sample(), to="svg"))


def test_png_and_pdf(no_dot: None) -> None:
    assert export(sample(), to="png").startswith(b"\x89PNG\r\n\x1a\n")
    assert export(sample(), to="pdf").startswith(b"%PDF-")


def test_without_graphviz_the_message_says_how_to_get_it(no_dot: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "find_spec", lambda _name: None)
    with pytest.raises(MissingProgram, match=r"graphviz\.org.*pip install"):
        export(sample(), to="svg")


def test_a_pygraphviz_that_cannot_be_imported_is_a_missing_program(
    no_dot: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pygraphviz.py").write_text("raise ImportError('libgvc.so.6 is not there')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(render, "find_spec", lambda _name: "there")
    with pytest.raises(MissingProgram, match=r"libgvc.so.6 is not there.*pip install"):
        export(sample(), to="svg")


def test_a_failing_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "import sys; sys.exit('out of paper')", monkeypatch)
    with pytest.raises(DrawingFailed, match="out of paper"):
        export(sample(), to="svg")


def test_a_layout_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "import time; time.sleep(60)", monkeypatch)
    with pytest.raises(DrawingFailed, match="--depth"):
        render.draw("digraph {}", "svg", seconds=0.2)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text])
def test_a_hostile_text_is_only_text_in_an_svg(text: str, no_dot: None) -> None:
    root = ElementTree.fromstring(export(hostile(text), to="svg"))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not tags & {"image", "script", "foreignObject", "use", "a"}
    assert not any(HREF in element.attrib or "href" in element.attrib for element in root.iter())
    titles = [element.text or "" for element in root.iter(f"{SVG}title")]
    assert display_text(text) in titles[0]
    assert any(title.endswith("\n[d]") and display_text(text) in title for title in titles)


def test_a_web_address_is_a_link_and_nothing_else_is(no_dot: None) -> None:
    root = ElementTree.fromstring(export(sample(), to="svg"))
    assert {element.get(HREF) for element in root.iter(f"{SVG}a")} == {"https://example.org/letter?a=1&b=2"}


def test_a_link_that_is_no_web_address_is_taken_out() -> None:
    svg = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<a xlink:href="javascript:alert(1)" xlink:title="t"><text font-family="X">kept</text></a></svg>"""
    assert b"javascript" not in tidy(svg, title="T")
    assert b"kept" in tidy(svg, title="T")


def test_hovering_shows_the_full_text(no_dot: None) -> None:
    titles = [element.text or "" for element in ElementTree.fromstring(export(sample(), to="svg")).iter(f"{SVG}title")]
    assert any(sample().claims["shops-lose"].text in title for title in titles)
    assert not any(title.startswith(("n1", "k1")) for title in titles)


def test_no_text_leaves_its_box(no_dot: None) -> None:
    root = ElementTree.fromstring(export(sample(), to="svg", credences=sample_credences()))
    for node in root.iter(f"{SVG}g"):
        shape = node.find(f".//{SVG}path") if node.get("class") == "node" else None
        texts = list(node.iter(f"{SVG}text"))
        if shape is None or len(texts) < 2:
            continue
        across = [float(pair.split(",")[0].lstrip("MC")) for pair in shape.attrib["d"].replace("C", " ").split()]
        assert max(across) - min(across) >= 100
        assert all(min(across) <= float(text.attrib["x"]) <= max(across) for text in texts)


def test_a_box_is_wide_enough_for_fonts_that_graphviz_does_not_know() -> None:
    text = export(sample(), to="dot", credences=sample_credences()).decode()
    pill = next(line for line in text.splitlines() if "80% if true" in line)
    width = float(pill.split("width=")[-1].split(",")[0])
    assert width * 72 >= 9.5 * text_width("≈  80% if true, 30% if not") + 2 * 0.09 * 72 - 1
