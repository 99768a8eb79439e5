"""Duplicates: pairs of claims that repeat or oppose each other, their differing words marked, and what to make of them.

What is kept both is set aside until argmap ends: nothing of it is written, since it says nothing of the debate. Knows
which pair is which. Must not know how likeness is judged, or which change a key is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.content import Content

from argmap.model.values import Debate
from argmap.tui.actions import BY_ID, CHANGE, LOOK, Action, Here
from argmap.tui.flows import pairs as flow
from argmap.tui.screens.keyed import Deed, row_of, table
from argmap.tui.screens.place import Place
from argmap.views.card import Block
from argmap.views.list_rows import ListRow
from argmap.views.outline import Row
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen
    from argmap.views.pair_rows import LikePair

_KEPT = "kept both: "


def _pair(here: Here) -> bool:
    return here.claim and here.writable


def _any(here: Here) -> bool:
    return here.claim


class DuplicatesScreen(Place):
    """The pairs of a debate's claims that are alike."""

    NAME = "Repeats"
    OPENED_BY = "duplicates"
    ACTIONS = table(
        Action("duplicates.merge", ("m",), "use one", "Let one of the two stand for both", CHANGE, _pair, 1),
        Action("duplicates.opposite", ("x",), "opposites", "Mark them: at most one is true", CHANGE, _pair, 2),
        Action("duplicates.rebut", ("r",), "rebuttal", "Let one rebut the other", CHANGE, _pair, 3),
        Action("duplicates.link", ("a",), "link", "Make one a reason for the other", CHANGE, _pair, 4),
        Action("duplicates.keep", ("b",), "keep both", "Set the pair aside until argmap ends, or back", LOOK, _any, 5),
        Action("act", ("enter",), "go", "Go to the first claim in the outline", LOOK, _any, 6),
        Action("duplicates.second", ("2",), "go to 2", "Go to the second claim in the outline", LOOK, _any),
        without=tuple(id for id, one in BY_ID.items() if one.needs_entry),
    )

    def __init__(self, home: HomeScreen) -> None:
        super().__init__(home)
        self.pairs: dict[str, LikePair] = {}
        self._found_in: Debate | None = None
        self._wanted_in: Debate | None = None

    def begin(self) -> None:
        """Have the pairs found in the debate as it stands."""
        debate = self._wanted_in = self.argmap.debate

        kept = self._kept()

        def work() -> tuple[tuple[LikePair, ...], tuple[ListRow, ...]]:
            from argmap.views.pair_rows import like_pairs, pair_rows

            found = like_pairs(debate)
            return found, tuple(pair_rows(debate, found, kept))

        self.compute(work, lambda found: self._show_found(debate, *found))

    def debate_changed(self) -> None:
        """Find anew where claims changed; other numbers make no other pairs."""
        self.show_title()
        if self.argmap.debate is not self._wanted_in:
            self.begin()

    def _show_found(self, debate: Debate, found: tuple[LikePair, ...], rows: tuple[ListRow, ...]) -> None:
        self._found_in = debate
        self.pairs = {one.key: one for one in found}
        self.show_rows(rows)

    def _show(self, done: Callable[[], None] | None = None) -> None:
        """Show the pairs anew, those kept set aside; then do something."""
        debate, pairs, kept = self._found_in, tuple(self.pairs.values()), self._kept()
        if debate is None:
            return

        def work() -> tuple[ListRow, ...]:
            from argmap.views.pair_rows import pair_rows

            return tuple(pair_rows(debate, pairs, kept))

        def show(rows: tuple[ListRow, ...]) -> None:
            self.show_rows(rows)
            if done is not None:
                done()

        self.compute(work, show)

    def _kept(self) -> set[str]:
        return {key.removeprefix(_KEPT) for key in self.home.remembered if key.startswith(_KEPT)}

    def head(self) -> Content:
        """Return how many pairs there are, and what the marks mean."""
        if self._found_in is None:
            return Content("")
        width = max(self.size.width - 2, 10)
        open_pairs = len(self.pairs.keys() - self._kept())
        if not self.pairs:
            said = f"None of the {len(self._found_in.claims):,} claims repeats or opposes another one."
            return Content.styled(f" {fit(said, width)}", "$quiet")
        count = f"{open_pairs} {'pair' if open_pairs == 1 else 'pairs'} to look at"
        said = f"{count} · likeness alone decides nothing · [-only the first-] {{+only the second+}}"
        return Content.styled(f" {fit(said, width)}", "$quiet")

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return both claims, their difference marked."""
        from argmap.views.pair_rows import pair_card

        pair = self.pairs.get(key)
        return pair_card(self._found_in, pair) if pair is not None and self._found_in is not None else ()

    @property
    def row(self) -> Row | None:
        """The first claim of the pair under the cursor."""
        return row_of(self.home, (self.rows.key or "").partition(" ")[0])

    def key_for(self, id: str) -> str | None:
        """Return the key of the first pair that a claim is in."""
        return next((key for key, pair in self.pairs.items() if id in (pair.first, pair.second)), None)

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {
            "act": lambda: self._with(lambda home, first, second: self.go(first)),
            "duplicates.second": lambda: self._with(lambda home, first, second: self.go(second)),
            "duplicates.merge": lambda: self._with(self._use_one),
            "duplicates.link": lambda: self._with(flow.link),
            "duplicates.rebut": lambda: self._with(flow.rebut),
            "duplicates.opposite": lambda: self._with(flow.oppose),
            "duplicates.keep": self._keep,
        }

    def _with(self, deed: Any) -> Any:
        pair = self.pairs.get(self.rows.key or "")
        known = self.argmap.debate.claims
        if pair is not None and pair.first in known and pair.second in known:
            return deed(self.home, pair.first, pair.second)
        return None

    def _use_one(self, home: HomeScreen, first: str, second: str) -> Any:
        pair = self.pairs[self.rows.key or ""]
        return flow.use_one(home, first, second, opposite=pair.why if pair.tier == "opposite" else "")

    def _keep(self) -> None:
        key = self.rows.key
        if key is None:
            return
        index = self.rows.cursor
        if self.home.remembered.pop(_KEPT + key, None) is None:
            self.home.remembered[_KEPT + key] = "yes"
            self.say("kept both: set aside until argmap ends; b takes it up again")
            self._show(lambda: self.rows.move_to(index))
        else:
            self._show()
