"""Compare: two people side by side over a claim, and where the gap between them comes from.

Knows whom and what is compared. Must not know how parts come about, or how a card is worded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.model.values import Debate
from argmap.tui.actions import LOOK, Action
from argmap.tui.screens.choosing import choose_people, choose_target, people_at_first, remembered_people, target_of
from argmap.tui.screens.keyed import Deed, row_of, table
from argmap.tui.screens.place import Place, styled
from argmap.views.card import Block
from argmap.views.outline import Row

if TYPE_CHECKING:
    from argmap.cruxes.grouping import PartGroup
    from argmap.cruxes.result import Comparison, GapPart
    from argmap.tui.screens.home import HomeScreen

_SLOT = "compare.people"
_MANY = 25
"""Above so many parts they are shown by argument at first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Everything one look at a debate found."""

    debate: Debate
    found: Comparison
    groups: tuple[PartGroup, ...]


class CompareScreen(Place):
    """The parts of a gap, one by one or by the argument they come through."""

    NAME = "Compare"
    OPENED_BY = "compare"
    ACTIONS = table(
        Action("act", ("enter",), "go to it", "Go to the claim or the step in the outline", LOOK, footer=1),
        Action("compare.group", ("tab",), "by argument", "Gather the parts by argument, or list them", LOOK, footer=2),
        Action("compare.people", ("b",), "whom", "Choose which two people are compared", LOOK, footer=3),
        Action("compare.turn", ("B",), "turn round", "See the gap from the other one's side", LOOK, footer=5),
        Action("compare.target", ("T",), "about", "Choose the claim they are compared on", LOOK, footer=4),
    )

    def __init__(self, home: HomeScreen) -> None:
        super().__init__(home)
        self.compared: Compared | None = None
        self._parts: dict[str, GapPart] = {}
        self._groups: dict[str, PartGroup] = {}

    def begin(self) -> None:
        """Have the parts computed for the debate as it stands."""
        debate = self.argmap.debate
        hidden = self.argmap.blind.asking(self.argmap.who) is not None
        if not debate.thesis or len(debate.participants) < 2 or hidden:
            self.leave()
            return
        (a, b), target = self._people(), target_of(self.home)

        def work() -> Compared:
            from argmap.cruxes.compare import compare
            from argmap.cruxes.grouping import grouped

            found = compare(debate, a, b, target=target)
            return Compared(debate, found, grouped(debate, found))

        self.compute(work, self._show)

    def _people(self) -> tuple[str, str]:
        chosen = remembered_people(self.home, _SLOT) or people_at_first(self.argmap.debate, self.argmap.who)
        known = list(self.argmap.debate.participants)
        if len(chosen) == 2:
            return chosen[0], chosen[1]
        first = chosen[0] if chosen else known[0]
        return first, next(one for one in known if one != first)

    @property
    def _by_argument(self) -> bool:
        wanted = self.home.remembered.get("compare.group")
        parts = self.compared.found.parts if self.compared is not None else ()
        return len(parts) > _MANY if wanted is None else wanted == "yes"

    def _show(self, compared: Compared) -> None:
        from argmap.views.gap_rows import gap_rows, group_key, part_key, scale_of

        self.compared = compared
        self._parts = {part_key(one): one for one in compared.found.parts}
        self._groups = {group_key(one): one for one in compared.groups}
        groups = compared.groups if self._by_argument else ()
        self.scale = scale_of(compared.found, groups, width=self.size.width)
        self.show_rows(gap_rows(compared.debate, compared.found, groups, self.scale))

    def on_resize(self) -> None:
        """Draw the bars anew to the width there is."""
        if self.compared is not None and self.begun:
            self._show(self.compared)

    def head(self) -> Content:
        """Return the two people side by side, and what the columns mean."""
        if self.compared is None:
            return Content("")
        from argmap.views.gap_rows import gap_columns, gap_head

        debate, found = self.compared.debate, self.compared.found
        lines = gap_head(debate, found, max(self.size.width - 2, 10))
        if not found.parts:
            return styled(lines)
        return Content.assemble(styled(lines), (f"\n {gap_columns(debate, found, self.scale)}", "$accent"))

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return what a part, a group of parts, or the sum is."""
        from argmap.views.gap_rows import group_card, part_card, sum_card

        if self.compared is None:
            return ()
        debate, found = self.compared.debate, self.compared.found
        if key in self._parts:
            return part_card(debate, found, self._parts[key])
        if key in self._groups:
            return group_card(debate, found, self._groups[key])
        return sum_card(debate, found)

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {
            "act": lambda: self.go(self._about()),
            "compare.group": self._regroup,
            "compare.people": self._choose_people,
            "compare.turn": self._turn_round,
            "compare.target": self._choose_target,
        }

    @property
    def row(self) -> Row | None:
        """The claim or the step that the part under the cursor is about."""
        return row_of(self.home, self._about())

    def key_for(self, id: str) -> str | None:
        """Return the key of the first part about an entry."""
        found = (key for key, part in self._parts.items() if part.id == id)
        through = (key for key, group in self._groups.items() if id in group.through)
        return next(through if self._by_argument else found, None)

    def _about(self) -> str | None:
        key = self.rows.key or ""
        if key in self._parts:
            return self._parts[key].id
        if key in self._groups and self._groups[key].through:
            return self._groups[key].through[0]
        return self.compared.found.target if self.compared is not None else None

    def _regroup(self) -> None:
        if self.compared is not None:
            self.home.remembered["compare.group"] = "no" if self._by_argument else "yes"
            self._show(self.compared)

    def _turn_round(self) -> None:
        self.home.remembered[_SLOT] = "\0".join(reversed(self._people()))
        self.begin()

    async def _choose_people(self) -> None:
        if await choose_people(self.home, _SLOT, self._people(), pairs_only=True):
            self.begin()

    async def _choose_target(self) -> None:
        if await choose_target(self.home):
            self.begin()
