"""Rivals of a claim: those of which at most one can be true together with it.

A rival is the dispute itself in other words, so it stands apart from the questions that are worth talking about. Knows
groups of contraries. Must not know rankings or how anything is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from argmap.cruxes.result import Question
from argmap.model.values import Debate


class _Asks(Protocol):
    @property
    def claims(self) -> tuple[str, ...]: ...


Asks = TypeVar("Asks", bound=_Asks)


def rivals(debate: Debate, target: str) -> frozenset[str]:
    """Return the claims that share a group of contraries with a claim."""
    return frozenset(id for group in debate.contraries if target in group for id in group if id != target)


def worth_asking(debate: Debate, target: str, questions: Iterable[Question]) -> list[Question]:
    """Return the questions about no rival, then those about a rival of which somebody's number is only assumed."""
    others, rival = parted(debate, target, questions)
    return [*others, *(one for one in rival if one.assumed)]


def parted(debate: Debate, target: str, questions: Iterable[Asks]) -> tuple[list[Asks], list[Asks]]:
    """Return the questions that ask of no rival of the target, and those that do, each in their order."""
    known = rivals(debate, target)
    others: list[Asks] = []
    rival: list[Asks] = []
    for one in questions:
        (others if known.isdisjoint(one.claims) else rival).append(one)
    return others, rival
