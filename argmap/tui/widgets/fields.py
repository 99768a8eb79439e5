"""Fields to type in: what was written by others is edited as it is, and shown as it may stand on a terminal.

Knows that a control is shown as its picture while it is edited. Must not know what is typed.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Input, TextArea

from argmap.text.safe import display_text


def safe_strip(strip: Strip, width: int) -> Strip:
    """Return a line of the screen without anything that controls a terminal, cut to the width."""
    texts = [display_text(segment.text) for segment in strip]
    if all(text == segment.text for text, segment in zip(texts, strip, strict=True)):
        return strip
    return Strip([Segment(text, one.style) for text, one in zip(texts, strip, strict=True)]).crop(0, width)


class Field(Input):
    """One line to type."""

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        return safe_strip(super().render_line(y), self.scrollable_content_region.width + 1)


class LongText(TextArea):
    """A text of several lines in which enter is done and ctrl+j breaks the line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j", "break_line", "Break the line", show=False, id="text.new-line"),
    ]

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.action_done()  # type: ignore[attr-defined]
        else:
            await super()._on_key(event)

    def action_break_line(self) -> None:
        """Break the line at the cursor."""
        self.insert("\n")

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        return safe_strip(super().render_line(y), self.size.width)
