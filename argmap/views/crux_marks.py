"""What a picture of a gap shows: a mark on each question that would move people, a width for what flows through.

Knows the words of the marks. Must not know shapes, or how cruxes are found.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.cruxes.names import called, within_sentence
from argmap.cruxes.result import Cruxes, RankedCrux
from argmap.cruxes.rivals import parted
from argmap.model.values import Debate
from argmap.views.crux_sentences import statement
from argmap.views.figures import percent

_LONGEST = 34


def crux_marks(debate: Debate, found: Cruxes) -> Mapping[str, str]:
    """Return the mark of each claim that is a crux between two people: double, with others, one-sided, or the reverse.

    Of several sets that a claim is in, the best is named. A rival of the target is no crux, but the dispute itself.
    """
    if found.between is None:
        return {}
    marks: dict[str, str] = {}
    ranked, _ = parted(debate, found.target, found.cruxes)
    sets, _ = parted(debate, found.target, found.conjunctive)
    for crux in sets:
        if crux.nature == "double":
            for id in crux.claims:
                marks.setdefault(id, _together(debate, crux, id))
    for crux in ranked:
        if crux.nature == "double" and len(crux.claims) > 1:
            marks |= {id: _together(debate, crux, id) for id in crux.claims}
    for crux in reversed(ranked):
        if len(crux.claims) == 1 and found.target not in crux.claims and (mark := _alone(debate, crux, found.between)):
            (id,) = crux.claims
            marks[id] = f"{mark}, {marks[id].removeprefix('◆ ')}" if id in marks and crux.nature != "double" else mark
    return marks


def _alone(debate: Debate, crux: RankedCrux, between: tuple[str, str]) -> str:
    if crux.nature == "double":
        return f"◆ double crux: closes {percent(crux.double_crux)} or more"
    if crux.nature == "one-sided":
        who = max(between, key=lambda one: crux.closes.get(one) or 0.0)
        return f"◇ a crux for {within_sentence(called(debate, who))} only"
    return "◇ would drive them apart" if crux.nature == "anti" else ""


def _together(debate: Debate, crux: RankedCrux, id: str) -> str:
    others = [_short(statement(debate, (other,))) for other in crux.claims if other != id]
    return f"◆ double crux with “{'”, “'.join(others)}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
