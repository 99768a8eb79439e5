"""Grounded labels: the classic frames, and agreement with coin worlds where every coin is certain."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from argmap.credence.grounded import grounded, remarks
from argmap.model.values import Argument, Claim, Debate, Defaults, Pair, Premise, Relation, Stated
from tests.credence.enumerate_worlds import enumerate_worlds
from tests.strategies import ACYCLIC, UNCONDITIONED, debates


def frame(*edges: tuple[str, Relation, str], prior: float = 1.0, **fields: object) -> Debate:
    """Return claims with a prior of their own and an argument for each edge."""
    ids = dict.fromkeys(id for source, _, target in edges for id in (source, target))
    return Debate(
        claims={id: Claim(id, id, prior=prior) for id in ids},
        arguments={f"{s}-{t}": Argument(f"{s}-{t}", relation, t, (Premise(s),)) for s, relation, t in edges},
        **fields,  # type: ignore[arg-type]
    )


def labels(debate: Debate, **assume: float) -> dict[str, str | None]:
    return {id: claim.label for id, claim in grounded(debate, "map", assume).claims.items()}


def test_a_rebuttal_that_is_rebutted_leaves_the_claim_in() -> None:
    debate = frame(("c", "rebuts", "b"), ("b", "rebuts", "a"))
    assert labels(debate) == {"c": "in", "b": "out", "a": "in"}


def test_two_that_rebut_each_other_are_undecided() -> None:
    found = grounded(frame(("a", "rebuts", "b"), ("b", "rebuts", "a")), "map").claims["a"]
    assert found.label == "undecided"
    assert found.credence is None
    assert found.implied is None


def test_three_that_rebut_in_a_circle_are_undecided() -> None:
    assert set(labels(frame(("a", "rebuts", "b"), ("b", "rebuts", "c"), ("c", "rebuts", "a"))).values()) == {
        "undecided"
    }


def test_supports_in_a_circle_are_undecided_where_nothing_else_speaks() -> None:
    assert set(labels(frame(("a", "supports", "b"), ("b", "supports", "a"), prior=0.0)).values()) == {"undecided"}


def test_a_circle_is_settled_from_outside() -> None:
    debate = frame(("a", "rebuts", "b"), ("b", "rebuts", "a"), ("d", "supports", "a"))
    assert labels(debate, d=0.0) == {"a": "undecided", "b": "undecided", "d": "out"}
    assert labels(debate) == {"a": "in", "b": "out", "d": "in"}


def test_contraries_attack_each_other() -> None:
    debate = Debate(claims={id: Claim(id, id, prior=0.9) for id in ("x", "y")}, contraries=(("x", "y"),))
    assert labels(debate) == {"x": "undecided", "y": "undecided"}
    assert labels(debate, y=0.1) == {"x": "in", "y": "out"}


def test_a_failed_condition_blocks() -> None:
    debate = frame(("n", "necessary_for", "a"))
    assert labels(debate, n=0.0) == {"n": "out", "a": "out"}


def test_a_stated_credence_sets_the_coin() -> None:
    debate = frame(("s", "supports", "a"), prior=0.0, credences={"map": {"a": Stated(0.8)}})
    claim = grounded(debate, "map").claims["a"]
    assert (claim.label, claim.calibrated, claim.prior, claim.implied) == ("in", True, 1.0, 0.0)
    assert claim.range == (0.0, 1.0)


def test_left_out_evidence_is_named() -> None:
    debate = frame(("e", "evidence_for", "a"))
    debate = replace(debate, arguments={"e-a": replace(debate.arguments["e-a"], likelihoods=Pair(0.9, 0.1))})
    (finding,) = remarks(debate)
    assert finding.message == "grounded labels leave out the evidence 'e-a': likelihoods decide nothing there"


@given(debates(replace(ACYCLIC, contraries=False, exclusive=False, evidence=False, credences_of_derived=False)))
def test_certain_coins_give_the_one_world(debate: Debate) -> None:
    """With every coin at 0 or 1 there is one world, and without cycles nothing in it is undecided."""
    for participant in debate.participants or ("map",):
        certain = _certain(debate, participant)
        worlds = enumerate_worlds(certain, participant).person
        found = grounded(certain, participant)
        assert {c: n.credence for c, n in found.claims.items()} == {c: n.credence for c, n in worlds.claims.items()}
        assert {a: n.goes_through for a, n in found.arguments.items()} == {
            a: n.goes_through for a, n in worlds.arguments.items()
        }
        assert {c: n.range for c, n in found.claims.items()} == {c: n.range for c, n in worlds.claims.items()}


@given(debates(replace(UNCONDITIONED, credences_of_derived=False)))
def test_what_is_decided_in_a_cycle_is_so_in_the_one_world(debate: Debate) -> None:
    for participant in debate.participants or ("map",):
        certain = _certain(debate, participant)
        worlds = enumerate_worlds(certain, participant).person
        for id, claim in grounded(certain, participant).claims.items():
            assert claim.credence in (None, worlds.claims[id].credence)


def _certain(debate: Debate, participant: str) -> Debate:
    def side(number: float | None) -> float | None:
        return None if number is None else float(number >= 0.5)

    return replace(
        debate,
        defaults=Defaults(1.0, 1.0),
        claims={id: replace(c, prior=side(c.prior)) for id, c in debate.claims.items()},
        arguments={id: replace(a, strength=side(a.strength)) for id, a in debate.arguments.items()},
        credences={
            participant: {
                id: replace(s, credence=side(s.credence), prior=side(s.prior))
                for id, s in debate.credences.get(participant, {}).items()
            }
        },
    )
