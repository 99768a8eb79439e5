"""The whole command line as plain values, read from the parsers: what completion and the man page are made of.

Knows argparse's actions. Must not know any shell.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.cli.commands import COMMANDS, register
from argmap.cli.parser import Parser

FILES = frozenset({"FILE", "A", "B", "BASE", "OURS", "THEIRS", "SOURCE", "THREAD", "OUT", "PATH", "DEBATE"})
FOLDERS = frozenset({"DIR"})


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its spellings, the name of its value (None where it takes none), the values it may have."""

    names: tuple[str, ...]
    value: str | None
    choices: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Positional:
    """One positional argument."""

    name: str
    choices: tuple[str, ...]
    many: bool
    optional: bool
    help: str


@dataclass(frozen=True, slots=True)
class Usage:
    """One command, or one kind below a command: `words` such as ("add", "claim")."""

    words: tuple[str, ...]
    help: str
    description: str
    examples: str
    options: tuple[Option, ...]
    positionals: tuple[Positional, ...]
    kinds: tuple[str, ...]

    @property
    def takes_files(self) -> bool:
        """Whether an argument of it is a file."""
        return any(each.name in FILES for each in self.positionals)


def usages() -> tuple[Usage, ...]:
    """Return every command in the table's order, each followed by its kinds. Imports every command's module."""
    parser = Parser(prog="argmap", add_help=False)
    subparsers = parser.add_subparsers(prog="argmap")
    for command in COMMANDS:
        register(command, subparsers)
    return tuple(
        usage
        for command in COMMANDS
        for usage in _usages(subparsers.choices[command.name], (command.name,), command.help)
    )


def _usages(parser: argparse.ArgumentParser, words: tuple[str, ...], help: str) -> Iterator[Usage]:
    kinds = next((action for action in parser._actions if isinstance(action, argparse._SubParsersAction)), None)
    helps = {choice.dest: choice.help or "" for choice in kinds._choices_actions} if kinds else {}
    names = tuple(kinds.choices) if kinds else ()
    plain = [action for action in parser._actions if action is not kinds]
    examples = (parser.epilog or "").removeprefix("examples:\n")
    yield Usage(
        words,
        help,
        parser.description or help,
        examples,
        tuple(_option(action) for action in plain if action.option_strings),
        tuple(_positional(action) for action in plain if not action.option_strings),
        names,
    )
    if kinds is not None:
        for name in names:
            yield from _usages(kinds.choices[name], (*words, name), helps.get(name, ""))


def _option(action: argparse.Action) -> Option:
    value = None if action.nargs == 0 else _metavar(action)
    return Option(tuple(action.option_strings), value, _choices(action), _help(action))


def _positional(action: argparse.Action) -> Positional:
    many = action.nargs in ("+", "*")
    return Positional(_metavar(action), _choices(action), many, action.nargs in ("?", "*"), _help(action))


def _metavar(action: argparse.Action) -> str:
    if isinstance(action.metavar, tuple):
        return " ".join(action.metavar)
    if action.metavar:
        return action.metavar
    choices = _choices(action)
    return "{" + ",".join(choices) + "}" if choices else action.dest.upper()


def _choices(action: argparse.Action) -> tuple[str, ...]:
    return tuple(str(choice) for choice in action.choices or ())


def _help(action: argparse.Action) -> str:
    return (action.help or "").replace("%%", "%")
