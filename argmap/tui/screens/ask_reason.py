"""Adding a reason: its words, with the claims that already say so listed below; linked premises, negation, strength.

Knows the form. Must not know how a change is made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from argmap.model.numbers import NotANumber, number_text, parse_number
from argmap.model.values import Pair
from argmap.text.safe import display_text
from argmap.tui.edits import Premised, Quoted, Reason
from argmap.tui.screens.dialogs import Dialog, said
from argmap.tui.screens.quote_fields import NoSource, QuoteFields, Sources
from argmap.tui.widgets.fields import Field
from argmap.views.rows import fit

Similar = Callable[[str], Sequence[tuple[str, str, str]]]
"""Return the claims that say something like a text: id, words, and how they are alike."""

OPPOSITE = "the opposite?"
_NOT = "not: "
_PART = "\0"
"""What parts the words of a draft from its quote; nobody can type it into a field of one line."""
_STRENGTH = "strength, if all its premises hold (empty: as the debate assumes)"
_WIDTH = 80
_NUMBERS = "\x1f"
"""What parts the words of a draft from its numbers."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks for.

    `evidence`: the two likelihoods in place of a strength; `plain`: one premise more of a step that has its strength;
    `alone`: a claim that is no reason for anything. `people` are who may say so, by id and name; `by` is who says so
    unless another is chosen. `sources` are what may be quoted; None asks for no quote.
    """

    evidence: bool = False
    plain: bool = False
    alone: bool = False
    people: tuple[tuple[str, str], ...] = ()
    by: str | None = None
    sources: Sources | None = None

    @property
    def linked(self) -> bool:
        """Whether it takes several premises, and negated ones."""
        return not self.evidence and not self.alone

    @property
    def strength(self) -> bool:
        """Whether it asks for a strength."""
        return not self.evidence and not self.plain and not self.alone


class AskReason(Dialog):
    """A form that hands back a `Reason`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "negate", "Say that the premise is false", show=False, id="reason.negate", priority=True),
        Binding("ctrl+l", "link", "Add one more linked premise", show=False, id="reason.link", priority=True),
        Binding("ctrl+o", "who", "Let somebody else say so", show=False, id="reason.who", priority=True),
        Binding("ctrl+r", "source", "Quote another source", show=False, id="reason.source", priority=True),
    ]

    def __init__(self, title: str, similar: Similar, form: Form, *, draft: str = "") -> None:
        super().__init__()
        self.heading, self.similar, self.form = title, similar, form
        self.by = form.by
        self.premises: list[Premised] = []
        kind = "claim" if form.alone else "reason"
        self.words = Field(placeholder=f"the {kind}, in one sentence", id="words", select_on_focus=False)
        self.options = OptionList(id="similar", markup=False)
        self.strength = Field(placeholder=_STRENGTH, id="strength")
        self.if_true = Field(placeholder="0.8, 80% or 4:1", id="if-true")
        self.if_false = Field(placeholder="0.3", id="if-false")
        self.quote = QuoteFields(form.sources) if form.sources is not None else None
        self.before, self.sign = said("", "linked"), Static("", id="sign", markup=False)
        self.alike, self.hint_line = said("", "dialog-hint", "alike"), said("", "dialog-hint", "hint")
        self.negated = False
        self.draft = draft
        self._listed: list[tuple[str, str, str]] = []
        self._chosen: str | None = None
        self._chosen_words = ""

    def compose(self) -> ComposeResult:
        """Lay out the words, what is alike, and the numbers."""
        with Vertical(classes="dialog wide"):
            yield said(self.heading, "dialog-title")
            yield self.before
            with Horizontal(classes="negatable"):
                yield self.sign
                yield self.words
            yield self.alike
            yield self.options
            if self.form.evidence:
                yield said("How likely would this be seen, if the claim is true, and if it is false?", "dialog-hint")
                yield from _labelled("if true", self.if_true)
                yield from _labelled("if false", self.if_false)
            elif self.form.strength:
                yield self.strength
            if self.quote is not None:
                yield self.quote
            yield self.hint_line

    def on_mount(self) -> None:
        """Take the draft up again; nothing is alike yet."""
        typed, *numbers = self.draft.split(_NUMBERS)
        for field, number in zip(self._numbered, numbers, strict=False):
            field.value = number
        *self.premises, now = [_premised(text) for text in typed.split("\n")]
        self.words.value, self.negated = now.text, now.negated
        if self.quote is not None:
            self.quote.take(now.quote)
        self._list("")
        self.words.focus()
        self._show_premises()
        self._tell(self._usual)

    @property
    def _usual(self) -> str:
        told = ["enter adds it", "↓ uses a claim that is there", "esc keeps a draft"]
        if self.form.linked:
            told[1:1] = ["ctrl+n says it is false"]
            told[1:1] = ["ctrl+l one more premise"] if self.form.strength else []
        return " · ".join(told)

    def _show_premises(self) -> None:
        lines = [f"& {_shown(one)}" for one in self.premises]
        self.before.update(Content("\n".join(fit(display_text(line), _WIDTH) for line in lines)))
        self.before.display = bool(lines)
        self.sign.update(Content.styled("not: ", "$warning") if self.negated else Content(""))
        self.sign.display = self.negated

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the claims that are alike while the words are typed; `not:` before them negates."""
        if event.input is not self.words:
            return
        if self.form.linked and event.value.startswith(_NOT) and not self.negated:
            self.negated = True
            self.words.value = event.value.removeprefix(_NOT)
            self._show_premises()
            return
        if self._chosen is not None and event.value != self._chosen_words:
            self._chosen = None
        if self._chosen is None:
            self._list(event.value)

    def _list(self, words: str) -> None:
        self._listed = list(self.similar(words))[:5] if len(words.strip()) >= 4 else []
        self.options.clear_options()
        self.options.add_options([Option(_prompt(*one)) for one in self._listed])
        self._say_alike("already here, the same or alike:" if self._listed else "")
        self._show_alike()

    def _say_alike(self, text: str) -> None:
        self.alike.update(Content(display_text(text)))

    def _show_alike(self) -> None:
        """Show what is alike while one is at the words; the other fields need the room."""
        at_words = self.focused in (None, self.words, self.options)
        self.options.display = bool(self._listed) and self._chosen is None and at_words
        self.alike.display = self.options.display or self._chosen is not None

    def on_descendant_focus(self) -> None:
        """Give the room to the field that one is at."""
        self._show_alike()

    def on_key(self, event: events.Key) -> None:
        """Go down into the claims that are alike, or past them; in an empty field, take back the premise before."""
        if event.key == "down" and self.focused is self.words and self._listed:
            event.stop()
            self.options.focus()
            self.options.highlighted = 0
        elif event.key == "up" and self.focused is self.options and self.options.highlighted == 0:
            event.stop()
            self.words.focus()
        elif event.key == "tab" and self.focused in (self.words, self.options) and self.options.display:
            event.stop()  # past what is alike: only the arrow goes into it
            self._number.focus()
        elif event.key == "backspace" and self.focused is self.words and not self.words.value and self.premises:
            event.stop()
            self._set(self.premises.pop())

    @property
    def _number(self) -> Field:
        """The first field after the words, the words themselves where there is none."""
        if self.form.evidence:
            return self.if_true
        return self.strength if self.form.strength else self.words

    def _set(self, one: Premised) -> None:
        self.negated, self._chosen, self._chosen_words = one.negated, one.existing, one.text
        if self.quote is not None:
            self.quote.take(one.quote)
        self.words.value = one.text
        self.words.cursor_position = len(one.text)
        self._show_premises()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Use a claim that is there in place of new words; of the opposite, use that it is false."""
        id, words, how = self._listed[event.option_index]
        opposite = how == OPPOSITE and self.form.linked
        self._set(Premised(id, words, self.negated != opposite, self._quoted))
        self.words.focus()
        turned = ": that it is false, since it says the opposite" if opposite else ""
        self._say_alike(f"uses the claim {id}{turned}")
        self._show_alike()

    def action_negate(self) -> None:
        """Say that the premise is false, or that it is true after all."""
        if self.form.linked:
            self.negated = not self.negated
            self._show_premises()

    def action_link(self) -> None:
        """Keep the words as a premise, and ask for one more that the same step needs."""
        if not self.form.strength:
            return
        if not self.words.value.strip():
            self._tell("first the words of this premise", fault=True)
            return
        try:
            self.premises.append(self._now(finished=True))
        except NoSource as error:
            self._tell(str(error), fault=True)
            return
        self._set(Premised(None, ""))
        self.words.focus()
        self._list("")
        self._tell(self._usual)

    def action_who(self) -> None:
        """Let the next person say so, after the last nobody in particular."""
        people = [None, *(id for id, _ in self.form.people)]
        self.by = people[(people.index(self.by) + 1) % len(people)] if self.by in people else None
        name = dict(self.form.people).get(self.by or "", "nobody in particular")
        self._tell(f"said by {name} · ctrl+o: somebody else")

    def action_source(self) -> None:
        """Quote the next source, after the last a new one."""
        if self.quote is not None:
            self.quote.next_source()

    @property
    def _quoted(self) -> Quoted | None:
        return self.quote.typed if self.quote is not None else None

    def _now(self, *, finished: bool = False) -> Premised:
        quote = self.quote.finished if self.quote is not None and finished else self._quoted
        return Premised(self._chosen, self.words.value.strip(), self.negated, quote)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the reason back; with evidence, first go through the two numbers."""
        if self.form.evidence and event.input is self.words:
            self.if_true.focus()
        elif self.form.evidence and event.input is self.if_true:
            self.if_false.focus()
        else:
            self._done()

    def _done(self) -> None:
        if not self.words.value.strip() and (not self.premises or self._quoted is not None):
            self._tell("it needs some words", fault=True)
            return
        try:
            premises = [*self.premises, *([self._now(finished=True)] if self.words.value.strip() else [])]
            strength, likelihoods = self._numbers()
        except (NotANumber, NoSource) as error:
            self._tell(str(error), fault=True)
            field = self.quote.new_source if self.quote and isinstance(error, NoSource) else self._faulty()
            field.focus()
            return
        self.draft = ""
        first, *more = premises
        self.dismiss(
            Reason(
                first.existing,
                first.text,
                first.negated,
                strength,
                likelihoods,
                more=tuple(more),
                by=self.by,
                quote=first.quote,
            )
        )

    def _numbers(self) -> tuple[float | None, Pair | None]:
        if self.form.evidence:
            return None, Pair(*(parse_number(field.value) for field in (self.if_true, self.if_false)))
        typed = self.strength.value.strip() if self.form.strength else ""
        return (parse_number(typed) if typed else None), None

    @property
    def _numbered(self) -> tuple[Field, ...]:
        """The fields for numbers that this form has."""
        if self.form.evidence:
            return self.if_true, self.if_false
        return (self.strength,) if self.form.strength else ()

    def _faulty(self) -> Field:
        """Return the first field that holds no number."""
        for field in self._numbered:
            try:
                parse_number(field.value)
            except NotANumber:
                return field
        return self.words

    def _tell(self, text: str, *, fault: bool = False) -> None:
        self.hint_line.update(Content(display_text(text)))
        self.hint_line.set_class(fault, "fault")

    def action_close(self) -> None:
        """Keep what was typed as a draft."""
        self.draft = _draft((*self.premises, self._now()), [field.value.strip() for field in self._numbered])
        super().action_close()


def _labelled(name: str, field: Field) -> ComposeResult:
    with Horizontal(classes="labelled"):
        yield said(f"{name:<8}", "label")
        yield field


def draft_of(reason: Reason) -> str:
    """Return a reason as the draft that the form takes up again."""
    pair = reason.likelihoods
    numbers = [reason.strength] if pair is None else [pair.if_true, pair.if_false]
    return _draft(reason.premises, ["" if one is None else number_text(one) for one in numbers])


def _draft(premises: Iterable[Premised], numbers: Sequence[str]) -> str:
    """Return premises line by line, each with its quote behind it, then the numbers; empty where nothing was typed."""
    words = "\n".join(_drafted(one) for one in premises).strip("\n").replace(_NUMBERS, " ")
    return _NUMBERS.join([words, *numbers]) if words or any(numbers) else ""


def _drafted(one: Premised) -> str:
    quote = one.quote
    return _PART.join(
        (_shown(one).replace(_PART, " "), *((quote.source or "", quote.new, quote.text) if quote is not None else ()))
    )


def _shown(one: Premised) -> str:
    return f"{_NOT if one.negated else ''}{one.text}"


def _premised(text: str) -> Premised:
    words, *quote = text.split(_PART, 3)
    quoted = Quoted(quote[0] or None, quote[2], quote[1]) if len(quote) == 3 else None
    return Premised(None, words.removeprefix(_NOT), words.startswith(_NOT), quoted)


def _prompt(id: str, text: str, how: str) -> Content:
    return Content.assemble(Content(display_text(text)), (f"  {how}", "$accent"), (f"  {id}", "$quiet"))
