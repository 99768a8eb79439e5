"""Two claims that rebut each other directly, each the other's single premise.

They are read as contraries of that strength: worlds in which both are true have no weight. The gradual semantics keep
them as two attacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.consequences import mutual_rebuttals
from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "mutual-rebuttal"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each pair of arguments that is read as contraries, at the later one."""
    for first, second in mutual_rebuttals(debate):
        one, other = debate.arguments[first], debate.arguments[second]
        message = f"'{one.target}' and '{other.target}' rebut each other; they are read as contraries"
        help = f"if at most one can be true, say so: `contraries: [[{one.target}, {other.target}]]`"
        yield Finding(CODE, SEVERITY, message, ("arguments", second), help, on_key=True)
