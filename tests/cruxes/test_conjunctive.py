"""Sets of claims that together do clearly more than their members, and none that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.cruxes.rank import cruxes
from argmap.model.values import Argument, Claim, Debate, Premise
from tests.cruxes.maps import crux, debate_about_t


def linked(*premises: str) -> Debate:
    """Return a debate in which one argument needs all the premises."""
    debate = debate_about_t({"a": ("supports", "x", 1.0)}, {"ann": dict.fromkeys(premises, 0.3)}, prior=0.0)
    claims = {"t": debate.claims["t"], **{premise: Claim(premise, premise) for premise in premises}}
    return replace(
        debate, claims=claims, arguments={"a": Argument("a", "supports", "t", tuple(map(Premise, premises)), 1.0)}
    )


def test_linked_premises_are_a_conjunctive_crux() -> None:
    found = cruxes(linked("x", "y"))
    assert [each.claims for each in found.conjunctive] == [("x", "y")]
    together = found.conjunctive[0].by["ann"]
    assert together.if_true == pytest.approx(1.0)
    assert together.if_false == pytest.approx(0.0, abs=1e-12)
    assert together.voi_share == pytest.approx(1.0)


def test_a_set_grows_while_it_tells_clearly_more() -> None:
    assert cruxes(linked("x", "y", "z")).conjunctive[0].claims == ("x", "y", "z")


def test_what_the_file_names_is_not_found_again() -> None:
    debate = replace(linked("x", "y"), cruxes={"k": crux("k", "y", "x")})
    found = cruxes(debate)
    assert found.conjunctive == ()
    assert ("y", "x") in [each.claims for each in found.cruxes]


def test_where_one_reason_does_the_work_there_is_no_set() -> None:
    debate = debate_about_t(
        {"a": ("supports", "x", 1.0), "b": ("supports", "y", 0.05)}, {"ann": {"x": 0.5, "y": 0.5}}, prior=0.0
    )
    assert cruxes(debate).conjunctive == ()


def test_certain_claims_are_in_no_set() -> None:
    debate = linked("x", "y")
    sure = {"ann": {**debate.credences["ann"], "x": replace(debate.credences["ann"]["x"], credence=1.0)}}
    assert cruxes(replace(debate, credences=sure)).conjunctive == ()
