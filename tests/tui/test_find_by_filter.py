from textual.pilot import Pilot

from argmap.tui.app import ArgmapApp
from tests.tui.screens import play, screen_text, type_text
from tests.views.debate_for_views import WAIT


def test_filters_find_while_they_are_typed() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("slash")
        await type_text(pilot, "crux:op")
        await pilot.pause()
        assert "1 found" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.home.hits == ("riskier",)

    play(WAIT, steps)


def test_what_is_wrong_with_a_query_is_said_and_nothing_is_lost() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("slash")
        await type_text(pilot, "tga:x")
        await pilot.pause()
        assert "there is no filter 'tga'" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not app.home.hits

    play(WAIT, steps)
