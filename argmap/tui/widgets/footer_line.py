"""The last line of the screen: what applies here, or for a while what there is to say.

Knows the table of actions. Must not know how any is performed.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.timer import Timer

from argmap.tui.actions import Action, Here
from argmap.tui.keymap import Keymap
from argmap.tui.widgets.pressable import Pressable, pressable

_SAYS_FOR = 5.0


class FooterLine(Pressable):
    """Keys and words of the actions that apply, in the order given, as many as there is room for; a click presses."""

    def __init__(self, keymap: Keymap, *, actions: Iterable[Action], id: str | None = None) -> None:
        super().__init__(id=id)
        self._keymap = keymap
        self._listed = tuple(actions)
        self._here = Here()
        self._said = ""
        self._fault = False
        self._prefix = ""
        self._timer: Timer | None = None

    def show(self, here: Here) -> None:
        """Show what applies here."""
        if here != self._here:
            self._here = here
            self._draw()

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something for a while."""
        self._said, self._fault = text, fault
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SAYS_FOR, self.hush)
        self._draw()

    @property
    def said(self) -> str:
        """What is being said, empty for nothing."""
        return self._said

    def hush(self) -> None:
        """Say nothing any more."""
        if self._said:
            self._said = ""
            self._draw()

    def pending(self, key: str) -> None:
        """Show the first of two keys."""
        if key != self._prefix:
            self._prefix = key
            self._draw()

    def on_mount(self) -> None:
        """Show what applies from the beginning."""
        self._draw()

    def on_resize(self) -> None:
        """Fit as many as there is room for."""
        self._draw()

    def _draw(self) -> None:
        if self._said:
            content = Content.styled(f" {self._said}", "$error" if self._fault else "$accent")
        elif self._prefix:
            content = Content.styled(f" {self._prefix} …", "$accent")
        else:
            content = self._keys()
        self.update(content, layout=False)

    def _keys(self) -> Content:
        room = self.size.width - 1
        parts: list[Content] = []
        last = [action for action in self._listed if action.id in ("help", "quit", "leave")]
        kept = sum(len(self._keymap.shown(action.id, 1)) + len(action.called(self._here)) + 3 for action in last)
        chosen = []
        for action in self._listed:
            keys = self._keymap.shown(action.id, 1)
            if action in last or not keys or not action.applies(self._here):
                continue
            size = len(keys) + len(action.called(self._here)) + 3
            if kept + size > room:
                break
            kept += size
            chosen.append(action)
        for action in [*chosen, *last]:
            if keys := self._keymap.shown(action.id, 1):
                shown = Content.assemble((f" {keys}", "$accent"), (f" {action.called(self._here)} ", "$quiet"))
                parts.append(pressable(shown, action.id))
        return Content.assemble(*parts)
