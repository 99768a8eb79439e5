"""A scrolled view of lines that finds its colours once for each painting, and grows without a new layout.

Knows the toolkit. Must not know what a line shows.
"""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget


class PaintedLines(ScrollView, inherit_bindings=False):
    """What draws line by line and asks for `base`, the style that all its lines stand on."""

    _base: Style | None = None

    @property
    def base(self) -> Style:
        """The style under every line; while lines are painted, the one they began with."""
        return self.rich_style if self._base is None else self._base

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the view."""
        # Asking walks up to the app: as dear as the rest of a line.
        self._base = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._base = None

    def extend(self, width: int, height: int) -> None:
        """Have so many cells to scroll through.

        The toolkit would lay out and paint the whole screen for it, at each step of a cursor. That is needed only where
        the view is as high as what it holds; a scroll bar that comes or goes asks for it itself.
        """
        size = Size(width, height)
        if size == self.virtual_size:
            return
        if self.styles.auto_dimensions or not self.is_attached:
            self.virtual_size = size
            return
        self.set_reactive(Widget.virtual_size, size)
        self._scroll_update(size)
        self.refresh()
