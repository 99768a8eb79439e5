"""Claims that bear on each other in a circle.

A circle of supports cannot lift itself: what nothing outside the circle decides stays with its priors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.model.consequences import components, consequences, mutual_rebuttals
from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "cycle"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each set of claims that bear on each other through arguments other than evidence."""
    rebutting = mutual_rebuttals(debate)
    without = {id for pair in rebutting for id in pair}
    kept = {
        id: argument
        for id, argument in debate.arguments.items()
        if argument.relation != "evidence_for" and id not in without
    }
    for members in components(consequences(replace(debate, arguments=kept))):
        named = ", ".join(members[:5]) + (f" and {len(members) - 5} more" if len(members) > 5 else "")
        message = f"these claims bear on each other in a circle: {named}"
        if len(members) == 1:
            message = f"'{members[0]}' bears on itself"
        help = "nothing need be done; a circle cannot raise its own claims"
        yield Finding(CODE, SEVERITY, message, ("claims", members[0]), help, on_key=True)
