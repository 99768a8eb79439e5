"""An outline to which reasons are added: their rows are put in, and every other row stays as it was.

Knows places and labels of an outline. Must not know how one is made from nothing, or shown.

Only what is sure not to move anything else is put in: arguments whose premises are claims that nothing used before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from argmap.model.values import Argument, Debate
from argmap.views.outline import Outline, Place, Row, argument_row, crux_claims, in_order, premise_rows, same_rows


def grown(before: Outline, debate: Debate) -> Outline | None:
    """Return the outline of a debate that has more reasons than the one before; None where anything else differs."""
    old = before.debate
    new = _added(old.arguments, debate.arguments)
    claims = _added(old.claims, debate.claims)
    if not new or claims is None or old.thesis != debate.thesis or crux_claims(old) != crux_claims(debate):
        return None
    if not same_rows(old.arguments.values(), debate.arguments.values()):
        return None
    added = [debate.arguments[id] for id in new]
    if not _only_bring_in(claims, added) or any(before.home(one.target) is None for one in added):
        return None
    return _Growth(before, debate).with_all(added)


def _added(before: Iterable[str], after: Iterable[str]) -> list[str] | None:
    """Return the ids that come behind all former ones; None where one of these is gone or stands elsewhere."""
    former, ids = list(before), list(after)
    return ids[len(former) :] if ids[: len(former)] == former else None


def _only_bring_in(claims: list[str], arguments: Iterable[Argument]) -> bool:
    """Whether each of the claims is a premise of one of the arguments, and these have no other premises."""
    premises = [premise.claim for one in arguments for premise in one.premises]
    return sorted(premises) == sorted(claims)


class _Growth:
    """The former places, and those that become others."""

    def __init__(self, before: Outline, debate: Debate) -> None:
        self.debate = debate
        self.before = before
        self.places, self.homes = dict(before._places), dict(before._homes)
        self.into = dict(before._into)
        self.unmarked, self.cache = dict(before._unmarked), dict(before._cache)

    def with_all(self, arguments: Iterable[Argument]) -> Outline | None:
        """Return the outline with them; None where the labels of a row are used up."""
        for argument in arguments:
            if not self.put_in(argument):
                return None
        return replace(
            self.before,
            debate=self.debate,
            _places=self.places,
            _homes=self.homes,
            _into=self.into,
            _unmarked=self.unmarked,
            _cache=self.cache,
        )

    def put_in(self, argument: Argument) -> bool:
        """Put in the rows of an argument; whether there were labels left for them."""
        cruxes = self.before._cruxes
        self.into[argument.target] = in_order((*self.into.get(argument.target, ()), argument))
        above = self.places[self.homes.get(argument.target, argument.target)].row
        row = argument_row(argument, cruxes)
        below = premise_rows(argument, cruxes) if row.kind == "argument" else []
        return self.place(row, above) and all(self.place(child, row) for child in below)

    def place(self, row: Row, parent: Row) -> bool:
        """Give a row a place below another, and each row above one more."""
        self.unmarked.pop(parent.key, None)
        self.cache.pop(parent.key, None)
        above = self.own(parent.key)
        half = above.own // 2
        if not half:
            return False
        above.own -= half
        place = Place(row, parent, above.depth + 1)
        place.start, place.own, place.span = above.start + above.own, half, half
        self.places[row.key] = place
        if row.claim is not None:
            self.homes[row.claim] = row.key
        higher: Row | None = parent
        while higher is not None:
            here = self.own(higher.key)
            here.size += 1
            higher = here.parent
        return True

    def own(self, key: str) -> Place:
        """Return a place that no former outline shares."""
        place = self.places[key]
        if place is self.before._places.get(key):
            place = self.places[key] = place.copy()
        return place
