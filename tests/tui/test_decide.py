"""What a merge left open, decided on the screen: nothing else is changed before, and u takes it back."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from argmap.document import load, parse
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from argmap.tui.flows.decide import choices
from tests.tui.screens import play, screen_text, settle

TEXT = """\
argmap: 1
title: T
thesis: a
participants:
  me: {name: Me}
claims:
  a: {text: Ours}
  b: {text: B}
credences:
  me: {a: 0.6}
conflicts:
  - {at: claims/a/text, base: A, sides: {main: Ours, branch: Theirs}}
  - {at: claims/b, base: B, sides: {branch: B}}
"""


def test_each_place_is_asked_and_the_file_is_whole_then(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(TEXT, encoding="utf-8")

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "2 places are left to decide after a merge" in screen_text(app)
        await pilot.press("7", "C")
        await pilot.pause()
        assert "claims/a/text" in screen_text(app)
        await pilot.press("2")
        await pilot.pause(0.1)
        await pilot.press("x")
        await settle(pilot)
        assert "left to decide" not in screen_text(app)
        await pilot.press("7")

    play(Session.open(path, state_dir=tmp_path), steps, who="me")
    document = load(path)
    assert (document.debate.claims["a"].text, "b" in document.debate.claims) == ("Theirs", False)
    assert document.debate.stated("me", "a").credence == 0.7
    assert not document.diagnostics


def test_what_may_stand_is_offered_with_whose_it_is() -> None:
    debate = parse(TEXT).debate
    first, second = ([(one.key, one.label, one.remark) for one in choices(debate, each)] for each in debate.conflicts)
    assert first == [
        ("1", "Ours", "main"),
        ("2", "Theirs", "branch"),
        ("b", "A", "before both"),
        ("o", "something else…", "type it"),
    ]
    assert second == [("1", "B", "branch"), ("x", "nothing", "removed by the other side")]
