"""Credences in contraries that somebody states and that sum to more than 1.

At most one of the claims can be true, so no coins give what was stated. Where the group is one coin with a side for
each claim, that is an error of its own; elsewhere everything is computed, and at least one statement comes out lower.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.contraries_above_one import exclusive_groups
from argmap.model.diagnostic import Finding, Severity
from argmap.model.percent import percent
from argmap.model.values import Debate

CODE = "contraries-stated"
SEVERITY: Severity = "warning"

_ROUNDING = 1e-9


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each participant and group, not one coin, of which more than 1 is stated in sum."""
    exclusive = set(exclusive_groups(debate))
    for index, group in enumerate(debate.contraries):
        if index in exclusive:
            continue
        for who in debate.credences:
            stated = {id: debate.stated(who, id).credence for id in dict.fromkeys(group)}
            given = {id: number for id, number in stated.items() if number is not None}
            total = sum(given.values())
            if total > 1 + _ROUNDING:
                named = ", ".join(f"{id} {percent(number)}" for id, number in given.items())
                message = f"'{who}' states {100 * total:.4g}% in sum for claims of which at most one is true: {named}"
                help = "lower them until they sum to 100% or less"
                yield Finding(CODE, SEVERITY, message, ("contraries", index), help)
