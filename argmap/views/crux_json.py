"""Cruxes, comparisons and agendas as JSON values; numbers unrounded, None where not defined.

Knows the keys other programs rely on. Must not know how numbers come about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from argmap.cruxes.grouping import PartGroup
from argmap.cruxes.result import Comparison, Cruxes, GapPart, PersonalCrux, Question, RankedCrux


def cruxes_json(found: Cruxes, agenda: Sequence[Question] = (), *, limit: int | None = None) -> dict[str, Any]:
    """Return ranked cruxes, best first; sets of claims stand under `conjunctive`, what to ask next under `agenda`."""
    return {
        "target": found.target,
        "participants": list(found.participants),
        "method": found.method,
        "cruxes": [_crux(crux) for crux in found.cruxes[:limit]],
        "conjunctive": [_crux(crux) for crux in found.conjunctive],
        "agenda": [_question(question) for question in agenda],
    }


def _crux(crux: RankedCrux) -> dict[str, Any]:
    return {
        "claims": list(crux.claims),
        "status": crux.status,
        "crux": crux.crux,
        "by": {who: _personal(personal) for who, personal in crux.by.items()},
        "vod": crux.vod,
        "vod_share": crux.vod_share,
        "vod_level": crux.vod_level,
        "closes": dict(crux.closes),
        "double_crux": crux.double_crux,
        "nature": crux.nature,
        "pairs": [list(pair) for pair in crux.pairs],
    }


def _personal(personal: PersonalCrux) -> dict[str, Any]:
    return {
        "credence": personal.credence,
        "target": personal.target,
        "if_true": personal.if_true,
        "if_false": personal.if_false,
        "swing": personal.swing,
        "voi_bits": personal.voi_bits,
        "voi_share": personal.voi_share,
        "voi_level": personal.voi_level,
        "source": personal.source,
        "map_if_true": personal.map_if_true,
        "map_if_false": personal.map_if_false,
        "assumed": personal.assumed,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "claims": list(question.claims),
        "asks": list(question.asks),
        "closes": question.closes,
        "assumed": question.assumed,
        "reason": question.reason,
    }


def comparison_json(found: Comparison, groups: Sequence[PartGroup] = ()) -> dict[str, Any]:
    """Return where a gap comes from: parts, the largest absolute share first, that sum to it; and in groups."""
    return {
        "target": found.target,
        "a": found.a,
        "b": found.b,
        "credence_a": found.credence_a,
        "credence_b": found.credence_b,
        "gap": found.gap,
        "method": found.method,
        "credences": "sampled" if found.sampled else "exact",
        "parts": [_part(part) for part in found.parts],
        "groups": [
            {
                "kind": group.kind,
                "through": list(group.through),
                "share": group.share,
                "parts": [_part(part) for part in group.parts],
            }
            for group in groups
        ],
    }


def _part(part: GapPart) -> dict[str, Any]:
    row: dict[str, Any] = {"id": part.id, "kind": part.kind, "a": part.a, "b": part.b, "share": part.share}
    return row if part.side is None else {**row, "side": part.side}
