"""How a command ends early: with a message and an exit code. Must not know any command."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable

FINE = 0
FINDINGS = 1
USAGE = 2
MISSING_PROGRAM = 3
INTERRUPTED = 130


class Stop(Exception):
    """End the command: `message` and `help` go to standard error, `code` is the exit code."""

    def __init__(self, message: str, *, code: int = USAGE, help: str = "", lines: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.help = help
        self.lines = lines


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, None where nothing is near."""
    from argmap.model.suggest import nearest

    names = sorted(known)
    near = nearest(word, names)
    if near is None and len(word) > 2:
        return next((name for name in names if name.startswith(word)), None)
    return near


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the remedy for a word that names nothing; empty where nothing is near."""
    near = closest(word, known)
    return f"Did you mean '{near}'?" if near else ""
