"""Reconcile: what the speaker said, the nearest numbers that agree with it, and one key to take them over.

Knows whose numbers are reconciled. Must not know how they are found, or how rows are worded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.tui.actions import LOOK, SAY, Action
from argmap.tui.screens.keyed import Deed, row_of, table
from argmap.tui.screens.place import Place
from argmap.views.blocks import Block
from argmap.views.outline import Row
from argmap.views.reconcile_rows import Preview, entry_of, preview_card, preview_heading, preview_rows, taken_over
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen


class ReconcileScreen(Place):
    """What was said of claims that arguments bear on, and which inputs would give way."""

    NAME = "Reconcile"
    OPENED_BY = "reconcile"
    ACTIONS = table(
        Action("reconcile.take", ("y",), "take over", "Type all these numbers in, as one change", SAY, footer=1),
        Action("act", ("enter",), "go to it", "Go to the claim or the step in the outline", LOOK, footer=2),
        without=("speaker",),
    )

    def __init__(self, home: HomeScreen, who: str) -> None:
        super().__init__(home)
        self.who = who
        self.preview: Preview | None = None

    def begin(self) -> None:
        """Have the nearest coherent numbers found for the debate as it stands."""
        debate, who = self.argmap.debate, self.who
        if who not in debate.participants:
            self.leave()
            return

        def work() -> Preview:
            from argmap.credence.nearest_coins import nearest_coins
            from argmap.credence.reconcile import reconcile

            found = reconcile(debate, who)
            near = {one.id: one.after for one in found.moved}
            return Preview(debate, who, found, nearest_coins(debate, who, near=near))

        self.compute(work, self._show)

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.show_rows(preview_rows(preview))

    def head(self) -> Content:
        """Return what it comes to."""
        if self.preview is None:
            return Content("")
        width = max(self.size.width - 2, 10)
        first, second = preview_heading(self.preview)
        more = (f"\n {fit(second, width)}", "$quiet") if second else ""
        return Content.assemble((f" {fit(first, width)}", "bold"), more)

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return what a row says in sentences."""
        return preview_card(self.preview, key) if self.preview is not None else ()

    @property
    def row(self) -> Row | None:
        """The claim or the step that the row is about."""
        return row_of(self.home, entry_of(self.rows.key)) if self.rows.key is not None else None

    def key_for(self, id: str) -> str | None:
        """Return the key of the first row about an entry."""
        rows = preview_rows(self.preview) if self.preview is not None else ()
        return next((row.key for row in rows if row.key is not None and entry_of(row.key) == id), None)

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {
            "reconcile.take": self._take,
            "act": lambda: self.go(entry_of(self.rows.key) if self.rows.key is not None else None),
        }

    def _take(self) -> None:
        preview = self.preview
        if preview is None or self.busy or preview.debate is not self.argmap.debate:
            self.say("it is still being computed")
            return
        change = taken_over(preview)
        if change is None:
            self.say("there is nothing to take over")
        elif self.argmap.change(change):
            self.home.say("taken over; u takes it back")
