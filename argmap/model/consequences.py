"""What follows from what: the claims that a claim may change, and the evidence that would have to follow from itself.

Knows the direction in which arguments carry. Must not know numbers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from argmap.model.values import Argument, Debate

_NAMED = 20


def target_claims(debate: Debate) -> Mapping[str, str | None]:
    """Return for each argument the claim it bears on in the end, through what it undercuts, or None in a circle."""
    found: dict[str, str | None] = {}
    for first in debate.arguments.values():
        chain: list[str] = []
        argument: Argument | None = first
        seen: set[str] = set()
        while argument and argument.relation == "undercuts" and argument.id not in found and argument.id not in seen:
            seen.add(argument.id)
            chain.append(argument.id)
            argument = debate.arguments.get(argument.target)
        end = None
        if argument and argument.id not in seen:
            end = found.get(argument.id) if argument.relation == "undercuts" else argument.target
            found[argument.id] = end
        found.update(dict.fromkeys(chain, end))
    return found


def consequences(debate: Debate) -> Mapping[str, tuple[str, ...]]:
    """Return for each claim the claims it bears on directly, in order of the arguments.

    Premises bear on the target (an undercutting one on the target of what it undercuts), an observed claim on its
    observation. Only claims that bear on something are keys.
    """
    carried: dict[str, dict[str, None]] = {}
    ends = target_claims(debate)
    for argument in debate.arguments.values():
        if argument.relation == "evidence_for":
            for premise in argument.premises:
                carried.setdefault(argument.target, {})[premise.claim] = None
            continue
        target = ends[argument.id]
        if target is not None:
            for premise in argument.premises:
                carried.setdefault(premise.claim, {})[target] = None
    return {claim: tuple(targets) for claim, targets in carried.items()}


def path_between(edges: Mapping[str, tuple[str, ...]], start: str, end: str) -> tuple[str, ...]:
    """Return a shortest path of claims from start to end, both included; empty where there is none."""
    came: dict[str, str] = {start: start}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == end:
            path = [end]
            while path[-1] != start:
                path.append(came[path[-1]])
            return tuple(reversed(path))
        for there in edges.get(here, ()):
            if there not in came:
                came[there] = here
                queue.append(there)
    return ()


def components(edges: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the strongly connected components with a cycle in them, each sorted (Tarjan 1972, iterative)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found = []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            here, targets = work[-1]
            for there in targets:
                if there not in index:
                    index[there] = low[there] = len(index)
                    stack.append(there)
                    on_stack.add(there)
                    work.append((there, iter(edges.get(there, ()))))
                    break
                if there in on_stack:
                    low[here] = min(low[here], index[there])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[here])
                if low[here] == index[here]:
                    at = len(stack) - 1
                    while stack[at] != here:
                        at -= 1
                    members = stack[at:]
                    del stack[at:]
                    on_stack.difference_update(members)
                    if len(members) > 1 or here in edges.get(here, ()):
                        found.append(tuple(sorted(members)))
    return sorted(found)


def evidence_cycles(debate: Debate) -> list[tuple[str, tuple[str, ...]]]:
    """Return the evidence arguments whose claim follows from their observation, the first few with the cycle."""
    evidence = [
        argument
        for argument in debate.arguments.values()
        if argument.relation == "evidence_for" and len(argument.premises) == 1
    ]
    if not evidence:
        return []
    edges = consequences(debate)
    home = {claim: number for number, members in enumerate(components(edges)) for claim in members}
    inside = {
        claim: tuple(there for there in targets if home.get(there) == home[claim])
        for claim, targets in edges.items()
        if claim in home
    }
    cycles: list[tuple[str, tuple[str, ...]]] = []
    for argument in evidence:
        seen = argument.premises[0].claim
        if seen != argument.target and seen in home and home.get(argument.target) == home[seen]:
            named = len(cycles) < _NAMED
            cycles.append(
                (argument.id, (argument.target, *path_between(inside, seen, argument.target)) if named else ())
            )
    return cycles


def mutual_rebuttals(debate: Debate) -> list[tuple[str, str]]:
    """Return the pairs of arguments by which two different claims rebut each other directly, in order.

    Each has the other's target as its single premise, un-negated, and neither is undercut. They are read as contraries.
    """
    undercut = {argument.target for argument in debate.arguments.values() if argument.relation == "undercuts"}
    waiting: dict[tuple[str, str], list[str]] = {}
    pairs = []
    for argument in debate.arguments.values():
        if argument.relation != "rebuts" or len(argument.premises) != 1 or argument.id in undercut:
            continue
        premise = argument.premises[0]
        if premise.negated or premise.claim == argument.target:
            continue
        opposite = waiting.get((argument.target, premise.claim))
        if opposite:
            pairs.append((opposite.pop(0), argument.id))
        else:
            waiting.setdefault((premise.claim, argument.target), []).append(argument.id)
    return pairs
