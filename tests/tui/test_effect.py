"""What the footer says of a change: its words, and what it did to the thesis, never one after another for ever."""

from itertools import pairwise

from textual.pilot import Pilot

from argmap.model.changes import SetCredence, SetField
from argmap.tui.app import ArgmapApp
from argmap.tui.effect import Effect
from argmap.tui.screens.home import HomeScreen
from tests.tui.screens import play, settle
from tests.views.debate_for_views import WAIT


def tried(*values: float, id: str = "risk", told: bool = True, effect: Effect | None = None) -> str | None:
    """Return what is said at last, where the thesis goes from one value to the next."""
    effect = effect or Effect()
    said = None
    for before, after in pairwise(values):
        effect.begin(SetCredence("critic", id, after, "credence"), before, told=told)
        effect.words = f"{id} is set"
        said = effect.end(after)
    return said


def test_a_number_tried_after_another_is_told_from_the_first_on() -> None:
    assert tried(0.4, 0.45, 0.5, 0.55) == "risk is set · thesis 40% → 55%"


def test_where_the_last_one_is_no_longer_read_a_change_stands_for_itself() -> None:
    assert tried(0.4, 0.45, 0.5, 0.55, told=False) == "risk is set · thesis 50% → 55%"


def test_another_number_stands_for_itself() -> None:
    effect = Effect()
    tried(0.4, 0.5, effect=effect)
    assert tried(0.5, 0.7, id="other", effect=effect) == "other is set · thesis 50% → 70%"


def test_a_number_that_does_not_move_the_thesis_says_so() -> None:
    assert tried(0.4, 0.4) == "risk is set · thesis stays at 40%"


def test_while_it_is_computed_the_place_is_kept() -> None:
    effect = Effect()
    effect.begin(SetCredence("critic", "risk", 0.3, "credence"), 0.4, told=False)
    effect.words = "risk is set"
    assert effect.line == "risk is set · thesis 40% → …"


def test_a_change_without_words_says_the_movement_alone() -> None:
    effect = Effect()
    tried(0.4, 0.5, effect=effect)
    effect.begin(SetField("claims", "risk", "text", "Other words."), 0.5, told=True)
    assert effect.end(0.6) == "thesis 50% → 60%"


def test_what_went_wrong_is_left_to_be_read() -> None:
    effect = Effect()
    effect.begin(SetCredence("critic", "risk", 0.3, "credence"), 0.4, told=False)
    effect.leave_out()
    assert effect.end(0.6) is None


def test_many_quick_numbers_leave_one_line() -> None:
    said: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("j")
        for key in ("7", "8", "+", "-", "3", "9"):
            await pilot.press(key)
            await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        said.append(app.screen.footer_line.said)

    play(WAIT, steps)
    assert said[0].count("thesis") == 1


def test_once_the_numbers_have_come_only_the_words_stand() -> None:
    effect = Effect()
    tried(0.4, 0.5, effect=effect)
    assert effect.line == "risk is set"


def test_of_a_change_of_words_no_effect_is_announced_nor_that_there_is_none() -> None:
    effect = Effect()
    effect.begin(SetField("claims", "risk", "text", "Other words."), 0.5, told=False)
    effect.words = "risk is reworded"
    assert (effect.line, effect.end(0.5)) == ("risk is reworded", None)
