"""How long cruxes take: the full ranking for two people, and where their gap comes from.

Run: `python -m tests.bench.bench_cruxes [sizes…]`. Each map has shared premises, rebuttals, undercuts and necessary
conditions, and two people who differ on every leaf. `cold` compiles the map, `warm` has it compiled.
Times are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable

from argmap.credence.inference import _CACHE, compile_debate
from argmap.cruxes.compare import compare
from argmap.cruxes.rank import cruxes
from argmap.model.values import Argument, Claim, Debate, Participant, Premise, Relation, Stated

_RUNS = 5
_RELATIONS: tuple[Relation, ...] = ("supports", "supports", "rebuts", "necessary_for")


def debate_of(size: int, seed: int = 1) -> Debate:
    """Return a debate of `size` claims, about one in ten used twice, with two people's credences in every leaf."""
    random_ = random.Random(seed)
    claims = {f"c{n}": Claim(f"c{n}", f"Claim number {n}.") for n in range(size)}
    arguments: dict[str, Argument] = {}

    into: dict[int, str] = {0: "a0"}

    def add(premise: int, relation: Relation, target: str) -> None:
        id = f"a{len(arguments)}"
        into.setdefault(premise, id)
        arguments[id] = Argument(id, relation, target, (Premise(f"c{premise}"),), strength=0.8)

    for n in range(1, size):
        above = (n - 1) // 3
        if n % 10 == 0:
            add(n, "undercuts", into[above])
        else:
            add(n, random_.choice(_RELATIONS), f"c{above}")
        if n % 10 == 5:
            add(n, random_.choice(_RELATIONS), f"c{max(0, above - random_.randrange(1, 4))}")
    targeted = {argument.target for argument in arguments.values()}
    leaves = [id for id in claims if id not in targeted]
    said = {
        who: {id: Stated(credence=round(random_.uniform(0.05, 0.95), 2)) for id in leaves} for who in ("anna", "bela")
    }
    people = {who: Participant(who) for who in said}
    return Debate("Bench", ("c0",), claims=claims, arguments=arguments, participants=people, credences=said)


def timed(work: Callable[[], object], *, cold: bool) -> float:
    """Return the median processor time of some runs, in milliseconds."""
    times = []
    for _ in range(_RUNS):
        if cold:
            _CACHE.clear()
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def report(size: int) -> str:
    """Return one line of figures for a map of `size` claims."""
    debate, pair = debate_of(size), ("anna", "bela")
    compiled = compile_debate(debate)
    ranking = [timed(lambda: cruxes(debate, between=pair), cold=cold) for cold in (False, True)]
    alone = timed(lambda: cruxes(debate, between=pair, conjunctive=False), cold=False)
    parts = [timed(lambda: compare(debate, *pair), cold=cold) for cold in (False, True)]
    found = compare(debate, *pair)
    missed = abs(sum(part.share for part in found.parts) - (found.gap or 0.0))
    return (
        f"{size} claims, width {compiled.width}: ranking {ranking[0]:.0f} ms warm ({alone:.0f} without sets), "
        f"{ranking[1]:.0f} cold; attribution of {len(found.parts)} parts {parts[0]:.0f} ms warm, {parts[1]:.0f} cold; "
        f"sums to the gap within {missed:.0e}"
    )


def main() -> None:
    """Print one line for each size."""
    for size in [int(size) for size in sys.argv[1:]] or [100, 1000]:
        print(report(size))


if __name__ == "__main__":
    main()
