"""Which files a document stands in, and whether the disk still holds what was read.

Knows paths and digests. Must not know what a file says.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from argmap.document.document import Document
from argmap.document.load import companion_folder
from argmap.text.store import current_digest, digest_of


def place(path: Path, who: str | None) -> Path:
    """Return where a participant's credence file stands beside the debate's; the debate's own where `who` is None."""
    return path if who is None else companion_folder(path) / f"{who}.yaml"


def digests(path: Path, document: Document) -> dict[Path, str]:
    """Return the SHA-256 of each of the document's files as it was read."""
    own = {path: digest_of(document.encoded)}
    return own | {place(path, who): digest_of(each.encoded) for who, each in document.companions.items()}


def changed_on_disk(path: Path, known: Mapping[Path, str], document: Document) -> bool:
    """Return whether a file holds something else than is known of it, or a credence file came or went."""
    if any(current_digest(file) != digest for file, digest in known.items()):
        return True
    folder = companion_folder(path)
    if not folder.is_dir():
        return document.folder
    names = {file.stem for file in folder.glob("*.yaml") if not file.name.startswith(".")}
    return not document.folder or names != set(document.companions)


def changed_files(before: Document, after: Document) -> Mapping[str | None, bytes | None]:
    """Return the new bytes of each file that differs, None where it goes; the key None is the debate's own file."""
    changed: dict[str | None, bytes | None] = {}
    if before.encoded != after.encoded:
        changed[None] = after.encoded
    for who in sorted({*before.companions, *after.companions}):
        old, new = before.companions.get(who), after.companions.get(who)
        if new is None:
            changed[who] = None
        elif old is None or old.encoded != new.encoded:
            changed[who] = new.encoded
    return changed
