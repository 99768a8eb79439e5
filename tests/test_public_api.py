from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from tests.cli.command import DEBATE

PUBLIC = {
    *("Argument", "Change", "Claim", "Credences", "Crux", "Debate", "Defaults", "Diagnostic", "Document"),
    *("Explanation", "Finding", "Pair", "Participant", "Premise", "Quote", "Refused", "Session", "Source", "Stated"),
    *("apply", "changes", "credences", "edit", "explain", "load", "parse"),
}


def test_the_public_names_are_exactly_these() -> None:
    assert set(argmap.__all__) == PUBLIC
    assert list(argmap.__all__) == sorted(argmap.__all__)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(argmap, name).__doc__


def test_a_name_that_is_not_public() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = argmap.nothing


def test_a_debate_in_three_lines(tmp_path: Path) -> None:
    path = tmp_path / "wait.yaml"
    path.write_text(DEBATE, encoding="utf-8")
    debate = argmap.load(path).debate
    change = argmap.changes.SetCredence("critic", "old-data", 0.0)
    after = argmap.credences(argmap.apply(debate, change))
    # With the undercutter gone the step is 0.9 strong and its premise 0.8 likely: 0.5·0.28, the coin or the rebuttal.
    assert after.participants["critic"].claims["wait"].credence == pytest.approx(0.5 * (1 - 0.8 * 0.9))
