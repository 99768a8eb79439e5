"""The screen under a dialog, dimmed: what the toolkit shows there, with each style tinted once and not at each place.

Knows the toolkit. Must not know which dialog it is.
"""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions, Visual


class Dimmed(BackgroundScreen):
    """What the toolkit draws under a dialog, drawn in another way: links and what can be clicked are gone there too."""

    @classmethod
    def of(cls, drawn: BackgroundScreen) -> Dimmed:
        """Return the same screen under the same tint."""
        return cls(drawn.screen, drawn.color)

    def visualize(self) -> Visual:
        """Return what the toolkit paints."""
        return _Tinted(self.screen, self.color)


class _Tinted(Visual):
    """A screen as it is now, under a tint."""

    def __init__(self, screen: Screen[object], tint: Color) -> None:
        self._screen, self._tint = screen, tint

    def render_strips(self, width: int, height: int | None, style: VisualStyle, options: RenderOptions) -> list[Strip]:
        """Return the lines of the screen, tinted."""
        tint = self._tint
        return [
            Strip([Segment(text, _tinted(drawn, tint)) for text, drawn, _ in strip], strip.cell_length)
            for strip in self._screen._compositor.render_strips()
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of the screen, in cells."""
        return self._screen.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the height of the screen, in lines."""
        return self._screen.size.height


@lru_cache(maxsize=1024)
def _tinted(style: Style | None, tint: Color) -> Style | None:
    """Return a style under a tint, as the toolkit mixes it."""
    (segment,) = BackgroundScreen.process_segments([Segment(" ", style)], tint)
    return segment.style
