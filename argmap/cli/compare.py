"""`argmap compare`: where the gap between two people comes from.

Knows its options and which lines answer them. Must not know how a gap is divided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.cruxes import put, target_claim, told, two_people
from argmap.cli.parser import add_file, add_json, command_parser
from argmap.cli.reading import diagnostics_of, read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS
from argmap.text.safe import to_json

if TYPE_CHECKING:
    import argparse

_DESCRIPTION = """\
Divide the gap between two people over a claim among the numbers on which they differ. The parts sum
to the gap: each is what that number contributes, averaged over every order of exchanging them.
Where there are many, they are grouped by the argument through which they act."""
_EXAMPLES = """
argmap compare wait.yaml critic author
argmap compare wait.yaml critic author --target bigger-is-riskier --json
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "compare", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("a", metavar="A", help="a participant")
    parser.add_argument("b", metavar="B", help="another participant")
    parser.add_argument("--target", metavar="ID", help="the claim that is in dispute (default: the first thesis)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the parts of the gap; return 0, 1 where the file or a number has an error."""
    document = read_document(args.file)
    debate = document.debate
    tell_diagnostics(diagnostics_of(document), only_errors=True)
    if not document.complete:
        output.say("Nothing was computed: an error left something out of the debate.")
        return FINDINGS
    target = target_claim(debate, args.target)
    a, b = two_people(debate, (args.a, args.b))
    from argmap.cruxes.compare import compare
    from argmap.cruxes.grouping import grouped

    found = compare(debate, a, b, target=target)
    groups = grouped(debate, found)
    if args.json:
        from argmap.views.crux_json import comparison_json

        output.write(to_json(comparison_json(found, groups)))
    else:
        from argmap.views.crux_lines import comparison_lines

        put(comparison_lines(debate, found, groups, width=output.width()))
    return told(document, found.findings)
