"""What a credence means, held against numbers worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.cli.command import Commands
from tests.contract.example import EVERYTHING, small

A_SUPPORT_AND_A_REBUTTAL = small(
    "t 0.5", "s 0.3", "r 0.8", arguments="x: {premises: [s], supports: t}, y: {premises: [r], rebuts: t}"
)
EVIDENCE = "x: {premises: [e], evidence_for: t, likelihoods: {if_true: 0.8, if_false: 0.3}}"
MUTUAL = "x: {premises: [a], rebuts: b, strength: 0.8}, y: {premises: [b], rebuts: a, strength: 0.5}"
UNDERCUTS = "x: {premises: [p], supports: t}, u: {premises: [q], undercuts: x}, v: {premises: [r], undercuts: u}"
RING = "x: {premises: [a], rebuts: b}, y: {premises: [b], rebuts: c}, z: {premises: [c], rebuts: a}"
STATED = small(
    "t",
    "b",
    people="me: {}",
    arguments="x: {premises: [b], supports: t, strength: 0.8}",
    credences="me: {t: 0.7, b: 0.8}",
)
FOUR = small(
    "t", people="a: {}, b: {}, c: {}, d: {}", credences="a: {t: .0140}, b: {t: .0221}, c: {t: .0039}, d: {t: .0040}"
)


def of(argmap: Commands, text: str, *words: str) -> Any:
    return argmap.run("credences", "--json", argmap.write(text), *words).json


def credence(argmap: Commands, text: str, claim: str, *words: str) -> Any:
    (person,) = of(argmap, text, *words)["participants"].values()
    return person["claims"][claim]["credence"]


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        (A_SUPPORT_AND_A_REBUTTAL, "t", 0.25),
        # Both arguments rest on one premise: it is counted once.
        (small("t 0", "p 0.5", arguments="x: {premises: [p], supports: t}, y: {premises: [p], supports: t}"), "t", 0.5),
        (small("t 0", "p 0.3", arguments="x: {premises: [not p], supports: t}"), "t", 0.7),
        (small("t 0", "p 0.5", "q 0.4", arguments="x: {premises: [p, q], supports: t, strength: .5}"), "t", 0.1),
        (
            small(
                "t 1",
                "p 0.8",
                "q 0.5",
                arguments="x: {premises: [p], necessary_for: t}, y: {premises: [q], necessary_for: t}",
            ),
            "t",
            0.4,
        ),
        # The undercutter goes through with 0.8·(1 − 0.5).
        (
            small(
                "t 0",
                "p 0.5",
                "q 0.8",
                "r 0.5",
                arguments=UNDERCUTS,
            ),
            "t",
            0.3,
        ),
        # Heads is true at once; two tails lift nobody.
        (small("a", "b", arguments="x: {premises: [a], supports: b}, y: {premises: [b], supports: a}"), "a", 0.75),
        # Of eight worlds: a alone heads, a and b heads, and all heads, where nothing is ever forced.
        (small("a", "b", "c", arguments=RING), "a", 3 / 8),
        (small("a", "b", arguments=MUTUAL), "a", 0.275 / 0.775),
        (small("t 0.4", "e 1", arguments=EVIDENCE), "t", 0.32 / 0.5),
        (small("t 0.4", "e 0.9", arguments=EVIDENCE), "t", 0.9 * 0.32 / 0.5 + 0.1 * 0.08 / 0.5),
        (small("t 0.4", "e", arguments=EVIDENCE), "e", 0.5),
        (small("a", "b 0.5", "c", more="contraries: [[a, b, c]]"), "a", 0.5 / 3),
        # a is derived: worlds with both are left out, and .55 of the weight is kept.
        (
            small("a", "b 0.6", "s", arguments="x: {premises: [s], supports: a}", more="contraries: [[a, b]]"),
            "a",
            0.3 / 0.55,
        ),
    ],
)
def test_a_credence_is_the_share_of_worlds(argmap: Commands, text: str, claim: str, expected: float) -> None:
    assert credence(argmap, text, claim) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("premises", "expected"),
    [((0.65, 0.80, 0.40, 0.65, 0.40, 0.95), 0.051376), ((0.80, 0.90, 0.58, 0.25, 0.05, 0.40), 0.002088)],
)
def test_six_necessary_conditions(argmap: Commands, premises: tuple[float, ...], expected: float) -> None:
    steps = ", ".join(f"n{at}: {{premises: [p{at}], necessary_for: t}}" for at in range(6))
    text = small("t 1", *(f"p{at} {value}" for at, value in enumerate(premises)), arguments=steps)
    assert credence(argmap, text, "t") == pytest.approx(expected, abs=1e-12)


def test_a_stated_credence_is_honoured_and_compared_with_what_the_arguments_imply(argmap: Commands) -> None:
    found = of(argmap, STATED)["participants"]["me"]["claims"]["t"]
    expected = {"credence": 0.7, "stated": 0.7, "implied": 0.82, "prior": 1 / 6, "calibrated": True, "leaf": False}
    assert {key: found[key] for key in expected} == pytest.approx(expected)
    assert found["range"] == pytest.approx([0.64, 1.0])
    assert found["gap_bits"] == pytest.approx(math.log2(0.7 / 0.3) - math.log2(0.82 / 0.18))


def test_an_assumption_replaces_the_gate_and_moves_nothing_upstream(argmap: Commands) -> None:
    claims = of(argmap, STATED, "--assume", "t=0.1")["participants"]["me"]["claims"]
    assert (claims["t"]["credence"], claims["b"]["credence"]) == pytest.approx((0.1, 0.8))


def test_an_assumed_premise_moves_the_calibrated_claim(argmap: Commands) -> None:
    assert credence(argmap, STATED, "t", "--assume", "b=1") == pytest.approx(0.8 + 0.2 / 6)


def test_a_prior_of_ones_own_leaves_the_claim_free(argmap: Commands) -> None:
    found = of(argmap, STATED.replace("t: 0.7", "t: {credence: 0.7, prior: 0.5}"))["participants"]["me"]["claims"]["t"]
    assert (found["credence"], found["implied"], found["stated"], found["calibrated"]) == (
        pytest.approx(0.82),
        pytest.approx(0.82),
        0.7,
        False,
    )


def test_what_cannot_be_had_is_said_with_its_range(argmap: Commands) -> None:
    file = argmap.write(STATED.replace("t: 0.7", "t: 0.1"))
    done, checked = argmap.run("credences", file), argmap.run("check", "--numbers", file)
    assert (done.code, checked.code) == (0, 0)
    assert all("your arguments alone commit you to between 64% and 100%" in said for said in (done.err, checked.out))


def test_contraries_above_one_are_null_and_the_rest_is_not(argmap: Commands) -> None:
    text = small("t", "a 0.7", "b 0.5", "d", arguments="x: {premises: [a], supports: t}", more="contraries: [[a, b]]")
    done = argmap.run("credences", "--json", argmap.write(text))
    claims = done.json["participants"]["map"]["claims"]
    assert (done.code, {id: each["credence"] for id, each in claims.items()}) == (
        1,
        {"t": None, "a": None, "b": None, "d": 0.5},
    )
    assert "a 0.7, b 0.5" in done.err


def test_an_explanation_says_what_each_argument_does(argmap: Commands) -> None:
    found = of(argmap, A_SUPPORT_AND_A_REBUTTAL, "--explain", "t")["explanation"]["map"]
    assert {each["argument"]: each["goes_through"] for each in found} == pytest.approx({"x": 0.3, "y": 0.8})
    assert {each["argument"]: each["effect"] for each in found} == pytest.approx({"x": 0.15, "y": -0.4})
    assert {each["argument"]: each["assumed"] for each in found} == {"x": ["x"], "y": ["y"]}


@pytest.mark.parametrize(("pool", "expected"), [("mean", 0.011), ("median", 0.009), ("odds", 0.008358)])
def test_pooling(argmap: Commands, pool: str, expected: float) -> None:
    found = of(argmap, FOUR, "--pool", pool)["pooled"]
    assert found == {"method": pool, "claims": {"t": {"credence": pytest.approx(expected, abs=5e-6)}}}


def test_extremised_pooling(argmap: Commands) -> None:
    given = (0.0140, 0.0221, 0.0039, 0.0040)
    d = 4 * (math.sqrt(3 * 16 - 12 + 1) - 2) / (16 - 4 - 1)
    odds = math.exp(d * sum(math.log(p / (1 - p)) for p in given) / 4)
    found = of(argmap, FOUR, "--pool", "extremised")["pooled"]["claims"]["t"]["credence"]
    assert found == pytest.approx(odds / (1 + odds), rel=1e-9)


def test_grounded_adds_labels(argmap: Commands) -> None:
    found = of(argmap, small("a", "b", "c", "p 0.3", "q 0.5", arguments=RING), "--semantics", "grounded")
    claims = found["participants"]["map"]["claims"]
    undecided = dict.fromkeys("abc", ("undecided", None))
    assert {id: (each["label"], each["implied"]) for id, each in claims.items()} == {
        **undecided,
        "p": ("out", 0.0),
        "q": ("in", 1.0),
    }


@pytest.mark.parametrize("semantics", ["demorgan", "dfquad", "quadratic-energy", "euler"])
def test_what_a_reading_has_no_meaning_for_is_refused_by_name(argmap: Commands, semantics: str) -> None:
    done = argmap.run("credences", argmap.write(small("t 0.4", "e 0.9", arguments=EVIDENCE)), "--semantics", semantics)
    assert done.code == 1
    assert f"{semantics} has no meaning for evidence" in done.err


def test_demorgan_lets_the_rebuttal_win(argmap: Commands) -> None:
    found = credence(argmap, A_SUPPORT_AND_A_REBUTTAL, "t", "--semantics", "demorgan")
    assert found == pytest.approx((1 - 0.5 * 0.7) * 0.2)


def test_everything_at_once_has_every_key(argmap: Commands) -> None:
    found = of(argmap, EVERYTHING, "--explain", "wait-is-worth-it")
    assert set(found) >= {"title", "thesis", "semantics", "method", "participants", "pooled", "explanation"}
    assert (found["thesis"], found["semantics"], found["method"]) == (["wait-is-worth-it"], "worlds", "exact")
    assert set(found["participants"]) == set(found["explanation"]) == {"critic", "author"}
    person = found["participants"]["critic"]
    keys = {"credence", "implied", "stated", "prior", "calibrated", "leaf", "assumed", "gap_bits", "range"}
    assert all(set(each) >= keys | {"standard_error"} for each in person["claims"].values())
    assert all(set(each) >= {"strength", "goes_through", "assumed"} for each in person["arguments"].values())
    assert person["arguments"]["incidents-seen"]["goes_through"] is None
    assert person["claims"]["wait-is-worth-it"]["credence"] == pytest.approx(0.05, abs=1e-9)
    assert person["claims"]["act-now-is-right"]["stated"] == 0.6


def test_what_an_assumption_puts_out_of_reach_is_nobodys_fault(argmap: Commands) -> None:
    assert argmap.run("credences", argmap.write(STATED), "--assume", "b=1").err == ""
