"""The home screen and the form of a reason as text at three sizes.

`ARGMAP_SNAPSHOTS=write` writes them anew; look at the difference.
"""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from argmap.document import load
from argmap.tui.app import ArgmapApp
from tests.tui.fake_session import FakeSession
from tests.tui.screens import play, screen_text, settle

HERE = Path(__file__).parent
DEBATE = HERE / "snapshots" / "waiting.yaml"


def shown(size: tuple[int, int], *keys: str) -> str:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press(*keys)
        await pilot.pause(0.3)
        await settle(pilot)
        seen.append(screen_text(app))

    play(FakeSession(load(DEBATE).debate), steps, size=size, who="critic")
    return seen[0] + "\n"


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("home-80x24", (80, 24), "j"),
        ("home-110x32", (110, 32), ""),
        ("home-200x60", (200, 60), "jj"),
        ("reason-80x24", (80, 24), "jjaf"),
        ("reason-110x32", (110, 32), "jjaa"),
        ("reason-200x60", (200, 60), "jjae"),
    ],
)
def test_a_screen_looks_as_it_did(name: str, size: tuple[int, int], keys: str) -> None:
    path = HERE / "snapshots" / f"{name}.txt"
    now = shown(size, *keys)
    if os.environ.get("ARGMAP_SNAPSHOTS") == "write":
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")
