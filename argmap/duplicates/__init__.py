"""Repeated texts: what repeats, quotes, edits or contradicts what, among many texts.

Knows texts and words. Must not know debates, threads, files or screens. Importing it loads no numpy and no rapidfuzz;
numpy is loaded only by a call on more texts than a person writes by hand.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.duplicates.find import find_duplicates, find_quotations
    from argmap.duplicates.index import Index
    from argmap.duplicates.result import Cluster, Duplicates, Member, Quotation, Similar

__all__ = [
    "Cluster",
    "Duplicates",
    "Index",
    "Member",
    "Quotation",
    "Similar",
    "find_duplicates",
    "find_quotations",
]

_LATE = {
    "Index": "index",
    "find_duplicates": "find",
    "find_quotations": "find",
    **dict.fromkeys(("Cluster", "Duplicates", "Member", "Quotation", "Similar"), "result"),
}


def __getattr__(name: str) -> Any:
    if name in _LATE:
        return getattr(import_module(f"argmap.duplicates.{_LATE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
