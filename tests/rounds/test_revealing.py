"""A commitment opened from its private file: what is published with it, and when there is nothing to open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from argmap.rounds.commitment import Opening, round_digest
from argmap.rounds.files import StoredRound, save_secret
from argmap.rounds.revealing import CannotReveal, revealed
from argmap.rounds.values import Commitment
from tests.rounds.asking import DEBATE, ROUND, SALT


def sealed(state: Path, who: str, numbers: dict[str, float]) -> Commitment:
    """Somebody's commitment, whose private file is in the state folder."""
    digest, _ = save_secret(state, Opening(round_digest(ROUND), who, SALT, numbers))
    return Commitment(who, digest)


def test_what_was_said_before_is_told_of_the_answered_questions_alone(tmp_path: Path) -> None:
    own = sealed(tmp_path, "council", {"deck-has-cracks": 0.2})
    reveal = revealed(DEBATE, StoredRound(ROUND, {"council": own}), own, tmp_path).reveal
    assert reveal is not None
    assert (reveal.credences, reveal.before, reveal.seen) == ({"deck-has-cracks": 0.2}, {}, {"council": own.digest})


def test_the_commitment_of_somebody_else_is_not_opened(tmp_path: Path) -> None:
    theirs = sealed(tmp_path, "council", {"deck-has-cracks": 0.2})
    with pytest.raises(CannotReveal, match="what stands for 'haulier' is the commitment of 'council'"):
        revealed(DEBATE, StoredRound(ROUND), replace(theirs, participant="haulier"), tmp_path)


def test_the_commitment_to_another_round_is_not_opened(tmp_path: Path) -> None:
    own = sealed(tmp_path, "council", {"deck-has-cracks": 0.2})
    with pytest.raises(CannotReveal, match="round 1 is not as it was when you committed"):
        revealed(DEBATE, StoredRound(replace(ROUND, key=32 * "b")), own, tmp_path)
