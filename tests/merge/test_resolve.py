"""Every value that can be in conflict can be decided for either side, and stands as that side had it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.document import edit, parse
from argmap.document.parse import parse as read
from argmap.merge.documents import CannotMerge, merge_files
from argmap.merge.resolve import kept, side_taken, value_now, value_taken
from argmap.model.apply import apply
from argmap.model.changes import Refused, SetTitle
from argmap.model.values import Conflict, Debate, Pair
from tests.document.changing import rich_debate
from tests.document.styled import Stylist
from tests.merge.versions import version

TEXT = """\
argmap: 1
title: T
thesis: a
participants: {me: {name: Me}}
claims:
  a: {text: A, prior: 0.5}
  b: {text: B}
  c: {text: C}
arguments:
  v: {premises: [c], evidence_for: b, likelihoods: {if_true: 0.9, if_false: 0.5}}
  s: {premises: [b], supports: a, strength: 0.5}
  e: {premises: [b], rebuts: a}
credences:
  me: {b: 0.5, a: {credence: 0.1, note: so}}
cruxes:
  k: {claims: [b], for: a, conditionals: {me: {if_true: 0.1, if_false: 0.9}}}
conflicts:
  - {at: %s, base: old, sides: {main: mine, branch: "%s"}}
"""


def resolved(at: str, text: str) -> Debate:
    debate = parse(TEXT % (at, text)).debate
    return apply(debate, side_taken(debate, debate.conflicts[0], "branch"))


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("title", "Another"),
        ("thesis", "b"),
        ("defaults/prior", "0.3"),
        ("claims/a/text", "Another"),
        ("claims/a/prior", "0.25"),
        ("arguments/s/relation", "rebuts: b"),
        ("arguments/s/premises", "[not b]"),
        ("arguments/s/strength", "0.9"),
        ("credences/me/b/credence", "0.7"),
        ("credences/me/a/note", "thus"),
        ("cruxes/k/for", "c"),
        ("cruxes/k/claims", "[b, c]"),
        ("cruxes/k/status", "resolved"),
        ("cruxes/k/conditionals/me", "{if_true: 0.2, if_false: 0.8}"),
        ("participants/me/name", "Somebody"),
    ],
)
def test_a_side_that_is_taken_stands_as_it_was_spelled(at: str, text: str) -> None:
    debate = resolved(at, text)
    expected = text if at != "thesis" else "[b]"
    assert (value_now(debate, Conflict(at, None, {})), debate.conflicts) == (expected, ())


def test_a_pair_of_likelihoods() -> None:
    debate = resolved("credences/me/v/likelihoods", "{if_true: 1, if_false: 0}")
    assert debate.stated("me", "v").likelihoods == Pair(1, 0)


def test_what_one_side_removed_can_go() -> None:
    debate = parse(TEXT % ("claims/b", "B")).debate
    conflict = replace(debate.conflicts[0], sides={"branch": "B"})
    after = apply(debate, side_taken(debate, conflict, "removed"))
    assert ("b" in after.claims, "s" in after.arguments, after.conflicts) == (False, False, ())


def test_what_stands_can_stay() -> None:
    debate = parse(TEXT % ("title", "Another")).debate
    assert apply(debate, kept(debate.conflicts[0])) == replace(debate, conflicts=())


def test_a_value_of_ones_own() -> None:
    debate = parse(TEXT % ("claims/a/prior", "0.3")).debate
    assert apply(debate, value_taken(debate, debate.conflicts[0], "40%")).claims["a"].prior == 0.4


@pytest.mark.parametrize(("at", "value"), [("claims/a/prior", "much"), ("claims/a/text", ""), ("nowhere/x", "1")])
def test_a_value_that_cannot_stand_is_refused(at: str, value: str) -> None:
    debate = parse(TEXT % (at, "x")).debate
    with pytest.raises(Refused):
        apply(debate, value_taken(debate, debate.conflicts[0], value))


def test_a_side_that_is_not_there_is_refused_with_those_that_are() -> None:
    debate = parse(TEXT % ("title", "x")).debate
    with pytest.raises(Refused) as refused:
        side_taken(debate, debate.conflicts[0], "mian")
    assert refused.value.help == "take one of main, branch, base"


def test_nothing_else_is_edited_before_conflicts_are_decided() -> None:
    document = parse(TEXT % ("title", "x"))
    with pytest.raises(Refused, match="has errors"):
        edit(document, SetTitle("U"))
    assert edit(document, side_taken(document.debate, document.debate.conflicts[0], "branch")).diagnostics == ()


@given(st.integers(0, 10**9), st.sampled_from(["ours", "theirs", "base", ""]))
@settings(deadline=None, max_examples=50)
def test_every_conflict_of_a_merge_can_be_decided_in_its_text(seed: int, side: str) -> None:
    base = rich_debate(seed)
    old, one, two = (
        Stylist(seed, comments=False).write(each).text.encode()
        for each in (base, version(seed, base), version(seed + 1, base))
    )
    try:
        found = merge_files(old, one, two)
    except CannotMerge:
        return
    document = read(found.data)
    while document.debate.conflicts:
        conflict = document.debate.conflicts[0]
        known = side in conflict.sides or (side == "base" and conflict.base is not None)
        try:
            document = edit(document, side_taken(document.debate, conflict, side) if known else kept(conflict))
        except Refused:  # what a side had may need what is gone by now; it can always be kept
            document = edit(document, kept(conflict))
    assert not [each for each in document.diagnostics if each.severity == "error"]
