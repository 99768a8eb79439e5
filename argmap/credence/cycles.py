"""Parts of a debate that feed back: the least fixed point of every world, enumerated into one table per output.

What comes from outside a part is joined beforehand (an argument's coin, outer premises and outer undercutters into
one input), so a table ranges over few variables. Values are pairs of bit masks over all worlds: known true and known
false. Knows the end rule for what stays undecided. Must not know people's numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from argmap.credence.kleene import FALSE, TRUE
from argmap.credence.network import (
    AS_IS,
    HEADS,
    TAILS,
    Input,
    Network,
    gate_inputs,
    join,
    literals,
    merge_same,
    reduce_to,
    undercutters,
)
from argmap.credence.structure import Structure

LARGEST = 1 << 16
"""So many worlds of one part are enumerated at most; a larger part is sampled."""
LARGEST_TABLES = 1 << 21
"""So many entries all tables of one part may have."""
LARGEST_IN_ALL = 1 << 23
"""So many entries the tables of all parts may have together; what comes after that is sampled."""

Codes = npt.NDArray[np.uint8]
Mask = tuple[int, int]
"""Known true and known false, one bit per world."""


@dataclass(slots=True)
class _Scope:
    """The variables a part's worlds range over, in order, and for each input its masks."""

    cards: list[int] = field(default_factory=list)
    variables: dict[int, int] = field(default_factory=dict)
    """The place of each."""
    readings: dict[tuple[str, str], Input] = field(default_factory=dict)
    coins: dict[str, int] = field(default_factory=dict)

    def see(self, key: tuple[str, str], network: Network, found: list[Input]) -> None:
        if found:
            self.readings[key] = found[0]
            self._add(network, found[0][0])

    def toss(self, id: str, network: Network) -> None:
        variable = network.add_variable(2)
        self.coins[id] = variable
        self._add(network, variable)

    def _add(self, network: Network, variable: int) -> None:
        if variable not in self.variables:
            self.variables[variable] = len(self.cards)
            self.cards.append(network.cards[variable])

    @property
    def size(self) -> int:
        size = 1
        for card in self.cards:
            size *= card
        return size

    def mask(self, found: Input, value: int) -> int:
        """Return the worlds in which an input reads as the value."""
        variable, reading = found
        axis = self.variables[variable]
        inner = 1
        for card in self.cards[axis + 1 :]:
            inner *= card
        block = 0
        for state, read in enumerate(reading):
            if read == value:
                block |= ((1 << inner) - 1) << (state * inner)
        width = inner * self.cards[axis]
        return _repeat(block, width, self.size // width)


def _repeat(block: int, width: int, times: int) -> int:
    """Return a mask made of so many copies of a block of the given width."""
    mask, done = 0, 0
    power, reach = block, 1
    while times:
        if times & 1:
            mask |= power << (done * width)
            done += reach
        power |= power << (reach * width)
        reach *= 2
        times >>= 1
    return mask


def add_cycle(network: Network, structure: Structure, part: Sequence[str]) -> None:
    """Add a strongly connected part: its outer inputs, its coins, and a table for each claim and argument of it."""
    inside = set(part)
    scope = _Scope()
    for id in part:
        if id in structure.arguments:
            _see_argument(network, structure, scope, id, inside)
        else:
            for role, found in zip("srb", gate_inputs(network, structure, id, lambda i: i not in inside), strict=True):
                scope.see((role, id), network, reduce_to(network, "or", found, 1))
            scope.toss(id, network)
    entries = scope.size * sum(3 if id in structure.arguments else 4 for id in part)
    network.tabled += entries
    # One part that is too large makes the map a sampled one, so that no other part needs its tables.
    if network.unsupported or scope.size > LARGEST or entries > LARGEST_TABLES or network.tabled > LARGEST_IN_ALL:
        network.unsupported.append(tuple(part))
        _stand_in(network, structure, part)
        return
    outer = {key: (scope.mask(i, TRUE), scope.mask(i, FALSE)) for key, i in scope.readings.items()}
    heads = {id: scope.mask((v, (0, 1)), 1) for id, v in scope.coins.items()}
    part_worlds = Masks(structure, scope.size, outer, heads)
    part_worlds.settle(part, cyclic=True)
    for id in part:
        _add_output(network, structure, scope, part_worlds, id)


def _stand_in(network: Network, structure: Structure, part: Sequence[str]) -> None:
    """Give the ids of a part that is too large variables without meaning, so that the rest can still be read."""
    for id in part:
        card = 3 if id in structure.arguments else 4
        if id in structure.arguments and structure.arguments[id].relation == "necessary_for":
            card = 4
        variable = network.add_variable(card)
        network.variable[id] = variable
        network.home[id] = network.add_factor((variable,), [1] * card)
        network.true_states[id] = (1,) if id in structure.arguments else (1, 3)


def _see_argument(network: Network, structure: Structure, scope: _Scope, id: str, inside: set[str]) -> None:
    coin = network.layout.arguments[id]

    def outer(i: str) -> bool:
        return i not in inside

    failing = undercutters(network, structure, id, outer)
    holding = merge_same(network, "and", literals(network, structure, id, outer))
    if structure.arguments[id].relation == "necessary_for":
        scope.see(("held", id), network, reduce_to(network, "and", holding, 1))
        enabled = join(network, "toss", reduce_to(network, "and", failing, 2), coin)
    else:
        enabled = join(network, "toss", reduce_to(network, "and", holding + failing, 2), coin)
    scope.see(("enabled", id), network, [(enabled, AS_IS[network.cards[enabled]])])


def inner_order(structure: Structure, part: Sequence[str]) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    """Return a part's ids, each as far as can be after what it is computed from, and what of the part each acts on.

    In this order the values of a part settle in as many rounds as feedback runs through it, whatever its size.
    """
    inside = set(part)
    effects: dict[str, list[str]] = {id: [] for id in part}
    for id in part:
        for cause in dict.fromkeys(structure.causes(id)):
            if cause in inside:
                effects[cause].append(id)
    seen: set[str] = set()
    done: list[str] = []
    for root in part:
        if root in seen:
            continue
        seen.add(root)
        work = [(root, iter(structure.causes(root)))]
        while work:
            id, rest = work[-1]
            further = next((c for c in rest if c in inside and c not in seen), None)
            if further is None:
                work.pop()
                done.append(id)
            else:
                seen.add(further)
                work.append((further, iter(structure.causes(further))))
    return tuple(done), effects


class Masks:
    """Many worlds at once: for every id masks of what is known, raised until nothing more is forced.

    `outer` holds what is fixed from outside: for ("enabled", argument) its coin and what else has to hold,
    for ("held", argument) outer premises; for ("s", claim), ("r", claim), ("b", claim) outer supports, rebuttals and
    blocks.
    """

    def __init__(
        self, structure: Structure, worlds: int, outer: dict[tuple[str, str], Mask], heads: dict[str, int]
    ) -> None:
        self.structure = structure
        self.all = (1 << worlds) - 1
        self.known: dict[str, Mask] = {}
        self.blocks: dict[str, Mask] = {}
        self.outer = outer
        self.heads = heads

    def settle(self, part: Sequence[str], *, cyclic: bool) -> None:
        """Raise the values of a part to the least fixed point; its causes, if they are inside, must be settled."""
        arguments = self.structure.arguments
        for id in part:
            self.known[id] = (0, 0)
            if id in arguments and arguments[id].relation == "necessary_for":
                self.blocks[id] = (0, 0)
        order, effects = inner_order(self.structure, part) if cyclic else (tuple(part), {})
        moved = set(order)
        while moved:
            for id in order:
                if id in moved:
                    moved.discard(id)
                    if self._raise(id):
                        moved.update(effects.get(id, ()))

    def _raise(self, id: str) -> bool:
        """Compute a value from what is known by now; return whether it changed."""
        true, false = self.known[id]
        if true | false == self.all and id not in self.blocks:
            # What is known in every world stays as it is.
            return False
        before = self.known[id], self.blocks.get(id)
        self.known[id] = (
            self._argument(id) if id in self.structure.arguments else self.claim(id, self.known, self.blocks)
        )
        if id in self.blocks:
            self.blocks[id] = self._blocks(id)
        return before != (self.known[id], self.blocks.get(id))

    def claim(self, id: str, known: Mapping[str, Mask], blocks: Mapping[str, Mask], coin: int | None = None) -> Mask:
        """Return the gate of a claim over the given values of arguments; its coin is `coin`, else its own."""
        roles: dict[str, list[Mask]] = {"supports": [], "rebuts": [], "necessary_for": []}
        for role, key in (("supports", "s"), ("rebuts", "r"), ("necessary_for", "b")):
            if (key, id) in self.outer:
                roles[role].append(self.outer[key, id])
        for a in self.structure.into[id]:
            if a.id in known:
                roles[a.relation].append(blocks[a.id] if a.id in blocks else known[a.id])
        s, r, b = (self._or(roles[role]) for role in ("supports", "rebuts", "necessary_for"))
        if coin is None:
            coin = self.heads[id]
        either = (s[0] | r[1], s[1] & r[0])
        both = (s[0] & r[1], s[1] | r[0])
        tails = self.all & ~coin
        value = ((either[0] & coin) | (both[0] & tails), (either[1] & coin) | (both[1] & tails))
        return value[0] & b[1], value[1] | b[0]

    def final(self, id: str, coin: int | None = None) -> int:
        """Return the worlds in which a claim is true once undecided arguments count as false."""
        into = [a.id for a in self.structure.into[id] if a.id in self.known]
        known = {i: self._closed(self.known[i]) for i in into}
        blocks = {i: self._closed(self.blocks[i]) for i in into if i in self.blocks}
        kept = {key: self.outer[key] for key in (("s", id), ("r", id), ("b", id)) if key in self.outer}
        self.outer.update({key: self._closed(value) for key, value in kept.items()})
        value = self.claim(id, known, blocks, coin)[0]
        self.outer.update(kept)
        return value

    def _closed(self, value: Mask) -> Mask:
        return value[0], self.all & ~value[0]

    def _argument(self, id: str) -> Mask:
        held, enabled = self._held(id), self._enabled(id)
        return held[0] & enabled[0], held[1] | enabled[1]

    def _blocks(self, id: str) -> Mask:
        held, enabled = self._held(id), self._enabled(id)
        return held[1] & enabled[0], held[0] | enabled[1]

    def _held(self, id: str) -> Mask:
        true, false = self.outer.get(("held", id), (self.all, 0))
        for premise in self.structure.arguments[id].premises:
            known = self.known.get(premise.claim)
            if known is not None:
                t, f = known
                true, false = (true & f, false | t) if premise.negated else (true & t, false | f)
        return true, false

    def _enabled(self, id: str) -> Mask:
        true, false = self.outer["enabled", id]
        for a in self.structure.into[id]:
            if a.id in self.known:
                t, f = self.known[a.id]
                true, false = true & f, false | t
        return true, false

    def _or(self, parts: Sequence[Mask]) -> Mask:
        true, false = 0, self.all
        for t, f in parts:
            true, false = true | t, false & f
        return true, false


def _add_output(network: Network, structure: Structure, scope: _Scope, worlds: Masks, id: str) -> None:
    true, false = worlds.known[id]
    undecided = worlds.all & ~(true | false)
    if id not in structure.arguments:
        final = worlds.final(id)
        states = [false, true, undecided & ~final, undecided & final]
        true_states: tuple[int, ...] = (1, 3)
        coin, heads = network.layout.claims[id], worlds.heads[id]
        codes = np.concatenate([_coin_codes(state, heads, scope.size) for state in states])
        variable = network.add_variable(4)
        network.tossed[network.add_factor((variable, *scope.variables), codes, coin)] = scope.coins[id]
    else:
        if id in worlds.blocks:
            blocked, unblocked = worlds.blocks[id]
            states = [unblocked & ~true, true, blocked, worlds.all & ~(blocked | unblocked | true)]
        else:
            states = [false, true, undecided]
        true_states = (TRUE,)
        codes = np.concatenate([_bits(state, scope.size) for state in states])
        variable = network.add_variable(len(states))
        network.add_factor((variable, *scope.variables), codes)
    network.variable[id] = variable
    network.home[id] = len(network.scopes) - 1
    network.true_states[id] = true_states


def _bits(mask: int, size: int) -> Codes:
    octets = np.frombuffer(mask.to_bytes((size + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(octets, bitorder="little", count=size)


def _coin_codes(mask: int, heads: int, size: int) -> Codes:
    return np.where(_bits(mask, size), np.where(_bits(heads, size), np.uint8(HEADS), np.uint8(TAILS)), np.uint8(0))
