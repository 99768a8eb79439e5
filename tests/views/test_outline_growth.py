"""Reasons put into an outline: every row stands where an outline made anew has it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.values import Argument, Claim, Crux, Debate, Premise
from argmap.views.outline import Outline, outline, rows
from argmap.views.outline_growth import grown
from tests.strategies import debates
from tests.views.debate_for_views import WAIT


def with_reason(debate: Debate, relation: str, target: str, premises: int) -> Debate:
    """Return the debate with one more argument, from so many new claims."""
    number = len(debate.arguments)
    claims = {f"new-{number}-{n}": Claim(f"new-{number}-{n}", "New.") for n in range(premises)}
    argument = Argument(f"step-{number}", relation, target, tuple(Premise(id) for id in claims), text="Why.")  # type: ignore[arg-type]
    return replace(debate, claims={**debate.claims, **claims}, arguments={**debate.arguments, argument.id: argument})


def told(tree: Outline) -> list[tuple[object, ...]]:
    """Return all that can be asked of each row."""
    return [
        (row, level, tree.depth(row), tree.below(row), tree.parent(row), tree.counts(row), tree.home(row.entry or ""))
        for row, level in rows(tree)
    ]


@given(debates(), st.data())
def test_every_row_stands_where_an_outline_made_anew_has_it(debate: Debate, data: st.DataObject) -> None:
    tree = outline(debate)
    told(tree)
    for _ in range(data.draw(st.integers(1, 4))):
        if not debate.claims:
            return
        target = data.draw(st.sampled_from([*debate.claims, *debate.arguments]))
        kinds = ["supports", "rebuts", "necessary_for"] if target in debate.claims else ["undercuts"]
        debate = with_reason(debate, data.draw(st.sampled_from(kinds)), target, data.draw(st.integers(0, 3)))
        before, kept = told(tree), tree
        after = grown(tree, debate)
        assert after is not None
        assert told(kept) == before
        assert told(after) == told(outline(debate))
        tree = after


def test_reasons_below_reasons_are_put_in_until_the_labels_end_and_stand_right_after() -> None:
    debate, tree, put_in = WAIT, outline(WAIT), 0
    for _ in range(80):
        debate = with_reason(debate, "supports", list(debate.claims)[-1], 1)
        after = grown(tree, debate)
        put_in += after is not None
        tree = after or outline(debate)
    assert 60 <= put_in < 80
    assert told(tree) == told(outline(debate))


SHARED = with_reason(WAIT, "supports", "skill", 1)
TWICE = list(SHARED.arguments)[-1]


@pytest.mark.parametrize(
    "other",
    [
        replace(WAIT, arguments=dict(list(WAIT.arguments.items())[1:])),
        replace(with_reason(WAIT, "supports", "skill", 1), thesis=("skill",)),
        replace(with_reason(WAIT, "supports", "skill", 1), cruxes={"k": Crux("k", ("skill",))}),
        replace(WAIT, arguments={**WAIT.arguments, "again": Argument("again", "rebuts", "skill", (Premise("rare"),))}),
        replace(with_reason(WAIT, "supports", "skill", 1), claims=with_reason(WAIT, "supports", "skill", 2).claims),
        replace(SHARED, arguments={**SHARED.arguments, "two": replace(SHARED.arguments[TWICE], id="two")}),
        with_reason(replace(WAIT, arguments=dict(reversed(list(WAIT.arguments.items())))), "supports", "skill", 1),
    ],
)
def test_what_may_move_other_rows_is_made_anew(other: Debate) -> None:
    assert grown(outline(WAIT), other) is None
    assert told(outline(WAIT).of(other)) == told(outline(other))
