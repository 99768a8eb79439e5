"""The card on the screen: blocks of text wrapped to the width there is, scrolled by itself.

Knows blocks and colours. Must not know what a card says.
"""

from __future__ import annotations

from typing import ClassVar, get_args

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from argmap.tui.spans import LEADS_TO, wrapped
from argmap.tui.widgets.painted import PaintedLines
from argmap.views.card import Block, Line, Role, Span

_ROLES: tuple[str, ...] = tuple(role for role in get_args(Role) if role)


class CardView(PaintedLines, can_focus=False, inherit_bindings=False):
    """Blocks of text under headings."""

    class Followed(Message):
        """A claim or an argument that the card names was clicked."""

        def __init__(self, to: str) -> None:
            super().__init__()
            self.to = to

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"card--{role}" for role in (*_ROLES, "plain")}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self._strips: list[Strip] = []
        self._of: str | None = None
        self._styles: dict[str, Style] = {}
        self._drawn_from: tuple[object, ...] = ()

    def show(self, of: str | None, blocks: tuple[Block, ...]) -> None:
        """Show blocks about `of`; what is scrolled stays so while the card is about the same thing."""
        if blocks == self._blocks and of == self._of:
            return
        self._blocks = blocks
        self._wrap()
        if of != self._of:
            self._of = of
            self.scroll_to(y=0, animate=False, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew to the new width."""
        self._wrap()

    def notify_style_update(self) -> None:
        """Read the colours of the theme anew."""
        super().notify_style_update()
        if self.is_attached:
            # What a role looks like is known to the widget only after this.
            self.call_after_refresh(self._restyle)

    def _restyle(self) -> None:
        self._styles = {}
        self._wrap()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if width < 4:
            return
        styles = self._styles or self._read_styles()
        base = self.base
        drawn_from = (self._blocks, width, styles, base)
        if drawn_from == self._drawn_from:
            return
        self._drawn_from = drawn_from
        strips: list[Strip] = []
        for block in self._blocks:
            heading = [Line((Span(block.heading, "heading"),))] if block.heading else []
            if strips:
                strips.append(Strip.blank(width, base))
            for line in (*heading, *block.lines):
                for segments in wrapped(line, width, styles):
                    painted = [Segment(one.text, base + (one.style or Style())) for one in segments]
                    strips.append(Strip(painted).adjust_cell_length(width, base))
        self._strips = strips
        self.extend(width, len(strips))
        self.refresh()

    def _read_styles(self) -> dict[str, Style]:
        self._styles = {role: self.get_component_rich_style(f"card--{role}", partial=True) for role in _ROLES}
        self._styles[""] = Style()
        return self._styles

    def on_click(self, event: events.Click) -> None:
        """Follow what was clicked."""
        to = event.style.meta.get(LEADS_TO)
        if isinstance(to, str):
            event.stop()
            self.post_message(self.Followed(to))

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        index = self.scroll_offset.y + y
        width = self.size.width
        if index >= len(self._strips):
            return Strip.blank(width, self.base)
        return self._strips[index].adjust_cell_length(width, self.base)
