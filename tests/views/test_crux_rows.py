"""The list of cruxes: what its bars say."""

from __future__ import annotations

from argmap.cruxes.rank import cruxes
from argmap.cruxes.result import PersonalCrux
from argmap.document import parse
from argmap.views.crux_rows import share_of_doubt

SURE_AND_UNSURE = """
argmap: 1
title: t
thesis: t
participants: {sure: {}, unsure: {}}
claims: {t: {text: T}, a: {text: A}, b: {text: B}}
arguments:
  for: {premises: [a], supports: t, strength: 0.9}
  against: {premises: [b], rebuts: t, strength: 0.9}
credences:
  sure: {a: 0.01, b: 0.5, t: {credence: 0.1, prior: 0.001}}
  unsure: {a: 0.9, b: 0.5}
"""


def told(bits: float | None, target: float | None) -> PersonalCrux:
    return PersonalCrux(0.5, target, 0.5, 0.5, 0.0, bits, None, 0.0)


def test_the_share_is_of_the_doubt_of_all_together() -> None:
    assert share_of_doubt({"ann": told(0.5, 0.5), "bob": told(0.1, 0.5)}) == 0.3


def test_who_has_no_number_does_not_count() -> None:
    assert share_of_doubt({"ann": told(0.5, 0.5), "bob": told(None, 0.5), "eve": told(None, None)}) == 0.5
    assert share_of_doubt({"bob": told(None, 0.5)}) is None


def test_where_nothing_is_open_there_is_no_share() -> None:
    assert share_of_doubt({"ann": told(0.0, 1.0)}) is None


def test_the_shares_fall_down_the_ranking() -> None:
    found = [share_of_doubt(each.by) or 0.0 for each in cruxes(parse(SURE_AND_UNSURE.encode()).debate).cruxes]
    assert found == sorted(found, reverse=True)
