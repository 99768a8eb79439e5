"""The outline on the screen: only the lines that are seen are drawn, whatever the size of the debate.

Knows rows, folding and the cursor. Must not know what a key means, or where numbers come from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from argmap.tui.widgets.painted import PaintedLines
from argmap.views.card import reason_title
from argmap.views.figures import BAR_WIDTH, NUMBER_WIDTH, Figure, bar, number
from argmap.views.outline import APART, Outline, Row, rows, rows_unfolded
from argmap.views.rows import LINKED, figure, fit, tail, words

if TYPE_CHECKING:
    from argmap.credence.result import Credences

_SMALL = 80
_OPEN_LEVELS = 2
_SIGN_ROLE = {"+": "for", "!": "for", "≈": "for", "−": "against", "⊘": "undercut"}
_ROLES = (
    "text",
    "thesis",
    "quiet",
    "faint",
    "for",
    "against",
    "undercut",
    "crux",
    "bar",
    "number",
    "assumed",
    "changed",
    "found",
)
NUMBERS_WIDTH = 1 + BAR_WIDTH + NUMBER_WIDTH + 1


class OutlineView(PaintedLines, can_focus=True, inherit_bindings=False):
    """The rows of a debate, a cursor on one of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"outline--{role}" for role in (*_ROLES, "cursor")}

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, row: Row | None) -> None:
            super().__init__()
            self.row = row

    class Entered(Message):
        """A row was double-clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tree_of_rows: Outline | None = None
        self.lines: list[tuple[Row, int]] = []
        self.cursor = 0
        self.unfolded: set[str] = set()
        self.credences: Credences | None = None
        self.before: Credences | None = None
        self.who: str | None = None
        self.found: frozenset[str] = frozenset()
        self._places: dict[str, int] = {}
        self._styles: dict[str, Style] = {}

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.lines[self.cursor][0] if self.cursor < len(self.lines) else None

    def show(self, tree: Outline) -> None:
        """Show a debate's outline, keeping the cursor on its row and every fold as it was."""
        if self.tree_of_rows is not None and tree.has_rows_of(self.tree_of_rows):
            self.tree_of_rows = tree
            self.refresh()
            return
        first = self.tree_of_rows is None
        key = self.row.key if self.row else None
        above = [] if first or self.row is None else [row.key for row in self.tree_of_rows.ancestors(self.row)]  # type: ignore[union-attr]
        self.tree_of_rows = tree
        if first:
            self._open_first_levels(tree)
        self._lay_out()
        for known in [key, *above]:
            if known in self._places:
                self.cursor = self._places[known]
                break
        else:
            self.cursor = min(self.cursor, max(len(self.lines) - 1, 0))
        self.scroll_to_cursor()

    def show_numbers(self, credences: Credences | None, before: Credences | None, who: str | None) -> None:
        """Show other numbers in the same rows; nothing moves."""
        self.credences, self.before, self.who = credences, before, who
        self.refresh()

    def _open_first_levels(self, tree: Outline) -> None:
        levels = 99 if len(tree) <= _SMALL else _OPEN_LEVELS
        for row, level in rows(tree, depth=levels):
            if level < levels and row.kind != "heading":
                self.unfolded.add(row.key)
        self.unfolded.update(row.key for row in tree.roots if row.kind == "heading" and tree.below(row) <= _SMALL)

    def _lay_out(self) -> None:
        assert self.tree_of_rows is not None
        self.lines = rows_unfolded(self.tree_of_rows, self.unfolded)
        self._places = {row.key: index for index, (row, _) in enumerate(self.lines)}
        self.extend(self.scrollable_content_region.width, len(self.lines))
        self.refresh()

    def move_to(self, index: int, *, quiet: bool = False) -> None:
        """Put the cursor on a line, as near as there is one."""
        index = max(0, min(index, len(self.lines) - 1))
        before, self.cursor = self.cursor, index
        self.refresh_line(before)
        self.refresh_line(index)
        self.scroll_to_cursor()
        if not quiet:
            self.post_message(self.Moved(self.row))

    def scroll_to_cursor(self) -> None:
        """Scroll just so far that the cursor is seen, with two lines around it."""
        margin = 2 if self.size.height > 6 else 0
        top, height = self.scroll_offset.y, self.scrollable_content_region.height or self.size.height
        if self.cursor - margin < top:
            self.scroll_to(y=max(self.cursor - margin, 0), animate=False, immediate=True)
        elif self.cursor + margin >= top + height:
            self.scroll_to(y=self.cursor + margin - height + 1, animate=False, immediate=True)

    def reveal(self, id: str) -> bool:
        """Unfold what is above the home of a claim or an argument and go there; False where it is not shown."""
        home = self.tree_of_rows.home(id) if self.tree_of_rows else None
        return home is not None and self.reveal_row(home.key)

    def reveal_row(self, key: str) -> bool:
        """Unfold what is above a row and go to it; False where there is no such row."""
        row = self.tree_of_rows.row(key) if self.tree_of_rows else None
        if row is None or self.tree_of_rows is None:
            return False
        closed = {above.key for above in self.tree_of_rows.ancestors(row)} - self.unfolded
        if closed:
            self.unfolded |= closed
            self._lay_out()
        self.move_to(self._places[key])
        return True

    def foldable(self, row: Row | None) -> bool:
        """Return whether anything hangs below a row."""
        return row is not None and self.tree_of_rows is not None and self.tree_of_rows.below(row) > 0

    def fold(self, row: Row | None, *, open: bool | None) -> None:
        """Fold or unfold a row, None for the other way round; the cursor stays on its row."""
        if row is None or open == (row.key in self.unfolded) or not self.foldable(row):
            return
        if open is None:
            open = row.key not in self.unfolded
        (self.unfolded.add if open else self.unfolded.discard)(row.key)
        self._lay_out()
        self.move_to(self._places[row.key])

    def fold_all(self, *, open: bool) -> None:
        """Fold or unfold every row; the cursor goes to what is left of where it was."""
        if self.tree_of_rows is None or self.row is None:
            return
        row: Row = self.row
        above = [row, *self.tree_of_rows.ancestors(row)]
        self.unfolded = set(self.tree_of_rows.keys()) if open else set()
        self._lay_out()
        self.move_to(next(self._places[one.key] for one in above if one.key in self._places))

    def go_in(self) -> None:
        """Unfold the row, or go to the first row below it."""
        row = self.row
        if row is not None and self.foldable(row):
            if row.key in self.unfolded:
                self.move_to(self.cursor + 1)
            else:
                self.fold(row, open=True)

    def go_out(self) -> None:
        """Fold the row, or go to the one it hangs below."""
        row = self.row
        if row is None or self.tree_of_rows is None:
            return
        if row.key in self.unfolded and self.foldable(row):
            self.fold(row, open=False)
        elif (parent := self.tree_of_rows.parent(row)) is not None:
            self.move_to(self._places[parent.key])

    def notify_style_update(self) -> None:
        """Read the colours of the theme anew."""
        self._styles.clear()
        super().notify_style_update()

    def _style(self, role: str) -> Style:
        found = self._styles.get(role)
        if found is None:
            found = self._styles[role] = self.get_component_rich_style(f"outline--{role}", partial=True)
        return found

    def on_resize(self, event: events.Resize) -> None:
        """Keep the width of the rows to the width of the screen."""
        self.extend(self.scrollable_content_region.width, len(self.lines))
        self.scroll_to_cursor()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if index >= len(self.lines) or self.tree_of_rows is None:
            return Strip.blank(width, self.base)
        row, level = self.lines[index]
        here = index == self.cursor
        base = self.base + (self._style("cursor") if here else Style())
        segments = list(self._segments(row, level, width, here))
        strip = Strip([Segment(text, base + style) for text, style in segments])
        return strip.adjust_cell_length(width, base).crop(0, width)

    def _segments(self, row: Row, level: int, width: int, here: bool) -> Iterable[tuple[str, Style]]:
        tree = self.tree_of_rows
        assert tree is not None
        yield ("›" if here else " "), self._style("crux")
        if row.kind == "heading":
            mark = self._fold_mark(row)
            yield f"{mark}{APART} ({tree.below(row)})", self._style("quiet")
            return
        shown = figure(self.credences, self.who, row)
        yield bar(shown.value), self._style("bar")
        yield from self._number(row, shown)
        yield " ", Style()
        deepest = max((width - NUMBERS_WIDTH - 30) // 2, 4)
        yield "│ " * min(level, deepest) if level <= deepest else f"{level}".ljust(2 * deepest), self._style("faint")
        yield self._fold_mark(row), self._style("quiet")
        sign = row.sign or (LINKED if row.kind == "premise" else "")
        marks = (sign, _SIGN_ROLE.get(row.sign, "quiet")), ("◆" if row.crux else "", "crux"), (row.mark, "quiet")
        sign_width = 0
        for text, role in marks:
            if text:
                sign_width += 1
                yield text, self._style(role)
        if sign_width:
            yield " ", Style()
        used = NUMBERS_WIDTH + 2 * min(level, deepest) + 2 + sign_width + bool(sign_width)
        yield from self._text(row, width - used)

    def _text(self, row: Row, room: int) -> Iterable[tuple[str, Style]]:
        tree = self.tree_of_rows
        assert tree is not None
        counts = tail(tree, row, folded=row.key not in self.unfolded)
        spare = room - (len(counts) + 2 if counts else 1)
        if spare < 12:
            counts, spare = "", room - 1
        text = fit(self._words(row), spare)
        main = "thesis" if row.kind == "claim" and row.claim in tree.debate.thesis else "text"
        role = "found" if row.entry in self.found else "quiet" if row.mark else main
        yield text, self._style(role)
        if counts:
            yield " " * (spare - cell_len(text) + 1) + counts + " ", self._style("quiet")

    def _words(self, row: Row) -> str:
        """Return what a row says; of linked premises what they say while they are folded away."""
        tree = self.tree_of_rows
        assert tree is not None
        step = tree.debate.arguments.get(row.argument or "") if row.claim is None else None
        if step is None or step.text or len(step.premises) < 2:
            return words(tree.debate, row)
        together = f"{len(step.premises)} premises together"
        return together if row.key in self.unfolded else f"{together}: {reason_title(tree.debate, step)}"

    def _number(self, row: Row, shown: Figure) -> Iterable[tuple[str, Style]]:
        text = number(shown)
        was = figure(self.before, self.who, row).value if self.before is not None else None
        if was is not None and shown.value is not None and abs(was - shown.value) > 5e-4:
            yield text[:-1] + ("▲" if shown.value > was else "▼"), self._style("changed")
        elif shown.assumed:
            yield text, self._style("assumed")
        else:
            yield text, self._style("number")

    def _fold_mark(self, row: Row) -> str:
        if not self.foldable(row):
            return "  "
        return "▾ " if row.key in self.unfolded else "▸ "

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; its fold mark folds, a double click enters."""
        index = self.scroll_offset.y + event.y
        if index >= len(self.lines):
            return
        row, level = self.lines[index]
        self.move_to(index)
        mark = 1 if row.kind == "heading" else NUMBERS_WIDTH + 2 * level
        if event.chain == 2:
            self.post_message(self.Entered())
        elif mark <= event.x <= mark + 1:
            self.fold(row, open=row.key not in self.unfolded)
