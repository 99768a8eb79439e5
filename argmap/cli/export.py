"""`argmap export`: a debate as a picture, or in another program's language.

Knows files, options and exit codes. Must not know how anything is drawn.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.computing import computed
from argmap.cli.cruxes import target_claim, told, two_people
from argmap.cli.parser import add_file, command_parser
from argmap.cli.reading import known_participant, read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS, FINE, MISSING_PROGRAM, USAGE, Stop, did_you_mean
from argmap.text.safe import display_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.document import Document
    from argmap.formats import Format, Request

_DESCRIPTION = """\
Draw the debate: claims as boxes filled as far as the credence, arguments as small junctions between them,
the conclusion on the left. The format is what OUT ends with, else --to, else dot. Pictures need Graphviz:
its `dot` program, or the Python package pygraphviz."""
_EXAMPLES = """
argmap export wait.yaml -o wait.svg
argmap export wait.yaml -o critic.pdf --as critic --direction BT
argmap export wait.yaml -o part.png --root bigger-is-riskier --depth 2
argmap export wait.yaml -o gap.svg --cruxes critic author
argmap export wait.yaml --to dot | dot -Tsvg > wait.svg
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    from argmap.formats import FORMATS
    from argmap.formats.request import CLUSTERINGS, DIRECTIONS

    parser = command_parser(subparsers, "export", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument(
        "-o", "--output", dest="out", metavar="OUT", help="the file to write (default: standard output)"
    )
    parser.add_argument("--to", dest="to", metavar="FORMAT", choices=tuple(FORMATS), help=", ".join(FORMATS))
    parser.add_argument("--as", dest="who", metavar="WHO", help="whose credences (default: everyone's)")
    parser.add_argument("--root", metavar="ID", help="only what bears on this claim or argument")
    parser.add_argument("--depth", metavar="N", type=_depth, help="at most so many arguments away from it")
    parser.add_argument("--direction", choices=DIRECTIONS, default="RL", help="conclusion left (RL) or on top (BT)")
    parser.add_argument(
        "--cruxes", nargs=2, metavar=("A", "B"), help="mark what would bring two people together, and draw their gap"
    )
    parser.add_argument("--cluster", choices=CLUSTERINGS, help="group claims by first tag, or by who asserted them")


def run(args: argparse.Namespace) -> int:
    """Export the file; return 0, or 1 where it has errors (what can be read of it is exported all the same)."""
    form = _format(args.to, args.out)
    if args.cruxes and args.who is not None:
        raise Stop("--as and --cruxes do not go together", help="--cruxes shows the credences of both.")
    document = read_document(args.file)
    tell_diagnostics(document.diagnostics, only_errors=True)
    has_errors = any(found.severity == "error" for found in document.diagnostics)
    if has_errors and not document.debate.claims:
        return FINDINGS
    out = None if args.out in (None, "-") else Path(args.out)
    if out is not None and out.resolve() == Path(args.file).resolve():
        raise Stop(f"{args.out} is the debate itself", help="Write to another file.")
    if out is None and not form.text and sys.stdout.isatty():
        raise Stop(f"{form.name} is no text for a terminal", help=f"Give a file: -o {_named(args.file, form.ending)}")
    data = _exported(_request(document, args), form.name)
    if out is None:
        _print(data)
    else:
        _write(out, data)
    return FINDINGS if has_errors else FINE


def _request(document: Document, args: argparse.Namespace) -> Request:
    from argmap.formats import Request

    debate = document.debate
    pair = two_people(debate, args.cruxes) if args.cruxes else None
    people = pair or ((known_participant(debate, args.who),) if args.who is not None else tuple(debate.participants))
    marks, widths = _gap(document, args, pair) if pair else ({}, {})
    return Request(
        debate,
        credences=computed(document, people),
        who=args.who,
        root=args.root,
        depth=args.depth,
        direction=args.direction,
        cluster=args.cluster,
        marks=marks,
        widths=widths,
    )


def _gap(
    document: Document, args: argparse.Namespace, pair: tuple[str, str]
) -> tuple[Mapping[str, str], Mapping[str, float]]:
    """Return the marks of two people's cruxes, and the share of their gap that flows through each claim and argument.

    The gap is over the root where that is a claim, else over the thesis.
    """
    from argmap.cruxes.compare import compare
    from argmap.cruxes.flow import flow
    from argmap.cruxes.rank import cruxes
    from argmap.views.crux_marks import crux_marks

    debate = document.debate
    if not document.complete:
        output.say("Cruxes are not marked: an error left something out of the debate.")
        return {}, {}
    target = target_claim(debate, args.root if args.root in debate.claims else None)
    compared = compare(debate, *pair, target=target)
    told(document, compared.findings)
    return crux_marks(debate, cruxes(debate, target=target, between=pair)), flow(debate, compared)


def _exported(request: Request, to: str) -> bytes:
    from argmap.formats import DrawingFailed, MissingProgram, UnknownId, exported

    try:
        done = exported(request, to)
    except MissingProgram as missing:
        raise Stop(str(missing), code=MISSING_PROGRAM) from None
    except DrawingFailed as failed:
        raise Stop(str(failed), code=FINDINGS) from None
    except UnknownId as unknown:
        raise Stop(str(unknown), help=did_you_mean(unknown.id, unknown.known)) from None
    for loss in done.losses:
        output.say(f"{to}: {display_text(loss)}")
    return done.data


def _format(to: str | None, out: str | None) -> Format:
    """Return the format asked for: by name, by the output's ending, else dot."""
    from argmap.formats import FORMATS, format_of

    if to is not None:
        return FORMATS[to]
    if out in (None, "-"):
        return FORMATS["dot"]
    form = format_of(str(out))
    if form is None:
        ending = Path(str(out)).suffix
        reason = f"there is no format '{ending.removeprefix('.')}'" if ending else f"{out} has no ending"
        raise Stop(reason, help=f"Formats: {', '.join(FORMATS)}; or say --to FORMAT", code=USAGE)
    return form


def _write(path: Path, data: bytes) -> None:
    from argmap.formats.files import write_file
    from argmap.text.store import ChangedOnDisk

    try:
        write_file(path, data)
    except ChangedOnDisk as changed:
        raise Stop(str(changed), code=FINDINGS, help="Nothing was written; run the command again.") from None


def _print(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _named(file: str, ending: str) -> str:
    return Path(file).with_suffix(f".{ending}").name


def _depth(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of arguments; write 0, 1, 2 …")
    return int(text)
