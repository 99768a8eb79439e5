"""Entries that two debates have in common."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from argmap.document import parse
from argmap.document.plain import plain
from argmap.document.undo import text_of
from argmap.model.shared import shared
from argmap.model.values import Claim, Debate, Stated
from tests.strategies import debates


def orders(debate: Debate) -> list[list[str]]:
    return [list(one) for one in (debate.claims, debate.arguments, debate.credences, debate.cruxes)]


@given(debates(), debates(), st.booleans())
def test_the_debate_says_the_same_in_the_same_order(debate: Debate, other: Debate, akin: bool) -> None:
    known = replace(debate, claims=dict(reversed(list(debate.claims.items())))) if akin else other
    found = shared(debate, known)
    assert found == debate
    assert orders(found) == orders(debate)


@given(debates())
def test_a_debate_that_is_read_again_is_made_of_the_same_entries(debate: Debate) -> None:
    text = text_of(plain(debate))
    first, again = parse(text).debate, parse(text).debate
    found = shared(again, first)
    for name in ("participants", "sources", "claims", "arguments", "credences", "cruxes"):
        assert getattr(found, name) is getattr(first, name)


def test_only_what_differs_is_another() -> None:
    a, b, other = Claim("a", "A"), Claim("b", "B"), Claim("b", "Other")
    found = shared(Debate(claims={"a": Claim("a", "A"), "b": other}), Debate(claims={"a": a, "b": b}))
    assert found.claims["a"] is a
    assert found.claims["b"] is other


def test_the_same_number_for_another_claim_or_in_another_order_is_not_the_same() -> None:
    said = Stated(0.5)
    for ids, known in ((["a"], ["b"]), (["a", "b"], ["b", "a"])):
        found = shared(
            Debate(credences={"me": dict.fromkeys(ids, said)}), Debate(credences={"me": dict.fromkeys(known, said)})
        )
        assert list(found.credences["me"]) == ids
