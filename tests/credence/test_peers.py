"""The engine beside other programs: problog on support cycles, pyAgrum on noisy-or maps."""

from __future__ import annotations

import random

import pytest

from argmap.credence.engine import credences
from argmap.credence.result import NOBODY
from argmap.model.values import Debate
from tests.credence.maps import argument, debate, shared


def supports_with_cycles(seed: int) -> Debate:
    source = random.Random(seed)
    claims = [f"c{n}" for n in range(source.randint(2, 4))]
    arguments = [
        argument(f"a{n}", " ".join(source.sample(claims, source.randint(1, 2))), "+", source.choice(claims), 0.6)
        for n in range(source.randint(2, 5))
    ]
    return debate({c: round(source.random(), 2) for c in claims}, *arguments)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.filterwarnings("ignore")
def test_problog_agrees_on_support_cycles(seed: int) -> None:
    problog = pytest.importorskip("problog")
    program = pytest.importorskip("problog.program")
    cyclic = supports_with_cycles(seed)
    lines = [f"{c.prior}::coin_{id}. {id} :- coin_{id}. query({id})." for id, c in cyclic.claims.items()]
    lines += [
        f"{a.strength}::{a.id}. {a.target} :- {', '.join([a.id, *map(str, a.premises)])}."
        for a in cyclic.arguments.values()
    ]
    wanted = problog.get_evaluatable().create_from(program.PrologString("\n".join(lines))).evaluate()
    found = credences(cyclic).participants[NOBODY].claims
    assert {str(term): value for term, value in wanted.items()} == pytest.approx(
        {id: c.credence for id, c in found.items()}, abs=1e-9
    )


@pytest.mark.parametrize("claims", [50, 150])
@pytest.mark.filterwarnings("ignore")
def test_pyagrum_agrees_on_noisy_or_maps(claims: int) -> None:
    pytest.importorskip("pyagrum")
    from tests.bench.bench_credence import bayesian_network, theirs

    map = shared(claims, 0.1, 6)
    wanted = theirs(bayesian_network(map))
    found = credences(map).participants[NOBODY].claims
    assert {id: c.credence for id, c in found.items()} == pytest.approx({id: wanted[id] for id in found}, abs=1e-12)
