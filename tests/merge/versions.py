"""Versions of a random debate, and debates compared where order has no meaning."""

from __future__ import annotations

import random
from dataclasses import replace

from argmap.model.apply import apply
from argmap.model.changes import Refused
from argmap.model.values import Debate
from tests.document.changing import random_change


def version(seed: int, debate: Debate, changes: int = 5) -> Debate:
    """Return a version some random changes later."""
    rng = random.Random(seed)
    for _ in range(changes):
        try:
            debate = apply(debate, random_change(rng, debate))
        except Refused:
            continue
    return debate


def meaning(debate: Debate) -> Debate:
    """Return the debate with what has no order in one order, and without empty mappings."""
    return replace(
        debate,
        contraries=tuple(sorted({tuple(sorted(group)) for group in debate.contraries})),
        credences={who: entries for who, entries in debate.credences.items() if entries},
    )
