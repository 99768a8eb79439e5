"""Two people change one debate: what either did is in the merge, what both did is told, no word is lost."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.document import parse
from argmap.merge.three_way import Merged, Names, merge
from argmap.model.references import dangling
from argmap.model.values import SECTIONS, Conflict, Debate
from tests.document.changing import rich_debate
from tests.merge.versions import meaning, version

BASE = """\
argmap: 1
title: T
thesis: a
participants: {me: {name: Me}, you: {name: You}}
claims:
  a: {text: A, tags: [x]}
  b: {text: B}
  c: {text: C}
arguments:
  s: {premises: [b], supports: a, strength: 0.5}
  r: {premises: [c], rebuts: a}
credences:
  me: {b: 0.5, c: 0.2}
"""
NAMES = Names("main", "branch")


def merged(ours: dict[str, str], theirs: dict[str, str]) -> Merged:
    """Merge two versions of BASE, each given by what it replaces."""
    base, one, two = (parse(_replaced(each)).debate for each in ({}, ours, theirs))
    return merge(base, one, two, NAMES)


def _replaced(replacements: dict[str, str]) -> str:
    text = BASE
    for old, new in replacements.items():
        assert old in text
        text = text.replace(old, new)
    return text


@given(st.integers(0, 10**9))
@settings(deadline=None)
def test_what_one_side_alone_changed_is_what_comes_out(seed: int) -> None:
    base = rich_debate(seed)
    other = version(seed, base)
    for one, two in ((base, other), (other, base), (other, other)):
        found = merge(base, one, two)
        assert (meaning(found.debate), found.conflicts) == (meaning(other), ())


@given(st.integers(0, 10**9))
@settings(deadline=None)
def test_a_merge_refers_to_nothing_that_is_gone(seed: int) -> None:
    base = rich_debate(seed)
    assert dangling(merge(base, version(seed, base), version(seed + 1, base)).debate) == ()


@given(st.integers(0, 10**9))
@settings(deadline=None)
def test_no_text_of_either_side_is_lost(seed: int) -> None:
    base = rich_debate(seed)
    ours, theirs = version(seed, base), version(seed + 1, base)
    found = merge(base, ours, theirs).debate
    kept = texts(found) | {text for each in found.conflicts for text in each.sides.values()}
    assert (texts(ours) | texts(theirs)) - texts(base) <= kept


def texts(debate: Debate) -> set[str]:
    """Return every text that is of its own: of entries and of what people noted beside their numbers."""
    entries = [it for section in SECTIONS for it in getattr(debate, section).values()]
    entries += [it for stated in debate.credences.values() for it in stated.values()]
    found = {debate.title, *(quote.text for claim in debate.claims.values() for quote in claim.quotes)}
    for entry in entries:
        named = {each.name for each in fields(entry)} & {"text", "note", "test", "title", "name"}
        found |= {value for name in named if isinstance(value := getattr(entry, name), str)}
    return found


@given(st.integers(0, 10**9))
@settings(deadline=None)
def test_both_ways_round_the_same_is_in_conflict(seed: int) -> None:
    base = rich_debate(seed)
    ours, theirs = version(seed, base), version(seed + 1, base)
    there, back = merge(base, ours, theirs), merge(base, theirs, ours)
    assert {each.at for each in there.conflicts} == {each.at for each in back.conflicts}


def test_two_numbers_of_two_people() -> None:
    found = merged({"b: 0.5": "b: 0.6"}, {"  me: {": "  you: {a: 0.1}\n  me: {"})
    assert found.conflicts == ()
    assert (found.debate.stated("me", "b").credence, found.debate.stated("you", "a").credence) == (0.6, 0.1)


def test_one_field_both_ways_keeps_ours_and_tells_all_three() -> None:
    found = merged({"text: B": "text: Ours"}, {"text: B": "text: Theirs"})
    assert found.debate.claims["b"].text == "Ours"
    assert found.debate.conflicts == (Conflict("claims/b/text", "B", {"main": "Ours", "branch": "Theirs"}),)


def test_two_fields_of_one_entry_do_not_meet() -> None:
    found = merged({"strength: 0.5": "strength: 0.9"}, {"supports: a": "rebuts: a"})
    assert (found.conflicts, found.debate.arguments["s"].strength) == ((), 0.9)
    assert found.debate.arguments["s"].relation == "rebuts"


def test_a_relation_and_its_target_are_one_thing() -> None:
    found = merged({"supports: a": "supports: c"}, {"supports: a": "rebuts: a"})
    assert found.conflicts == (
        Conflict("arguments/s/relation", "supports: a", {"main": "supports: c", "branch": "rebuts: a"}),
    )


def test_tags_of_both_are_gathered() -> None:
    found = merged({"tags: [x]": "tags: [x, y]"}, {"tags: [x]": "tags: [z]"})
    assert (found.debate.claims["a"].tags, found.conflicts) == (("y", "z"), ())


GONE = {"  c: {text: C}\n": "", "  r: {premises: [c], rebuts: a}\n": "", ", c: 0.2": ""}


def test_what_was_removed_and_untouched_goes() -> None:
    found = merged(GONE, {"text: B": "text: Better"})
    assert ("c" in found.debate.claims, found.conflicts) == (False, ())


def test_what_was_removed_and_edited_comes_back_with_its_numbers() -> None:
    found = merged(GONE, {"text: C": "text: See"})
    assert found.debate.claims["c"].text == "See"
    assert found.debate.stated("me", "c").credence == 0.2
    assert found.conflicts == (Conflict("claims/c", "C", {"branch": "See"}),)


def test_what_was_removed_and_is_referred_to_comes_back() -> None:
    found = merged({"arguments:": "arguments:\n  t: {premises: [c], supports: b}"}, GONE)
    assert [each.at for each in found.conflicts] == ["claims/c"]
    assert ("t" in found.debate.arguments, "r" in found.debate.arguments) == (True, False)


def test_a_number_of_what_was_removed_asks_for_it_back() -> None:
    found = merged(GONE, {"c: 0.2": "c: 0.3"})
    assert (found.debate.stated("me", "c").credence, [each.at for each in found.conflicts]) == (0.3, ["claims/c"])


def test_one_new_id_with_two_texts_is_two_claims() -> None:
    found = merged(
        {"  c: {": "  n: {text: One}\n  c: {", "arguments:": "arguments:\n  t: {premises: [n], supports: b}"},
        {"  c: {": "  n: {text: Two}\n  c: {", "arguments:": "arguments:\n  u: {premises: [n], rebuts: b}"},
    )
    premises = {id: found.debate.arguments[id].premises[0].claim for id in ("t", "u")}
    assert {id: found.debate.claims[claim].text for id, claim in premises.items()} == {"t": "One", "u": "Two"}
    assert sorted(premises.values())[0] == "n"
    assert sorted(premises.values())[1].startswith("n-")
    assert found.conflicts == ()


def test_which_of_the_two_is_renamed_does_not_hang_on_the_side() -> None:
    one, two = {"  c: {": "  n: {text: One}\n  c: {"}, {"  c: {": "  n: {text: Two}\n  c: {"}
    assert merged(one, two).debate.claims.keys() == merged(two, one).debate.claims.keys()


@pytest.mark.parametrize("swapped", [False, True])
def test_a_rename_is_followed_by_the_other_sides_new_references(swapped: bool) -> None:
    sides = ({"b: ": "bee: ", "[b]": "[bee]"}, {"arguments:": "arguments:\n  t: {premises: [b], rebuts: c}"})
    found = merged(*(sides[::-1] if swapped else sides))
    assert (found.debate.arguments["t"].premises[0].claim, found.conflicts) == ("bee", ())


def test_a_rename_onto_the_other_sides_new_id() -> None:
    found = merged({"b: ": "n: ", "[b]": "[n]"}, {"  c: {": "  n: {text: Other}\n  c: {"})
    assert {it.text for it in found.debate.claims.values()} == {"A", "B", "C", "Other"}
    assert found.debate.arguments["s"].premises[0].claim == "n"


def test_two_theses_for_one() -> None:
    found = merged({"thesis: a": "thesis: b"}, {"thesis: a": "thesis: c"})
    assert (found.debate.thesis, found.conflicts[0].at) == (("b",), "thesis")


def test_conflicts_that_were_there_stay() -> None:
    old = Conflict("title", "x", {"main": "y"})
    base = replace(parse(BASE).debate, conflicts=(old,))
    assert merge(base, base, base).debate.conflicts == (old,)
