from __future__ import annotations

import pytest

from tests.cli.command import DEBATE, Commands

ALONE = """\
argmap: 1
title: T
thesis: a
claims: {a: {text: A.}, b: {text: B.}}
arguments: {s: {premises: [b], supports: a}}
"""
OUT_OF_REACH = DEBATE.replace("    old-data: 0.1\n", "    old-data: 0.1\n    wait: 0.99\n")
CLAIM_KEYS = {
    *("credence", "implied", "stated", "prior", "calibrated", "leaf", "assumed", "gap_bits", "range"),
    "standard_error",
}


def test_json_has_the_keys_of_the_contract(argmap: Commands) -> None:
    found = argmap.run("credences", argmap.write(), "--json").json
    assert set(found) >= {"title", "thesis", "semantics", "method", "participants", "pooled"}
    assert (found["thesis"], found["semantics"], found["method"]) == (["wait"], "worlds", "exact")
    assert set(found["participants"]) == {"critic", "author"}
    critic = found["participants"]["critic"]
    assert set(critic["claims"]) == {"wait", "bigger-is-riskier", "old-data"}
    assert set(critic["claims"]["wait"]) >= CLAIM_KEYS
    assert set(critic["arguments"]["riskier"]) >= {"strength", "goes_through", "assumed"}
    assert found["pooled"]["method"] == "odds"
    assert set(found["pooled"]["claims"]["wait"]) == {"credence"}


def test_the_numbers_are_those_of_coin_worlds(argmap: Commands) -> None:
    found = argmap.run("credences", argmap.write(), "--json").json
    wait = found["participants"]["critic"]["claims"]["wait"]
    # Rebutted where the step goes through: 0.9 · 0.8 · (1 − 0.1); else the coin of 0.5.
    assert wait["credence"] == pytest.approx(0.5 * (1 - 0.648), abs=1e-12)
    assert wait["range"] == pytest.approx([0, 1 - 0.648], abs=1e-12)


def test_a_debate_without_participants_is_computed_for_the_map(argmap: Commands) -> None:
    found = argmap.run("credences", argmap.write(ALONE), "--json").json
    assert found["participants"]["map"]["claims"]["a"]["credence"] == pytest.approx(0.5 + 0.5 * 0.5)


def test_only_who_is_asked_for(argmap: Commands) -> None:
    found = argmap.run("credences", argmap.write(), "--as", "author", "--json").json
    assert set(found["participants"]) == {"author"}


def test_what_if(argmap: Commands) -> None:
    words = ("--assume", "bigger-is-riskier=0", "--assume", "old-data=50%")
    found = argmap.run("credences", argmap.write(), *words, "--json").json
    assert found["participants"]["critic"]["claims"]["wait"]["credence"] == pytest.approx(0.5)
    assert "what if: bigger-is-riskier = 0, old-data = 0.5" in argmap.run("credences", "wait.yaml", *words).out


def test_an_explanation(argmap: Commands) -> None:
    found = argmap.run("credences", argmap.write(), "--explain", "wait", "--json").json
    (part,) = found["explanation"]["critic"]
    assert (part["argument"], part["assumed"]) == ("riskier", ["stale"])
    assert part["goes_through"] == pytest.approx(0.648)
    assert part["effect"] == pytest.approx(-0.324)
    assert (
        "− riskier  goes through 65%  effect −32.4 points"
        in argmap.run("credences", "wait.yaml", "--explain", "wait").out
    )


@pytest.mark.parametrize("semantics", ["worlds", "demorgan", "dfquad", "quadratic-energy", "euler", "grounded"])
def test_every_semantics_has_a_name(argmap: Commands, semantics: str) -> None:
    result = argmap.run("credences", argmap.write(), "--semantics", semantics, "--json")
    assert (result.code, result.json["semantics"]) == (0, semantics)
    labelled = "label" in result.json["participants"]["critic"]["claims"]["wait"]
    assert labelled is (semantics == "grounded")


@pytest.mark.parametrize("pool", ["mean", "median", "odds", "extremised"])
def test_every_pool_has_a_name(argmap: Commands, pool: str) -> None:
    assert argmap.run("credences", argmap.write(), "--pool", pool, "--json").json["pooled"]["method"] == pool


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--as", "critik"), "Did you mean 'critic'?"),
        (("--assume", "old-dat=1"), "Did you mean 'old-data'?"),
        (("--assume", "old-data=2"), "outside 0 to 1"),
        (("--assume", "old-data"), "--assume ID=0.7"),
        (("--explain", "wiat"), "Did you mean 'wait'?"),
        (("--semantics", "magic"), "invalid choice"),
    ],
)
def test_what_cannot_be_asked_is_2(argmap: Commands, words: tuple[str, ...], told: str) -> None:
    result = argmap.run("credences", argmap.write(), *words)
    assert (result.code, result.out) == (2, "")
    assert told in result.err


def test_an_error_leaves_no_number_and_the_shape_of_the_contract(argmap: Commands) -> None:
    result = argmap.run("credences", argmap.write(DEBATE.replace("rebuts: wait", "rebuts: wiat")), "--json")
    assert result.code == 1
    assert (result.json["participants"], result.json["pooled"], result.json["method"]) == ({}, None, None)


def test_a_credence_out_of_reach_is_said_in_words(argmap: Commands) -> None:
    result = argmap.run("credences", argmap.write(OUT_OF_REACH))
    assert result.code == 0
    warning, remarks = result.err.splitlines()
    assert warning.startswith(
        "warning[credence-out-of-reach]: for 'critic': you state 99% for 'wait', but your arguments"
    )
    assert remarks.startswith("1 warning, ")


def test_json_holds_what_is_to_be_said_of_the_numbers(argmap: Commands) -> None:
    found = argmap.run("credences", argmap.write(OUT_OF_REACH), "--json").json["findings"]
    assert [one["message"] for one in found if one["severity"] == "warning"] == [
        "for 'critic': you state 99% for 'wait', but your arguments alone commit you to between 0% and 35%"
    ]


def test_the_table(argmap: Commands) -> None:
    lines = argmap.run("credences", argmap.write()).out.splitlines()
    assert "wait                  18%?     45%?     29%?" in lines
    assert "wait                  18%?     18%                         0% to 35%" in lines


@pytest.mark.parametrize("words", [("--as", "critic"), ("--assume", "wait=1"), ("--explain", "wait")])
def test_what_cannot_be_parsed_is_a_diagnostic_whatever_is_asked_of_it(
    argmap: Commands, words: tuple[str, ...]
) -> None:
    result = argmap.run("credences", argmap.write("claims: [\n"), *words)
    assert (result.code, result.out) == (1, "")
    assert "wait.yaml:1:1: error[not-yaml]" in result.err


def test_an_explanation_begins_with_one_sentence(argmap: Commands) -> None:
    told = argmap.run("credences", argmap.write(), "--explain", "wait", "--as", "critic").out
    assert "  From 50% (assumed) to 18%; most against it riskier (−32.4 points)" in told


def test_what_evidence_does_is_explained(argmap: Commands) -> None:
    step = "  seen:\n    premises: [old-data]\n    evidence_for: bigger-is-riskier\n"
    text = DEBATE.replace("  stale:\n", f"{step}    likelihoods: {{if_true: 0.8, if_false: 0.3}}\n  stale:\n")
    told = argmap.run("credences", argmap.write(text), "--explain", "seen", "--as", "author").out
    assert "effect on bigger-is-riskier: +" in told


def test_groups_of_contraries_are_explained(argmap: Commands) -> None:
    file = argmap.write(DEBATE + "contraries: [[wait, old-data]]\n")
    (group,) = argmap.run("credences", file, "--explain", "wait", "--json").json["groups"]["critic"]
    assert group["effect"] == pytest.approx((0.176 - 0.05) / 0.95 - 0.176)
    assert (
        "× at most one of old-data and wait is true  effect −" in argmap.run("credences", file, "--explain", "wait").out
    )
