"""argmap: maps of disputes, with credences and cruxes.

The public API. Each name is imported when it is first used, so that `import argmap` costs next to nothing:

- `load(path)` and `parse(data)` return a `Document`: a `Debate` (`.debate`) and every `Diagnostic` (`.diagnostics`);
- `credences(debate)` propagates everyone's numbers, `explain` says why a claim has the number it has;
- `changes` holds the Changes, `apply(debate, change)` and `edit(document, change)` make one, or raise `Refused`;
- `Session` is a file that is open: change, undo, redo, save.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers know it by its name; importing `typing` would double what this import costs

if TYPE_CHECKING:
    from typing import Any

    from argmap.credence.engine import credences
    from argmap.credence.explain import explain
    from argmap.credence.result import Credences, Explanation
    from argmap.document import Document, edit, load, parse
    from argmap.model import changes
    from argmap.model.apply import apply
    from argmap.model.changes import Change, Refused
    from argmap.model.diagnostic import Diagnostic, Finding
    from argmap.model.values import (
        Argument,
        Claim,
        Crux,
        Debate,
        Defaults,
        Pair,
        Participant,
        Premise,
        Quote,
        Source,
        Stated,
    )
    from argmap.session import Session

__version__ = "0.1.0"

__all__ = [
    "Argument",
    "Change",
    "Claim",
    "Credences",
    "Crux",
    "Debate",
    "Defaults",
    "Diagnostic",
    "Document",
    "Explanation",
    "Finding",
    "Pair",
    "Participant",
    "Premise",
    "Quote",
    "Refused",
    "Session",
    "Source",
    "Stated",
    "apply",
    "changes",
    "credences",
    "edit",
    "explain",
    "load",
    "parse",
]

_HOMES = {
    "argmap.credence.engine": ("credences",),
    "argmap.credence.explain": ("explain",),
    "argmap.credence.result": ("Credences", "Explanation"),
    "argmap.document": ("Document", "edit", "load", "parse"),
    "argmap.model.apply": ("apply",),
    "argmap.model.changes": ("Change", "Refused"),
    "argmap.model.diagnostic": ("Diagnostic", "Finding"),
    "argmap.model.values": (
        *("Argument", "Claim", "Crux", "Debate", "Defaults", "Pair", "Participant", "Premise", "Quote", "Source"),
        "Stated",
    ),
    "argmap.session": ("Session",),
}


def __getattr__(name: str) -> Any:
    """Return a public name, imported now."""
    from importlib import import_module

    if name == "changes":
        return import_module("argmap.model.changes")
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
