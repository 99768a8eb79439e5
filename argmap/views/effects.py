"""What each reason does to a claim, in points: one person's, or each person's where nobody is speaking.

Knows how contributions read and which does most. Must not know how they are computed, or where they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.views.figures import short_points

if TYPE_CHECKING:
    from argmap.credence.result import Contribution, Explanation


@dataclass(frozen=True, slots=True)
class Effects:
    """The contributions of reasons, by argument id; per participant in the order of the explanations."""

    found: Mapping[str, tuple[tuple[str, Contribution], ...]]

    def of(self, argument: str) -> tuple[tuple[str, Contribution], ...]:
        """Return each person's contribution of a reason; empty where nothing is known of it."""
        return self.found.get(argument, ())

    def size(self, argument: str) -> float:
        """Return the most that a reason does to anybody, as an absolute difference of probabilities."""
        return max((abs(part.effect) for _, part in self.of(argument) if part.effect is not None), default=0.0)

    def column(self, argument: str, person: str) -> str:
        """Return what a reason does to one person, in points: `−2.6`; empty where that is not known."""
        effects = (part.effect for who, part in self.of(argument) if who == person)
        return next((short_points(effect) for effect in effects if effect is not None), "")

    def words(self, argument: str, name: Callable[[str], str]) -> str:
        """Return what a reason does to each person, empty where that is not known: `Ada −2.6, Bob +0.4 points`."""
        told = [(person, short_points(part.effect)) for person, part in self.of(argument) if part.effect is not None]
        return ", ".join(f"{name(person)} {said}" for person, said in told) + (" points" if told else "")


NO_EFFECTS = Effects({})


def effects_of(explanations: Iterable[Explanation]) -> Effects:
    """Return the effects that explanations of one claim tell of."""
    found: dict[str, tuple[tuple[str, Contribution], ...]] = {}
    for one in explanations:
        for part in one.contributions:
            found[part.argument] = (*found.get(part.argument, ()), (one.participant, part))
    return Effects(found)
