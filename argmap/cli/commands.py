"""The table of commands: name, module, one line of help, group. A new command is one line here.

A module has `add_parser(subparsers)` and `run(args) -> int`, and is imported only when its command is asked for.
Must not import any of them.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False

if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any


class Command:
    """One command; `module` is the name of its module below `argmap.cli`."""

    __slots__ = ("group", "help", "module", "name")

    def __init__(self, name: str, module: str, help: str, group: str) -> None:
        self.name = name
        self.module = module
        self.help = help
        self.group = group


_LOOK = "Read a debate"
_CHANGE = "Change a debate"
_TEXTS = "Texts and pictures"
_PROGRAM = "The program"

COMMANDS = (
    Command("open", "open", "open a debate on the screen (also: argmap FILE)", _LOOK),
    Command("serve", "serve", "open a debate in a browser", _LOOK),
    Command("demo", "demo", "open a copy of the debate that comes with argmap", _LOOK),
    Command("show", "show", "print a debate as an outline with credences", _LOOK),
    Command("credences", "credences", "print what everyone's numbers come to", _LOOK),
    Command("why", "why", "say in a few sentences why a number is what it is", _LOOK),
    Command("cruxes", "cruxes", "rank the questions that would move people, and together", _LOOK),
    Command("compare", "compare", "say where the gap between two people comes from", _LOOK),
    Command("reconcile", "reconcile", "say which coherent credences are nearest to someone's", _LOOK),
    Command("diff", "diff", "say what changed between two versions, and what follows", _LOOK),
    Command("check", "check", "say what is wrong with a file, and where", _LOOK),
    Command("new", "new", "write a commented starter file", _CHANGE),
    Command("set", "set", "set a credence, or a field of an entry", _CHANGE),
    Command("add", "add", "add a claim, argument, quote, contraries, crux …", _CHANGE),
    Command("remove", "remove", "remove an entry", _CHANGE),
    Command("rename", "rename", "give an entry another id, everywhere", _CHANGE),
    Command("merge-claims", "merge_claims", "let one claim stand for two", _CHANGE),
    Command("merge", "merge", "merge two versions of a debate, field by field", _CHANGE),
    Command("resolve", "resolve", "decide what a merge left open", _CHANGE),
    Command("round", "round", "ask everybody for numbers before anybody sees any", _CHANGE),
    Command("git", "git", "let git merge debates, and say whether it does", _CHANGE),
    Command("fmt", "fmt", "rewrite a file in the canonical layout", _CHANGE),
    Command("import", "importing", "make a debate of an outline, or of a table of forecasts", _TEXTS),
    Command("report", "report", "write a two-page account to send round", _TEXTS),
    Command("export", "export", "draw a debate, or write it in another format", _TEXTS),
    Command("duplicates", "duplicates", "say what repeats, edits or quotes what", _TEXTS),
    Command("read", "read", "read a thread, each passage once; start a debate from it", _TEXTS),
    Command("doctor", "doctor", "say what is installed and how long each step takes", _PROGRAM),
    Command("completion", "completion", "print shell completion or the man page", _PROGRAM),
)

NAMES = tuple(command.name for command in COMMANDS)


def find(name: str) -> Command | None:
    """Return the command of that name, None where there is none."""
    return next((command for command in COMMANDS if command.name == name), None)


def load(command: Command) -> ModuleType:
    """Import and return the module of a command."""
    return import_module(f"argmap.cli.{command.module}")


def register(command: Command, subparsers: Any) -> ModuleType:
    """Add the command's parser to the subparsers; return its module."""
    module = load(command)
    module.add_parser(subparsers)
    return module
