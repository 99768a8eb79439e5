"""Evidence that is as likely either way.

It cannot move its claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Path, Severity
from argmap.model.values import Debate, Pair

CODE = "equal-likelihoods"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each pair of likelihoods that is equal, the argument's own or a participant's."""
    places: list[tuple[Path, Pair | None]] = [
        (("arguments", id, "likelihoods"), argument.likelihoods) for id, argument in debate.arguments.items()
    ]
    places += [
        (("credences", who, id, "likelihoods"), stated.likelihoods)
        for who, entries in debate.credences.items()
        for id, stated in entries.items()
    ]
    for path, pair in places:
        if pair is not None and pair.if_true == pair.if_false:
            help = "give the two probabilities that tell the claim from its negation"
            yield Finding(CODE, SEVERITY, "the two likelihoods are equal, so this says nothing", path, help)
