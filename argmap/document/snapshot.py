"""The bytes of a document's files, compressed: what a history keeps of each state.

Knows which files a document has. Must not know disks or histories.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.document.document import Document
from argmap.document.parse import parse

_MAIN = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files by participant, the debate's own under the empty name; `digest` tells one state from another."""

    files: Mapping[str, bytes]
    digest: str


def snapshot(document: Document) -> Snapshot:
    """Return the document's files, compressed."""
    return Snapshot({name: zlib.compress(data, 1) for name, data in _files(document).items()}, digest_of(document))


def digest_of(document: Document) -> str:
    """Return the SHA-256 over all files of the document, in hexadecimal."""
    return digest_of_files(_files(document))


def digest_of_files(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over files by name, in hexadecimal."""
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name}:{len(data)}:".encode() + data)
    return digest.hexdigest()


def restored(taken: Snapshot, like: Document) -> Document:
    """Return the document of a snapshot, read as `like` was."""
    files = {name: zlib.decompress(data) for name, data in taken.files.items()}
    main = files.pop(_MAIN)
    return parse(main, name=like.name, companions=files if like.folder else None, inspect=like.inspect)


def _files(document: Document) -> dict[str, bytes]:
    return {_MAIN: document.encoded, **{who: each.encoded for who, each in document.companions.items()}}
