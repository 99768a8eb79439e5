from textual.pilot import Pilot

from argmap.tui.app import ArgmapApp
from tests.tui.screens import play, screen_text
from tests.views.debate_for_views import WAIT


def test_every_action_is_found_by_its_words() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("ctrl+p", *"fold", "space", *"every", "enter")
        await pilot.pause()
        assert [row.key for row, _ in app.home.outline_view.lines] == ["wait", "/apart"]

    play(WAIT, steps)


def test_a_colon_lists_what_applies() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press(":")
        await pilot.pause()
        assert "Say how likely you hold this" in screen_text(app)

    play(WAIT, steps)
