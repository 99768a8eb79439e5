"""An outline carried over to a debate that differs: the same rows where only words and numbers differ."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.apply import apply
from argmap.model.changes import Change, Refused, Remove, Rename, SetCredence, SetField
from argmap.model.values import Debate, Section
from argmap.views.outline import outline, rows
from tests.strategies import debates
from tests.views.debate_for_views import WAIT


def keys(debate: Debate) -> list[tuple[object, int]]:
    return list(rows(outline(debate)))


@pytest.mark.parametrize(
    "change",
    [
        SetCredence("critic", "skill", 0.3),
        SetField("claims", "skill", "text", "Other words."),
        SetField("claims", "rare", "note", "x"),
    ],
)
def test_words_and_numbers_leave_the_rows_as_they_are(change: Change) -> None:
    before = outline(WAIT)
    after = before.of(apply(WAIT, change))
    assert after.has_rows_of(before)
    assert after.debate == apply(WAIT, change)


@pytest.mark.parametrize(
    "change", [Rename("claims", "skill", "craft"), Remove("arguments", "circle"), Remove("cruxes", "risk")]
)
def test_what_changes_rows_makes_them_anew(change: Change) -> None:
    assert not outline(WAIT).of(apply(WAIT, change)).has_rows_of(outline(WAIT))


@given(debates(), st.data())
def test_the_rows_are_those_of_an_outline_made_anew(debate: Debate, data: st.DataObject) -> None:
    ids = [*debate.claims, *debate.arguments]
    changed = debate
    if ids:
        id = data.draw(st.sampled_from(ids))
        section: Section = "claims" if id in debate.claims else "arguments"
        try:
            changed = apply(debate, Remove(section, id, cascade=True))
        except Refused:
            changed = replace(debate, title="other")
    before = outline(debate)
    list(rows(before))
    assert list(rows(before.of(changed))) == keys(changed)
