"""Two claims with the same text.

A map holds each claim once; two of them drift apart. Compared without regard to case and spaces.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "same-text"
SEVERITY: Severity = "warning"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each claim whose text an earlier one has."""
    first: dict[str, str] = {}
    for claim in debate.claims.values():
        text = " ".join(claim.text.casefold().split())
        earlier = first.setdefault(text, claim.id)
        if text and earlier != claim.id:
            message = f"'{claim.id}' has the same text as '{earlier}'"
            help = f"merge them: use '{earlier}' wherever '{claim.id}' is used"
            yield Finding(CODE, SEVERITY, message, ("claims", claim.id, "text"), help)
