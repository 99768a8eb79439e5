"""A new screen is made in steps, between which the loop goes on."""

from __future__ import annotations

import asyncio

from textual.events import Event, Key, Resize, ScreenResume
from textual.geometry import Size

from argmap.tui.pace import give_way, without_second_styling


def ran_meanwhile(event: Event) -> bool:
    """Whether something else that waited for the loop ran while it was given way after an event."""
    ran: list[Event] = []

    async def handle() -> bool:
        asyncio.get_running_loop().call_soon(ran.append, event)
        await give_way(event)
        return bool(ran)

    return asyncio.run(handle())


def test_the_loop_goes_on_after_a_new_size() -> None:
    assert ran_meanwhile(Resize(Size(80, 24), Size(80, 24)))


def test_the_loop_goes_on_after_a_screen_is_shown() -> None:
    assert ran_meanwhile(ScreenResume())


def test_no_time_is_lost_after_a_key() -> None:
    assert not ran_meanwhile(Key("a", "a"))


def test_a_new_screen_is_not_styled_twice() -> None:
    event = ScreenResume()
    without_second_styling(event, is_new=True)
    assert not event.refresh_styles


def test_a_screen_that_is_come_back_to_is_styled_anew() -> None:
    event = ScreenResume()
    without_second_styling(event, is_new=False)
    assert event.refresh_styles
