"""From every screen to every other by its key, and back the way one came."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from argmap.model.values import Debate
from argmap.tui.app import ArgmapApp
from argmap.tui.widgets.rows_view import RowsView
from tests.tui.places import arrived
from tests.tui.screens import explained, play, screen_text
from tests.tui.test_places_hostile import session
from tests.views.debate_for_views import WAIT

OPENED_BY = {"f": "Focus", "X": "Cruxes", "v": "Compare", "i": "Next question", "d": "Repeats", "t": "Thread"}
OPENED_BY |= {"R": "Reconcile"}


def names(app: ArgmapApp) -> str:
    return app.home.top.NAME


def test_every_screen_opens_from_every_other_and_escape_walks_back(tmp_path: Path) -> None:
    ways = [(a, b) for a in OPENED_BY for b in OPENED_BY if a != b]

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for first, second in ways:
            await arrived(pilot, first, second)
            assert names(app) == OPENED_BY[second], f"{first} {second}"
            await arrived(pilot, "escape")
            assert names(app) == OPENED_BY[first]
            await arrived(pilot, "escape")
            assert app.screen is app.home

    play(session(tmp_path), steps)


def test_enter_on_a_long_way_goes_to_the_claim_and_escape_walks_all_of_it_back() -> None:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "j", "X", "f", "v", "enter", "f", "enter")
        for _ in range(6):
            seen.append(names(app))
            await arrived(pilot, "escape")
        assert app.home.outline_view.cursor == 1
        assert not app.home.way

    play(WAIT, steps)
    assert seen == ["Outline", "Focus", "Outline", "Compare", "Focus", "Cruxes"]


def test_a_screen_that_is_left_for_another_is_found_as_it_was() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "i", "s", "s")
        questions = app.screen
        key = questions.query_one(RowsView).key
        await arrived(pilot, "X", "escape")
        assert app.screen is questions
        assert questions.query_one(RowsView).key == key
        assert "2 skipped" in screen_text(app)

    play(WAIT, steps)


def test_a_change_made_elsewhere_is_seen_on_coming_back() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "X", "f", "e", *"?!", "enter", "escape")
        assert names(app) == "Cruxes"
        assert "?!" in screen_text(app)

    play(WAIT, steps)


def test_what_one_stands_on_goes_along() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "X", "j")
        key = app.screen.query_one(RowsView).key
        await arrived(pilot, "f")
        row = app.home.top.row
        assert row is not None
        assert row.claim == key

    play(WAIT, steps)


@pytest.mark.parametrize(("place", "key"), [("X", "riskier"), ("f", "wait"), ("v", "riskier")])
def test_a_digit_is_a_credence_on_every_screen(place: str, key: str) -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *([] if place == "f" else ["G"]), place)
        row = app.home.top.row
        assert row is not None
        await arrived(pilot, "3")
        assert app.debate.stated("critic", row.entry or "").credence == 0.3

    play(WAIT, steps)


def test_a_reason_is_added_where_one_stands_in_focus() -> None:
    def added(debate: Debate) -> list[str]:
        return [one.target for one in debate.arguments.values() if one.premises and one.premises[0].claim == "so"]

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "f")
        await explained(pilot, "wait")
        await arrived(pilot, "l")
        row = app.home.top.row
        assert row is not None
        assert row.argument is not None
        await arrived(pilot, "a", "u", *"so", "enter")
        assert added(app.debate) == [row.entry]

    play(WAIT, steps)


def test_an_entry_that_is_renamed_or_removed_in_focus() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        app.home.go_to("rare")
        await arrived(pilot, "f", "r", "end", *"-not", "enter")
        assert "rare-not" in screen_text(app)
        await arrived(pilot, "D", "y")
        assert "rare-not" not in app.debate.claims
        assert app.screen is app.home


def test_what_cannot_be_removed_even_with_all_its_uses_is_told() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "D", "y")
        assert "is what the debate is about" in screen_text(app)

    play(WAIT, steps)

    play(WAIT, steps)


def test_find_works_on_every_screen() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "X", "slash", *"rare", "enter")
        row = app.home.outline_view.row
        assert app.screen is app.home
        assert row is not None
        assert row.claim == "rare"
        await arrived(pilot, "escape")
        assert names(app) == "Cruxes"

    play(WAIT, steps)


def test_a_very_long_way_is_forgotten_at_its_beginning() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *(["X", "v"] * 20))
        assert len(app.home.way) == 24
        await arrived(pilot, *(["escape"] * 25))
        assert app.screen is app.home
        assert len(app._installed_screens) == 0

    play(WAIT, steps)
