"""Numbers that are known from elsewhere, or by hand."""

from __future__ import annotations

import math

import pytest

from argmap.credence.engine import credences
from argmap.credence.result import NOBODY, ClaimCredence
from argmap.model.values import Debate, Pair, Stated
from tests.credence.maps import argument, debate


def found(map: Debate, claim: str, who: str = NOBODY, assume: dict[str, float] | None = None) -> ClaimCredence:
    return credences(map, assume=assume).participants[who].claims[claim]


def value(map: Debate, claim: str, who: str = NOBODY, assume: dict[str, float] | None = None) -> float | None:
    return found(map, claim, who, assume).credence


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [((0.65, 0.80, 0.40, 0.65, 0.40, 0.95), 0.051376), ((0.80, 0.90, 0.58, 0.25, 0.05, 0.40), 0.002088)],
)
def test_six_linked_premises(numbers: tuple[float, ...], wanted: float) -> None:
    names = [f"p{n}" for n in range(6)]
    map = debate({"t": 0.0, **dict(zip(names, numbers, strict=True))}, argument("a", " ".join(names), "+", "t"))
    assert value(map, "t") == pytest.approx(wanted, abs=1e-12)


def test_six_necessary_conditions_give_the_same() -> None:
    numbers = (0.65, 0.80, 0.40, 0.65, 0.40, 0.95)
    map = debate(
        {"t": 1.0, **{f"p{n}": p for n, p in enumerate(numbers)}},
        *(argument(f"a{n}", f"p{n}", "!", "t") for n in range(6)),
    )
    assert value(map, "t") == pytest.approx(0.051376, abs=1e-12)


def test_a_support_and_a_rebuttal() -> None:
    map = debate({"t": 0.5, "p": 1.0, "q": 1.0}, argument("a", "p", "+", "t", 0.3), argument("b", "q", "-", "t", 0.8))
    assert value(map, "t") == pytest.approx(0.25, abs=1e-15)


def test_a_shared_premise_counts_once() -> None:
    map = debate({"t": 0.0, "p": 0.5}, argument("a", "p", "+", "t"), argument("b", "p", "+", "t"))
    assert value(map, "t") == pytest.approx(0.5, abs=1e-15)


def test_a_support_cycle_lifts_nothing() -> None:
    map = debate({"t": 0.2, "u": 0.3}, argument("a", "u", "+", "t"), argument("b", "t", "+", "u"))
    assert value(map, "t") == pytest.approx(0.2 + 0.8 * 0.3 - 0.0, abs=1e-15)


def test_an_undercutter_can_be_undercut() -> None:
    map = debate(
        {"t": 0.0, "p": 1.0},
        argument("a", "p", "+", "t"),
        argument("b", "p", "x", "a", 0.5),
        argument("c", "p", "x", "b", 0.4),
    )
    assert value(map, "t") == pytest.approx(1 - 0.5 * 0.6, abs=1e-15)


def test_a_stated_credence_is_honoured_and_what_the_arguments_say_is_kept() -> None:
    map = debate(
        {"t": 0.5, "p": 0.5}, argument("a", "p", "+", "t", 0.6), credences={"x": {"t": Stated(0.4), "p": Stated(0.3)}}
    )
    t = found(map, "t", "x")
    assert t.credence == pytest.approx(0.4, abs=1e-12)
    assert t.implied == pytest.approx(0.18 + 0.82 * 0.5, abs=1e-12)
    assert t.range == pytest.approx((0.18, 1.0), abs=1e-12)
    assert t.prior == pytest.approx(0.22 / 0.82, abs=1e-12)
    assert t.gap_bits == pytest.approx(math.log2((0.4 / 0.6) / (0.59 / 0.41)), abs=1e-9)


def test_a_credence_out_of_reach_is_reported_with_the_range() -> None:
    map = debate({"t": 0.5, "p": 0.5}, argument("a", "p", "+", "t", 0.6), credences={"x": {"t": Stated(0.1)}})
    result = credences(map)
    assert result.participants["x"].claims["t"].credence == pytest.approx(0.3, abs=1e-12)
    assert [(f.code, f.path) for f in result.findings] == [("credence-out-of-reach", ("credences", "x", "t"))]


def test_a_prior_of_ones_own_leaves_the_credence_compared() -> None:
    map = debate({"t": 0.5, "p": 0.5}, argument("a", "p", "+", "t"), credences={"x": {"t": Stated(0.9, prior=0.0)}})
    t = found(map, "t", "x")
    assert (t.credence, t.implied, t.calibrated) == (0.5, 0.5, False)


def test_silent_sides_share_what_is_left() -> None:
    map = debate({"t": 0.6, "u": None, "v": None}, contraries=[("t", "u", "v")])
    assert value(map, "u") == pytest.approx(0.4 / 3, abs=1e-15)
    assert found(map, "u").assumed


def test_sides_above_one_are_an_error_and_null() -> None:
    map = debate({"t": 0.5, "p": 0.7, "q": 0.6}, argument("a", "p", "+", "t"), contraries=[("p", "q")])
    result = credences(map)
    assert [c.credence for c in result.participants[NOBODY].claims.values()] == [None, None, None]
    assert [(f.code, f.path) for f in result.findings] == [("contraries-overfull", ("contraries", 0))]


def test_other_contraries_strike_worlds_out() -> None:
    map = debate({"t": 0.5, "u": 0.5, "p": 1.0}, argument("a", "p", "+", "t", 0.0), contraries=[("t", "u")])
    assert value(map, "t") == pytest.approx(1 / 3, abs=1e-15)


def test_mutual_rebuttals_are_contraries_of_that_strength() -> None:
    map = debate({"t": 0.5, "u": 0.5}, argument("a", "u", "-", "t", 0.5), argument("b", "t", "-", "u", 0.0))
    assert value(map, "t") == pytest.approx((0.25 + 0.125) / 0.875, abs=1e-15)


def test_an_observation_is_conditioned_on() -> None:
    map = debate({"t": 0.5, "e": 1.0}, argument("a", "e", "~", "t", Pair(0.8, 0.2)))
    assert value(map, "t") == pytest.approx(0.8, abs=1e-15)


def test_an_uncertain_observation_is_mixed() -> None:
    map = debate({"t": 0.5, "e": 0.7}, argument("a", "e", "~", "t", Pair(0.8, 0.2)))
    assert value(map, "t") == pytest.approx(0.7 * 0.8 + 0.3 * 0.2, abs=1e-15)


def test_an_observation_nobody_made_shows_its_prediction() -> None:
    map = debate({"t": 0.5, "e": None}, argument("a", "e", "~", "t", Pair(0.8, 0.3)))
    assert value(map, "e") == pytest.approx(0.55)
    assert value(map, "t") == pytest.approx(0.5)


def test_observations_that_cannot_be_had_together_are_null() -> None:
    likelihoods = Pair(1.0, 0.0)
    map = debate(
        {"t": 0.5, "e": 0.2, "f": 0.9},
        argument("a", "e", "~", "t", likelihoods),
        argument("b", "f", "~", "t", likelihoods),
    )
    result = credences(map)
    assert result.participants[NOBODY].claims["t"].credence is None
    assert [f.code for f in result.findings] == ["evidence-infeasible"]


def test_a_claim_that_follows_from_its_own_observation_is_refused_by_name() -> None:
    map = debate({"t": 0.5, "e": 0.5}, argument("a", "e", "~", "t", Pair(0.9, 0.1)), argument("b", "e", "+", "t"))
    result = credences(map)
    assert result.participants[NOBODY].claims["t"].credence is None
    assert "'t' follows from its own observation 'e'" in result.findings[0].message


def test_an_assumption_takes_the_place_of_the_gate_and_moves_nothing_upstream() -> None:
    map = debate({"t": 0.1, "m": 0.5, "p": 0.4}, argument("a", "m", "+", "t"), argument("b", "p", "+", "m"))
    assert value(map, "m", assume={"m": 0.25}) == 0.25
    assert value(map, "t", assume={"m": 0.25}) == pytest.approx(0.1 + 0.9 * 0.25)
    assert value(map, "p", assume={"m": 0.25}) == 0.4


def test_nothing_assumed_where_everything_is_stated() -> None:
    map = debate({"t": 0.5, "p": None}, argument("a", "p", "+", "t"), credences={"x": {"p": Stated(0.2)}})
    person = credences(map).participants["x"]
    assert [c.assumed for c in person.claims.values()] == [False, False]
    assert person.arguments["a"].assumed
