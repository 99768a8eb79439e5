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

    from argmap.document import Document

_EXAMPLES = """
argmap fmt wait.yaml
argmap fmt --check debates/*.yaml     for a continuous integration: writes nothing
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "fmt",
        description="Rewrite files in the canonical layout, and the credence files beside them. Every comment is kept, "
        "no value changes.",
        examples=_EXAMPLES,
    )
    add_file(parser, many=True)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 where a file would change")


def run(args: argparse.Namespace) -> int:
    """Format the files; return 0, or 1 where one has errors or, with --check, would change."""
    return max(_format(file, check=args.check) for file in args.files)


def _format(file: str, *, check: bool) -> int:
    """Lay out a debate's file and the credence files beside it."""
    from argmap.document.files import place

    document = read_document(file)
    if document.read_only:
        tell_diagnostics(document.diagnostics, only_errors=True)
        output.say(f"{display_text(file)} has errors; nothing was written")
        return FINDINGS
    laid_out = _laid_out(file, document)
    code = FINE
    for who, after in laid_out.items():
        path, before = place(Path(file), who), (document.companions[who] if who else document).encoded
        if after != before:
            code = max(code, _write(path, before, after, check=check))
    return code


def _laid_out(file: str, document: Document) -> dict[str | None, bytes]:
    """Return each file's bytes in canonical layout, by participant; the debate's own under None."""
    from argmap.document import canonical, canonical_companion
    from argmap.document.document import encode
    from argmap.model.changes import Refused

    try:
        laid_out: dict[str | None, bytes] = {None: encode(canonical(document), bom=document.bom)}
        for who, each in document.companions.items():
            laid_out[who] = encode(canonical_companion(document, who), bom=each.bom)
    except Refused as refused:
        raise Stop(f"{file}: {refused.message}", code=FINDINGS, help=refused.help) from None
    return laid_out


def _write(path: Path, before: bytes, after: bytes, *, check: bool) -> int:
    from argmap.text.store import ChangedOnDisk, digest_of, save

    if check:
        output.write(display_text(str(path)))
        return FINDINGS
    try:
        save(path, after, expected=digest_of(before))
    except ChangedOnDisk as changed:
        raise Stop(str(changed), code=FINDINGS, help="Nothing was written to it; run the command again.") from None
    output.say(f"{display_text(str(path))}: rewritten")
    return FINE
