"""Adding a reason: its words, with the claims that already say so listed below; linked premises, negation, strength.

Knows the form. Must not know how a change is made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from argmap.model.numbers import NotANumber, parse_number
from argmap.model.values import Pair
from argmap.text.safe import display_text
from argmap.tui.edits import Premised, Reason
from argmap.tui.screens.dialogs import Dialog, said
from argmap.tui.widgets.fields import Field
from argmap.views.rows import fit

Similar = Callable[[str], Sequence[tuple[str, str, str]]]
"""Return the claims that say something like a text: id, words, and how they are alike."""

OPPOSITE = "the opposite?"
_NOT = "not: "
_STRENGTH = "strength, if all its premises hold (empty: as the debate assumes)"
_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks for.

    `evidence`: the two likelihoods in place of a strength; `plain`: one premise more of a step that has its strength;
    `alone`: a claim that is no reason for anything. `people` are who may say so, by id and name; `by` is who says so
    unless another is chosen.
    """

    evidence: bool = False
    plain: bool = False
    alone: bool = False
    people: tuple[tuple[str, str], ...] = ()
    by: str | None = None

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
            yield self.hint_line

    def on_mount(self) -> None:
        """Take the draft up again; nothing is alike yet."""
        *before, now = self.draft.split("\n")
        self.premises = [_premised(text) for text in before]
        self.words.value = now.removeprefix(_NOT)
        self.negated = now.startswith(_NOT)
        self.options.display = False
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
        self.options.display = bool(self._listed)
        self.alike.update(Content("already here, the same or alike:" if self._listed else ""))

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
        self.words.value = one.text
        self.words.cursor_position = len(one.text)
        self._show_premises()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Use a claim that is there in place of new words; of the opposite, use that it is false."""
        id, words, how = self._listed[event.option_index]
        opposite = how == OPPOSITE and self.form.linked
        self._set(Premised(id, words, self.negated != opposite))
        self.words.focus()
        self.options.display = False
        turned = ": that it is false, since it says the opposite" if opposite else ""
        self.alike.update(Content(display_text(f"uses the claim {id}{turned}")))

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
        self.premises.append(self._now())
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

    def _now(self) -> Premised:
        return Premised(self._chosen, self.words.value.strip(), self.negated)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the reason back; with evidence, first go through the two numbers."""
        if self.form.evidence and event.input is self.words:
            self.if_true.focus()
        elif self.form.evidence and event.input is self.if_true:
            self.if_false.focus()
        else:
            self._done()

    def _done(self) -> None:
        premises = [*self.premises, *([self._now()] if self.words.value.strip() else [])]
        if not premises:
            self._tell("it needs some words", fault=True)
            return
        try:
            strength, likelihoods = self._numbers()
        except NotANumber as error:
            self._tell(str(error), fault=True)
            self._faulty().focus()
            return
        self.draft = ""
        first, *more = premises
        self.dismiss(
            Reason(first.existing, first.text, first.negated, strength, likelihoods, more=tuple(more), by=self.by)
        )

    def _numbers(self) -> tuple[float | None, Pair | None]:
        if self.form.evidence:
            return None, Pair(*(parse_number(field.value) for field in (self.if_true, self.if_false)))
        typed = self.strength.value.strip() if self.form.strength else ""
        return (parse_number(typed) if typed else None), None

    def _faulty(self) -> Field:
        """Return the first field that holds no number."""
        for field in (self.if_true, self.if_false) if self.form.evidence else ():
            try:
                parse_number(field.value)
            except NotANumber:
                return field
        return self.if_false if self.form.evidence else self.strength

    def _tell(self, text: str, *, fault: bool = False) -> None:
        self.hint_line.update(Content(display_text(text)))
        self.hint_line.set_class(fault, "fault")

    def action_close(self) -> None:
        """Keep the words as a draft."""
        self.draft = "\n".join(_shown(one) for one in [*self.premises, self._now()]).strip("\n")
        super().action_close()


def _labelled(name: str, field: Field) -> ComposeResult:
    with Horizontal(classes="labelled"):
        yield said(f"{name:<8}", "label")
        yield field


def draft_of(reason: Reason) -> str:
    """Return a reason as the draft that the form takes up again."""
    first = Premised(reason.existing, reason.text, reason.negated)
    return "\n".join(_shown(one) for one in (first, *reason.more))


def _shown(one: Premised) -> str:
    return f"{_NOT if one.negated else ''}{one.text}"


def _premised(text: str) -> Premised:
    return Premised(None, text.removeprefix(_NOT), text.startswith(_NOT))


def _prompt(id: str, text: str, how: str) -> Content:
    return Content.assemble(Content(display_text(text)), (f"  {how}", "$accent"), (f"  {id}", "$quiet"))
