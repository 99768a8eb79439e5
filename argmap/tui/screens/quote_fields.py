"""The words of a source, asked where a reason is entered: optional, and looked up in the source while they are typed.

Knows its fields and what a look-up found. Must not know how a source is read, or what is done with the quote.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from argmap.text.safe import display_text
from argmap.tui.background import Background
from argmap.tui.edits import Quoted
from argmap.tui.screens.dialogs import said
from argmap.tui.widgets.fields import Field
from argmap.views.quote_words import found_words
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.threads.quoted import SourceText

Read = Callable[[str], "SourceText | None"]
"""Given a source's id, its text to look words up in; None where it is not at hand. It may take a while."""

_TITLE = 30
_NEW_SOURCE = "the title or the address of the source: it is added"


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources that a quote may be from, by id and title, how the text of one is read, and which comes first."""

    known: tuple[tuple[str, str], ...]
    read: Read
    at: str | None = None


class NoSource(Exception):
    """There is a quote, and nothing says where it stands."""


class QuoteFields(Vertical):
    """A quote, its source where that is new, and whether it was found."""

    class WasRead(Message):
        """The text of a source is at hand, or it is known that it is not."""

        def __init__(self, source: str, text: SourceText | None) -> None:
            super().__init__()
            self.source, self.text = source, text

    def __init__(self, sources: Sources) -> None:
        super().__init__(classes="quote-fields")
        self.sources = sources
        ids = [id for id, _ in sources.known]
        self._at = ids.index(sources.at) if sources.at in ids else 0
        self._texts: dict[str, SourceText | None] = {}
        self._beside = Background(self)
        self.words = Field(id="quote", select_on_focus=False)
        self.new_source = Field(id="quote-source", placeholder=_NEW_SOURCE, select_on_focus=False)
        self.told = said("", "dialog-hint", "quote-told")

    def compose(self) -> ComposeResult:
        """Lay out the quote, the new source, and what was found."""
        yield self.words
        yield self.new_source
        yield self.told

    def on_mount(self) -> None:
        """Say what is asked for."""
        self.show_state()

    @property
    def source(self) -> str | None:
        """The id of the source that is chosen, None for a new one."""
        known = self.sources.known
        return known[self._at][0] if self._at < len(known) else None

    def next_source(self) -> None:
        """Go to the next source; after the last stands a new one."""
        self._at = (self._at + 1) % (len(self.sources.known) + 1)
        self.show_state()

    def take(self, quote: Quoted | None) -> None:
        """Show a quote as it was typed; None for none."""
        if quote is not None:
            ids = [id for id, _ in self.sources.known]
            self._at = ids.index(quote.source) if quote.source in ids else len(ids)
        self.words.value = quote.text if quote is not None else ""
        self.new_source.value = quote.new if quote is not None else ""
        self.show_state()

    @property
    def typed(self) -> Quoted | None:
        """The quote as it was typed so far, None where there is none."""
        text, new = self.words.value.strip(), self.new_source.value.strip()
        return Quoted(self.source, text, new if self.source is None else "") if text else None

    @property
    def finished(self) -> Quoted | None:
        """The quote; raise `NoSource` where nothing says where it stands."""
        typed = self.typed
        if typed is not None and typed.source is None and not typed.new:
            raise NoSource("say where the quote stands, or leave the quote empty")
        return typed

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look the words up while they are typed."""
        event.stop()
        self.show_state()

    def show_state(self) -> None:
        """Say which source is quoted, and whether the words stand there."""
        title = self._title
        quoted = self.words.value.strip()
        self.words.placeholder = f"a quote, if there is one, from {title or 'a source'}"
        self.new_source.display = self.source is None and bool(quoted or self.sources.known)
        text, classes = self._found(quoted, title)
        more = " · ctrl+r another" if text and self.sources.known else ""
        self.told.update(Content(display_text(text + more)))
        self.told.display = bool(text)
        for name in ("fault", "right"):
            self.told.set_class(name == classes, name)

    @property
    def _title(self) -> str:
        known = self.sources.known
        return fit(display_text(known[self._at][1]), _TITLE) if self._at < len(known) else ""

    def _found(self, quoted: str, title: str) -> tuple[str, str]:
        """Return what there is to say of a quote, and its looks."""
        if self.source is None or not quoted:
            return ("a new source", "") if self.source is None and self.sources.known else ("", "")
        if self.source not in self._texts:
            self._read(self.source)
            return f"looking into {title} …", ""
        text = self._texts[self.source]
        found = text.check(quoted) if text is not None else None
        looks = "" if found is None else "right" if found.status == "verbatim" else "fault"
        return found_words(found, title, quoted), looks

    def _read(self, source: str) -> None:
        read = self.sources.read
        self._beside.want(lambda: self.WasRead(source, read(source)))

    def on_quote_fields_was_read(self, message: QuoteFields.WasRead) -> None:
        """Look the words up."""
        self._texts[message.source] = message.text
        self.show_state()
