"""The page "Blind rounds" quotes what the program prints for the debate on it, one command after the other."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from argmap.cli.main import main

PAGE = Path(__file__).parents[1] / "argmap" / "docs" / "blind-rounds.md"
TEXT = PAGE.read_text(encoding="utf-8")
ELISION = "…"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for module in ("round_open", "round_start"):
        monkeypatch.setattr(f"argmap.cli.{module}.now", lambda: datetime(2026, 12, 1, 18, tzinfo=UTC))
    (tmp_path / "bridge.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    return tmp_path


def test_what_is_quoted_is_printed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command, *quoted in (block.split("\n") for text in blocks("console") for block in text.split("$ ")[1:]):
        program, *words = shlex.split(command)
        assert program == "argmap"
        assert main(words) == 0
        said = "".join(capsys.readouterr()).split("\n")
        at, free = 0, False
        for line in quoted[:-1]:
            if line == ELISION:
                free = True
                continue
            at = said.index(line, at) if free else at
            assert said[at] == line
            at, free = at + 1, False


def test_the_texts_to_verify_are_those_that_are_hashed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from argmap.rounds.commitment import opening_of, opening_text, round_text
    from argmap.rounds.files import read_rounds

    for text in blocks("console"):
        for command in re.findall(r"^\$ argmap (.*)$", text, re.MULTILINE):
            main(shlex.split(command))
    (stored,) = read_rounds(Path("bridge.yaml")).rounds
    reveal = stored.commitments["resident"].reveal
    assert reveal is not None
    hashed = [opening_text(opening_of(stored.round, "resident", reveal)), round_text(stored.round)]
    digits = r"(?:(?<=sha256:)|(?<=\nsalt )|(?<=\nkey ))[0-9a-f]+"
    assert [re.sub(digits, ELISION, text) for text in hashed] == blocks("text")
