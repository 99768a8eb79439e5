"""The app: one debate, who is speaking, what is assumed for the moment, the numbers, and every change made to them.

Knows the session and the engine. Must not know rows, keys or how a screen is laid out.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from argmap.credence.result import Credences, Explanation
from argmap.model.changes import Change, Refused
from argmap.model.values import Debate
from argmap.text.store import ChangedOnDisk
from argmap.tui.actions import ACTIONS, Keymap
from argmap.tui.engine import Engine, NumbersReady, WhyReady, Wish
from argmap.tui.screens.home import HomeScreen
from argmap.tui.theme import DARK, THEMES

if TYPE_CHECKING:
    from argmap.session import Session

_LOOK_EVERY = 1.0
_ENGINE_AFTER = 0.03


class ActionCommands(Provider):
    """Every action of the table, for the command palette."""

    async def discover(self) -> Hits:
        """Yield all that applies now."""
        for action, run in self._actions():
            yield DiscoveryHit(action.help, run, help=self._keys(action.id))

    async def search(self, query: str) -> Hits:
        """Yield what fits the query."""
        matcher = self.matcher(query)
        for action, run in self._actions():
            if (score := matcher.match(f"{action.help} {action.label}")) > 0:
                yield Hit(score, matcher.highlight(action.help), run, help=self._keys(action.id))

    def _actions(self) -> list[tuple[Any, Any]]:
        home = self.screen
        if not isinstance(home, HomeScreen):
            return []
        here = home.here()
        return [
            (action, lambda action=action: home.perform(action.id))
            for action in ACTIONS
            if action.applies(here) and action.id not in ("commands", "close")
        ]

    def _keys(self, id: str) -> str:
        app = self.app
        return app.keymap.shown(id) if isinstance(app, ArgmapApp) else ""


class ArgmapApp(App[int]):
    """A debate on the terminal."""

    CSS_PATH = "style.tcss"
    TITLE = "argmap"
    COMMANDS: ClassVar[set[Any]] = {ActionCommands}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "quit", show=False, priority=True, id="program.quit"),
    ]

    def __init__(
        self,
        session: Session,
        *,
        who: str | None = None,
        keymap: Mapping[str, str] | None = None,
        theme: str | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.keymap = Keymap(keymap)
        self.assumed: dict[str, float] = {}
        self.credences: Credences | None = None
        self.before: Credences | None = None
        self.why: dict[tuple[str, str], Explanation] = {}
        self.fault = ""
        self.wish = Wish(session.debate)
        self.engine = Engine(self)
        self.home = HomeScreen()
        self.wanted_theme = theme
        self._who = who
        self._seen: tuple[int, ...] | None = None
        self._waiting_for_effect: float | None = None

    @property
    def debate(self) -> Debate:
        """The debate as it stands."""
        return self.session.debate

    @property
    def who(self) -> str | None:
        """Who is speaking, None for nobody."""
        return self._who if self._who in self.debate.participants else None

    @who.setter
    def who(self, person: str | None) -> None:
        self._who = person
        self.session.who = person
        self.refresh_numbers()

    def on_mount(self) -> None:
        """Show the home screen, then compute."""
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = _theme_named(self.wanted_theme)
        self.push_screen(self.home)
        self._seen = _stamp(self.session.path)
        self.set_interval(_LOOK_EVERY, self.look_at_disk)
        # The outline is painted before the engine begins: the two would share one interpreter.
        self.home.call_after_refresh(lambda: self.set_timer(_ENGINE_AFTER, self.recompute))

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colours, with ours where another theme has none."""
        return {**DARK.variables, **super().get_css_variables()}

    def recompute(self) -> None:
        """Have the numbers computed for the debate as it stands and what is assumed."""
        self.assumed = {id: value for id, value in self.assumed.items() if id in self.debate.claims}
        self.wish = Wish(self.debate, dict(self.assumed))
        self.why.clear()
        self.engine.want(self.wish)

    def refresh_numbers(self) -> None:
        """Show whose numbers there are now."""
        if self.home.is_mounted:
            self.home.numbers_changed()

    def on_numbers_ready(self, message: NumbersReady) -> None:
        """Take the numbers, unless newer ones were wished for meanwhile."""
        if not self.engine.finished(message):
            return
        self.credences, self.before, self.fault = message.credences, message.before, message.fault
        self.refresh_numbers()
        if self.fault:
            self.home.say(self.fault, fault=True)
        elif self._waiting_for_effect is not None:
            self.home.tell_effect(self._waiting_for_effect)
        self._waiting_for_effect = None

    def on_why_ready(self, message: WhyReady) -> None:
        """Keep an explanation, and show it where its claim is still on the card."""
        if message.wish is self.wish:
            self.why[message.explanation.claim, message.explanation.participant] = message.explanation
            self.home.show_card()

    def explain(self, claim: str, person: str) -> None:
        """Have a claim's number explained, once."""
        if (claim, person) not in self.why and self.credences is not None:
            self.engine.explain(self.wish, claim, person)

    def change(self, change: Change) -> bool:
        """Make a change and save it; say why where it cannot be made. Raise `Refused` only for uses to be shown."""
        if self.session.read_only:
            self.home.say("the file has errors and is open to read only; ! shows them", fault=True)
            return False
        before = self.home.thesis_value()
        try:
            self._made(change)
        except Refused as refusal:
            if refusal.uses:
                raise
            self.home.say(f"{refusal.message}{'; ' + refusal.help if refusal.help else ''}", fault=True)
            return False
        except (OSError, ChangedOnDisk) as error:
            self.home.say(f"not saved: {error}", fault=True)
        self._took_place(before)
        return True

    def _made(self, change: Change) -> None:
        try:
            self.session.change(change)
        except ChangedOnDisk:
            self.session.refresh()
            self.home.say("the file was changed by something else; it was read again, then your change made")
            self.session.change(change)

    def undo(self, *, again: bool = False) -> Change | None:
        """Take back the last change, or make it again; return it, None where there is none."""
        before = self.home.thesis_value()
        try:
            change = self.session.redo() if again else self.session.undo()
        except Refused as refusal:
            self.home.say(refusal.message, fault=True)
            return None
        except (OSError, ChangedOnDisk) as error:
            self.home.say(f"not saved: {error}", fault=True)
            change = None
        if change is not None:
            self._took_place(before)
        return change

    def save(self) -> None:
        """Save the file."""
        try:
            self.session.save()
        except (OSError, ChangedOnDisk) as error:
            self.home.say(f"not saved: {error}", fault=True)
        self._seen = _stamp(self.session.path)
        self.home.status_changed()

    def _took_place(self, before: float | None) -> None:
        self._seen = _stamp(self.session.path)
        self._waiting_for_effect = before
        self.home.debate_changed()
        self.recompute()

    def assume(self, id: str, value: float | None) -> None:
        """Assume a value for a claim for the moment, or stop assuming it."""
        if value is None:
            self.assumed.pop(id, None)
        else:
            self.assumed[id] = value
        self.home.status_changed()
        self.recompute()

    def assume_nothing(self) -> None:
        """Stop assuming anything for the moment."""
        self.assumed.clear()
        self.home.status_changed()
        self.recompute()

    def look_at_disk(self) -> None:
        """Take in the file where something else changed it."""
        stamp = _stamp(self.session.path)
        if stamp == self._seen:
            return
        self._seen = stamp
        try:
            changed = self.session.refresh()
        except OSError as error:
            self.home.say(f"the file cannot be read now: {error}", fault=True)
            return
        if changed:
            self.home.debate_changed()
            self.recompute()
            self.home.say("the file was changed by something else and was read again")

    def action_command_palette(self) -> None:
        """Open the command palette over the home screen."""
        if self.screen is self.home:
            self.push_screen(CommandPalette(placeholder="what would you like to do?"))

    def action_leave(self) -> None:
        """Leave, unless something is unsaved."""
        self.home.perform("quit")

    def action_help_quit(self) -> None:
        """Say how to leave, where ctrl+c was pressed."""
        self.home.say("q leaves argmap")


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _theme_named(wanted: str | None) -> str:
    if wanted in ("light", "argmap-light"):
        return "argmap-light"
    return wanted if wanted in THEMES else "argmap-dark"
