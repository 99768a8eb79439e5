"""The way one came: from the outline to a screen, from there to another, and back step by step.

A screen that is left on the way to another is kept as it was, and shown again as it is when one comes back. Knows
which screens were left. Must not know what is on them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from argmap.tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_LONGEST = 24


class Way:
    """The steps behind; each is a screen that was left, or the outline's row."""

    def __init__(self, home: HomeScreen) -> None:
        self._home = home
        self._stops: list[KeyedScreen | str] = []
        self._names = count()

    def __len__(self) -> int:
        return len(self._stops)

    @property
    def behind(self) -> str:
        """What `back` goes to, in a word; empty where it goes nowhere."""
        if not self._stops:
            return ""
        last = self._stops[-1]
        return last.NAME if isinstance(last, KeyedScreen) else "the outline"

    @property
    def top(self) -> KeyedScreen:
        """The screen that is shown, be it under a dialog."""
        shown = (screen for screen in reversed(self._home.app.screen_stack) if isinstance(screen, KeyedScreen))
        return next(shown, self._home)

    def open(self, place: KeyedScreen) -> None:
        """Show another screen; `back` leads here again."""
        self._remember()
        self._show(place)

    def to_outline(self, arrive: Callable[[], None]) -> None:
        """Go to the outline, and there do something; from another screen, `back` leads to it again."""
        if self.top is not self._home:
            self._remember()
            self._show(self._home)
        arrive()

    def back(self) -> bool:
        """Go back one step; return whether there was one."""
        if not self._stops:
            if self.top is self._home:
                return False
            self._show(self._home)
            return True
        stop = self._stops.pop()
        if isinstance(stop, str):
            self._show(self._home)
            self._home.outline_view.reveal_row(stop)
        else:
            self._show(stop)
        return True

    def _remember(self) -> None:
        top, app = self.top, self._home.app
        if top is self._home:
            row = self._home.outline_view.row
            self._stops.append(row.key if row is not None else "")
        else:
            if not app.is_screen_installed(top):
                app.install_screen(top, f"way-{next(self._names)}")
            self._stops.append(top)
        while len(self._stops) > _LONGEST:
            self._forget(self._stops.pop(0))

    def _show(self, screen: KeyedScreen) -> None:
        app = self._home.app
        while not isinstance(app.screen, KeyedScreen):
            app.pop_screen()
        left = self.top
        if left is screen:
            return
        if screen is self._home:
            app.pop_screen()
        elif left is self._home:
            app.push_screen(screen)
        else:
            app.switch_screen(screen)
        if left is not self._home and left not in self._stops:
            app.uninstall_screen(left)

    def _forget(self, stop: KeyedScreen | str) -> None:
        app = self._home.app
        if isinstance(stop, KeyedScreen) and stop not in self._stops and stop not in app.screen_stack:
            app.uninstall_screen(stop)
            stop.remove()
