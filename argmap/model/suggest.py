"""The known word that was probably meant.

Knows spelling. Must not know where the words stand.
"""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is spelled most like `word`, ties by order, or None where none is like it.

    >>> nearest("riskier-claim", ["safe", "riskier-claims"])
    'riskier-claims'
    """
    choices = sorted(known)
    if not word or not choices:
        return None
    from rapidfuzz import fuzz, process  # imported late: most files have nothing to suggest

    found = process.extractOne(word.lower()[:100], choices, scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return "did you mean 'x'?" for the nearest known word, else the text `otherwise`."""
    found = nearest(word, known)
    return f"did you mean '{found}'?" if found else otherwise
