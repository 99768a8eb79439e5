"""Why nothing can be exported to a file of some name, and what a quote may be from: worked out without a screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from argmap.document import parse
from argmap.model.values import Source
from argmap.tui.edits import Premised, Quoted, Reason
from argmap.tui.flows.exporting import _fault
from argmap.tui.flows.quotable import quotable, remember_source
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
