"""Running the app without a terminal, and reading what it shows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, cast

from textual.pilot import Pilot

from argmap.model.values import Debate
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from tests.tui.fake_session import FakeSession

Play = Callable[[Pilot[int], ArgmapApp], Awaitable[None]]


def play(
    debate: Debate | FakeSession | Session,
    steps: Play,
    *,
    size: tuple[int, int] = (110, 32),
    who: str | None = "critic",
    **more: Any,
) -> ArgmapApp:
    """Run the app on a debate, play the steps, return the app as it ended."""
    session = FakeSession(debate) if isinstance(debate, Debate) else debate
    app = ArgmapApp(cast("Any", session), who=who, **more)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await steps(pilot, app)

    asyncio.run(run())
    return app


async def settle(pilot: Pilot[int]) -> None:
    """Wait until the engine is done and what it found is on the screen."""
    app = cast("ArgmapApp", pilot.app)
    await pilot.pause(0.02)
    for _ in range(500):
        await pilot.pause()
        if not app.engine.busy:
            break
        await asyncio.sleep(0.01)
    await pilot.pause(0.02)


async def explained(pilot: Pilot[int], claim: str) -> None:
    """Wait until the screen has been told why a claim has its number."""
    app = cast("ArgmapApp", pilot.app)
    for _ in range(300):
        await pilot.pause()
        if app.whys(claim):
            return
        await asyncio.sleep(0.01)


def screen_text(app: ArgmapApp) -> str:
    """Return what the screen shows as lines of text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type a text."""
    await pilot.press(*("space" if char == " " else char for char in text))
