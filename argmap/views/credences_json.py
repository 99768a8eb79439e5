"""Propagated credences as the JSON of `argmap credences --json`. The keys are a contract with other programs.

Knows the keys. Must not know how a number came about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.credence.result import ArgumentCredence, ClaimCredence, Credences, Explanation
from argmap.model.diagnostic import Finding
from argmap.model.values import Debate


def credences_json(
    credences: Credences,
    explanations: Mapping[str, Explanation] | None = None,
    *,
    findings: Sequence[Finding] | None = None,
) -> dict[str, Any]:
    """Return the contract's JSON: unrounded numbers, None for what is absent or undefined.

    `findings` are all that is to be said about the numbers; without them, the engine's own.
    """
    found: dict[str, Any] = {
        "title": credences.title,
        "thesis": list(credences.thesis),
        "semantics": credences.semantics,
        "method": credences.method,
        "participants": {
            who: {
                "claims": {id: _claim(one, credences) for id, one in person.claims.items()},
                "arguments": {id: _argument(one) for id, one in person.arguments.items()},
            }
            for who, person in credences.participants.items()
        },
        "pooled": None
        if credences.pooled is None
        else {
            "method": credences.pooled.method,
            "claims": {id: {"credence": _number(value)} for id, value in credences.pooled.claims.items()},
        },
        "assumptions": {id: _number(value) for id, value in credences.assumptions.items()},
        "findings": [
            {
                "code": one.code,
                "severity": one.severity,
                "message": one.message,
                "path": list(one.path),
                "help": one.help or None,
            }
            for one in (credences.findings if findings is None else findings)
        ],
    }
    if explanations is not None:
        found["explanation"] = {who: _explanation(one) for who, one in explanations.items()}
        found["explanation_method"] = {who: one.method for who, one in explanations.items()}
        found["shared"] = {who: _shared(one) for who, one in explanations.items()}
        found["groups"] = {who: _groups(one) for who, one in explanations.items()}
    return found


def nothing_json(debate: Debate, semantics: str) -> dict[str, Any]:
    """Return the same shape where nothing was computed, because an error left something out of the debate."""
    return {
        "title": debate.title,
        "thesis": list(debate.thesis),
        "semantics": semantics,
        "method": None,
        "participants": {},
        "pooled": None,
    }


def _claim(one: ClaimCredence, credences: Credences) -> dict[str, Any]:
    found: dict[str, Any] = {
        "credence": _number(one.credence),
        "implied": _number(one.implied),
        "stated": _number(one.stated),
        "prior": _number(one.prior),
        "calibrated": one.calibrated,
        "leaf": one.leaf,
        "assumed": one.assumed,
        "gap_bits": _number(one.gap_bits),
        "range": None if one.range is None else [_number(end) for end in one.range],
        "standard_error": _number(one.standard_error),
    }
    if credences.semantics == "grounded":
        found["label"] = one.label
    return found


def _argument(one: ArgumentCredence) -> dict[str, Any]:
    return {
        "strength": _number(one.strength),
        "goes_through": _number(one.goes_through),
        "assumed": one.assumed,
        "standard_error": _number(one.standard_error),
    }


def _explanation(explanation: Explanation) -> list[dict[str, Any]]:
    return [
        {
            "argument": one.argument,
            "goes_through": _number(one.goes_through),
            "effect": _number(one.effect),
            "assumed": list(one.assumed),
        }
        for one in explanation.contributions
    ]


def _shared(explanation: Explanation) -> list[dict[str, Any]]:
    return [
        {"arguments": [one.first, one.second], "shared": list(one.shared), "naive": _number(one.naive)}
        for one in explanation.shared
    ]


def _groups(explanation: Explanation) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "claims": list(one.claims),
            "arguments": list(one.arguments),
            "effect": _number(one.effect),
            "assumed": dict(one.assumed),
        }
        for one in explanation.groups
    ]


def _number(value: float | None) -> float | None:
    # A plain float: neither numpy's nor one that remembers how it was typed.
    return None if value is None else float(value)
