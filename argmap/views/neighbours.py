"""A claim's neighbours in the map: what it bears on, and what bears on it.

Knows one step in each direction. Must not know screens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.model.values import Argument, Debate, Premise
from argmap.views.effects import Effects
from argmap.views.outline import SIGNS

DENIED = "its negation: "
"""Before what a claim bears on by being false."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A claim or argument one step away: the sign of the step between, its id and its words, and the step's id."""

    sign: str
    id: str
    text: str
    step: str = ""


def bearing_on(debate: Debate, id: str) -> tuple[Neighbour, ...]:
    """Return what bears on a claim or an argument: the premises of each argument into it, in the order of signs."""
    order = list(SIGNS)
    into = sorted(
        (one for one in debate.arguments.values() if one.target == id), key=lambda one: order.index(one.relation)
    )
    own = debate.arguments.get(id)
    premises = own.premises if own is not None else ()
    found = [Neighbour("·", premise.claim, _premise(debate, premise)) for premise in premises]
    for step in into:
        sign = SIGNS[step.relation]
        if len(step.premises) != 1:
            found.append(Neighbour(sign, step.id, _words(debate, step), step.id))
            continue
        premise = step.premises[0]
        found.append(Neighbour(sign, premise.claim, _premise(debate, premise), step.id))
    return tuple(found)


def borne_on(debate: Debate, id: str) -> tuple[Neighbour, ...]:
    """Return what a claim or an argument bears on: the targets of each argument it is a premise of, or its own.

    Where a claim does so by being false, the words begin with that: the sign alone would say the opposite.
    """
    found = []
    own = debate.arguments.get(id)
    for step in debate.arguments.values() if own is None else (own,):
        used = [premise for premise in step.premises if premise.claim == id]
        if own is not None or used:
            target = debate.arguments.get(step.target)
            text = _words(debate, target) if target is not None else debate.claims[step.target].text
            words = f"{DENIED}{text}" if own is None and used[0].negated else text
            found.append(Neighbour(SIGNS[step.relation], step.target, words, step.id))
    return tuple(found)


def by_size(found: Iterable[Neighbour], effects: Effects) -> tuple[Neighbour, ...]:
    """Return neighbours with what does most first; those of which nothing is known stay in their order, at the end."""
    return tuple(sorted(found, key=lambda one: -effects.size(one.step)))


def _words(debate: Debate, step: Argument) -> str:
    if step.text or not step.premises:
        return step.text or step.id
    return " & ".join(_premise(debate, premise) for premise in step.premises)


def _premise(debate: Debate, premise: Premise) -> str:
    text = debate.claims[premise.claim].text
    return f"not: {text}" if premise.negated else text
