"""A reconciliation as lines to be read and as JSON: what was stated, what it becomes, what it costs, what moves.

Knows what stands on each line and which role each part plays. Must not know terminals or colours.
"""

from __future__ import annotations

import math
import shlex
from collections.abc import Iterator, Sequence
from typing import Any

from argmap.credence.result import CoinMove, Moved, NearestCoins, Reconciliation
from argmap.cruxes.names import called, sentence_start
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.figures import from_to, percent, points
from argmap.views.listing import Part, wrapped
from argmap.views.reasons import step_words

Line = tuple[Part, ...]
_KINDS = {"credence": "credence in", "prior": "prior of", "strength": "strength of"}


_LEAN = (
    "How the inputs lean in the nearest coherent credences, most first, from what the map makes of each. They lean "
    "together and no longer independently, so these are no numbers to type in:"
)
_TYPE = (
    "Inputs to type in, the nearest that give what was stated ({cost} bits from the present ones, counted input by "
    "input):"
)
_TYPE_NEAR = (
    "No inputs were found that give all that was stated. These come {share} of the way ({cost} bits from the present "
    "ones):"
)
_NO_INPUTS = (
    "Inputs to type in were not worked out: the map is too wide, too much is stated, or some numbers cannot be used."
)
_BEFORE = "the map says: what follows from the other numbers, with contraries, observations and priors"


def reconciliation_lines(
    debate: Debate,
    found: Reconciliation,
    coins: NearestCoins | None = None,
    *,
    file: str = "FILE",
    limit: int,
    width: int,
) -> Iterator[Line]:
    """Return the reconciliation as lines: the cost, each statement, how inputs lean, and `coins` to type in."""
    for line in wrapped(_summary(debate, found), width):
        yield ((line, "bold"),)
    if found.stated:
        yield ()
        yield (("    stated   the map says   nearest", "dim"),)
    for one in found.stated:
        numbers = f"{percent(one.stated):>10}{percent(one.before):>15}{percent(one.after):>10}"
        yield ((numbers, ""), ("  " + one.claim, "dim"))
    if found.stated:
        for line in wrapped(_BEFORE, width - 4):
            yield (("    " + line, "dim"),)
    if found.moved:
        yield ()
        for line in wrapped(_LEAN, width):
            yield ((line, "dim"),)
    for moved in found.moved[:limit]:
        yield (
            (f"    {from_to(moved.before, moved.after, 6)} {points(moved.after - moved.before):>12}", ""),
            (f"  {_KINDS[moved.kind]} {moved.id}", ""),
        )
        for line in wrapped(_text_of(debate, moved), max(20, width - 4)):
            yield (("    " + line, "dim"),)
    hidden = len(found.moved) - limit
    if hidden > 0:
        yield ((f"{hidden} more, each moving less; --limit shows them", "dim"),)
    if found.stated:
        yield from _inputs(found.participant, coins, file, limit, width)


def _inputs(who: str, coins: NearestCoins | None, file: str, limit: int, width: int) -> Iterator[Line]:
    """Return the inputs to type in, and the command that does it."""
    if coins is None:
        yield ()
        for line in wrapped(_NO_INPUTS, width):
            yield ((line, "dim"),)
        return
    moves = typed_inputs(coins)
    if not moves and coins.reached:
        return
    yield ()
    said = _TYPE if coins.reached else _TYPE_NEAR
    for line in wrapped(said.format(cost=f"{coins.cost_bits:.3g}", share=percent(coins.share)), width):
        yield ((line, "dim"),)
    for moved in coins.moved[:limit]:
        assumed = "  (assumed so far)" if moved.assumed else ""
        yield (
            (f"{_decimal(moved.before):>10} → {_decimal(moved.after):<7}", ""),
            (f"  {_KINDS[moved.kind]} {moved.id}", ""),
            (assumed, "dim"),
        )
    if len(coins.moved) > limit:
        yield ((f"{len(coins.moved) - limit} more, each moving less", "dim"),)
    yield ()
    words = ["argmap", "set", shlex.quote(display_text(file)), "--as", who, *moves]
    yield from (((line, ""),) for line in _command(words, width))


def typed_inputs(coins: NearestCoins) -> list[str]:
    """Return the inputs as `argmap set` takes them, with four decimals; without those that so stay as they are."""
    changed = [m for m in coins.moved if _decimal(m.before) != _decimal(m.after) or m.assumed]
    return [f"{m.id}{'.prior' if m.kind == 'prior' else ''}={_decimal(m.after)}" for m in changed]


def _decimal(value: float) -> str:
    """Return a probability with four decimals, more where these would make it certain.

    >>> _decimal(0.84), _decimal(0.00001234), _decimal(0.99999)
    ('0.84', '0.0000123', '0.99999')
    """
    short = min(value, 1.0 - value)
    places = 4 if short >= 5e-5 or short <= 0.0 else 2 - math.floor(math.log10(short))
    return f"{value:.{places}f}".rstrip("0").rstrip(".")


def _command(words: Sequence[str], width: int) -> Iterator[str]:
    """Return a command on lines of the shell, each but the last ending in a backslash."""
    line = words[0]
    for word in words[1:]:
        if len(line) + len(word) + 3 > width:
            yield line + " \\"
            line = "    " + word
        else:
            line += " " + word
    yield line


def reconciliation_json(found: Reconciliation, coins: NearestCoins | None = None) -> dict[str, Any]:
    """Return the reconciliation with its cost in bits, numbers unrounded.

    `moved` are marginals of a distribution in which coins are not independent; `inputs` are numbers that, typed in,
    give the stated credences; None where they were not worked out.
    """
    return {
        "participant": found.participant,
        "method": "exact" if found.summed else None,
        "cost_bits": found.cost_bits,
        "reached": found.reached,
        "share": found.share,
        "stated": [{"id": s.claim, "stated": s.stated, "before": s.before, "credence": s.after} for s in found.stated],
        "moved": [{"id": m.id, "kind": m.kind, "before": m.before, "after": m.after} for m in found.moved],
        "claims": {id: {"credence": credence} for id, credence in found.claims.items()},
        "inputs": None if coins is None else _inputs_json(coins),
    }


def _inputs_json(coins: NearestCoins) -> dict[str, Any]:
    return {
        "cost_bits": coins.cost_bits,
        "reached": coins.reached,
        "share": coins.share,
        "credences": dict(coins.credences),
        "moved": [_input_json(moved) for moved in coins.moved],
    }


def _input_json(moved: CoinMove) -> dict[str, Any]:
    return {
        "id": moved.id,
        "kind": moved.kind,
        "before": moved.before,
        "after": moved.after,
        "assumed": moved.assumed,
    }


def _summary(debate: Debate, found: Reconciliation) -> str:
    who = sentence_start(called(debate, found.participant))
    if not found.stated:
        return f"{who}: nothing stated of a claim that arguments bear on, so there is nothing to reconcile."
    if not found.summed:
        return f"{who}'s credences were not reconciled: on this map that takes too much work to be exact."
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
    return step_words(debate, debate.arguments[moved.id]) if moved.id in debate.arguments else ""
