"""A round to test with: two questions asked of three people, and what each of them says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from argmap.document import parse
from argmap.rounds.commitment import Opening, digest_of, opening_text, round_digest
from argmap.rounds.files import save_round
from argmap.rounds.values import Commitment, Question, Reveal, Round

BRIDGE = """\
argmap: 1
title: Is the old bridge safe for lorries?
thesis: bridge-is-safe
participants: {council: {}, haulier: {}, resident: {}}
claims:
  bridge-is-safe: {text: The bridge is safe.}
  survey-is-right: {text: The survey is right.}
  deck-has-cracks: {text: The deck has cracks.}
arguments:
  survey: {premises: [survey-is-right], supports: bridge-is-safe}
  cracks: {premises: [deck-has-cracks], rebuts: bridge-is-safe, strength: 0.5}
  old: {premises: [deck-has-cracks], undercuts: survey, strength: 0.5}
credences:
  council: {survey-is-right: 0.8}   # sure
  haulier: {survey-is-right: {credence: 0.99, note: they said so}, survey: 0.9}
"""
DEBATE = parse(BRIDGE).debate
ROUND = Round(
    name="1",
    key=32 * "a",
    debate="Is the old bridge safe for lorries?",
    started="2026-12-01T18:00:00Z",
    people=("council", "haulier", "resident"),
    questions=(
        Question("survey-is-right", "The survey is right."),
        Question("deck-has-cracks", "The deck has cracks."),
    ),
)
SALT = 64 * "5"
NUMBERS: Mapping[str, Mapping[str, float]] = {
    "council": {"survey-is-right": 0.9, "deck-has-cracks": 0.2},
    "haulier": {"survey-is-right": 0.95},
    "resident": {"survey-is-right": 0.3, "deck-has-cracks": 0.8},
}


def committed(who: str, numbers: Mapping[str, float] | None = None, round: Round = ROUND) -> Commitment:
    """The commitment of a person to their numbers, not revealed."""
    opening = Opening(round_digest(round), who, SALT, NUMBERS[who] if numbers is None else numbers)
    return Commitment(who, digest_of(opening_text(opening)))


def revealed(who: str, seen: Mapping[str, Commitment], before: Mapping[str, float] | None = None) -> Commitment:
    """The commitment of a person, revealed when these commitments were there."""
    reveal = Reveal(SALT, NUMBERS[who], before or {}, {each: one.digest for each, one in seen.items()})
    return replace(committed(who), reveal=reveal)


def all_committed() -> dict[str, Commitment]:
    """Everybody's commitment."""
    return {who: committed(who) for who in ROUND.people}


def all_revealed() -> dict[str, Commitment]:
    """Everybody's commitment, revealed."""
    return {who: revealed(who, all_committed()) for who in ROUND.people}


def asked_of(folder: Path) -> Path:
    """Return the file of the debate about the bridge, beside which the round was started."""
    path = folder / "bridge.yaml"
    path.write_text(BRIDGE, encoding="utf-8")
    save_round(path, ROUND)
    return path
