import pytest

from argmap.tui.actions import ACTIONS
from argmap.tui.flows import FLOWS
from argmap.tui.keymap import Keymap
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
