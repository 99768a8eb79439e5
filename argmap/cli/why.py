"""`argmap why`: in a few plain sentences, why somebody's number is what it is.

Knows its options and which sentences answer them. Must not know how a number is computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.computing import computed
from argmap.cli.credences import explained
from argmap.cli.cruxes import put, target_claim
from argmap.cli.parser import add_file, add_json, command_parser
from argmap.cli.reading import chosen_participants, diagnostics_of, known_claim, read_document, tell_diagnostics
from argmap.cli.remarks import number_findings, tell_in_short
from argmap.cli.stop import FINDINGS, FINE
from argmap.text.safe import to_json

if TYPE_CHECKING:
    import argparse

_DESCRIPTION = """\
Say in a few sentences for each person where the number of a claim or an argument starts, what
speaks for and against it most, which contraries are at work, and what is only assumed. For every
argument in full: argmap credences FILE --explain ID."""
_EXAMPLES = """
argmap why wait.yaml
argmap why wait.yaml bigger-is-riskier --as critic
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "why", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("id", metavar="ID", nargs="?", help="a claim or an argument (default: the first thesis)")
    parser.add_argument("--as", dest="who", metavar="WHO", action="append", help="a participant (default: everyone)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the sentences; return 0, 1 where the file or a number has an error."""
    document = read_document(args.file)
    debate = document.debate
    diagnostics = diagnostics_of(document)
    if not document.complete:
        tell_diagnostics(diagnostics, only_errors=True)
        output.say("Nothing was computed: an error left something out of the debate.")
        return FINDINGS
    people = chosen_participants(debate, args.who)
    id = args.id if args.id in debate.arguments else target_claim(debate, args.id)
    if id not in debate.arguments:
        known_claim(debate, id)
    found = computed(document, people)
    assert found is not None
    from argmap.views.explanation import why_json, why_lines
    from argmap.views.reasons import why

    whys = {who: why(debate, found, one) for who, one in explained(debate, id, people, {}).items()}
    if args.json:
        output.write(to_json(why_json(id, found, whys)))
    else:
        put(why_lines(debate, whys, id, width=output.width()))
    tell_diagnostics(diagnostics, only_errors=True)
    remarks = [document.diagnose(finding) for finding in number_findings(debate, found)]
    tell_in_short(document, remarks, diagnostics)
    wrong = any(one.severity == "error" for one in (*diagnostics, *remarks))
    return FINDINGS if wrong else FINE
