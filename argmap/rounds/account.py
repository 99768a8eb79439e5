"""All there is to tell of one round: where everybody stands, what came of the answers, and what it did to the theses.

Knows the other modules of rounds. Must not know files or how it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model.values import Debate
from argmap.rounds.effect import Effect, cruxes_after, effect
from argmap.rounds.outcome import Outcome, earlier, outcomes
from argmap.rounds.questions import Whereabouts, whereabouts
from argmap.rounds.standing import Phase, Standing, phase, standings
from argmap.rounds.values import Commitment, Round

if TYPE_CHECKING:
    from argmap.cruxes.result import Cruxes


@dataclass(frozen=True, slots=True)
class Account:
    """One round. What a number is needed for is empty before the first reveal, or where the map cannot be computed.

    `places` say where each question stands in the debate now, `former` the round before in which it was asked and what
    came of it there. `cruxes` are those of the first thesis, between the two who are furthest apart now.
    """

    round: Round
    standing: Mapping[str, Standing]
    phase: Phase
    places: Mapping[str, Whereabouts]
    outcomes: tuple[Outcome, ...] = ()
    former: Mapping[str, tuple[str, Outcome]] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    cruxes: Cruxes | None = None

    @property
    def faulty(self) -> bool:
        """Return whether something speaks against somebody's numbers."""
        return any(each.faulty for each in self.standing.values())


def account(
    debate: Debate,
    round: Round,
    commitments: Mapping[str, Commitment],
    before: Sequence[tuple[Round, Mapping[str, Commitment]]] = (),
    *,
    computing: bool = True,
) -> Account:
    """Return all there is to tell of a round; `before` are the rounds before it, the oldest first.

    Without `computing` nothing is worked out on the map: for a debate from which an error left something out.
    """
    standing = standings(round, commitments)
    now, places = phase(standing), whereabouts(debate, round.questions)
    if now == "open":
        return Account(round, standing, now, places)
    found = outcomes(round, standing)
    former = [(each.name, outcomes(each, standings(each, theirs))) for each, theirs in before]
    computed = [effect(debate, round, standing, id) for id in debate.thesis] if computing else []
    effects = tuple(each for each in computed if each is not None)
    cruxes = None
    if effects and effects[0].apart is not None:
        cruxes = cruxes_after(debate, round, standing, effects[0].target, effects[0].apart)
    return Account(round, standing, now, places, found, earlier(round.questions, former), effects, cruxes)
