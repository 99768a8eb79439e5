"""Arguments that turn on themselves are computed by the fixed point, and equal a count of all worlds."""

from __future__ import annotations

import math

import pytest

from argmap.credence.engine import credences
from argmap.model.values import Argument, Claim, Debate, Participant, Premise
from tests.credence.enumerate_worlds import enumerate_worlds

A, B, C = Premise("a"), Premise("b"), Premise("c")
MAPS = {
    "a support of itself": (Argument("x", "supports", "a", (A,), 0.8),),
    "a rebuttal of itself": (Argument("x", "rebuts", "a", (A,), 0.8),),
    "needed for itself": (Argument("x", "necessary_for", "a", (A,), 0.8),),
    "an undercut of itself": (
        Argument("x", "supports", "a", (B,), 0.8),
        Argument("v", "undercuts", "v", (C,), 0.5),
    ),
    "a premise twice": (Argument("x", "supports", "a", (B, B), 0.8),),
    "a premise and its negation": (Argument("x", "supports", "a", (B, Premise("b", True)), 0.8),),
    "itself and another": (
        Argument("x", "supports", "a", (A, B), 0.8),
        Argument("y", "rebuts", "a", (C,), 0.7),
    ),
}


@pytest.mark.parametrize("name", MAPS)
def test_a_map_that_turns_on_itself(name: str) -> None:
    claims = {id: Claim(id, id, prior=prior) for id, prior in (("a", 0.3), ("b", 0.4), ("c", 0.5))}
    arguments = {argument.id: argument for argument in MAPS[name]}
    debate = Debate("T", ("a",), claims=claims, arguments=arguments, participants={"me": Participant("me")})
    found, counted = credences(debate).participants["me"], enumerate_worlds(debate, "me").person
    for id, argument in counted.arguments.items():
        assert argument.goes_through is not None
        assert math.isclose(found.arguments[id].goes_through or 0.0, argument.goes_through, abs_tol=1e-12)
    expected = counted.claims["a"].credence
    assert expected is not None
    assert math.isclose(found.claims["a"].credence or 0.0, expected, abs_tol=1e-12)
