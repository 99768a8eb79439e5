"""`argmap import`: a debate from another program's language, or from a table.

Knows files, options and exit codes. Must not know any format.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import command_parser
from argmap.cli.reading import cannot_open
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse

    from argmap.formats.importing import ImportFormat

_DESCRIPTION = """\
Read a debate from another format and write it as a debate file. What the file does not hold is said on
standard error, line by line."""
_EXAMPLES = """
argmap import notes.txt -o street.yaml
argmap import forecasts.csv -o forecasts.yaml --from forecasts
argmap import forecasts.csv --from forecasts > forecasts.yaml
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    from argmap.formats.importing import IMPORTS

    parser = command_parser(subparsers, "import", description=_DESCRIPTION, examples=_EXAMPLES)
    parser.add_argument("source", metavar="SOURCE", help="the file to read")
    parser.add_argument(
        "-o", "--output", dest="out", metavar="FILE", help="the debate to write (default: standard output)"
    )
    parser.add_argument(
        "--from",
        dest="form",
        metavar="FORMAT",
        choices=tuple(IMPORTS),
        help="; ".join(f"{each.name}: {each.about}" for each in IMPORTS.values()),
    )


def run(args: argparse.Namespace) -> int:
    """Import the file; return 0, or 1 where it is not in the format."""
    from argmap.document.plain import plain
    from argmap.document.undo import text_of
    from argmap.formats.importing import CannotImport, imported

    try:
        text = Path(args.source).read_bytes().decode("utf-8-sig")
        found = imported(text, _format(args.form, args.source, text).name)
    except OSError as error:
        raise cannot_open(args.source, error) from None
    except UnicodeDecodeError:
        raise Stop(f"{args.source} is no text in UTF-8", code=FINDINGS, help="Save it as UTF-8.") from None
    except CannotImport as problem:
        first, *more = str(problem).split("\n")
        raise Stop(f"{args.source}: {first}", code=FINDINGS, lines=tuple(more)) from None
    for loss in found.losses:
        output.say(display_text(loss))
    data = text_of(plain(found.debate))
    if args.out in (None, "-"):
        output.write_file(data.encode())
    else:
        _write_new(Path(args.out), data)
    return FINE


def _format(name: str | None, source: str, text: str) -> ImportFormat:
    from argmap.formats.importing import IMPORTS, import_format_of

    form = IMPORTS[name] if name is not None else import_format_of(source, text)
    if form is None:
        raise Stop(f"{source} does not say its format", help=f"Formats: {', '.join(IMPORTS)}; say --from FORMAT")
    return form


def _write_new(path: Path, data: str) -> None:
    """Write a file that is not there yet: a debate somebody has worked on is never replaced."""
    from argmap.text.store import ChangedOnDisk, save

    try:
        save(path, data.encode(), expected=None)
    except ChangedOnDisk:
        raise Stop(f"{path} is there already", help="Write to another file.") from None
