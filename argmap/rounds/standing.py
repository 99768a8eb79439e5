"""Where everybody stands in a round: who is waited for, who committed, whose reveal holds, and whose is not blind.

Each reveal records the commitments its author saw. Whoever committed, or changed a commitment, after somebody had
revealed is found out by that record. Must not know files or the debate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.rounds.commitment import verifies
from argmap.rounds.values import Commitment, Round

State = Literal["waiting", "committed", "revealed"]
Phase = Literal["open", "revealing", "over"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's standing. `matches` says whether the reveal is what was committed to, None before it.

    `late` are those who had revealed before there was any commitment of this person's, `changed` those who had revealed
    when it was another one.
    """

    participant: str
    state: State
    commitment: Commitment | None = None
    matches: bool | None = None
    late: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def blind(self) -> bool:
        """Return whether the numbers are revealed, are those committed to, and were fixed before any was seen."""
        return self.matches is True and not self.late and not self.changed

    @property
    def faulty(self) -> bool:
        """Return whether something speaks against this person's numbers."""
        return self.matches is False or bool(self.late or self.changed)


def standings(round: Round, commitments: Mapping[str, Commitment]) -> Mapping[str, Standing]:
    """Return the standing of everybody who was asked, in the round's order."""
    return {who: _standing(round, who, commitments) for who in round.people}


def _standing(round: Round, who: str, commitments: Mapping[str, Commitment]) -> Standing:
    own = commitments.get(who)
    if own is None:
        return Standing(who, "waiting")
    late, changed = [], []
    for other in round.people:
        reveal = commitments[other].reveal if other in commitments else None
        if reveal is None:
            continue
        if who not in reveal.seen:
            late.append(other)
        elif reveal.seen[who] != own.digest:
            changed.append(other)
    state: State = "committed" if own.reveal is None else "revealed"
    return Standing(who, state, own, verifies(round, own), tuple(late), tuple(changed))


def phase(standing: Mapping[str, Standing]) -> Phase:
    """Return how far a round is: open until the first reveal, over when every commitment is revealed."""
    states = [each.state for each in standing.values()]
    if "revealed" not in states:
        return "open"
    return "revealing" if "committed" in states else "over"


def waited_for(standing: Mapping[str, Standing]) -> tuple[str, ...]:
    """Return who was asked and has not committed."""
    return tuple(who for who, each in standing.items() if each.state == "waiting")


def past(round: Round, today: str) -> bool:
    """Return whether the deadline is over on a day such as 2026-12-06 (UTC)."""
    return round.deadline is not None and today > round.deadline


def asks(round: Round, commitments: Mapping[str, Commitment], who: str) -> bool:
    """Return whether a round waits for somebody's numbers, which can still be blind. Verifies nothing."""
    shut = any(each.reveal is not None for each in commitments.values())
    return who in round.people and who not in commitments and not shut


def may_reveal(round: Round, commitments: Mapping[str, Commitment], who: str) -> bool:
    """Return whether this person has yet to reveal, and there is nobody to wait for. Verifies nothing."""
    own = commitments.get(who)
    shut = any(each.reveal is not None for each in commitments.values())
    return own is not None and own.reveal is None and (shut or all(each in commitments for each in round.people))
