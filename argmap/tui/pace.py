"""A new screen made in steps: the toolkit styles, lays out and paints it in one breath, and again for its size.

Between the steps the loop goes on, so that a key is taken and a timer runs.
Knows the toolkit's events. Must not know any screen.
"""

from __future__ import annotations

import asyncio
from typing import Any

from textual import events
from textual.screen import Screen

_TURNS = 4


def without_second_styling(event: events.Event, *, is_new: bool) -> None:
    """Have a screen that is shown for the first time not styled once more: it was when it was mounted."""
    if isinstance(event, events.ScreenResume) and is_new:
        event.refresh_styles = False


async def goes_on() -> None:
    """Let what a key began come as far as the screen or the dialog that it opens."""
    for _ in range(_TURNS):
        await asyncio.sleep(0)


def hand_on(event: events.Key, screen: Screen[Any]) -> None:
    """Give a key that was typed ahead to the screen that it was meant for."""
    event.stop()
    screen._forward_event(events.Key(event.key, event.character))


async def give_way(event: events.Event) -> None:
    """Let the loop go on after what takes long."""
    if isinstance(event, (events.Mount, events.ScreenResume, events.Resize)):
        await asyncio.sleep(0)
