"""Where somebody is certain, exactly or but for rounding, what is 0/0 or infinite is not made up."""

from __future__ import annotations

import pytest

from argmap.cruxes.rank import cruxes
from argmap.cruxes.result import RankedCrux
from argmap.document import parse

HEAD = "argmap: 1\ntitle: T\nthesis: t\nparticipants: {p: {name: P}, q: {name: Q}}\n"
# Q's P(c) adds up to 0.9999999999999999.
CERTAIN = """\
claims:
  t: {text: T, prior: 0.2}
  c: {text: C, prior: 1}
  d: {text: D}
arguments:
  a: {premises: [d], supports: c, strength: 0.402}
  b: {premises: [c], supports: t, strength: 0.3}
credences:
  q: {d: 0.6}
  p: {d: 0.1, c: {prior: 0.5}}
"""
# P(t | x) is 1 for both.
AGREED_IF_TRUE = """\
claims: {t: {text: T, prior: 1}, x: {text: X}}
arguments: {a: {premises: [x], necessary_for: t, strength: 0.402}}
credences: {p: {x: 0.6}, q: {x: 0.1}}
"""
# P(t | x) is 1 for P and short of it for Q.
INFINITE = """\
claims: {t: {text: T}, x: {text: X}, y: {text: Y}}
arguments:
  a: {premises: [x], supports: t}
  b: {premises: [y], supports: t, strength: 0.6}
credences: {p: {x: 0.7, y: 0.4}, q: {x: 0.1, y: 0.7, a: 0.5}}
"""
ONE_CERTAIN = """\
claims: {t: {text: T}, x: {text: X}}
arguments: {a: {premises: [x], supports: t}}
credences: {p: {x: 0}, q: {x: 0.8}}
"""


def question(text: str, claim: str) -> RankedCrux:
    found = cruxes(parse(HEAD + text).debate, between=("p", "q")).cruxes
    return next(each for each in found if each.claims == (claim,))


def test_a_claim_that_is_certain_but_for_rounding_has_no_other_side() -> None:
    found = question(CERTAIN, "c")
    assert (found.by["q"].if_false, found.by["q"].swing, found.closes["q"], found.double_crux) == (None,) * 4


def test_two_certain_conditionals_are_not_apart() -> None:
    found = question(AGREED_IF_TRUE, "x")
    assert found.vod == pytest.approx(0.09468932988, abs=1e-10)
    assert found.vod_share == pytest.approx(1.0)


def test_a_certain_and_an_open_conditional_are_infinitely_apart() -> None:
    assert question(INFINITE, "x").vod is None


def test_what_one_person_would_close_needs_only_their_own_conditionals() -> None:
    found = question(ONE_CERTAIN, "x")
    assert found.closes == {"p": None, "q": pytest.approx(1.0)}
    assert (found.nature, found.double_crux) == ("one-sided", None)
