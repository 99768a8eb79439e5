"""A pass through questions: one key for an answer, then on to the next that is open. What every such screen shares.

Knows what was skipped and where to go on. Must not know what is asked, or where an answer is kept.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.model.numbers import Number, number_text
from argmap.tui.actions import LOOK, SAY, Action
from argmap.tui.flows.ask import ask_number
from argmap.tui.screens.keyed import Deed
from argmap.tui.screens.place import Place
from argmap.views.figures import bar
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_BAR = 12
_TENTHS = tuple(f"say.{tenth}0" for tenth in range(1, 10))
ANSWERING = (
    Action("say.credence", ("c",), "exactly", "Type the answer: 0.7, 70% or 7:3", SAY, footer=2),
    Action("questions.skip", ("s", "space"), "skip", "Leave the question and go to the next", SAY, footer=3),
    Action("questions.back", ("backspace",), "back one", "Go back to the question before", SAY, footer=4),
    Action("act", ("enter",), "look it up", "Go to the claim in the outline", LOOK, footer=6),
)
"""What answers a question and goes from one to the next."""


class Asking(Place):
    """Questions, the one under the cursor asked on the card; rows are keyed by the questions' ids."""

    REMEMBERS = False
    OPENED_BY = "ask"

    def __init__(self, home: HomeScreen, who: str) -> None:
        super().__init__(home)
        self.who = who
        self.skipped: set[str] = set()

    @abstractmethod
    def asked(self) -> tuple[str, ...]:
        """Return the ids of the questions, in the order in which they are asked."""

    @abstractmethod
    def answer_to(self, id: str) -> float | None:
        """Return what was answered so far; None where that is nothing."""

    def typed_before(self, id: str) -> float | None:
        """Return the number that the field for an exact answer begins with."""
        return self.answer_to(id)

    @abstractmethod
    def words_of(self, id: str) -> str:
        """Return the question's words."""

    @abstractmethod
    def put(self, id: str, value: float | None) -> bool:
        """Keep an answer, or take it back; return whether that could be done."""

    @abstractmethod
    def show_questions(self) -> None:
        """Show the questions with their answers anew."""

    def last_words(self) -> str:
        """Return what to say after the last question."""
        return "that was the last question; esc goes back"

    def progress(self, about: str, told: str) -> Content:
        """Return a head of two lines: what it is about, and how far one is."""
        width = max(self.size.width - 2, 10)
        ids = self.asked()
        done = sum(self.answer_to(id) is not None for id in ids)
        skipped = f" · {len(self.skipped)} skipped" if self.skipped else ""
        line = f"  {done} of {len(ids)} answered{skipped} · 1…9 for 10%…90% · {told}"
        progress = (bar(done / len(ids), _BAR), "$bar on $panel")
        return Content.assemble((f" {fit(about, width)}\n", "bold"), " ", progress, (fit(line, width - _BAR), "$quiet"))

    def key_for(self, id: str) -> str | None:
        """Return nothing: a pass begins with its first question."""
        return None

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {
            "questions.skip": self._skip,
            "questions.back": lambda: self.rows.move(-1),
            "say.credence": self._exactly,
            "say.nothing": lambda: self._answer(None),
            "act": lambda: self.go(self.row.entry if self.row is not None else None),
            **{id: self._tenth(number) for number, id in enumerate(_TENTHS, 1)},
        }

    def _tenth(self, number: int) -> Deed:
        return lambda: self._answer(Number(number / 10, f"0.{number}"))

    def _answer(self, value: float | None) -> None:
        key = self.rows.key
        if key is not None and self.put(key, value):
            self.skipped.discard(key)
            if value is not None:
                self._go_on()

    async def _exactly(self) -> None:
        key = self.rows.key
        if key is None:
            return
        said = self.typed_before(key)
        title = f"How likely is it?\n{self.words_of(key)}"
        done, value = await ask_number(self.home, title, value="" if said is None else number_text(said))
        if done:
            self._answer(value)

    def _skip(self) -> None:
        key = self.rows.key
        if key is not None and self.answer_to(key) is None:
            self.skipped.add(key)
            self.show_questions()
        self._go_on()

    def _go_on(self) -> None:
        """Go to the next question that is open, from here on and then from the top."""
        ids = self.asked()
        at = min(self.rows.cursor + 1, len(ids))
        for place in (*range(at, len(ids)), *range(at)):
            if ids[place] not in self.skipped and self.answer_to(ids[place]) is None:
                self.rows.move_to(place)
                return
        if self.rows.cursor + 1 < len(ids) and self.skipped:
            self.rows.move(1)
        self.home.say(self.last_words())
