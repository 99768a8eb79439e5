"""How much of a gap flows through each claim and argument on its way to the target.

Knows which numbers act through what. Must not know how shares come about or how a flow is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.cruxes.result import Comparison
from argmap.model.values import Debate


def flow(debate: Debate, comparison: Comparison) -> Mapping[str, float]:
    """Return for each claim and argument the share, from 0 to 1, of all parts that are its own or act through it.

    Parts count by their absolute size, so that two that cancel are both seen. One that acts through several arguments
    counts in each of them. The target itself, and what no part acts through, is left out.
    """
    total = sum(abs(part.share) for part in comparison.parts)
    found: dict[str, float] = {}
    above = _above(debate)
    for part in comparison.parts:
        for id in _way(part.id, above, comparison.target):
            found[id] = found.get(id, 0.0) + abs(part.share) / total
    return {id: min(1.0, found[id]) for id in sorted(found) if id != comparison.target}


def _above(debate: Debate) -> Mapping[str, Sequence[str]]:
    """Return what each claim and argument acts on at once: the arguments it is a premise of, an argument's target."""
    found: dict[str, list[str]] = {}
    for argument in debate.arguments.values():
        found.setdefault(argument.id, []).append(argument.target)
        for premise in argument.premises:
            found.setdefault(premise.claim, []).append(argument.id)
    return found


def _way(start: str, above: Mapping[str, Sequence[str]], target: str) -> set[str]:
    """Return everything on a way from `start` to the target."""
    reached = _reached([start], above, stop=target)
    if target not in reached:
        return {start}
    below: dict[str, list[str]] = {}
    for id in reached:
        for up in above.get(id, ()) if id != target else ():
            below.setdefault(up, []).append(id)
    return _reached([target], below, stop=None) & reached


def _reached(start: Sequence[str], onward: Mapping[str, Sequence[str]], *, stop: str | None) -> set[str]:
    seen, frontier = set(start), list(start)
    while frontier:
        here = frontier.pop()
        if here == stop:
            continue
        for id in onward.get(here, ()):
            if id not in seen:
                seen.add(id)
                frontier.append(id)
    return seen
