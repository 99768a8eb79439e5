"""Cruxes: the questions that would change one's mind or bring two people together, and what to ask next.

Knows which ranking is shown. Must not know how it comes about, or how a card is worded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.tui.actions import LOOK, SAY, Action
from argmap.tui.screens.choosing import choose_people, choose_target, people_at_first, remembered_people, target_of
from argmap.tui.screens.keyed import Deed, table
from argmap.tui.screens.place import Place
from argmap.views.card import Block
from argmap.views.list_rows import ListRow
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.cruxes.result import Cruxes, Question, RankedCrux
    from argmap.tui.screens.home import HomeScreen

_SLOT = "cruxes.people"
_MOST = 50
"""So many questions are on the agenda at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything one look at a debate found: the ranking and the agenda, and their rows."""

    debate: Debate
    found: Cruxes
    questions: tuple[Question, ...]
    ranked: tuple[ListRow, ...]
    listed: tuple[ListRow, ...]


class CruxesScreen(Place):
    """The ranking and, on its second page, the agenda."""

    NAME = "Cruxes"
    OPENED_BY = "cruxes"
    ACTIONS = table(
        Action("act", ("enter",), "go to the claim", "Go to the claim in the outline", LOOK, footer=1),
        Action("cruxes.page", ("tab",), "what to ask next", "Turn to what to ask next, and back", LOOK, footer=2),
        Action(
            "cruxes.between", ("b",), "whose", "Choose whose: one person's, two people's, everybody's", LOOK, footer=3
        ),
        Action("cruxes.target", ("T",), "about", "Choose the claim that the questions are about", LOOK, footer=4),
    )

    def __init__(self, home: HomeScreen) -> None:
        super().__init__(home)
        self.at = None
        """The list begins with the best question, wherever one came from."""
        self.agenda = home.remembered.get("cruxes.page") == "agenda"
        self.asked: Asked | None = None
        self._answering: str | None = None
        self._answered: set[str] = set()
        self._by_key: dict[str, RankedCrux] = {}
        self._questions: dict[str, Question] = {}

    def begin(self) -> None:
        """Have the ranking computed for the debate as it stands."""
        debate = self.argmap.debate
        if not debate.thesis:
            self.leave()
            return
        people, target = self._people(), target_of(self.home)
        between = (people[0], people[1]) if len(people) == 2 else None
        alone = people if len(people) == 1 else None

        def work() -> Asked:
            from argmap.cruxes.agenda import agenda
            from argmap.cruxes.rank import cruxes
            from argmap.views.crux_rows import crux_rows, question_rows

            found = cruxes(debate, target=target, participants=alone, between=between)
            questions = agenda(debate, target=target, participants=alone, between=between, limit=_MOST)
            return Asked(debate, found, questions, crux_rows(debate, found), question_rows(debate, questions))

        self.compute(work, self._show)

    def _people(self) -> tuple[str, ...]:
        """Return whose questions: two people, one, or nobody in particular (everybody)."""
        who = self.argmap.who
        if who is not None and self.argmap.blind.asking(who) is not None:
            return (who,)
        chosen = remembered_people(self.home, _SLOT)
        return people_at_first(self.argmap.debate, self.argmap.who) if chosen is None else chosen

    def perform(self, id: str) -> None:
        """Perform an action; where it answers a question of the agenda, the next one is gone to once it is answered."""
        if self.agenda and self.actions[id].group == SAY:
            self._answering = self.rows.key
        super().perform(id)

    def _go_on(self) -> None:
        """Go to the best question that was not answered here yet."""
        self._answered.add(self._answering or "")
        self._answering = None
        left = (place for place, row in enumerate(self.rows.lines) if row.key and row.key not in self._answered)
        self.rows.move_to(next(left, self.rows.cursor))

    def _show(self, asked: Asked) -> None:
        from argmap.views.crux_rows import crux_key

        answered = self._answering is not None and self.asked is not None and asked.debate is not self.asked.debate
        self.asked = asked
        every = (*asked.found.cruxes, *asked.found.conjunctive)
        self._by_key = {crux_key(one.claims): one for one in every}
        self._questions = {crux_key(one.claims): one for one in asked.questions}
        self.show_rows(asked.listed if self.agenda else asked.ranked)
        if answered and self.agenda:
            self._go_on()

    def head(self) -> Content:
        """Return what the questions are about, whose they are, and what the columns mean."""
        if self.asked is None:
            return Content("")
        from argmap.views.crux_lines import ESTIMATED
        from argmap.views.crux_rows import cruxes_columns, cruxes_heading

        debate, found = self.asked.debate, self.asked.found
        width = max(self.size.width - 2, 10)
        about = fit(display_text(debate.claims[found.target].text), width)
        if self.agenda:
            whose = "What to ask next, first what somebody's map only assumes (?)"
            columns = f"{' ' * 7}expected to close of the gap" if found.between else f"{' ' * 7}tells of what is open"
        else:
            whose, columns = cruxes_heading(debate, found), cruxes_columns(debate, found)
        if self.agenda and not self.asked.questions:
            columns = "nothing is worth asking any more"
        sampled = ((f"\n {fit(ESTIMATED, width)}", "$warning"),) if found.method == "sampled" else ()
        return Content.assemble(
            (f" {about}\n", "bold"),
            (f" {fit(whose, width)}", "$quiet"),
            *sampled,
            (f"\n {fit(columns, width)}", "$accent"),
        )

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return what a question would do."""
        from argmap.views.crux_rows import crux_card, question_card

        if self.asked is None:
            return ()
        if self.agenda:
            question = self._questions.get(key)
            return question_card(self.asked.debate, question) if question else ()
        crux = self._by_key.get(key)
        return crux_card(self.asked.debate, self.asked.found, crux) if crux else ()

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {
            "act": self._go,
            "cruxes.page": self._turn,
            "cruxes.between": self._choose_people,
            "cruxes.target": self._choose_target,
        }

    def _go(self) -> None:
        key = self.rows.key
        if key is not None:
            self.go(key.split("+")[0])

    def _turn(self) -> None:
        self.agenda = not self.agenda
        self.home.remembered["cruxes.page"] = "agenda" if self.agenda else ""
        if self.asked is not None:
            self._show(self.asked)

    async def _choose_people(self) -> None:
        if await choose_people(self.home, _SLOT, self._people()):
            self.begin()

    async def _choose_target(self) -> None:
        if await choose_target(self.home):
            self.begin()
