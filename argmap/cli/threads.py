"""What commands on threads share: the options that name columns, and reading a file as a thread or an end.

Knows threads and exit codes. Must not know any one command.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.reading import cannot_open
from argmap.cli.stop import FINDINGS, Stop
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse

    from argmap.threads.values import Columns, Thread


FORMATS = ("lines", "paragraphs", "transcript", "markdown", "csv", "jsonl", "mbox")
"""The names of the formats; said here so that completion need not load how they are read."""


def add_columns(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how a thread is read."""
    parser.add_argument(
        "--format", choices=FORMATS, help="how the thread is written (default: told by name and first lines)"
    )
    group = parser.add_argument_group("columns of a CSV or JSON Lines table (the usual names are guessed)")
    for option, name, what in (
        ("--text", "text", "the text"),
        ("--author", "author", "who wrote it"),
        ("--id", "id", "its id"),
        ("--reply-to", "reply_to", "the id of what it answers"),
        ("--time", "time", "when it was written"),
    ):
        group.add_argument(option, dest=f"column_{name}", metavar="COLUMN", help=what)


def columns_of(args: argparse.Namespace) -> Columns:
    """Return the columns that were named."""
    from argmap.threads.values import Columns

    return Columns(
        text=args.column_text,
        author=args.column_author,
        id=args.column_id,
        reply_to=args.column_reply_to,
        time=args.column_time,
    )


def read_thread(file: str, args: argparse.Namespace) -> Thread:
    """Return the thread in a file; end with 2 where it cannot be opened, with 1 where it is none. Tell its remarks."""
    from argmap.threads import CannotRead, load

    try:
        thread = load(Path(file), name=file, format=args.format, columns=columns_of(args))
    except OSError as error:
        raise cannot_open(file, error) from None
    except CannotRead as error:
        raise Stop(f"{file}: {error}", code=FINDINGS) from None
    for remark in thread.remarks:
        output.say(f"{display_text(file)}: {display_text(remark)}")
    return thread


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return "1 text", "2 texts"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
