"""The app: one debate, who is speaking, what is assumed for the moment, the numbers, and every change made to them.

Knows the session and the engine. Must not know rows, keys or how a screen is laid out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from argmap.model.changes import Change, Refused
from argmap.model.values import Debate
from argmap.tui.blind import BlindRounds
from argmap.tui.effect import Effect
from argmap.tui.engine import Engine, NumbersReady, WhyReady, Wish
from argmap.tui.idle import LOOK_EVERY, Idle
from argmap.tui.keymap import Keymap
from argmap.tui.screens.home import HomeScreen
from argmap.tui.screens.keyed import KeyedScreen
from argmap.tui.theme import DARK, THEMES
from argmap.tui.writer import LARGE, Told, Writer, Written

if TYPE_CHECKING:
    from argmap.credence.result import Credences, Explanation
    from argmap.session import Session

_LOOK_EVERY = 1.0
_ENGINE_AFTER = 0.03
_SLOW = 0.3
_FEW = 3
"""For so many people at most a number is explained to each, while nobody speaks; and not in a large debate."""


class ArgmapApp(App[int]):
    """A debate on the terminal."""

    CSS_PATH = "style.tcss"
    TITLE = "argmap"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "Leave argmap", show=False, priority=True, id="program.quit"),
    ]

    def __init__(
        self,
        session: Session,
        *,
        who: str | None = None,
        keymap: Mapping[str, str] | None = None,
        theme: str | None = None,
        tour: bool = False,
    ) -> None:
        super().__init__()
        for own in THEMES.values():
            self.register_theme(own)
        # A theme that came once the style sheet was read would have all of it read again.
        self.set_reactive(ArgmapApp.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.session = session
        self.debate: Debate = session.debate
        self.writer = Writer(self, session)
        self.keymap = Keymap(keymap)
        self.assumed: dict[str, float] = {}
        self.blind = BlindRounds(session.path)
        self._credences: Credences | None = None
        self._before: Credences | None = None
        self.why: dict[tuple[str, str], Explanation] = {}
        self.wish = Wish(session.debate)
        self.engine = Engine(self)
        self.home = HomeScreen()
        self.idle = Idle()
        self._wanted_theme = theme
        self._who = who
        self.touring = tour
        """Whether the app starts with the tour."""
        self.effect = Effect()
        self.watchers: list[Callable[[], None]] = []
        """What else is to be told when the debate or its numbers are others."""

    @property
    def who(self) -> str | None:
        """Who is speaking, None for nobody."""
        return self._who if self._who in self.debate.participants else None

    @who.setter
    def who(self, person: str | None) -> None:
        self._who = self.session.who = person
        self.home.numbers_changed()
        self._tell_watchers()

    @property
    def credences(self) -> Credences | None:
        """Everybody's numbers; while a blind round asks the speaker, the speaker's own alone."""
        return self.blind.shown(self._credences, self.who)

    @property
    def before(self) -> Credences | None:
        """The numbers without what is assumed for the moment, as `credences` shows them; None where nothing is."""
        return self.blind.shown(self._before, self.who)

    def on_mount(self) -> None:
        """Show the home screen, then compute."""
        self.blind.look()
        self.theme = _theme_named(self._wanted_theme)
        if self.keymap.own:
            from argmap.tui.bindings import in_toolkits_words

            self.set_keymap(in_toolkits_words(self.keymap.own))
        self.set_interval(_LOOK_EVERY, self.look_at_disk)
        self.set_interval(LOOK_EVERY, self.idle.look)
        # The outline is painted before the engine begins: the two would share one interpreter.
        self.home.call_after_refresh(lambda: self.set_timer(_ENGINE_AFTER, self.recompute))

    async def on_event(self, event: events.Event) -> None:
        """Take note that somebody is there."""
        if isinstance(event, events.InputEvent):
            self.idle.stir()
        await super().on_event(event)

    def get_default_screen(self) -> Screen[None]:
        """Return the home screen: nothing is below it."""
        return self.home

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colours, with ours where another theme has none."""
        return {**DARK.variables, **super().get_css_variables()}

    def recompute(self) -> None:
        """Have the numbers computed for the debate as it stands and what is assumed."""
        self.assumed = {id: value for id, value in self.assumed.items() if id in self.debate.claims}
        self.wish = Wish(self.debate, dict(self.assumed))
        self.why.clear()
        self.engine.want(self.wish)
        self.home.set_timer(_SLOW, self.home.status_changed)

    def on_numbers_ready(self, message: NumbersReady) -> None:
        """Take the numbers, unless newer ones were wished for meanwhile."""
        if not self.engine.finished(message):
            return
        self._credences, self._before = message.credences, message.before
        self.home.numbers_changed()
        self._tell_watchers()
        if message.fault:
            self.home.say(message.fault, fault=True)
        else:
            self.home.tell_effect()

    def on_why_ready(self, message: WhyReady) -> None:
        """Keep an explanation, and show it where its claim is still on the card."""
        if message.wish is self.wish:
            self.why.update({(one.claim, one.participant): one for one in message.explanations})
            for screen in {self.home, self.home.top}:
                screen.explained()

    def explain(self, claim: str) -> None:
        """Have a claim's number explained, once, to those whose reasons are told."""
        missing = tuple(person for person in self.explained_to() if (claim, person) not in self.why)
        if missing and self.credences is not None:
            self.engine.explain(self.wish, claim, missing)

    def explained_to(self) -> tuple[str, ...]:
        """Return whom numbers are explained to: who is shown, else each of a few people, else nobody."""
        if self.home.shown is not None:
            return (self.home.shown,)
        people = tuple(self.credences.participants) if self.credences is not None else ()
        return people if len(people) <= _FEW and len(self.debate.claims) < LARGE else ()

    def whys(self, claim: str | None) -> tuple[Explanation, ...]:
        """Return what is known by now of why a claim has its number, for each whom it is explained to."""
        found = (self.why.get((claim, person)) for person in self.explained_to()) if claim is not None else ()
        return tuple(one for one in found if one is not None)

    def change(self, change: Change) -> bool:
        """Make a change and save it; say why where it cannot be made. Raise `Refused` only for uses to be shown."""
        told = self._made(change)
        if told is None:
            return False
        self._debate_moved(change)
        self._tell(told)
        return True

    async def change_shape(self, change: Change) -> bool:
        """Do what `change` does, and let the loop go on between checking and showing: rows come, so both take long."""
        told = self._made(change)
        if told is None:
            return False
        await asyncio.sleep(0)
        self._debate_moved(change)
        self._tell(told)
        return True

    def _made(self, change: Change) -> Told | None:
        """Make a change without showing it; return what there is to say, None where it was said why it cannot be."""
        if self.session.read_only and not self._resolves(change):
            self.home.say("the file has errors and is open to read only; ! shows them", fault=True)
            return None
        try:
            return self.writer.change(change)
        except Refused as refusal:
            if refusal.uses:
                raise
            self._debate_moved()
            self._tell(Told.of(refusal))
            return None

    def _resolves(self, change: Change) -> bool:
        from argmap.document.editing import is_resolving

        return self.session.document.complete and is_resolving(change)

    def undo(self, *, again: bool = False) -> Change | None:
        """Take back the last change, or make it again; return it, None where there is none."""
        try:
            change, told = self.writer.undo(again=again)
        except Refused as refusal:
            self._debate_moved()
            self._tell(Told.of(refusal))
            return None
        self._debate_moved()
        self._tell(told)
        return change

    def recover(self) -> None:
        """Take in what an earlier session could not save."""
        told = self.writer.recover()
        self._debate_moved()
        self._tell(told)

    def save(self) -> None:
        """Save the file."""
        self._tell(self.writer.save())
        self.home.status_changed()

    def on_written(self, message: Written) -> None:
        """Take note that the file was written beside the screen, or was not."""
        if message.told.text:
            self._debate_moved()
            self.home.top.show_banner()
        self._tell(message.told)
        self.home.status_changed()

    def look_at_disk(self) -> None:
        """Take in the file where something else changed it."""
        told = self.writer.look()
        if told.text:
            self._debate_moved()
            self.home.top.show_banner()
        self._tell(told)
        self.look_at_rounds()

    def look_at_rounds(self) -> None:
        """Take in what became of the blind rounds beside the file."""
        if self.blind.look():
            self.home.numbers_changed()
            self.home.top.show_banner()
            self._tell_watchers()

    def write_now(self) -> None:
        """Write what is still to be written."""
        self._tell(self.writer.close())

    def _debate_moved(self, change: Change | None = None) -> None:
        """Show the debate as the session has it now, and compute it anew; `change` is what was done here."""
        if self.debate is self.session.debate:
            self.home.status_changed()
            return
        self.effect.begin(change, self.home.thesis_value(), told=bool(self.home.footer_line.said))
        self.debate = self.session.debate
        self.home.debate_changed()
        self._tell_watchers()
        self.recompute()

    def _tell_watchers(self) -> None:
        for watcher in tuple(self.watchers):
            watcher()

    def _tell(self, told: Told) -> None:
        if told.text:
            self.home.say(told.text, fault=told.fault)

    def assume(self, id: str, value: float | None) -> None:
        """Assume a value for a claim for the moment, or stop assuming it."""
        if value is None:
            self.assumed.pop(id, None)
        else:
            self.assumed[id] = value
        self._assumed_moved()

    def assume_nothing(self) -> None:
        """Stop assuming anything for the moment."""
        self.assumed.clear()
        self._assumed_moved()

    def _assumed_moved(self) -> None:
        self.home.status_changed()
        self._tell_watchers()
        self.recompute()

    def action_leave(self) -> None:
        """Leave, unless something is unsaved."""
        if isinstance(self.screen, KeyedScreen):
            from argmap.tui.flows import FLOWS

            self.home.run_worker(FLOWS["quit"](self.home), group="flow")  # type: ignore[arg-type]

    def action_help_quit(self) -> None:
        """Say how to leave, where ctrl+c was pressed."""
        self.home.say("q leaves argmap")


def _theme_named(wanted: str | None) -> str:
    if wanted in ("light", "argmap-light"):
        return "argmap-light"
    return wanted if wanted in THEMES else "argmap-dark"
