"""`argmap cruxes`: which questions would move a person, or bring two people together.

Knows its options and which lines answer them. Must not know how cruxes are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_file, add_json, command_parser
from argmap.cli.reading import (
    chosen_participants,
    diagnostics_of,
    known_claim,
    known_participant,
    read_document,
    tell_diagnostics,
)
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.text.safe import to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from argmap.cruxes.result import Question
    from argmap.document import Document
    from argmap.model.diagnostic import Finding
    from argmap.model.values import Debate

_DESCRIPTION = """\
Rank the questions behind a claim. For one person: how much settling each would tell. Between two:
how far each side would come by taking on the other's credence. For all: the mean over everybody."""
_EXAMPLES = """
argmap cruxes wait.yaml --between critic author
argmap cruxes wait.yaml --as critic --limit 5
argmap cruxes wait.yaml --target bigger-is-riskier --json
"""
LIMIT = 10


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "cruxes", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("--target", metavar="ID", help="the claim that is in dispute (default: the first thesis)")
    people = parser.add_mutually_exclusive_group()
    people.add_argument("--as", dest="who", metavar="WHO", help="for one participant")
    people.add_argument("--between", nargs=2, metavar=("A", "B"), help="between two participants")
    parser.add_argument("--limit", type=int, metavar="N", help=f"how many (default: {LIMIT}, in JSON all)")
    parser.add_argument("--agenda", action="store_true", help="what to ask next, with the reason for each question")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the ranking; return 0, 1 where the file or a number has an error."""
    if args.limit is not None and args.limit < 1:
        raise Stop(f"--limit {args.limit} shows nothing", help="Give a number from 1 up.")
    document = read_document(args.file)
    debate = document.debate
    tell_diagnostics(diagnostics_of(document), only_errors=True)
    if not document.complete:
        output.say("Nothing was computed: an error left something out of the debate.")
        return FINDINGS
    target = target_claim(debate, args.target)
    between = two_people(debate, args.between) if args.between else None
    people = chosen_participants(debate, [args.who] if args.who else None)
    findings = _print(args, debate, target, between, people)
    return told(document, findings)


def _print(
    args: argparse.Namespace, debate: Debate, target: str, between: tuple[str, str] | None, people: Sequence[str]
) -> tuple[Finding, ...]:
    from argmap.cruxes.agenda import agenda
    from argmap.cruxes.rank import cruxes

    found = cruxes(debate, target=target, participants=people, between=between)
    limit = args.limit or LIMIT
    asking: tuple[Question, ...] = ()
    if args.agenda or args.json:
        asking = agenda(debate, target=target, between=between, participants=people, limit=limit, ranked=found)
    if args.json:
        from argmap.views.crux_json import cruxes_json

        output.write(to_json(cruxes_json(found, asking, limit=args.limit)))
        return found.findings
    from argmap.views.crux_lines import agenda_lines, crux_lines

    lines = agenda_lines(debate, asking, output.width()) if args.agenda else None
    put(lines or crux_lines(debate, found, limit=limit, width=output.width()))
    return found.findings


def target_claim(debate: Debate, asked: str | None) -> str:
    """Return the claim a question is about: what was asked for, else the first thesis; end with code 2 without one."""
    if asked is not None:
        return known_claim(debate, asked)
    if not debate.thesis:
        raise Stop("this debate has no thesis", help="Name a claim with --target ID")
    return debate.thesis[0]


def two_people(debate: Debate, names: Sequence[str]) -> tuple[str, str]:
    """Return two different participants; else end with code 2."""
    first, second = (known_participant(debate, name) for name in names)
    if first == second:
        raise Stop(f"'{first}' cannot be compared with themselves", help="Name two participants.")
    return first, second


def told(document: Document, findings: Iterable[Finding]) -> int:
    """Tell what the engine remarked; return the exit code for it and the document's own errors."""
    remarks = [document.diagnose(finding) for finding in findings]
    tell_diagnostics(remarks)
    wrong = any(remark.severity == "error" for remark in (*diagnostics_of(document), *remarks))
    return FINDINGS if wrong else FINE


def put(lines: Iterable[tuple[tuple[str, str], ...]]) -> None:
    """Print lines of parts in the colours of their roles."""
    on = output.colourful()
    output.write_lines("".join(output.paint(text, role, on=on) for text, role in line).rstrip() for line in lines)
