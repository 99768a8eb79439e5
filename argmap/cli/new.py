"""`argmap new`: a commented starter file, never over a file that is there.

Knows the starter's words. Must not know how a text is quoted: that is the document's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_file, command_parser
from argmap.cli.reading import cannot_open
from argmap.cli.stop import FINE, Stop
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse

_EXAMPLES = """
argmap new wait.yaml --title "Should we wait for bigger models?"
argmap new wait.yaml --title "Should we wait?" --thesis "It is worth waiting for bigger models."
"""
_STARTER = """\
argmap: 1
title: A debate

# The claim the debate is about. Reasons for and against it are added below, here or with `argmap FILE`.
claims: {}
"""
_GUIDE = """
# More claims stand beside it, each under an id of its own:
#   some-claim:
#     text: A sentence that can be true or false.
#     by: somebody            # who asserted it
#
# arguments:                  # steps from claims to a claim
#   some-step:
#     premises: [some-claim]  # all are needed; `not some-claim` negates one
#     rebuts: thesis          # or supports, necessary_for, evidence_for; undercuts attacks another argument
#     strength: 0.9           # how likely the step goes through if its premises hold
#
# participants:               # who takes part
#   somebody: {name: Their name}
#
# credences:                  # everyone's own numbers: 0.9, 90% or odds 9:1
#   somebody:
#     some-claim: 0.9
#
# cruxes:                     # what would change minds
#   some-crux: {claims: [some-claim], test: How one would find out.}
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "new",
        description="Write a starter file with comments that show what may stand in it.",
        examples=_EXAMPLES,
    )
    add_file(parser)
    parser.add_argument("--title", metavar="T", required=True, help="what the debate is called")
    parser.add_argument("--thesis", metavar="TEXT", help="the claim it is about, as one sentence")


def run(args: argparse.Namespace) -> int:
    """Write the file; return 0, or end with code 2 where there is one already."""
    from argmap.text.store import ChangedOnDisk, save

    data = starter(args.title, args.thesis)
    try:
        save(Path(args.file), data, expected=None)
    except ChangedOnDisk:
        raise Stop(f"{args.file} is there already; nothing was written", help=f"Open it: argmap {args.file}") from None
    except OSError as error:
        raise cannot_open(args.file, error) from None
    output.say(f"Wrote {display_text(args.file)}. Open it: argmap {display_text(args.file)}")
    return FINE


def starter(title: str, thesis: str | None) -> bytes:
    """Return a starter file's bytes; it has no error and no warning. End with code 2 for texts no file can hold."""
    from argmap.document import edit, parse
    from argmap.model.changes import Add, Change, Refused, SetTitle, Several
    from argmap.model.values import Claim

    document = parse(_STARTER.encode())
    changes: list[Change] = [SetTitle(title)]
    if thesis is not None:
        changes.append(Add(Claim("thesis", thesis), thesis=True))
    try:
        document = edit(document, Several(tuple(changes)))
    except Refused as refused:
        raise Stop(refused.message, help=refused.help) from None
    return document.encoded + _GUIDE.encode()
