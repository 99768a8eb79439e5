"""Two arguments with the same premises and the same target.

Both count, as if they were two independent steps. If they are one reason written twice, the claim moves too far.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "same-argument"
SEVERITY: Severity = "warning"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each argument that repeats an earlier one."""
    first: dict[tuple[str, str, tuple[str, ...]], str] = {}
    for argument in debate.arguments.values():
        if not argument.premises:
            continue
        form = (argument.relation, argument.target, tuple(sorted(str(premise) for premise in argument.premises)))
        earlier = first.setdefault(form, argument.id)
        if earlier != argument.id:
            message = f"'{argument.id}' has the same premises and target as '{earlier}'; both count"
            help = "delete one, or give it the premise that makes it another reason"
            yield Finding(CODE, SEVERITY, message, ("arguments", argument.id), help, on_key=True)
