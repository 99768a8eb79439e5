"""What a person says would follow from a crux, held against the rest of what they say, in plain sentences.

Knows how differences are said. Must not know how they are computed, or terminals.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.cruxes.result import PersonalCrux
from argmap.views.figures import percent

CLOSE = 0.005
"""Half a point: two probabilities no further apart than this say the same."""


def conditionals_in_words(personal: PersonalCrux, stated: float | None) -> tuple[str, ...]:
    """Return how somebody's two conditionals differ from their credences and from their map; empty where nothing does.

    `personal` holds their numbers for the crux with what they said as `if_true` and `if_false`; `stated` is the
    credence in the target that they stated, None where they stated none. The reader is spoken to.
    """
    return tuple(_differences(personal, stated))


def _differences(personal: PersonalCrux, stated: float | None) -> Iterator[str]:
    if_true, if_false, claim = personal.if_true, personal.if_false, personal.credence
    if if_true is None or if_false is None:
        return
    if abs(if_true - if_false) <= CLOSE:
        yield f"Both answers are {percent(if_true)}: however it turns out, nothing would change. It is no crux for you."
    now = stated if stated is not None else personal.target
    low, high = sorted((if_true, if_false))
    whence = "you say" if stated is not None else "your other numbers come to"
    if now is not None and not low - CLOSE <= now <= high + CLOSE:
        way = "up" if now < low else "down"
        yield (
            f"Now {whence} {percent(now)}, but your answers lie between {percent(low)} and {percent(high)}: however it"
            f" turns out you would go {way}. One of the three has to move."
        )
    elif now is not None and claim is not None:
        weighed = claim * if_true + (1.0 - claim) * if_false
        if abs(weighed - now) > CLOSE:
            yield (
                f"You hold the claim itself at {percent(claim)}. Weighed by that, your two answers come to"
                f" {percent(weighed)}; {whence} {percent(now)}."
            )
    own = personal.map_if_true, personal.map_if_false
    if own[0] is not None and own[1] is not None and (abs(own[0] - if_true) > CLOSE or abs(own[1] - if_false) > CLOSE):
        yield (
            f"You say {percent(if_true)} if true and {percent(if_false)} if false; the map, with your numbers in it,"
            f" says {percent(own[0])} and {percent(own[1])}. Perhaps a reason is missing from the map."
        )
