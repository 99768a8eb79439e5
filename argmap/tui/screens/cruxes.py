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
from argmap.tui.actions import LOOK, Action
from argmap.tui.screens.dialogs import Choice, Choose
from argmap.tui.screens.place import Deed, Place, table
from argmap.views.card import Block
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.cruxes.result import Cruxes, Question, RankedCrux
    from argmap.tui.screens.home import HomeScreen

_EVERYBODY = "*"
_APART = "\0"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything one look at a debate found: the ranking and the agenda."""

    debate: Debate
    found: Cruxes
    questions: tuple[Question, ...]


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
        shared=("speaker",),
    )

    def __init__(self, home: HomeScreen) -> None:
        super().__init__(home)
        self.agenda = home.remembered.get("cruxes.page") == "agenda"
        self.asked: Asked | None = None
        self._by_key: dict[str, RankedCrux] = {}
        self._questions: dict[str, Question] = {}

    def begin(self) -> None:
        """Have the ranking computed for the debate as it stands."""
        debate = self.argmap.debate
        if not debate.thesis:
            self.leave(None)
            return
        people, target = self._people(), self._target()
        between = (people[0], people[1]) if len(people) == 2 else None
        alone = people if len(people) == 1 else None

        def work() -> Asked:
            from argmap.cruxes.agenda import agenda
            from argmap.cruxes.rank import cruxes

            found = cruxes(debate, target=target, participants=alone, between=between)
            return Asked(debate, found, agenda(debate, target=target, participants=alone, between=between, limit=50))

        self.compute(work, self._show)

    def _target(self) -> str:
        wanted = self.home.remembered.get("cruxes.target")
        debate = self.argmap.debate
        return wanted if wanted is not None and wanted in debate.claims else debate.thesis[0]

    def _people(self) -> tuple[str, ...]:
        """Return whose questions: two people, one, or nobody in particular (everybody)."""
        known = self.argmap.debate.participants
        chosen = self.home.remembered.get("cruxes.people")
        if chosen == _EVERYBODY:
            return ()
        if chosen is not None and all(person in known for person in chosen.split(_APART)):
            return tuple(chosen.split(_APART))
        return people_at_first(self.argmap.debate, self.argmap.who)

    def _show(self, asked: Asked) -> None:
        from argmap.views.crux_rows import crux_key, crux_rows, question_rows

        self.asked = asked
        every = (*asked.found.cruxes, *asked.found.conjunctive)
        self._by_key = {crux_key(one.claims): one for one in every}
        self._questions = {crux_key(one.claims): one for one in asked.questions}
        if self.agenda:
            self.show_rows(question_rows(asked.debate, asked.questions))
        else:
            self.show_rows(crux_rows(asked.debate, asked.found))

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

    def deeds(self) -> Mapping[str, Deed]:
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
            self.leave(key.split("+")[0])

    def _turn(self) -> None:
        self.agenda = not self.agenda
        self.home.remembered["cruxes.page"] = "agenda" if self.agenda else ""
        if self.asked is not None:
            self._show(self.asked)

    async def _choose_people(self) -> None:
        chosen = await self.app.push_screen_wait(
            Choose(
                "Whose questions?", people_choices(self.argmap.debate, self.argmap.who), at=_APART.join(self._people())
            )
        )
        if chosen is not None:
            self.home.remembered["cruxes.people"] = chosen
            self.begin()

    async def _choose_target(self) -> None:
        debate = self.argmap.debate
        row = self.home.outline_view.row
        here = (row.claim,) if row is not None and row.claim is not None else ()
        choices = [
            Choice(claim, str(number) if number < 10 else "", fit(display_text(debate.claims[claim].text), 70))
            for number, claim in enumerate(dict.fromkeys((*debate.thesis, *here)), 1)
        ]
        chosen = await self.app.push_screen_wait(
            Choose("What are the questions about? The thesis, or the claim you came from.", choices, at=self._target())
        )
        if chosen is not None:
            self.home.remembered["cruxes.target"] = chosen
            self.begin()


def people_at_first(debate: Debate, who: str | None) -> tuple[str, ...]:
    """Return whose questions are shown at first: mine and the other's of two, mine alone, or nobody's in particular."""
    people = list(debate.participants)
    if len(people) == 2:
        return (who, next(one for one in people if one != who)) if who in people else (people[0], people[1])
    return (who,) if who is not None and who in people else ()


def people_choices(debate: Debate, who: str | None) -> list[Choice]:
    """Return every pair, every person alone, and everybody; pairs with the speaker first."""
    names = {id: display_text(one.name or id) for id, one in debate.participants.items()}
    people = sorted(names, key=lambda one: one != who)
    pairs = [(a, b) for at, a in enumerate(people) for b in people[at + 1 :]]
    choices = [Choice(_APART.join(pair), "", f"{names[pair[0]]} and {names[pair[1]]}") for pair in pairs]
    choices += [Choice(one, "", f"{names[one]} alone") for one in people]
    choices.append(Choice(_EVERYBODY, "", "everybody", "the mean over all"))
    return choices
