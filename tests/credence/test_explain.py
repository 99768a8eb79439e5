"""Why a claim has its number: effects against brute force, assumed inputs, and what would be counted twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.credence import calibrate, inference, split
from argmap.credence.budget import TooLong
from argmap.credence.engine import credences
from argmap.credence.explain import explain
from argmap.credence.result import Explanation
from argmap.model.values import Argument, Claim, Debate, Pair, Premise, Relation, Stated
from tests.credence.enumerate_worlds import enumerate_worlds
from tests.credence.maps import argument, debate
from tests.strategies import ALL, UNCONDITIONED, random_debate


def claims(**priors: float | None) -> dict[str, Claim]:
    return {id: Claim(id, id, prior=prior) for id, prior in priors.items()}


def steps(*arguments: tuple[str, Relation, str, str]) -> dict[str, Argument]:
    return {id: Argument(id, relation, t, (Premise(p),), strength=1.0) for id, relation, t, p in arguments}


def effects(found: Explanation) -> dict[str, float | None]:
    return {c.argument: c.effect for c in found.contributions}


def test_a_support_and_a_rebuttal() -> None:
    debate = Debate(
        claims=claims(c=0.5, s=0.3, r=0.8), arguments=steps(("pro", "supports", "c", "s"), ("con", "rebuts", "c", "r"))
    )
    found = explain(debate, "c", participant="map")
    # 0.25 as it is, 0.1 without the support, 0.65 without the rebuttal.
    assert [c.argument for c in found.contributions] == ["con", "pro"]
    assert effects(found) == pytest.approx({"pro": 0.15, "con": -0.4}, abs=1e-12)
    assert [c.goes_through for c in found.contributions] == pytest.approx([0.8, 0.3], abs=1e-12)
    assert found.shared == ()


def test_a_shared_premise_is_reported_with_the_naive_number() -> None:
    debate = Debate(
        claims=claims(c=0.0, p=0.5), arguments=steps(("a", "supports", "c", "p"), ("b", "supports", "c", "p"))
    )
    (pair,) = explain(debate, "c", participant="map").shared
    assert (pair.first, pair.second, pair.shared) == ("a", "b", ("p",))
    assert pair.naive == pytest.approx(0.75, abs=1e-12)


def test_the_first_shared_claims_are_named_and_not_all_below_them() -> None:
    debate = Debate(
        claims=claims(c=0.0, x=0.0, y=0.0, p=0.5, q=0.5),
        arguments=steps(
            ("a", "supports", "c", "x"),
            ("b", "supports", "c", "y"),
            ("d", "supports", "x", "p"),
            ("e", "supports", "y", "p"),
            ("f", "supports", "p", "q"),
        ),
    )
    (pair,) = explain(debate, "c", participant="map").shared
    assert pair.shared == ("p",)


def test_assumed_inputs_below_an_argument() -> None:
    arguments = steps(("a", "supports", "c", "x"), ("b", "supports", "x", "y"))
    arguments["b"] = replace(arguments["b"], strength=None)
    debate = Debate(
        claims=claims(c=0.5, x=None, y=None),
        arguments=arguments,
        credences={"map": {"y": Stated(0.4)}},
    )
    (only,) = explain(debate, "c", participant="map").contributions
    assert only.assumed == ("b", "x")


def test_evidence_is_taken_away_by_not_imposing_it() -> None:
    debate = Debate(
        claims=claims(c=0.4, e=None),
        arguments={"see": Argument("see", "evidence_for", "c", (Premise("e"),), likelihoods=Pair(0.8, 0.3))},
        credences={"map": {"e": Stated(1.0)}},
    )
    (only,) = explain(debate, "c", participant="map").contributions
    assert only.goes_through is None
    assert only.effect == pytest.approx(0.32 / (0.32 + 0.18) - 0.4, abs=1e-12)


def test_calibrated_coins_are_kept() -> None:
    debate = Debate(
        claims=claims(c=None, p=0.5),
        arguments=steps(("a", "supports", "c", "p")),
        credences={"map": {"c": Stated(0.6)}},
    )
    # The coin that makes 0.6 is 0.2.
    assert effects(explain(debate, "c", participant="map")) == pytest.approx({"a": 0.4}, abs=1e-12)


def test_undercutters_explain_an_argument() -> None:
    debate = Debate(
        claims=claims(c=0.5, p=0.8, u=0.3),
        arguments={
            **steps(("a", "supports", "c", "p")),
            "u1": Argument("u1", "undercuts", "a", (Premise("u"),), strength=1.0),
        },
    )
    assert effects(explain(debate, "a", participant="map")) == pytest.approx({"u1": -0.8 * 0.3}, abs=1e-12)


@pytest.mark.parametrize("first", range(0, 120, 30))
def test_effects_on_random_maps_equal_brute_force(first: int) -> None:
    for seed in range(first, first + 30):
        debate = random_debate(seed, ALL)
        for participant in debate.participants or ("map",):
            person = credences(debate, participants=[participant]).participants[participant]
            coins = {c: n.prior for c, n in person.claims.items() if n.calibrated and n.prior is not None}
            before = enumerate_worlds(debate, participant, coins=coins)
            for id in sorted({a.target for a in debate.arguments.values() if a.relation != "undercuts"}):
                for part in explain(debate, id, participant=participant).contributions:
                    step = debate.arguments[part.argument]
                    if step.relation == "evidence_for":
                        continue
                    entries = {**debate.credences.get(participant, {}), step.id: Stated(0.0)}
                    without = replace(debate, credences={**debate.credences, participant: entries})
                    after = enumerate_worlds(without, participant, coins=coins).person.claims[id].credence
                    now = before.person.claims[id].credence
                    expected = None if now is None or after is None else now - after
                    assert part.effect == pytest.approx(expected, abs=1e-11), (seed, id, step.id)


def test_effects_are_the_same_where_premises_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    for seed in range(20):
        map = random_debate(seed, UNCONDITIONED)
        target = next(iter(sorted(a.target for a in map.arguments.values())), "c0")
        summed = explain(map, target, participant="p0")
        with monkeypatch.context() as patch:
            inference._CACHE.clear()
            patch.setattr(inference, "LARGEST_WORK", 0)
            patch.setattr(split, "LARGEST_PIECE", 24)
            held = explain(map, target, participant="p0")
            inference._CACHE.clear()
        for one, other in zip(summed.contributions, held.contributions, strict=True):
            if one.argument == other.argument and one.effect is not None and other.effect is not None:
                compared += 1
                assert other.effect == pytest.approx(one.effect, abs=1e-12)
    assert compared > 10


def test_where_coins_are_found_in_sampled_worlds_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(*_: object) -> None:
        raise TooLong

    monkeypatch.setattr(calibrate, "calibrated_numbers", too_long)
    map = debate({"t": 0.5, "p": 0.5}, argument("a", "p", "+", "t", 0.6), credences={"x": {"t": Stated(0.4)}})
    assert explain(map, "t", participant="x").method == "sampled"
