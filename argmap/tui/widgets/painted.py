"""A scrolled view of lines that finds its own colours once for each painting, not once for each line.

Knows the toolkit. Must not know what a line shows.
"""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip


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
