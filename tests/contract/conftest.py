"""The `argmap` fixture: commands run in a folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Commands


@pytest.fixture
def argmap(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Commands that run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Commands(tmp_path, capsys)
