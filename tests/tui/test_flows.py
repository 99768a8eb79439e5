"""What the flows of the screen work out and say: exports, quotes, pasted threads. No screen is drawn."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from argmap.document import parse
from argmap.model.values import Argument, Debate, Premise, Source
from argmap.tui.edits import Premised, Quoted, Reason
from argmap.tui.exports import EXPORTS
from argmap.tui.flows import exporting
from argmap.tui.flows.exporting import Made, Order, Result, _fault, _report, finish
from argmap.tui.flows.quotable import quotable, remember_source
from argmap.tui.flows.thread_source import _pasted
from argmap.tui.widgets.legend import _entries
from tests.views.debate_for_views import WAIT

LETTER = replace(WAIT, sources={"letter": Source("letter", file="letter.txt"), "talk": Source("talk", "A talk")})


def home(folder: Path, debate: object = LETTER, *, broken: bool = False) -> Any:
    """What a flow asks of the screen."""
    document = parse("argmap: 1\ntitle: [\n" if broken else "argmap: 1\ntitle: T\n")
    session = SimpleNamespace(path=folder / "wait.yaml", read_only=broken, document=document)
    return SimpleNamespace(argmap=SimpleNamespace(session=session, debate=debate), remembered={})


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("map.svg", None),
        ("map.xyz", "the name ends in .svg, .png"),
        ("there.svg", "there is something else of this name"),
        ("letter.md", None),
        ("source.md", "this is a source of the debate"),
        ("\0.svg", "no file can have this name"),
    ],
)
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str, why: str | None) -> None:
    (tmp_path / "there.svg").mkdir()
    debate = replace(LETTER, sources={"s": Source("s", file="source.md")})
    found = _fault(home(tmp_path, debate), str(tmp_path / name))
    assert found == why or (why is not None and found is not None and found.startswith(why))


def test_a_report_needs_a_thesis_and_the_whole_debate(tmp_path: Path) -> None:
    file = str(tmp_path / "r.html")
    assert _fault(home(tmp_path), file) is None
    assert _fault(home(tmp_path, replace(LETTER, thesis=())), file) == (
        "a report is about a thesis, and the debate has none"
    )
    assert _fault(home(tmp_path, broken=True), file) == "no report: an error left something out of the debate"


def test_a_source_without_a_title_is_called_by_its_id(tmp_path: Path) -> None:
    assert quotable(home(tmp_path)).known == (("letter", "letter"), ("talk", "A talk"))


def quoting(*quotes: Quoted | None) -> Reason:
    first, *more = (Premised(None, f"Because {n}.", quote=one) for n, one in enumerate(quotes))
    return Reason(text=first.text, quote=first.quote, more=tuple(more))


def test_the_next_form_begins_with_the_source_that_was_quoted_last(tmp_path: Path) -> None:
    here = home(tmp_path)
    remember_source(here, quoting(Quoted("letter", "a", ""), Quoted("talk", "b", ""), None))
    assert quotable(here).at == "talk"
    for nothing in (quoting(None), quoting(Quoted(None, "c", "A new one"))):
        remember_source(here, nothing)
    assert quotable(here).at == "talk"


def order(folder: Path, form: str = "html", name: str = "r.html", **more: Any) -> Order:
    """An export of the debate to a file that is not there."""
    (chosen,) = [one for one in EXPORTS if one.id == form]
    path = folder / name
    return Order(chosen, path, {path: None}, WAIT, more.pop("assume", {}), None, "critic", **more)


def test_what_a_report_leaves_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.views.account.MOST_DRAWN", 0)
    whole, assumed = (_report(order(tmp_path, assume=given)).remark for given in ({}, {"skill": 0.9}))
    assert whole.startswith("the map is not drawn: 14 claims and arguments are too many")
    assert assumed == f"{whole}; what is assumed for the moment is not in it"


def test_what_goes_wrong_while_it_is_worked_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(exporting, "_report", fail)
    made = exporting._made(order(tmp_path))
    assert isinstance(made, Made)
    assert made.fault == "RuntimeError"


def finished(made: Made) -> list[tuple[str, bool]]:
    """What is said once an export is worked out."""
    said: list[tuple[str, bool]] = []
    screen = SimpleNamespace(
        exported={}, app=SimpleNamespace(screen=None), say=lambda text, fault=False: said.append((text, fault))
    )
    asyncio.run(finish(screen, made))  # type: ignore[arg-type]
    return said


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    asked = order(tmp_path, "dot", "m.dot")
    asked.path.write_text("mine")
    ((said, fault),) = finished(Made(asked, Result({asked.path: b"new"})))
    assert (said.startswith("not exported: "), fault, asked.path.read_text()) == (True, True, "mine")


def test_what_a_form_does_not_hold_and_what_else_there_is_is_said(tmp_path: Path) -> None:
    asked = order(tmp_path, "dot", "m.dot")
    said = finished(Made(asked, Result({asked.path: b"new"}, ("no notes",), "a remark")))
    assert said == [(f"written to {asked.path}; a remark; no notes", False)]


@pytest.mark.parametrize("program", [None, "/nowhere/open"])
def test_without_a_program_that_shows_it_a_picture_is_written_alone(
    program: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: program)
    asked = order(tmp_path, "svg", "m.svg")
    assert finished(Made(asked, Result({asked.path: b"new"}))) == [(f"written to {asked.path}", False)]


def pasted(folder: Path, text: str) -> tuple[str | None, list[str]]:
    """The file that a pasted text is kept in, and what is said."""
    said: list[str] = []

    async def answer(_: object) -> str:
        return text

    screen = SimpleNamespace(
        app=SimpleNamespace(push_screen_wait=answer),
        argmap=SimpleNamespace(session=SimpleNamespace(path=folder / "wait.yaml")),
        say=lambda text, fault=False: said.append(text),
    )
    return asyncio.run(_pasted(screen, folder)), said  # type: ignore[arg-type]


def test_a_thread_that_is_pasted_is_kept_in_a_file_of_its_own(tmp_path: Path) -> None:
    names = [pasted(tmp_path, text)[0] for text in ("Ada: No.\n\n", "Bob: Yes.", "## Ada\nNo.")]
    assert names == ["wait-thread.txt", "wait-thread-2.txt", "wait-thread.md"]
    assert (tmp_path / "wait-thread.txt").read_text(encoding="utf-8") == "Ada: No.\n"


def test_a_thread_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    assert pasted(tmp_path / "gone", "Ada: No.") == (None, ["the thread cannot be kept: No such file or directory"])


def test_the_legend_explains_what_stands_in_the_debate() -> None:
    lone = Debate(arguments={"a": Argument("a", "rebuts", "x", (Premise("y"),))})
    assert [words for _, words, _ in _entries(lone)] == ["credence", "against", "assumed"]
    assert [words for _, words, _ in _entries(WAIT)] == [
        "credence",
        "for",
        "against",
        "evidence",
        "undercuts",
        "together",
        "assumed",
        "crux",
        "elsewhere too",
    ]
