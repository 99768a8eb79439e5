"""A credence of 0 or 1 in a claim.

No argument and no evidence can ever move it, and its gap to what the arguments imply has no number. An observation may
well be certain: somebody saw it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "certain-credence"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each stated credence or prior of a claim that is certain."""
    observed = {a.premises[0].claim for a in debate.arguments.values() if a.relation == "evidence_for" and a.premises}
    for who, entries in debate.credences.items():
        for id, stated in entries.items():
            if id not in debate.claims or id in observed:
                continue
            for field, value in (("credence", stated.credence), ("prior", stated.prior)):
                if value in (0.0, 1.0):
                    message = f"{value:g} is certainty: nothing can move it"
                    help = "write what you would bet, such as 0.99, unless it is true by definition"
                    yield Finding(CODE, SEVERITY, message, ("credences", who, id, field), help)
