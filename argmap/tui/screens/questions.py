"""The next question: a person is walked through what they said nothing of yet, one key for an answer.

The order is settled when the pass begins, so that nothing moves under the cursor; a new pass ranks anew. Knows which
questions there are. Must not know how questions are ranked or worded.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.cruxes.unsaid import Unsaid
from argmap.text.safe import display_text
from argmap.tui.actions import Here
from argmap.tui.edits import set_number
from argmap.tui.screens.asking import ANSWERING, Asking
from argmap.tui.screens.choosing import target_of
from argmap.tui.screens.keyed import table
from argmap.views.card import Block, title_of
from argmap.views.rows import fit
from argmap.views.unsaid_rows import answered, unsaid_card, unsaid_rows

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen


class QuestionsScreen(Asking):
    """The questions of a pass through what was not said yet; an answer is a credence in the debate at once."""

    NAME = "Next question"
    ACTIONS = table(*ANSWERING, without=("say.more", "say.less", "speaker"))

    def __init__(self, home: HomeScreen, who: str) -> None:
        super().__init__(home, who)
        self.questions: tuple[Unsaid, ...] = ()
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
        self.show_questions()

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
            self.show_questions()

    def show_questions(self) -> None:
        """Show the questions with their answers anew."""
        self.show_rows(unsaid_rows(self.argmap.debate, self.who, self.questions, self.skipped))

    def head(self) -> Content:
        """Return how far one is."""
        if not self._ready:
            return Content("")
        about = display_text(self.argmap.debate.claims[self._target].text)
        if not self.questions:
            width = max(self.size.width - 2, 10)
            said = "You have said something of everything this rests on. X shows what would change your mind."
            return Content.assemble((f" {fit(about, width)}\n", "bold"), (f" {fit(said, width)}", "$quiet"))
        return self.progress(about, "assumed first, then the most telling")

    def here(self) -> Here:
        """Return what applies to the question under the cursor."""
        key = self.rows.key
        return replace(super().here(), stated=key is not None and self.answer_to(key) is not None)

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return the question, or the answer and what it comes to."""
        question = next(one for one in self.questions if one.id == key)
        return unsaid_card(self.argmap.debate, self.who, question, self.argmap.credences)

    def asked(self) -> tuple[str, ...]:
        """Return the ids of the questions."""
        return tuple(one.id for one in self.questions)

    def answer_to(self, id: str) -> float | None:
        """Return what the speaker says of it in the debate."""
        return answered(self.argmap.debate, self.who, id)

    def typed_before(self, id: str) -> float | None:
        """Return the credence that is stated, be there a prior or not."""
        return self.argmap.debate.stated(self.who, id).credence

    def words_of(self, id: str) -> str:
        """Return the claim or the step in words."""
        return title_of(self.argmap.debate, id)

    def put(self, id: str, value: float | None) -> bool:
        """State the answer in the debate."""
        return value == self.typed_before(id) or self.argmap.change(set_number(self.who, id, value))
