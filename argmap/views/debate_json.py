"""A debate as the JSON of `argmap show --json`: every text word for word, every entry, everyone's numbers.

Knows the keys. Must not know how JSON is escaped (`argmap.text.safe.to_json` does that).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.credence.result import Credences
from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Stated
from argmap.views.outline import Outline, Row, rows


def debate_json(
    debate: Debate,
    credences: Credences | None = None,
    tree: Outline | None = None,
    *,
    depth: int | None = None,
    found: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Return the debate as JSON values; absent is None, numbers are unrounded.

    `outline` lists the rows that `show` prints; `credences` holds what comes out, `stated` what was written. `found`
    are ids that were asked for, None where nothing was: the outline then has their rows and what leads to them.
    """
    only = None if tree is None or found is None else tree.paths(tree.homes(found))
    return {
        **({} if found is None else {"found": list(found)}),
        "title": debate.title,
        "thesis": list(debate.thesis),
        "defaults": {"prior": _number(debate.defaults.prior), "strength": _number(debate.defaults.strength)},
        "participants": {id: {"name": one.name, "note": one.note} for id, one in debate.participants.items()},
        "sources": {
            id: {"title": one.title, "file": one.file, "url": one.url, "note": one.note}
            for id, one in debate.sources.items()
        },
        "claims": {id: _claim(one) for id, one in debate.claims.items()},
        "arguments": {id: _argument(one) for id, one in debate.arguments.items()},
        "contraries": [list(group) for group in debate.contraries],
        "cruxes": {id: _crux(debate, one) for id, one in debate.cruxes.items()},
        "stated": {who: {id: _stated(one) for id, one in said.items()} for who, said in debate.credences.items()},
        "credences": _credences(credences),
        "outline": [] if tree is None else [_row(row, level) for row, level in rows(tree, depth=depth, only=only)],
        "conflicts": [{"at": one.at, "base": one.base, "sides": dict(one.sides)} for one in debate.conflicts],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "text": claim.text,
        "by": claim.by,
        "prior": _number(claim.prior),
        "tags": list(claim.tags),
        "note": claim.note,
        "quotes": [{"source": quote.source, "by": quote.by, "text": quote.text} for quote in claim.quotes],
    }


def _argument(argument: Argument) -> dict[str, Any]:
    return {
        "relation": argument.relation,
        "target": argument.target,
        "premises": [{"claim": premise.claim, "negated": premise.negated} for premise in argument.premises],
        "strength": _number(argument.strength),
        "likelihoods": _pair(argument.likelihoods),
        "text": argument.text,
        "scheme": argument.scheme,
        "by": argument.by,
        "note": argument.note,
    }


def _crux(debate: Debate, crux: Crux) -> dict[str, Any]:
    return {
        "claims": list(crux.claims),
        "for": debate.crux_target(crux),
        "raised_by": crux.raised_by,
        "status": crux.status,
        "test": crux.test,
        "conditionals": {who: _pair(pair) for who, pair in crux.conditionals.items()},
        "note": crux.note,
    }


def _stated(stated: Stated) -> dict[str, Any]:
    return {
        "credence": _number(stated.credence),
        "prior": _number(stated.prior),
        "likelihoods": _pair(stated.likelihoods),
        "note": stated.note,
    }


def _credences(credences: Credences | None) -> Mapping[str, Mapping[str, float | None]]:
    if credences is None:
        return {}
    return {
        who: {id: _number(one.credence) for id, one in person.claims.items()}
        for who, person in credences.participants.items()
    }


def _row(row: Row, level: int) -> dict[str, Any]:
    return {
        "level": level,
        "kind": row.kind,
        "claim": row.claim,
        "argument": row.argument,
        "sign": row.sign,
        "negated": row.negated,
        "crux": row.crux,
        "mark": row.mark,
    }


def _pair(pair: Pair | None) -> dict[str, float | None] | None:
    return None if pair is None else {"if_true": _number(pair.if_true), "if_false": _number(pair.if_false)}


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)
