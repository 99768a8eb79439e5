"""Which files beside a debate may hold a thread, and which form a file's name stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.tui.exports import EXPORTS, export_of
from argmap.tui.flows.thread_source import thread_files


def test_threads_are_files_here_and_one_folder_down_that_nobody_hides(tmp_path: Path) -> None:
    for name in (
        "a.md",
        "B.TXT",
        "x.yaml",
        ".h.md",
        "in/c.csv",
        "in/.d.csv",
        ".git/e.txt",
        "in/deep/f.md",
        "g.md/h.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert thread_files(tmp_path) == ("B.TXT", "a.md", "g.md/h.txt", "in/c.csv")


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.SVG", "svg"), ("a.htm", "html"), ("a.md", "markdown"), ("a.mermaid", "mermaid"), ("svg", None), ("", None)],
)
def test_the_ending_of_a_name_stands_for_a_form(name: str, form: str | None) -> None:
    found = export_of(name)
    assert (found.id if found is not None else None) == form


def test_a_report_is_proposed_beside_the_picture_of_the_map() -> None:
    proposed = [each.proposed(Path("d/wait.yaml")).as_posix() for each in EXPORTS if each.id in ("svg", "html")]
    assert proposed == ["d/wait.svg", "d/wait-report.html"]
