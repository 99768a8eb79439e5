"""A list whose rows are wrapped by words to the width there is, for columns that are too narrow for one line.

Knows how many lines a row takes. Must not know what rows say.
"""

from __future__ import annotations

from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from argmap.tui.spans import wrapped
from argmap.tui.widgets.rows_view import RowsView
from argmap.views.blocks import Line

_MOST_WRAPPED = 300
"""In a longer list each row is one line: to wrap them all would hold up a key."""


class WrappedRows(RowsView):
    """Rows of several lines; `hang` is where the second line begins."""

    def __init__(self, *, id: str | None = None, hang: int = 0) -> None:
        super().__init__(id=id)
        self.hang = hang
        self._drawn: list[tuple[int, list[Segment]]] = []
        self._spans: list[tuple[int, int]] = []

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width - 2
        self._drawn = []
        if width >= 4:
            styles: dict[str, Style] = {
                role: self._style(role) for row in self.lines for role in (span.role for span in row.spans)
            }
            for index, row in enumerate(self.lines):
                lines = wrapped(Line(row.spans, self.hang), width, styles)
                self._drawn += [(index, line) for line in (lines if len(self.lines) <= _MOST_WRAPPED else lines[:1])]
        self._spans, at = [], 0
        for _, group in groupby(self._drawn, key=lambda one: one[0]):
            size = len(list(group))
            self._spans.append((at, at + size - 1))
            at += size
        self.extend(max(width, 0), len(self._drawn))
        self.refresh()

    def _span(self, index: int) -> tuple[int, int]:
        return self._spans[index] if index < len(self._spans) else (0, 0)

    def _at(self, y: int) -> int:
        return self._drawn[y][0] if y < len(self._drawn) else len(self.lines)

    def notify_style_update(self) -> None:
        """Wrap anew in the colours of the theme."""
        super().notify_style_update()
        if self.is_attached and self.lines:
            # What a role looks like is known to the widget only after this.
            self.call_after_refresh(self._restyle)

    def _restyle(self) -> None:
        self._styles.clear()
        self._lay_out()

    def on_focus(self, event: events.Focus) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        """Hide the cursor: it is in another list now."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        at = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if at >= len(self._drawn):
            return Strip.blank(width, self.base)
        index, line = self._drawn[at]
        here = self.has_focus and index == self.cursor and self.lines[index].key is not None
        base = self.base + (self._style("cursor") if here else Style())
        first = here and self._spans[index][0] == at
        segments = [Segment("›" if first else " ", base + self._style("crux"))]
        segments += [Segment(part.text, base + (part.style or Style())) for part in line]
        return Strip(segments).adjust_cell_length(width, base).crop(0, width)
