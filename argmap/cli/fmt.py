"""`argmap fmt`: a file in the canonical layout, every comment kept.

Must not know the layout.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_file, command_parser
from argmap.cli.reading import read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse

_MARK = b"\xef\xbb\xbf"
_EXAMPLES = """
argmap fmt wait.yaml
argmap fmt --check debates/*.yaml     for a continuous integration: writes nothing
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "fmt",
        description="Rewrite files in the canonical layout. Every comment is kept, no value changes.",
        examples=_EXAMPLES,
    )
    add_file(parser, many=True)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 where a file would change")


def run(args: argparse.Namespace) -> int:
    """Format the files; return 0, or 1 where one has errors or, with --check, would change."""
    return max(_format(file, check=args.check) for file in args.files)


def _format(file: str, *, check: bool) -> int:
    from argmap.document import canonical
    from argmap.model.changes import Refused
    from argmap.text.store import ChangedOnDisk, digest_of, save

    document = read_document(file)
    if document.read_only:
        tell_diagnostics(document.diagnostics, only_errors=True)
        output.say(f"{display_text(file)} has errors; nothing was written")
        return FINDINGS
    before = document.encoded
    try:
        after = (_MARK if document.bom else b"") + canonical(document).encode()
    except Refused as refused:
        raise Stop(f"{file}: {refused.message}", code=FINDINGS, help=refused.help) from None
    if after == before:
        return FINE
    if check:
        output.write(display_text(file))
        return FINDINGS
    try:
        save(Path(file), after, expected=digest_of(before))
    except ChangedOnDisk as changed:
        raise Stop(str(changed), code=FINDINGS, help="Nothing was written; run the command again.") from None
    output.say(f"{display_text(file)}: rewritten")
    return FINE
