"""What most keys need, made ready beside the screen once the first numbers are there: modules, what find searches.

Knows what is loaded late. Must not know when it is used.
"""

from __future__ import annotations

from importlib import import_module

from textual.message import Message

from argmap.model.values import Debate
from argmap.views.card_index import Index, index
from argmap.views.find import Searchable, searchables

LATE = (
    "argmap.document.editing",
    "argmap.document.undo",
    "argmap.tui.flows",
    "argmap.views.reasons",
    "argmap.tui.widgets.tour",
    "argmap.tui.screens.find_screen",
    "argmap.tui.screens.ask_reason",
    "argmap.tui.screens.focus",
    "argmap.tui.screens.cruxes",
    "argmap.tui.screens.compare",
    "argmap.tui.screens.questions",
    "argmap.tui.screens.reconcile",
    "argmap.tui.screens.duplicates",
    "argmap.tui.screens.thread",
)
"""What the first picture does without, in the order in which it is likely to be asked for."""


class Warmed(Message):
    """What finding and cards need is ready, and what most keys need is loaded."""

    def __init__(self, debate: Debate, searchables: tuple[Searchable, ...], index: Index) -> None:
        super().__init__()
        self.debate, self.searchables, self.index = debate, searchables, index


def warmed(debate: Debate) -> Warmed:
    """Load what is loaded late; return what finding and cards need of a debate."""
    for name in LATE:
        import_module(name)
    return Warmed(debate, searchables(debate), index(debate))
