"""What the semantics without worlds start from: whose number is taken, what is assumed, and what bears on what."""

from __future__ import annotations

from dataclasses import replace

from argmap.credence.bases import read_bases
from argmap.credence.gradual_map import Framework, read_scheme
from argmap.credence.influence import INFLUENCES
from argmap.model.values import Argument, Claim, Debate, Defaults, Pair, Premise, Stated

STEPS = (
    Argument("s", "supports", "x", (Premise("p"),)),
    Argument("e", "evidence_for", "x", (Premise("q"),), likelihoods=Pair(0.8, 0.3)),
    Argument("u", "undercuts", "s", (Premise("q"),), strength=0.5),
)
MAP = Debate(
    defaults=Defaults(0.4, 0.9),
    claims={"x": Claim("x", "X."), "p": Claim("p", "P."), "q": Claim("q", "Q.", prior=0.2)},
    arguments={one.id: one for one in STEPS},
)


def told(**said: Stated) -> Debate:
    """The map with what somebody says."""
    return replace(MAP, credences={"me": said})


def test_what_nobody_gave_is_assumed_and_evidence_has_nothing_to_assume() -> None:
    found = read_bases(MAP, "me")
    assert found.assumed == {"x", "p", "s"}
    assert found.coins == {"x": 0.4, "p": 0.4, "q": 0.2, "s": 0.9, "e": 0.9, "u": 0.5}


def test_ones_own_number_is_not_assumed() -> None:
    found = read_bases(told(x=Stated(prior=0.1), p=Stated(0.7), s=Stated(0.6)), "me")
    assert (found.assumed, found.coins["x"], found.coins["p"], found.coins["s"]) == (frozenset(), 0.1, 0.7, 0.6)


def test_a_credence_beside_an_own_prior_is_not_honoured() -> None:
    assert read_bases(told(x=Stated(0.7)), "me").wanted == {"x": 0.7}
    assert read_bases(told(x=Stated(0.7, prior=0.1)), "me").wanted == {}


def test_a_step_follows_from_its_premises_and_what_undercuts_it() -> None:
    scheme = read_scheme(replace(MAP, arguments={one.id: one for one in STEPS if one.id != "e"}), INFLUENCES["euler"])
    assert {id: set(scheme.inputs(id)) for id in ("x", "s", "u", "p")} == {
        "x": {"s"},
        "s": {"p", "u"},
        "u": {"q"},
        "p": set(),
    }


def test_the_order_in_the_file_makes_no_difference() -> None:
    steps = {id: Argument(id, "supports", "x", (Premise("p"),)) for id in "abc"}
    claims = {id: Claim(id, id) for id in ("x", "p")}
    debate = Debate(claims=claims, arguments=steps)
    other = Debate(claims=dict(reversed(claims.items())), arguments=dict(reversed(steps.items())))
    one, two = (read_scheme(each, INFLUENCES["euler"]) for each in (debate, other))
    assert (one.parts, one.supports["x"]) == (two.parts, two.supports["x"])


def test_a_claim_begins_where_it_is_wanted_or_held_and_else_at_its_base() -> None:
    bases = read_bases(told(x=Stated(0.7)), "me")
    given = Framework(read_scheme(replace(MAP, arguments={}), INFLUENCES["euler"]), bases, {"p": 0.25})
    assert [given.start(id) for id in ("x", "p", "q")] == [0.7, 0.25, 0.2]
