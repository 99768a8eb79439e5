"""Random walks over all screens: no exception, nothing unsafe is painted, and the file passes check.

Each walk has to reach every screen and every dialog, so a change that locks one away is seen. Seeds are fixed;
`ARGMAP_WALK=100:120` walks other ones, and `python -m tests.tui.walk SEED` plays one again.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from argmap.tui.screens.dialogs import Dialog
from argmap.tui.screens.keyed import KeyedScreen
from tests.tui.walk import play

_FROM, _, _TO = os.environ.get("ARGMAP_WALK", "0:4").partition(":")
NOT_REACHED = {"Beside", "Place", "Asking", "BlindRoundScreen"}
"""What other screens are made of, and the questions of a blind round, which nobody began."""
LENGTH = int(os.environ.get("ARGMAP_WALK_STEPS", "1250"))


def kinds(of: type[Any]) -> set[str]:
    """Return the names of the classes below one, at any depth."""
    names: set[str] = set()
    for kind in of.__subclasses__():
        names |= {kind.__name__, *kinds(kind)}
    return names


@pytest.mark.parametrize("seed", range(int(_FROM), int(_TO)))
def test_a_random_walk(seed: int, tmp_path: Path) -> None:
    seen = play(tmp_path, seed, LENGTH)
    missed = (kinds(KeyedScreen) | kinds(Dialog)) - NOT_REACHED - set(seen.screens)
    assert not missed, seen.told(f"never seen: {sorted(missed)}")
    assert seen.frames > LENGTH // 4, seen.told(f"only {seen.frames} frames were looked at")
    assert len(seen.actions) >= 100, seen.told(f"only {len(seen.actions)} different actions")
