"""Numbers of contraries that sum to more than 1.

Where a group is one coin with a side for each claim, the given numbers of the sides cannot be more than certain
together. All that depends on them has no number until they are mended. See the page on credences for which groups
these are: claims in no other group, not observed, and the target of nothing but evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "contraries-above-one"
SEVERITY: Severity = "error"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each exclusive group and participant whose given numbers sum to more than 1."""
    derived = {argument.target for argument in debate.arguments.values() if argument.relation == "evidence_for"}
    for index in exclusive_groups(debate):
        group = debate.contraries[index]
        told: set[str] = set()
        for who in debate.participants or ("",):
            given = {id: side_number(debate, who, id, derived=id in derived) for id in group}
            total = sum(number for number in given.values() if number is not None)
            if total <= 1 + _ROUNDING:
                continue
            named = ", ".join(f"{id} {number:g}" for id, number in given.items() if number is not None)
            owner = "" if all(number == debate.claims[id].prior for id, number in given.items()) else f"{who}'s "
            message = f"{owner}numbers of these contraries sum to {total:.4g}: {named}"
            if message not in told:
                told.add(message)
                help = "lower them until they sum to 1 or less; at most one of the claims can be true"
                yield Finding(CODE, SEVERITY, message, ("contraries", index), help)


def exclusive_groups(debate: Debate) -> list[int]:
    """Return the groups, by place, that are one coin with a side for each claim and one for none."""
    membership = Counter(id for group in debate.contraries for id in group)
    barred = {id for id, count in membership.items() if count > 1}
    for argument in debate.arguments.values():
        if argument.relation == "evidence_for":
            barred.update(premise.claim for premise in argument.premises)
        elif argument.relation != "undercuts":
            barred.add(argument.target)
    return [index for index, group in enumerate(debate.contraries) if barred.isdisjoint(group)]


def side_number(debate: Debate, who: str, id: str, *, derived: bool) -> float | None:
    """Return the number given for a side; None where it would be assumed.

    A leaf takes the stated credence first; a side that has evidence (`derived`) never does.
    """
    stated, prior = debate.stated(who, id), debate.claims[id].prior
    given = (stated.prior, prior) if derived else (stated.credence, stated.prior, prior)
    return next((number for number in given if number is not None), None)


_ROUNDING = 1e-9
