"""How much of a gap flows through each claim and argument."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.cruxes.compare import compare
from argmap.cruxes.flow import flow
from argmap.cruxes.rank import cruxes
from argmap.model.values import Argument, Claim, Debate, Premise, Stated
from argmap.views.crux_marks import crux_marks
from tests.cruxes.maps import debate_about_t

PAIR = ("ann", "bob")


def chain() -> Debate:
    """Return z below x below t, and y beside x."""
    found = debate_about_t(
        {"a": ("supports", "x", 0.8), "b": ("rebuts", "y", 0.8)}, {"ann": {"y": 0.2}, "bob": {"y": 0.6}}
    )
    below = Argument("c", "supports", "x", (Premise("z"),), strength=0.9)
    said = {"ann": {"z": Stated(credence=0.1)}, "bob": {"z": Stated(credence=0.9)}}
    return replace(
        found,
        claims={**found.claims, "z": Claim("z", "Z.")},
        arguments={**found.arguments, "c": below},
        credences={who: {**found.credences[who], **said[who]} for who in PAIR},
    )


def test_what_a_part_acts_through_carries_its_whole_share() -> None:
    compared = compare(chain(), *PAIR)
    share = {part.id: abs(part.share) for part in compared.parts}
    expected = share["z"] / (share["z"] + share["y"])
    found = flow(chain(), compared)
    assert [found[id] for id in ("z", "c", "x", "a")] == pytest.approx([expected] * 4)
    assert [found[id] for id in ("y", "b")] == pytest.approx([1 - expected] * 2)
    assert "t" not in found


def test_a_cycle_is_walked_once() -> None:
    back = Argument("back", "supports", "z", (Premise("x"),), strength=0.5)
    looped = replace(chain(), arguments={**chain().arguments, "back": back})
    assert all(0.0 <= share <= 1.0 for share in flow(looped, compare(looped, *PAIR)).values())


def test_without_a_gap_nothing_flows() -> None:
    same = replace(chain(), credences=dict.fromkeys(PAIR, chain().credences["ann"]))
    assert flow(same, compare(same, *PAIR)) == {}


def test_a_double_crux_is_marked() -> None:
    debate = debate_about_t({"a": ("supports", "x", 0.9)}, {"ann": {"x": 0.2}, "bob": {"x": 0.9}})
    assert crux_marks(debate, cruxes(debate, between=PAIR)) == {"x": "◆ double crux: closes 100% or more"}


def test_a_one_sided_crux_says_whose() -> None:
    debate = debate_about_t(
        {"a": ("supports", "x", 0.9), "b": ("rebuts", "y", 0.5)},
        {"ann": {"x": 0.1, "y": 0.9, "a": 0.02}, "bob": {"x": 0.9, "y": 0.1, "a": 1.0}},
    )
    assert crux_marks(debate, cruxes(debate, between=PAIR))["x"] == "◇ a crux for bob only"


def test_one_person_has_no_marks() -> None:
    assert crux_marks(chain(), cruxes(chain(), participants=("ann",))) == {}
