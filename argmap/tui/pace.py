"""A new screen made in steps: the toolkit styles, lays out and paints it in one breath, and again for its size.

Between the steps the loop goes on, so that a key is taken and a timer runs.
Knows the toolkit's events. Must not know any screen.
"""

from __future__ import annotations

import asyncio

from textual import events


def without_second_styling(event: events.Event, *, is_new: bool) -> None:
    """Have a screen that is shown for the first time not styled once more: it was when it was mounted."""
    if isinstance(event, events.ScreenResume) and is_new:
        event.refresh_styles = False


async def give_way(event: events.Event) -> None:
    """Let the loop go on after what takes long."""
    if isinstance(event, (events.Mount, events.ScreenResume, events.Resize)):
        await asyncio.sleep(0)
