"""Changes in plain words."""

import pytest

from argmap.model.changes import (
    Add,
    Change,
    MergeClaims,
    Remove,
    Rename,
    SetCredence,
    SetDefault,
    SetField,
    SetTitle,
    Several,
)
from argmap.model.describe import describe, describe_undone
from argmap.model.values import Argument, Claim, Debate, Pair, Stated

BEFORE = Debate(
    claims={"c": Claim("c", "C.", prior=0.3), "d": Claim("d", "D.")}, credences={"critic": {"c": Stated(0.8)}}
)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (SetCredence("critic", "c", 0.9), "critic: c 0.8 → 0.9"),
        (SetCredence("critic", "c", None), "critic: c 0.8 → cleared"),
        (SetCredence("critic", "d", 0.9), "critic: d 0.9"),
        (SetCredence("critic", "c", 0.2, "prior"), "critic: c prior 0.2"),
        (SetCredence("critic", "e", Pair(0.9, 0.2), "likelihoods"), "critic: e likelihoods 0.9 / 0.2"),
        (SetCredence("critic", "c", "a guess", "note"), "critic: c note a guess"),
        (SetField("claims", "c", "prior", None), "c: prior 0.3 → cleared"),
        (SetField("claims", "c", "text", "New\nwords."), "c: text New words."),
        (SetField("claims", "c", "tags", ("x", "y")), "c: tags x, y"),
        (SetField("claims", "c", "note", None), "c: no note"),
        (SetDefault("prior", 0.1), "default prior 0.5 → 0.1"),
        (SetTitle("T"), "title: T"),
        (Add(Claim("e", "E.")), "add claim e: E."),
        (Add(Argument("a", "necessary_for", "c")), "add argument a (necessary for c)"),
        (Remove("claims", "d", cascade=True), "remove claim d and what needs it"),
        (Rename("claims", "c", "x"), "rename claim c to x"),
        (MergeClaims("c", "d"), "merge d into c"),
        (Several((SetTitle("T"),) * 5), "title: T; title: T; title: T; and 2 more"),
    ],
)
def test_words(change: Change, words: str) -> None:
    assert describe(change, BEFORE) == words


def test_what_was_cleared_comes_back() -> None:
    before = Debate(credences={"ann": {"x": Stated(0.5)}})
    assert describe_undone(SetCredence("ann", "x", None), before) == "ann: x 0.5"


def test_what_was_said_for_the_first_time_is_cleared_again() -> None:
    assert describe_undone(SetCredence("ann", "x", 0.7), Debate()) == "ann: x 0.7 → cleared"
