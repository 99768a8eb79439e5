"""Opening the screens beside the outline, and coming back from where they lead.

Knows which screen an action opens. Must not know what is on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.tui.actions import BY_ID
from argmap.tui.flows.ask import speaker
from argmap.tui.flows.say import Flow

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen
    from argmap.tui.screens.place import Place


async def _visit(home: HomeScreen, place: Place) -> None:
    """Show a place; go where it leads. Escape comes back to it from there."""
    reached = await home.app.push_screen_wait(place)
    home.came_from = None
    if reached is not None:
        home.go_to(reached)
        home.came_from = place.OPENED_BY
        home.say(f"{home.argmap.keymap.shown('close', 1)} goes back to: {BY_ID[place.OPENED_BY].label}")


async def cruxes(home: HomeScreen) -> None:
    """Show which questions would change minds."""
    from argmap.tui.screens.cruxes import CruxesScreen

    await _visit(home, CruxesScreen(home))


async def compare(home: HomeScreen) -> None:
    """Show two people side by side."""
    from argmap.tui.screens.compare import CompareScreen

    await _visit(home, CompareScreen(home))


async def ask(home: HomeScreen) -> None:
    """Walk the speaker through what they said nothing of yet."""
    from argmap.tui.screens.questions import QuestionsScreen

    who = await speaker(home)
    if who is not None:
        await _visit(home, QuestionsScreen(home, who))


async def thread(home: HomeScreen) -> None:
    """Show the sources with their repeats folded."""
    from argmap.tui.screens.thread import ThreadScreen

    await _visit(home, ThreadScreen(home))


async def duplicates(home: HomeScreen) -> None:
    """Show which claims repeat or oppose each other."""
    from argmap.tui.screens.duplicates import DuplicatesScreen

    await _visit(home, DuplicatesScreen(home))


PLACE_FLOWS: dict[str, Flow] = {
    "ask": ask,
    "cruxes": cruxes,
    "compare": compare,
    "duplicates": duplicates,
    "thread": thread,
}
