"""The person's settings and folders: who is speaking, the keymap, the theme, where state is kept.

Settings are `$XDG_CONFIG_HOME/argmap/config.yaml`; state is below `$XDG_STATE_HOME/argmap/`, copies of shipped debates
below `$XDG_DATA_HOME/argmap/`. Knows the environment and that one file. Must not know what a setting does.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.text.lines import Lines
from argmap.text.tree import Entry, MappingTree, Scalar, Tree
from argmap.text.yaml import read_yaml

_KEYS = ("as", "autosave", "keymap", "theme")
_YES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class BadConfiguration(Exception):
    """The settings cannot be read; the message names file, line, column and remedy."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings. `speaker` is the file's `as`, None for nobody; `keymap` maps a binding's id to keys."""

    speaker: str | None = None
    autosave: bool = True
    theme: str | None = None
    keymap: Mapping[str, str] = field(default_factory=dict)


def configuration_path() -> Path:
    """Return where the settings are, whether or not there are any."""
    return _folder("XDG_CONFIG_HOME", ".config") / "config.yaml"


def state_folder() -> Path:
    """Return where state is kept; the folder may not exist yet."""
    return _folder("XDG_STATE_HOME", ".local/state")


def data_folder() -> Path:
    """Return where copies of shipped debates are kept; the folder may not exist yet."""
    return _folder("XDG_DATA_HOME", ".local/share")


def configuration() -> Configuration:
    """Return the settings, the defaults where there is no file; raise `BadConfiguration` for a bad one."""
    path = configuration_path()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Configuration()
    except OSError as error:
        raise BadConfiguration(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError as error:
        raise BadConfiguration(f"{path}: byte {error.start + 1} is not UTF-8; save the file as UTF-8") from None
    return parse_configuration(text, str(path))


def speaker() -> str | None:
    """Return who is speaking: ARGMAP_AS, else the settings' `as`; None for nobody. Raise `BadConfiguration`."""
    return os.environ.get("ARGMAP_AS") or configuration().speaker


def parse_configuration(text: str, name: str = "config.yaml") -> Configuration:
    """Return the settings in a text; raise `BadConfiguration` with the place of the first mistake."""
    read = read_yaml(text)
    for problem in read.problems:
        if problem.severity == "error":
            raise BadConfiguration(f"{_place(text, name, problem.start)}: {problem.message}; {problem.help}")
    if read.tree is None or (isinstance(read.tree, Scalar) and not read.tree.value):
        return Configuration()
    entries = _mapping(read.tree, text, name, "the settings are")
    values = {key: entry.value for key, entry in entries.items()}
    for key, entry in entries.items():
        if key not in _KEYS and not key.startswith("x-"):
            at = _place(text, name, entry.key.start)
            raise BadConfiguration(f"{at}: there is no setting '{key}'; the settings are {', '.join(_KEYS)}")
    return Configuration(
        speaker=_text(values.get("as"), text, name, "as"),
        autosave=_flag(values.get("autosave"), text, name, "autosave"),
        theme=_text(values.get("theme"), text, name, "theme"),
        keymap=_keys(values.get("keymap"), text, name),
    )


def _folder(variable: str, default: str) -> Path:
    # The XDG specification: a relative path in these variables is invalid and counts as absent.
    given = os.environ.get(variable, "")
    base = Path(given) if os.path.isabs(given) else _home() / default  # noqa: PTH117
    return base / "argmap"


def _home() -> Path:
    # Where the system knows no home at all, this is a relative "~", under which nothing is found; it does not raise.
    return Path(os.path.expanduser("~"))  # noqa: PTH111


def _mapping(tree: Tree, text: str, name: str, what: str) -> dict[str, Entry]:
    if not isinstance(tree, MappingTree):
        raise BadConfiguration(f"{_place(text, name, tree.start)}: {what} a mapping of `name: value` lines")
    return {entry.key.value: entry for entry in tree.entries}


def _text(tree: Tree | None, text: str, name: str, key: str) -> str | None:
    if tree is None:
        return None
    if not isinstance(tree, Scalar):
        raise BadConfiguration(f"{_place(text, name, tree.start)}: '{key}' is one word, such as `{key}: critic`")
    return tree.value or None


def _flag(tree: Tree | None, text: str, name: str, key: str) -> bool:
    value = _text(tree, text, name, key)
    if value is None:
        return True
    if value.lower() not in _YES:
        at = tree.start if tree is not None else 0
        raise BadConfiguration(f"{_place(text, name, at)}: '{key}' is true or false, not '{value}'")
    return _YES[value.lower()]


def _keys(tree: Tree | None, text: str, name: str) -> dict[str, str]:
    if tree is None or (isinstance(tree, Scalar) and not tree.value):
        return {}
    found = _mapping(tree, text, name, "the keymap is")
    return {key: _text(entry.value, text, name, key) or "" for key, entry in found.items()}


def _place(text: str, name: str, at: int) -> str:
    line, column = Lines(text).position(at)
    return f"{name}:{line}:{column}"
