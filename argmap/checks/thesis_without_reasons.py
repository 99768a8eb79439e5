"""A thesis nobody has argued about.

Its credence is then only what each person states.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "thesis-without-reasons"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each thesis that no argument is about."""
    targets = {argument.target for argument in debate.arguments.values() if argument.relation != "undercuts"}
    for index, id in enumerate(debate.thesis):
        if id not in targets:
            help = "add an argument that supports or rebuts it"
            yield Finding(CODE, SEVERITY, f"no argument is about the thesis '{id}'", ("thesis", index), help)
