"""The shape of a debate as the coin worlds see it: who depends on whom, and which constructs stand where.

Knows roles (leaf, derived, side, observation), cycles and what must be refused. Must not know numbers or numpy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.model.diagnostic import Finding
from argmap.model.values import Argument, Debate


@dataclass(frozen=True, slots=True)
class Mutual:
    """An argument of a direct mutual rebuttal: no world has both claims true and its coin heads."""

    argument: str
    premise: str
    target: str


@dataclass(frozen=True, slots=True)
class Structure:
    """A debate without its numbers. Ids are sorted; `cut` claims have their gate replaced by a coin.

    `into` lists the arguments that enter a claim's gate (mutual rebuttals and evidence left out) or undercut an
    argument; `exclusive_at` says where in the debate's contraries each exclusive group stands; `targeted` are the
    claims any argument is aimed at; `observations` maps an observed claim to its evidence argument; `parts` are the
    strongly connected parts, causes first; `murky` what may be undecided.
    """

    claims: tuple[str, ...]
    arguments: Mapping[str, Argument]
    into: Mapping[str, tuple[Argument, ...]]
    targeted: frozenset[str]
    cut: frozenset[str]
    exclusive: tuple[tuple[str, ...], ...]
    exclusive_at: tuple[int, ...]
    groups: tuple[tuple[str, ...], ...]
    mutual: tuple[Mutual, ...]
    observations: Mapping[str, str]
    parts: tuple[tuple[str, ...], ...]
    murky: frozenset[str]
    refused: tuple[tuple[str, Finding], ...]

    @property
    def sides(self) -> frozenset[str]:
        """Return the claims that are a side of an exclusive group."""
        return frozenset(claim for group in self.exclusive for claim in group)

    @property
    def weighted(self) -> bool:
        """Return whether worlds may be weighed: by contraries, mutual rebuttals or observations."""
        return bool(self.groups or self.mutual or self.observations)

    def causes(self, id: str) -> tuple[str, ...]:
        """Return what the value of a claim or argument is computed from."""
        argument = self.arguments.get(id)
        if argument is not None:
            return (*(p.claim for p in argument.premises), *(a.id for a in self.into[id]))
        if id in self.observations:
            return (self.arguments[self.observations[id]].target,)
        return tuple(a.id for a in self.into[id])


Key = tuple[object, ...]


def structure_key(debate: Debate, cut: Iterable[str] = ()) -> Key:
    """Return a value equal for two debates exactly if only numbers, texts and people differ."""
    arguments = tuple(
        (a.id, a.relation, a.target, tuple((p.claim, p.negated) for p in a.premises)) for a in debate.arguments.values()
    )
    return (tuple(debate.claims), arguments, debate.contraries, frozenset(cut))


def read_structure(debate: Debate, cut: Iterable[str] = ()) -> Structure:
    """Return the structure of a debate; `cut` names derived claims whose gate an assumption replaces by a coin."""
    claims = tuple(sorted(debate.claims))
    arguments = {id: debate.arguments[id] for id in sorted(debate.arguments)}
    undercut = {a.target for a in arguments.values() if a.relation == "undercuts"}
    targeted = frozenset(a.target for a in arguments.values() if a.relation != "undercuts")
    mutual = _mutual(arguments, undercut)
    observations, refused = _observations(arguments, undercut, targeted)
    cut_claims = frozenset(c for c in cut if c in targeted)
    into = _into(claims, arguments, {m.argument for m in mutual}, cut_claims)
    parts = _parts_with(claims, arguments, into, observations)
    for looped in _looped(parts, arguments, observations):
        refused.append((observations.pop(looped), _loop_finding(arguments, looped)))
    if refused:
        parts = _parts_with(claims, arguments, into, observations)
    exclusive, groups = _contraries(debate, arguments, observations)
    return Structure(
        claims=claims,
        arguments=arguments,
        into=into,
        targeted=targeted,
        cut=cut_claims,
        exclusive=tuple(group for group, _ in exclusive),
        exclusive_at=tuple(at for _, at in exclusive),
        groups=groups,
        mutual=mutual,
        observations=observations,
        parts=parts,
        murky=_murky(parts, arguments, into, observations),
        refused=tuple((argument, finding) for argument, finding in refused),
    )


def _mutual(arguments: Mapping[str, Argument], undercut: set[str]) -> tuple[Mutual, ...]:
    direct: dict[tuple[str, str], list[str]] = defaultdict(list)
    for a in arguments.values():
        if a.relation != "rebuts" or len(a.premises) != 1 or a.premises[0].negated or a.id in undercut:
            continue
        if a.premises[0].claim != a.target:
            direct[a.premises[0].claim, a.target].append(a.id)
    return tuple(
        Mutual(id, premise, target)
        for (premise, target), ids in direct.items()
        if (target, premise) in direct
        for id in ids
    )


def _observations(
    arguments: Mapping[str, Argument], undercut: set[str], targeted: frozenset[str]
) -> tuple[dict[str, str], list[tuple[str, Finding]]]:
    found: dict[str, str] = {}
    refused: list[tuple[str, Finding]] = []
    for a in arguments.values():
        if a.relation != "evidence_for":
            continue
        problem = _evidence_problem(a, undercut, targeted)
        if problem is None and a.premises[0].claim in found:
            problem = f"'{a.premises[0].claim}' is the observation of '{found[a.premises[0].claim]}' already"
        if problem is None:
            found[a.premises[0].claim] = a.id
        else:
            refused.append((a.id, _refusal(a, problem)))
    return found, refused


def _evidence_problem(a: Argument, undercut: set[str], targeted: frozenset[str]) -> str | None:
    if len(a.premises) != 1 or a.premises[0].negated:
        return "an observation is exactly one claim, un-negated"
    if a.premises[0].claim in targeted:
        return f"'{a.premises[0].claim}' is derived, and an observation has to be a leaf"
    if a.id in undercut:
        return "evidence cannot be undercut"
    return None


def _refusal(a: Argument, problem: str) -> Finding:
    return Finding(
        "evidence-unusable",
        "error",
        f"the evidence '{a.id}' cannot be used: {problem}; what depends on it has no number",
        ("arguments", a.id),
        "state it as an ordinary support, or observe a leaf claim",
    )


def _loop_finding(arguments: Mapping[str, Argument], observed: str) -> Finding:
    a = next(a for a in arguments.values() if a.relation == "evidence_for" and a.premises[0].claim == observed)
    return _refusal(a, f"'{a.target}' follows from its own observation '{observed}'")


def _into(
    claims: Sequence[str], arguments: Mapping[str, Argument], mutual: set[str], cut: frozenset[str]
) -> dict[str, tuple[Argument, ...]]:
    lists: dict[str, list[Argument]] = {id: [] for id in (*claims, *arguments)}
    for a in arguments.values():
        if a.relation != "evidence_for" and a.id not in mutual and a.target not in cut:
            lists[a.target].append(a)
    return {id: tuple(found) for id, found in lists.items()}


def _parts_with(
    claims: Sequence[str],
    arguments: Mapping[str, Argument],
    into: Mapping[str, tuple[Argument, ...]],
    observations: Mapping[str, str],
) -> tuple[tuple[str, ...], ...]:
    causes: dict[str, list[str]] = {}
    for id in claims:
        causes[id] = [a.id for a in into[id]]
        if id in observations:
            causes[id].append(arguments[observations[id]].target)
    for id, a in arguments.items():
        causes[id] = [p.claim for p in a.premises] + [u.id for u in into[id]]
    return strongly_connected(causes)


def strongly_connected(causes: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the strongly connected parts of a graph, causes first, each sorted (Tarjan's algorithm, iterative)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    parts: list[tuple[str, ...]] = []
    for root in causes:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(causes[root]))]
        while work:
            at, rest = work[-1]
            for cause in rest:
                if cause not in index:
                    index[cause] = low[cause] = len(index)
                    stack.append(cause)
                    on_stack.add(cause)
                    work.append((cause, iter(causes[cause])))
                    break
                if cause in on_stack:
                    low[at] = min(low[at], index[cause])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == index[at]:
                    part: list[str] = []
                    while not part or part[-1] != at:
                        part.append(stack.pop())
                    on_stack.difference_update(part)
                    parts.append(tuple(sorted(part)))
    return tuple(parts)


def _looped(
    parts: Sequence[Sequence[str]], arguments: Mapping[str, Argument], observations: Mapping[str, str]
) -> list[str]:
    part_of = {id: number for number, part in enumerate(parts) for id in part}
    return [e for e, a in observations.items() if part_of[e] == part_of[arguments[a].target]]


def _contraries(
    debate: Debate, arguments: Mapping[str, Argument], observations: Mapping[str, str]
) -> tuple[tuple[tuple[tuple[str, ...], int], ...], tuple[tuple[str, ...], ...]]:
    """Return the groups that are one coin, each with its place among the debate's contraries, and the others."""
    gated = {a.target for a in arguments.values() if a.relation not in ("evidence_for", "undercuts")}
    memberships: dict[str, int] = defaultdict(int)
    sets = [tuple(sorted(set(group))) for group in debate.contraries]
    for group in sets:
        for claim in group:
            memberships[claim] += 1
    exclusive: list[tuple[tuple[str, ...], int]] = []
    others: list[tuple[str, ...]] = []
    for at, group in enumerate(sets):
        if len(group) < 2:
            continue
        alone = all(memberships[c] == 1 and c not in observations and c not in gated for c in group)
        if alone:
            exclusive.append((group, at))
        else:
            others.append(group)
    return tuple(sorted(exclusive)), tuple(sorted(set(others)))


def _murky(
    parts: Sequence[Sequence[str]],
    arguments: Mapping[str, Argument],
    into: Mapping[str, tuple[Argument, ...]],
    observations: Mapping[str, str],
) -> frozenset[str]:
    murky: set[str] = set()
    for part in parts:
        first = part[0]
        cyclic = len(part) > 1
        for id in part:
            inputs = [a.id for a in into[id]]
            if id in arguments:
                inputs += [p.claim for p in arguments[id].premises]
            if id in observations:
                inputs.append(arguments[observations[id]].target)
            cyclic = cyclic or first in inputs or any(i in murky for i in inputs)
        if cyclic:
            murky.update(part)
    return frozenset(murky)


def is_cycle(structure: Structure, part: Sequence[str]) -> bool:
    """Return whether a strongly connected part feeds back into itself."""
    return len(part) > 1 or part[0] in structure.causes(part[0])
