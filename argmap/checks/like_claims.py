"""Two claims that say the same in other typography or with words that change nothing, or that seem to be opposites.

Likeness alone decides nothing, so this is a hint. Of claims that differ in a number or a content word nothing is said;
`argmap duplicates` shows those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from argmap.model.diagnostic import Finding, Severity
from argmap.model.values import Debate

CODE = "like-claims"
SEVERITY: Severity = "info"


def check(debate: Debate) -> Iterator[Finding]:
    """Yield a finding for each claim that is like an earlier one, and not related to it in the map already."""
    if len(debate.claims) < 2:
        return
    from argmap.duplicates.hints import like_texts

    ids = list(debate.claims)
    stepped, groups = _steps(debate), _groups(debate)
    for pair in like_texts([claim.text for claim in debate.claims.values()]):
        earlier, later = ids[pair.first], ids[pair.second]
        if frozenset((earlier, later)) in stepped or not groups[earlier].isdisjoint(groups[later]):
            continue
        where = ("claims", later, "text")
        if pair.tier == "opposite":
            message = f"'{later}' may be the opposite of '{earlier}': {pair.why}"
            yield Finding(
                CODE, SEVERITY, message, where, "if so, name both under `contraries`, or let one rebut the other"
            )
        else:
            help = f"if so: argmap merge-claims FILE {earlier} {later}"
            yield Finding(CODE, SEVERITY, f"'{later}' seems to say the same as '{earlier}'", where, help)


def _steps(debate: Debate) -> set[frozenset[str]]:
    return {frozenset((p.claim, a.target)) for a in debate.arguments.values() for p in a.premises}


def _groups(debate: Debate) -> defaultdict[str, set[int]]:
    """Return the groups of contraries, by place, that each claim is in."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(debate.contraries):
        for claim in group:
            found[claim].add(place)
    return found
