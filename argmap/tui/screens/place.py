"""A screen beside the outline: a list, the card of what stands under its cursor, a line that says what applies.

Knows the layout, keys and work beside the screen. Must not know what is listed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.tui.actions import BY_ID, Action, Here, Keymap
from argmap.tui.screens.dialogs import Reading
from argmap.tui.screens.find_screen import FindScreen
from argmap.tui.widgets.card_view import CardView
from argmap.tui.widgets.footer_line import FooterLine
from argmap.tui.widgets.rows_view import RowsView
from argmap.views.card import Block, Line
from argmap.views.figures import person_name
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.app import ArgmapApp
    from argmap.tui.screens.home import HomeScreen

Found = TypeVar("Found")
Deed = Callable[[], Any]

LEAVE = Action("leave", ("escape", "q"), "back", "Go back to where you were", BY_ID["close"].group, footer=99)
_LOOKS = {
    "title": "bold",
    "dim": "$quiet",
    "figure": "$bar on $panel",
    "heading": "bold $accent",
    "warning": "$warning",
}
_NAME = 24
_SHARED = (
    "move.down",
    "move.up",
    "move.top",
    "move.bottom",
    "move.page-down",
    "move.page-up",
    "card.down",
    "card.up",
)


def table(*own: Action, shared: tuple[str, ...] = ()) -> tuple[Action, ...]:
    """Return a place's actions: its own, those named of the outline's, moving, help and going back."""
    return (*own, *(BY_ID[id] for id in (*shared, *_SHARED, "help", "commands")), LEAVE)


def styled(lines: Iterable[Line]) -> Content:
    """Return lines of roles as they stand above a list, each begun with a space."""
    parts: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        parts.append(("\n " if number else " ", ""))
        parts += [(span.text, _LOOKS.get(span.role, "")) for span in line.spans]
    return Content.assemble(*parts)


class Place(Screen[str | None]):
    """A list with a card; hands back the claim or argument to go to, None to stay where one was."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012
    NAME: ClassVar[str] = ""
    OPENED_BY: ClassVar[str] = ""
    ACTIONS: ClassVar[tuple[Action, ...]] = ()

    class Ready(Message):
        """Work beside the screen is done."""

        def __init__(self, number: int, done: Callable[[Any], None], found: Any, fault: str) -> None:
            super().__init__()
            self.number, self.done, self.found, self.fault = number, done, found, fault

    def __init__(self, home: HomeScreen) -> None:
        super().__init__()
        self.home = home
        own_key = Action(self.OPENED_BY, BY_ID[self.OPENED_BY].keys, "back", "Go back to where you were", LEAVE.group)
        self.actions = {action.id: action for action in (*self.ACTIONS, own_key)}
        self.keymap = Keymap(self.argmap.keymap.own, tuple(self.actions.values()))
        self._pending = ""
        self._wanted = 0
        self._working = False
        self._of: tuple[Debate | None, str | None] = (None, None)

    @property
    def argmap(self) -> ArgmapApp:
        """The app, by its own type."""
        return self.home.argmap

    def compose(self) -> ComposeResult:
        """Lay out title, head, list, card and footer."""
        yield Static(id="title", markup=False)
        yield Static(id="head", markup=False)
        with Container(id="place"):
            yield RowsView(id="rows")
            yield CardView(id="card")
        yield FooterLine(self.keymap, actions=self.actions.values(), id="footer")

    def on_mount(self) -> None:
        """Begin, and hear of every change of the debate."""
        self.rows = self.query_one(RowsView)
        self.card_view = self.query_one(CardView)
        self.footer_line = self.query_one(FooterLine)
        self.rows.focus()
        self.argmap.watchers.append(self.debate_changed)
        self.show_title()
        self._begin()

    def on_unmount(self) -> None:
        """Hear of no change any more."""
        if self.debate_changed in self.argmap.watchers:
            self.argmap.watchers.remove(self.debate_changed)

    def on_resize(self) -> None:
        """Fit the title and the head to the new width."""
        if hasattr(self, "footer_line"):
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

    def deeds(self) -> Mapping[str, Deed]:
        """Return what this place's own actions do, by id."""
        return {}

    def card_of(self, key: str) -> tuple[Block, ...]:
        """Return the card of a row; empty where a place has none."""
        return ()

    def head(self) -> Content:
        """Return what stands above the list."""
        return Content("")

    def here(self) -> Here:
        """Return what the cursor stands on, for what applies."""
        session = self.argmap.session
        return Here(
            claim=self.rows.key is not None,
            writable=not session.read_only,
            speaking=self.argmap.who is not None,
            undo=session.can_undo,
            redo=session.can_redo,
            people=len(self.argmap.debate.participants),
        )

    def compute(self, work: Callable[[], Found], done: Callable[[Found], None]) -> None:
        """Do work beside the screen, then hand what it found to `done`; work that came too late is dropped."""
        self._wanted += 1
        number = self._wanted
        self._working = True
        self.show_title()

        def run() -> None:
            found, fault = None, ""
            try:
                found = work()
            except Exception as error:  # the screen outlives any fault of the engine, and says what it was
                fault = f"nothing to show: {error or type(error).__name__}"
            self.post_message(self.Ready(number, done, found, fault))

        self.run_worker(run, thread=True, group="place", exit_on_error=False)

    def on_place_ready(self, message: Place.Ready) -> None:
        """Show what was found, unless something newer was wished for meanwhile."""
        if message.number != self._wanted:
            return
        self._working = False
        if message.fault:
            self.say(message.fault, fault=True)
        else:
            message.done(message.found)
        self.show_title()

    @property
    def busy(self) -> bool:
        """Whether something is being computed for this place."""
        return self._working

    def show_rows(self, lines: Any) -> None:
        """Show rows; the cursor stays on what it stood on, or goes to where it was when this place was left."""
        remembered = None if self.rows.lines else self.home.remembered.get(self.NAME)
        self.rows.show(tuple(lines), at=remembered)
        self.show_head()
        self.show_card()

    def show_title(self) -> None:
        """Say where one is, in which debate, and who is speaking."""
        app = self.argmap
        names = {id: display_text(one.name or id) for id, one in app.debate.participants.items()}
        who = f"as {fit(person_name(names, app.who), _NAME)}" if app.who else "nobody speaking"
        right = f"{who}{' · computing' if self._working else ''} "
        room = max(self.size.width - cell_len(right) - 2, 10)
        left = fit(f"{self.NAME} · {display_text(app.debate.title)}", room)
        self.query_one("#title", Static).update(
            Content.assemble((f" {set_cell_size(left, room)}", "bold"), (f" {right}", "$quiet"))
        )

    def show_head(self) -> None:
        """Say anew what stands above the list."""
        self.query_one("#head", Static).update(self.head())

    def show_card(self) -> None:
        """Show the card of the row under the cursor, and what applies there."""
        key = self.rows.key
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
        self.leave(message.to)

    def on_key(self, event: events.Key) -> None:
        """Find the action of a key, or of two keys in a row, and perform it."""
        character = event.character
        key = character if character and character.isprintable() and character != " " else event.key
        action, self._pending = self.keymap.press(self._pending, key)
        if action is not None or self._pending:
            event.stop()
            event.prevent_default()
        self.footer_line.pending(self._pending)
        if action is not None:
            self.perform(action)

    def perform(self, id: str) -> None:
        """Perform an action, or say why it does not apply here."""
        action = self.actions[id]
        if not action.applies(self.here()):
            self.say("the file is open to read only" if self.argmap.session.read_only else action.why_not)
            return
        done = ({**self._shared_deeds(), **self.deeds()})[id]()
        if inspect.iscoroutine(done):
            self.run_worker(done, group="flow")

    def _shared_deeds(self) -> Mapping[str, Deed]:
        page = max(self.rows.size.height - 2, 1)
        return {
            "move.down": lambda: self.rows.move(1),
            "move.up": lambda: self.rows.move(-1),
            "move.top": lambda: self.rows.move_to(0),
            "move.bottom": lambda: self.rows.move_to(len(self.rows.lines), -1),
            "move.page-down": lambda: self.rows.move(page),
            "move.page-up": lambda: self.rows.move(-page),
            "card.down": lambda: self.card_view.scroll_relative(y=3, animate=False),
            "card.up": lambda: self.card_view.scroll_relative(y=-3, animate=False),
            "undo": lambda: self._undo(again=False),
            "redo": lambda: self._undo(again=True),
            "speaker": self._choose_speaker,
            "help": self._help,
            "commands": self._commands,
            "leave": lambda: self.leave(None),
            self.OPENED_BY: lambda: self.leave(None),
        }

    def leave(self, to: str | None) -> None:
        """Go to a claim or an argument in the outline, or back to where one was."""
        if self.rows.key is not None:
            self.home.remembered[self.NAME] = self.rows.key
        self.dismiss(to)

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something in the footer for a while."""
        self.footer_line.say(display_text(text), fault=fault)

    def _undo(self, *, again: bool) -> None:
        from argmap.model.describe import describe

        change = self.argmap.undo(again=again)
        if change is not None:
            self.say(f"{'made again' if again else 'undone'}: {describe(change)}")

    async def _choose_speaker(self) -> None:
        from argmap.tui.flows.ask import choose_speaker

        await choose_speaker(self.home)

    async def _commands(self) -> None:
        here = self.here()
        left_out = ("commands", self.OPENED_BY)
        told = {id: one.help for id, one in self.actions.items() if one.applies(here) and id not in left_out}

        def search(query: str) -> tuple[str, ...]:
            words = query.lower().split()
            return tuple(id for id, help in told.items() if all(word in help.lower() for word in words))

        def prompt(id: str) -> Content:
            return Content.assemble((f"{self.keymap.shown(id, 2):<9}", "$accent"), Content(told[id]))

        chosen = await self.app.push_screen_wait(FindScreen(search, prompt, placeholder="what would you like to do?"))
        if chosen is not None:
            hits, at = chosen
            self.perform(hits[at])

    async def _help(self) -> None:
        here = self.here()
        parts: list[Content | tuple[str, str]] = []
        for action in self.actions.values():
            keys = self.keymap.shown(action.id)
            if keys and action.id != self.OPENED_BY:
                applies = action.applies(here)
                parts.append((f"  {keys:<14}", "$primary" if applies else "$faint"))
                parts.append((f"{action.help}\n", "$foreground" if applies else "$quiet"))
        await self.app.push_screen_wait(Reading(f"{self.NAME}: what applies here is bright", Content.assemble(*parts)))
