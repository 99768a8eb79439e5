"""Both a credence and a prior of one's own for a claim that arguments are about.

The prior is used and the credence is compared with what comes out, not imposed. That is the way to leave a claim free.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "compared-credence"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each claim with arguments for which somebody gives both numbers."""
    targets = {argument.target for argument in debate.arguments.values() if argument.relation != "undercuts"}
    for who, entries in debate.credences.items():
        for id, stated in entries.items():
            if id in targets and stated.credence is not None and stated.prior is not None:
                message = "the prior is used; the credence is only compared with what comes out"
                help = "delete the prior to have the credence honoured"
                yield Finding(CODE, SEVERITY, message, ("credences", who, id, "credence"), help)
