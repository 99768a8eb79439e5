"""The enumerator itself, against numbers known by hand."""

from __future__ import annotations

import math

import pytest

from argmap.model.values import Argument, Claim, Debate, Pair, Premise, Relation, Stated
from tests.credence.enumerate_worlds import Enumeration, enumerate_worlds


def claims(**priors: float | None) -> dict[str, Claim]:
    return {id: Claim(id, id, prior=prior) for id, prior in priors.items()}


def step(id: str, relation: Relation, target: str, *premises: str, **fields: object) -> Argument:
    parsed = tuple(Premise(p.removeprefix("not "), p.startswith("not ")) for p in premises)
    return Argument(id, relation, target, parsed, **fields)  # type: ignore[arg-type]


def worked_out(
    claims: dict[str, Claim],
    *arguments: Argument,
    contraries: tuple[tuple[str, ...], ...] = (),
    **stated: Stated,
) -> Enumeration:
    debate = Debate(
        claims=claims,
        arguments={a.id: a for a in arguments},
        contraries=contraries,
        credences={"map": stated},
    )
    return enumerate_worlds(debate, "map")


def test_a_support_and_a_rebuttal() -> None:
    found = worked_out(claims(c=0.5, s=0.3, r=0.8), step("pro", "supports", "c", "s"), step("con", "rebuts", "c", "r"))
    assert found.person.claims["c"].credence == pytest.approx(0.25, abs=1e-15)
    assert found.person.claims["c"].range == pytest.approx((0.3 * 0.2, 0.2 + 0.8 * 0.3), abs=1e-15)


def test_a_shared_premise_is_counted_once() -> None:
    found = worked_out(claims(c=0.0, p=0.5), step("a", "supports", "c", "p"), step("b", "supports", "c", "p"))
    assert found.person.claims["c"].credence == 0.5


def test_six_premises() -> None:
    chances = (0.65, 0.80, 0.40, 0.65, 0.40, 0.95)
    premises = {f"p{i}": chance for i, chance in enumerate(chances)}
    found = worked_out(claims(t=0.0, **premises), step("a", "supports", "t", *premises))
    assert found.person.claims["t"].credence == pytest.approx(0.051376, abs=1e-12)


def test_a_support_cycle_does_not_lift_itself() -> None:
    found = worked_out(claims(x=0.0, y=0.0), step("a", "supports", "x", "y"), step("b", "supports", "y", "x"))
    assert found.person.claims["x"].credence == 0.0


def test_an_undecided_claim_takes_its_coin() -> None:
    found = worked_out(claims(x=0.5), step("a", "rebuts", "x", "x"))
    assert found.person.claims["x"].credence == 0.5
    assert found.person.arguments["a"].goes_through == 0.0


def test_an_undercut_undercutter_lets_the_step_through() -> None:
    found = worked_out(
        claims(c=0.0, p=0.9, u=0.6, v=0.5),
        step("a", "supports", "c", "p"),
        step("b", "undercuts", "a", "u"),
        step("d", "undercuts", "b", "v"),
    )
    assert found.person.claims["c"].credence == pytest.approx(0.9 * (1 - 0.6 * 0.5), abs=1e-15)


def test_a_failed_necessary_condition_blocks() -> None:
    found = worked_out(claims(c=0.8, n=0.5), step("a", "necessary_for", "c", "n", strength=0.9))
    assert found.person.claims["c"].credence == pytest.approx(0.8 * (1 - 0.9 * 0.5), abs=1e-15)


def test_silent_sides_share_what_is_left() -> None:
    found = worked_out(claims(x=0.4, y=None, z=None), contraries=(("x", "y", "z"),))
    assert found.person.claims["y"].credence == pytest.approx(0.2, abs=1e-15)
    assert found.person.claims["y"].assumed


def test_contraries_in_two_groups_are_conditioned_on() -> None:
    found = worked_out(claims(x=0.5, y=0.5, z=0.5), contraries=(("x", "y"), ("y", "z")))
    # Of eight worlds five are left: none, x, y, z, x and z.
    assert found.person.claims["y"].credence == pytest.approx(1 / 5, abs=1e-15)
    assert found.person.claims["x"].credence == pytest.approx(2 / 5, abs=1e-15)


def test_mutual_rebuttals_are_contraries_of_their_strength() -> None:
    found = worked_out(
        claims(x=0.5, y=0.5), step("a", "rebuts", "x", "y", strength=0.5), step("b", "rebuts", "y", "x", strength=0.0)
    )
    # Both are true in a quarter of the worlds, half of which weigh nothing.
    assert found.person.claims["x"].credence == pytest.approx((0.25 + 0.125) / 0.875, abs=1e-15)
    assert not found.person.claims["x"].leaf


@pytest.mark.parametrize("x", [1.0, 0.7])
def test_evidence_by_jeffreys_rule(x: float) -> None:
    seen = step("see", "evidence_for", "c", "e", likelihoods=Pair(0.8, 0.3))
    found = worked_out(claims(c=0.4, e=None), seen, e=Stated(x))
    if_seen = 0.4 * 0.8 / (0.4 * 0.8 + 0.6 * 0.3)
    if_not = 0.4 * 0.2 / (0.4 * 0.2 + 0.6 * 0.7)
    assert found.person.claims["c"].credence == pytest.approx(x * if_seen + (1 - x) * if_not, abs=1e-15)
    assert found.person.claims["e"].credence == pytest.approx(x, abs=1e-15)


def test_an_observation_nobody_made_shows_its_prediction() -> None:
    seen = step("see", "evidence_for", "c", "e", likelihoods=Pair(0.8, 0.3))
    found = worked_out(claims(c=0.4, e=None), seen)
    assert found.person.claims["e"].credence == pytest.approx(0.4 * 0.8 + 0.6 * 0.3, abs=1e-15)


def test_two_observations_keep_both_marginals() -> None:
    found = worked_out(
        claims(c=0.4, e=None, f=None),
        step("a", "evidence_for", "c", "e", likelihoods=Pair(0.8, 0.3)),
        step("b", "evidence_for", "c", "f", likelihoods=Pair(0.9, 0.2)),
        e=Stated(0.6),
        f=Stated(0.3),
    )
    assert found.person.claims["e"].credence == pytest.approx(0.6, abs=1e-14)
    assert found.person.claims["f"].credence == pytest.approx(0.3, abs=1e-14)


def test_a_stated_credence_is_honoured_by_the_coin() -> None:
    found = worked_out(claims(c=None, p=0.5), step("a", "supports", "c", "p"), c=Stated(0.6))
    claim = found.person.claims["c"]
    assert claim.calibrated
    assert claim.credence == pytest.approx(0.6, abs=1e-15)
    assert claim.prior == pytest.approx(0.2, abs=1e-15)
    assert claim.implied == pytest.approx(0.75, abs=1e-15)
    assert claim.gap_bits == pytest.approx(math.log2(0.6 / 0.4) - math.log2(3), abs=1e-14)


def test_a_stated_credence_out_of_range_comes_as_near_as_may_be() -> None:
    found = worked_out(claims(c=None, p=0.5), step("a", "supports", "c", "p"), c=Stated(0.3))
    assert found.person.claims["c"].credence == 0.5
    assert found.person.claims["c"].prior == 0.0


def test_a_stated_credence_is_honoured_after_evidence() -> None:
    seen = step("see", "evidence_for", "c", "e", likelihoods=Pair(0.8, 0.3))
    found = worked_out(claims(c=None, e=None), seen, e=Stated(0.7), c=Stated(0.45))
    assert found.person.claims["c"].credence == pytest.approx(0.45, abs=1e-12)


def test_conditionals_are_read_off_the_worlds() -> None:
    found = worked_out(claims(c=0.5, p=0.5), step("a", "supports", "c", "p"))
    assert found.conditional("c", {"p": True}) == 1.0
    assert found.conditional("c", {"p": False}) == 0.5


def test_too_much_given_to_contraries_is_null_where_it_matters() -> None:
    found = worked_out(claims(x=0.7, y=0.6, z=0.5, w=0.5), step("a", "supports", "z", "x"), contraries=(("x", "y"),))
    assert found.overfull == (("x", "y"),)
    assert found.person.claims["z"].credence is None
    assert found.person.claims["w"].credence == 0.5
