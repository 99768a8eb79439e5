"""Which keys do what: the table's keys, with a person's own in their place, and how keys are shown.

Knows the table of actions. Must not know how one is carried out.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.tui.actions import ACTIONS, Action


class Keymap:
    """Which keys do what, with a person's own keys in place of the table's."""

    def __init__(self, own: Mapping[str, str] | None = None, actions: tuple[Action, ...] = ACTIONS) -> None:
        """Take `own`: action id to keys, several parted by commas, two presses by a space; empty for no key.

        A key of two actions is the one's that a person gave it to, else the one's that stands first.
        """
        self.own = own = own or {}
        self.keys: dict[str, tuple[str, ...]] = {
            action.id: typed_keys(own[action.id]) if action.id in own else action.keys for action in actions
        }
        self.unknown = tuple(sorted(set(own) - {action.id for action in actions}))
        taken = {key for id in own if id in self.keys for key in self.keys[id]}
        for id, keys in self.keys.items():
            if id not in own:
                self.keys[id] = tuple(key for key in keys if key not in taken)
                taken.update(keys)
        self._actions = {tuple(key.split()): id for id, keys in self.keys.items() for key in keys}
        self._prefixes = {keys[:1] for keys in self._actions if len(keys) > 1}

    def press(self, before: str, key: str) -> tuple[str | None, str]:
        """Return the action that a key sets off after the pending key `before`, and what is pending then."""
        if before and (found := self._actions.get((before, key))):
            return found, ""
        if (key,) in self._prefixes and not before:
            return None, key
        return self._actions.get((key,)) if not before else None, ""

    def shown(self, id: str, limit: int = 3) -> str:
        """Return an action's keys as they are shown: `g g` as gg, the arrows as arrows."""
        return " ".join(_SHOWN.get(key, key.replace(" ", "")) for key in self.keys.get(id, ())[:limit])


_SHOWN = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "esc",
    "delete": "del",
    "shift+down": "shift+↓",
    "shift+up": "shift+↑",
    "backspace": "⌫",
}


def typed_keys(text: str) -> tuple[str, ...]:
    """Return the keys that a keymap's value names: parted by commas, two presses by one space."""
    if text.strip() == ",":
        return (",",)
    return tuple(" ".join(part.split()) for part in text.split(",") if part.strip())
