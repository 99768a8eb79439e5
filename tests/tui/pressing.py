"""Handing events to the app as a terminal does, and waiting until they are answered."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot


def key_event(app: App[Any], key: str) -> events.Key:
    """Return a key as the terminal reports it."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(name))
    except KeyError:
        character = key if len(key) == 1 else None
    event = events.Key(name, character)
    event.set_sender(app)
    return event


async def press(pilot: Pilot[int], key: str) -> None:
    """Press a key and wait until it is answered, work beside the screen left aside."""
    send(pilot.app, key_event(pilot.app, key))
    await answered(pilot.app)


def send(app: App[Any], event: events.Event) -> None:
    """Hand an event to the app as its driver does."""
    driver = app._driver
    if driver is not None:
        driver.process_message(event)


async def answered(app: App[Any]) -> None:
    """Wait until the app, the widget that has the focus and all it stands in have seen what was sent."""
    await _seen_by(app, 30.0)
    if not app.is_running or not app.screen_stack:
        return
    widget: Any = app.focused or app.screen
    for pump in (*widget.ancestors_with_self,):
        if pump is not app:
            await _seen_by(pump, 0.3)


async def _seen_by(pump: MessagePump, patience: float) -> None:
    seen = asyncio.Event()
    if not pump.call_later(seen.set):
        return
    try:
        await asyncio.wait_for(seen.wait(), patience)
    except TimeoutError:
        # A screen that was closed meanwhile sees nothing any more; the app itself always has to.
        if isinstance(pump, App) and pump.is_running:
            raise AssertionError("the app did not answer for half a minute") from None
