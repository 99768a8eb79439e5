"""The terminal screens: a debate opened, read, argued with and saved.

Knows keys, screens and colours. Must not know the command line, or how anything is computed or written.
"""

from __future__ import annotations

from pathlib import Path


def run(path: str | Path, who: str | None = None, *, tour: bool = False) -> int:
    """Open a debate on the terminal; return the exit code: 0, or 2 where the file cannot be opened.

    `tour` begins with the short tour, where it was never shown before.
    """
    from argmap.tui.start import start

    return start(Path(path), who, tour=tour)
