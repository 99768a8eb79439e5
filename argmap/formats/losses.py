"""What a foreign format cannot hold, said in words before anything is lost silently.

Knows which features a debate uses. Must not know any format.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from argmap.formats.part import Part
from argmap.model.values import Argument, Claim, Debate

Feature = Literal[
    "notes",
    "quotes",
    "asserters",
    "tags",
    "priors",
    "schemes",
    "necessary",
    "evidence",
    "contraries",
    "stated",
    "cruxes",
    "tests",
    "statuses",
]

_WORDS: Mapping[Feature, str] = {
    "notes": "notes",
    "quotes": "quotes and sources",
    "asserters": "who asserted what",
    "tags": "tags",
    "priors": "priors",
    "schemes": "argumentation schemes",
    "necessary": "necessary conditions",
    "evidence": "likelihoods of evidence",
    "contraries": "contraries",
    "stated": "stated credences",
    "cruxes": "cruxes",
    "tests": "tests and conditionals of cruxes",
    "statuses": "status of cruxes that are not open",
}


def losses(debate: Debate, part: Part, lost: Collection[Feature]) -> tuple[str, ...]:
    """Return one line for each feature of `lost` that the part uses, with how often; nothing where nothing is lost."""
    claims = [debate.claims[id] for id in part.claims]
    arguments = [debate.arguments[id] for id in part.arguments]
    entries: list[Claim | Argument] = [*claims, *arguments]
    stated = [said for of in debate.credences.values() for said in of.values()]
    cruxes = [crux for crux in debate.cruxes.values() if set(crux.claims) & set(part.claims)]
    counts: Mapping[Feature, int] = {
        "notes": sum(bool(each.note) for each in (*entries, *debate.participants.values(), *stated)),
        "quotes": sum(len(each.quotes) for each in claims),
        "asserters": sum(bool(each.by) for each in entries),
        "tags": sum(bool(each.tags) for each in claims),
        "priors": sum(each.prior is not None for each in claims),
        "schemes": sum(each.scheme is not None for each in arguments),
        "necessary": sum(each.relation == "necessary_for" for each in arguments),
        "evidence": sum(each.relation == "evidence_for" for each in arguments),
        "contraries": len(debate.contraries),
        "stated": len(stated),
        "cruxes": len(cruxes),
        "tests": sum(bool(each.test or each.conditionals) for each in cruxes),
        "statuses": sum(each.status != "open" for each in cruxes),
    }
    return tuple(f"not kept: {_WORDS[each]} ({counts[each]})" for each in _WORDS if each in lost and counts[each])
