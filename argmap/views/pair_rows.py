"""Claims that repeat, quote or oppose each other, as a list with a card for each pair, the differing words marked.

Words of the first alone stand in [-…-], of the second alone in {+…+}; colours only repeat that. Knows what a row and a
card say. Must not know terminals, or how likeness is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from argmap.cruxes.names import called
from argmap.duplicates.diff import Kind, word_diff
from argmap.duplicates.result import Duplicates
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.views.card import Block, Line, Role, Span
from argmap.views.figures import percent
from argmap.views.list_rows import ListRow, filled

TIERS = {
    "same": ("the same", ""),
    "edited": ("nearly the same", "Only words differ that change nothing."),
    "opposite": ("the opposite?", ""),
    "variant": ("alike", ""),
    "quotes": ("holds it", "The one holds words of the other. That is no repeat: who denies a sentence quotes it too."),
}
_ORDER = tuple(TIERS)
_MARKS: dict[Kind, tuple[str, Role]] = {
    "equal": ("{}", ""),
    "dropped": ("[-{}-]", "against"),
    "added": ("{{+{}+}}", "for"),
}


@dataclass(frozen=True, slots=True)
class LikePair:
    """Two claims, the earlier in the file first: how they are alike, from 0 to 1, and why they are no plain repeat."""

    first: str
    second: str
    tier: str
    score: float
    why: str = ""

    @property
    def key(self) -> str:
        """The pair's key in a list."""
        return f"{self.first} {self.second}"


def like_pairs(debate: Debate) -> tuple[LikePair, ...]:
    """Return the claims that are alike, plain repeats first; pairs that the map relates already are left out."""
    from argmap.duplicates import find_duplicates

    ids = list(debate.claims)
    found = find_duplicates([claim.text for claim in debate.claims.values()])
    related = _related(debate)
    pairs: dict[frozenset[str], LikePair] = {}
    for one in _all(found, ids):
        both = frozenset((one.first, one.second))
        if both not in related:
            pairs.setdefault(both, one)
    return tuple(sorted(pairs.values(), key=lambda one: (_ORDER.index(one.tier), -one.score, one.first, one.second)))


def _all(found: Duplicates, ids: list[str]) -> Iterator[LikePair]:
    for cluster in found.clusters:
        for member in cluster.members:
            if member.tier == "same":
                first, second = sorted((cluster.canonical, member.text))
                yield LikePair(ids[first], ids[second], "same", member.score)
    for pair in found.pairs:
        yield LikePair(ids[pair.first], ids[pair.second], pair.tier, pair.score, pair.why)
    for quotation in found.quotations:
        first, second = sorted((quotation.of, quotation.text))
        yield LikePair(ids[first], ids[second], "quotes", quotation.score)


def _related(debate: Debate) -> set[frozenset[str]]:
    pairs = {frozenset((a, b)) for group in debate.contraries for a in group for b in group}
    return pairs | {frozenset((p.claim, step.target)) for step in debate.arguments.values() for p in step.premises}


def pair_rows(debate: Debate, pairs: Iterable[LikePair], kept: Collection[str]) -> tuple[ListRow, ...]:
    """Return a row for each pair: how it is alike, and the first's words turned into the second's; kept ones last."""
    rows = []
    for one in sorted(pairs, key=lambda pair: pair.key in kept):
        label = "kept both" if one.key in kept else TIERS[one.tier][0]
        role: Role = "dim" if one.key in kept else "undercut" if one.tier == "opposite" else "crux"
        lead = (Span(f" {label:<15} ", role), Span(f"{round(one.score * 100):>3}%  ", "dim"))
        rows.append(ListRow(one.key, (*lead, *_difference(debate, one, ("dropped", "added")))))
    return tuple(rows)


def _difference(debate: Debate, one: LikePair, kinds: Collection[Kind]) -> list[Span]:
    """Return the difference as words both have, and the words of the kinds asked for, marked."""
    pieces = word_diff(debate.claims[one.first].text, debate.claims[one.second].text)
    spans = []
    for piece in pieces:
        if piece.kind == "equal" or piece.kind in kinds:
            mark, role = _MARKS[piece.kind]
            spans.append(Span(mark.format(display_text(piece.text)) + " ", role))
    return spans or [Span("")]


def pair_card(debate: Debate, one: LikePair) -> tuple[Block, ...]:
    """Return both claims with the differing words marked, who says what of each, and what hangs on each."""
    label, meaning = TIERS[one.tier]
    why = f"{one.why[:1].upper()}{one.why[1:]}." if one.why and not meaning else meaning
    head = Line((Span(f"{label} ", "undercut" if one.tier == "opposite" else "crux"), Span(why, "dim")))
    blocks = [Block("", (head,))]
    for number, (claim, kind) in enumerate(((one.first, "dropped"), (one.second, "added")), 1):
        kinds: tuple[Kind, ...] = ("dropped",) if kind == "dropped" else ("added",)
        by = debate.claims[claim].by
        lines = [Line(tuple(_difference(debate, one, kinds))), Line(tuple(_facts(debate, claim, by)))]
        blocks.append(Block(f"{number}.", tuple(lines)))
    blocks.append(Block("Who says what of the first, of the second", tuple(_numbers(debate, one))))
    return filled(blocks)


def _facts(debate: Debate, claim: str, by: str | None) -> Iterator[Span]:
    yield Span(claim, "dim", claim)
    into = sum(step.target == claim for step in debate.arguments.values())
    used = sum(any(p.claim == claim for p in step.premises) for step in debate.arguments.values())
    quotes = len(debate.claims[claim].quotes)
    counts = ((into, "reason", "reasons"), (used, "use", "uses"), (quotes, "quote", "quotes"))
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    said = f" · by {called(debate, by)}" if by else ""
    yield Span(f"{said}{' · ' if parts else ''}{', '.join(parts)}", "dim")


def _numbers(debate: Debate, one: LikePair) -> Iterator[Line]:
    for who in debate.participants:
        first, second = (debate.stated(who, claim).credence for claim in (one.first, one.second))
        if first is not None or second is not None:
            differ = first is not None and second is not None and first != second
            told = "  differ: you are asked which stands" if differ else ""
            yield Line((Span(f"{called(debate, who)}: {percent(first)}, {percent(second)}"), Span(told, "warning")), 2)
