"""The Cruxes screen: what it ranks, and the ways in and out."""

from textual.pilot import Pilot

from argmap.tui.app import ArgmapApp
from argmap.tui.widgets.rows_view import RowsView
from tests.tui.places import arrived
from tests.tui.screens import play, screen_text
from tests.views.debate_for_views import WAIT


def shown(*keys: str, who: str | None = "critic") -> str:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *keys)
        seen.append(screen_text(app))

    play(WAIT, steps, who=who)
    return seen[0]


def test_two_people_are_compared_at_first() -> None:
    text = shown("X")
    assert "would bring the critic and the author together" in text
    assert "If it were settled" in text


def test_a_key_chooses_whose_questions() -> None:
    assert "Questions that would tell the critic most" in shown("X", "b", "j", "enter")


def test_the_second_page_says_what_to_ask_next() -> None:
    text = shown("X", "tab")
    assert "What to ask next" in text
    assert "Whom to ask" in text


def test_enter_goes_to_the_claim_and_escape_comes_back_to_where_one_was() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "X", "j")
        key = app.screen.query_one(RowsView).key
        await arrived(pilot, "enter")
        assert app.screen is app.home
        row = app.home.outline_view.row
        assert row is not None
        assert row.claim == key
        await arrived(pilot, "escape")
        assert app.screen.query_one("RowsView").key == key  # type: ignore[attr-defined]
        await arrived(pilot, "escape", "backspace")
        assert app.home.outline_view.cursor == 0

    play(WAIT, steps)


def test_another_speaker_has_another_ranking() -> None:
    assert "as The author" in shown("X", "m", "2")


def test_what_would_follow_is_held_against_the_map() -> None:
    text = shown("j", "j", "x", *"Ask", "enter", *"0.1", "enter", *"0.4", "enter")
    assert "Your answers, held against your other numbers" in text
    assert "Now you say 5%, but your answers lie between 10% and 40%" in text


def test_nobody_speaking_is_asked_before_the_conditionals() -> None:
    assert "Who is speaking?" in shown("j", "j", "x", "enter", who=None)


def test_the_palette_holds_what_can_be_done_here() -> None:
    assert "What to ask next" in shown("X", ":", *"turn", "enter")


def test_an_answer_on_the_agenda_leads_to_the_next_question() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "X", "tab")
        rows = app.screen.query_one(RowsView)
        first = rows.key
        await arrived(pilot, "3")
        assert first is not None
        assert app.debate.stated("critic", first).credence == 0.3
        for _ in range(100):
            if rows.key != first:
                break
            await pilot.pause(0.02)
        assert rows.key != first
        assert rows.cursor <= 1

    play(WAIT, steps)
