"""The screen under a dialog looks as the toolkit itself would draw it there."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.renderables.background_screen import BackgroundScreen

from argmap.tui.app import ArgmapApp
from tests.tui.screens import play
from tests.views.debate_for_views import WAIT

_BESIDE_THE_DIALOG = 8


def cells(line: Iterable[Segment]) -> list[tuple[str, Style | None]]:
    return [(letter, segment.style) for segment in line for letter in segment.text]


def test_every_character_beside_a_dialog_has_the_colours_that_the_toolkit_gives_it() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        shown = app.screen._compositor.render_strips()
        below = app.home._compositor.render_strips()
        tint = app.screen.styles.background
        for drawn, under in zip(shown, below, strict=True):
            asked = cells(BackgroundScreen.process_segments(under, tint))
            assert cells(drawn)[:_BESIDE_THE_DIALOG] == asked[:_BESIDE_THE_DIALOG]

    play(WAIT, steps, size=(120, 32))
