"""A reconciliation as a list to look through: what was said of claims that arguments bear on, and which numbers move.

Knows what a row and its card say. Must not know terminals or colours, or how the numbers are found.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.credence.result import CoinMove, NearestCoins, Reconciled, Reconciliation
from argmap.model.changes import Change, SetCredence, Several
from argmap.model.numbers import parse_number
from argmap.model.percent import ASSUMED
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.blocks import Block, Line, Span
from argmap.views.card import title_of
from argmap.views.figures import percent, points
from argmap.views.list_rows import ListRow, block, filled, heading
from argmap.views.reconciliation import typed_inputs

_TYPING = 1e-5
"""Fewer bits than this are what four decimals leave."""
_SAID, _MOVE = "said", "move"
_TOO_WIDE = "Which numbers to type in was not worked out: the map is too wide, or somebody's numbers cannot be used."
_MEANS = {
    "credence": "how likely this is",
    "prior": "how likely this would be with no argument deciding it",
    "strength": "how likely the step goes through if its premises hold",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a person's nearest coherent numbers would be: the distribution, and inputs that can be typed in."""

    debate: Debate
    who: str
    found: Reconciliation
    coins: NearestCoins | None


def taken_over(preview: Preview) -> Change | None:
    """Return the one change that types all inputs in; None where there is nothing to type."""
    changes: list[Change] = []
    for typed in _typed(preview):
        name, _, value = typed.partition("=")
        id, _, field = name.partition(".")
        changes.append(SetCredence(preview.who, id, parse_number(value), "prior" if field == "prior" else "credence"))
    if not changes:
        return None
    return changes[0] if len(changes) == 1 else Several(tuple(changes))


def _typed(preview: Preview) -> list[str]:
    coins = preview.coins
    agrees = coins is None or (coins.reached and coins.cost_bits < _TYPING)
    return [] if coins is None or agrees else typed_inputs(coins)


def preview_heading(preview: Preview) -> tuple[str, str]:
    """Return what the preview comes to, and what could be done about it."""
    found, coins = preview.found, preview.coins
    if not found.stated:
        return "You have said nothing of a claim that arguments bear on.", "There is nothing that could disagree."
    if found.cost_bits is None:
        return "There are no numbers to reconcile on this map.", "The remarks (!) say why."
    if coins is None:
        return _cost(found), _TOO_WIDE
    count = len(_typed(preview))
    if coins.reached and not count:
        return "What you said agrees: nothing has to move.", ""
    numbers = "number" if count == 1 else "numbers"
    if not coins.reached:
        return (
            "What you said cannot all be had together, whatever your other numbers.",
            f"{count} {numbers} to type in would come {percent(coins.share)} of the way ({coins.cost_bits:.3g} bits).",
        )
    return _cost(found), f"{count} {numbers} to type in would give all of it, at {coins.cost_bits:.3g} bits."


def _cost(found: Reconciliation) -> str:
    if not found.reached:
        return "What you said cannot all be had together, whatever your other numbers."
    return f"What you said can be had together, at a cost of {found.cost_bits:.3g} bits."


def preview_rows(preview: Preview) -> tuple[ListRow, ...]:
    """Return the rows: what was said, then what moves, the most first."""
    debate, coins = preview.debate, preview.coins
    rows = []
    if preview.found.stated:
        rows.append(heading("  said    map says then    of a claim that arguments bear on"))
        rows += [_said_row(preview, one) for one in preview.found.stated]
    moved = coins.moved if coins is not None and _typed(preview) else ()
    if moved:
        rows.append(heading("   now    then    which of your numbers would move, the most first"))
        rows += [_move_row(debate, one) for one in moved]
    return tuple(rows)


def _said_row(preview: Preview, one: Reconciled) -> ListRow:
    then = _then(preview, one)
    numbers = f"{percent(one.stated):>6}  {percent(one.before):>9} {percent(then):>6}   "
    return ListRow(f"{_SAID} {one.claim}", (Span(numbers), Span(title_of(preview.debate, one.claim))))


def _then(preview: Preview, one: Reconciled) -> float | None:
    return preview.coins.credences.get(one.claim) if preview.coins is not None else one.after


def _move_row(debate: Debate, one: CoinMove) -> ListRow:
    now = f"{percent(one.before)}{ASSUMED if one.assumed else ' '}"
    role = "for" if one.after > one.before else "against"
    return ListRow(
        f"{_MOVE} {one.id} {one.kind}",
        (
            Span(f"{now:>7} → ", "dim"),
            Span(f"{percent(one.after):<6}", role),  # type: ignore[arg-type]
            Span(f" {one.kind:<9}", "dim"),
            Span(title_of(debate, one.id)),
        ),
    )


def entry_of(key: str) -> str:
    """Return which claim or argument a row is about."""
    return key.split(" ")[1]


def preview_card(preview: Preview, key: str) -> tuple[Block, ...]:
    """Return what a row says in sentences."""
    kind, id, *rest = key.split(" ")
    title = Block("", (Line((Span(title_of(preview.debate, id), "title"),)), Line((Span(display_text(id), "dim"),))))
    if kind == _SAID:
        one = next(each for each in preview.found.stated if each.claim == id)
        return filled([title, _said_block(preview, one)])
    moves = preview.coins.moved if preview.coins is not None else ()
    move = next(each for each in moves if each.id == id and each.kind == rest[0])
    assumed = ", which nobody stated," if move.assumed else ""
    told = f"Your {move.kind}, {_MEANS[move.kind]}, would go from {percent(move.before)}{assumed} to "
    told += f"{percent(move.after)}: {points(move.after - move.before)}."
    return filled([title, block("It would move", told, "y types this and the other numbers in, as one change.")])


def _said_block(preview: Preview, one: Reconciled) -> Block:
    then = _then(preview, one)
    before = f"Your other numbers alone bring it to {percent(one.before)}." if one.before is not None else ""
    after = f"With the numbers below it comes out at {percent(then)}." if preview.coins is not None else ""
    return block("What you said", f"You said {percent(one.stated)}.", before, after)
