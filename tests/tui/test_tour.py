from pathlib import Path

from textual.pilot import Pilot

from argmap.tui.actions import BY_ID
from argmap.tui.app import ArgmapApp
from argmap.tui.start import first_tour
from argmap.tui.widgets.tour import STEPS
from tests.tui.screens import play, screen_text
from tests.views.debate_for_views import WAIT


def test_every_key_of_the_tour_is_an_actions() -> None:
    for step in STEPS:
        assert {part.partition("}")[0] for part in step.text.split("{")[1:]} <= set(BY_ID)
        assert step.done_by <= set(BY_ID)


def test_the_tour_goes_on_when_a_step_was_tried() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert "1/6 Look" in screen_text(app)
        await pilot.press("j", "7")
        await pilot.pause()
        assert "3/6 Ask why" in screen_text(app)
        await pilot.press("f", "escape", "X", "escape", "u")
        await pilot.pause()
        assert "6/6 On your own" in screen_text(app)
        await pilot.press("full_stop")
        await pilot.pause()
        assert app.home.tour is None

    play(WAIT, steps, tour=True)


def test_escape_ends_the_tour_and_a_command_brings_it_back() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("escape")
        await pilot.pause()
        assert "Look" not in screen_text(app)
        await pilot.press("ctrl+p", *"tour", "enter")
        await pilot.pause()
        assert "1/6 Look" in screen_text(app)

    play(WAIT, steps, tour=True)


def test_the_tour_names_ones_own_keys() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert app.home.tour is not None
        assert "Go down with n:" in str(app.home.tour.content)

    play(WAIT, steps, tour=True, keymap={"move.down": "n"})


def test_without_being_asked_there_is_no_tour() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        assert app.home.tour is None

    play(WAIT, steps)


def test_the_whole_tour_is_read_on_a_small_terminal() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for _ in STEPS:
            assert "ends the tour)" in " ".join(screen_text(app).split())
            assert "q quit" in screen_text(app) or "help" in screen_text(app)
            await pilot.press("full_stop")
            await pilot.pause()

    play(WAIT, steps, tour=True, size=(80, 24))


def test_it_is_shown_once(tmp_path: Path) -> None:
    assert [first_tour(tmp_path / "state") for _ in range(3)] == [True, False, False]


def test_where_nothing_can_be_kept_it_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    assert not first_tour(tmp_path / "state")
