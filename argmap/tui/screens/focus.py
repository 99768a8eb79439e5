"""Focus: what a claim bears on to the left, its card in the middle, what bears on it to the right.

Knows three lists and how to walk between them. Must not know how a card is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from argmap.text.safe import display_text
from argmap.tui.screens.dialogs import said
from argmap.tui.widgets.card_view import CardView
from argmap.views.card import View, card
from argmap.views.figures import argument_figure, claim_figure, number
from argmap.views.neighbours import Neighbour, bearing_on, borne_on

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_ROLE = {"+": "$for", "!": "$for", "≈": "$for", "−": "$against", "⊘": "$undercut"}


class FocusScreen(Screen[str | None]):
    """Walks the map one claim at a time; hands back where the walk ended."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f", "leave", "Go back to the outline, to where the walk ended", show=False, id="focus.leave"),
        Binding("h,left", "side('left')", "Go to what the claim bears on", show=False, id="focus.left"),
        Binding("l,right", "side('right')", "Go to what bears on the claim", show=False, id="focus.right"),
        Binding("j,down", "move(1)", "Go to the next in the list", show=False, id="focus.down", priority=True),
        Binding("k,up", "move(-1)", "Go to the one above in the list", show=False, id="focus.up", priority=True),
        Binding("backspace", "back", "Go back one step of the walk", show=False, id="focus.back"),
        Binding("J", "scroll_card(3)", "Scroll the card down", show=False, id="focus.card-down"),
        Binding("K", "scroll_card(-3)", "Scroll the card up", show=False, id="focus.card-up"),
    ]

    def __init__(self, home: HomeScreen, id: str) -> None:
        super().__init__()
        self.home, self.at = home, id
        self.trail: list[str] = []
        self.sides: dict[str, tuple[Neighbour, ...]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the three columns."""
        with Horizontal(id="columns"):
            with Vertical(classes="side"):
                yield said("Bears on", "side-title")
                yield OptionList(id="left", markup=False)
            yield CardView(id="middle")
            with Vertical(classes="side"):
                yield said("For and against", "side-title")
                yield OptionList(id="right", markup=False)
        yield Static(id="focus-footer", markup=False)

    def on_mount(self) -> None:
        """Begin with what bears on the claim."""
        self._show(first="right")

    def _show(self, *, first: str) -> None:
        app = self.home.argmap
        self.sides = {"left": borne_on(app.debate, self.at), "right": bearing_on(app.debate, self.at)}
        for side, found in self.sides.items():
            options = self.query_one(f"#{side}", OptionList)
            options.clear_options()
            options.add_options([Option(self._prompt(one)) for one in found])
            if not found:
                options.add_option(Option(Content.styled("nothing", "$quiet"), disabled=True))
        view = View(app.debate, app.credences, app.who, app.before)
        claim = self.at if self.at in app.debate.claims else None
        self.query_one("#middle", CardView).show(self.at, card(view, claim=claim, argument=None if claim else self.at))
        self.action_side(first if self.sides[first] else "left" if first == "right" else "right")
        keys = (("h l", "sides"), ("j k", "move"), ("enter", "go"), ("⌫", "back"), ("J K", "scroll"), ("esc", "close"))
        shown = [part for key, word in keys for part in ((f" {key}", "$accent"), (f" {word} ", "$quiet"))]
        self.query_one("#focus-footer", Static).update(Content.assemble(*shown))

    def _prompt(self, one: Neighbour) -> Content:
        app = self.home.argmap
        figure = claim_figure if one.id in app.debate.claims else argument_figure
        value = number(figure(app.credences, self.home.shown, one.id)).strip() or "–"
        return Content.assemble(
            (f"{one.sign} ", _ROLE.get(one.sign, "$foreground")),
            (f"{value:>5} ", "bold"),
            Content(display_text(one.text)),
        )

    def action_side(self, side: str) -> None:
        """Go to the left or the right list."""
        options = self.query_one(f"#{side}", OptionList)
        options.focus()
        if options.highlighted is None and options.option_count:
            options.highlighted = 0

    def action_move(self, step: int) -> None:
        """Go down or up the list."""
        if isinstance(self.focused, OptionList):
            (self.focused.action_cursor_down if step > 0 else self.focused.action_cursor_up)()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the claim that was chosen."""
        side = event.option_list.id or "right"
        self.trail.append(self.at)
        self.at = self.sides[side][event.option_index].id
        self._show(first=side)

    def on_card_view_followed(self, message: CardView.Followed) -> None:
        """Go to what was clicked on the card."""
        self.trail.append(self.at)
        self.at = message.to
        self._show(first="right")

    def action_back(self) -> None:
        """Go back one step of the walk."""
        if self.trail:
            self.at = self.trail.pop()
            self._show(first="right")

    def action_scroll_card(self, lines: int) -> None:
        """Scroll the card."""
        self.query_one("#middle", CardView).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Hand back where the walk ended."""
        self.dismiss(self.at)
