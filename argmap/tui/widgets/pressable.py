"""A line of text whose parts can be clicked as if a key were pressed.

Knows ids of actions. Must not know what any does: nothing that is clicked is run, it is only named.
"""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

_PERFORMS = "performs"


def pressable(content: Content, action: str) -> Content:
    """Return a text that stands for an action where it is clicked."""
    return content.stylize(Style.from_meta({_PERFORMS: action}))


class Pressable(Static):
    """A line of text, never read as markup."""

    class Pressed(Message):
        """A part that stands for an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def on_click(self, event: events.Click) -> None:
        """Name the action that was clicked."""
        action = event.style.meta.get(_PERFORMS)
        if isinstance(action, str):
            event.stop()
            self.post_message(self.Pressed(action))
