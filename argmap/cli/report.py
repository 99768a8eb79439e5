"""`argmap report`: a debate as a two-page account to be sent round, in HTML or Markdown.

Knows files, options and exit codes. Must not know what the account says.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.cruxes import target_claim, told, two_people
from argmap.cli.parser import add_file, command_parser
from argmap.cli.reading import chosen_participants, diagnostics_of, read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS, MISSING_PROGRAM, Stop

if TYPE_CHECKING:
    import argparse

    from argmap.credence.result import Credences
    from argmap.formats.page import Page, Picture
    from argmap.model.values import Debate
    from argmap.views.report import Account

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
ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "report", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("-o", "--output", dest="out", metavar="OUT", required=True, help="the file: .html or .md")
    parser.add_argument("--between", nargs=2, metavar=("A", "B"), help="between two participants")
    parser.add_argument("--target", metavar="ID", help="the claim that is in dispute (default: the first thesis)")


def run(args: argparse.Namespace) -> int:
    """Write the report; return 0, 1 where the file or a number has an error, 3 where the picture needs Graphviz."""
    out = Path(args.out)
    form = ENDINGS.get(out.suffix.lower())
    if form is None:
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
    between = two_people(debate, args.between) if args.between else _furthest(debate, target)
    account = _account(debate, target, between, chosen=bool(args.between))
    from argmap.views.report import report

    _write_page(out, form, report(account))
    code = told(document, account.cruxes.findings)
    if account.undrawn:
        output.say(f"The map is not drawn: {account.undrawn}")
        return code or MISSING_PROGRAM
    return code


def _furthest(debate: Debate, target: str) -> tuple[str, str] | None:
    """Return the two whose credences in the target are furthest apart, None where there are no two."""
    if len(debate.participants) < 2:
        return None
    from argmap.credence.engine import credences

    found = {id: person.claims[target].credence for id, person in credences(debate).participants.items()}
    known = sorted((value, id) for id, value in found.items() if value is not None)
    names = list(debate.participants)
    if len(known) < 2 or len(names) == 2:
        return names[0], names[1]
    first, second = sorted((known[0][1], known[-1][1]), key=names.index)
    return first, second


def _account(debate: Debate, target: str, between: tuple[str, str] | None, *, chosen: bool) -> Account:
    from argmap.credence.engine import credences
    from argmap.cruxes.agenda import agenda
    from argmap.cruxes.compare import compare
    from argmap.cruxes.grouping import grouped
    from argmap.cruxes.rank import cruxes
    from argmap.views.report import Account

    everyone = chosen_participants(debate, None)
    people = between or everyone
    found = credences(debate, participants=everyone)
    comparison = compare(debate, *between, target=target) if between else None
    ranked = cruxes(debate, target=target, between=between, participants=people)
    picture, undrawn = _picture(debate, found, target)
    return Account(
        debate,
        found,
        ranked,
        agenda(debate, target=target, between=between, participants=people, ranked=ranked),
        comparison,
        grouped(debate, comparison) if comparison is not None else (),
        picture,
        undrawn,
        cruxes(debate, target=target, participants=everyone) if len(everyone) > 2 else None,
        chosen,
    )


def _picture(debate: Debate, found: Credences, target: str) -> tuple[Picture | None, str]:
    from argmap.formats import DrawingFailed, export
    from argmap.formats.page import Picture

    root = None if target in debate.thesis else target
    try:
        svg = export(debate, to="svg", credences=found, root=root)
    except DrawingFailed as failed:
        return None, str(failed)
    alt = f"The map of the debate: {len(debate.claims)} claims and {len(debate.arguments)} arguments, as in the text."
    return Picture(svg, alt), ""


def _write_page(out: Path, form: str, page: Page) -> None:
    from argmap.formats import write_file
    from argmap.formats.page_html import page_html
    from argmap.formats.page_markdown import page_markdown
    from argmap.text.store import ChangedOnDisk

    try:
        if form == "html":
            write_file(out, page_html(page))
            return
        beside = out.with_name(f"{out.stem}.svg")
        if page.picture is not None:
            write_file(beside, page.picture.svg)
        write_file(out, page_markdown(page, picture=beside.name))
    except ChangedOnDisk as changed:
        raise Stop(str(changed), code=FINDINGS, help="Run the command again.") from None
