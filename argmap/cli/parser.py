"""The argument parser every command uses: plain help with examples, errors that no argument can garble.

Knows argparse. Must not know any command.
"""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from argmap.cli.commands import find
from argmap.cli.output import width
from argmap.text.safe import display_text


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. (Given no width, argparse loads shutil and all that compresses.)"""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, **{"width": min(width(), 110) - 2, "max_help_position": 28, **options})


class Parser(argparse.ArgumentParser):
    """An ArgumentParser with help kept as it was laid out, exact option names and safe error messages."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Help)
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)
        self._mixing = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse as argparse does; options may stand between the words of a list (`check a.yaml --strict b.yaml`).

        After `--` every word is one of the list, whatever it begins with.
        """
        lists = any(action.nargs in ("+", "*") for action in self._get_positional_actions())
        if self._mixing or not lists or "--" in (args or ()):
            return super().parse_known_args(args, namespace)
        self._mixing = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixing = False

    def error(self, message: str) -> NoReturn:
        """Print the message and where help is; exit 2."""
        self.exit(2, f"{self.prog}: {display_text(message)}\n  try: {self.prog} --help\n")


def command_parser(subparsers: Any, name: str, *, description: str, examples: str = "") -> Parser:
    """Add and return the parser of a command; its one line of help comes from the table of commands."""
    command = find(name)
    epilog = f"examples:\n{_indented(examples)}" if examples else None
    parser: Parser = subparsers.add_parser(
        name, help=command.help if command else None, description=description, epilog=epilog
    )
    return parser


def add_file(parser: argparse.ArgumentParser, *, many: bool = False) -> None:
    """Add the debate's file, `args.file` or with `many` `args.files`."""
    if many:
        parser.add_argument("files", metavar="FILE", nargs="+", help="a debate's file")
    else:
        parser.add_argument("file", metavar="FILE", help="the debate's file")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def add_speaker(parser: argparse.ArgumentParser) -> None:
    """Add `--as WHO` for an edit: `args.who`, None where not given."""
    parser.add_argument("--as", dest="who", metavar="WHO", help="who is speaking (else ARGMAP_AS, else the settings)")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.strip().splitlines())
