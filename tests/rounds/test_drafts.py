"""Answers that are not committed to yet are kept where only their owner reads them."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.rounds.drafts import draft_path, forget_draft, keep_draft, kept_draft
from tests.rounds.asking import ROUND

ANSWERS = {"survey-is-right": 0.7, "deck-has-cracks": 1e-7}


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    keep_draft(tmp_path, ROUND, "council", ANSWERS)
    assert kept_draft(tmp_path, ROUND, "council") == ANSWERS
    assert kept_draft(tmp_path, ROUND, "haulier") == {}
    assert kept_draft(tmp_path, replace(ROUND, key=32 * "b"), "council") == {}


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    keep_draft(tmp_path, ROUND, "council", ANSWERS)
    assert stat.S_IMODE(draft_path(tmp_path, ROUND, "council").stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "survey-is-right\n", "survey-is-right much\n", "other 0.5\n", "\0", "\ud800"])
def test_what_cannot_be_read_is_no_answer(tmp_path: Path, text: str) -> None:
    keep_draft(tmp_path, ROUND, "council", ANSWERS)
    draft_path(tmp_path, ROUND, "council").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert kept_draft(tmp_path, ROUND, "council") == {}


def test_no_answer_is_no_file(tmp_path: Path) -> None:
    keep_draft(tmp_path, ROUND, "council", ANSWERS)
    keep_draft(tmp_path, ROUND, "council", {})
    forget_draft(tmp_path, ROUND, "council")
    assert not draft_path(tmp_path, ROUND, "council").exists()
