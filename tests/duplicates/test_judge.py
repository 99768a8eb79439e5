"""The polarity guard: likeness alone never makes two texts the same claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.duplicates.judge import judge
from argmap.duplicates.tokens import token_texts

PAIRS = [
    tuple(line.split(" | "))
    for line in (Path(__file__).parent / "contradictions.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def tier(one: str, other: str) -> str | None:
    return judge(token_texts(one), token_texts(other)).tier


def test_contradictions_are_never_the_same_and_hardly_ever_an_edit() -> None:
    tiers = [tier(one, other) for one, other in PAIRS]
    assert len(PAIRS) >= 300
    assert "same" not in tiers
    assert tiers.count("edited") <= 0.05 * len(PAIRS)


def test_the_guard_looks_the_same_from_both_sides() -> None:
    assert all(tier(one, other) == tier(other, one) for one, other in PAIRS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The plan, I think, is safe for now.", "The plan I think is safe for now"),
        ("It's a good plan for all of the towns.", "It is a good plan for all of the towns."),
        ("We organised the march in the old town.", "We organized the march in the old town."),
        (
            "He said that the tax on the land is fair to everyone here.",
            "He said the tax on the land is fair to everyone here.",
        ),
        ("They recieved the letter in the first week of May.", "They received the letter in the first week of May."),
        ("“The tax on the land is fair.”", "The tax on the land is fair."),
    ],
)
def test_an_edit_changes_nothing_that_is_said(one: str, other: str) -> None:
    assert tier(one, other) == "edited"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The method is safe to use.", "The method is not safe to use.", "opposite"),
        ("It costs 5 million a year.", "It costs 6 million a year.", "opposite"),
        ("I think bigger models are safer now.", "I think bigger models are riskier now.", "opposite"),
        ("The bank may raise the rate soon.", "The bank must raise the rate soon.", "variant"),
        ("Few people believe this old story.", "A few people believe this old story.", "variant"),
        ("Dogs sometimes bite people here.", "People sometimes bite dogs here.", None),
        ("The “safe” method is used by all.", "The safe method is used by all.", "variant"),
    ],
)
def test_what_changes_the_meaning_is_named(one: str, other: str, expected: str | None) -> None:
    assert tier(one, other) == expected


def test_the_reason_is_told() -> None:
    found = judge(token_texts("It costs 5 million a year."), token_texts("It costs 6 million a year."))
    assert found.why == "the numbers differ: 5 1e6 / 6 1e6"
