"""The page "How to find a crux together" quotes what the program prints for the debate that comes with it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from argmap.cli.main import main
from tests.quoting import assert_printed, commands

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "argmap" / "docs" / "find-a-crux.md"
DEBATE = ROOT / "debates" / "conditioning-predictive-models.yaml"
# Numbers of the page that are nobody's: the ends of the scale.
PLAIN = {"0%", "100%"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(DEBATE.parent, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def printed(command: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    program, *words = shlex.split(command)
    assert program == "argmap"
    capsys.readouterr()
    assert main(words) == 0, command
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(("command", "quoted"), commands(PAGE), ids=[command for command, _ in commands(PAGE)])
def test_what_is_quoted_is_printed(
    command: str, quoted: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_printed(quoted, printed(command, capsys))


def test_every_percentage_of_the_page_is_printed_or_stated(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = DEBATE.read_text(encoding="utf-8")
    shown = " ".join(f"{float(number):.0%}" for number in re.findall(r"\b0?\.\d+\b", shown))
    for command, _ in commands(PAGE):
        if command.split()[1] not in ("demo", "report", "export"):
            shown += " ".join(printed(command, capsys))
    known = set(re.findall(r"\d+(?:\.\d+)?%", shown)) | PLAIN
    assert set(re.findall(r"\d+(?:\.\d+)?%", PAGE.read_text(encoding="utf-8"))) <= known


def test_what_the_page_says_of_the_debate_is_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = "\n".join(printed("argmap compare conditioning-predictive-models.yaml critic author", capsys))
    assert "bigger-is-riskier" not in parts
    asked = "\n".join(
        printed("argmap cruxes conditioning-predictive-models.yaml --between critic author --agenda", capsys)
    )
    third = asked.split("\n3. ")[1].split("\n4. ")[0]
    assert "expected to end 20% of the gap" in " ".join(third.split())
    from argmap import load

    debate = load(Path(DEBATE.name)).debate
    text = " ".join(PAGE.read_text(encoding="utf-8").replace("*", "").split())
    assert debate.claims[debate.thesis[0]].text in text
    test = debate.cruxes["knowing-the-conditional"].test
    assert test is not None
    assert test in text
