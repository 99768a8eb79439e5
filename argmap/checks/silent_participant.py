"""A participant who has stated nothing.

All their numbers are assumed.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "silent-participant"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each participant without a number."""
    elicited = {who for crux in debate.cruxes.values() for who in crux.conditionals}
    for id in debate.participants:
        if not debate.credences.get(id) and id not in elicited:
            help = f"add their numbers under `credences: {id}:`"
            yield Finding(CODE, SEVERITY, f"'{id}' has stated no credence", ("participants", id), help, on_key=True)
