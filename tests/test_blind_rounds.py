"""The page "Blind rounds" quotes what the program prints for the debate on it, one command after the other."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from argmap.cli.main import main
from tests.quoting import ELISION, assert_printed, blocks, commands

PAGE = Path(__file__).parents[1] / "argmap" / "docs" / "blind-rounds.md"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for module in ("round_open", "round_start"):
        monkeypatch.setattr(f"argmap.cli.{module}.now", lambda: datetime(2026, 12, 1, 18, tzinfo=UTC))
    (tmp_path / "bridge.yaml").write_text(blocks(PAGE, "yaml")[0], encoding="utf-8")
    return tmp_path


def test_what_is_quoted_is_printed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command, quoted in commands(PAGE):
        program, *words = shlex.split(command)
        assert program == "argmap"
        assert main(words) == 0
        assert_printed(quoted, "".join(capsys.readouterr()).split("\n"))


def test_the_texts_to_verify_are_those_that_are_hashed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from argmap.rounds.commitment import opening_of, opening_text, round_text
    from argmap.rounds.files import read_rounds

    for command, _ in commands(PAGE):
        main(shlex.split(command)[1:])
    (stored,) = read_rounds(Path("bridge.yaml")).rounds
    reveal = stored.commitments["resident"].reveal
    assert reveal is not None
    hashed = [opening_text(opening_of(stored.round, "resident", reveal)), round_text(stored.round)]
    digits = r"(?:(?<=sha256:)|(?<=\nsalt )|(?<=\nkey ))[0-9a-f]+"
    assert [re.sub(digits, ELISION, text) for text in hashed] == blocks(PAGE, "text")
