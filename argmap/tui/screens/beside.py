"""A screen beside the outline: it follows the debate while it is seen, and escape leads back from it.

Knows when the debate changed. Must not know what the screen shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static

from argmap.text.safe import display_text
from argmap.tui.actions import BY_ID, LEAVE, Action
from argmap.tui.screens.keyed import KeyedScreen
from argmap.tui.widgets.card_view import CardView
from argmap.tui.widgets.pressable import Pressable, pressable
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen


class Beside(KeyedScreen):
    """A screen that is opened from another and left for it."""

    def __init__(self, home: HomeScreen) -> None:
        super().__init__()
        self.home = home
        # Held by name and not looked up: where a key opens and another closes at once, nothing is there to be found.
        self.title_line = Pressable(id="title")
        self.banner_line = Static(id="banner", markup=False)
        self.card_view = CardView(id="card")
        self.footer_line = self.footer()
        self.begun = False
        """Whether it is laid out. Keys may come before that, and another screen may be opened from here."""
        self._stale = False

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """What can be done here, by id; the key that opens this screen closes it."""
        own_key = Action(self.OPENED_BY, BY_ID[self.OPENED_BY].keys, "back", LEAVE.help, LEAVE.group)
        return {**{action.id: action for action in self.ACTIONS if action.id != own_key.id}, own_key.id: own_key}

    def follow(self) -> None:
        """Hear of every change of the debate from now on: it is laid out."""
        self.begun = True
        self.argmap.watchers.append(self._told)

    def on_unmount(self) -> None:
        """Hear of no change any more."""
        if self._told in self.argmap.watchers:
            self.argmap.watchers.remove(self._told)

    def _told(self) -> None:
        """Follow a change at once where the screen is seen, else when one comes back to it."""
        if self.is_shown and self.begun:
            self.debate_changed()
        else:
            self._stale = True

    def on_screen_resume(self) -> None:
        """Catch up with what changed while another screen was shown."""
        if self._stale and self.begun:
            self._stale = False
            self.debate_changed()

    def debate_changed(self) -> None:
        """Show the debate as it stands now."""

    def leave(self) -> None:
        """Go back to where one was."""
        self.home.way.back()

    def name_it(self, about: str, *, more: str = "") -> None:
        """Say where one is, about what, and who is speaking; `more` stands at the right as well."""
        right = f"{self.speaks()}{more} "
        room = max(self.size.width - cell_len(right) - 2, 10)
        left = fit(f"{self.NAME} · {display_text(about)}", room)
        said = pressable(Content.styled(f" {right}", "$quiet"), "speaker")
        self.title_line.update(Content.assemble((f" {set_cell_size(left, room)}", "bold"), said), layout=False)
        self.show_banner()
