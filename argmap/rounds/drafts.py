"""Answers to a round that are not committed to yet, kept in the person's own state folder so that none is lost.

Knows where they are kept. Must not know who asks. A draft that cannot be read is no draft: it binds nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from argmap.model.numbers import NotANumber, number_text, parse_number
from argmap.rounds.files import write_private
from argmap.rounds.values import Round


def draft_path(state: Path, round: Round, who: str) -> Path:
    """Return where somebody's answers to a round wait; `state` is the person's own state folder."""
    return state / "round-drafts" / f"{round.key}-{who}.txt"


def keep_draft(state: Path, round: Round, who: str, answers: Mapping[str, float]) -> None:
    """Keep the answers where only this person can read them; raise `OSError` where they cannot be written."""
    file = draft_path(state, round, who)
    if not answers:
        file.unlink(missing_ok=True)
        return
    write_private(file, "".join(f"{id} {number_text(number)}\n" for id, number in answers.items()))


def kept_draft(state: Path, round: Round, who: str) -> dict[str, float]:
    """Return the answers that were kept, by question; of questions that the round does not ask, none."""
    try:
        lines = draft_path(state, round, who).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    asked = {question.id for question in round.questions}
    answers: dict[str, float] = {}
    for line in lines:
        id, _, number = line.partition(" ")
        try:
            if id in asked:
                answers[id] = float(parse_number(number))
        except NotANumber:
            continue
    return answers


def forget_draft(state: Path, round: Round, who: str) -> None:
    """Take the draft away: what it says is committed to."""
    draft_path(state, round, who).unlink(missing_ok=True)
