"""What there is to say of a quote that was looked up in its source. Must not know how it was looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.threads.quoted import QuoteCheck


def found_words(found: QuoteCheck | None, where: str, quote: str) -> str:
    """Return in a line whether a quote stands in a source; `found` is None where its text is not at hand."""
    if found is None:
        return f"from {where}; its text is not at hand, so nothing is looked up"
    if found.status == "verbatim":
        return f"✓ found in {where}, word for word"
    if found.status == "edited":
        from argmap.duplicates.diff import marked_diff

        return f"≠ {where} has it otherwise: {marked_diff(found.found, quote)}"
    return f"✗ not found in {where}"
