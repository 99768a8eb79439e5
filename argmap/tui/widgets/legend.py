"""One line that says what the outline's bar, numbers and signs mean: those that stand in this debate.

Knows signs and their words. Must not know rows, or whether there is room for the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from argmap.model.values import Debate, Relation
from argmap.views.outline import SIGNS
from argmap.views.rows import LINKED

_WORDS: tuple[tuple[Relation, str, str], ...] = (
    ("supports", "for", "$for"),
    ("rebuts", "against", "$against"),
    ("necessary_for", "needed", "$for"),
    ("evidence_for", "evidence", "$for"),
    ("undercuts", "undercuts", "$undercut"),
)
_GAP = 2


class Legend(Static):
    """What the signs mean, as many as there is room for."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._entries: tuple[tuple[str, str, str], ...] = ()
        self._of: tuple[object, object] = (None, None)

    def show(self, debate: Debate) -> None:
        """Say what stands in a debate."""
        of = (debate.arguments, debate.cruxes)
        if self._of[0] is not of[0] or self._of[1] is not of[1]:
            self._of = of
            self._entries = tuple(_entries(debate))
            self._draw()

    def toggle(self) -> None:
        """Show the line, or hide it, however much room there is."""
        self.styles.display = "none" if self.display else "block"

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._draw()

    def _draw(self) -> None:
        room = self.size.width - 2
        parts: list[tuple[str, str]] = [(" ", "")]
        for sign, words, style in self._entries:
            size = cell_len(sign) + 1 + len(words) + _GAP
            if size - _GAP > room:
                break
            parts += [(sign, style), (f" {words}{' ' * _GAP}", "$quiet")]
            room -= size
        self.update(Content.assemble(*parts), layout=False)


def _entries(debate: Debate) -> Iterator[tuple[str, str, str]]:
    """Yield signs, words and colours, what is met most first."""
    steps = debate.arguments.values()
    relations = {step.relation for step in steps}
    used = [premise.claim for step in steps for premise in step.premises]
    yield "▌44%", "credence", "$bar"
    yield from ((SIGNS[relation], words, style) for relation, words, style in _WORDS if relation in relations)
    if any(len(step.premises) > 1 for step in steps):
        yield LINKED, "together", "$quiet"
    yield "?", "assumed", "$quiet"
    if debate.cruxes:
        yield "◆", "crux", "$crux"
    if len(used) > len(set(used)):
        yield "↪", "elsewhere too", "$quiet"
