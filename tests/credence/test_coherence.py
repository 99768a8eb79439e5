"""What is said of one participant's numbers that cannot be had together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.credence.coherence import incoherences, map_conditionals
from argmap.credence.engine import credences
from argmap.model.diagnostic import Finding
from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Participant, Premise, Stated
from tests.credence.enumerate_worlds import enumerate_worlds
from tests.strategies import ALL, debates, random_debate


def debate(stated: dict[str, float], *, cruxes: tuple[Crux, ...] = (), prior: float | None = None) -> Debate:
    """Return a debate in which x supports t with strength 0.9."""
    return Debate(
        thesis=("t",),
        participants={"ann": Participant("ann")},
        claims={"t": Claim("t", "t"), "x": Claim("x", "x")},
        arguments={"a": Argument("a", "supports", "t", (Premise("x"),), strength=0.9)},
        credences={"ann": {id: Stated(p, prior if id == "t" else None) for id, p in stated.items()}},
        cruxes={c.id: c for c in cruxes},
    )


def found(of: Debate) -> dict[str, Finding]:
    person = credences(of, participants=["ann"]).participants["ann"]
    return {f.code: f for f in incoherences(of, "ann", person)}


def crux(if_true: float, if_false: float) -> Crux:
    return Crux("k", ("x",), conditionals={"ann": Pair(if_true, if_false)})


def test_coherent_numbers_raise_no_remark() -> None:
    assert found(debate({"x": 0.5, "t": 0.7}, cruxes=(crux(0.93, 0.47),))) == {}


def test_a_large_gap_is_told_in_bits() -> None:
    said = found(debate({"x": 0.1, "t": 0.92}))["credence-gap"]
    assert said.message == "'ann' states 92% for 't' where the arguments alone say 55%: 3.3 bits apart"
    assert said.path == ("credences", "ann", "t")


def test_the_claim_lies_outside_both_conditionals() -> None:
    said = found(debate({"x": 0.5, "t": 0.7}, cruxes=(crux(0.6, 0.2),)))["crux-conditionals"]
    assert said.message == "ann's credence in 't' is 0.7, not between 0.2 and 0.6"
    assert said.path == ("cruxes", "k", "conditionals", "ann")


def test_the_conditionals_give_another_number() -> None:
    said = found(debate({"x": 0.5, "t": 0.7}, cruxes=(crux(0.8, 0.4),)))["crux-conditionals"]
    assert said.message == "with 0.5 in 'x' these give 0.6 for 't', not 0.7"
    assert said.severity == "info"


def test_the_map_gives_other_conditionals() -> None:
    said = found(debate({"x": 0.5, "t": 0.7}, cruxes=(crux(0.85, 0.55),)))
    assert "crux-conditionals" not in said
    assert said["conditional-map"].message == (
        "for the crux 'k', 'ann' gives 't' 85% if true, where the map says 94.5% and 55% if not, where the map says 45%"
    )


def test_missing_numbers_are_listed() -> None:
    said = found(debate({"t": 0.7}))["numbers-missing"]
    assert (
        said.message == "nothing was said by 'ann' or the claims themselves about 'x': 50% or an equal share is assumed"
    )


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_conditionals_of_random_maps_equal_brute_force(first: int) -> None:
    for seed in range(first, first + 40):
        random = replace(random_debate(seed, ALL), thesis=("c0",))
        if len(random.claims) < 3:
            continue
        for participant in random.participants or ("map",):
            person = credences(random, participants=[participant]).participants[participant]
            if any(c.credence is None for c in person.claims.values()):
                continue
            coins = {c: n.prior for c, n in person.claims.items() if n.calibrated and n.prior is not None}
            worlds = enumerate_worlds(random, participant, coins=coins)
            ((x, if_true, if_false),) = map_conditionals(random, participant, [(("c1", "c2"), "c0")])
            both = {"c1": True, "c2": True}
            assert x == pytest.approx(worlds.probability(both), abs=1e-12)
            if x is None or not 1e-6 < x < 1.0 - 1e-6:
                continue
            with_both = worlds.conditional("c0", both)
            assert with_both is not None
            total = worlds.probability({"c0": True})
            assert total is not None
            assert if_true == pytest.approx(with_both, abs=1e-9)
            assert if_false == pytest.approx((total - x * with_both) / (1.0 - x), abs=1e-9)


@given(debates(replace(ALL, participants=1)), st.data())
def test_total_probability(random: Debate, data: st.DataObject) -> None:
    t, x = (data.draw(st.sampled_from(sorted(random.claims))) for _ in range(2))
    who = next(iter(random.participants), "map")
    ((p, if_true, if_false),) = map_conditionals(random, who, [((x,), t)])
    total = credences(random).participants[who].claims[t].credence
    if None not in (p, if_true, if_false, total):
        assert p is not None
        assert if_true is not None
        assert if_false is not None
        assert p * if_true + (1.0 - p) * if_false == pytest.approx(total, abs=1e-9)
