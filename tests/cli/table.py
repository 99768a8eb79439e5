"""Three people around one debate, for blind rounds on the command line."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.command import Commands, Result

ROUND = "bridge.rounds/1.yaml"


class Table(Commands):
    """Three people around one debate, each with a state folder of their own."""

    monkeypatch: pytest.MonkeyPatch

    def by(self, who: str, action: str, *words: str) -> Result:
        """Run an action of a round as somebody."""
        self.monkeypatch.setenv("XDG_STATE_HOME", str(self.folder / "state" / who))
        return self.run("round", action, "bridge.yaml", "--as", who, *words)

    def status(self, *words: str) -> Result:
        return self.run("round", "status", "bridge.yaml", *words)

    def part(self, who: str, name: str = "1") -> Path:
        return self.folder / "bridge.rounds" / name / f"{who}.yaml"

    def secret(self, who: str) -> Path:
        (found,) = (self.folder / "state" / who / "argmap" / "rounds").iterdir()
        return found

    def all_commit(self, *names: str) -> None:
        assert self.by("council", "commit", "survey-is-right=0.9", "deck-has-cracks=20%", *names).code == 0
        assert self.by("haulier", "commit", "survey-is-right=0.95", *names).code == 0
        assert self.by("resident", "commit", "survey-is-right=0.3", "deck-has-cracks=0.8", *names).code == 0

    def all_reveal(self, *names: str) -> None:
        for who in ("council", "haulier", "resident"):
            assert self.by(who, "reveal", *names).code == 0

    def day(self, day: str) -> None:
        when = datetime.fromisoformat(f"{day}T18:00:00").replace(tzinfo=UTC)
        for module in ("round_open", "round_start"):
            self.monkeypatch.setattr(f"argmap.cli.{module}.now", lambda: when)


def answered(table: Table, typed: str, who: str = "council") -> Result:
    terminal = io.StringIO(typed)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    table.monkeypatch.setattr("argmap.cli.round_commit.sys.stderr.isatty", lambda: True)
    table.monkeypatch.setattr("sys.stdin", terminal)
    return table.by(who, "commit")


def git(folder: Path, *words: str) -> str:
    settings = ["-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout
