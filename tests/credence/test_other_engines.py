"""Agreement with engines of other hands: problog on support cycles, pyAgrum on large noisy-or maps."""

from __future__ import annotations

import random
import warnings
from dataclasses import replace

import pytest

from argmap.credence.engine import credences
from argmap.model.values import Argument, Claim, Debate, Premise
from tests.strategies import Constructs, random_debate

SUPPORTS = Constructs(
    coins=16,
    rebuts=False,
    undercuts=False,
    necessary=False,
    negated=False,
    exclusive=False,
    contraries=False,
    mutual=False,
    evidence=False,
    participants=0,
)


def as_problog(debate: Debate) -> str:
    """Return the map as a logic program: a claim holds where its coin is heads, or where a support goes through."""
    lines = []
    for id, claim in debate.claims.items():
        lines.append(f"{debate.defaults.prior if claim.prior is None else claim.prior!r}::{id}.")
    for a in debate.arguments.values():
        strength = debate.defaults.strength if a.strength is None else a.strength
        body = ", ".join(["true", *(p.claim for p in a.premises)])
        lines.append(f"{strength!r}::{a.id}. {a.target} :- {a.id}, {body}.")
    return "\n".join([*lines, *(f"query({id})." for id in debate.claims)])


def test_problog_agrees_on_support_cycles() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from problog import get_evaluatable
        from problog.program import PrologString

        for seed in range(40):
            debate = random_debate(seed, SUPPORTS)
            found = get_evaluatable().create_from(PrologString(as_problog(debate))).evaluate()
            theirs = {str(term): float(p) for term, p in found.items()}
            ours = credences(debate).participants["map"].claims
            for id in debate.claims:
                assert ours[id].credence == pytest.approx(theirs.get(id, 0.0), abs=1e-9), (seed, id)


def noisy_or(claims: int, seed: int) -> Debate:
    """Return a map in which each claim supports one or two earlier ones."""
    chance = random.Random(seed)
    arguments: dict[str, Argument] = {}
    for i in range(1, claims):
        for target in {chance.randrange(max(0, i - 20), i) for _ in range(1 if chance.random() < 0.8 else 2)}:
            id = f"a{len(arguments)}"
            premise = (Premise(f"c{i}"),)
            arguments[id] = Argument(id, "supports", f"c{target}", premise, strength=chance.uniform(0.05, 0.95))
    return Debate(
        claims={f"c{i}": Claim(f"c{i}", "", prior=chance.uniform(0.05, 0.6)) for i in range(claims)},
        arguments=arguments,
    )


@pytest.mark.parametrize("claims", [50, 120, 300])
def test_pyagrum_agrees_on_noisy_or_maps(claims: int) -> None:
    gum = pytest.importorskip("pyagrum")
    debate = noisy_or(claims, claims)
    net = gum.BayesNet()
    for id, claim in debate.claims.items():
        net.addNoisyORNet(gum.LabelizedVariable(id, id, 2), claim.prior)
    for a in debate.arguments.values():
        net.addWeightedArc(a.premises[0].claim, a.target, a.strength)
    inference = gum.LazyPropagation(net)
    inference.makeInference()
    ours = credences(debate).participants["map"].claims
    for id in debate.claims:
        assert ours[id].credence == pytest.approx(inference.posterior(id)[1], abs=1e-10), id


def test_the_programs_read_the_same_map() -> None:
    debate = replace(noisy_or(3, 1), claims={f"c{i}": Claim(f"c{i}", "", prior=0.25) for i in range(3)})
    assert as_problog(debate).count("query(") == 3
