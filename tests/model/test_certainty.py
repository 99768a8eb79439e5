"""What is short of certain never becomes certain by rounding."""

from __future__ import annotations

import pytest

from argmap.model.numbers import NotANumber, number_text, parse_number


@pytest.mark.parametrize(
    ("typed", "written"),
    [("99.999%", "0.99999"), ("999999:1", "0.999999"), ("0.001%", "1e-05"), ("100%", "1"), ("0:1", "0")],
)
def test_rounding_makes_nothing_certain(typed: str, written: str) -> None:
    assert number_text(parse_number(typed)) == written


def test_a_typed_decimal_is_written_as_typed() -> None:
    assert number_text(parse_number("0.70")) == "0.70"


@pytest.mark.parametrize("typed", ["1e-400", "0.9999999999999999999", "1e-330%", "1:1e400"])
def test_what_a_number_cannot_hold_is_refused(typed: str) -> None:
    with pytest.raises(NotANumber):
        parse_number(typed)


@pytest.mark.parametrize("typed", ["0", "1", "0.0", "1.000", "0e5", "1e-300"])
def test_what_it_can_hold_is_not(typed: str) -> None:
    assert number_text(parse_number(typed)) == typed
