"""A debate from the disk: its file, the credence files beside it, and a look at the source files it names.

Knows folders. Must not know YAML or the schema.
"""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path

from argmap.document.document import Document
from argmap.document.parse import parse
from argmap.model.diagnostic import Finding
from argmap.model.values import Debate

LARGEST = 256 * 1024 * 1024
"""Bytes beyond which a file is no debate anybody wrote: a device, or a mistake."""
_STRETCH = 1024 * 1024
_LIKE_CREDENCES = (".yml", ".yaml")


def load(path: Path | str) -> Document:
    """Return the document in a file; raise `OSError` where it cannot be opened.

    What a readable file holds never raises. A folder `cpm.credences` beside `cpm.yaml` is read as if inline.
    """
    path = Path(path)
    data = read_whole(path)
    return parse(data, name=str(path), companions=read_companions(path), inspect=partial(look_at_disk, path))


def read_whole(path: Path) -> bytes:
    """Return what the file holds; raise `OSError` where it cannot be read, or goes on beyond `LARGEST` bytes."""
    parts, size = [], 0
    with path.open("rb") as file:
        while part := file.read(_STRETCH):
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return b"".join(parts)


def companion_folder(path: Path) -> Path:
    """Return where the credence files of a debate's file are: cpm.credences for cpm.yaml."""
    return path.with_suffix(".credences")


def read_companions(path: Path) -> dict[str, bytes] | None:
    """Return the bytes of the credence files by participant; None where the folder is not there.

    A file that a link leads out of the debate's folder is not read (see `look_at_disk`); one that cannot be read raises
    `OSError`, since numbers would be missing.
    """
    folder = companion_folder(path)
    if not folder.is_dir():
        return None
    return {file.stem: read_whole(file) for file in _credence_files(folder) if is_below(file, path.parent)}


def _credence_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.yaml") if not file.name.startswith("."))


def look_at_disk(path: Path, debate: Debate) -> tuple[Finding, ...]:
    """Return what is wrong beside a debate's file: links out of the folder, and source files that are not there."""
    found = list(look_at_sources(path.parent, debate))
    for file in _credence_files(companion_folder(path)):
        if not is_below(file, path.parent):
            message = f"a link leads {companion_folder(path).name}/{file.name} out of the debate's folder"
            help = "put the file itself there"
            found.append(Finding("file-outside", "error", message, ("credences", file.stem), help))
    return (*found, *_look_for_unread(companion_folder(path)))


def _look_for_unread(folder: Path) -> list[Finding]:
    """Return a warning for each file that looks like somebody's numbers and is not read: `critic.yml`."""
    found = []
    for file in sorted(folder.glob("*")):
        if file.suffix.lower() in _LIKE_CREDENCES and file.suffix != ".yaml" and not file.name.startswith("."):
            message = f"{folder.name}/{file.name} is not read: a credence file's name ends in .yaml"
            help = f"rename it to {file.stem}.yaml"
            found.append(Finding("unread-file", "warning", message, ("participants", file.stem), help))
    return found


def look_at_sources(folder: Path, debate: Debate) -> tuple[Finding, ...]:
    """Return what is wrong with the source files: outside the folder (an error) or not there (a warning)."""
    found = []
    for source in debate.sources.values():
        if source.file is None:
            continue
        where = ("sources", source.id, "file")
        file = folder / source.file
        if not is_below(file, folder):
            message = "a link leads this file out of the debate's folder"
            found.append(Finding("file-outside", "error", message, where, "copy the file beside the debate"))
        elif not _is_file(file):
            message = "this file is not there"
            help = "put it beside the debate, or correct the path; it is taken from the debate's folder"
            found.append(Finding("file-missing", "warning", message, where, help))
    return tuple(found)


def is_below(file: Path, folder: Path) -> bool:
    """Return whether a file lies below a folder once all links are followed."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a circle of links or too long a name leads nowhere
        return True


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False
