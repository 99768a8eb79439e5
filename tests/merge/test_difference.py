"""The changes between two versions lead from one to the other, whatever the two are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.document import parse
from argmap.merge.difference import changes_between
from argmap.model.apply import apply
from argmap.model.changes import Change, Remove, Rename, SetCredence, Several
from argmap.model.describe import describe
from tests.cli.command import DEBATE
from tests.document.changing import rich_debate
from tests.merge.versions import meaning, version


@given(st.integers(0, 10**9))
@settings(deadline=None)
def test_the_changes_between_two_versions_lead_from_one_to_the_other(seed: int) -> None:
    before = rich_debate(seed)
    after = version(seed, before)
    assert meaning(apply(before, Several(changes_between(before, after)))) == meaning(after)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
@settings(deadline=None)
def test_they_do_so_between_two_debates_that_have_nothing_in_common(one: int, other: int) -> None:
    before, after = rich_debate(one), rich_debate(other)
    assert meaning(apply(before, Several(changes_between(before, after)))) == meaning(after)


@given(st.integers(0, 10**9))
@settings(deadline=None, max_examples=20)
def test_a_debate_does_not_differ_from_itself(seed: int) -> None:
    assert changes_between(rich_debate(seed), rich_debate(seed)) == ()


def between(text: str, *replaced: tuple[str, str]) -> tuple[Change, ...]:
    other = text
    for old, new in replaced:
        assert old in other
        other = other.replace(old, new)
    return changes_between(parse(text).debate, parse(other).debate)


def test_a_number_is_one_change() -> None:
    assert between(DEBATE, ("bigger-is-riskier: 0.8", "bigger-is-riskier: 0.9")) == (
        SetCredence("critic", "bigger-is-riskier", 0.9),
    )


def test_a_claim_with_a_new_id_is_renamed() -> None:
    assert between(DEBATE, ("old-data", "stale-data")) == (Rename("claims", "old-data", "stale-data"),)


def test_a_claim_that_goes_takes_its_numbers_along_first() -> None:
    lines = [line for line in DEBATE.splitlines(True) if "old-data" not in line and "stale" not in line]
    found = between(DEBATE, (DEBATE, "".join(line for line in lines if "undercuts" not in line)))
    assert Remove("claims", "old-data") == found[-1]
    assert describe(found[-2]) == "remove argument stale"


def test_an_id_that_names_an_argument_now() -> None:
    before = parse("argmap: 1\ntitle: T\nthesis: a\nclaims: {a: {text: A}, b: {text: B}}\n").debate
    after = parse(
        "argmap: 1\ntitle: T\nthesis: a\nclaims: {a: {text: A}}\narguments: {b: {supports: a, text: why}}\n"
    ).debate
    assert apply(before, Several(changes_between(before, after))) == after
