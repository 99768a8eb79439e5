from __future__ import annotations

import re

import pytest

from tests.cli.command import DEBATE, Commands

KEYS = {"target", "a", "b", "credence_a", "credence_b", "gap", "method", "parts"}
EVIDENCE = """\
argmap: 1
title: T
thesis: t
participants: {ann: {}, bob: {}}
claims: {t: {text: T.}, seen: {text: Seen., prior: 1}}
arguments: {e: {premises: [seen], evidence_for: t, likelihoods: {if_true: 0.8, if_false: 0.2}}}
credences:
  ann: {}
  bob: {e: {likelihoods: {if_true: 0.6, if_false: 0.1}}}
"""


def large(reasons: int) -> str:
    """Return a debate with so many premises, every third below one reason, on which two people differ."""
    lines = ["argmap: 1", "title: T", "thesis: t", "participants: {ann: {name: Ann}, bob: {name: Bob}}", "claims:"]
    lines += ["  t: {text: T.}", *(f"  p{n}: {{text: Premise {n}.}}" for n in range(reasons)), "arguments:"]
    for n in range(reasons):
        above = "t" if n % 3 == 0 else f"p{n - n % 3}"
        lines.append(f"  a{n}: {{premises: [p{n}], supports: {above}, strength: 0.3}}")
    lines.append("credences:")
    for who, credence in (("ann", 0.2), ("bob", 0.7)):
        lines.append(f"  {who}: {{{', '.join(f'p{n}: {{prior: {credence}}}' for n in range(reasons))}}}")
    return "\n".join(lines) + "\n"


def test_json_has_the_keys_of_the_contract(argmap: Commands) -> None:
    found = argmap.run("compare", argmap.write(), "critic", "author", "--json").json
    assert set(found) >= KEYS
    assert (found["target"], found["a"], found["b"], found["method"]) == ("wait", "critic", "author", "shapley")
    assert all(set(part) == {"id", "kind", "a", "b", "share"} for part in found["parts"])


def test_parts_sum_to_the_gap_largest_first(argmap: Commands) -> None:
    found = argmap.run("compare", argmap.write(), "critic", "author", "--json").json
    assert found["gap"] == pytest.approx(found["credence_b"] - found["credence_a"])
    assert sum(part["share"] for part in found["parts"]) == pytest.approx(found["gap"], abs=1e-12)
    shares = [abs(part["share"]) for part in found["parts"]]
    assert shares == sorted(shares, reverse=True)
    assert [(p["id"], p["kind"], p["a"], p["b"]) for p in found["parts"]] == [
        ("bigger-is-riskier", "credence", 0.8, 0.3),
        ("old-data", "credence", 0.1, 0.6),
    ]


def test_a_likelihoods_part_says_its_side(argmap: Commands) -> None:
    found = argmap.run("compare", argmap.write(EVIDENCE), "ann", "bob", "--json").json
    assert found["method"] == "aumann-shapley"
    assert {(part["id"], part["kind"], part["side"]) for part in found["parts"]} == {
        ("e", "likelihood", "if_true"),
        ("e", "likelihood", "if_false"),
    }


def test_bars_that_sum_to_the_gap(argmap: Commands) -> None:
    done = argmap.run("compare", argmap.write(), "critic", "author")
    assert done.code == 0
    assert "It comes to 18% for the critic and to 45% for the author" in done.out
    assert "credence in bigger-is-riskier  80% → 30%" in done.out
    assert "together" in done.out


def test_no_gap_is_said(argmap: Commands) -> None:
    same = DEBATE.replace("bigger-is-riskier: 0.3", "bigger-is-riskier: 0.8").replace("credence: 0.6", "credence: 0.1")
    assert "there is no gap" in argmap.run("compare", argmap.write(same), "critic", "author").out


def test_many_parts_are_grouped_by_the_argument_they_act_through(argmap: Commands) -> None:
    done = argmap.run("compare", argmap.write(large(30)), "ann", "bob")
    assert "through a0" in done.out
    found = argmap.run("compare", "wait.yaml", "ann", "bob", "--json").json
    assert len(found["parts"]) == 30
    assert sorted(group["through"][0] for group in found["groups"]) == sorted(f"a{n}" for n in range(0, 30, 3))
    assert sum(group["share"] for group in found["groups"]) == pytest.approx(found["gap"])


def test_few_parts_are_not_grouped_in_text(argmap: Commands) -> None:
    assert "through" not in argmap.run("compare", argmap.write(), "critic", "author").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("critic", "critic"), "cannot be compared with themselves"),
        (("critic", "autor"), "Did you mean 'author'?"),
        (("critic", "author", "--target", "wiat"), "Did you mean 'wait'?"),
    ],
)
def test_wrong_words_are_told(argmap: Commands, words: tuple[str, ...], says: str) -> None:
    done = argmap.run("compare", argmap.write(), *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_a_number_that_was_set_by_what_was_stated_is_marked(argmap: Commands) -> None:
    text = DEBATE.replace("  author:\n    bigger", "  author:\n    wait: 0.7\n    bigger")
    out = argmap.run("compare", argmap.write(text), "critic", "author").out
    assert re.search(r"prior of wait  50%\? → \d\d%°", out)
    assert out.endswith("° set by what was stated of the claim, ? assumed\n")
