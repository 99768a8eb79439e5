"""Every key of every screen: which ids can have other keys, and the page that lists them all.

Knows all screens' tables. Must not know what a key does beyond the words of its table. Loads the screens late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.keys import _character_to_key

from argmap.tui.actions import ACTIONS, BY_ID, Action
from argmap.tui.keymap import typed_keys
from argmap.views.query import FILTERS

if TYPE_CHECKING:
    from argmap.tui.screens.keyed import KeyedScreen

_TENTHS = {f"say.{tenth}0" for tenth in range(2, 10)}
_HEAD = """\
# The keys of the screen

This page is made from the tables of the program; `?` shows the same, for where you are.
"""
_FILTERS = """\
## What find understands

Words and `"phrases"` are looked for in ids, texts, notes, tags, people and quotes. All that is asked has to hold; a `-`
before a word or a filter leaves out what it finds. Numbers are those of who is speaking, else of anybody.
`argmap show FILE --filter QUERY` takes the same.

| filter | finds |
|---|---|
"""
_OTHER_KEYS = """\
## Other keys

Each action has an id. In the settings, `$XDG_CONFIG_HOME/argmap/config.yaml` (usually `~/.config/argmap/config.yaml`),
`keymap` gives it other keys, parted by commas. Two presses are parted by a space; nothing at all takes the key away:

```yaml
keymap:
  say.credence: C
  fold.open-all: z R, ctrl+o
  export: ""
```

A key that you give to one action is taken from the action that had it. An id that does not exist is named when argmap
starts. Written are letters and signs as they are typed (`c`, `C`, `?`), and `enter`, `space`, `escape`, `tab`,
`backspace`, `delete`, `up`, `down`, `left`, `right`, `home`, `end`, `pageup`, `pagedown`, `ctrl+x`, `f1`.
"""


def places() -> tuple[type[KeyedScreen], ...]:
    """Return the screens beside the outline, in the order of the page."""
    from argmap.tui.screens.blind_round import BlindRoundScreen
    from argmap.tui.screens.compare import CompareScreen
    from argmap.tui.screens.cruxes import CruxesScreen
    from argmap.tui.screens.duplicates import DuplicatesScreen
    from argmap.tui.screens.focus import FocusScreen
    from argmap.tui.screens.questions import QuestionsScreen
    from argmap.tui.screens.reconcile import ReconcileScreen
    from argmap.tui.screens.thread import ThreadScreen

    return (
        FocusScreen,
        CruxesScreen,
        CompareScreen,
        QuestionsScreen,
        BlindRoundScreen,
        ReconcileScreen,
        DuplicatesScreen,
        ThreadScreen,
    )


def toolkit_bindings() -> Mapping[str, tuple[Binding, ...]]:
    """Return the keys that are bound to a screen itself, by the heading they stand under."""
    from argmap.tui.app import ArgmapApp
    from argmap.tui.screens import ask_reason, dialogs, find_screen
    from argmap.tui.widgets import fields

    asking: tuple[type[Any], ...] = (dialogs.Dialog, dialogs.Choose, fields.LongText, dialogs.Reading)
    asking += (find_screen.FindScreen, ask_reason.AskReason, ArgmapApp)

    return {"Dialogs": tuple(one for kind in asking for one in _bound(kind))}


def _bound(kind: type[Any]) -> tuple[Binding, ...]:
    return tuple(one for one in kind.__dict__.get("BINDINGS", ()) if isinstance(one, Binding) and one.id)


def all_ids() -> frozenset[str]:
    """Return every id that a keymap may name."""
    own = {action.id for place in places() for action in place.ACTIONS}
    bound = {one.id or "" for found in toolkit_bindings().values() for one in found}
    return frozenset({action.id for action in ACTIONS} | own | bound)


def in_toolkits_words(own: Mapping[str, str]) -> dict[str, str]:
    """Return a person's keymap as the toolkit has it: no spaces, a sign by its name."""
    return {
        id: ",".join(_character_to_key(key) if len(key) == 1 else key for key in typed_keys(keys))
        for id, keys in own.items()
        if id not in BY_ID
    }


def page() -> str:
    """Return the page of keys as Markdown."""
    parts = [_HEAD]
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        parts.append(_table(group, _lines(actions)))
    for place in places():
        own = [action for action in place.ACTIONS if action is not BY_ID.get(action.id) and action.keys]
        when = f", {place.WHEN}" if place.WHEN else ""
        opened = f"`{'`, `'.join(BY_ID[place.OPENED_BY].keys)}` opens it from every screen{when}; `escape` goes back."
        parts.append(_table(place.NAME, _lines(own), opened))
    for heading, found in toolkit_bindings().items():
        lines = (
            _line(_keys(one.key.replace("question_mark", "?").split(",")), one.description, one.id or "")
            for one in found
        )
        parts.append(_table(heading, lines))
    filters = "\n".join(f"| `{one.example}` | {one.help} |" for one in FILTERS)
    parts.append(f"{_FILTERS}{filters}\n")
    return "\n".join([*parts, _OTHER_KEYS])


def _table(heading: str, lines: Iterable[str], before: str = "") -> str:
    said = f"{before}\n\n" if before else ""
    return f"## {heading}\n\n{said}| keys | does | id |\n|---|---|---|\n" + "\n".join(lines) + "\n"


def _lines(actions: Iterable[Action]) -> Iterator[str]:
    for action in actions:
        if action.id == "say.10":
            yield _line("`1` … `9`", "Say 10% … 90%", "say.10` … `say.90")
        elif action.id not in _TENTHS:
            yield _line(_keys(action.keys), action.help, action.id)


def _line(keys: str, help: str, id: str) -> str:
    return f"| {keys} | {help} | `{id}` |"


def _keys(keys: Iterable[str]) -> str:
    return " ".join(f"`{key}`" for key in keys) or "–"
