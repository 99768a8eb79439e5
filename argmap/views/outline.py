"""The outline of a debate: the thesis on top, the reasons for and against it below, one row for each step.

Knows which row stands under which, and how a row reads as plain text. Must not know terminals or colours.

A claim has one home, the shallowest place that uses it; elsewhere it is a row marked `↪`, or `↻` inside itself. Every
argument is one row. With a single premise the row is that premise's as well; otherwise the premises are rows below it.
So a debate has at most claims + arguments + premises rows, and each row's children are found without the others'.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from argmap.model.values import Argument, Debate, Relation

SIGNS: Mapping[Relation, str] = {
    "supports": "+",
    "necessary_for": "!",
    "evidence_for": "≈",
    "rebuts": "−",
    "undercuts": "⊘",
}
CRUX, HOME_ELSEWHERE, CYCLE = "◆", "↪", "↻"
APART = "Apart from the thesis"

Kind = Literal["claim", "reason", "argument", "premise", "heading"]

_RANK = {relation: rank for rank, relation in enumerate(SIGNS)}
_APART_KEY = "/apart"


class Row(NamedTuple):
    """One line of the outline. `key` names the row for as long as the debate keeps its ids.

    kind `claim`: a thesis, or a claim apart from it; `reason`: an argument with one premise, and that premise;
    `argument`: an argument with no premise or several; `premise`: one of several; `heading`: no entry of the debate.
    `mark` is `↪` where the claim's home is another row, `↻` where that row is above this one, else empty.
    """

    key: str
    kind: Kind
    claim: str | None = None
    argument: str | None = None
    sign: str = ""
    negated: bool = False
    crux: bool = False
    mark: str = ""

    @property
    def entry(self) -> str | None:
        """The id the row is about: its claim, else its argument, None for a heading."""
        return self.claim or self.argument


@dataclass(frozen=True, slots=True)
class Outline:
    """Where every row of a debate stands. Made by `outline`; `rows` walks it."""

    debate: Debate
    roots: tuple[Row, ...]
    _into: Mapping[str, tuple[Argument, ...]]
    _places: Mapping[str, _Place]
    _homes: Mapping[str, str]
    _cruxes: frozenset[str]
    _apart: tuple[Row, ...] = ()
    _cache: dict[str, tuple[Row, ...]] = field(default_factory=dict, compare=False, repr=False)

    def children(self, row: Row) -> tuple[Row, ...]:
        """Return the rows directly below: premises, then reasons for and against, then what undercuts the step."""
        found = self._cache.get(row.key)
        if found is None:
            found = self._cache[row.key] = self._apart if row.key == _APART_KEY else tuple(_below(self, row))
        return found

    def below(self, row: Row) -> int:
        """Return how many rows hang below, at any depth."""
        return self._places[row.key].size - 1

    def depth(self, row: Row) -> int:
        """Return how many rows stand above it."""
        return self._places[row.key].depth

    def parent(self, row: Row) -> Row | None:
        """Return the row it hangs below."""
        return self._places[row.key].parent

    def home(self, id: str) -> Row | None:
        """Return the row where a claim or an argument is at home; None where this outline does not show it."""
        place = self._places.get(self._homes.get(id, id))
        return place.row if place else None

    def row(self, key: str) -> Row | None:
        """Return the row of that key."""
        place = self._places.get(key)
        return place.row if place else None

    def ancestors(self, row: Row) -> tuple[Row, ...]:
        """Return the rows above it, nearest first."""
        above = []
        parent = self.parent(row)
        while parent is not None:
            above.append(parent)
            parent = self.parent(parent)
        return tuple(above)

    def homes(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the keys of the rows where these claims and arguments are at home; of those it shows."""
        return frozenset(row.key for id in ids if (row := self.home(id)) is not None)

    def paths(self, keys: Iterable[str]) -> frozenset[str]:
        """Return the keys of these rows and of every row above them."""
        found: set[str] = set()
        for key in keys:
            place: _Place | None = self._places[key]
            while place is not None and place.row.key not in found:
                found.add(place.row.key)
                place = self._places[place.parent.key] if place.parent is not None else None
        return frozenset(found)

    def counts(self, row: Row) -> Mapping[str, int]:
        """Return how many rows of each sign hang directly below, in the order they stand."""
        found: dict[str, int] = {}
        for child in self.children(row):
            if child.sign:
                found[child.sign] = found.get(child.sign, 0) + 1
        return found

    def __len__(self) -> int:
        return len(self._places)

    def of(self, debate: Debate) -> Outline:
        """Return the outline of a debate: the same rows where it differs in words and numbers alone, which is quick."""
        return replace(self, debate=debate) if _same_shape(self.debate, debate) else outline(debate)

    def has_rows_of(self, other: Outline) -> bool:
        """Return whether both have the very same rows."""
        return self._places is other._places


def _same_shape(before: Debate, after: Debate) -> bool:
    if before.thesis != after.thesis or len(before.arguments) != len(after.arguments):
        return False
    if before.claims is not after.claims and list(before.claims) != list(after.claims):
        return False
    cruxes = [[crux.claims for crux in debate.cruxes.values()] for debate in (before, after)]
    if cruxes[0] != cruxes[1]:
        return False
    pairs = zip(before.arguments.values(), after.arguments.values(), strict=True)
    return all(
        a is b or (a.id, a.relation, a.target, a.premises) == (b.id, b.relation, b.target, b.premises) for a, b in pairs
    )


@dataclass(slots=True)
class _Place:
    row: Row
    parent: Row | None
    depth: int
    size: int = 1
    start: int = 0


def outline(debate: Debate, *, root: str | None = None) -> Outline:
    """Return the outline of the whole debate, or of what hangs below the claim or argument `root`."""
    into = _arguments_into(debate)
    cruxes = frozenset(claim for crux in debate.cruxes.values() for claim in crux.claims)
    walk = _Walk(debate, into, cruxes)
    if root is not None:
        first = walk.argument_row(debate.arguments[root]) if root in debate.arguments else walk.claim_row(root)
        return walk.finish((first,), ())
    thesis = tuple(walk.claim_row(claim) for claim in debate.thesis)
    walk.spread(thesis, None)
    apart = walk.spread_the_rest(Row(_APART_KEY, "heading")) if thesis else walk.spread_the_rest(None)
    if not thesis:
        return walk.finish(apart, ())
    return walk.finish((*thesis, Row(_APART_KEY, "heading")) if apart else thesis, apart)


class _Walk:
    """Breadth-first over the debate: gives every claim its shallowest home, every row its place."""

    def __init__(self, debate: Debate, into: Mapping[str, tuple[Argument, ...]], cruxes: frozenset[str]) -> None:
        self.debate, self.into, self.cruxes = debate, into, cruxes
        self.places: dict[str, _Place] = {}
        self.homes: dict[str, str] = {}
        self.tree = Outline(debate, (), into, self.places, self.homes, cruxes)

    def claim_row(self, id: str) -> Row:
        return Row(id, "claim", claim=id, crux=id in self.cruxes)

    def argument_row(self, argument: Argument) -> Row:
        return _argument_row(argument, self.cruxes)

    def spread(self, roots: Iterable[Row], parent: Row | None) -> None:
        depth = 0 if parent is None else self.places[parent.key].depth + 1
        queue: deque[tuple[Row, Row | None, int]] = deque((row, parent, depth) for row in roots)
        while queue:
            row, above, depth = queue.popleft()
            if row.key in self.places:
                continue
            self.places[row.key] = _Place(row, above, depth)
            if row.claim is not None:
                self.homes.setdefault(row.claim, row.key)
            queue.extend((child, row, depth + 1) for child in _below(self.tree, row, marked=False))

    def spread_the_rest(self, heading: Row | None) -> tuple[Row, ...]:
        """Give a place to what no thesis leads to: first what nothing uses, then whatever only a cycle holds."""
        used = {premise.claim for argument in self.debate.arguments.values() for premise in argument.premises}
        if heading is not None:
            self.places[heading.key] = _Place(heading, None, 0)
        roots: list[Row] = []
        for free in (True, False):
            for claim in self.debate.claims:
                if claim not in self.homes and not (free and claim in used):
                    roots.append(self.claim_row(claim))
                    self.spread(roots[-1:], heading)
        for argument in self.debate.arguments.values():
            if argument.id not in self.places:
                roots.append(self.argument_row(argument))
                self.spread(roots[-1:], heading)
        if heading is not None and not roots:
            del self.places[heading.key]
        return tuple(roots)

    def finish(self, roots: tuple[Row, ...], apart: tuple[Row, ...]) -> Outline:
        if not self.places:
            self.spread(roots, None)
        for place in reversed(self.places.values()):
            if place.parent is not None:
                self.places[place.parent.key].size += place.size
        free: dict[str, int] = {}
        last = 0
        for key, place in self.places.items():
            if place.parent is None:
                place.start, last = last, last + place.size
            else:
                place.start = free[place.parent.key]
                free[place.parent.key] += place.size
            free[key] = place.start + 1
        return Outline(self.debate, roots, self.into, self.places, self.homes, self.cruxes, apart)


def _arguments_into(debate: Debate) -> dict[str, tuple[Argument, ...]]:
    into: dict[str, list[Argument]] = {}
    for argument in debate.arguments.values():
        into.setdefault(argument.target, []).append(argument)
    return {target: tuple(sorted(found, key=lambda one: _RANK[one.relation])) for target, found in into.items()}


def _argument_row(argument: Argument, cruxes: frozenset[str]) -> Row:
    if len(argument.premises) != 1:
        return Row(argument.id, "argument", argument=argument.id, sign=SIGNS[argument.relation])
    premise = argument.premises[0]
    return Row(
        argument.id,
        "reason",
        claim=premise.claim,
        argument=argument.id,
        sign=SIGNS[argument.relation],
        negated=premise.negated,
        crux=premise.claim in cruxes,
    )


def _below(tree: Outline, row: Row, *, marked: bool = True) -> Iterator[Row]:
    if row.kind == "argument" and row.argument is not None:
        for index, premise in enumerate(tree.debate.arguments[row.argument].premises):
            key = f"{row.argument}/{index}"
            child = Row(
                key, "premise", claim=premise.claim, negated=premise.negated, crux=premise.claim in tree._cruxes
            )
            yield _marked(tree, child) if marked else child
    if row.claim is not None and tree._homes.get(row.claim) == row.key:
        for argument in tree._into.get(row.claim, ()):
            child = _argument_row(argument, tree._cruxes)
            yield _marked(tree, child) if marked else child
    if row.argument is not None:
        for argument in tree._into.get(row.argument, ()):
            child = _argument_row(argument, tree._cruxes)
            if _is_below_itself(tree, child, row):
                continue
            yield _marked(tree, child) if marked else child


def _is_below_itself(tree: Outline, child: Row, row: Row) -> bool:
    """Whether the child has a place that is not under this row, as in a ring of arguments that undercut each other."""
    place = tree._places.get(child.key)
    return place is not None and (place.parent is None or place.parent.key != row.key)


def _marked(tree: Outline, row: Row) -> Row:
    """Return the row with `↪` or `↻` where its claim is at home in another row."""
    if row.claim is None or tree._homes.get(row.claim) == row.key:
        return row
    home, here = tree._places[tree._homes[row.claim]], tree._places[row.key]
    inside = home.start <= here.start < home.start + home.size
    return Row(
        row.key,
        row.kind,
        row.claim,
        row.argument,
        row.sign,
        row.negated,
        row.crux,
        CYCLE if inside else HOME_ELSEWHERE,
    )


def rows(
    tree: Outline,
    *,
    depth: int | None = None,
    unfolded: Callable[[Row], bool] | None = None,
    start: Row | None = None,
    only: frozenset[str] | None = None,
) -> Iterator[tuple[Row, int]]:
    """Return each visible row with its depth, top to bottom; lazily, and without recursion.

    `depth` is the number of levels shown below the top (None: all); `unfolded` says whether a row's children are
    shown; `start` walks only what is below that row; `only` leaves out every row, and all below it, whose key is not
    among these.
    """
    if start is None:
        stack = [(row, 0) for row in reversed(tree.roots)]
    else:
        stack = [(row, tree.depth(start) + 1) for row in reversed(tree.children(start))]
    while stack:
        row, level = stack.pop()
        if only is not None and row.key not in only:
            continue
        yield row, level
        if (depth is None or level < depth) and (unfolded is None or unfolded(row)):
            stack.extend((child, level + 1) for child in reversed(tree.children(row)))
