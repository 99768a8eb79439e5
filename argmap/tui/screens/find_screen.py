"""Finding by typing: what is typed above, what it finds below, live. Claims, and actions by their names.

Knows the list of hits, and says what is wrong with a query. Must not know how hits are found, or what follows from
choosing one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from argmap.text.safe import display_text
from argmap.tui.screens.dialogs import Dialog, said
from argmap.tui.widgets.fields import Field
from argmap.views.query import QueryFault

_SHOWN = 100


class FindScreen(Dialog):
    """Hands back the hits and the place of the chosen one among them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "Go to the next hit", show=False, id="find.down", priority=True),
        Binding("up", "move(-1)", "Go to the hit above", show=False, id="find.up", priority=True),
    ]

    def __init__(
        self,
        search: Callable[[str], Sequence[str]],
        prompt: Callable[[str], Content],
        *,
        placeholder: str,
        hint: str = "",
    ) -> None:
        """Take what finds; it may raise `QueryFault`. `hint` stands below the field until something is typed."""
        super().__init__()
        self.search, self.prompt, self.placeholder, self.hint = search, prompt, placeholder, hint
        self.options = OptionList(markup=False)
        self.hint_line = said("", "dialog-hint", "hint")
        self.typed = ""
        self.fault = ""
        self.hits: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the field and the hits."""
        with Vertical(classes="dialog wide find"):
            yield Field(placeholder=self.placeholder)
            yield self.hint_line
            yield self.options

    def on_mount(self) -> None:
        """Leave the keys to the field, and list what an empty query finds."""
        self.options.can_focus = False
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while it is typed."""
        self._list(event.value)

    def _list(self, query: str) -> None:
        self.typed = query
        try:
            self.hits, self.fault = tuple(self.search(query)), ""
        except QueryFault as fault:
            self.hits, self.fault = (), str(fault)
        options = self.options
        options.clear_options()
        options.add_options([Option(self.prompt(hit)) for hit in self.hits[:_SHOWN]])
        options.highlighted = 0 if self.hits else None
        hint = self.hint_line
        hint.update(Content(display_text(self.fault or self._count())))
        hint.set_class(bool(self.fault), "fault")

    def _count(self) -> str:
        if not self.typed.strip():
            return self.hint
        if not self.hits:
            return "nothing is like that"
        return f"{len(self.hits)} found"

    def action_move(self, step: int) -> None:
        """Go to the next or the previous hit."""
        self.move_in(self.options, step)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand back the hits, and which one is highlighted."""
        self.dismiss((self.hits, self.options.highlighted or 0) if self.hits else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand back the hit that was clicked."""
        self.dismiss((self.hits, event.option_index))
