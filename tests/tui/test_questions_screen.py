"""The guided pass: the most telling question first, one key for an answer, no number shown before it."""

from dataclasses import replace

from textual.pilot import Pilot

from argmap.model.values import Debate
from argmap.tui.app import ArgmapApp
from argmap.tui.widgets.rows_view import RowsView
from tests.tui.places import arrived
from tests.tui.screens import play, screen_text
from tests.tui.test_compare_screen import TWO

SILENT = replace(TWO, credences={"bo": TWO.credences["bo"]})


def after(*keys: str, debate: Debate = SILENT) -> tuple[Debate, str]:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, *keys)
        seen.append(screen_text(app))

    return play(debate, steps, who="ann").debate, seen[0]


def test_the_most_telling_question_comes_first_and_a_digit_answers_it() -> None:
    debate, text = after("i", "7")
    assert debate.stated("ann", "two").credence == 0.7
    assert "1 of 3 answered" in text


def test_an_answer_goes_on_to_the_next_question_and_the_thesis_comes_last() -> None:
    debate, text = after("i", "7", "6", "3")
    assert [debate.stated("ann", id).credence for id in ("two", "one", "thesis")] == [0.7, 0.6, 0.3]
    assert "that was the last question" in text


def test_no_number_is_shown_before_the_answer() -> None:
    card = after("i")[1].split("How likely is it")[1]
    assert card.count("%") == 1
    assert "of your doubt about the claim on top" in card
    assert "Credence" not in card


def test_a_question_is_skipped_and_an_answer_is_typed() -> None:
    debate, text = after("i", "s", "c", *"1:3", "enter")
    assert (debate.stated("ann", "two").credence, debate.stated("ann", "one").credence) == (None, 0.25)
    assert "1 skipped" in text


def test_an_answer_is_undone_and_its_question_is_open_again() -> None:
    debate, text = after("i", "7", "u")
    assert debate == SILENT
    assert "0 of 3 answered" in text


def test_nothing_left_to_ask_is_said() -> None:
    assert "You have said something of everything" in after("i", "7", "6", "3", "escape", "i")[1]


def test_leaving_goes_back_to_the_outline_where_one_was() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await arrived(pilot, "j", "i")
        assert isinstance(app.screen.query_one(RowsView), RowsView)
        await arrived(pilot, "escape")
        assert app.screen is app.home
        assert app.home.outline_view.cursor == 1

    play(SILENT, steps, who="ann")


def test_a_new_pass_begins_with_the_first_question() -> None:
    debate, _ = after("i", "7", "escape", "i", "6")
    assert [debate.stated("ann", id).credence for id in ("two", "one")] == [0.7, 0.6]
    debate, _ = after("i", "j", "escape", "i", "7")
    assert debate.stated("ann", "two").credence == 0.7


def test_behind_the_last_question_it_goes_on_from_the_top() -> None:
    debate, _ = after("i", "j", "6", "3", "7")
    assert [debate.stated("ann", id).credence for id in ("two", "one", "thesis")] == [0.7, 0.6, 0.3]


def test_a_question_that_was_skipped_and_answered_is_skipped_no_more() -> None:
    debate, text = after("i", "s", "backspace", "7", "backspace", "s")
    assert (debate.stated("ann", "two").credence, "skipped" in text) == (0.7, False)


def test_a_question_that_was_skipped_is_not_come_back_to() -> None:
    assert "that was the last question" in after("i", "s", "6", "3")[1]
