"""Small dialogs: a line or a text to type, something to choose, something to confirm.

Each hands back what was typed or chosen, None where it was closed. What was typed and then closed is kept as a draft.
Knows keys inside a dialog. Must not know what is done with the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from argmap.text.safe import display_text
from argmap.tui.dimmed import Dimmed
from argmap.tui.pace import give_way, without_second_styling
from argmap.tui.widgets.fields import Field, LongText
from argmap.tui.widgets.text_lines import TextLines

_KEEPS = "enter keeps it · ctrl+j breaks the line · esc leaves it as it was"

Check = Callable[[str], str | None]
"""Return what is wrong with a text, None where it will do."""


def said(text: str, classes: str = "", id: str | None = None) -> Static:
    """Return a line of text that is never markup and never controls the terminal."""
    return Static(Content(display_text(text, multiline=True)), classes=classes, id=id, markup=False)


class Dialog(ModalScreen[Any]):
    """A box over the screen; escape closes it and changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close it and change nothing", show=False, id="dialog.close")
    ]

    def __init__(self) -> None:
        super().__init__()
        self._early: list[events.Key] | None = []

    async def on_event(self, event: events.Event) -> None:
        """Let the loop go on between the steps in which a screen is shown."""
        without_second_styling(event, is_new=not self.stack_updates)
        await super().on_event(event)
        await give_way(event)

    def _forward_event(self, event: events.Event) -> None:
        """Keep what is typed before the dialog is laid out: no letter is lost to a quick hand."""
        if self._early is not None and isinstance(event, events.Key):
            self._early.append(event)
        else:
            super()._forward_event(event)

    def render(self) -> RenderableType:
        """Draw the screen below, dimmed."""
        drawn = super().render()
        return Dimmed.of(drawn) if isinstance(drawn, BackgroundScreen) else drawn

    def on_mount(self) -> None:
        """Take what was typed early, once there is a field to take it."""
        # By way of the app, which sets the focus first; not after a painting, which a busy screen may put off.
        self.app.call_later(self.call_later, self._take_early)

    def _take_early(self) -> None:
        early, self._early = self._early or [], None
        for event in early:
            (self.focused or self)._forward_event(event)

    def move_in(self, options: OptionList, step: int) -> None:
        """Go to the next or the previous choice."""
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close it and hand back an answer, once: a second key of a quick hand closes no other screen."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_close(self) -> None:
        """Hand back nothing."""
        self.dismiss(None)


class AskLine(Dialog):
    """One line to type. `check` says at each key what is wrong; an answer that it refuses is not taken.

    `read_as` says, before the hint, how what was typed so far is understood.
    """

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        hint: str = "",
        check: Check | None = None,
        read_as: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self.heading, self.value, self.hint, self.check, self.read_as = title, value, hint, check, read_as
        self.hint_line = said(hint, "dialog-hint", "hint")

    def compose(self) -> ComposeResult:
        """Lay out title, field, and hint or fault."""
        with Vertical(classes="dialog"):
            yield said(self.heading, "dialog-title")
            yield Field(self.value, select_on_focus=True)
            yield self.hint_line

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is wrong while it is typed."""
        typed = event.value.strip()
        fault = self.check(event.value) if self.check and typed else None
        read = f"{self.read_as(typed)} · " if self.read_as and typed and fault is None else ""
        self.hint_line.update(Content(display_text(fault or f"{read}{self.hint}")))
        self.hint_line.set_class(fault is not None, "fault")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the text back, unless something is wrong with it."""
        if self.check is None or self.check(event.value) is None:
            self.dismiss(event.value.strip())
        else:
            self.app.bell()


class AskText(Dialog):
    """A text of one or several lines; `empty` lets it be empty."""

    def __init__(self, title: str, *, value: str = "", empty: bool = False, check: Check | None = None) -> None:
        super().__init__()
        self.heading, self.value, self.empty, self.check = title, value, empty, check
        self.draft: str | None = None
        self.area = LongText(value, soft_wrap=True, show_line_numbers=False)
        self.hint_line = said(_KEEPS, "dialog-hint", "hint")

    def compose(self) -> ComposeResult:
        """Lay out title, field and hint."""
        with Vertical(classes="dialog wide"):
            yield said(self.heading, "dialog-title")
            yield self.area
            yield self.hint_line

    def on_mount(self) -> None:
        """Begin at the end of the text."""
        self.area.move_cursor(self.area.document.end)

    def action_done(self) -> None:
        """Hand the text back, unless something is wrong with it."""
        text = self.area.text.strip("\n")
        fault = self.check(text) if self.check else None
        if not text.strip() and not self.empty:
            fault = "it needs some text"
        if fault is None:
            self.dismiss(text)
            return
        self.hint_line.update(Content(display_text(fault)))
        self.hint_line.add_class("fault")

    def action_close(self) -> None:
        """Keep what was typed as a draft, and hand back nothing."""
        self.draft = self.area.text
        super().action_close()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what is handed back, its key, its words and a remark."""

    value: str
    key: str
    label: str
    remark: str = ""


class Choose(Dialog):
    """A list to choose from, by a key of its own, by arrows or j and k and enter, or with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Go to the next choice", show=False, id="dialog.down"),
        Binding("k", "move(-1)", "Go to the choice above", show=False, id="dialog.up"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], *, detail: str = "", at: str | None = None) -> None:
        super().__init__()
        self.heading, self.choices, self.detail, self.at = title, tuple(choices), detail, at
        width = max((len(one.label) for one in self.choices), default=0)
        options = [Option(self._prompt(one, min(width, 40)), id=str(n)) for n, one in enumerate(self.choices)]
        self.options = OptionList(*options, markup=False)

    def compose(self) -> ComposeResult:
        """Lay out title, detail and the choices."""
        with Vertical(classes="dialog"):
            yield said(self.heading, "dialog-title")
            if self.detail:
                with VerticalScroll(classes="dialog-detail"):
                    yield said(self.detail)
            yield self.options

    def on_mount(self) -> None:
        """Begin at the choice that stands now."""
        self.options.focus()
        self.options.highlighted = next((n for n, one in enumerate(self.choices) if one.value == self.at), 0)

    def _prompt(self, choice: Choice, width: int) -> Content:
        key = f"{choice.key:>2}  " if choice.key else "  "
        label = f"{display_text(choice.label):<{width}}"
        return Content.assemble((key, "$accent"), Content(label), ("  " + display_text(choice.remark), "$quiet"))

    def on_key(self, event: events.Key) -> None:
        """Take the choice whose key was pressed."""
        for choice in self.choices:
            if choice.key and choice.key == (event.character or event.key):
                event.stop()
                self.dismiss(choice.value)
                return

    def action_move(self, step: int) -> None:
        """Go to the next or the previous choice."""
        self.move_in(self.options, step)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand back the choice."""
        self.dismiss(self.choices[event.option_index].value)


class Reading(Dialog):
    """A text to read; escape, q or enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter,question_mark", "close", "Close the text", show=False, id="reading.close"),
        Binding("j,down", "scroll(1)", "Scroll down", show=False, id="reading.down"),
        Binding("k,up", "scroll(-1)", "Scroll up", show=False, id="reading.up"),
        Binding("space,pagedown", "scroll(10)", "Scroll down ten lines", show=False, id="reading.page-down"),
        Binding("pageup", "scroll(-10)", "Scroll up ten lines", show=False, id="reading.page-up"),
        Binding("g,home", "scroll(-9999)", "Go to the beginning", show=False, id="reading.top"),
        Binding("G,end", "scroll(9999)", "Go to the end", show=False, id="reading.bottom"),
    ]

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self.heading, self.text = title, text

    def compose(self) -> ComposeResult:
        """Lay out title and text."""
        with Vertical(classes="dialog tall"):
            yield said(self.heading, "dialog-title")
            yield TextLines(self.text, classes="reading")
            yield said("esc closes · j k scroll · G the end", "dialog-hint")

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        for text in self.query(".reading"):
            text.scroll_relative(y=lines, animate=False)
