"""A claim about which there are only necessary conditions, and no prior.

Necessary conditions can only block a claim: it is its prior where they hold. With six of them and nothing else to
doubt, write `prior: 1`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate, Stated

CODE = "necessary-only"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each claim with necessary conditions alone whose prior would be assumed."""
    relations: dict[str, set[str]] = {}
    for argument in debate.arguments.values():
        if argument.relation != "undercuts":
            relations.setdefault(argument.target, set()).add(argument.relation)
    spoken = {id for entries in debate.credences.values() for id, stated in entries.items() if stated != Stated()}
    for id, found in relations.items():
        if found == {"necessary_for"} and debate.claims[id].prior is None and id not in spoken:
            message = f"'{id}' has only necessary conditions and no prior; {debate.defaults.prior:g} is assumed"
            help = "add `prior: 1` if the conditions together are sufficient"
            yield Finding(CODE, SEVERITY, message, ("claims", id), help, on_key=True)
