"""Keys and clicks that come faster than the screen changes: each does what it did to what was seen, or nothing."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from argmap.tui.app import ArgmapApp
from argmap.tui.screens.ask_reason import AskReason
from argmap.tui.screens.dialogs import Choice, Choose
from argmap.tui.screens.home import HomeScreen
from tests.tui.pressing import answered, key_event, send
from tests.tui.screens import play, settle
from tests.views.debate_for_views import WAIT


def test_two_answers_at_once_close_one_dialog_and_no_screen() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        app.push_screen(Choose("Which?", (Choice("one", "a", "one"), Choice("two", "b", "two"))))
        await settle(pilot)
        for key in "abab":
            send(app, key_event(app, key))
        await answered(app)
        assert isinstance(app.screen, HomeScreen)

    play(WAIT, steps)


def test_a_click_on_what_was_just_taken_away_is_no_fault() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        app.home.begin_tour()
        await settle(pilot)
        tour = app.home.tour
        assert tour is not None
        at = tour.region.x + 4, tour.region.y + 1
        await tour.remove()
        tour._parent = None
        assert app.screen.get_widget_at(*at)[0] is tour
        send(app, events.MouseDown(None, *at, 0, 0, 1, False, False, False, *at))
        await answered(app)
        assert app._exception is None

    play(WAIT, steps)


def test_a_key_typed_ahead_goes_to_what_the_key_before_it_opened() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for key in "af":
            send(app, key_event(app, key))
        await answered(app)
        await settle(pilot)
        assert isinstance(app.screen, AskReason)

    play(WAIT, steps)
