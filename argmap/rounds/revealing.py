"""A commitment opened from its private file: what a person reveals, or why they cannot.

Knows where the private file is. Must not know who may reveal when, or write anything.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from argmap.model.values import Debate
from argmap.rounds.commitment import BadOpening, Opening, round_digest
from argmap.rounds.files import StoredRound, read_secret, secret_path
from argmap.rounds.taking import stated_now
from argmap.rounds.values import Commitment, Reveal


class CannotReveal(Exception):
    """A commitment cannot be opened here. `help` is the remedy."""

    def __init__(self, message: str, *, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def revealed(debate: Debate, stored: StoredRound, own: Commitment, state: Path) -> Commitment:
    """Return somebody's commitment with its reveal, not yet written.

    It records what they had stated in the debate until now, and everybody's commitments as they stand. `state` is the
    person's own state folder. Raise `CannotReveal`, or `OSError` where the private file cannot be read.
    """
    opening = _opening(own.digest, state)
    if opening.participant != own.participant:
        raise CannotReveal(
            f"what stands for '{own.participant}' is the commitment of '{opening.participant}'",
            help=f"Take {own.participant}.yaml back as it was committed to.",
        )
    if opening.round != round_digest(stored.round):
        raise CannotReveal(
            f"round {stored.round.name} is not as it was when you committed: your numbers would not be verified",
            help=f"Take {stored.round.name}.yaml back as it was; only its deadline may change.",
        )
    seen = {who: each.digest for who, each in stored.commitments.items()}
    numbers = {q.id: opening.credences[q.id] for q in stored.round.questions if q.id in opening.credences}
    before = stated_now(debate, stored.round, own.participant)
    said = {question: number for question, number in before.items() if question in numbers}
    return replace(own, reveal=Reveal(opening.salt, numbers, said, seen))


def _opening(digest: str, state: Path) -> Opening:
    file = secret_path(state, digest)
    try:
        opening = read_secret(state, digest)
    except BadOpening as bad:
        raise CannotReveal(f"{file}: {bad}; your numbers cannot be revealed") from None
    if opening is None:
        raise CannotReveal(
            "the numbers you committed to are not on this machine",
            help=f"Copy {file} from where you committed; or commit anew with --again, while nobody has revealed.",
        )
    return opening
