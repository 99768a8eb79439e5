"""The questions of a blind round: one key for an answer, and one that commits to them all.

Until they are committed to, the answers are in a private file alone. Knows which round asks. Must not know how a
commitment is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.rounds.questions import whereabouts
from argmap.text.safe import display_text
from argmap.tui.actions import SAY, Action, Here
from argmap.tui.screens.asking import ANSWERING, Asking
from argmap.tui.screens.dialogs import Choice, Choose
from argmap.tui.screens.keyed import Deed, row_of, table
from argmap.views.card import Block
from argmap.views.outline import Row
from argmap.views.round_rows import round_card, round_rows

if TYPE_CHECKING:
    from argmap.rounds.files import StoredRound
    from argmap.tui.screens.home import HomeScreen

_COMMIT = Action("round.commit", ("S",), "commit", "Commit to the answers; nobody sees them yet", SAY, footer=1)


class BlindRoundScreen(Asking):
    """What a round asks the speaker; the answers are a draft until they are committed to."""

    NAME = "Blind round"
    WHEN = "while a blind round asks you"
    ACTIONS = table(*ANSWERING, _COMMIT, without=("say.more", "say.less", "speaker", "save"))

    def __init__(self, home: HomeScreen, who: str, stored: StoredRound) -> None:
        super().__init__(home, who)
        self.stored = stored
        self.answers = self.argmap.blind.answers_to(stored.round, who)
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
        self.show_questions()

    def debate_changed(self) -> None:
        """Show the questions as they stand."""
        self.show_title()
        self.begin()

    def show_questions(self) -> None:
        """Show the questions with their answers anew."""
        self.show_rows(round_rows(self.stored.round, self.answers, self.skipped))

    def head(self) -> Content:
        """Return how far one is, and what becomes of the answers."""
        round = self.stored.round
        until = f" · until {round.deadline} (UTC)" if round.deadline is not None else ""
        keys = self.keymap.shown("round.commit", 1)
        return self.progress(
            f"Round {round.name}: {display_text(round.debate)}{until}", f"{keys} commits to them, unseen"
        )

    @property
    def row(self) -> Row | None:
        """The claim or the argument that is asked about, where the debate still has it."""
        place = self._places.get(self.rows.key or "")
        return row_of(self.home, place.id if place is not None else None)

    def here(self) -> Here:
        """Return what applies: a question can be answered whatever became of its claim."""
        return replace(super().here(), claim=True, writable=True, stated=self.rows.key in self.answers)

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return the question, and what the debate says about it without a number."""
        question = next(one for one in self.stored.round.questions if one.id == key)
        return round_card(self.argmap.debate, question, self._places[key], self.answers.get(key))

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what the keys do."""
        return {**super().own_deeds(), "round.commit": self._commit}

    def asked(self) -> tuple[str, ...]:
        """Return the ids of the questions."""
        return tuple(one.id for one in self.stored.round.questions)

    def answer_to(self, id: str) -> float | None:
        """Return what was answered and not yet committed to."""
        return self.answers.get(id)

    def words_of(self, id: str) -> str:
        """Return the words that are asked."""
        return next(one.text for one in self.stored.round.questions if one.id == id)

    def put(self, id: str, value: float | None) -> bool:
        """Keep the answer, in no file that others see."""
        if value is None:
            self.answers.pop(id, None)
        else:
            self.answers[id] = value
        self.skipped.discard(id)
        self.show_questions()
        if why := self.argmap.blind.keep(self.stored.round, self.who):
            self.say(f"not kept beyond this hour: {why}")
        return True

    def last_words(self) -> str:
        """Return how to commit to the answers."""
        return f"that was the last question; {self.keymap.shown('round.commit', 1)} commits to your answers"

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
