"""A short tour: a panel that says one thing after another to try, and goes on when it was tried.

Knows the steps and which actions complete each. Must not know whether it was shown before.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from argmap.tui.keymap import Keymap

_SAID = frozenset({"say.credence", "say.more", "say.less", *(f"say.{tenth}0" for tenth in range(1, 10))})


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is called, what to do with the keys of actions in braces, and what completes it."""

    name: str
    text: str
    done_by: frozenset[str]


STEPS = (
    Step(
        "Look",
        "The thesis is on top, reasons for it (+) and against it (−) below, each with a credence. Go down with "
        "{move.down}: the card tells all about the claim you are on.",
        frozenset({"move.down", "move.up", "move.in", "move.bottom", "move.page-down"}),
    ),
    Step(
        "Speak",
        "Say what you think: press {say.70} to hold this claim at 70%, or {say.credence} for an exact number. First "
        "you are asked who you are. One line of the file changes, and the thesis moves at once.",
        _SAID,
    ),
    Step(
        "Ask why",
        "{move.top} goes to the thesis; {focus} sets it between what it bears on and what bears on it. Each reason "
        "says by how many percentage points it moves it, what does most first. {close} comes back.",
        frozenset({"focus"}),
    ),
    Step(
        "Find the crux",
        "{cruxes} ranks the questions that would bring the two together. {act} goes to one of them, {close} comes "
        "back.",
        frozenset({"cruxes"}),
    ),
    Step(
        "Undo",
        "{undo} takes back what you did, as often as you like; {history} lists it.",
        frozenset({"undo", "history"}),
    ),
    Step(
        "On your own",
        "{find} finds, {help} tells every key that works here, {commands} has every command, this tour too. Leave with "
        "{quit}, and begin a debate of your own: argmap new FILE --title TITLE",
        frozenset(),
    ),
)


class Tour(Static):
    """The panel. A click, or the action `tour.next`, goes on without trying."""

    class Ended(Message):
        """The last step was done."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="tour", markup=False)
        self._keymap = keymap
        self._at = 0

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return STEPS[self._at]

    def on_mount(self) -> None:
        """Show the first step."""
        self._show()

    def performed(self, id: str) -> None:
        """Go on where this action is what the step asks for."""
        if id in self.step.done_by:
            self.go_on()

    def go_on(self) -> None:
        """Go to the next step; after the last one, end."""
        if self._at + 1 == len(STEPS):
            self.post_message(self.Ended())
            return
        self._at += 1
        self._show()

    def on_click(self) -> None:
        """Go on."""
        self.go_on()

    def _show(self) -> None:
        parts: list[Content | tuple[str, str]] = [(f"{self._at + 1}/{len(STEPS)} {self.step.name}  ", "bold $accent")]
        for number, piece in enumerate(self.step.text.replace("}", "{").split("{")):
            parts.append((self._keymap.shown(piece, 1) or ":", "bold $primary") if number % 2 else Content(piece))
        keys = self._keymap
        parts.append((f"   ({keys.shown('tour.next')} goes on, {keys.shown('close', 1)} ends the tour)", "$quiet"))
        self.update(Content.assemble(*parts))
