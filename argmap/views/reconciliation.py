"""A reconciliation as lines to be read and as JSON: what was stated, what it becomes, what it costs, what moves.

Knows what stands on each line and which role each part plays. Must not know terminals or colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.credence.result import Moved, Reconciliation
from argmap.cruxes.names import called, sentence_start
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.figures import percent, points
from argmap.views.listing import Part, wrapped

Line = tuple[Part, ...]
_KINDS = {"credence": "credence in", "prior": "prior of", "strength": "strength of"}


def reconciliation_lines(debate: Debate, found: Reconciliation, *, limit: int, width: int) -> Iterator[Line]:
    """Return the reconciliation as lines: the cost, each statement, and the inputs that move most."""
    for line in wrapped(_summary(debate, found), width):
        yield ((line, "bold"),)
    if found.stated:
        yield ()
        yield (("    stated   the map says   nearest", "dim"),)
    for one in found.stated:
        numbers = f"{percent(one.stated):>10}{percent(one.before):>15}{percent(one.after):>10}"
        yield ((numbers, ""), ("  " + one.claim, "dim"))
    if found.moved:
        yield ()
        yield (("What would have to move, most first:", "dim"),)
    for moved in found.moved[:limit]:
        yield (
            (f"{percent(moved.before):>10} → {percent(moved.after):<7}{points(moved.after - moved.before):>9}", ""),
            (f"  {_KINDS[moved.kind]} {moved.id}", ""),
        )
        for line in wrapped(_text_of(debate, moved), max(20, width - 4)):
            yield (("    " + line, "dim"),)
    hidden = len(found.moved) - limit
    if hidden > 0:
        yield ((f"{hidden} more, each moving less; --limit shows them", "dim"),)


def reconciliation_json(found: Reconciliation) -> dict[str, Any]:
    """Return the reconciliation with its cost in bits, numbers unrounded."""
    return {
        "participant": found.participant,
        "cost_bits": found.cost_bits,
        "reached": found.reached,
        "share": found.share,
        "stated": [{"id": s.claim, "stated": s.stated, "before": s.before, "credence": s.after} for s in found.stated],
        "moved": [{"id": m.id, "kind": m.kind, "before": m.before, "after": m.after} for m in found.moved],
        "claims": {id: {"credence": credence} for id, credence in found.claims.items()},
    }


def _summary(debate: Debate, found: Reconciliation) -> str:
    who = sentence_start(called(debate, found.participant))
    if not found.stated:
        return f"{who}: nothing stated of a claim that arguments bear on, so there is nothing to reconcile."
    if found.cost_bits is None:
        return f"{who}'s credences cannot be reconciled on this map: `argmap credences` says why there are no numbers."
    if not found.reached:
        share = percent(found.share)
        return (
            f"{who}'s credences cannot be had together, whatever the other numbers. These are met {share} of the way, "
            f"at a cost of {found.cost_bits:.3g} bits."
        )
    if not found.moved:
        return f"{who}'s credences cohere: nothing has to move."
    return f"{who}'s credences can be had together at a cost of {found.cost_bits:.3g} bits."


def _text_of(debate: Debate, moved: Moved) -> str:
    if moved.id in debate.claims:
        return display_text(debate.claims[moved.id].text)
    text = debate.arguments[moved.id].text if moved.id in debate.arguments else None
    return display_text(text) if text else ""
