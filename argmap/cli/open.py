"""`argmap open FILE`, or just `argmap FILE`: the screen; where standard output is no terminal, the same as `show`.

The only command that starts `argmap.tui`. Must not know what the screen does.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli.parser import add_file, command_parser
from argmap.cli.reading import cannot_open, known_participant, read_document
from argmap.cli.stop import Stop

if TYPE_CHECKING:
    import argparse

_EXAMPLES = """
argmap wait.yaml
argmap open wait.yaml --as critic
argmap wait.yaml | less            the outline
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    from argmap.cli.show import add_show_options

    parser = command_parser(
        subparsers,
        "open",
        description="Open a debate on the screen. Where the output is no terminal, print its outline, as show does;\n"
        "--root, --depth, --filter and --json always print.",
        examples=_EXAMPLES,
    )
    add_file(parser)
    add_show_options(parser)


def run(args: argparse.Namespace) -> int:
    """Open the file; return the exit code."""
    printed = args.json or any(given is not None for given in (args.root, args.depth, args.filter))
    if on_screen() and not printed:
        return open_screen(args.file, args.who[-1] if args.who else None, tour=getattr(args, "tour", False))
    from argmap.cli.show import run as show

    return show(args)


def on_screen() -> bool:
    """Return whether there is a terminal to work in, one that can place characters, or `argmap serve` in its place."""
    if os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver"):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", None, "")


def open_screen(file: str, given: str | None, *, tour: bool = False) -> int:
    """Open the file in the terminal screen, the first time with a tour; return the exit code."""
    try:
        Path(file).open("rb").close()
    except FileNotFoundError as error:
        stop = cannot_open(file, error)
        raise Stop(stop.message, help=stop.help or f"Begin one: argmap new {file} --title TITLE") from None
    except OSError as error:
        raise cannot_open(file, error) from None
    from argmap.tui import run as run_screen

    # Who is named here has to take part; who the settings name is the screen's to know.
    who = known_participant(read_document(file).debate, given) if given else None
    return run_screen(Path(file), who=who, tour=tour)
