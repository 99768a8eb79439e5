"""Conditionals of a crux that do not fit what the person states.

The credence in the target must lie between P(target | crux) and P(target | not crux): it is their mean, weighted by the
credence in the crux. A finding outside that span is a warning, an inexact mean is an info.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "crux-conditionals"
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
            path = ("cruxes", crux.id, "conditionals", who)
            low, high = sorted((pair.if_true, pair.if_false))
            if not low - _ROUNDING <= stated <= high + _ROUNDING:
                message = f"{who}'s credence in '{target}' is {stated:g}, not between {low:g} and {high:g}"
                yield Finding(CODE, SEVERITY, message, path, _HELP, on_key=True)
                continue
            likely = debate.stated(who, crux.claims[0]).credence if len(crux.claims) == 1 else None
            if likely is None:
                continue
            mean = likely * pair.if_true + (1 - likely) * pair.if_false
            if abs(mean - stated) > _INEXACT:
                message = f"with {likely:g} in '{crux.claims[0]}' these give {mean:.3g} for '{target}', not {stated:g}"
                yield Finding(CODE, "info", message, path, _HELP, on_key=True)


_ROUNDING = 1e-9
_INEXACT = 0.01
_HELP = "P(target) = P(crux) · if_true + (1 - P(crux)) · if_false; change one of the numbers"
