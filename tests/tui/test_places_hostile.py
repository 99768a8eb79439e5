"""No text of a debate, or of its thread, controls the terminal or is markup on the screens beside the outline."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from argmap.model.values import Claim, Source, Stated
from argmap.tui.app import ArgmapApp
from tests.tui.fake_session import FakeSession
from tests.tui.places import arrived
from tests.tui.screens import play, screen_text
from tests.tui.test_hostile import HOSTILE, UNSAFE, hostile

WALK = ["X", "j", "tab", "T", "escape", "b", "escape", "escape", "v", "j", "tab", "G", "escape"]
WALK += [
    "d",
    "j",
    "m",
    "escape",
    "escape",
    "t",
    "j",
    "enter",
    "escape",
    "escape",
    "i",
    "j",
    "5",
    "c",
    "escape",
    "escape",
]


def session(folder: Path) -> FakeSession:
    (folder / "thread.txt").write_bytes(f"{HOSTILE}\n{HOSTILE} and more words\n".encode("utf-8", "replace"))
    debate = hostile()
    numbers = {"critic": {"riskier": Stated(0.9, note=HOSTILE)}, "author": {"riskier": Stated(0.2, note=HOSTILE)}}
    found = FakeSession(
        replace(
            debate,
            sources={"thread": Source("thread", HOSTILE, file="thread.txt")},
            claims={**debate.claims, "not-fun": Claim("not-fun", f"not {HOSTILE}")},
            credences=numbers,
        )
    )
    found.path = folder / "wait.yaml"
    return found


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_every_place_shows_hostile_texts_safely(size: tuple[int, int], tmp_path: Path) -> None:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for key in WALK:
            await arrived(pilot, key)
            seen.append(screen_text(cast("ArgmapApp", pilot.app)))

    play(session(tmp_path), steps, size=size)
    assert not set("".join(seen)) & (set(UNSAFE) - {"\n"})
    for name in ("Cruxes", "Compare", "Repeats", "Thread", "Next question"):
        shown = [screen for screen in seen if screen.startswith(f" {name} ")]
        assert any("see [/foo] [a]" in screen.split("\n", 1)[1] for screen in shown), name
