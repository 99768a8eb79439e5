"""Claims that bear on nothing.

A claim that is no thesis, no premise, in no group of contraries and under no crux changes nothing. It was perhaps
forgotten, or an argument from it is still to be written.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "idle-claim"
SEVERITY: Severity = "warning"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each claim that nothing uses."""
    used = set(debate.thesis)
    used.update(premise.claim for argument in debate.arguments.values() for premise in argument.premises)
    used.update(id for group in debate.contraries for id in group)
    used.update(id for crux in debate.cruxes.values() for id in (*crux.claims, crux.target or ""))
    for id in debate.claims:
        if id not in used:
            help = "make it a premise of an argument, or the thesis, or delete it"
            yield Finding(CODE, SEVERITY, f"'{id}' bears on nothing", ("claims", id), help, on_key=True)
