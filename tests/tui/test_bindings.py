"""Other keys for every screen, and the page that lists them."""

import importlib
import pkgutil
from pathlib import Path

from textual.pilot import Pilot

import argmap
from argmap.tui import screens
from argmap.tui.app import ArgmapApp
from argmap.tui.bindings import all_ids, in_toolkits_words, page, places
from argmap.tui.keymap import Keymap
from argmap.tui.screens.beside import Beside
from argmap.tui.screens.cruxes import CruxesScreen
from tests.tui.screens import play, screen_text
from tests.views.debate_for_views import WAIT

PAGE = Path(argmap.__file__).parent / "docs" / "keys-of-the-screen.md"


def test_the_page_is_what_the_tables_say() -> None:
    assert page() == PAGE.read_text(encoding="utf-8"), (
        'python -c "from argmap.tui.bindings import page; print(page(), end=str())" > argmap/docs/keys-of-the-screen.md'
    )


def kinds_of(kind: type[Beside]) -> set[type[Beside]]:
    own = set(kind.__subclasses__())
    return own.union(*(kinds_of(one) for one in own))


def test_every_screen_is_on_the_page() -> None:
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"{screens.__name__}.{module.name}")
    assert {kind for kind in kinds_of(Beside) if kind.NAME} == set(places())


def test_every_key_of_a_screen_says_what_it_does() -> None:
    assert "|  |" not in page()
    assert "| – | Change between the dark and the light theme |" in page()


def test_signs_have_the_toolkits_names() -> None:
    assert in_toolkits_words({"dialog.down": "?, b", "find": "b"}) == {"dialog.down": "question_mark,b"}


def test_every_screen_takes_other_keys() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("f", "escape")
        assert app.home.top.NAME == "Focus"
        await pilot.press("ctrl+t")
        assert app.screen is app.home

    play(WAIT, steps, keymap={"leave": "ctrl+t"})


def test_a_key_of_a_screen_itself_is_not_the_outlines_there() -> None:
    keymap = Keymap(actions=CruxesScreen.ACTIONS)
    assert keymap.press("", "tab") == ("cruxes.page", "")
    assert keymap.keys["card.toggle"] == ()


def test_an_id_of_another_screen_is_no_unknown_one() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        said = screen_text(app)
        assert "no such action: fly" in said

    assert {"cruxes.page", "dialog.close", "add"} <= all_ids()
    play(WAIT, steps, keymap={"fly": "f", "cruxes.page": "p", "dialog.close": "ctrl+t"})
