"""The `argmap` fixture: commands run in a folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Commands
from tests.cli.table import Table
from tests.rounds.asking import BRIDGE


@pytest.fixture
def argmap(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Commands that run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Commands(tmp_path, capsys)


@pytest.fixture
def table(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Table:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    table = Table(tmp_path, capsys)
    table.monkeypatch = monkeypatch
    table.day("2026-12-01")
    table.write(BRIDGE, "bridge.yaml")
    return table


@pytest.fixture
def started(table: Table) -> Table:
    assert table.run("round", "start", "bridge.yaml").code == 0
    return table


@pytest.fixture
def committed(started: Table) -> Table:
    started.all_commit()
    return started
