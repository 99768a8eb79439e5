"""Conditionals of a crux that do not fit what the person states.

The credence in the target must lie between P(target | crux) and P(target | not crux): it is their mean, weighted by the
credence in the crux. A finding outside that span is a warning, an inexact mean is an info.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.conditionals import CODE, arithmetic
from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

__all__ = ["CODE", "SEVERITY", "check"]

SEVERITY: Severity = "warning"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each participant's conditionals that their own credences contradict."""
    for crux in debate.cruxes.values():
        target = debate.crux_target(crux)
        if target is None:
            continue
        for who, pair in crux.conditionals.items():
            stated = debate.stated(who, target).credence
            if stated is None:
                continue
            likely = debate.stated(who, crux.claims[0]).credence if len(crux.claims) == 1 else None
            found = arithmetic(who, crux, target, pair, stated, likely)
            if found is not None:
                yield found
