"""A screen whose keys are actions of a table: what stands under its cursor decides which of them apply.

Knows how a key becomes an action and who performs it. Must not know what a screen shows or what an action does.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from argmap.text.safe import display_text
from argmap.tui.actions import ACTIONS, BY_ID, ELSEWHERE, LEAVE, Action, Here
from argmap.tui.keymap import Keymap
from argmap.tui.pace import give_way, goes_on, hand_on, without_second_styling
from argmap.tui.widgets.card_view import CardView
from argmap.tui.widgets.footer_line import FooterLine
from argmap.tui.widgets.pressable import Pressable
from argmap.views.figures import percent, person_name
from argmap.views.outline import SIGNS, Row
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.app import ArgmapApp
    from argmap.tui.screens.home import HomeScreen

Deed = Callable[[], Any]
_NAMED = 4
_NAME = 24
_READ_ONLY = "the file is open to read only"


def table(*own: Action, without: tuple[str, ...] = ()) -> tuple[Action, ...]:
    """Return a screen's actions: its own, then those that work on every screen. An own key is the own action's."""
    known = {action.id for action in own} | set(without)
    return (*own, LEAVE, *(BY_ID[id] for id in ELSEWHERE if id not in known))


def row_of(home: HomeScreen, id: str | None) -> Row | None:
    """Return a claim or an argument as something to stand on; None where the debate has no such entry."""
    debate = home.argmap.debate
    if id is not None and id in debate.claims:
        return Row(id, "claim", claim=id)
    step = debate.arguments.get(id or "")
    return Row(step.id, "argument", argument=step.id, sign=SIGNS[step.relation]) if step is not None else None


class KeyedScreen(Screen[None]):
    """The outline, or a screen beside it."""

    NAME: ClassVar[str] = ""
    OPENED_BY: ClassVar[str] = ""
    WHEN: ClassVar[str] = ""
    """When that key opens it, where it does so at times only."""
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    WITH_ASSUMED: ClassVar[bool] = True
    """Whether the numbers on this screen follow what is assumed for the moment."""

    home: HomeScreen
    title_line: Pressable
    banner_line: Static
    footer_line: FooterLine
    card_view: CardView
    _pending = ""
    _shown_banner = ""

    @property
    def argmap(self) -> ArgmapApp:
        """The app, by its own type."""
        return self.home.argmap

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """What can be done here, by id: the screen's own actions first."""
        return {action.id: action for action in self.ACTIONS}

    @cached_property
    def keymap(self) -> Keymap:
        """Which keys do it."""
        return Keymap(self.argmap.keymap.own, tuple(self.actions.values()))

    def footer(self) -> FooterLine:
        """Return the footer: this screen's own actions first, then those of every screen."""
        own = [action for action in self.actions.values() if action is not BY_ID.get(action.id)]
        rest = [action for action in self.actions.values() if action is BY_ID.get(action.id)]
        order = [*sorted(own, key=_place), *sorted(rest, key=_place)]
        return FooterLine(self.keymap, actions=[action for action in order if action.footer], id="footer")

    @property
    def row(self) -> Row | None:
        """The claim or the argument that one stands on; None where there is none."""
        return None

    def speaks(self) -> str:
        """Return who is speaking, else whose numbers are shown."""
        app, shown = self.argmap, self.home.shown
        names = {id: fit(display_text(one.name or id), _NAME) for id, one in app.debate.participants.items()}
        if app.who is not None:
            return f"as {person_name(names, app.who)}"
        return "nobody yet" if not names else f"{person_name(names, shown)}{'’s numbers' if shown is not None else ''}"

    @property
    def is_shown(self) -> bool:
        """Whether the screen is seen, be it under a dialog."""
        return self in self.app.screen_stack

    def here(self) -> Here:
        """Return what one stands on, for what applies."""
        app, row = self.argmap, self.row
        entry = row.entry if row is not None else None
        debate, session = app.debate, app.session
        return Here(
            claim=row is not None and row.claim is not None,
            step=row is not None and row.argument is not None,
            writable=not session.read_only,
            speaking=app.who is not None,
            undo=session.can_undo,
            redo=session.can_redo,
            assuming=bool(app.assumed),
            remarks=bool(session.diagnostics) or bool(app.credences and app.credences.findings),
            unsaved=session.dirty,
            people=len(debate.participants),
            thesis=bool(debate.thesis),
            sources=any(source.file for source in debate.sources.values()),
            touring=self.home.tour is not None,
            empty=not debate.claims,
            asked=(app.blind.asking(app.who) or app.blind.ready(app.who)) is not None,
            conflicts=bool(debate.conflicts) and session.document.complete,
            outline=self.home.outline_view.row is not None and self.home.outline_view.row.entry is not None,
            stated=bool(app.who and entry and debate.stated(app.who, entry).credence is not None),
        )

    def deeds(self) -> Mapping[str, Deed]:
        """Return what this screen itself does, by the action's id; the rest is done the same way everywhere."""
        return {}

    async def on_event(self, event: events.Event) -> None:
        """Let the loop go on between the steps in which a screen is shown."""
        without_second_styling(event, is_new=not self.stack_updates)
        await super().on_event(event)
        await give_way(event)

    def _forward_event(self, event: events.Event) -> None:
        """Leave out a click on what was taken away and is still painted: the toolkit would look for where it stood."""
        if isinstance(event, events.MouseDown):
            under, _ = self.get_widget_and_offset_at(event.x, event.y)
            if under is not None and not under.is_attached:
                return
        super()._forward_event(event)

    async def on_key(self, event: events.Key) -> None:
        """Find the action of a key, or of two keys in a row, and perform it.

        A key that was typed ahead goes to what the key before it opened.
        """
        if self.is_covered:
            hand_on(event, self.app.screen_stack[-1])
            return
        character = event.character
        key = character if character and character.isprintable() and character != " " else event.key
        action, self._pending = self.keymap.press(self._pending, key)
        if action is not None or self._pending:
            event.stop()
            event.prevent_default()
        self.footer_line.pending(self._pending)
        if action is not None:
            self.perform(action)
            await goes_on()

    @property
    def is_covered(self) -> bool:
        """Whether another screen or a dialog stands over it."""
        stack = self.app.screen_stack
        return self in stack and stack[-1] is not self

    def on_pressable_pressed(self, message: Pressable.Pressed) -> None:
        """Perform what was clicked in the footer or the title, where it can be done here."""
        if message.action in self.actions:
            self.perform(message.action)

    def perform(self, id: str) -> None:
        """Perform an action, or say why it does not apply here."""
        action = self.actions[id]
        if not action.applies(self.here()):
            told = _READ_ONLY if self.argmap.session.read_only and action.changes else action.why_not
            self.say(told) if told else self.footer_line.hush()
            return
        if self.home.tour is not None:
            self.home.tour.performed(id)
        deed = self.deeds().get(id)
        if deed is None:
            from argmap.tui.flows import FLOWS

            done: Any = FLOWS[id](self.home)
        else:
            done = deed()
        if inspect.iscoroutine(done):
            # On the outline's screen: what was begun goes on where this one is left meanwhile.
            self.home.run_worker(done, group="flow")

    def card_deeds(self) -> Mapping[str, Deed]:
        """Return what moves this screen's card."""
        return {
            "card.down": lambda: self.card_view.scroll_relative(y=3, animate=False),
            "card.up": lambda: self.card_view.scroll_relative(y=-3, animate=False),
            "card.toggle": self.toggle_card,
        }

    def toggle_card(self) -> None:
        """Show or hide the card."""
        self.card_view.display = not self.card_view.display
        self.show_card()

    def show_card(self) -> None:
        """Show the card of what one stands on."""

    def explained(self) -> None:
        """Take note that one more number is explained."""

    def renamed(self, old: str, new: str) -> None:
        """Take note that an entry has another id."""

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something in the footer for a while."""
        if text:
            self.footer_line.say(display_text(text), fault=fault)

    def show_banner(self) -> None:
        """Say above everything else what is wrong with the file and what is assumed for the moment."""
        text = "\n".join(self._banner_lines())
        if text != self._shown_banner:
            self._shown_banner = text
            self.banner_line.update(Content(text))
            self.banner_line.display = bool(text)

    def _banner_lines(self) -> Iterable[str]:
        app = self.argmap
        errors = sum(one.severity == "error" for one in app.session.diagnostics)
        if app.debate.conflicts and app.session.document.complete:
            left = len(app.debate.conflicts)
            count = "1 place is" if left == 1 else f"{left} places are"
            keys = app.keymap.shown("decide", 1)
            yield f" {count} left to decide after a merge, before anything else is changed. {keys} decides"
        elif app.session.unreadable:
            yield from _unreadable(app)
        elif errors:
            keys = app.keymap.shown("remarks", 1)
            count, them = ("1 error", "it") if errors == 1 else (f"{errors} errors", "them")
            yield f" {count} in the file: open to read only. {keys} shows {them}"
        if self.OPENED_BY != "ask":
            yield from _blind(app)
        if app.writer.fault and app.session.dirty:
            keys = app.keymap.shown("save", 1)
            yield f" Not saved: {display_text(app.writer.fault)}. It is kept beside the file; {keys} tries again"
        if app.assumed:
            values = [f"{id} = {percent(value)}" for id, value in list(app.assumed.items())[:_NAMED]]
            if len(app.assumed) > _NAMED:
                values.append(f"{len(app.assumed) - _NAMED} more")
            left_out = "" if self.WITH_ASSUMED else "not counted on this screen; "
            yield f" What if: {', '.join(values)}   ({left_out}{app.keymap.shown('assume.clear', 1)} ends it)"


def _blind(app: ArgmapApp) -> Iterable[str]:
    """Say which blind round asks the speaker, or waits for their reveal."""
    asking = app.blind.asking(app.who)
    if asking is not None:
        count = len(asking.round.questions)
        asked = "1 question" if count == 1 else f"{count} questions"
        keys = app.keymap.shown("ask", 1)
        yield f" Round {asking.round.name} asks you {asked}: {keys} answers. What others say is hidden until then"
    elif (ready := app.blind.ready(app.who)) is not None:
        keys = app.keymap.shown("ask", 1)
        yield f" Round {ready.round.name} waits for you to reveal the numbers you committed to: {keys} reveals them"


def _unreadable(app: ArgmapApp) -> Iterable[str]:
    """Say where the file on the disk cannot be read, and that an older version is shown."""
    session = app.session
    first = next(one for one in session.diagnostics if one.severity == "error")
    where = f"{display_text(session.path.name)}, line {first.line}, column {first.column}"
    yield f" The file cannot be read now: {where}: {display_text(first.message)}"
    yield f" What it said before is shown, to read only. {app.keymap.shown('remarks', 1)} shows more"


def _place(action: Action) -> int:
    return action.footer
