"""`argmap report`: a debate as a two-page account to be sent round, in HTML or Markdown.

Knows files, options and exit codes. Must not know what the account says.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.cruxes import target_claim, told, two_people
from argmap.cli.parser import add_file, command_parser
from argmap.cli.reading import diagnostics_of, read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS, MISSING_PROGRAM, Stop

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

_DESCRIPTION = """\
Write an account of the debate to send round: the thesis, where people stand, the map, the questions that
would bring them together, where their gap comes from, what to ask next. HTML is one file with everything
in it; beside Markdown the picture is written as a file of its own, REPORT.svg. Everybody's positions are in
it; of more than two people the gap is that of --between A B, or else of the two who are furthest apart."""
_EXAMPLES = """
argmap report wait.yaml -o wait.html
argmap report wait.yaml -o wait.md --between critic author
argmap report wait.yaml -o risk.html --target bigger-is-riskier
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "report", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("-o", "--output", dest="out", metavar="OUT", required=True, help="the file: .html or .md")
    parser.add_argument("--between", nargs=2, metavar=("A", "B"), help="between two participants")
    parser.add_argument("--target", metavar="ID", help="the claim that is in dispute (default: the first thesis)")


def run(args: argparse.Namespace) -> int:
    """Write the report; return 0, 1 where the file or a number has an error, 3 where the picture needs Graphviz."""
    from argmap.formats.page_files import ENDINGS, page_files

    out = Path(args.out)
    if out.suffix.lower() not in ENDINGS:
        raise Stop(f"{args.out} is neither HTML nor Markdown", help="End its name with .html or .md")
    document = read_document(args.file)
    debate = document.debate
    tell_diagnostics(diagnostics_of(document), only_errors=True)
    if not document.complete:
        output.say("Nothing was written: an error left something out of the debate.")
        return FINDINGS
    if out.resolve() == Path(args.file).resolve():
        raise Stop(f"{args.out} is the debate itself", help="Write to another file.")
    target = target_claim(debate, args.target)
    between = two_people(debate, args.between) if args.between else None
    from argmap.views.account import account, readable
    from argmap.views.report import report

    found = account(debate, target, between=between)
    _write(page_files(report(found), out))
    code = told(document, found.cruxes.findings)
    if found.undrawn:
        output.say(f"The map is not drawn: {found.undrawn}")
        return code or (MISSING_PROGRAM if readable(debate) else 0)
    return code


def _write(files: Mapping[Path, bytes]) -> None:
    from argmap.formats import write_file
    from argmap.text.store import ChangedOnDisk

    try:
        for path, data in files.items():
            write_file(path, data)
    except ChangedOnDisk as changed:
        raise Stop(str(changed), code=FINDINGS, help="Run the command again.") from None
