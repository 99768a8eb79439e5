"""Focus: what a claim bears on to the left, its card in the middle, what bears on it to the right.

One stands on the claim in the middle, or on one of the neighbours in a list; keys are about that one. Knows the three
columns and how to walk between them. Must not know how a card is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from argmap.text.safe import display_text
from argmap.tui.actions import LOOK, MOVE, Action, Here
from argmap.tui.screens.beside import Beside
from argmap.tui.screens.dialogs import said
from argmap.tui.screens.keyed import Deed, row_of, table
from argmap.tui.widgets.card_view import CardView
from argmap.tui.widgets.wrapped_rows import WrappedRows
from argmap.views.blocks import Block, Span
from argmap.views.card import View, card, title_of
from argmap.views.effects import NO_EFFECTS, Effects, effects_of
from argmap.views.figures import argument_figure, claim_figure, number, person_name
from argmap.views.list_rows import ListRow
from argmap.views.neighbours import Neighbour, bearing_on, borne_on, by_size
from argmap.views.outline import Row

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_ROLE = {"+": "for", "!": "for", "≈": "for", "−": "against", "⊘": "undercut"}
_BESIDE = frozenset({"Needed", "For", "Against", "Bears on", "Premises", "Undercut by"})
"""What the card says of neighbours; here they stand beside it."""
_HANG = 9
_POINTS = 7
_UNMOVED = 0
"""Where the cursor of a list stands that was not moved yet: on what does most, whenever that comes to be known."""
_TITLES = {"left": "Bears on", "right": "For and against"}


def _key(one: Neighbour) -> str:
    return f"{one.step or one.sign} {one.id}"


class FocusScreen(Beside):
    """Walks the map one claim at a time."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    NAME: ClassVar[str] = "Focus"
    OPENED_BY: ClassVar[str] = "focus"
    ACTIONS = table(
        Action(
            "act", ("enter",), "go there", "Walk to the neighbour; from the middle, go to the outline", MOVE, footer=3
        ),
        Action("focus.left", ("h", "left"), "what it bears on", "Go left: to what the claim bears on", MOVE, footer=1),
        Action("focus.right", ("l", "right"), "its reasons", "Go right: to what bears on the claim", MOVE, footer=2),
        Action(
            "focus.back",
            ("backspace",),
            "step back",
            "Go back one step of the walk",
            MOVE,
            lambda here: here.trail,
            4,
            "the walk began here",
        ),
        Action("card.toggle", (), "card", "Show or hide the card", LOOK),
    )

    def __init__(self, home: HomeScreen, id: str) -> None:
        super().__init__(home)
        self.at = id
        self.lists = {side: WrappedRows(id=side, hang=_HANG) for side in _TITLES}
        self.titles = {side: said(title, "side-title") for side, title in _TITLES.items()}
        self.columns = {
            side: Vertical(self.titles[side], self.lists[side], classes="side", id=f"{side}-side") for side in _TITLES
        }
        self.trail: list[str] = []
        self._settled: str | None = None
        """Whose list stands in the order of effects."""

    def compose(self) -> ComposeResult:
        """Lay out the title and the three columns."""
        yield self.title_line
        yield self.banner_line
        with Container(id="columns"):
            yield self.columns["left"]
            yield self.card_view
            yield self.columns["right"]
        yield self.footer_line

    def on_mount(self) -> None:
        """Begin on the claim itself."""
        self.card_view.can_focus = True
        self.follow()
        self.card_view.focus()
        self._show()

    def debate_changed(self) -> None:
        """Show the debate and its numbers as they stand now."""
        self._show()

    def on_resize(self) -> None:
        """Fit the title to the new width."""
        if self.begun:
            self._show_title()

    @property
    def row(self) -> Row | None:
        """The claim in the middle, or the neighbour under the cursor."""
        return row_of(self.home, self._stood_on)

    @property
    def _list(self) -> WrappedRows | None:
        return self.focused if isinstance(self.focused, WrappedRows) else None

    @property
    def _stood_on(self) -> str:
        key = self._list.key if self._list is not None else None
        return key.partition(" ")[2] if key is not None else self.at

    def here(self) -> Here:
        """Return what one stands on."""
        return replace(super().here(), trail=bool(self.trail))

    def deeds(self) -> Mapping[str, Deed]:
        """Return what moves between the columns and along the map."""
        page = 8
        return {
            **self.card_deeds(),
            "move.down": lambda: self._move(1),
            "move.up": lambda: self._move(-1),
            "move.page-down": lambda: self._move(page),
            "move.page-up": lambda: self._move(-page),
            "move.top": lambda: self._move(-len(self._lines())),
            "move.bottom": lambda: self._move(len(self._lines())),
            "focus.left": lambda: self._go_sideways("left"),
            "focus.right": lambda: self._go_sideways("right"),
            "focus.back": self._back,
            "act": self._act,
            "leave": self.leave,
            "focus": self.leave,
        }

    def _lines(self) -> tuple[ListRow, ...]:
        return self._list.lines if self._list is not None else ()

    def _move(self, step: int) -> None:
        if self._list is not None:
            self._list.move(step)
        elif abs(step) == 1:
            self._enter("right" if self.lists["right"].lines else "left")
        else:
            self.card_view.scroll_relative(y=step, animate=False)

    def _go_sideways(self, side: str) -> None:
        """Go a column on; on the outermost one, walk to the neighbour under the cursor."""
        if self._list is None:
            self._enter(side)
        elif self._list.id == side:
            self._act()
        else:
            self.card_view.focus()
            self._show_footer()

    def _enter(self, side: str) -> None:
        if self.lists[side].lines:
            self.lists[side].focus()
            self._show_footer()
        else:
            self.say("it bears on nothing" if side == "left" else "nothing bears on it yet: a adds a reason")

    def _act(self) -> None:
        if self._list is None:
            self.home.visit(self.at)
        else:
            self.walk_to(self._stood_on)

    def walk_to(self, id: str) -> None:
        """Set another claim or argument in the middle."""
        if id != self.at:
            self.trail.append(self.at)
            self.at = id
            for side in self.lists.values():
                side.cursor = _UNMOVED
        self.card_view.focus()
        self._show()

    def _back(self) -> None:
        known = (*self.argmap.debate.claims, *self.argmap.debate.arguments)
        while self.trail:
            self.at = self.trail.pop()
            if self.at in known:
                break
        self.card_view.focus()
        self._show()

    def renamed(self, old: str, new: str) -> None:
        """Stay on an entry that has another id now."""
        self.trail = [new if one == old else one for one in self.trail]
        if self.at == old:
            self.at = new
            self._show()

    def _show(self) -> None:
        app = self.argmap
        if self.at not in app.debate.claims and self.at not in app.debate.arguments:
            if not any(one in app.debate.claims or one in app.debate.arguments for one in self.trail):
                self.leave()
                return
            self._back()
            return
        if self.at in app.debate.claims:
            app.explain(self.at)
        effects = effects_of(app.whys(self.at))
        self._show_side("left", borne_on(app.debate, self.at), NO_EFFECTS)
        self._show_side("right", self._ordered(bearing_on(app.debate, self.at), effects), effects)
        if effects.found:
            self._settled = self.at
        if self._list is not None and not self._list.lines:
            self.card_view.focus()
        self.show_card()
        self._show_title()
        self._show_footer()

    def explained(self) -> None:
        """Show what each reason does."""
        if self.begun:
            self._show()

    def _ordered(self, found: tuple[Neighbour, ...], effects: Effects) -> tuple[Neighbour, ...]:
        """Return what bears on the claim with what does most first.

        What one moves in stays as it is, and so does everything while a change is worked out.
        """
        right = self.lists["right"]
        places = {row.key: place for place, row in enumerate(right.lines)}
        known = tuple(sorted(found, key=lambda one: places.get(_key(one), len(places))))
        if self._settled != self.at:
            moved = self._list is right and right.cursor != _UNMOVED
            return known if moved else by_size(found, effects)
        return by_size(known, effects) if self._list is not right else known

    def _show_side(self, side: str, found: tuple[Neighbour, ...], effects: Effects) -> None:
        unsettled = self._settled != self.at
        pointed = bool(effects.found) or (side == "right" and not unsettled)
        self.lists[side].hang = _HANG + (_POINTS if pointed and self.home.shown is not None else 0)
        rows = tuple(self._line(one, effects, pointed=pointed) for one in found)
        first = rows[0].key if rows and unsettled and self.lists[side].cursor == _UNMOVED else None
        self.lists[side].show(rows, at=first)
        self.columns[side].set_class(not found, "-empty")
        self.titles[side].update(Content(self._side_title(side, found, pointed=pointed)))

    def _side_title(self, side: str, found: tuple[Neighbour, ...], *, pointed: bool) -> str:
        if pointed:
            return (
                f"{_TITLES[side]}: {'points and credence' if self.home.shown is not None else 'what does most first'}"
            )
        if not found and side == "left":
            return "It is a thesis" if self.at in self.argmap.debate.thesis else "Bears on nothing"
        return _TITLES[side]

    def _line(self, one: Neighbour, effects: Effects, *, pointed: bool) -> ListRow:
        app = self.argmap
        figure = claim_figure if one.id in app.debate.claims else argument_figure
        value = number(figure(app.credences, self.home.shown, one.id)).strip()
        spans = [Span(f"{one.sign} ", _ROLE.get(one.sign, "dim"))]  # type: ignore[arg-type]
        if self.home.shown is not None and pointed:
            done = effects.column(one.step, self.home.shown)
            spans.append(Span(f"{done:>{_POINTS - 1}} ", "for" if done.startswith("+") else "against"))
        spans += [Span(f"{value:>5}  ", "title"), Span(display_text(one.text))]
        if self.home.shown is None and (told := effects.words(one.step, self._called)):
            spans.append(Span(f"\n{told}", "dim"))
        return ListRow(_key(one), tuple(spans))

    def _called(self, person: str) -> str:
        return person_name(
            {id: display_text(one.name or id) for id, one in self.argmap.debate.participants.items()}, person
        )

    def show_card(self) -> None:
        """Show the card of the claim in the middle."""
        app = self.argmap
        claim = self.at if self.at in app.debate.claims else None
        view = View(app.debate, app.credences, app.who, app.before, app.whys(claim))
        blocks: tuple[Block, ...] = card(view, claim=claim, argument=None if claim else self.at)
        self.card_view.show(self.at, tuple(block for block in blocks if block.heading not in _BESIDE))

    def _show_title(self) -> None:
        self.name_it(title_of(self.argmap.debate, self.at))

    def _show_footer(self) -> None:
        self.footer_line.show(self.here())

    def on_descendant_focus(self) -> None:
        """Say what applies in the column that was clicked."""
        self._show_footer()

    def on_rows_view_moved(self) -> None:
        """Say what applies to the neighbour under the cursor."""
        self._show_footer()

    def on_rows_view_entered(self) -> None:
        """Walk to the neighbour that was double-clicked."""
        self._act()

    def on_card_view_followed(self, message: CardView.Followed) -> None:
        """Walk to what was clicked on the card."""
        self.walk_to(message.to)
