"""What a person has not yet said anything about: what is only assumed first, then the most telling question.

Knows one person's ranking. Must not know how questions are shown or answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.cruxes.rank import cruxes
from argmap.cruxes.result import RankedCrux
from argmap.model.values import Debate


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A claim or a step of which a person gave no number.

    `tells` is the share of what is open to them about the target that settling it would tell, None where that is not
    defined, and for steps. `target` marks the claim that the debate is about, which comes last.
    """

    id: str
    tells: float | None = None
    target: bool = False


def unsaid(debate: Debate, who: str, *, target: str | None = None) -> tuple[Unsaid, ...]:
    """Return what is to be asked of a person: claims the target rests on, by what they tell; steps; then the target.

    Steps are asked of where neither the person nor the map gives a strength. Raises KeyError as `cruxes` does.
    """
    found = cruxes(debate, target=target, participants=[who], conjunctive=False)
    asked = [
        Unsaid(one.claims[0], one.by[who].voi_share)
        for one in sorted(found.cruxes, key=lambda one: _first(one, who))
        if len(one.claims) == 1 and one.claims[0] != found.target and _open(debate, who, one.claims[0])
    ]
    rested = {found.target, *(one.claims[0] for one in found.cruxes if len(one.claims) == 1)}
    asked += [Unsaid(id) for id in _steps(debate, who, rested)]
    if _open(debate, who, found.target):
        asked.append(Unsaid(found.target, target=True))
    return tuple(asked)


def _first(one: RankedCrux, who: str) -> tuple[bool, float, tuple[str, ...]]:
    """Return what sorts questions as an agenda of one person does: what is only assumed, then what tells most."""
    return not one.by[who].assumed, -(one.by[who].voi_bits or 0.0), one.claims


def _open(debate: Debate, who: str, id: str) -> bool:
    said = debate.stated(who, id)
    return said.credence is None and said.prior is None


def _steps(debate: Debate, who: str, rested: set[str]) -> Sequence[str]:
    return [
        step.id
        for step in sorted(debate.arguments.values(), key=lambda one: one.id)
        if step.relation != "evidence_for"
        and step.strength is None
        and _open(debate, who, step.id)
        and (step.target in rested or step.target in debate.arguments)
    ]
