"""What is short of certain never becomes certain by rounding."""

from __future__ import annotations

import pytest

from argmap.model.numbers import number_text, parse_number


@pytest.mark.parametrize(
    ("typed", "written"),
    [("99.999%", "0.99999"), ("999999:1", "0.999999"), ("0.001%", "1e-05"), ("100%", "1"), ("0:1", "0")],
)
def test_rounding_makes_nothing_certain(typed: str, written: str) -> None:
    assert number_text(parse_number(typed)) == written


def test_a_typed_decimal_is_written_as_typed() -> None:
    assert number_text(parse_number("0.70")) == "0.70"
