"""A random walk over all screens: keys pressed as fast as they are answered."""

from __future__ import annotations

import asyncio
import random
import unicodedata
from collections.abc import Callable
from typing import Any, cast

from textual import events
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from argmap.session import Session
from argmap.tui.app import ArgmapApp

KEYS = [*"jkhlgGzoRMcnN0123456789+-=psmwWaeExrDuUHSfJK!?/:XvdtibBTyR.", "enter", "escape", "space", "tab", "backspace"]
KEYS += ["down", "up", "left", "right", "pagedown", "ctrl+u", "home", "end", "delete", "ctrl+p", "shift+down"]
OPENERS = [*"fXvdtiR/:?HmawceEx", "enter"]


def walk(seed: int, length: int) -> list[str]:
    """Return keys: mostly any, often one that opens something, now and then a way out or some words."""
    dice = random.Random(seed)
    keys: list[str] = []
    while len(keys) < length:
        lot = dice.random()
        if lot < 0.16:
            keys.append("escape")
        elif lot < 0.3:
            keys.append(dice.choice(OPENERS))
        elif lot < 0.34:
            keys += [*dice.choice(["0.3", "7:3", "so", "not it", "tag:a", "gap>1", "[x]"]), "enter"]
        else:
            keys.append(dice.choice(KEYS))
    return keys[:length]


async def press(pilot: Pilot[int], key: str) -> None:
    """Press a key and wait until what it set off is done, work beside the screen left aside."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(name))
    except KeyError:
        character = key if len(key) == 1 else None
    driver = pilot.app._driver
    assert driver is not None
    event = events.Key(name, character)
    event.set_sender(pilot.app)
    driver.send_message(event)
    await pilot._wait_for_screen()


def play_keys(
    session: Session, keys: list[str], *, size: tuple[int, int], who: str | None, after: Callable[[ArgmapApp], None]
) -> ArgmapApp:
    """Run the app, press the keys, look at it after each; return it as it ended."""
    app = ArgmapApp(cast("Any", session), who=who)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.05)
            for number, key in enumerate(keys):
                await press(pilot, key)
                if number % 7 == 0:
                    await asyncio.sleep(0.002)
                after(app)
            await pilot.pause(0.1)
            app.write_now()

    asyncio.run(run())
    return app
