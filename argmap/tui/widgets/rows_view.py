"""A list of one-line rows with a cursor, drawn line by line: as long as it may be, only what is seen is drawn.

Knows rows of roles. Must not know what they say.
"""

from __future__ import annotations

from typing import ClassVar, get_args

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from argmap.tui.widgets.painted import PaintedLines
from argmap.views.card import Role
from argmap.views.list_rows import ListRow
from argmap.views.rows import fit

_ROLES: tuple[str, ...] = (*(role for role in get_args(Role) if role), "cursor")


class RowsView(PaintedLines, can_focus=True, inherit_bindings=False):
    """Rows to move through; the cursor never stands on a heading."""

    class Moved(Message):
        """The cursor stands on another row."""

    class Entered(Message):
        """The row under the cursor was double-clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"card--{role}" for role in _ROLES}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: tuple[ListRow, ...] = ()
        self.cursor = 0
        self._styles: dict[str, Style] = {}

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor, None where there is none."""
        return self.lines[self.cursor].key if self.cursor < len(self.lines) else None

    def show(self, lines: tuple[ListRow, ...], *, at: str | None = None) -> None:
        """Show rows, the cursor on the row of key `at`, else on the key it stood on, else as near as there is one."""
        wanted = at if at is not None else self.key
        self.lines = lines
        self._lay_out()
        place = next(
            (index for index, row in enumerate(lines) if row.key == wanted and wanted is not None), self.cursor
        )
        self.move_to(place)
        self.refresh()

    def move(self, step: int) -> None:
        """Go so many rows on, or back; headings are passed over."""
        self.move_to(self.cursor + step, -1 if step < 0 else 1)

    def move_to(self, index: int, way: int = 1) -> None:
        """Put the cursor on a row, as near as there is one."""
        index = max(0, min(index, len(self.lines) - 1))
        found = self._selectable(index, way)
        found = self._selectable(index, -way) if found is None else found
        self._refresh_row(self.cursor)
        self.cursor = found if found is not None else 0
        self._refresh_row(self.cursor)
        self._scroll_to_cursor()
        self.post_message(self.Moved())

    def _refresh_row(self, index: int) -> None:
        first, last = self._span(index)
        for line in range(first, last + 1):
            self.refresh_line(line)

    def _selectable(self, index: int, way: int) -> int | None:
        while 0 <= index < len(self.lines):
            if self.lines[index].key is not None:
                return index
            index += way
        return None

    def _lay_out(self) -> None:
        self.extend(self.scrollable_content_region.width, len(self.lines))

    def _span(self, index: int) -> tuple[int, int]:
        """Return the first and the last line of a row."""
        return index, index

    def _at(self, y: int) -> int:
        """Return which row has a line."""
        return y

    def _scroll_to_cursor(self) -> None:
        height = self.scrollable_content_region.height or self.size.height
        margin = 2 if height > 6 else 0
        top, (first, last) = self.scroll_offset.y, self._span(self.cursor)
        if first - margin < top:
            self.scroll_to(y=max(first - margin, 0), animate=False, immediate=True)
        elif last + margin >= top + height:
            self.scroll_to(y=min(last + margin - height + 1, max(first - margin, 0)), animate=False, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self._lay_out()
        self._scroll_to_cursor()

    def notify_style_update(self) -> None:
        """Read the colours of the theme anew."""
        self._styles.clear()
        super().notify_style_update()

    def _style(self, role: str) -> Style:
        if not role:
            return Style()
        found = self._styles.get(role)
        if found is None:
            found = self._styles[role] = self.get_component_rich_style(f"card--{role}", partial=True)
        return found

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if index >= len(self.lines):
            return Strip.blank(width, self.base)
        here = index == self.cursor and self.lines[index].key is not None
        base = self.base + (self._style("cursor") if here else Style())
        segments = [Segment("›" if here else " ", base + self._style("crux"))]
        used = 1
        for span in self.lines[index].spans:
            text = fit(span.text, max(width - used - 1, 0))
            segments.append(Segment(text, base + self._style(span.role)))
            used += cell_len(text)
            if text != span.text:
                break
        return Strip(segments).adjust_cell_length(width, base).crop(0, width)

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; a double click enters it."""
        index = self._at(self.scroll_offset.y + event.y)
        if index < len(self.lines) and self.lines[index].key is not None:
            self.move_to(index)
            if event.chain == 2:
                self.post_message(self.Entered())
