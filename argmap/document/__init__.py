"""Where text meets model: a file is read to a document, and an edit makes a new one.

Knows the schema and where each part of a debate stands in its text. Must not know engines or screens. What only an edit
needs is imported when it is first used: most commands read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.document.document import Companion, Document
from argmap.document.load import load
from argmap.document.parse import parse

if TYPE_CHECKING:
    from argmap.document.canonical_layout import canonical, canonical_companion
    from argmap.document.editing import Unverified, edit, edit_unverified, verify
    from argmap.document.undo import taken_back

__all__ = [
    "Companion",
    "Document",
    "Unverified",
    "canonical",
    "canonical_companion",
    "edit",
    "edit_unverified",
    "load",
    "parse",
    "taken_back",
    "verify",
]

# No module may bear the name of a function that is imported late: the import would take the function's place.
_LATE = {
    "Unverified": "editing",
    "canonical": "canonical_layout",
    "canonical_companion": "canonical_layout",
    "edit": "editing",
    "edit_unverified": "editing",
    "taken_back": "undo",
    "verify": "editing",
}


def __getattr__(name: str) -> Any:
    """Return a name of editing, imported now."""
    if name in _LATE:
        from importlib import import_module

        found = globals()[name] = getattr(import_module(f"argmap.document.{_LATE[name]}"), name)
        return found
    raise AttributeError(f"module 'argmap.document' has no attribute {name!r}")
