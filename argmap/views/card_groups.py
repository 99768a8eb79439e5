"""The lines of a card on groups: what contraries and mutual rebuttals do to the claim's number.

Knows which groups are worth a line. Must not know terminals, or how an effect is computed. Loads the
words of groups late: few claims are in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.model.values import Debate
from argmap.views.blocks import Line, Span
from argmap.views.figures import points

if TYPE_CHECKING:
    from argmap.credence.result import Explanation, GroupEffect


def moving_groups(explanation: Explanation | None, claim: str) -> tuple[GroupEffect, ...]:
    """Return the groups that move the claim's number, as far as that is known."""
    if explanation is None or explanation.claim != claim:
        return ()
    from argmap.views.reasons import FAINT

    return tuple(one for one in explanation.groups if one.effect is not None and abs(one.effect) >= FAINT)


def together_lines(group: GroupEffect) -> Iterator[Line]:
    """Return what a group does to a claim in it, to stand below the others of the group."""
    from argmap.views.reasons import group_assumed

    yield Line((Span(f"  together they make it {points(group.effect)}", "dim"),), 2)
    if group.assumed:
        yield Line((Span(f"  {group_assumed(group)}", "warning"),), 2)


def other_group_lines(debate: Debate, explanation: Explanation | None, claim: str) -> Iterator[Line]:
    """Return what groups do to the claim's number that do not hold it, and mutual rebuttals."""
    moving = moving_groups(explanation, claim)
    if not moving:
        return
    from argmap.cruxes.names import sentence_start
    from argmap.views.reasons import group_words

    for group in moving:
        if group.kind == "mutual" or claim not in group.claims:
            yield Line((Span(f"{sentence_start(group_words(debate, group))}: {points(group.effect)}", "dim"),), 2)
