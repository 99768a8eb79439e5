"""The next question: a person is walked through what they said nothing of yet, one key for an answer.

The order is settled when the pass begins, so that nothing moves under the cursor; a new pass ranks anew. Knows what was
answered and skipped. Must not know how questions are ranked or worded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.cruxes.unsaid import Unsaid
from argmap.model.numbers import Number, number_text
from argmap.text.safe import display_text
from argmap.tui.actions import LOOK, SAY, Action, Here
from argmap.tui.edits import set_number
from argmap.tui.flows.ask import ask_number
from argmap.tui.screens.choosing import target_of
from argmap.tui.screens.keyed import Deed, table
from argmap.tui.screens.place import Place
from argmap.views.card import Block, title_of
from argmap.views.figures import bar
from argmap.views.rows import fit
from argmap.views.unsaid_rows import answered, unsaid_card, unsaid_rows

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_BAR = 12
_TENTHS = tuple(f"say.{tenth}0" for tenth in range(1, 10))


class QuestionsScreen(Place):
    """The questions of a pass, the one under the cursor asked on the card."""

    NAME = "Next question"
    REMEMBERS = False
    OPENED_BY = "ask"
    ACTIONS = table(
        Action("say.credence", ("c",), "exactly", "Type the answer: 0.7, 70% or 7:3", SAY, footer=2),
        Action("questions.skip", ("s", "space"), "skip", "Leave the question and go to the next", SAY, footer=3),
        Action("questions.back", ("backspace",), "back one", "Go back to the question before", SAY, footer=4),
        Action("act", ("enter",), "look it up", "Go to the claim in the outline", LOOK, footer=6),
        without=("say.more", "say.less", "speaker"),
    )

    def __init__(self, home: HomeScreen, who: str) -> None:
        super().__init__(home)
        self.who = who
        self.questions: tuple[Unsaid, ...] = ()
        self.skipped: set[str] = set()
        self._ready = False
        self._target = target_of(home)

    def begin(self) -> None:
        """Have the questions ranked, once."""
        debate, who, target = self.argmap.debate, self.who, self._target

        def work() -> tuple[Unsaid, ...]:
            from argmap.cruxes.unsaid import unsaid

            return unsaid(debate, who, target=target)

        self.compute(work, self._begin_with)

    def _begin_with(self, questions: tuple[Unsaid, ...]) -> None:
        self.questions, self._ready = questions, True
        self._show()

    def debate_changed(self) -> None:
        """Show the answers as they stand; a question whose claim is gone is dropped."""
        debate = self.argmap.debate
        if self.who not in debate.participants or self._target not in debate.claims:
            self.leave()
            return
        known = (*debate.claims, *debate.arguments)
        self.questions = tuple(one for one in self.questions if one.id in known)
        self.show_title()
        if self._ready:
            self._show()

    def _show(self) -> None:
        self.show_rows(unsaid_rows(self.argmap.debate, self.who, self.questions, self.skipped))

    def head(self) -> Content:
        """Return how far one is."""
        if not self._ready:
            return Content("")
        count = len(self.questions)
        width = max(self.size.width - 2, 10)
        about = fit(display_text(self.argmap.debate.claims[self._target].text), width)
        done = sum(answered(self.argmap.debate, self.who, one.id) is not None for one in self.questions)
        if not count:
            said = "You have said something of everything this rests on. X shows what would change your mind."
            return Content.assemble((f" {about}\n", "bold"), (f" {fit(said, width)}", "$quiet"))
        skipped = f" · {len(self.skipped)} skipped" if self.skipped else ""
        told = f"  {done} of {count} answered{skipped} · 1…9 for 10%…90% · assumed first, then the most telling"
        progress = (bar(done / count, _BAR), "$bar on $panel")
        return Content.assemble((f" {about}\n", "bold"), " ", progress, (fit(told, width - _BAR), "$quiet"))

    def here(self) -> Here:
        """Return what applies to the question under the cursor."""
        key = self.rows.key
        said = key is not None and answered(self.argmap.debate, self.who, key) is not None
        return replace(super().here(), stated=said)

    def key_for(self, id: str) -> str | None:
        """Return nothing: a pass begins with the most telling question."""
        return None

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return the question, or the answer and what it comes to."""
        question = next(one for one in self.questions if one.id == key)
        return unsaid_card(self.argmap.debate, self.who, question, self.argmap.credences)

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {
            "questions.skip": self._skip,
            "questions.back": lambda: self.rows.move(-1),
            "say.credence": self._exactly,
            "say.nothing": lambda: self._answer(None),
            "act": lambda: self.go(self.rows.key),
            **{id: self._tenth(number) for number, id in enumerate(_TENTHS, 1)},
        }

    def _tenth(self, number: int) -> Deed:
        return lambda: self._answer(Number(number / 10, f"0.{number}"))

    def _answer(self, value: float | None) -> None:
        key = self.rows.key
        if key is None:
            return
        if value == self.argmap.debate.stated(self.who, key).credence or self.argmap.change(
            set_number(self.who, key, value)
        ):
            self.skipped.discard(key)
            if value is not None:
                self._go_on()

    async def _exactly(self) -> None:
        key = self.rows.key
        if key is None:
            return
        said = self.argmap.debate.stated(self.who, key).credence
        title = f"How likely is it?\n{title_of(self.argmap.debate, key)}"
        done, value = await ask_number(self.home, title, value="" if said is None else number_text(said))
        if done:
            self._answer(value)

    def _skip(self) -> None:
        key = self.rows.key
        if key is not None and answered(self.argmap.debate, self.who, key) is None:
            self.skipped.add(key)
            self._show()
        self._go_on()

    def _go_on(self) -> None:
        """Go to the next question that is open, from here on and then from the top."""
        debate = self.argmap.debate
        at = min(self.rows.cursor + 1, len(self.questions))
        for place in (*range(at, len(self.questions)), *range(at)):
            id = self.questions[place].id
            if id not in self.skipped and answered(debate, self.who, id) is None:
                self.rows.move_to(place)
                return
        if self.rows.cursor + 1 < len(self.questions) and self.skipped:
            self.rows.move(1)
        self.say("that was the last question; esc goes back")
