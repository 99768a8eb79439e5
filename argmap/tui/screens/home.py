"""The home screen: the outline, the card beside or below it, a line that says what applies.

Knows the layout and which key does what. Must not know how a change is made of an answer (`flows`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.tui.actions import Here
from argmap.tui.background import Background
from argmap.tui.screens.keyed import Deed, KeyedScreen
from argmap.tui.way import Way
from argmap.tui.widgets.card_view import CardView
from argmap.tui.widgets.footer_line import FooterLine
from argmap.tui.widgets.legend import Legend
from argmap.tui.widgets.outline_view import OutlineView
from argmap.tui.widgets.pressable import Pressable, pressable
from argmap.views.blocks import Block, Line, Span
from argmap.views.card import Index, View, card
from argmap.views.card_index import index_after
from argmap.views.figures import claim_figure, whose
from argmap.views.list_rows import block
from argmap.views.outline import Row, outline
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.app import ArgmapApp
    from argmap.tui.flows.exporting import Made
    from argmap.tui.warming import Warmed
    from argmap.tui.widgets.tour import Tour
    from argmap.views.find import Searchable

_RESTS_AFTER = 0.15
_ON_OUTLINE: Mapping[str, Callable[[OutlineView], object]] = {
    "move.down": lambda view: view.move_to(view.cursor + 1),
    "move.up": lambda view: view.move_to(view.cursor - 1),
    "move.top": lambda view: view.move_to(0),
    "move.bottom": lambda view: view.move_to(len(view.lines)),
    "move.page-down": lambda view: view.move_to(view.cursor + max(view.size.height - 2, 1)),
    "move.page-up": lambda view: view.move_to(view.cursor - max(view.size.height - 2, 1)),
    "move.in": lambda view: view.go_in(),
    "move.out": lambda view: view.go_out(),
    "fold.toggle": lambda view: view.fold(view.row, open=None),
    "fold.open": lambda view: view.fold(view.row, open=True),
    "fold.close": lambda view: view.go_out(),
    "fold.open-all": lambda view: view.fold_all(open=True),
    "fold.close-all": lambda view: view.fold_all(open=False),
}


def _warmed(debate: Debate) -> Message:
    from argmap.tui.warming import warmed

    return warmed(debate)


class HomeScreen(KeyedScreen):
    """The outline of the debate and the card of the row under the cursor."""

    NAME: ClassVar[str] = "Outline"

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.home = self
        self.way = Way(self)
        self.hits: tuple[str, ...] = ()
        self.hits_are_newer = False
        self.hit = 0
        self.trail: list[str] = []
        self.drafts: dict[str, str] = {}
        self.remembered: dict[str, str] = {}
        self.tour: Tour | None = None
        self._rest: Timer | None = None
        self._searchables: tuple[Searchable, ...] | None = None
        self._index: Index | None = None
        self._warm = Background(self)
        self.legend = Legend(id="legend")
        self.exported: dict[Path, str] = {}
        """The SHA-256 of each file that was exported since argmap was started."""

    @property
    def argmap(self) -> ArgmapApp:
        """The app, by its own type."""
        return cast("ArgmapApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out title, banner, outline, card and footer."""
        self.title_line = Pressable(id="title")
        self.banner_line = Static(id="banner", markup=False)
        yield self.title_line
        yield self.banner_line
        with Container(id="body"):
            yield OutlineView(id="outline")
            yield CardView(id="card")
        self.footer_line = self.footer()
        yield self.legend
        yield self.footer_line

    def on_mount(self) -> None:
        """Show the debate; the numbers follow."""
        self.outline_view = self.query_one(OutlineView)
        self.card_view = self.query_one(CardView)
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
    def top(self) -> KeyedScreen:
        """The screen that is seen, be it under a dialog."""
        return self.way.top

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.outline_view.row

    @property
    def shown(self) -> str | None:
        """Whose numbers are shown; None for the group's."""
        return whose(self.argmap.credences, self.argmap.who)

    def debate_changed(self) -> None:
        """Show the debate as it stands now; the cursor and every fold stay."""
        debate, known = self.argmap.debate, self.outline_view.tree_of_rows
        self._take_stock(known.debate if known is not None else None, debate)
        self.call_later(self.legend.show, debate)
        self.set_class(not debate.claims, "-empty")
        self.outline_view.show(outline(debate) if known is None else known.of(debate))
        self.status_changed()
        self.call_later(self.show_card)

    def _take_stock(self, before: Debate | None, debate: Debate) -> None:
        """Drop what was made ready of the debate before, where this one differs in it."""
        if before is None or before.claims is not debate.claims or before.arguments is not debate.arguments:
            self._searchables = None
        if self._index is not None and (before is None or before.arguments is not debate.arguments):
            self._index = index_after(self._index, before, debate) if before is not None else None

    def numbers_changed(self) -> None:
        """Show the numbers as they stand now; nothing moves."""
        self.outline_view.show_numbers(self.argmap.credences, self.argmap.before, self.shown)
        self.status_changed()
        self.show_card()
        self._explain_soon()
        if self._searchables is None or self._index is None:
            self._warm.want(lambda debate=self.argmap.debate: _warmed(debate))  # type: ignore[misc]

    def on_warmed(self, message: Warmed) -> None:
        """Keep what was made ready, where it is of the debate as it still is."""
        if message.debate is self.argmap.debate:
            self._searchables, self._index = message.searchables, message.index

    def on_made(self, message: Made) -> None:
        """Write what was to be exported."""
        from argmap.tui.flows.exporting import finish

        self.run_worker(finish(self, message), group="flow")

    def status_changed(self) -> None:
        """Say anew what the debate is, who is speaking, what is assumed, and what applies."""
        self.title_line.update(self._title(), layout=False)
        self.show_banner()
        self.footer_line.show(self.here())

    def on_resize(self) -> None:
        """Fit the title to the new width."""
        if self.is_mounted and hasattr(self, "footer_line"):
            self.status_changed()

    def _title(self) -> Content:
        app = self.argmap
        state = "read only" if app.session.read_only else "not saved" if app.session.dirty else "saved"
        right = f"{self.speaks()} · {'computing' if app.engine.busy and app.credences else state} "
        room = max(self.size.width - cell_len(right) - 2, 10)
        title = fit(display_text(app.debate.title) or display_text(app.session.path.name), room)
        told = pressable(Content.styled(" " + right, "$quiet"), "speaker")
        return Content.assemble((f" {set_cell_size(title, room)}", "bold"), told)

    def here(self) -> Here:
        """Return what the cursor stands on, for what applies."""
        row = self.row
        return replace(
            super().here(),
            away=row is not None and bool(row.mark),
            foldable=self.outline_view.foldable(row),
            found=bool(self.hits),
            trail=bool(self.trail),
            returning=bool(self.way or self.hits or self.tour),
        )

    def deeds(self) -> Mapping[str, Deed]:
        """Return what moves and folds the outline, and what moves the card."""
        view = self.outline_view
        return {**self.card_deeds(), **{id: lambda do=do: do(view) for id, do in _ON_OUTLINE.items()}}  # type: ignore[misc]

    def show_card(self) -> None:
        """Show the card of the row under the cursor."""
        row = self.outline_view.row
        if row is None or row.entry is None or not self.card_view.display:
            self.card_view.show(None, () if row is not None else self._nothing_yet())
            return
        app = self.argmap
        view = View(app.debate, app.credences, app.who, app.before, app.whys(row.claim), self._index)
        self.card_view.show(row.key, card(view, claim=row.claim, argument=row.argument))

    def explained(self) -> None:
        """Show the reasons on the card."""
        self.show_card()

    def _nothing_yet(self) -> tuple[Block, ...]:
        """Return what to do where there is nothing to see."""
        keys = self.argmap.keymap
        if self.argmap.session.read_only:
            return (block("Nothing could be read", *self._why_unread(), f"{keys.shown('remarks', 1)} shows more."),)
        steps = (
            ("add", "say what the debate is about: its thesis"),
            ("thread", "read a thread, and make claims of its passages"),
            ("speaker", "say who is speaking, and add people"),
            ("help", "see every key"),
            ("commands", "find a command by its words"),
        )
        lines = (Line((Span(f"{keys.shown(id, 1):>3}  ", "heading"), Span(told)), 5) for id, told in steps)
        return (Block("Nothing here yet", (Line((Span(" "),)), *lines)),)

    def _why_unread(self) -> Iterator[str]:
        """Say what is wrong with the file, and what to do about it."""
        for one in self.argmap.session.diagnostics:
            if one.severity == "error":
                yield f"line {one.line}, column {one.column}: {display_text(one.message)}"
                yield f"→ {display_text(one.help)}" if one.help else ""
                return

    def _explain_soon(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_RESTS_AFTER, self._explain)

    def _explain(self) -> None:
        row = self.outline_view.row
        if row is not None and row.claim is not None and self.card_view.display:
            self.argmap.explain(row.claim)

    def on_outline_view_moved(self, message: OutlineView.Moved) -> None:
        """Show the card of where the cursor went."""
        self.show_card()
        self.footer_line.show(self.here())
        self._explain_soon()

    def on_outline_view_entered(self) -> None:
        """Act on the row that was double-clicked."""
        self.perform("act")

    def begin_tour(self) -> None:
        """Show the tour above the footer, from its first step."""
        from argmap.tui.widgets.tour import Tour

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

    def visit(self, id: str) -> None:
        """Go to a claim or an argument in the outline, from whichever screen; escape comes back to it."""
        if self.top is self:
            self.go_to(id)
            return
        self.way.to_outline(lambda: self.go_to(id))
        self.hits_are_newer = False
        self.say(f"{self.argmap.keymap.shown('close', 1)} goes back to: {self.way.behind}")

    def on_card_view_followed(self, message: CardView.Followed) -> None:
        """Go to what was clicked on the card."""
        self.go_to(message.to)

    def entries(self) -> tuple[Searchable, ...]:
        """Return what can be found in the debate."""
        if self._searchables is None:
            from argmap.views.find import searchables

            self._searchables = searchables(self.argmap.debate)
        return self._searchables

    def show_hits(self, hits: tuple[str, ...], at: int) -> None:
        """Mark what was found, and go to one of it."""
        self.hits, self.hit = hits, at
        self.outline_view.found = frozenset(hits)
        self.outline_view.refresh()
        if hits:
            from_here = self.top is self
            self.visit(hits[at])
            self.hits_are_newer = from_here
            self.say(f"{at + 1} of {len(hits)}")

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something in the footer for a while, and that what it does to the thesis is being computed."""
        effect = self.argmap.effect
        effect.words = text
        if fault:
            effect.leave_out()
        self._say(effect.line, fault=fault)

    def _say(self, text: str, *, fault: bool = False) -> None:
        told = display_text(text)
        for screen in self.app.screen_stack:
            for line in screen.query(FooterLine):
                line.say(told, fault=fault)

    def thesis_value(self) -> float | None:
        """Return the number shown for the first thesis."""
        thesis = self.argmap.debate.thesis
        return claim_figure(self.argmap.credences, self.shown, thesis[0]).value if thesis else None

    def tell_effect(self) -> None:
        """Say what the last change did to the thesis; where it did nothing, leave what is said."""
        if not self.footer_line.said:
            self.argmap.effect.words = ""
        if told := self.argmap.effect.end(self.thesis_value()):
            self._say(told)
