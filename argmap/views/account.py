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

MOST_DRAWN = 400
"""A map of more claims and arguments than this is not drawn."""


def account(debate: Debate, target: str, *, between: tuple[str, str] | None = None) -> Account:
    """Return what a report about a claim is written from, between two people who were chosen.

    Where none were, it is between the two who are furthest apart. Where there is no picture, `undrawn` says why.
    """
    from argmap.credence.engine import credences
    from argmap.cruxes.agenda import agenda
    from argmap.cruxes.compare import compare
    from argmap.cruxes.grouping import grouped
    from argmap.cruxes.people import read_people
    from argmap.cruxes.rank import cruxes
    from argmap.views.report import Account

    chosen = between is not None
    everyone = tuple(debate.participants) or (NOBODY,)
    found = credences(debate, participants=everyone)
    between = between or _furthest(debate, found, target)
    asked = between or everyone
    people = read_people(debate, asked)
    comparison = compare(debate, *between, target=target, people=people) if between else None
    ranked = cruxes(debate, target=target, between=between, participants=asked, people=people)
    picture, undrawn = _picture(debate, found, target)
    return Account(
        debate,
        found,
        ranked,
        agenda(debate, target=target, between=between, participants=asked, ranked=ranked),
        comparison,
        grouped(debate, comparison) if comparison is not None else (),
        picture,
        undrawn,
        cruxes(debate, target=target, participants=everyone) if len(everyone) > 2 else None,
        chosen,
    )


def readable(debate: Debate) -> bool:
    """Return whether a picture of the whole map could still be read."""
    return len(debate.claims) + len(debate.arguments) <= MOST_DRAWN


def _furthest(debate: Debate, credences: Credences, target: str) -> tuple[str, str] | None:
    """Return the two whose credences in the target are furthest apart, None where there are no two."""
    if len(debate.participants) < 2:
        return None
    found = {id: person.claims[target].credence for id, person in credences.participants.items()}
    known = sorted((value, id) for id, value in found.items() if value is not None)
    names = list(debate.participants)
    if len(known) < 2 or len(names) == 2:
        return names[0], names[1]
    first, second = sorted((known[0][1], known[-1][1]), key=names.index)
    return first, second


def _picture(debate: Debate, found: Credences, target: str) -> tuple[Picture | None, str]:
    if not readable(debate):
        size = len(debate.claims) + len(debate.arguments)
        why = f"{size:,} claims and arguments are too many for a picture to be read."
        return None, f"{why} argmap export --root ID --depth N draws a part."
    from argmap.formats import DrawingFailed, export
    from argmap.formats.page import Picture

    root = None if target in debate.thesis else target
    try:
        svg = export(debate, to="svg", credences=found, root=root)
    except DrawingFailed as failed:
        return None, str(failed)
    alt = f"The map of the debate: {len(debate.claims)} claims and {len(debate.arguments)} arguments, as in the text."
    return Picture(svg, alt), ""
