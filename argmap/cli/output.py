"""Standard output and standard error: UTF-8 whatever the locale, plain unless a person is looking, quiet when the
reader has left.

Knows streams. Must not know what is printed.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

# Okabe and Ito's colours as near as 256 colours come: blue for, vermillion against, reddish purple undercuts.
_CODES = {
    "for": "38;5;32",
    "against": "38;5;166",
    "undercut": "38;5;175",
    "needed": "38;5;178",
    "evidence": "38;5;36",
    "error": "1;38;5;166",
    "warning": "38;5;178",
    "info": "38;5;32",
    "bold": "1",
    "dim": "2",
}


def prepare_streams() -> None:
    """Make standard output and error UTF-8 whatever the locale says; nothing that is printed can raise.

    A stream that was closed before the start goes nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - lives on
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write data to standard output, with a line feed at its end.

    Once the reader has left, nothing more is written; the command goes on to its own exit code.
    """
    _put(sys.stdout, text)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output at once; nothing where there are none."""
    text = "\n".join(lines)
    if text:
        write(text)


def write_file(data: bytes) -> None:
    """Write a whole file to standard output as it is; on a terminal no character of it may be a control."""
    if sys.stdout.isatty():
        from argmap.text.safe import display_text

        write(display_text(data.decode("utf-8", "replace"), multiline=True).removesuffix("\n"))
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()


def say(text: str) -> None:
    """Say something to the person, on standard error."""
    _put(sys.stderr, text)


def leave_quietly() -> None:
    """Flush standard output; where its reader has left, point it at nothing so that leaving says nothing."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        _silence()


def colourful(stream: TextIO | None = None) -> bool:
    """Return whether the stream is a terminal that wants colours: no NO_COLOR, no TERM=dumb, no pipe."""
    stream = stream or sys.stdout
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def paint(text: str, role: str, *, on: bool) -> str:
    """Return the text in the colour of its role (`for`, `against`, `error`, `dim` …); as it is where `on` is false."""
    code = _CODES.get(role)
    return f"\x1b[{code}m{text}\x1b[0m" if on and code and text else text


def width(default: int = 80) -> int:
    """Return the columns to write for: COLUMNS, else the terminal's, else `default` (a pipe is written for that)."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given) > 0:
        return max(40, int(given))
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        return default


def _put(stream: TextIO, text: str) -> None:
    try:
        stream.write(text + "\n")
        stream.flush()
    except BrokenPipeError:
        if stream is sys.stdout:
            _silence()


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    finally:
        os.close(nowhere)
