"""What a crux's conditionals say by arithmetic alone: a credence is their mean, weighted by the credence in the crux.

One text for what `check` finds in stated numbers and the engine in propagated ones. Must not know either.
"""

from __future__ import annotations

from argmap.model.diagnostic import Finding
from argmap.model.values import Crux, Pair

CODE = "crux-conditionals"
EXACT = 1e-9
INEXACT = 0.01
"""A mean that is off by no more is taken as rounding in the head."""
HELP = "P(target) = P(crux) · if_true + (1 - P(crux)) · if_false; change one of the numbers"


def arithmetic(
    who: str, crux: Crux, target: str, pair: Pair, credence: float, likely: float | None, slack: float = EXACT
) -> Finding | None:
    """Return what does not fit in a participant's conditionals, None where all does.

    `credence` is theirs in the target, `likely` in the crux, None where it is not known; `slack` is how far outside the
    conditionals the credence may lie. Outside is a warning, an inexact mean an info.
    """
    path = ("cruxes", crux.id, "conditionals", who)
    low, high = sorted((float(pair.if_true), float(pair.if_false)))
    if not low - slack <= credence <= high + slack:
        message = f"{who}'s credence in '{target}' is {credence:.4g}, not between {low:g} and {high:g}"
        return Finding(CODE, "warning", message, path, HELP, on_key=True)
    if likely is None:
        return None
    mean = likely * float(pair.if_true) + (1.0 - likely) * float(pair.if_false)
    if abs(mean - credence) <= INEXACT:
        return None
    name = crux.claims[0] if len(crux.claims) == 1 else crux.id
    message = f"with {likely:.4g} in '{name}' these give {mean:.3g} for '{target}', not {credence:.4g}"
    return Finding(CODE, "info", message, path, HELP, on_key=True)
