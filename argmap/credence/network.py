"""A debate as a network of small factors whose entries are coins: the exact meaning of every construct.

Every table entry is a place in the vector of coin values (see `Layout`), so a changed number never rebuilds a table.
Gates read their inputs in strong Kleene logic; what lies on or below a cycle is `murky`: its variables can be
undecided too. Knows the meaning of arguments. Must not know people's numbers, or how a network is solved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from argmap.credence.kleene import FALSE, NOT, TRUE, UNDECIDED, gate, kleene_and, kleene_or
from argmap.credence.structure import Structure, is_cycle

Code = int
Codes: TypeAlias = Sequence[Code] | npt.NDArray[np.uint8]
ZERO, ONE, HEADS, TAILS = 0, 1, 2, 3

LARGEST_GROUP = 1 << 24
"""A group whose sides need more entries than this can only be sampled: its tables are not built."""

Reading = tuple[int, ...]
AS_IS: Mapping[int, Reading] = {2: (0, 1), 3: (0, 1, 2), 4: (0, 1, 2, 2)}
NEGATED: Mapping[int, Reading] = {2: (1, 0), 3: (1, 0, 2), 4: (1, 0, 2, 2)}
BLOCKING: Mapping[int, Reading] = {3: (0, 0, 1), 4: (0, 0, 1, 2)}
Input = tuple[int, Reading]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each coin's value stands: 0 and 1, heads of every coin, tails of every coin, "none" of every group.

    The coins are: each claim's, each argument's, then the two likelihoods of each evidence argument.
    """

    claims: Mapping[str, int]
    arguments: Mapping[str, int]
    likelihoods: Mapping[str, tuple[int, int]]
    coins: int
    groups: int

    def heads(self, coin: int) -> int:
        """Return the place of the chance that a coin falls heads."""
        return 2 + coin

    def tails(self, coin: int) -> int:
        """Return the place of the chance that a coin falls tails."""
        return 2 + self.coins + coin

    def none(self, group: int) -> int:
        """Return the place of the chance that no claim of an exclusive group is true."""
        return 2 + 2 * self.coins + group

    @property
    def size(self) -> int:
        """Return the length of the vector of coin values."""
        return 2 + 2 * self.coins + self.groups


@dataclass(slots=True)
class Network:
    """Variables (by the number of their states) and factors: a scope, and for each entry a code (or place, see below).

    `home[id]` is the factor that holds the claim or argument; `true_states[id]` in which states of its variable it is
    true or goes through. A factor gives its first variable a chance, and with it the coin's variable where `tossed`
    names one; a factor whose variables all have a chance already is a condition. `tabled` counts the entries of all
    tables of parts that feed back.
    """

    layout: Layout
    cards: list[int] = field(default_factory=list)
    scopes: list[tuple[int, ...]] = field(default_factory=list)
    entries: list[Codes] = field(default_factory=list)
    variable: dict[str, int] = field(default_factory=dict)
    home: dict[str, int] = field(default_factory=dict)
    coin_of: dict[int, int] = field(default_factory=dict)
    unsupported: list[tuple[str, ...]] = field(default_factory=list)
    true_states: dict[str, tuple[int, ...]] = field(default_factory=dict)
    tossed: dict[int, int] = field(default_factory=dict)
    tabled: int = 0

    def add_variable(self, card: int) -> int:
        """Return a new variable of so many states."""
        self.cards.append(card)
        return len(self.cards) - 1

    def add_factor(self, scope: Sequence[int], codes: Codes, coin: int | None = None) -> int:
        """Return a new factor; its codes HEADS and TAILS are of the given coin; without a coin they are places."""
        if coin is not None:
            self.coin_of[len(self.scopes)] = coin
        self.scopes.append(tuple(scope))
        self.entries.append(codes)
        return len(self.scopes) - 1


def read_layout(structure: Structure) -> Layout:
    """Return the places of a structure's coins."""
    claims = {id: number for number, id in enumerate(structure.claims)}
    arguments = {id: len(claims) + number for number, id in enumerate(structure.arguments)}
    start = len(claims) + len(arguments)
    evidence = [a.id for a in structure.arguments.values() if a.relation == "evidence_for"]
    likelihoods = {id: (start + 2 * n, start + 2 * n + 1) for n, id in enumerate(evidence)}
    return Layout(claims, arguments, likelihoods, start + 2 * len(evidence), len(structure.exclusive))


def build_network(structure: Structure) -> Network:
    """Return the network of a structure; parts that feed back and are too large are listed as unsupported."""
    network = Network(read_layout(structure))
    _exclusive_groups(network, structure)
    mutual = {m.argument: m.premise for m in structure.mutual}
    for part in structure.parts:
        if is_cycle(structure, part):
            from argmap.credence.cycles import add_cycle

            add_cycle(network, structure, part)
        elif part[0] in mutual:
            variable = join(network, "toss", [_truth(network, mutual[part[0]])], network.layout.arguments[part[0]])
            _settle(network, part[0], variable, (TRUE,))
        elif part[0] in structure.arguments:
            add_argument(network, structure, part[0])
        elif part[0] not in network.variable:
            add_claim(network, structure, part[0])
    _weights(network, structure)
    return network


# --- tables, made once for each kind of gate ---

_TABLES: dict[object, tuple[Code, ...]] = {}


def table(
    key: object, card: int, inputs: Sequence[Reading], states: Callable[..., tuple[int, int]]
) -> tuple[Code, ...]:
    """Return the codes of a table over (variable, inputs…), the last input fastest.

    `states(values)` gives the variable's state where the coin falls heads and where it falls tails.
    """
    whole = (key, card, tuple(inputs))
    found = _TABLES.get(whole)
    if found is None:
        pairs = [states(values) for values in product(*inputs)]
        kinds = {(True, True): ONE, (True, False): HEADS, (False, True): TAILS, (False, False): ZERO}
        found = tuple(kinds[h == state, t == state] for state in range(card) for h, t in pairs)
        _TABLES[whole] = found
    return found


def _both(state: int) -> tuple[int, int]:
    return state, state


def conjunction(values: Sequence[int]) -> tuple[int, int]:
    """Return the states of `all of them`."""
    return _both(kleene_and(values))


def disjunction(values: Sequence[int]) -> tuple[int, int]:
    """Return the states of `some of them`."""
    return _both(kleene_or(values))


def tossed(values: Sequence[int]) -> tuple[int, int]:
    """Return the states of `all of them, and the coin`."""
    return kleene_and(values), FALSE


def join(network: Network, kind: str, inputs: Sequence[Input], coin: int | None = None) -> int:
    """Return a new variable that joins its inputs: kind is "and", "or", or "toss" (and, with a coin)."""
    card = 3 if any(UNDECIDED in reading for _, reading in inputs) else 2
    states = {"and": conjunction, "or": disjunction, "toss": tossed}[kind]
    variable = network.add_variable(card)
    codes = table(kind, card, [reading for _, reading in inputs], states)
    network.add_factor((variable, *(v for v, _ in inputs)), codes, coin)
    return variable


def reduce_to(network: Network, kind: str, inputs: Sequence[Input], at_most: int) -> list[Input]:
    """Return the inputs joined two by two, as a balanced tree, until there are at most so many."""
    rest = list(inputs)
    while len(rest) > at_most:
        excess = len(rest) - at_most
        pairs = min(len(rest) // 2, excess)
        joined = []
        for n in range(pairs):
            variable = join(network, kind, rest[2 * n : 2 * n + 2])
            joined.append((variable, AS_IS[network.cards[variable]]))
        rest = rest[2 * pairs :] + joined
    return rest


def literals(network: Network, structure: Structure, id: str, only: Callable[[str], bool]) -> list[Input]:
    """Return the premises of an argument as inputs, each once, those that `only` admits."""
    found: dict[Input, None] = {}
    for premise in structure.arguments[id].premises:
        if only(premise.claim):
            variable = network.variable[premise.claim]
            found[variable, (NEGATED if premise.negated else AS_IS)[network.cards[variable]]] = None
    return list(found)


def undercutters(network: Network, structure: Structure, id: str, only: Callable[[str], bool]) -> list[Input]:
    """Return the undercutting arguments of an argument as inputs that have to fail."""
    variables = [network.variable[a.id] for a in structure.into[id] if only(a.id)]
    return [(v, NEGATED[network.cards[v]]) for v in variables]


def _anything(_: str) -> bool:
    return True


def merge_same(network: Network, kind: str, inputs: list[Input]) -> list[Input]:
    """Return the inputs with every variable once: two readings of one variable become one reading of it."""
    by_variable: dict[int, list[Reading]] = {}
    for variable, reading in inputs:
        by_variable.setdefault(variable, []).append(reading)
    logic = kleene_or if kind == "or" else kleene_and
    return [(v, tuple(logic(values) for values in zip(*rs, strict=True))) for v, rs in by_variable.items()]


def add_argument(network: Network, structure: Structure, id: str) -> None:
    """Add an argument that is on no cycle: its coin, its premises, its undercutters."""
    argument = structure.arguments[id]
    if argument.relation == "evidence_for":
        return
    coin = network.layout.arguments[id]
    failing = undercutters(network, structure, id, _anything)
    holding = merge_same(network, "and", literals(network, structure, id, _anything))
    if argument.relation == "necessary_for":
        on = reduce_to(network, "and", failing, 1)
        add_necessary(network, id, holding, on, coin)
        return
    inputs = reduce_to(network, "and", holding + failing, 2)
    variable = join(network, "toss", inputs, coin)
    _settle(network, id, variable, (TRUE,))


def add_necessary(network: Network, id: str, holding: list[Input], on: list[Input], coin: int | None) -> None:
    """Add a necessary condition: states neither, goes through, blocks and, where it may be, blocking undecided."""
    held = reduce_to(network, "and", holding, 1)
    inputs = held + on
    card = 4 if any(UNDECIDED in reading for _, reading in inputs) else 3
    count = len(held)
    codes = table(("necessary", count), card, [r for _, r in inputs], lambda v: (_necessary(v[:count], v[count:]), 0))
    variable = network.add_variable(card)
    network.add_factor((variable, *(v for v, _ in inputs)), codes, coin)
    _settle(network, id, variable, (1,))


def _necessary(held: Sequence[int], on: Sequence[int]) -> int:
    holds, enabled = kleene_and(held), kleene_and(on)
    if kleene_and((holds, enabled)) == TRUE:
        return 1
    return {FALSE: 0, TRUE: 2, UNDECIDED: 3}[kleene_and((NOT[holds], enabled))]


def _settle(network: Network, id: str, variable: int, true_states: tuple[int, ...]) -> None:
    network.variable[id] = variable
    network.home[id] = len(network.scopes) - 1
    network.true_states[id] = true_states


def gate_inputs(
    network: Network, structure: Structure, id: str, only: Callable[[str], bool]
) -> tuple[list[Input], list[Input], list[Input]]:
    """Return the supports, rebuttals and necessary conditions of a claim as inputs, those that `only` admits."""
    found: dict[str, list[Input]] = {"supports": [], "rebuts": [], "necessary_for": []}
    for a in structure.into[id]:
        if only(a.id):
            variable = network.variable[a.id]
            card = network.cards[variable]
            found[a.relation].append((variable, (BLOCKING if a.relation == "necessary_for" else AS_IS)[card]))
    return found["supports"], found["rebuts"], found["necessary_for"]


def add_claim(network: Network, structure: Structure, id: str) -> None:
    """Add a claim that is on no cycle: a coin, an observation, or a gate over the arguments into it."""
    coin = network.layout.claims[id]
    if id in structure.observations:
        _add_observation(network, structure, id)
        return
    roles = list(gate_inputs(network, structure, id, _anything))
    while sum(map(len, roles)) > max(2, sum(1 for role in roles if role)):
        widest = max(range(3), key=lambda n: len(roles[n]))
        others = sum(map(len, roles)) - len(roles[widest])
        roles[widest] = reduce_to(network, "or", roles[widest], max(1, 2 - others))
    inputs = [i for role in roles for i in role]
    murky = any(UNDECIDED in reading for _, reading in inputs)
    counts = tuple(map(len, roles))
    card = 4 if murky else 2
    codes = table(("gate", counts), card, [r for _, r in inputs], lambda v: gate_states(v, counts, murky))
    variable = network.add_variable(card)
    network.add_factor((variable, *(v for v, _ in inputs)), codes, coin)
    _settle(network, id, variable, (1, 3) if murky else (1,))


def gate_states(values: Sequence[int], counts: tuple[int, ...], murky: bool) -> tuple[int, int]:
    """Return a claim's states for heads and tails: false, true, undecided but in the end false, … in the end true."""
    at, parts = 0, []
    for count in counts:
        parts.append(kleene_or(values[at : at + count]))
        at += count
    s, r, b = parts
    final = (s if s == TRUE else FALSE, r if r == TRUE else FALSE, b if b == TRUE else FALSE)
    states = []
    for heads in (True, False):
        value = gate(s, r, b, heads)
        states.append(value if value != UNDECIDED else 2 + gate(*final, heads))
    return states[0], states[1]


def _add_observation(network: Network, structure: Structure, id: str) -> None:
    evidence = structure.observations[id]
    target = structure.arguments[evidence].target
    parent = network.variable[target]
    layout = network.layout
    if_true, if_false = layout.likelihoods[evidence]
    truths = network.true_states[target]
    states = network.cards[parent]
    codes = []
    for state in range(states):
        for given in range(states):
            coin = if_true if given in truths else if_false
            places = (layout.tails(coin), layout.heads(coin))
            codes.append(places[state % 2] if state // 2 == given // 2 else ZERO)
    variable = network.add_variable(states)
    network.add_factor((variable, parent), codes)
    _settle(network, id, variable, (1, 3) if states == 4 else (1,))


def _exclusive_groups(network: Network, structure: Structure) -> None:
    for number, group in enumerate(structure.exclusive):
        if 2 * len(group) * (len(group) + 1) > LARGEST_GROUP:
            network.unsupported.append(group)
            for claim in group:
                variable = network.add_variable(2)
                network.add_factor((variable,), (ONE, ONE))
                _settle(network, claim, variable, (1,))
            continue
        layout = network.layout
        side = network.add_variable(len(group) + 1)
        network.add_factor((side,), [*(layout.heads(layout.claims[c]) for c in group), layout.none(number)])
        for place, claim in enumerate(group):
            variable = network.add_variable(2)
            shown = [int(state == place) for state in range(len(group) + 1)]
            network.add_factor((variable, side), [1 - s for s in shown] + shown)
            _settle(network, claim, variable, (1,))


def _weights(network: Network, structure: Structure) -> None:
    for group in structure.groups:
        rest = [_truth(network, claim) for claim in group]
        while len(rest) > 2:
            pairs = [rest[n : n + 2] for n in range(0, len(rest) - 1, 2)]
            rest = rest[2 * len(pairs) :] + [_at_most_one(network, pair) for pair in pairs]
        readings = [reading for _, reading in rest]
        codes = [int(sum(values) < 2) for values in product(*readings)]
        network.add_factor([v for v, _ in rest], codes)
    for m in structure.mutual:
        inputs = [_truth(network, m.premise), _truth(network, m.target)]
        inputs.append((network.variable[m.argument], AS_IS[2]))
        codes = [int(sum(values) < 3) for values in product(*(reading for _, reading in inputs))]
        network.add_factor([v for v, _ in inputs], codes)


def _truth(network: Network, claim: str) -> Input:
    variable = network.variable[claim]
    return variable, tuple(int(s in network.true_states[claim]) for s in range(network.cards[variable]))


def _at_most_one(network: Network, pair: Sequence[Input]) -> Input:
    variable = network.add_variable(2)
    sums = [sum(values) for values in product(*(reading for _, reading in pair))]
    network.add_factor((variable, *(v for v, _ in pair)), [int(s == n) for n in (0, 1) for s in sums])
    return variable, (0, 1)
