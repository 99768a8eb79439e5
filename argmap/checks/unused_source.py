"""A source that no claim quotes."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "unused-source"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each source without a quote."""
    quoted = {quote.source for claim in debate.claims.values() for quote in claim.quotes}
    for id in debate.sources:
        if id not in quoted:
            help = "quote it under a claim's `quotes`"
            yield Finding(CODE, SEVERITY, f"no claim quotes '{id}'", ("sources", id), help, on_key=True)
