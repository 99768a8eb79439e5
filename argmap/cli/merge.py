"""`argmap merge`: two versions of a debate brought together, as git's merge driver too.

Knows its options, and what git tells a driver. Must not know how debates are merged.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import command_parser
from argmap.cli.reading import cannot_open
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse

    from argmap.merge.documents import MergedFile
    from argmap.merge.three_way import Names

_DESCRIPTION = """\
Merge two versions of a debate that began as BASE. Entries merge field by field, tags and quotes are
gathered, a renamed claim is followed. What both sides changed stays as OURS has it and is written
under `conflicts`, where `argmap resolve` decides it; the exit code is 1 then. No word is dropped.

What is no debate, or cannot be read, is merged line by line, with git's markers where both changed."""
_EXAMPLES = """
argmap merge base.yaml mine.yaml theirs.yaml -o mine.yaml
argmap git install         let git do this with every debate of a repository
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "merge", description=_DESCRIPTION, examples=_EXAMPLES)
    for name, help in (("base", "the version before both"), ("ours", "our version"), ("theirs", "the other version")):
        parser.add_argument(name, metavar=name.upper(), help=help)
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")
    parser.add_argument("--names", metavar=("OURS", "THEIRS"), nargs=2, help="what the sides are called in conflicts")


def run(args: argparse.Namespace) -> int:
    """Merge; return 0, or 1 where something is left to decide."""
    versions = [_read(path) for path in (args.base, args.ours, args.theirs)]
    merged, whole = _merged(versions, _names(args.names))
    if args.output is None:
        output.write_file(merged.data)
    else:
        _write(Path(args.output), merged.data)
    for rename in merged.renamed:
        output.say(display_text(f"two different things were called {rename.old}; one of them is {rename.new} now"))
    if merged.conflicts:
        count = len(merged.conflicts)
        output.say(f"{count} place{'s' if count > 1 else ''} left to decide" + _how(merged, args.output))
    return FINDINGS if merged.conflicts or not whole else FINE


def _merged(versions: list[bytes], names: Names) -> tuple[MergedFile, bool]:
    """Return what comes out, and whether it may stand as it is; lines are merged where debates cannot be."""
    from argmap.merge.documents import CannotMerge, is_debate, mark_files, merge_files

    base, ours, theirs = versions
    reason = ""
    if is_debate(ours) or is_debate(theirs):
        try:
            return merge_files(base, ours, theirs, names), True
        except CannotMerge as cannot:
            reason = str(cannot)
    marked = mark_files(base, ours, theirs, names)
    if marked is None:
        raise Stop("these are no texts in UTF-8, so they cannot be merged", code=FINDINGS)
    if reason:
        output.say(display_text(f"merged line by line only: {reason}"))
    return marked, not reason


def _how(merged: MergedFile, out: str | None) -> str:
    marked = any(not each.sides and each.base is None for each in merged.conflicts)
    if marked:
        return ": look for <<<<<<<"
    return f": argmap resolve {display_text(out or 'FILE')}"


def _read(path: str) -> bytes:
    from argmap.document.load import read_whole

    try:
        return read_whole(Path(path))
    except OSError as error:
        raise cannot_open(path, error) from None


def _write(path: Path, data: bytes) -> None:
    from argmap.text.store import ChangedOnDisk, current_digest, save

    try:
        save(path, data, expected=current_digest(path))
    except ChangedOnDisk as changed:
        raise Stop(str(changed), code=FINDINGS, help="Nothing was written; run the command again.") from None
    except OSError as error:
        raise cannot_open(str(path), error) from None


def _names(given: list[str] | None) -> Names:
    """Return what the sides are called: as given, else what git says of the branch that is merged."""
    from argmap.merge.three_way import Names

    ours, theirs = given or ("", "")
    # An older git leaves what it does not know as it is: %X.
    ours, theirs = ("" if each.startswith("%") else each for each in (ours, theirs))
    merged = [value for name, value in sorted(os.environ.items()) if name.startswith("GITHEAD_") and value]
    ours = _plain(ours) or "ours"
    theirs = _plain(theirs or (merged[0] if len(merged) == 1 else "")) or "theirs"
    if ours == theirs or "base" in (ours, theirs):
        return Names()
    return Names(ours, theirs)


def _plain(name: str) -> str:
    """Return a branch's name without what git adds to it: the place of the file, the subject of the commit."""
    return name.partition(":")[0].partition(" (")[0].strip()[:64]
