"""Brute force, second part: all worlds, and what is true in each.

Knows sets of worlds, an int with one bit for each world. Must not know anyone's numbers, or the engine.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.model.values import Argument, Debate
from tests.credence.enumerate_roles import Roles


@dataclass(frozen=True)
class Worlds:
    """All worlds: for each coin where it is heads, for each claim where it is true, for each argument where it goes."""

    size: int
    variables: tuple[tuple[str, ...], ...]
    heads: Mapping[str, int]
    true: Mapping[str, int]
    goes: Mapping[str, int]
    allowed: int


def find_worlds(debate: Debate, roles: Roles, coins_only: frozenset[str] = frozenset()) -> Worlds:
    """Return all worlds. The gates of `coins_only` are replaced by their coins."""
    variables: list[tuple[str, ...]] = [(c,) for c in debate.claims if c not in roles.sides]
    variables += list(roles.exclusive)
    variables += [(a.id,) for a in debate.arguments.values() if a.relation != "evidence_for"]
    size = math.prod(len(v) + 1 for v in variables)
    heads, stride = {}, 1
    for names in variables:
        period = stride * (len(names) + 1)
        repeated = ((1 << size) - 1) // ((1 << period) - 1)
        for side, name in enumerate(names, start=1):
            heads[name] = (((1 << stride) - 1) << (side * stride)) * repeated
        stride = period
    true, goes = _fixed_point(debate, roles, heads, (1 << size) - 1, coins_only)
    allowed = (1 << size) - 1
    for group in roles.groups:
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                allowed &= ~(true[one] & true[other])
    for a, b in roles.mutual:
        both = true[debate.arguments[a].target] & true[debate.arguments[b].target]
        allowed &= ~(both & (heads[a] | heads[b]))
    return Worlds(size, tuple(variables), heads, true, goes, allowed)


def _fixed_point(
    debate: Debate, roles: Roles, heads: Mapping[str, int], everywhere: int, coins_only: frozenset[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return where each claim is true and each argument goes through, by the least fixed point."""
    mutual = {id for pair in roles.mutual for id in pair}
    steps = [a for a in debate.arguments.values() if a.relation != "evidence_for" and a.id not in mutual]
    state = _State(debate, heads, everywhere, steps)
    while True:
        before = state.copied()
        state.arguments_forced()
        for c in debate.claims:
            if c in roles.observes:
                claim = roles.observes[c].target
                known = state.true[claim] | state.false[claim]
                state.true[c], state.false[c] = known & heads[c], known & ~heads[c]
            elif c in coins_only or c in roles.sides:
                state.true[c], state.false[c] = heads[c], everywhere ^ heads[c]
            else:
                state.true[c], state.false[c] = state.gate(c)
        if before == state.copied():
            break

    state.undecided_arguments_false()
    true, goes = state.true, state.goes
    for c in debate.claims:
        if c in roles.observes:
            true[c] = heads[c]
        elif c not in coins_only and c not in roles.sides:
            true[c] = state.gate(c)[0]
    for id in mutual:
        goes[id] = heads[id] & true[debate.arguments[id].premises[0].claim]
    return true, goes


class _State:
    """What is forced so far: claims true or false, arguments going through or stopped, blocking or permitting."""

    def __init__(self, debate: Debate, heads: Mapping[str, int], everywhere: int, steps: Sequence[Argument]) -> None:
        self.heads, self.everywhere, self.steps = heads, everywhere, steps
        self.true, self.false = dict.fromkeys(debate.claims, 0), dict.fromkeys(debate.claims, 0)
        self.goes, self.stops, self.blocks, self.permits = ({a.id: 0 for a in steps} for _ in range(4))
        self.undercutters = {
            a.id: [u.id for u in steps if u.relation == "undercuts" and u.target == a.id] for a in steps
        }
        self.into = {
            (c, relation): [a.id for a in steps if a.target == c and a.relation == relation]
            for c in debate.claims
            for relation in ("supports", "rebuts", "necessary_for")
        }

    def copied(self) -> tuple[dict[str, int], ...]:
        tables = (self.true, self.false, self.goes, self.stops, self.blocks, self.permits)
        return tuple(dict(table) for table in tables)

    def arguments_forced(self) -> None:
        true, false = self.true, self.false
        for a in self.steps:
            met = _meet(self.everywhere, (false[p.claim] if p.negated else true[p.claim] for p in a.premises))
            unmet = _union(true[p.claim] if p.negated else false[p.claim] for p in a.premises)
            undercut = _union(self.goes[u] for u in self.undercutters[a.id])
            not_undercut = _meet(self.everywhere, (self.stops[u] for u in self.undercutters[a.id]))
            h, no_h = self.heads[a.id], self.everywhere ^ self.heads[a.id]
            self.goes[a.id], self.stops[a.id] = h & met & not_undercut, no_h | unmet | undercut
            self.blocks[a.id], self.permits[a.id] = h & unmet & not_undercut, no_h | met | undercut

    def undecided_arguments_false(self) -> None:
        self.stops = {a: self.everywhere ^ self.goes[a] for a in self.goes}
        self.permits = {a: self.everywhere ^ self.blocks[a] for a in self.blocks}

    def gate(self, c: str) -> tuple[int, int]:
        """Return where the claim's gate makes it true, and where false."""
        supports, rebuts, needed = (self.into[c, r] for r in ("supports", "rebuts", "necessary_for"))
        s, no_s = _union(self.goes[a] for a in supports), _meet(self.everywhere, (self.stops[a] for a in supports))
        r, no_r = _union(self.goes[a] for a in rebuts), _meet(self.everywhere, (self.stops[a] for a in rebuts))
        b, no_b = _union(self.blocks[a] for a in needed), _meet(self.everywhere, (self.permits[a] for a in needed))
        coin, tails = self.heads[c], self.everywhere ^ self.heads[c]
        holds = coin & (s | no_r) | tails & (s & no_r)
        fails = coin & (no_s & r) | tails & (no_s | r)
        return holds & no_b, fails | b


def _union(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _meet(everywhere: int, sets: Iterable[int]) -> int:
    for one in sets:
        everywhere &= one
    return everywhere


def flags(worlds: Worlds, chosen: int) -> str:
    """Return a text of 0 and 1, world 0 first."""
    return format(chosen, f"0{worlds.size}b")[::-1]


def where(worlds: Worlds, facts: Mapping[str, bool]) -> int:
    everywhere = (1 << worlds.size) - 1
    return _meet(everywhere, (worlds.true[c] if t else everywhere ^ worlds.true[c] for c, t in facts.items()))


def weights_in(weights: Sequence[float], chosen: int) -> Iterable[float]:
    flags = format(chosen, f"0{len(weights)}b")[::-1]
    return (w for w, flag in zip(weights, flags, strict=True) if flag == "1")
