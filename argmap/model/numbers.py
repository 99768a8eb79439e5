"""Probabilities as people type them: decimals, percentages and odds.

Knows how one number is read and written. Must not know where in a debate or a file the number stands.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

ACCEPTED = "a decimal from 0 to 1 (0.7), a percentage (70%) or odds (7:3)"

# [0-9] and not \d, which takes every script's digits.
_DECIMAL = re.compile(r"([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_PLAIN = re.compile(r"[01](?:\.0*)?")
# Compiled when a number is written so.
_PERCENT = r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*%"
_ODDS = r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*:\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_LONGEST = 40


class NotANumber(ValueError):
    """The text is no probability; the message says what is accepted."""


class Number(float):
    """A probability in [0, 1] that remembers the decimal it was typed as.

    It equals, hashes and computes as the plain float does; only `number_text` looks at the spelling.

    >>> Number(0.5, "0.50") == 0.5, number_text(Number(0.5, "0.50"))
    (True, '0.50')
    """

    __slots__ = ("typed",)
    typed: str | None

    def __new__(cls, value: float, typed: str | None = None) -> Number:
        """Return the number; `typed` is its spelling as a decimal, None for the shortest."""
        self = super().__new__(cls, value)
        self.typed = typed
        return self

    def __reduce__(self) -> tuple[type[Number], tuple[float, str | None]]:
        return (Number, (float(self), self.typed))


@lru_cache(maxsize=1024)
def parse_number(text: str) -> Number:
    """Return the probability a person typed; raise `NotANumber`, with the remedy, for anything else.

    A decimal keeps its spelling. A percentage or odds become a decimal of at most four significant digits, except that
    nothing short of certain is rounded to 0 or 1.

    >>> [number_text(parse_number(t)) for t in ("0.70", "7e-1", "70%", "7:3", "1:2", ".5")]
    ['0.70', '7e-1', '0.7', '0.7', '0.3333', '.5']
    """
    text = text.strip()
    if len(text) <= _LONGEST:
        if _DECIMAL.fullmatch(text):
            return Number(_not_rounded(_checked(float(text), text), text), text)
        if match := re.fullmatch(_PERCENT, text):
            return _ratio(match[1], None, text)
        if match := re.fullmatch(_ODDS, text):
            return _ratio(match[1], match[2], text)
    raise NotANumber(f"{_shown(text)} is no probability; write {ACCEPTED}")


def number_text(value: float) -> str:
    """Return the decimal to write for a probability: as it was typed, else the shortest that reads back the same."""
    if isinstance(value, Number) and value.typed is not None:
        return value.typed
    value = float(value)
    return str(int(value)) if value in (0.0, 1.0) else repr(value)


def _ratio(left: str, right: str | None, text: str) -> Number:
    """Return a percentage, or with `right` odds, at four significant digits."""
    from decimal import Decimal  # late: it costs a start-up more than all the rest of this module

    part, whole = Decimal(left), Decimal(100) if right is None else Decimal(left) + Decimal(right)
    if whole == 0:
        raise NotANumber(f"odds of 0:0 say nothing; write {ACCEPTED}")
    exact = part / whole
    _checked(float(exact), text)
    rounded = Decimal(f"{exact:.4g}")
    if rounded == 1 and exact != 1:
        rounded = 1 - Decimal(f"{1 - exact:.4g}")
    value = float(rounded)
    return Number(value, number_text(value))


def _not_rounded(value: float, text: str) -> float:
    """Return the value, which is 0 or 1 only where that was typed: nobody is made certain by rounding."""
    if value in (0.0, 1.0) and not _PLAIN.fullmatch(text):
        from decimal import Decimal

        if Decimal(text) != value:
            raise NotANumber(
                f"{_shown(text)} is too near {value:g} to be told from it; write {value:g}, or less certain"
            )
    return value


def _checked(value: float, text: str) -> float:
    if not (math.isfinite(value) and 0.0 <= value <= 1.0):
        raise NotANumber(f"{_shown(text)} is outside 0 to 1; write {ACCEPTED}")
    return value


def _shown(text: str) -> str:
    if not text:
        return "an empty value"
    return "'" + (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…") + "'"
