"""Gradual semantics: published formulas, published graphs, rest in cycles, and what they refuse."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.credence import gradual as gradual_semantics
from argmap.credence.gradual import gradual, refusals, settle
from argmap.credence.influence import INFLUENCES
from argmap.credence.result import PersonCredences, Semantics
from argmap.model.values import Argument, Claim, Debate, Defaults, Pair, Premise, Relation, Stated
from tests.credence.enumerate_worlds import enumerate_worlds
from tests.strategies import GRADUAL, TREES, debates

GRADUALS: tuple[Semantics, ...] = ("demorgan", "dfquad", "quadratic-energy", "euler")


def graph(
    bases: dict[str, float],
    *edges: tuple[str, Relation, str],
    strength: float = 1.0,
    stated: dict[str, Stated] | None = None,
) -> Debate:
    """Return a debate of one-premise arguments named after their premise and target."""
    arguments = [Argument(f"{p}-{t}", relation, t, (Premise(p),), strength=strength) for p, relation, t in edges]
    return Debate(
        claims={id: Claim(id, id, prior=base) for id, base in bases.items()},
        arguments={a.id: a for a in arguments},
        credences={"map": stated or {}},
    )


def value(found: PersonCredences, id: str) -> float:
    credence = found.claims[id].credence
    assert credence is not None
    return credence


DEMOCRACY = graph(
    {"a1": 0.5, "a2": 0.5, "p1": 0.7, "p2": 0.5, "p3": 0.9, "c1": 0.2, "c2": 0.2, "c3": 0.6, "c4": 0.5},
    ("c1", "rebuts", "a2"),
    ("c2", "rebuts", "p2"),
    ("c3", "rebuts", "p2"),
    ("c4", "rebuts", "p2"),
    ("p1", "supports", "a1"),
    ("p2", "supports", "a1"),
    ("p3", "supports", "a2"),
)


def test_dfquad_on_the_graph_of_rago_and_others() -> None:
    found = gradual(DEMOCRACY, "map", None, "dfquad")
    assert value(found, "p2") == pytest.approx(0.08, abs=1e-12)
    assert value(found, "a1") == pytest.approx(0.862, abs=1e-12)
    assert value(found, "a2") == pytest.approx(0.85, abs=1e-12)


def test_quadratic_energy_on_the_same_graph() -> None:
    found = gradual(DEMOCRACY, "map", None, "quadratic-energy")
    p2 = 0.5 - 0.5 * 1.69 / 2.69
    energy = 0.7 + p2
    assert value(found, "p2") == pytest.approx(p2, abs=1e-12)
    assert value(found, "a1") == pytest.approx(0.5 + 0.5 * energy**2 / (1 + energy**2), abs=1e-12)


def test_euler_of_one_certain_support() -> None:
    found = gradual(graph({"x": 0.5, "s": 1.0}, ("s", "supports", "x")), "map", None, "euler")
    assert value(found, "x") == pytest.approx(1 - 0.75 / (1 + 0.5 * math.e), abs=1e-12)


def test_a_rebuttal_wins_under_demorgan() -> None:
    found = gradual(
        graph({"x": 0.5, "s": 0.3, "r": 0.8}, ("s", "supports", "x"), ("r", "rebuts", "x")), "map", None, "demorgan"
    )
    assert value(found, "x") == pytest.approx((1 - 0.5 * 0.7) * 0.2, abs=1e-12)


def test_dfquad_equals_coin_worlds_for_one_support_and_one_rebuttal() -> None:
    debate = graph({"x": 0.5, "s": 0.3, "r": 0.8}, ("s", "supports", "x"), ("r", "rebuts", "x"))
    assert value(gradual(debate, "map", None, "dfquad"), "x") == pytest.approx(0.25, abs=1e-12)


@given(debates(TREES))
def test_dfquad_equals_coin_worlds_on_trees_with_base_half(debate: Debate) -> None:
    derived = {a.target for a in debate.arguments.values()}
    debate = replace(
        debate,
        defaults=Defaults(0.5, debate.defaults.strength),
        claims={id: replace(c, prior=None if id in derived else c.prior) for id, c in debate.claims.items()},
        credences={
            p: {id: replace(s, prior=None if id in derived else s.prior) for id, s in entries.items()}
            for p, entries in debate.credences.items()
        },
    )
    for participant in debate.participants or ("map",):
        worlds = enumerate_worlds(debate, participant).person
        found = gradual(debate, participant, None, "dfquad")
        for id in debate.claims:
            assert value(found, id) == pytest.approx(worlds.claims[id].credence, abs=1e-12)


@pytest.mark.parametrize("semantics", GRADUALS)
def test_an_undercut_and_a_failed_condition_weaken(semantics: Semantics) -> None:
    arguments = (
        Argument("s", "supports", "x", (Premise("p", negated=True),), strength=0.8),
        Argument("u", "undercuts", "s", (Premise("q"),), strength=0.5),
        Argument("n", "necessary_for", "x", (Premise("q"),), strength=0.9),
    )
    debate = Debate(
        claims={id: Claim(id, id, prior=prior) for id, prior in {"x": 0.4, "p": 0.3, "q": 0.6}.items()},
        arguments={a.id: a for a in arguments},
    )
    found = gradual(debate, "map", None, semantics)
    support = 0.8 * 0.7 * (1 - 0.5 * 0.6)
    assert found.arguments["s"].goes_through == pytest.approx(support, abs=1e-12)
    expected = INFLUENCES[semantics].value(0.4, [support], []) * (1 - 0.9 * 0.4)
    assert value(found, "x") == pytest.approx(expected, abs=1e-12)


def test_two_that_rebut_each_other_come_to_rest_on_the_published_equation() -> None:
    debate = graph({"x": 0.5, "y": 0.5}, ("x", "rebuts", "y"), ("y", "rebuts", "x"))
    s = value(gradual(debate, "map", None, "quadratic-energy"), "x")
    assert s == pytest.approx(0.5 - 0.5 * s**2 / (1 + s**2), abs=1e-12)


def missed(debate: Debate, found: PersonCredences, semantics: Semantics) -> float:
    """Return by how much at most a claim's value misses what follows from the values of its arguments."""
    into: dict[str, list[Argument]] = {}
    for a in debate.arguments.values():
        into.setdefault(a.target, []).append(a)
    goes = {id: argument.goes_through or 0.0 for id, argument in found.arguments.items()}
    misses = [0.0]
    for id, claim in found.claims.items():
        if claim.leaf:
            continue
        supports = [goes[a.id] for a in into[id] if a.relation == "supports"]
        rebuts = [goes[a.id] for a in into[id] if a.relation == "rebuts"]
        assert claim.prior is not None
        expected = INFLUENCES[semantics].value(claim.prior, supports, rebuts)
        for a in into[id]:
            if a.relation == "necessary_for":
                expected *= 1 - blocking(debate, found, a)
        misses.append(abs(value(found, id) - expected))
    return max(misses)


@given(debates(GRADUAL), st.sampled_from(GRADUALS))
def test_every_value_is_at_rest(debate: Debate, semantics: Semantics) -> None:
    for participant in debate.participants or ("map",):
        found, restless = settle(debate, participant, None, semantics)
        assert restless or missed(debate, found, semantics) < 1e-9


def numbers(debate: Debate, semantics: Semantics) -> list[float]:
    """Return every number of everybody's, -1 where it is absent."""
    found = [gradual(debate, participant, None, semantics) for participant in debate.participants or ("map",)]
    given = [
        value
        for person in found
        for claim in person.claims.values()
        for value in (claim.credence, claim.implied, claim.prior, *(claim.range or (None, None)))
    ]
    return [-1.0 if value is None else value for value in given]


@given(debates(GRADUAL), st.sampled_from(GRADUALS))
def test_a_cycle_as_arrays_rests_where_it_rests_member_by_member(debate: Debate, semantics: Semantics) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gradual_semantics, "SMALL", 10**6)
        one_by_one = numbers(debate, semantics)
        patch.setattr(gradual_semantics, "SMALL", 0)
        assert numbers(debate, semantics) == pytest.approx(one_by_one, abs=1e-9)


def ring(n: int) -> Debate:
    """Return claims that support one another in a ring, with a condition, an undercut and a rebuttal among them."""
    bases = {f"c{i}": (i % 7 + 1) / 9 for i in range(n)}
    edges: list[tuple[str, Relation, str]] = [(f"c{i}", "supports", f"c{(i + 1) % n}") for i in range(n)]
    edges += [(f"c{i}", "rebuts", f"c{(7 * i + 3) % n}") for i in range(0, n, 3)]
    edges += [("c5", "necessary_for", "c9"), ("c4", "undercuts", "c1-c2")]
    return graph(bases, *edges, strength=0.8, stated={"c7": Stated(0.6), "c9": Stated(0.9)})


@pytest.mark.parametrize("semantics", GRADUALS)
def test_a_ring_of_thirty_rests_the_same_either_way(semantics: Semantics, monkeypatch: pytest.MonkeyPatch) -> None:
    assume = {"c3": 0.9, "c7": 0.2}
    as_arrays = [gradual(ring(30), "map", held, semantics) for held in (None, assume)]
    monkeypatch.setattr(gradual_semantics, "SMALL", 10**6)
    monkeypatch.setattr(gradual_semantics, "STEPS", 10**6)
    for found, held in zip(as_arrays, (None, assume), strict=True):
        one_by_one = gradual(ring(30), "map", held, semantics)
        for id in one_by_one.claims:
            assert value(found, id) == pytest.approx(value(one_by_one, id), abs=1e-12)


def test_steps_that_undercut_each_other_in_a_large_ring_rest_where_the_equation_says() -> None:
    steps = [Argument(f"u{i}", "undercuts", f"u{(i + 1) % 30}", (Premise("p"),), strength=0.8) for i in range(30)]
    steps += [Argument(f"o{i}", "undercuts", f"u{i}", (Premise("p"),), strength=0.5) for i in range(30)]
    debate = Debate(claims={"p": Claim("p", "P.", prior=1.0)}, arguments={one.id: one for one in steps})
    found = gradual(debate, "map", None, "dfquad").arguments
    # Each leaves the next 1 - u of what the one from outside leaves it: u = 0.8 * 0.5 * (1 - u).
    assert [found[f"u{i}"].goes_through for i in range(30)] == pytest.approx([0.4 / 1.4] * 30, abs=1e-12)


@pytest.mark.parametrize("semantics", GRADUALS)
def test_a_cycle_of_two_thousand_claims_is_settled(semantics: Semantics) -> None:
    found, said = settle(ring(2_000), "map", None, semantics)
    assert said == ()
    assert missed(ring(2_000), found, semantics) < 1e-12


def test_a_cycle_that_takes_too_much_work_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradual_semantics, "SECONDS", 0.0)
    found, (said,) = settle(ring(30), "map", None, "euler")
    assert "would be too much work: its numbers are absent" in said.message
    assert found.claims["c0"].credence is None


def blocking(debate: Debate, found: PersonCredences, a: Argument) -> float:
    """Return strength times failed premises times what undercutters leave."""
    met = math.prod(1 - value(found, p.claim) if p.negated else value(found, p.claim) for p in a.premises)
    left = math.prod(
        1 - (found.arguments[u.id].goes_through or 0.0) for u in debate.arguments.values() if u.target == a.id
    )
    return (found.arguments[a.id].strength or 0.0) * left * (1 - met)


@pytest.mark.parametrize("semantics", GRADUALS)
def test_a_stated_credence_is_honoured(semantics: Semantics) -> None:
    debate = graph({"x": 0.5, "s": 0.3}, ("s", "supports", "x"), stated={"x": Stated(0.6)})
    claim = gradual(debate, "map", None, semantics).claims["x"]
    assert claim.calibrated
    assert claim.credence == pytest.approx(0.6, abs=1e-12)
    assert claim.implied == pytest.approx(INFLUENCES[semantics].value(0.5, [0.3], []), abs=1e-12)


@pytest.mark.parametrize("semantics", GRADUALS)
def test_an_assumption_moves_what_follows_and_nothing_above(semantics: Semantics) -> None:
    debate = graph({"x": 0.5, "s": 0.3, "p": 0.2}, ("p", "supports", "s"), ("s", "supports", "x"))
    found = gradual(debate, "map", {"s": 0.9}, semantics)
    assert value(found, "p") == 0.2
    assert value(found, "s") == 0.9
    assert value(found, "x") == pytest.approx(INFLUENCES[semantics].value(0.5, [0.9], []), abs=1e-12)


def test_contraries_and_evidence_are_refused_by_name() -> None:
    seen = Argument("seen", "evidence_for", "x", (Premise("y"),), likelihoods=Pair(0.8, 0.3))
    debate = replace(
        DEMOCRACY,
        contraries=(("a1", "a2"),),
        arguments={**DEMOCRACY.arguments, "seen": replace(seen, target="a1", premises=(Premise("c1"),))},
    )
    first, second = refusals(debate, "euler")
    assert first.message == "euler has no meaning for contraries: 'a1', 'a2'"
    assert second.message == "euler has no meaning for evidence with likelihoods: 'seen'"
    assert gradual(debate, "map", None, "euler").claims["a1"].credence is None


def test_five_thousand_claims_in_a_row() -> None:
    n = 5_000
    bases = {f"c{i}": 0.5 for i in range(n)}
    debate = graph(bases, *((f"c{i + 1}", "supports", f"c{i}") for i in range(n - 1)))
    assert 0.5 < value(gradual(debate, "map", None, "dfquad"), "c0") <= 1.0
