"""The questions of a blind round: one key for an answer, and one that commits to them all.

The answers are kept here and in no file until they are committed to. Knows what was answered and skipped. Must not know
how a commitment is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.model.numbers import Number, number_text
from argmap.rounds.questions import whereabouts
from argmap.text.safe import display_text
from argmap.tui.actions import LOOK, SAY, Action, Here
from argmap.tui.flows.ask import ask_number
from argmap.tui.screens.dialogs import Choice, Choose
from argmap.tui.screens.keyed import Deed, row_of, table
from argmap.tui.screens.place import Place
from argmap.views.card import Block
from argmap.views.figures import bar
from argmap.views.outline import Row
from argmap.views.round_rows import round_card, round_rows
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.rounds.files import StoredRound
    from argmap.tui.screens.home import HomeScreen

_BAR = 12
_TENTHS = tuple(f"say.{tenth}0" for tenth in range(1, 10))


class BlindRoundScreen(Place):
    """What a round asks the speaker, the question under the cursor on the card."""

    NAME = "Blind round"
    REMEMBERS = False
    OPENED_BY = "ask"
    WHEN = "while a blind round asks you"
    ACTIONS = table(
        Action("say.credence", ("c",), "exactly", "Type the answer: 0.7, 70% or 7:3", SAY, footer=2),
        Action("questions.skip", ("s", "space"), "skip", "Leave the question and go to the next", SAY, footer=3),
        Action("questions.back", ("backspace",), "back one", "Go back to the question before", SAY, footer=4),
        Action("round.commit", ("S",), "commit", "Commit to the answers; nobody sees them yet", SAY, footer=1),
        Action("act", ("enter",), "look it up", "Go to the claim in the outline", LOOK, footer=6),
        without=("say.more", "say.less", "speaker", "save"),
    )

    def __init__(self, home: HomeScreen, who: str, stored: StoredRound) -> None:
        super().__init__(home)
        self.who = who
        self.stored = stored
        self.skipped: set[str] = set()
        self.answers = self.argmap.blind.answers.setdefault((stored.round.key, who), {})
        self._places = whereabouts(self.argmap.debate, stored.round.questions)

    def begin(self) -> None:
        """Show the questions, unless the round asks no more."""
        asking = self.argmap.blind.asking(self.who)
        if self.argmap.who != self.who or asking is None or asking.round != self.stored.round:
            self.leave()
            if self.argmap.who == self.who and (self.stored.round.key, self.who) in self.argmap.blind.answers:
                self.home.say("the round does not ask you any more", fault=True)
            return
        self.stored = asking
        self._places = whereabouts(self.argmap.debate, asking.round.questions)
        self._show()

    def debate_changed(self) -> None:
        """Show the questions as they stand."""
        self.show_title()
        self.begin()

    def _show(self) -> None:
        self.show_rows(round_rows(self.stored.round, self.answers, self.skipped))

    def head(self) -> Content:
        """Return how far one is, and what becomes of the answers."""
        round = self.stored.round
        width = max(self.size.width - 2, 10)
        until = f" · until {round.deadline} (UTC)" if round.deadline is not None else ""
        about = fit(f"Round {round.name}: {display_text(round.debate)}{until}", width)
        count, done = len(round.questions), len(self.answers)
        keys = self.keymap.shown("round.commit", 1)
        told = f"  {done} of {count} answered · 1…9 for 10%…90% · {keys} commits to them, unseen"
        progress = (bar(done / count, _BAR), "$bar on $panel")
        return Content.assemble((f" {about}\n", "bold"), " ", progress, (fit(told, width - _BAR), "$quiet"))

    @property
    def row(self) -> Row | None:
        """The claim or the argument that is asked about, where the debate still has it."""
        place = self._places.get(self.rows.key or "")
        return row_of(self.home, place.id if place is not None else None)

    def here(self) -> Here:
        """Return what applies: a question can be answered whatever became of its claim."""
        return replace(super().here(), claim=True, writable=True, stated=self.rows.key in self.answers)

    def key_for(self, id: str) -> str | None:
        """Return nothing: a round begins with its first question."""
        return None

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return the question, and what the debate says about it without a number."""
        question = next(one for one in self.stored.round.questions if one.id == key)
        return round_card(self.argmap.debate, question, self._places[key], self.answers.get(key))

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {
            "questions.skip": self._skip,
            "questions.back": lambda: self.rows.move(-1),
            "round.commit": self._commit,
            "say.credence": self._exactly,
            "say.nothing": lambda: self._answer(None),
            "act": self._look_up,
            **{id: self._tenth(number) for number, id in enumerate(_TENTHS, 1)},
        }

    def _tenth(self, number: int) -> Deed:
        return lambda: self._answer(Number(number / 10, f"0.{number}"))

    def _answer(self, value: float | None) -> None:
        key = self.rows.key
        if key is None:
            return
        self.skipped.discard(key)
        if value is None:
            self.answers.pop(key, None)
        else:
            self.answers[key] = value
        self._show()
        if value is not None:
            self._go_on()

    async def _exactly(self) -> None:
        key = self.rows.key
        if key is None:
            return
        question = next(one for one in self.stored.round.questions if one.id == key)
        said = self.answers.get(key)
        done, value = await ask_number(
            self.home, f"How likely is it?\n{question.text}", value="" if said is None else number_text(said)
        )
        if done:
            self._answer(value)

    def _look_up(self) -> None:
        row = self.row
        self.go(row.entry if row is not None else None)

    def _skip(self) -> None:
        key = self.rows.key
        if key is not None and key not in self.answers:
            self.skipped.add(key)
            self._show()
        self._go_on()

    def _go_on(self) -> None:
        """Go to the next question that is open, from here on and then from the top."""
        ids = [one.id for one in self.stored.round.questions]
        at = min(self.rows.cursor + 1, len(ids))
        for place in (*range(at, len(ids)), *range(at)):
            if ids[place] not in self.answers and ids[place] not in self.skipped:
                self.rows.move_to(place)
                return
        if self.rows.cursor + 1 < len(ids) and self.skipped:
            self.rows.move(1)
        self.say(f"that was the last question; {self.keymap.shown('round.commit', 1)} commits to your answers")

    async def _commit(self) -> None:
        """Ask whether the answers are meant, and commit to them."""
        from argmap.tui.flows.blind import commit

        if not self.answers:
            self.say("answer at least one question first")
            return
        count = len(self.answers)
        left = len(self.stored.round.questions) - count
        choices = (Choice("yes", "y", "commit"), Choice("no", "n", "not yet"))
        title = f"Commit to {count} {'number' if count == 1 else 'numbers'}?"
        detail = f"{f'{left} left open. ' if left else ''}Only their digest is published until you reveal them."
        if await self.app.push_screen_wait(Choose(title, choices, detail=detail)) == "yes":
            commit(self.home, self.who, self.stored.round, self.answers)
