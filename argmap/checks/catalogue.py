"""Every code argmap can say about a file, with its severity and a word on what it is about.

Knows the codes of reading and the checks. Must not know a debate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.checks import CHECKS, quotes
from argmap.document.codes import CODES, severity_of
from argmap.model.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Explained:
    """What a code is about."""

    severity: Severity
    text: str


def catalogue() -> Mapping[str, Explained]:
    """Return all codes: those of reading, and those of the checks with the modules' own manuals."""
    found = {code: Explained(severity_of(code), text) for code, text in CODES.items()}
    found.update(
        {module.CODE: Explained(module.SEVERITY, (module.__doc__ or "").strip()) for module in (*CHECKS, quotes)}
    )
    return found
