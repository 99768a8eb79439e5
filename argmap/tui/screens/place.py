"""A screen beside the outline: a list, the card of what stands under its cursor, a line that says what applies.

Knows the layout, keys and work beside the screen. Must not know what is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from argmap.model.values import Debate
from argmap.tui.background import Background
from argmap.tui.screens.beside import Beside
from argmap.tui.screens.keyed import Deed, row_of
from argmap.tui.widgets.card_view import CardView
from argmap.tui.widgets.rows_view import RowsView
from argmap.views.card import Block, Line
from argmap.views.outline import Row

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

Found = TypeVar("Found")

_LOOKS = {
    "title": "bold",
    "dim": "$quiet",
    "figure": "$bar on $panel",
    "heading": "bold $accent",
    "warning": "$warning",
}


def styled(lines: Iterable[Line]) -> Content:
    """Return lines of roles as they stand above a list, each begun with a space."""
    parts: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        parts.append(("\n " if number else " ", ""))
        parts += [(span.text, _LOOKS.get(span.role, "")) for span in line.spans]
    return Content.assemble(*parts)


class Place(Beside):
    """A list with a card."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012
    WITH_ASSUMED: ClassVar[bool] = False
    REMEMBERS: ClassVar[bool] = True
    """Whether one comes back to the row at which this place was left."""

    class Ready(Message):
        """Work beside the screen is done."""

        def __init__(self, number: int, done: Callable[[Any], None], found: Any, fault: str) -> None:
            super().__init__()
            self.number, self.done, self.found, self.fault = number, done, found, fault

    def __init__(self, home: HomeScreen) -> None:
        super().__init__(home)
        self.head_line = Static(id="head", markup=False)
        self.rows = RowsView(id="rows")
        row = home.top.row
        self.at = row.entry if row is not None and row.entry not in home.argmap.debate.thesis else None
        """What one stood on when this was opened; the list begins there, where it has it."""
        self._beside = Background(self)
        self._shown_head: Content | None = None
        self._wanted = 0
        self._working = False
        self._of: tuple[Debate | None, str | None] = (None, None)

    def compose(self) -> ComposeResult:
        """Lay out title, head, list, card and footer."""
        yield self.title_line
        yield self.banner_line
        yield self.head_line
        with Container(id="place"):
            yield self.rows
            yield self.card_view
        yield self.footer_line

    def on_mount(self) -> None:
        """Begin, and hear of every change of the debate."""
        self.rows.focus()
        self.follow()
        self.show_title()
        self._begin()

    def on_resize(self) -> None:
        """Fit the title and the head to the new width."""
        if self.begun:
            self.show_title()
            self.show_head()

    def begin(self) -> None:
        """Show what there is to show, or have it computed; a place without a list of its own shows nothing."""

    def debate_changed(self) -> None:
        """Show the debate as it stands now; where it and who is speaking are the same, only the numbers have come."""
        self.show_title()
        debate, who = self._of
        if debate is not self.argmap.debate or who != self.argmap.who:
            self._begin()

    def _begin(self) -> None:
        self._of = (self.argmap.debate, self.argmap.who)
        self.begin()

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return the card of a row; empty where a place has none."""
        return ()

    def head(self) -> Content:
        """Return what stands above the list."""
        return Content("")

    @property
    def row(self) -> Row | None:
        """The claim or the argument under the cursor."""
        return row_of(self.home, self.rows.key)

    def compute(self, work: Callable[[], Found], done: Callable[[Found], None]) -> None:
        """Do work beside the screen, then hand what it found to `done`; work that came too late is dropped."""
        self._wanted += 1
        number = self._wanted
        self._working = True
        self.show_title()

        def run() -> Message:
            found, fault = None, ""
            try:
                found = work()
            except Exception as error:  # the screen outlives any fault of the engine, and says what it was
                fault = f"nothing to show: {error or type(error).__name__}"
            return self.Ready(number, done, found, fault)

        self._beside.want(run)

    def on_place_ready(self, message: Place.Ready) -> None:
        """Show what was found, unless something newer was wished for meanwhile."""
        if message.number != self._wanted:
            return
        self._working = False
        if message.fault:
            self.home.say(message.fault, fault=True)
        else:
            message.done(message.found)
        self.show_title()

    @property
    def busy(self) -> bool:
        """Whether something is being computed for this place."""
        return self._working

    def show_rows(self, lines: Any) -> None:
        """Show rows; the cursor stays on what it stood on, or goes to where it was when this place was left."""
        lines = tuple(lines)
        begin = None
        if not self.rows.lines:
            begin = self.key_for(self.at) if self.at is not None else None
            if self.REMEMBERS and (begin is None or all(row.key != begin for row in lines)):
                begin = self.home.remembered.get(self.NAME)
        self.rows.show(lines, at=begin)
        self.show_head()
        self.show_card()

    def key_for(self, id: str) -> str | None:
        """Return the key of the row about a claim or an argument, None where there is none."""
        return id

    def show_title(self) -> None:
        """Say where one is, in which debate, and who is speaking."""
        self.name_it(self.argmap.debate.title, more=" · computing" if self._working else "")

    def show_head(self) -> None:
        """Say anew what stands above the list."""
        head = self.head()
        if head != self._shown_head:
            shown, self._shown_head = self._shown_head, head
            layout = (
                shown is None or shown.plain.count("\n") != head.plain.count("\n") or not (shown.plain and head.plain)
            )
            self.head_line.update(head, layout=layout)

    def show_card(self) -> None:
        """Show the card of the row under the cursor, and what applies there."""
        key = self.rows.key
        if self.card_view.display:
            self.card_view.show(key, self.card_of(key) if key is not None else ())
        self.footer_line.show(self.here())

    def on_rows_view_moved(self) -> None:
        """Show the card of where the cursor went."""
        self.show_card()

    def on_rows_view_entered(self) -> None:
        """Act on the row that was double-clicked."""
        self.perform("act")

    def on_card_view_followed(self, message: CardView.Followed) -> None:
        """Go to what was clicked on the card."""
        self.go(message.to)

    def deeds(self) -> Mapping[str, Deed]:
        """Return what moves the cursor and the card, and what goes back."""
        page = max(self.rows.size.height - 2, 1)
        return {
            **self.card_deeds(),
            "move.down": lambda: self.rows.move(1),
            "move.up": lambda: self.rows.move(-1),
            "move.top": lambda: self.rows.move_to(0),
            "move.bottom": lambda: self.rows.move_to(len(self.rows.lines), -1),
            "move.page-down": lambda: self.rows.move(page),
            "move.page-up": lambda: self.rows.move(-page),
            "leave": self.leave,
            self.OPENED_BY: self.leave,
            **self.own_deeds(),
        }

    def own_deeds(self) -> Mapping[str, Deed]:
        """Return what this place's own actions do, by id."""
        return {}

    def go(self, id: str | None) -> None:
        """Go to a claim or an argument in the outline; escape comes back here."""
        self._keep_cursor()
        if id is not None:
            self.home.visit(id)

    def leave(self) -> None:
        """Go back to where one was."""
        self._keep_cursor()
        super().leave()

    def _keep_cursor(self) -> None:
        if self.rows.key is not None:
            self.home.remembered[self.NAME] = self.rows.key


def _height(text: Content) -> int:
    return text.plain.count("\n") + 1 if text.plain else 0
