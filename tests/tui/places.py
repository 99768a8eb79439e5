"""Waiting for a screen that computes what it shows."""

from __future__ import annotations

import asyncio

from textual.pilot import Pilot

from argmap.tui.screens.place import Place


async def arrived(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and after each wait until the screen shows what it computes."""
    for key in keys:
        await pilot.press(key)
        for _ in range(300):
            await pilot.pause()
            if not (isinstance(pilot.app.screen, Place) and pilot.app.screen.busy):
                break
            await asyncio.sleep(0.01)
