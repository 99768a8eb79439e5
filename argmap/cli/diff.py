"""`argmap diff`: what changed from one version of a debate to another, and what it does to the thesis.

Knows its options. Must not know how two debates are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.cruxes import put
from argmap.cli.parser import add_json, command_parser
from argmap.cli.reading import tell_diagnostics
from argmap.cli.stop import FINDINGS, FINE
from argmap.cli.versions import read_committed, read_version
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse

    from argmap.model.values import Debate
    from argmap.views.difference import Moved

_DESCRIPTION = """\
Say what changed from one version of a debate to another, entry by entry and number by number, and
what that does to everyone's credence in the thesis. Order, layout and comments are no difference.

A version is a file, or REV:PATH for what git has of it. With one file, its version in HEAD is the
older one."""
_EXAMPLES = """
argmap diff wait.yaml                        what was changed since the last commit
argmap diff old.yaml new.yaml --json
argmap diff main:debates/wait.yaml debates/wait.yaml
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "diff", description=_DESCRIPTION, examples=_EXAMPLES)
    parser.add_argument("a", metavar="A", help="the older version")
    parser.add_argument("b", metavar="B", nargs="?", help="the newer version")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 where the two differ")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the difference; return 0, 1 where a version has errors or, with --exit-code, where the two differ."""
    newer = read_version(args.b or args.a)
    documents = [read_version(args.a) if args.b else read_committed(args.a), newer]
    for document in documents:
        tell_diagnostics(document.diagnostics, only_errors=True)
    if not all(document.complete for document in documents):
        output.say("Nothing was compared: an error left something out of a debate.")
        return FINDINGS
    before, after = (document.debate for document in documents)
    from argmap.merge.difference import changes_between
    from argmap.views.difference import difference_json, difference_lines

    changes = changes_between(before, after)
    consequences = _consequences(before, after) if changes else ()
    if args.json:
        output.write(to_json(difference_json(before, after, changes, consequences)))
    elif changes:
        put(difference_lines(before, after, changes, consequences, width=output.width()))
    else:
        output.say(" and ".join(display_text(document.name or "") for document in documents) + " say the same")
    return FINDINGS if changes and args.exit_code else FINE


def _consequences(before: Debate, after: Debate) -> tuple[Moved, ...]:
    from argmap.credence.engine import credences
    from argmap.views.difference import moved

    thesis = tuple(dict.fromkeys([*before.thesis, *after.thesis]))
    return moved(credences(before), credences(after), thesis)
