"""The home screen: the outline, the card beside or below it, a line that says what applies.

Knows the layout and which key does what. Must not know how a change is made of an answer (`flows`).
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from argmap.credence.result import Explanation
from argmap.text.safe import display_text
from argmap.tui.actions import BY_ID, Here
from argmap.tui.widgets.card_view import CardView
from argmap.tui.widgets.footer_line import FooterLine
from argmap.tui.widgets.outline_view import OutlineView
from argmap.tui.widgets.tour import Tour
from argmap.views.card import Index, View, card, index
from argmap.views.figures import claim_figure, percent, person_name, whose
from argmap.views.find import Searchable, searchables
from argmap.views.outline import Row, outline
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.app import ArgmapApp

_RESTS_AFTER = 0.15
_ON_OUTLINE = {
    "move.down": lambda view: view.move_to(view.cursor + 1),
    "move.up": lambda view: view.move_to(view.cursor - 1),
    "move.top": lambda view: view.move_to(0),
    "move.bottom": lambda view: view.move_to(len(view.lines)),
    "move.page-down": lambda view: view.move_to(view.cursor + max(view.size.height - 2, 1)),
    "move.page-up": lambda view: view.move_to(view.cursor - max(view.size.height - 2, 1)),
    "move.in": lambda view: view.go_in(),
    "move.out": lambda view: view.go_out(),
    "fold.toggle": lambda view: view.row and view.fold(view.row, open=view.row.key not in view.unfolded),
    "fold.open": lambda view: view.row and view.fold(view.row, open=True),
    "fold.close": lambda view: view.go_out(),
    "fold.open-all": lambda view: view.fold_all(open=True),
    "fold.close-all": lambda view: view.fold_all(open=False),
}


class HomeScreen(Screen[None]):
    """The outline of the debate and the card of the row under the cursor."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[str, ...] = ()
        self.hit = 0
        self.trail: list[str] = []
        self.drafts: dict[str, str] = {}
        self.remembered: dict[str, str] = {}
        self.came_from: str | None = None
        self.tour: Tour | None = None
        self._pending = ""
        self._rest: Timer | None = None
        self._searchables: tuple[Searchable, ...] | None = None
        self._index: Index | None = None

    @property
    def argmap(self) -> ArgmapApp:
        """The app, by its own type."""
        return cast("ArgmapApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out title, banner, outline, card and footer."""
        yield Static(id="title", markup=False)
        yield Static(id="banner", markup=False)
        with Container(id="body"):
            yield OutlineView(id="outline")
            yield CardView(id="card")
        yield FooterLine(self.argmap.keymap, id="footer")

    def on_mount(self) -> None:
        """Show the debate; the numbers follow."""
        self.outline_view = self.query_one(OutlineView)
        self.card_view = self.query_one(CardView)
        self.footer_line = self.query_one(FooterLine)
        self.debate_changed()
        self.outline_view.focus()
        if self.argmap.session.recovered and not self.argmap.session.read_only:
            self.run_worker(self._offer_recovery(), group="flow")
        if self.argmap.touring:
            self.begin_tour()
        if self.argmap.keymap.unknown:
            self._tell_unknown(self.argmap.keymap.unknown)

    def _tell_unknown(self, ids: Iterable[str]) -> None:
        """Say which ids of the keymap are no action's of any screen."""
        from argmap.tui.bindings import all_ids

        unknown = sorted(set(ids) - all_ids())
        if unknown:
            self.say(f"the keymap names no such action: {', '.join(unknown)}", fault=True)

    async def _offer_recovery(self) -> None:
        from argmap.tui.flows.look import offer_recovery

        await offer_recovery(self)

    @property
    def shown(self) -> str | None:
        """Whose numbers are shown; None for the group's."""
        return whose(self.argmap.credences, self.argmap.who)

    def debate_changed(self) -> None:
        """Show the debate as it stands now; the cursor and every fold stay."""
        self._searchables = self._index = None
        self.outline_view.show(outline(self.argmap.debate))
        self.status_changed()
        self.show_card()

    def numbers_changed(self) -> None:
        """Show the numbers as they stand now; nothing moves."""
        self.outline_view.show_numbers(self.argmap.credences, self.argmap.before, self.shown)
        self.status_changed()
        self.show_card()
        self._explain_soon()

    def status_changed(self) -> None:
        """Say anew what the debate is, who is speaking, what is assumed, and what applies."""
        self.query_one("#title", Static).update(self._title())
        banner = self._banner()
        self.query_one("#banner", Static).update(banner)
        self.query_one("#banner").display = bool(banner.plain)
        self.footer_line.show(self.here())

    def on_resize(self) -> None:
        """Fit the title to the new width."""
        if self.is_mounted and hasattr(self, "footer_line"):
            self.status_changed()

    def _title(self) -> Content:
        app = self.argmap
        names = {id: display_text(one.name or id) for id, one in app.debate.participants.items()}
        who = f"as {person_name(names, app.who)}" if app.who else f"{person_name(names, self.shown)}, nobody speaking"
        state = "read only" if app.session.read_only else "not saved" if app.session.dirty else "saved"
        right = f"{who} · {'computing' if app.engine.busy and app.credences else state} "
        room = max(self.size.width - cell_len(right) - 2, 10)
        title = fit(display_text(app.debate.title) or display_text(app.session.path.name), room)
        return Content.assemble((f" {set_cell_size(title, room)}", "bold"), (" " + right, "$quiet"))

    def _banner(self) -> Content:
        app = self.argmap
        lines = []
        errors = sum(one.severity == "error" for one in app.session.diagnostics)
        if errors:
            lines.append(
                f" {errors} {'error' if errors == 1 else 'errors'} in the file: open to read only. ! shows them"
            )
        if app.assumed:
            values = ", ".join(f"{id} = {percent(value)}" for id, value in app.assumed.items())
            keys = app.keymap.shown("assume.clear")
            lines.append(f" What if: {values}   ({keys} ends it)")
        return Content("\n".join(lines))

    def here(self) -> Here:
        """Return what the cursor stands on, for what applies."""
        app, row = self.argmap, self.outline_view.row
        entry = row.entry if row else None
        return Here(
            claim=row is not None and row.claim is not None,
            step=row is not None and row.argument is not None,
            away=row is not None and bool(row.mark),
            foldable=self.outline_view.foldable(row),
            writable=not app.session.read_only,
            speaking=app.who is not None,
            undo=app.session.can_undo,
            redo=app.session.can_redo,
            found=bool(self.hits),
            assuming=bool(app.assumed),
            remarks=bool(app.session.diagnostics) or bool(app.credences and app.credences.findings),
            unsaved=app.session.dirty,
            trail=bool(self.trail),
            people=len(app.debate.participants),
            thesis=bool(app.debate.thesis),
            sources=any(source.file for source in app.debate.sources.values()),
            touring=self.tour is not None,
            stated=bool(app.who and entry and app.debate.stated(app.who, entry).credence is not None),
        )

    def show_card(self) -> None:
        """Show the card of the row under the cursor."""
        row = self.outline_view.row
        if row is None or row.entry is None or not self.card_view.display:
            self.card_view.show(None, ())
            return
        app = self.argmap
        if self._index is None:
            self._index = index(app.debate)
        view = View(app.debate, app.credences, app.who, app.before, self._why(row), self._index)
        self.card_view.show(row.key, card(view, claim=row.claim, argument=row.argument))

    def _why(self, row: Row) -> Explanation | None:
        return self.argmap.why.get((row.claim, self.shown)) if row.claim and self.shown else None

    def _explain_soon(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_RESTS_AFTER, self._explain)

    def _explain(self) -> None:
        row = self.outline_view.row
        if row is not None and row.claim is not None and self.shown is not None and self.card_view.display:
            self.argmap.explain(row.claim, self.shown)

    def on_outline_view_moved(self, message: OutlineView.Moved) -> None:
        """Show the card of where the cursor went."""
        self.show_card()
        self.footer_line.show(self.here())
        self._explain_soon()

    def on_outline_view_entered(self) -> None:
        """Act on the row that was double-clicked."""
        self.perform("act")

    def on_key(self, event: events.Key) -> None:
        """Find the action of a key, or of two keys in a row, and perform it."""
        character = event.character
        key = character if character and character.isprintable() and character != " " else event.key
        action, self._pending = self.argmap.keymap.press(self._pending, key)
        if action is not None or self._pending:
            event.stop()
            event.prevent_default()
        self.footer_line.pending(self._pending)
        if action is not None:
            self.perform(action)

    def perform(self, id: str) -> None:
        """Perform an action, or say why it does not apply here."""
        action = BY_ID[id]
        if not action.applies(self.here()):
            self.say("the file is open to read only" if self.argmap.session.read_only else action.why_not)
            return
        if self.tour is not None:
            self.tour.performed(id)
        if id in _ON_OUTLINE:
            _ON_OUTLINE[id](self.outline_view)
            return
        from argmap.tui.flows import FLOWS

        done: Any = FLOWS[id](self)
        if inspect.iscoroutine(done):
            self.run_worker(done, group="flow")

    def begin_tour(self) -> None:
        """Show the tour above the footer, from its first step."""
        self.end_tour()
        self.tour = Tour(self.argmap.keymap)
        self.mount(self.tour, before=self.footer_line)
        self.footer_line.show(self.here())

    def end_tour(self) -> None:
        """Take the tour away, where it is shown."""
        if self.tour is not None:
            self.tour.remove()
            self.tour = None
            self.footer_line.show(self.here())

    def on_tour_ended(self) -> None:
        """Take the tour away."""
        self.end_tour()

    def go_to(self, id: str, *, remember: bool = True) -> None:
        """Go to the home of a claim or an argument."""
        row = self.outline_view.row
        if self.outline_view.reveal(id) and remember and row is not None:
            self.trail.append(row.key)

    def on_card_view_followed(self, message: CardView.Followed) -> None:
        """Go to what was clicked on the card."""
        self.go_to(message.to)

    def entries(self) -> tuple[Searchable, ...]:
        """Return what can be found in the debate."""
        if self._searchables is None:
            self._searchables = searchables(self.argmap.debate)
        return self._searchables

    def show_hits(self, hits: tuple[str, ...], at: int) -> None:
        """Mark what was found, and go to one of it."""
        self.hits, self.hit = hits, at
        self.outline_view.found = frozenset(hits)
        self.outline_view.refresh()
        if hits:
            self.go_to(hits[at])
            self.say(f"{at + 1} of {len(hits)}")

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something in the footer for a while."""
        told = display_text(text)
        for screen in self.app.screen_stack:
            for line in screen.query(FooterLine):
                line.say(told, fault=fault)

    def thesis_value(self) -> float | None:
        """Return the number shown for the first thesis."""
        thesis = self.argmap.debate.thesis
        return claim_figure(self.argmap.credences, self.shown, thesis[0]).value if thesis else None

    def tell_effect(self, before: float) -> None:
        """Say what the last change did to the thesis."""
        now = self.thesis_value()
        if now is not None and percent(now) != percent(before):
            said = f"{self.footer_line.said} · " if self.footer_line.said else ""
            self.say(f"{said}thesis {percent(before)} → {percent(now)}")
