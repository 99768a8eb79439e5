"""Opening the screens beside the outline, with what one stands on.

Knows which screen an action opens. Must not know what is on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.tui.blind import HIDDEN
from argmap.tui.flows.ask import speaker
from argmap.tui.flows.say import Flow

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen


def focus(home: HomeScreen) -> None:
    """Set what one stands on, else what one came from, between what it bears on and what bears on it."""
    from argmap.tui.screens.focus import FocusScreen

    row = home.top.row or home.outline_view.row
    if row is not None and row.entry is not None:
        home.way.open(FocusScreen(home, row.entry))


def cruxes(home: HomeScreen) -> None:
    """Show which questions would change minds."""
    from argmap.tui.screens.cruxes import CruxesScreen

    home.way.open(CruxesScreen(home))


def compare(home: HomeScreen) -> None:
    """Show two people side by side."""
    if home.argmap.blind.asking(home.argmap.who) is not None:
        home.say(HIDDEN)
        return
    from argmap.tui.screens.compare import CompareScreen

    home.way.open(CompareScreen(home))


async def ask(home: HomeScreen) -> None:
    """Walk the speaker through what a blind round asks, or offer to reveal it, else ask what they said nothing of."""
    who = await speaker(home)
    if who is None:
        return
    asking = home.argmap.blind.asking(who)
    if asking is not None:
        from argmap.tui.screens.blind_round import BlindRoundScreen

        home.way.open(BlindRoundScreen(home, who, asking))
        return
    if home.argmap.blind.ready(who) is not None:
        from argmap.tui.flows.blind import offer_reveal

        if await offer_reveal(home, who):
            return
    if not home.argmap.debate.thesis:
        home.say("the debate has no thesis yet")
        return
    from argmap.tui.screens.questions import QuestionsScreen

    home.way.open(QuestionsScreen(home, who))


async def reconcile(home: HomeScreen) -> None:
    """Show the speaker's nearest numbers that agree with each other."""
    from argmap.tui.screens.reconcile import ReconcileScreen

    who = await speaker(home)
    if who is not None:
        home.way.open(ReconcileScreen(home, who))


async def thread(home: HomeScreen) -> None:
    """Show the sources with their repeats folded; ask for one where there is none."""
    from argmap.tui.flows.thread_source import add_thread
    from argmap.tui.screens.thread import ThreadScreen

    if not any(source.file for source in home.argmap.debate.sources.values()) and not await add_thread(home):
        return
    home.way.open(ThreadScreen(home))


def duplicates(home: HomeScreen) -> None:
    """Show which claims repeat or oppose each other."""
    from argmap.tui.screens.duplicates import DuplicatesScreen

    home.way.open(DuplicatesScreen(home))


PLACE_FLOWS: dict[str, Flow] = {
    "ask": ask,
    "focus": focus,
    "cruxes": cruxes,
    "compare": compare,
    "duplicates": duplicates,
    "reconcile": reconcile,
    "thread": thread,
}
