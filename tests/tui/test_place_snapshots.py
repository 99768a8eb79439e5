"""The screens beside the outline as text. `ARGMAP_SNAPSHOTS=write` writes them anew; look at the difference."""

import os
import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from argmap.session import Session
from argmap.tui.app import ArgmapApp
from tests.tui.places import arrived
from tests.tui.screens import play, screen_text, settle

SNAPSHOTS = Path(__file__).parent / "snapshots"
DEBATES = Path(__file__).parents[2] / "debates"
SEED = "conditioning-predictive-models"


@pytest.mark.parametrize("size", [(80, 24), (110, 32), (200, 60)])
@pytest.mark.parametrize(
    ("name", "debate", "keys"),
    [
        ("cruxes", SEED, "X"),
        ("agenda", "waiting", "X tab"),
        ("compare", SEED, "v"),
        ("compare-by-argument", SEED, "v tab j"),
        ("questions", "waiting", "i 7 s"),
        ("thread", SEED, "t n"),
        ("duplicates", "doubled", "d j"),
        ("reconcile", "waiting", "R"),
        ("focus", "waiting", "f l"),
        ("linked", "waiting", "a f W a i t ctrl+l ctrl+n L o n g"),
        ("find", "waiting", "slash c r u x : o p e n"),
        ("history", "waiting", "7 j 3 H"),
        ("help", "waiting", "?"),
    ],
)
def test_a_screen_looks_as_it_did(name: str, debate: str, keys: str, size: tuple[int, int], tmp_path: Path) -> None:
    path = SNAPSHOTS / f"{name}-{size[0]}x{size[1]}.txt"
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *keys.split())
        # The card behind a dialog is explained a moment after the cursor came to rest.
        await pilot.pause(0.3)
        await settle(pilot)
        app.home.footer_line.hush()
        app.home.top.footer_line.hush()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()
        seen.append(screen_text(app) + "\n")

    source = DEBATES if (DEBATES / f"{debate}.yaml").exists() else SNAPSHOTS
    shutil.copytree(DEBATES / "threads", tmp_path / "threads")
    file = shutil.copy(source / f"{debate}.yaml", tmp_path)
    play(Session.open(file, state_dir=tmp_path), steps, size=size, who=None if debate == "doubled" else "critic")
    if os.environ.get("ARGMAP_SNAPSHOTS") == "write":
        path.write_text(seen[0], encoding="utf-8")
    assert seen[0] == path.read_text(encoding="utf-8")
