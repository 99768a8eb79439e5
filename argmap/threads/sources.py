"""The text of a debate's source, for quotes to be looked up in.

Reads files below one folder and nothing else. Must not know debates.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from argmap.threads.quoted import SourceText
from argmap.threads.read import CannotRead, load

SourceReader = Callable[[str], SourceText | None]
"""Given a source's `file`, its text prepared for looking up quotes; None where it cannot be read."""


def source_reader(folder: Path) -> SourceReader:
    """Return a reader of the source files in a debate's folder; each file is read once."""
    root = folder.resolve()

    @cache
    def read(file: str) -> SourceText | None:
        try:
            path = (root / file).resolve()
            if not path.is_relative_to(root) or not path.is_file():
                return None
            thread = load(path)
        except (OSError, ValueError, RuntimeError, CannotRead):
            return None
        return SourceText("\n\n".join(comment.text for comment in thread.comments))

    return read
