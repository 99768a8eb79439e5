"""Questions that several actions ask: a number, who is speaking, which claim is alike.

Knows dialogs. Must not know which change follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model.numbers import NotANumber, parse_number
from argmap.tui.edits import add_participant
from argmap.tui.screens.ask_reason import OPPOSITE
from argmap.tui.screens.dialogs import AskLine, Choice, Choose
from argmap.tui.writer import LARGE
from argmap.views.card import title_of as words_of
from argmap.views.figures import percent

if TYPE_CHECKING:
    from argmap.duplicates import Index
    from argmap.tui.screens.home import HomeScreen

_NEW = "\0new"
_NOBODY = "\0nobody"
_ALIKE = 0.5
HOW = "0.7, 70% or 7:3"


def number_fault(text: str) -> str | None:
    """Return what is wrong with a typed probability; None where nothing is, or it is empty."""
    try:
        if text.strip():
            parse_number(text)
    except NotANumber as error:
        return str(error)
    return None


async def ask_number(home: HomeScreen, title: str, *, value: str = "", hint: str = "") -> tuple[bool, float | None]:
    """Return whether something was answered, and the number; None for an empty answer."""
    answer = await home.app.push_screen_wait(
        AskLine(
            title,
            value=value,
            hint=hint or f"{HOW}; empty takes it back",
            check=number_fault,
            read_as=lambda typed: f"= {percent(parse_number(typed))}",
        )
    )
    if answer is None:
        return False, None
    return True, parse_number(answer) if answer else None


async def speaker(home: HomeScreen) -> str | None:
    """Return who is speaking; ask first where it is nobody, None where it is still nobody then."""
    if home.argmap.who is None:
        await choose_speaker(home, why="These are somebody's own numbers. Who is speaking?")
    return home.argmap.who


async def choose_speaker(home: HomeScreen, *, why: str = "Who is speaking?") -> None:
    """Choose who is speaking, or add a participant and let them speak."""
    app = home.argmap
    people = list(app.debate.participants.values())
    choices = [
        Choice(one.id, str(n) if n < 10 else "", one.name or one.id, one.note or "") for n, one in enumerate(people, 1)
    ]
    if not app.session.read_only:
        choices.append(Choice(_NEW, "a", "somebody new…", "adds a participant"))
    choices.append(Choice(_NOBODY, "0", "nobody", "shows the group's numbers"))
    chosen = await app.push_screen_wait(Choose(why, choices, at=app.who or _NOBODY))
    if chosen == _NEW:
        name = await app.push_screen_wait(AskLine("What is the new participant's name?"))
        if name:
            made = add_participant(app.debate, name)
            if app.change(made.change):
                app.who = made.go_to
    elif chosen is not None:
        app.who = None if chosen == _NOBODY else chosen


class Alike:
    """The claims of a debate, to be asked which of them say what is being typed."""

    def __init__(self, home: HomeScreen) -> None:
        self._claims = tuple(home.argmap.debate.claims.values())
        self._index: Index | None = None
        if len(self._claims) < LARGE:
            self._build()
        else:
            home.run_worker(self._build, thread=True, group="alike", exit_on_error=False)

    def _build(self) -> None:
        from argmap.duplicates import Index

        self._index = Index(claim.text for claim in self._claims)

    def to(self, text: str) -> list[tuple[str, str, str]]:
        """Return the claims like a text, the most alike first: id, words and how they are alike."""
        if self._index is None:
            return []
        found = self._index.similar_to(text, limit=5, at_least=_ALIKE)
        return [(self._claims[one.text].id, self._claims[one.text].text, _TIER[one.tier or ""]) for one in found]


_TIER = {
    "": "",
    "same": "the same",
    "edited": "nearly the same",
    "variant": "much the same",
    "opposite": OPPOSITE,
    "quotes": "holds these words",
}


def title_of(home: HomeScreen, id: str | None) -> str:
    """Return the words of a claim or an argument on one line."""
    return words_of(home.argmap.debate, id) if id is not None else ""


def short(text: str, size: int = 70) -> str:
    """Return a text cut to a size."""
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
