"""A long text to read, wrapped once for the width there is and drawn line by line.

Knows texts with styles. Must not know what a text says.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from argmap.tui.widgets.painted import PaintedLines

_SCROLL_BAR = 1


class TextLines(PaintedLines, can_focus=False, inherit_bindings=False):
    """As high as its text, as far as there is room. A cell is always left for the scroll bar, so it is wrapped once."""

    def __init__(self, text: Content, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._text = text
        self._strips: list[Strip] = []
        self._wrapped_to = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the text takes at a width."""
        self._wrap(width)
        return len(self._strips)

    def notify_style_update(self) -> None:
        """Read the colours of the theme anew."""
        super().notify_style_update()
        self._wrapped_to = 0
        self.refresh()

    def _wrap(self, width: int) -> None:
        if width == self._wrapped_to or width <= _SCROLL_BAR:
            return
        self._wrapped_to = width
        self._strips = Visual.to_strips(self, self._text, width - _SCROLL_BAR, None, self.visual_style)
        # Told here, the height asks for no second layout.
        self.set_reactive(Widget.virtual_size, Size(width - _SCROLL_BAR, len(self._strips)))

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        if not self._wrapped_to:
            self._wrap(self.size.width + (_SCROLL_BAR if self.show_vertical_scrollbar else 0))
        index = self.scroll_offset.y + y
        if index >= len(self._strips):
            return Strip.blank(self.size.width, self.base)
        return self._strips[index].adjust_cell_length(self.size.width, self.base)
