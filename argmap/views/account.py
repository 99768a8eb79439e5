"""All that a report is written from, worked out by the engines.

Knows which engines to ask. Must not know what a report says or where it goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.credence.result import NOBODY

if TYPE_CHECKING:
    from argmap.credence.result import Credences
    from argmap.formats.page import Picture
    from argmap.model.values import Debate
    from argmap.views.report import Account


def account(debate: Debate, target: str, *, between: tuple[str, str] | None = None) -> Account:
    """Return what a report about a claim is written from, between two people who were chosen.

    Where none were, it is between the two who are furthest apart. Where Graphviz gives no picture, `undrawn` says why.
    """
    from argmap.credence.engine import credences
    from argmap.cruxes.agenda import agenda
    from argmap.cruxes.compare import compare
    from argmap.cruxes.grouping import grouped
    from argmap.cruxes.rank import cruxes
    from argmap.views.report import Account

    chosen = between is not None
    between = between or _furthest(debate, target)
    everyone = tuple(debate.participants) or (NOBODY,)
    people = between or everyone
    found = credences(debate, participants=everyone)
    comparison = compare(debate, *between, target=target) if between else None
    ranked = cruxes(debate, target=target, between=between, participants=people)
    picture, undrawn = _picture(debate, found, target)
    return Account(
        debate,
        found,
        ranked,
        agenda(debate, target=target, between=between, participants=people, ranked=ranked),
        comparison,
        grouped(debate, comparison) if comparison is not None else (),
        picture,
        undrawn,
        cruxes(debate, target=target, participants=everyone) if len(everyone) > 2 else None,
        chosen,
    )


def _furthest(debate: Debate, target: str) -> tuple[str, str] | None:
    """Return the two whose credences in the target are furthest apart, None where there are no two."""
    if len(debate.participants) < 2:
        return None
    from argmap.credence.engine import credences

    found = {id: person.claims[target].credence for id, person in credences(debate).participants.items()}
    known = sorted((value, id) for id, value in found.items() if value is not None)
    names = list(debate.participants)
    if len(known) < 2 or len(names) == 2:
        return names[0], names[1]
    first, second = sorted((known[0][1], known[-1][1]), key=names.index)
    return first, second


def _picture(debate: Debate, found: Credences, target: str) -> tuple[Picture | None, str]:
    from argmap.formats import DrawingFailed, export
    from argmap.formats.page import Picture

    root = None if target in debate.thesis else target
    try:
        svg = export(debate, to="svg", credences=found, root=root)
    except DrawingFailed as failed:
        return None, str(failed)
    alt = f"The map of the debate: {len(debate.claims)} claims and {len(debate.arguments)} arguments, as in the text."
    return Picture(svg, alt), ""
