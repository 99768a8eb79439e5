"""The model: frozen values of a debate, changes as values, findings.

Knows what a debate means. Must not know files, positions, engines or screens. Each name is imported when it is first
used: reading a debate needs none of the changes. (`apply` is in the module of that name.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.model.changes import (
        Add,
        AddContrary,
        Change,
        MergeClaims,
        Refused,
        Remove,
        RemoveContrary,
        Rename,
        ResolveConflict,
        SetConditionals,
        SetCredence,
        SetDefault,
        SetField,
        SetThesis,
        SetTitle,
        Several,
    )
    from argmap.model.diagnostic import Diagnostic, Finding
    from argmap.model.numbers import NotANumber, Number, number_text, parse_number
    from argmap.model.references import Use, uses
    from argmap.model.values import (
        Argument,
        Claim,
        Conflict,
        Crux,
        Debate,
        Defaults,
        Pair,
        Participant,
        Premise,
        Quote,
        Source,
        Stated,
        is_id,
    )

__all__ = [
    "Add",
    "AddContrary",
    "Argument",
    "Change",
    "Claim",
    "Conflict",
    "Crux",
    "Debate",
    "Defaults",
    "Diagnostic",
    "Finding",
    "MergeClaims",
    "NotANumber",
    "Number",
    "Pair",
    "Participant",
    "Premise",
    "Quote",
    "Refused",
    "Remove",
    "RemoveContrary",
    "Rename",
    "ResolveConflict",
    "SetConditionals",
    "SetCredence",
    "SetDefault",
    "SetField",
    "SetThesis",
    "SetTitle",
    "Several",
    "Source",
    "Stated",
    "Use",
    "is_id",
    "number_text",
    "parse_number",
    "uses",
]

_MODULES = ("values", "diagnostic", "numbers", "changes", "references")


def __getattr__(name: str) -> Any:
    """Return a public name, imported now."""
    from importlib import import_module

    if name in __all__:
        for module in _MODULES:
            found = vars(import_module(f"argmap.model.{module}")).get(name)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module 'argmap.model' has no attribute {name!r}")
