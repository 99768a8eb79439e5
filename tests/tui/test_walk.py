"""Random walks over all screens on hostile files: no exception, nothing unsafe on the screen, the file passes check.

By default each walk is short; `ARGMAP_WALK=500` walks 5,000 keys in all.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from argmap.cli.main import main
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from tests.tui.hostile_file import UNSAFE, hostile_session
from tests.tui.screens import screen_text
from tests.tui.walk import play_keys, walk

DEBATES = Path(__file__).parents[2] / "debates"
SEED = "conditioning-predictive-models.yaml"
KEYS = int(os.environ.get("ARGMAP_WALK", "40"))
SIZES = ((80, 24), (110, 32), (40, 12), (80, 24), (200, 60))
SCREENS = ("", "X", "v", "i", "R", "d", "t", "f", "/", "H")


def session(folder: Path, seed: int) -> Session:
    """Every other walk is on the debate that comes with argmap, with its thread."""
    if seed % 2:
        return hostile_session(folder)
    shutil.copytree(DEBATES / "threads", folder / "threads")
    return Session.open(shutil.copy(DEBATES / SEED, folder), who="critic", state_dir=folder)


@pytest.mark.parametrize("seed", range(10))
def test_a_random_walk(seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = session(tmp_path, seed)
    unsafe = set(UNSAFE)

    def safe(app: ArgmapApp) -> None:
        assert app._exception is None
        if app.is_running:
            assert not set(screen_text(app)) & unsafe

    keys = [*SCREENS[seed], *walk(seed, KEYS)]
    who = None if seed % 3 == 0 else found.who
    play_keys(found, keys, size=SIZES[seed % 5], who=who, after=safe)
    capsys.readouterr()
    main(["check", str(found.path), "--format", "json"])
    remarks = json.loads(capsys.readouterr().out)["files"][0]["diagnostics"]
    # That somebody's numbers for contraries exceed 1 together is theirs to say, and no fault of the file.
    assert {one["code"] for one in remarks if one["severity"] == "error"} <= {"contraries-above-one"}
