"""What commands print, held to files: set ARGMAP_GOLDEN=write to write them anew, and read the difference."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.command import Commands

GOLDEN = Path(__file__).parents[1] / "golden"
LINES = {
    "help-set.txt": ("set", "--help"),
    "show.txt": ("show", "wait.yaml"),
    "show-critic.txt": ("show", "wait.yaml", "--as", "critic", "--depth", "1"),
    "show.json": ("show", "wait.yaml", "--json"),
    "credences.txt": ("credences", "wait.yaml"),
    "credences-explain.txt": ("credences", "wait.yaml", "--explain", "wait-is-worth-it"),
    "check.txt": ("check", "wait.yaml", "--strict"),
}


@pytest.mark.parametrize("name", sorted(LINES))
def test_the_output_is_as_it_was(argmap: Commands, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shutil.copy(GOLDEN / "wait.yaml", argmap.folder)
    result = argmap.run(*LINES[name])
    assert result.code == 0
    golden = GOLDEN / name
    if os.environ.get("ARGMAP_GOLDEN") == "write":
        golden.write_text(result.out, encoding="utf-8")
    assert result.out == golden.read_text(encoding="utf-8")
