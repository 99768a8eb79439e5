"""`argmap merge-claims`: one claim stands for two, and nothing said of either is lost.

Must not know what refers to a claim: the change itself does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli.editing import edit_file, known_entry
from argmap.cli.parser import add_file, command_parser

if TYPE_CHECKING:
    import argparse

    from argmap.model.changes import Change
    from argmap.model.values import Debate

_DESCRIPTION = """\
Let the claim KEEP stand for DROP as well: its credences, quotes, arguments, cruxes and tags are all kept.
Two differing numbers of one person are never averaged: nothing happens (exit code 1) unless --prefer says
whose stand."""
_EXAMPLES = """
argmap merge-claims wait.yaml bigger-is-riskier larger-is-riskier
argmap merge-claims wait.yaml bigger-is-riskier larger-is-riskier --prefer keep
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "merge-claims", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("keep", metavar="KEEP", help="the claim that stays")
    parser.add_argument("drop", metavar="DROP", help="the claim that goes")
    parser.add_argument("--prefer", choices=("keep", "drop"), help="whose numbers stand where they differ")


def run(args: argparse.Namespace) -> int:
    """Merge the two claims; return the exit code."""
    from argmap.model.changes import MergeClaims

    def change_of(debate: Debate) -> Change:
        known_entry(debate, "claims", args.keep)
        known_entry(debate, "claims", args.drop)
        return MergeClaims(args.keep, args.drop, prefer=args.prefer)

    return edit_file(args.file, change_of, done=f"{args.drop} is merged into {args.keep}")
