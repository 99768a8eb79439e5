"""Changes survive JSON, and nothing else is taken for a change."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.changes import Add, SetCredence, SetField, Several
from argmap.model.journal import NoChange, change_from_json, change_to_json
from argmap.model.numbers import Number, number_text
from argmap.model.values import Crux, Pair
from tests.document.changing import random_change, rich_debate


@given(st.integers(0, 10**6))
def test_a_change_comes_back_as_it_was(seed: int) -> None:
    change = random_change(random.Random(seed), rich_debate(seed % 50))
    assert change_from_json(change_to_json(change)) == change


def test_a_typed_number_keeps_its_spelling() -> None:
    back = change_from_json(change_to_json(SetCredence("ann", "c", Number(0.5, "0.50"))))
    assert isinstance(back, SetCredence)
    assert isinstance(back.value, float)
    assert number_text(back.value) == "0.50"


def test_mappings_and_nested_changes_come_back() -> None:
    change = Several((Several((Add(Crux("k", ("c",), conditionals={"ann": Pair(0, 1)})),)),))
    assert change_from_json(change_to_json(change)) == change


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1",
        '{"is": "Claim", "id": "c", "text": "x"}',
        '{"is": "SetTitle", "title": 3}',
        '{"is": "SetTitle", "titel": "x"}',
        '{"is": "SetTitle"}',
        '{"is": "Remove", "section": "os", "id": "x"}',
        '{"is": "Refused", "message": "x"}',
        '{"is": "Number"}',
        '{"is": "Several", "changes": [' * 40 + "]}" * 40,
        "[" * 100_000,
    ],
)
def test_what_is_no_change_is_refused(text: str) -> None:
    with pytest.raises(NoChange):
        change_from_json(text)


def test_one_field_value_of_each_kind() -> None:
    for value in ("x", 0.5, ("a", "b"), Pair(0.1, 0.2), None):
        change = SetField("claims", "c", "note", value)
        assert change_from_json(change_to_json(change)) == change
