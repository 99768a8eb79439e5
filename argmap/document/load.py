"""A debate from the disk: its file, the credence files beside it, and a look at the source files it names.

Knows folders. Must not know YAML or the schema.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from argmap.document.document import Document
from argmap.document.parse import parse
from argmap.model.diagnostic import Finding
from argmap.model.values import Debate


def load(path: Path | str) -> Document:
    """Return the document in a file; raise `OSError` where it cannot be opened.

    What a readable file holds never raises. A folder `cpm.credences` beside `cpm.yaml` is read as if inline.
    """
    path = Path(path)
    data = path.read_bytes()
    return parse(data, name=str(path), companions=read_companions(path), inspect=partial(look_at_sources, path.parent))


def companion_folder(path: Path) -> Path:
    """Return where the credence files of a debate's file are: cpm.credences for cpm.yaml."""
    return path.with_suffix(".credences")


def read_companions(path: Path) -> dict[str, bytes] | None:
    """Return the bytes of the credence files by participant; None where the folder is not there.

    A file that cannot be read, or that a link leads out of the folder, raises `OSError`: numbers would be missing.
    """
    folder = companion_folder(path)
    if not folder.is_dir():
        return None
    found = {}
    for file in sorted(folder.glob("*.yaml")):
        if not file.name.startswith("."):
            if not _is_below(file, path.parent):
                raise PermissionError(13, "a credence file may not be a link out of the debate's folder", str(file))
            found[file.stem] = file.read_bytes()
    return found


def look_at_sources(folder: Path, debate: Debate) -> tuple[Finding, ...]:
    """Return what is wrong with the source files: outside the folder (an error) or not there (a warning)."""
    found = []
    for source in debate.sources.values():
        if source.file is None:
            continue
        where = ("sources", source.id, "file")
        try:
            inside, present = _is_below(folder / source.file, folder), (folder / source.file).is_file()
        except (OSError, ValueError, RuntimeError):  # a name too long for the system, a circle of links
            inside, present = True, False
        if not inside:
            message = "a link leads this file out of the debate's folder"
            found.append(Finding("file-outside", "error", message, where, "copy the file beside the debate"))
        elif not present:
            message = "this file is not there"
            help = "put it beside the debate, or correct the path; it is taken from the debate's folder"
            found.append(Finding("file-missing", "warning", message, where, help))
    return tuple(found)


def _is_below(file: Path, folder: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())
