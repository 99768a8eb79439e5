"""A probability as a reader sees it, the same on the terminal and in pictures.

Knows rounding. Must not know where the number is shown.
"""

from __future__ import annotations

ASSUMED = "?"
"""What stands behind a number that nobody stated."""


def percent(value: float) -> str:
    """Return a probability as a percentage; never 0% or 100% for what is neither.

    >>> [percent(p) for p in (0.6, 0.051376, 0.9537, 0.00002, 0.99999, 1.0, 0.0)]
    ['60%', '5.1%', '95.4%', '<0.1%', '>99.9%', '100%', '0%']
    """
    if value in (0.0, 1.0):
        return f"{value:.0%}"
    if value < 0.0005:
        return "<0.1%"
    if value > 0.9995:
        return ">99.9%"
    text = f"{value:.1%}" if value < 0.0995 or value > 0.9005 else f"{value:.0%}"
    return text.replace(".0%", "%")


def percents(*values: float | None) -> tuple[str, ...]:
    """Return probabilities that are compared with each other, with one number of decimals; "–" for None.

    What differs reads differently, down to a thousandth of a point.

    >>> percents(0.64, 0.978), percents(0.3, 0.5), percents(0.714, 0.7147), percents(None, 1.0, 0.00002)
    (('64.0%', '97.8%'), ('30%', '50%'), ('71.4%', '71.5%'), ('–', '100%', '<0.1%'))
    """
    known = {value for value in values if value is not None}
    short = {percent(value) for value in known}
    places = 1 if len(short) < len(known) or any("." in text and text[0] not in "<>" for text in short) else 0
    while places < 3 and len({f"{value:.{places}%}" for value in known}) < len(known):
        places += 1
    return tuple("–" if value is None else _placed(value, places) for value in values)


def _placed(value: float, places: int) -> str:
    if value in (0.0, 1.0) or (places < 2 and not 0.0005 <= value <= 0.9995):
        return percent(value)
    return f"{value:.{places}%}"
