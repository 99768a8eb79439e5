"""The outline of a debate: the thesis on top, the reasons for and against it below, one row for each step.

Knows which row stands under which, and how a row reads as plain text. Must not know terminals or colours.

A claim has one home, the shallowest place that uses it; elsewhere it is a row marked `↪`, or `↻` inside itself. Every
argument is one row. With a single premise the row is that premise's as well; otherwise the premises are rows below it.
So a debate has at most claims + arguments + premises rows, and each row's children are found without the others'.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import compress
from operator import is_not
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
    _places: Mapping[str, Place]
    _homes: Mapping[str, str]
    _cruxes: frozenset[str]
    _apart: tuple[Row, ...] = ()
    _unmarked: Mapping[str, list[Row]] = field(default_factory=dict, compare=False, repr=False)
    _cache: dict[str, tuple[Row, ...]] = field(default_factory=dict, compare=False, repr=False)

    def children(self, row: Row) -> tuple[Row, ...]:
        """Return the rows directly below: premises, then reasons for and against, then what undercuts the step."""
        found = self._cache.get(row.key)
        if found is None:
            found = self._apart if row.key == _APART_KEY else self._marked_below(row)
            self._cache[row.key] = found
        return found

    def _marked_below(self, row: Row) -> tuple[Row, ...]:
        found = self._unmarked.get(row.key)
        if found is None:
            found = _below(self, row)
        elif row.argument is not None:  # what had no place yet when these were found may have one elsewhere by now
            found = [child for child in found if not _is_undercut_elsewhere(self, child, row)]
        homes = self._homes
        return tuple([one if homes.get(one.claim or "") == one.key else _marked(self, one) for one in found])

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
            place: Place | None = self._places[key]
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

    def keys(self) -> Iterable[str]:
        """Return the keys of all rows, folded or not."""
        return self._places.keys()

    def __len__(self) -> int:
        return len(self._places)

    def of(self, debate: Debate) -> Outline:
        """Return the outline of a debate; where it differs from this one in words, numbers or new reasons, at once."""
        if _same_shape(self.debate, debate):
            return replace(self, debate=debate)
        from argmap.views.outline_growth import grown

        return grown(self, debate) or outline(debate)

    def has_rows_of(self, other: Outline) -> bool:
        """Return whether both have the very same rows."""
        return self._places is other._places


def _same_shape(before: Debate, after: Debate) -> bool:
    if before.thesis != after.thesis or len(before.arguments) != len(after.arguments):
        return False
    if before.claims is not after.claims and list(before.claims) != list(after.claims):
        return False
    if crux_claims(before) != crux_claims(after):
        return False
    return same_rows(before.arguments.values(), after.arguments.values())


def same_rows(some: Collection[Argument], others: Collection[Argument]) -> bool:
    """Whether arguments make the same rows in the same places, one by one, as far as both go."""
    differ = compress(zip(some, others, strict=False), map(is_not, some, others))
    return all(same_row(a, b) for a, b in differ)


def same_row(a: Argument, b: Argument) -> bool:
    """Whether two arguments make the same row in the same place."""
    return a is b or (a.id, a.relation, a.target, a.premises) == (b.id, b.relation, b.target, b.premises)


def crux_claims(debate: Debate) -> frozenset[str]:
    """Return the claims that a crux asks about."""
    return frozenset(claim for crux in debate.cruxes.values() for claim in crux.claims)


OWN = 1 << 64
"""How many labels each row has for itself: reasons that are added later take theirs from these."""


class Place:
    """Where a row stands: below which, how deep, and over how many rows, itself included.

    Its labels are `start` to `start + span`, in which those of every row below it lie; from `start + own` on they are
    taken.
    """

    __slots__ = ("depth", "own", "parent", "row", "size", "span", "start")

    def __init__(self, row: Row, parent: Row | None, depth: int) -> None:
        self.row, self.parent, self.depth = row, parent, depth
        self.size = 1
        self.start = 0
        self.own = self.span = OWN

    def copy(self) -> Place:
        """Return another place that says the same."""
        other = Place(self.row, self.parent, self.depth)
        other.size, other.start, other.own, other.span = self.size, self.start, self.own, self.span
        return other


def outline(debate: Debate, *, root: str | None = None) -> Outline:
    """Return the outline of the whole debate, or of what hangs below the claim or argument `root`."""
    into = _arguments_into(debate)
    cruxes = crux_claims(debate)
    walk = _Walk(debate, into, cruxes)
    if root is not None:
        first = argument_row(debate.arguments[root], cruxes) if root in debate.arguments else walk.claim_row(root)
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
        self.places: dict[str, Place] = {}
        self.homes: dict[str, str] = {}
        self.unmarked: dict[str, list[Row]] = {}
        self.tree = Outline(debate, (), into, self.places, self.homes, cruxes)

    def claim_row(self, id: str) -> Row:
        return Row(id, "claim", claim=id, crux=id in self.cruxes)

    def spread(self, roots: Iterable[Row], parent: Row | None) -> None:
        depth = 0 if parent is None else self.places[parent.key].depth + 1
        queue: deque[tuple[Row, Row | None, int]] = deque((row, parent, depth) for row in roots)
        while queue:
            row, above, depth = queue.popleft()
            if row.key in self.places:
                continue
            self.places[row.key] = Place(row, above, depth)
            if row.claim is not None:
                self.homes.setdefault(row.claim, row.key)
            depth += 1
            if below := _below(self.tree, row):
                self.unmarked[row.key] = below
                for child in below:
                    queue.append((child, row, depth))

    def spread_the_rest(self, heading: Row | None) -> tuple[Row, ...]:
        """Give a place to what no thesis leads to: first what nothing uses, then whatever only a cycle holds."""
        used = {premise.claim for argument in self.debate.arguments.values() for premise in argument.premises}
        if heading is not None:
            self.places[heading.key] = Place(heading, None, 0)
        roots: list[Row] = []
        for free in (True, False):
            for claim in self.debate.claims:
                if claim not in self.homes and not (free and claim in used):
                    roots.append(self.claim_row(claim))
                    self.spread(roots[-1:], heading)
        for argument in self.debate.arguments.values():
            if argument.id not in self.places:
                roots.append(argument_row(argument, self.cruxes))
                self.spread(roots[-1:], heading)
        if heading is not None and not roots:
            del self.places[heading.key]
        return tuple(roots)

    def finish(self, roots: tuple[Row, ...], apart: tuple[Row, ...]) -> Outline:
        if not self.places:
            self.spread(roots, None)
        places = self.places
        for place in reversed(places.values()):
            if place.parent is not None:
                places[place.parent.key].size += place.size
        free: dict[str, int] = {}
        last = 0
        for key, place in places.items():
            place.span = span = place.size * OWN
            if place.parent is None:
                place.start, last = last, last + span
            else:
                above = place.parent.key
                place.start = free[above]
                free[above] += span
            free[key] = place.start + OWN
        return Outline(self.debate, roots, self.into, places, self.homes, self.cruxes, apart, self.unmarked)


def _arguments_into(debate: Debate) -> dict[str, tuple[Argument, ...]]:
    into: dict[str, list[Argument]] = {}
    for argument in debate.arguments.values():
        found = into.get(argument.target)
        if found is None:
            into[argument.target] = [argument]
        else:
            found.append(argument)
    return {target: in_order(found) for target, found in into.items()}


def in_order(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    """Return arguments into one claim or argument in the order of their rows; among equals as they come."""
    return tuple(sorted(arguments, key=lambda one: _RANK[one.relation]))


def argument_row(argument: Argument, cruxes: frozenset[str]) -> Row:
    """Return the row of an argument, unmarked."""
    id, sign = argument.id, SIGNS[argument.relation]
    if len(argument.premises) != 1:
        return Row(id, "argument", None, id, sign)
    premise = argument.premises[0]
    return Row(id, "reason", premise.claim, id, sign, premise.negated, premise.claim in cruxes)


def premise_rows(argument: Argument, cruxes: frozenset[str]) -> list[Row]:
    """Return a row for each premise of an argument with none or several, unmarked."""
    return [
        Row(f"{argument.id}/{index}", "premise", premise.claim, None, "", premise.negated, premise.claim in cruxes)
        for index, premise in enumerate(argument.premises)
    ]


def _below(tree: Outline, row: Row) -> list[Row]:
    """Return the rows directly below one, unmarked."""
    cruxes = tree._cruxes
    found: list[Row] = []
    if row.kind == "argument" and row.argument is not None:
        found += premise_rows(tree.debate.arguments[row.argument], cruxes)
    if row.claim is not None and row.claim in tree._into and tree._homes.get(row.claim) == row.key:
        found += [argument_row(argument, cruxes) for argument in tree._into[row.claim]]
    if row.argument is not None and row.argument in tree._into:
        steps = [argument_row(argument, cruxes) for argument in tree._into[row.argument]]
        found += [child for child in steps if not _is_undercut_elsewhere(tree, child, row)]
    return found


def _is_undercut_elsewhere(tree: Outline, child: Row, row: Row) -> bool:
    """Whether an undercut has a place that is not under this row, as where arguments undercut each other in a ring."""
    if child.sign != SIGNS["undercuts"]:
        return False
    place = tree._places.get(child.key)
    return place is not None and (place.parent is None or place.parent.key != row.key)


def _marked(tree: Outline, row: Row) -> Row:
    """Return the row with `↪` or `↻` where its claim is at home in another row."""
    if row.claim is None or tree._homes.get(row.claim) == row.key:
        return row
    home, here = tree._places[tree._homes[row.claim]], tree._places[row.key]
    inside = home.start <= here.start < home.start + home.span
    return row._replace(mark=CYCLE if inside else HOME_ELSEWHERE)


def rows_unfolded(tree: Outline, unfolded: Container[str]) -> list[tuple[Row, int]]:
    """Return each row with its depth, top to bottom, showing what is below those rows only whose keys are unfolded."""
    found: list[tuple[Row, int]] = []
    stack = [(row, 0) for row in reversed(tree.roots)]
    while stack:
        line = stack.pop()
        found.append(line)
        row, level = line
        if row.key in unfolded:
            stack += [(child, level + 1) for child in reversed(tree.children(row))]
    return found


def rows(
    tree: Outline,
    *,
    depth: int | None = None,
    only: frozenset[str] | None = None,
) -> Iterator[tuple[Row, int]]:
    """Return each row with its depth, top to bottom; lazily, and without recursion.

    `depth` is the number of levels shown below the top (None: all); `only` leaves out every row, and all below it,
    whose key is not among these.
    """
    stack = [(row, 0) for row in reversed(tree.roots)]
    while stack:
        row, level = stack.pop()
        if only is not None and row.key not in only:
            continue
        yield row, level
        if depth is None or level < depth:
            stack.extend((child, level + 1) for child in reversed(tree.children(row)))
