"""Propagation beside pyAgrum's LazyPropagation, in one run: all marginals, CPU seconds of this process, and the ratio.

Run it as `python -m tests.bench.bench_credence [name…]`. Both sides are given a compiled model and new numbers: argmap
runs its numeric pass, pyAgrum its inference on a network that is built beforehand; what building costs stands beside.
pyAgrum's network is the same one: claims and arguments as nodes, supports joined by noisy-or gates.
Never part of the tests: it is run on demand.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pyagrum

from argmap.credence import inference
from argmap.credence.calibrate import calibrated_numbers
from argmap.credence.coins import read_numbers
from argmap.credence.engine import credences
from argmap.credence.inference import compile_debate
from argmap.model.values import Debate, Participant, Stated
from tests.credence.maps import chain, fan, shared, tree, with_people


def cpu(call: Callable[[], object], repeat: int = 5) -> float:
    """Return the CPU seconds of the fastest of several calls."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
        if best > 3.0:
            break
    return best


def bayesian_network(debate: Debate) -> pyagrum.BayesNet:
    """Return the same map as pyAgrum's network; for and against are joined two by two into the balanced gate."""
    net = pyagrum.BayesNet()  # type: ignore[no-untyped-call]
    into: dict[str, dict[str, list[str]]] = {c: {"supports": [], "rebuts": []} for c in debate.claims}
    for a in debate.arguments.values():
        into[a.target][a.relation].append(a.id)
    for id in (*debate.claims, *debate.arguments):
        net.add(_variable(id))
    for a in debate.arguments.values():
        net.addArc(a.premises[0].claim, a.id)
        strength = 1.0 if a.strength is None else float(a.strength)
        net.cpt(a.id)[{a.premises[0].claim: 0}] = [1.0, 0.0]
        net.cpt(a.id)[{a.premises[0].claim: 1}] = [1.0 - strength, strength]
    for id, claim in debate.claims.items():
        prior = 0.5 if claim.prior is None else float(claim.prior)
        parents = [p for p in (_any(net, f"{id}-{role}", into[id][role]) for role in ("supports", "rebuts")) if p]
        for parent in parents:
            net.addArc(parent, id)
        if not parents:
            net.cpt(id).fillWith([1.0 - prior, prior])
            continue
        for values in np.ndindex(*(2 for _ in parents)):
            state = dict(zip(parents, map(int, values), strict=True))
            s = state.get(f"{id}-supports", _given(state, into[id]["supports"]))
            r = state.get(f"{id}-rebuts", _given(state, into[id]["rebuts"]))
            p = prior if bool(s) == bool(r) else float(bool(s))
            net.cpt(id)[state] = [1.0 - p, p]
    return net


def _variable(name: str) -> pyagrum.LabelizedVariable:
    return pyagrum.LabelizedVariable(name, name, 2)  # type: ignore[no-untyped-call]


def _given(state: dict[str, int], arguments: list[str]) -> int:
    return next((state[a] for a in arguments if a in state), 0)


def _any(net: pyagrum.BayesNet, name: str, arguments: list[str]) -> str | None:
    rest, number = list(arguments), 0
    while len(rest) > 1:
        a, b = rest.pop(0), rest.pop(0)
        joined = name if not rest else f"{name}-{number}"
        number += 1
        net.add(_variable(joined))
        for parent in (a, b):
            net.addArc(parent, joined)
        for x, y in np.ndindex(2, 2):
            net.cpt(joined)[{a: int(x), b: int(y)}] = [float(not (x or y)), float(x or y)]
        rest.append(joined)
    return rest[0] if rest else None


def theirs(net: pyagrum.BayesNet) -> dict[str, float]:
    """Return all marginals by LazyPropagation."""
    engine = pyagrum.LazyPropagation(net)  # type: ignore[no-untyped-call]
    engine.makeInference()
    return {name: engine.posterior(name)[1] for name in net.names()}


def compare(name: str, debate: Debate, with_theirs: bool = True) -> str:
    """Return one line of the table."""
    inference._CACHE.clear()
    start = time.process_time()
    compiled = compile_debate(debate)
    built = time.process_time() - start
    if not compiled.exact:
        start = time.process_time()
        result = credences(debate)
        took = time.process_time() - start
        number = next(iter(result.participants.values())).claims[debate.thesis[0]]
        sure = "exact, premises held" if number.standard_error is None else f"± {number.standard_error:.4f}"
        return f"{name:34} too wide: {number.credence:.4f} {sure} in {took:.2f} s (compile {built:.2f} s)"
    coins = read_numbers(debate, compiled.structure, compiled.layout, ["map"]).coins
    ours = cpu(lambda: compiled.marginals(coins))
    line = f"{name:34} width {compiled.width:2}  argmap {ours:9.5f} s (compile {built:6.3f} s)"
    if not with_theirs:
        return line
    start = time.process_time()
    net = bayesian_network(debate)
    building = time.process_time() - start
    wanted: dict[str, float] = {}
    other = cpu(lambda: wanted.update(theirs(net)), 3)
    found = compiled.marginals(coins)[0]
    off = max(abs(found[at] - wanted[c]) for c, at in compiled.claim_column.items())
    return f"{line}  pyAgrum {other:9.5f} s (build {building:6.3f} s)  {other / ours:8.1f} times  differ by {off:.0e}"


def many_people() -> str:
    """Return what 64 people cost beside one."""
    map = with_people(tree(1000), 64)
    compiled = compile_debate(map)
    coins = read_numbers(map, compiled.structure, compiled.layout, tuple(map.participants)).coins
    one, all_ = cpu(lambda: compiled.marginals(coins[:1]), 20), cpu(lambda: compiled.marginals(coins), 20)
    line = f"64 people on 1,000 claims            {all_:.5f} s, one {one:.5f} s: {all_ / one:.1f} times"
    one, all_ = cpu(lambda: credences(map, participants=["p0"]), 10), cpu(lambda: credences(map), 10)
    return f"{line}; as credences() {all_:.5f} s, one {one:.5f} s: {all_ / one:.1f} times"


def deep() -> Iterator[str]:
    """Yield what it costs to honour a stated credence in every derived claim, and how far off the worst is."""
    for name, map in (
        ("chain of 300", chain(300)),
        ("chain of 5,000", chain(5000)),
        ("tree of 1,000", tree(1000)),
        ("1,000 claims, 5% shared", shared(1000, 0.05, 5)),
        ("1,000 claims, 10% shared", shared(1000, 0.10, 6)),
        ("tree of 10,000", tree(10_000)),
    ):
        source = random.Random(3)
        derived = sorted({a.target for a in map.arguments.values()})
        stated = {c: Stated(round(source.uniform(0.35, 0.65), 3)) for c in derived}
        map = replace(map, participants={"x": Participant("x")}, credences={"x": stated})
        compiled = compile_debate(map)
        numbers = read_numbers(map, compiled.structure, compiled.layout, ["x"])
        took = cpu(lambda compiled=compiled, numbers=numbers: calibrated_numbers(compiled, numbers), 2)  # type: ignore[misc]
        found = credences(map)
        off = 0.0
        for claim in found.participants["x"].claims.values():
            if claim.calibrated and claim.range and claim.credence is not None and claim.stated is not None:
                low, high = sorted(claim.range)
                off = max(off, abs(claim.credence - min(max(claim.stated, low), high)))
        yield f"{name:26} {len(derived):5} stated: calibrated in {took:.3f} s, {found.method}, off by {off:.0e}"


def changed() -> Iterator[str]:
    """Yield what a changed credence in a debate of 1,000 claims costs, with everything that is shown."""
    for name, map in (("tree", tree(1000)), ("5% shared", shared(1000, 0.05, 12))):
        map = with_people(map, 1)
        credences(map)
        entries = dict(map.credences["p0"])
        leaf = next(iter(entries))

        def again(map: Debate = map, entries: dict[str, Stated] = entries, leaf: str = leaf) -> object:
            entries = {**entries, leaf: Stated(0.123)}
            result = credences(Debate(map.title, map.thesis, map.defaults, map.participants, {}, map.claims,
                                      map.arguments, (), {"p0": entries}))  # fmt: skip
            return [c.credence for c in result.participants["p0"].claims.values()]

        yield f"a changed credence, {name:16} {1000 * cpu(again, 10):.1f} ms"


CASES: dict[str, Callable[[], Iterator[str]]] = {
    "tree": lambda: iter([compare("tree of 10,000 claims", tree(10_000))]),
    "shared": lambda: (
        compare(f"1,000 claims, {share:.0%} shared", shared(1000, share, reach))
        for share, reach in ((0.05, 5), (0.10, 6), (0.20, 7))
    ),
    "fan": lambda: (compare(f"one claim, {n:,} arguments", fan(n)) for n in (20, 200, 2000)),
    "people": lambda: iter([many_people()]),
    "changed": changed,
    "deep": deep,
    "split": lambda: (
        compare(f"1,000 claims, {share:.0%} shared", shared(1000, share, reach), False)
        for share, reach in ((0.22, 7), (0.25, 7), (0.30, 5))
    ),
    "wide": lambda: iter([compare("10,000 claims, 30% shared anywhere", shared(10_000, 0.3, 10_000), False)]),
}


if __name__ == "__main__":
    for case in sys.argv[1:] or CASES:
        for line in CASES[case]():
            print(line, flush=True)
