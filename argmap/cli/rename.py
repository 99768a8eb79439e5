"""`argmap rename`: an entry's id changes everywhere it is used.

Must not know where that is: the change itself says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli.editing import edit_file, find_entry
from argmap.cli.parser import add_file, command_parser
from argmap.cli.remove import add_section
from argmap.cli.stop import Stop

if TYPE_CHECKING:
    import argparse

    from argmap.model.changes import Change
    from argmap.model.values import Debate

_EXAMPLES = """
argmap rename wait.yaml act-now-is-right act-now
argmap rename wait.yaml riskier size-and-risk --in crux
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "rename",
        description="Give an entry another id, in every place that names it.",
        examples=_EXAMPLES,
    )
    add_file(parser)
    parser.add_argument("old", metavar="OLD", help="the id it has")
    parser.add_argument("new", metavar="NEW", help="the id it gets")
    add_section(parser)


def run(args: argparse.Namespace) -> int:
    """Rename the entry; return the exit code."""
    from argmap.model.changes import Rename

    def change_of(debate: Debate) -> Change | None:
        require_id(args.new)
        section = find_entry(debate, args.old, args.within)
        return Rename(section, args.old, args.new) if args.old != args.new else None

    return edit_file(args.file, change_of, done=f"renamed {args.old} to {args.new}")


def require_id(text: str) -> str:
    """Return the text if it may be an id; else end with code 2."""
    from argmap.model.values import is_id

    if is_id(text):
        return text
    raise Stop(
        f"'{text[:80]}' cannot be an id",
        help="Use lower-case letters, digits and hyphens, at most 64, no hyphen first.",
    )
