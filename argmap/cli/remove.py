"""`argmap remove`: an entry goes; what still needs it is listed, or goes too.

Must not know what needs what: the change itself says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli.editing import NOUNS, edit_file, find_entry
from argmap.cli.parser import add_file, command_parser

if TYPE_CHECKING:
    import argparse

    from argmap.model.changes import Change
    from argmap.model.values import Debate

_EXAMPLES = """
argmap remove wait.yaml incidents-were-seen
argmap remove wait.yaml incidents-were-seen --cascade
argmap remove wait.yaml riskier --in crux
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "remove",
        description="Remove a claim, argument, crux, participant or source.\n"
        "Where something still refers to it, that is listed and nothing happens (exit code 1).",
        examples=_EXAMPLES,
    )
    add_file(parser)
    parser.add_argument("id", metavar="ID", help="the entry's id")
    parser.add_argument("--cascade", action="store_true", help="remove what cannot be without it, too")
    add_section(parser)


def add_section(parser: argparse.ArgumentParser) -> None:
    """Add `--in KIND`, which settles an id that stands for several entries: `args.within`."""
    parser.add_argument("--in", dest="within", choices=sorted(NOUNS.values()), help="which kind of entry is meant")


def run(args: argparse.Namespace) -> int:
    """Remove the entry; return the exit code."""
    from argmap.model.changes import Remove

    def change_of(debate: Debate) -> Change:
        return Remove(find_entry(debate, args.id, args.within), args.id, cascade=args.cascade)

    return edit_file(args.file, change_of, done=f"removed {args.id}")
