"""Parts of a gap in groups: by the argument through which they act, shared, the target's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.cruxes.compare import compare
from argmap.cruxes.grouping import acts_through, grouped
from argmap.model.values import Argument, Debate, Premise, Stated
from tests.cruxes.maps import debate_about_t


def debate() -> Debate:
    found = debate_about_t(
        {"a": ("supports", "x", 0.8), "b": ("rebuts", "y", 0.8), "c": ("supports", "z", 0.5)},
        {"ann": {"x": 0.2, "z": 0.3, "s": 0.5, "a": 0.9}, "bob": {"x": 0.7, "z": 0.9, "s": 0.6}},
    )
    deeper = {
        "d": Argument("d", "supports", "y", (Premise("z"),), strength=0.5),
        "u": Argument("u", "undercuts", "a", (Premise("z"),), strength=0.2),
    }
    credences = {
        who: {**said, "t": Stated(prior=0.4 if who == "ann" else 0.6)} for who, said in found.credences.items()
    }
    return replace(found, arguments={**found.arguments, **deeper}, credences=credences)


def test_everything_below_an_argument_acts_through_it() -> None:
    ways = acts_through(debate(), "t")
    assert ways["x"] == ("a",)
    assert ways["z"] == ("a", "b", "c")
    assert ways["d"] == ("b",)
    assert ways["u"] == ("a",)
    assert "t" not in ways


def test_groups_hold_every_part_once_and_sum_to_the_gap() -> None:
    comparison = compare(debate(), "ann", "bob")
    groups = grouped(debate(), comparison)
    together = [part for group in groups for part in group.parts]
    assert sorted(part.id for part in together) == sorted(part.id for part in comparison.parts)
    assert sum(group.share for group in groups) == pytest.approx(comparison.gap)
    assert {(group.kind, group.through) for group in groups} == {
        ("argument", ("a",)),
        ("shared", ("a", "b", "c")),
        ("target", ()),
    }


def test_a_cycle_through_the_target_ends_there() -> None:
    back = Argument("back", "supports", "x", (Premise("t"),), strength=0.5)
    looped = replace(debate(), arguments={**debate().arguments, "back": back})
    assert acts_through(looped, "t")["back"] == ("a",)


def test_what_acts_through_no_argument_stands_apart() -> None:
    plain = debate_about_t({"a": ("supports", "x", 0.8)}, {"ann": {"x": 0.2, "r": 0.1}, "bob": {"x": 0.2, "r": 0.6}})
    rival = replace(plain.claims["x"], id="r")
    apart = replace(plain, claims={**plain.claims, "r": rival}, contraries=(("x", "r"),))
    silent = {who: {"r": said["r"]} for who, said in apart.credences.items()}
    groups = grouped(debate(), compare(replace(apart, credences=silent), "ann", "bob"))
    assert {group.kind for group in groups} <= {"argument", "other"}
