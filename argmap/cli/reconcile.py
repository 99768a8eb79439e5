"""`argmap reconcile`: the coherent credences nearest to what one participant stated, and what they cost.

Knows its options and which lines answer them. Must not know how a distribution is projected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.cruxes import put
from argmap.cli.parser import add_file, add_json, command_parser
from argmap.cli.reading import diagnostics_of, known_participant, read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS, FINE
from argmap.text.safe import to_json

if TYPE_CHECKING:
    import argparse

_DESCRIPTION = """\
Find the coherent credences nearest to all that one participant stated: every claim that arguments
bear on comes out as stated, and the premises, priors and strengths give way as little as they can.
The cost is how far they move, in bits. There the inputs are no longer independent of each other; so the
nearest inputs that can be typed in are given besides, with their own cost. Nothing is written to the file."""
_EXAMPLES = """
argmap reconcile wait.yaml --as critic
argmap reconcile wait.yaml --as critic --limit 3 --json
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "reconcile", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("--as", dest="who", metavar="WHO", required=True, help="whose credences")
    parser.add_argument("--limit", metavar="N", type=int, default=10, help="how many moves to print (default: 10)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the reconciliation; return 0, 1 where the file has an error or nothing could be reached."""
    document = read_document(args.file)
    tell_diagnostics(diagnostics_of(document), only_errors=True)
    if not document.complete:
        output.say("Nothing was computed: an error left something out of the debate.")
        return FINDINGS
    who = known_participant(document.debate, args.who)
    from argmap.credence.nearest_coins import nearest_coins
    from argmap.credence.reconcile import reconcile
    from argmap.views.reconciliation import reconciliation_json, reconciliation_lines

    found = reconcile(document.debate, who)
    coins = nearest_coins(document.debate, who, near={m.id: m.after for m in found.moved})
    if args.json:
        output.write(to_json(reconciliation_json(found, coins)))
    else:
        limit = max(0, args.limit)
        put(reconciliation_lines(document.debate, found, coins, file=args.file, limit=limit, width=output.width()))
    wrong = any(one.severity == "error" for one in diagnostics_of(document))
    return FINDINGS if wrong or not found.reached else FINE
