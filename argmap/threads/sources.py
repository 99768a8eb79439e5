"""The files of a debate's sources: their texts, for quotes to be looked up in, and their threads, folded.

Reads files below one folder and nothing else. Must not know debates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from argmap.threads.fold import Folded, fold
from argmap.threads.quoted import SourceText
from argmap.threads.read import CannotRead, load

SourceReader = Callable[[str], SourceText | None]
"""Given a source's `file`, its text prepared for looking up quotes; None where it cannot be read."""


def source_path(folder: Path, file: str) -> Path | None:
    """Return where a source's file lies; None where it is not a file below the debate's folder."""
    root = folder.resolve()
    try:
        path = (root / file).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def read_threads(folder: Path, files: Mapping[str, str]) -> dict[str, Folded]:
    """Return each source's thread with its repeats folded, by the source's id; what cannot be read is left out."""
    found = {}
    for id, file in files.items():
        path = source_path(folder, file)
        try:
            if path is not None:
                found[id] = fold(load(path, name=file))
        except (OSError, CannotRead):
            continue
    return found


def source_reader(folder: Path) -> SourceReader:
    """Return a reader of the source files in a debate's folder; each file is read once."""

    @cache
    def read(file: str) -> SourceText | None:
        path = source_path(folder, file)
        try:
            thread = load(path) if path is not None else None
        except (OSError, ValueError, RuntimeError, CannotRead):
            return None
        if thread is None:
            return None
        return SourceText("\n\n".join(comment.text for comment in thread.comments))

    return read
