"""A claim's neighbours: what is denied is called denied, in every direction."""

from __future__ import annotations

from argmap.document import parse
from argmap.views.neighbours import bearing_on, borne_on

MAP = """
argmap: 1
title: t
thesis: plants
claims:
  plants: {text: Build plants.}
  firm: {text: Firm power is needed.}
  storage: {text: Storage is enough.}
arguments:
  needed: {premises: [firm, not storage], supports: plants}
  cheap: {premises: [not storage], undercuts: needed}
"""
DEBATE = parse(MAP.encode()).debate


def test_a_denied_premise_among_several_is_called_denied() -> None:
    (found,) = bearing_on(DEBATE, "plants")
    assert found.text == "Firm power is needed. & not: Storage is enough."


def test_a_denied_premise_of_a_step_is_called_denied() -> None:
    assert [one.text for one in bearing_on(DEBATE, "needed")] == [
        "Firm power is needed.",
        "not: Storage is enough.",
        "not: Storage is enough.",
    ]


def test_what_a_claim_bears_on_by_being_false_says_so() -> None:
    assert [(one.sign, one.text) for one in borne_on(DEBATE, "storage")] == [
        ("+", "its negation: Build plants."),
        ("⊘", "its negation: Firm power is needed. & not: Storage is enough."),
    ]


def test_what_a_claim_bears_on_by_being_true_is_in_its_own_words() -> None:
    assert [one.text for one in borne_on(DEBATE, "firm")] == ["Build plants."]
