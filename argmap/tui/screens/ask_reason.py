"""Adding a reason: its words, with the claims that already say so listed below, and its strength.

Knows the form. Must not know how a change is made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from argmap.model.numbers import NotANumber, parse_number
from argmap.model.values import Pair
from argmap.text.safe import display_text
from argmap.tui.edits import Reason
from argmap.tui.screens.dialogs import Dialog, said

Similar = Callable[[str], Sequence[tuple[str, str, str]]]
"""Return the claims that say something like a text: id, words, and how they are alike."""


class AskReason(Dialog):
    """A form that hands back a `Reason`. `evidence` asks for the two likelihoods in place of a strength."""

    def __init__(
        self, title: str, similar: Similar, *, evidence: bool = False, plain: bool = False, draft: str = ""
    ) -> None:
        super().__init__()
        self.heading, self.similar, self.evidence, self.plain = title, similar, evidence, plain
        self.draft = draft
        self._listed: list[tuple[str, str, str]] = []
        self._chosen: str | None = None
        self._words = ""

    def compose(self) -> ComposeResult:
        """Lay out the words, what is alike, and the numbers."""
        with Vertical(classes="dialog wide"):
            yield said(self.heading, "dialog-title")
            yield Input(self.draft, placeholder="the reason, in one sentence", id="words", select_on_focus=False)
            yield said("", "dialog-hint", "alike")
            yield OptionList(id="similar", markup=False)
            if self.evidence:
                yield said("How likely would this be seen, if the claim is true, and if it is false?", "dialog-hint")
                yield Input(placeholder="if true: 0.8, 80% or 4:1", id="if-true")
                yield Input(placeholder="if false: 0.3", id="if-false")
            elif not self.plain:
                yield Input(placeholder="strength, if its premise holds (empty: as the debate assumes)", id="strength")
            yield said("", "dialog-hint", "hint")

    def on_mount(self) -> None:
        """Begin with the words; nothing is alike yet."""
        self.query_one("#similar").display = False
        self._tell(self._usual)

    @property
    def _usual(self) -> str:
        return "enter adds it · ↓ uses a claim that is there · tab goes on · esc keeps a draft"

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the claims that are alike while the words are typed."""
        if event.input.id != "words":
            return
        if self._chosen is not None and event.value != self._words:
            self._chosen = None
        if self._chosen is None:
            self._list(event.value)

    def _list(self, words: str) -> None:
        self._listed = list(self.similar(words))[:5] if len(words.strip()) >= 4 else []
        options = self.query_one("#similar", OptionList)
        options.clear_options()
        options.add_options(
            [
                Option(Content.assemble(Content(display_text(text)), (f"  {how}", "$accent"), ("  " + one, "$quiet")))
                for one, text, how in self._listed
            ]
        )
        options.display = bool(self._listed)
        alike = "already here, the same or alike:" if self._listed else ""
        self.query_one("#alike", Static).update(Content(alike))

    def on_key(self, event: events.Key) -> None:
        """Go down into the claims that are alike."""
        words, options = self.query_one("#words", Input), self.query_one("#similar", OptionList)
        if event.key == "down" and self.focused is words and self._listed:
            event.stop()
            options.focus()
            options.highlighted = 0
        elif event.key == "up" and self.focused is options and options.highlighted == 0:
            event.stop()
            words.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Use a claim that is there in place of new words."""
        self._chosen, self._words, _ = self._listed[event.option_index]
        words = self.query_one("#words", Input)
        words.value = self._words
        words.focus()
        self.query_one("#similar").display = False
        self.query_one("#alike", Static).update(Content(f"uses the claim {self._chosen}"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the reason back; with evidence, first go through the two numbers."""
        if self.evidence and event.input.id == "words":
            self.query_one("#if-true", Input).focus()
        elif self.evidence and event.input.id == "if-true":
            self.query_one("#if-false", Input).focus()
        else:
            self._done()

    def _done(self) -> None:
        words = self.query_one("#words", Input).value.strip()
        if not words:
            self._tell("it needs some words", fault=True)
            return
        try:
            strength, likelihoods = self._numbers()
        except NotANumber as error:
            self._tell(str(error), fault=True)
            return
        self.draft = ""
        self.dismiss(Reason(self._chosen, words, strength=strength, likelihoods=likelihoods))

    def _numbers(self) -> tuple[float | None, Pair | None]:
        if self.evidence:
            both = (self.query_one(name, Input).value for name in ("#if-true", "#if-false"))
            return None, Pair(*(parse_number(text) for text in both))
        typed = "" if self.plain else self.query_one("#strength", Input).value.strip()
        return (parse_number(typed) if typed else None), None

    def _tell(self, text: str, *, fault: bool = False) -> None:
        hint = self.query_one("#hint", Static)
        hint.update(Content(display_text(text)))
        hint.set_class(fault, "fault")

    def action_close(self) -> None:
        """Keep the words as a draft."""
        self.draft = self.query_one("#words", Input).value
        super().action_close()
