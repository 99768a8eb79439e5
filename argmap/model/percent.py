"""A probability as a reader sees it, the same on the terminal and in pictures.

Knows rounding. Must not know where the number is shown.
"""

from __future__ import annotations


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
