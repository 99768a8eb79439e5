"""The changes that make a claim of a passage: the claim with its quote, and what it bears on.

Knows which Change the answers mean. Must not know screens or threads.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.model.changes import Add, Change, SetField, Several
from argmap.model.ids import id_from
from argmap.model.values import Claim, Debate, Quote
from argmap.tui.edits import Made, Reason, taken_ids


def quoting(debate: Debate, made: Made, reason: Reason, quote: Quote) -> Made:
    """Return the change with the quote: in the new claim that it adds, else added to the claim that is there."""
    changes = made.change.changes if isinstance(made.change, Several) else (made.change,)
    if reason.existing is not None:
        return Made(Several((*changes, add_quote(debate, reason.existing, quote))), reason.existing)
    quoted: list[Change] = []
    claim = None
    for change in changes:
        # The quote is of the first premise; what it is linked with has no words of the source.
        if claim is None and isinstance(change, Add) and isinstance(change.entry, Claim):
            claim = change.entry.id
            change = replace(change, entry=replace(change.entry, quotes=(quote,), by=quote.by or change.entry.by))
        quoted.append(change)
    return Made(quoted[0] if len(quoted) == 1 else Several(tuple(quoted)), claim or made.go_to)


def claim_alone(debate: Debate, reason: Reason, quote: Quote, *, thesis: bool) -> Made:
    """Return the change that makes a claim which bears on nothing yet, or is what the debate is about."""
    if reason.existing is not None:
        return Made(add_quote(debate, reason.existing, quote), reason.existing)
    claim = id_from(reason.text, taken_ids(debate))
    return Made(Add(Claim(claim, reason.text, by=quote.by, quotes=(quote,)), thesis=thesis), claim)


def add_quote(debate: Debate, claim: str, quote: Quote) -> Change:
    """Return the change that adds a quote to a claim."""
    return SetField("claims", claim, "quotes", (*debate.claims[claim].quotes, quote))
