import pytest

from argmap.tui.actions import ACTIONS
from argmap.tui.flows import FLOWS
from argmap.tui.keymap import Keymap, typed_keys
from argmap.tui.screens.home import _ON_OUTLINE

ON_CARDS = {"card.up", "card.down", "card.toggle"}


def test_every_action_can_be_performed() -> None:
    assert {action.id for action in ACTIONS} == set(FLOWS) | set(_ON_OUTLINE) | ON_CARDS


def test_no_key_does_two_things() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "key", ["ctrl+b", "ctrl+a", "ctrl+c", "ctrl+z", "ctrl+s", "ctrl+q", "ctrl+h", "ctrl+i", "ctrl+m"]
)
def test_no_key_is_one_that_a_terminal_or_tmux_swallows(key: str) -> None:
    assert all(key not in action.keys for action in ACTIONS)


def test_two_keys_in_a_row() -> None:
    keymap = Keymap()
    assert [keymap.press("", "g"), keymap.press("g", "g"), keymap.press("z", "R")] == [
        (None, "g"),
        ("move.top", ""),
        ("fold.open-all", ""),
    ]


def test_ones_own_keys_take_the_place_of_the_tables() -> None:
    keymap = Keymap({"add": "ctrl+n, A", "undo": "a"})
    assert [keymap.press("", key)[0] for key in ("A", "a", "u")] == ["add", "undo", None]


def test_an_unknown_action_in_a_keymap_is_named() -> None:
    assert Keymap({"fly": "f"}).unknown == ("fly",)


def test_an_action_that_a_person_gave_no_key_has_none() -> None:
    assert Keymap({"add": ""}).keys["add"] == ()


def test_after_a_first_press_no_other_key_does_what_it_does_alone() -> None:
    keymap = Keymap({"add": "ctrl+n, x x"})
    assert keymap.press("", "x") == (None, "x")
    assert keymap.press("x", "ctrl+n") == (None, "")
    assert keymap.press("g", "x") == (None, "")


def test_as_many_keys_are_shown_as_there_is_room_for() -> None:
    keymap = Keymap({"add": "x x, down, z"})
    assert (keymap.shown("add"), keymap.shown("add", 2)) == ("xx ↓ z", "xx ↓")


@pytest.mark.parametrize(
    ("text", "keys"), [(",", (",",)), (" a , ctrl+n,", ("a", "ctrl+n")), ("g  g", ("g g",)), ("", ()), (" ", ())]
)
def test_keys_are_parted_by_commas_and_presses_by_a_space(text: str, keys: tuple[str, ...]) -> None:
    assert typed_keys(text) == keys
