"""Exporting from the screen: every form, beside the debate, over nothing that is somebody else's."""

import asyncio
import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from argmap.formats import FORMATS, DrawingFailed
from argmap.formats.page_files import ENDINGS
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from argmap.tui.exports import EXPORTS
from argmap.tui.flows import exporting
from tests.tui.screens import play, screen_text, settle

DEBATE = Path(__file__).parent / "snapshots" / "waiting.yaml"


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "_open", lambda path: False)


def after(folder: Path, *keys: str, then: tuple[str, ...] = ()) -> str:
    """What the screen shows after keys on a debate in the folder, and after `then` once an export is done."""
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for some in (keys, then):
            await pilot.press(*some)
            for _ in range(500):
                await settle(pilot)
                if app.home.footer_line.said not in ("drawing…", "writing the report…"):
                    break
                await asyncio.sleep(0.01)
        seen.append(screen_text(app))

    file = folder / DEBATE.name
    if not file.exists():
        shutil.copy(DEBATE, file)
    play(Session.open(file, state_dir=folder), steps, size=(150, 40), who="critic")
    return seen[0]


def test_every_format_and_both_reports_can_be_exported() -> None:
    assert [one.id for one in EXPORTS] == [*FORMATS, *dict.fromkeys(ENDINGS.values())]


def test_every_ending_of_the_command_is_one_of_the_screen() -> None:
    known = {ending for one in EXPORTS for ending in one.endings}
    assert {*(f".{one.ending}" for one in FORMATS.values()), *ENDINGS} <= known


@pytest.mark.parametrize(
    ("key", "name", "begins"),
    [
        ("d", "waiting.dot", "digraph"),
        ("m", "waiting.mmd", "flowchart"),
        ("a", "waiting.argdown", "==="),
        ("h", "waiting-report.html", "<!doctype html>"),
        ("r", "waiting-report.md", "# "),
    ],
)
def test_a_form_is_written_beside_the_debate(key: str, name: str, begins: str, tmp_path: Path) -> None:
    after(tmp_path, "o", key, "enter")
    assert begins in (tmp_path / name).read_text(encoding="utf-8")[:600]


def test_a_picture_is_the_first_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.formats.render.draw", lambda dot, picture: b"<svg width='1' height='1'></svg>")
    monkeypatch.setattr("argmap.formats.svg.tidy", lambda data, title: data)
    after(tmp_path, "o", "enter", "enter")
    assert (tmp_path / "waiting.svg").read_bytes().startswith(b"<svg")


def test_a_picture_that_cannot_be_drawn_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(dot: str, picture: str) -> bytes:
        raise DrawingFailed("Graphviz is tired")

    monkeypatch.setattr("argmap.formats.render.draw", fails)
    assert "not exported: Graphviz is tired" in after(tmp_path, "o", "s", "enter")


def test_an_export_has_an_entry_of_its_own_in_the_palette(tmp_path: Path) -> None:
    after(tmp_path, ":", *"argdown", "enter", then=("enter",))
    assert (tmp_path / "waiting.argdown").exists()


def test_the_palette_lists_every_export(tmp_path: Path) -> None:
    shown = after(tmp_path, "ctrl+p", *"export")
    assert all(f"Export {one.help}" in shown for one in EXPORTS)


def test_what_mermaid_cannot_hold_is_said(tmp_path: Path) -> None:
    assert "not kept: " in after(tmp_path, "o", "m", "enter")


def test_a_file_that_is_there_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "waiting.mmd").write_text("mine")
    assert "waiting.mmd is there already" in after(tmp_path, "o", "m", "enter")


def test_a_file_that_is_there_stays_unless_it_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "waiting.mmd").write_text("mine")
    after(tmp_path, "o", "m", "enter", then=("n",))
    assert (tmp_path / "waiting.mmd").read_text() == "mine"


def test_a_file_that_is_given_up_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "waiting.mmd").write_text("mine")
    after(tmp_path, "o", "m", "enter", then=("y",))
    assert "flowchart" in (tmp_path / "waiting.mmd").read_text()


def test_the_picture_beside_a_report_is_asked_about_too(tmp_path: Path) -> None:
    (tmp_path / "waiting-report.svg").write_text("mine")
    assert "waiting-report.svg is there already" in after(tmp_path, "o", "r", "enter")


def test_what_was_exported_just_now_is_replaced_without_asking(tmp_path: Path) -> None:
    assert "already" not in after(tmp_path, "o", "d", "enter", then=("o", "d", "enter"))


def test_another_ending_makes_another_form(tmp_path: Path) -> None:
    after(tmp_path, "o", "d", "end", *["backspace"] * 3, *"mmd", "enter")
    assert "flowchart" in (tmp_path / "waiting.mmd").read_text()


def test_an_unknown_ending_is_refused_while_it_is_typed(tmp_path: Path) -> None:
    assert "the name ends in .svg, .png, .pdf, .dot" in after(tmp_path, "o", "d", "end", "backspace")


def test_a_source_of_the_debate_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "waiting-report.md").write_text("the thread")
    source = "sources:\n  other: {title: T, file: waiting-report.md}\n"
    (tmp_path / DEBATE.name).write_text(DEBATE.read_text(encoding="utf-8").replace("sources:\n", source))
    assert "this is a source of the debate" in after(tmp_path, "o", "r", "end", "space", "backspace")


def test_a_report_is_about_the_claim_and_the_two_people_that_are_chosen(tmp_path: Path) -> None:
    (tmp_path / DEBATE.name).write_text(
        "argmap: 1\ntitle: Street\nthesis: [close]\nparticipants: {ada: {}, bob: {}, cem: {}}\n"
        "claims: {close: {text: Close it.}, air: {text: The air is bad.}}\n"
        "arguments: {clean: {supports: close, premises: [air]}}\n"
        "credences: {ada: {air: 0.9}, bob: {air: 0.6}, cem: {air: 0.1}}\n"
    )

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for key in ("j", "o", "r", "enter", "2", "j", "enter"):
            await pilot.press(key)
            await settle(pilot)
        for _ in range(500):
            if app.home.footer_line.said.startswith("written"):
                break
            await pilot.pause(0.01)

    play(Session.open(tmp_path / DEBATE.name, state_dir=tmp_path), steps, who=None)
    written = (tmp_path / "waiting-report.md").read_text()
    assert "The air is bad." in written.partition("##")[0]
    assert "ada and bob" in written
