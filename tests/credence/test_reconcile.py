"""The nearest coherent credences: what is met, what it costs, and what moves."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from argmap.credence.reconcile import reconcile
from argmap.model.values import Argument, Claim, Debate, Participant, Premise, Stated
from tests.credence.enumerate_values import flags
from tests.credence.enumerate_weights import impose
from tests.credence.enumerate_worlds import enumerate_worlds
from tests.credence.maps import shared, tree
from tests.strategies import ALL, random_debate


def one_step(strength: float = 1.0, **stated: float) -> Debate:
    """Return a debate in which p supports c, c with prior 0."""
    return Debate(
        participants={"ann": Participant("ann")},
        claims={"c": Claim("c", "c", prior=0.0), "p": Claim("p", "p")},
        arguments={"a": Argument("a", "supports", "c", (Premise("p"),), strength=strength)},
        credences={"ann": {id: Stated(x) for id, x in stated.items()}},
    )


def test_coherent_credences_cost_nothing() -> None:
    found = reconcile(one_step(c=0.4, p=0.4), "ann")
    assert found.cost_bits == pytest.approx(0.0, abs=1e-12)
    assert found.moved == ()
    assert found.reached


def test_the_premise_moves_to_what_was_stated_of_the_claim() -> None:
    found = reconcile(one_step(c=0.2, p=0.5), "ann")
    (moved,) = found.moved
    assert (moved.id, moved.kind) == ("p", "credence")
    assert (moved.before, moved.after) == pytest.approx((0.5, 0.2), abs=1e-12)
    # Only whether p holds is undecided, so the divergence is that of two coins.
    assert found.cost_bits == pytest.approx(0.2 * math.log2(0.2 / 0.5) + 0.8 * math.log2(0.8 / 0.5), abs=1e-12)


def test_strength_and_premise_share_the_move() -> None:
    found = reconcile(one_step(strength=0.8, c=0.2, p=0.5), "ann")
    after = {m.id: m.after for m in found.moved}
    # Of the worlds without c, weight 0.8 in all, those with p weigh 0.1 to 0.6, and those with the coin 0.4 to 0.6.
    assert after["p"] == pytest.approx(0.2 + 0.8 * 0.1 / 0.6, abs=1e-12)
    assert after["a"] == pytest.approx(0.2 + 0.8 * 0.4 / 0.6, abs=1e-12)


def test_what_cannot_be_had_together_is_met_as_far_as_it_goes() -> None:
    debate = Debate(
        participants={"ann": Participant("ann")},
        claims={id: Claim(id, id, prior=0.0) for id in ("x", "y")} | {"p": Claim("p", "p", prior=0.5)},
        arguments={
            "a": Argument("a", "supports", "x", (Premise("p"),), strength=1.0),
            "b": Argument("b", "supports", "y", (Premise("p"),), strength=1.0),
        },
        credences={"ann": {"x": Stated(0.4), "y": Stated(0.8)}},
    )
    found = reconcile(debate, "ann")
    assert not found.reached
    assert found.claims["x"] == pytest.approx(found.claims["y"], abs=1e-9)


def test_nothing_stated_is_coherent() -> None:
    found = reconcile(one_step(), "ann")
    assert (found.stated, found.moved, found.cost_bits) == ((), (), 0.0)


@pytest.mark.parametrize("first", range(0, 90, 30))
def test_the_projection_meets_the_statements_and_its_cost_is_the_divergence(first: int) -> None:
    for seed in range(first, first + 30):
        debate = random_debate(seed, ALL)
        for participant in debate.participants:
            found = reconcile(debate, participant)
            if not found.reached or found.cost_bits is None:
                continue
            for one in found.stated:
                assert one.after == pytest.approx(one.stated, abs=1e-9), seed
            assert found.cost_bits == pytest.approx(divergence(debate, participant), abs=1e-8), seed


def divergence(debate: Debate, participant: str) -> float:
    """Return the cost by brute force: what was stated of derived claims, imposed on the weights of all worlds."""
    derived = {a.target for a in debate.arguments.values() if a.relation != "undercuts"}
    entries = debate.credences[participant]
    silent = {id: replace(s, credence=None) if id in derived else s for id, s in entries.items()}
    before = enumerate_worlds(replace(debate, credences={participant: silent}), participant)
    observed = {a.premises[0].claim for a in debate.arguments.values() if a.relation == "evidence_for"}
    wanted = {id: s.credence for id, s in entries.items() if id in derived}
    wanted |= {e: before.person.claims[e].prior for e in observed}
    marks = [
        (x, [f == "1" for f in flags(before.worlds, before.worlds.true[c])]) for c, x in wanted.items() if x is not None
    ]
    after = impose(before.weights, marks)
    return math.fsum(a * math.log2(a / b) for a, b in zip(after, before.weights, strict=True) if a > 0.0)


def test_a_thousand_statements_are_reconciled() -> None:
    base = tree(1500)
    derived = sorted({a.target for a in base.arguments.values()})
    stated = {c: Stated(0.3 + 0.4 * (n * 37 % 101) / 101) for n, c in enumerate(derived)}
    found = reconcile(replace(base, participants={"ann": Participant("ann")}, credences={"ann": stated}), "ann")
    assert len(found.stated) == len(derived)
    assert max(abs((one.after or 0.0) - one.stated) for one in found.stated) < 1e-9


def test_a_map_too_wide_is_not_reconciled_and_says_so() -> None:
    base = shared(600, 0.5, 600)
    found = reconcile(replace(base, participants={"ann": Participant("ann")}, credences={"ann": {}}), "ann")
    assert not found.summed
