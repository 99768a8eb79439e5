"""A hidden file beside a file: what was done to it and is not yet in it, kept through a kill.

Knows lines of text and which process wrote them. Must not know what a line means.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from argmap.text.store import is_running

_NAME = re.compile(r"\.(?P<name>.+)\.argmap-journal-(?P<process>\d+)-[0-9a-f]{8}")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What an ended process left: its lines, and the digest of what they would have led to."""

    path: Path
    digest: str
    lines: tuple[str, ...]


class JournalFile:
    """The journal of one open file. It is there only while something is in it."""

    def __init__(self, beside: Path, fallback: Path | None = None) -> None:
        """Keep the journal beside the file, or in the folder `fallback` where the file's folder cannot be written."""
        name = f".{beside.name}.argmap-journal-{os.getpid()}-{secrets.token_hex(4)}"
        folder = beside.parent
        if fallback is not None and not os.access(folder, os.W_OK):
            folder = fallback
        self.path = folder / name

    def write(self, digest: str, lines: list[str]) -> None:
        """Put these lines in place of what the journal holds; none removes it. Raise `OSError` where it cannot."""
        if not lines:
            self.path.unlink(missing_ok=True)
            return
        head = json.dumps({"journal": _VERSION, "digest": digest})
        temporary = self.path.with_name(self.path.name + "~")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join([head, *lines]) + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.path)


def left_behind(beside: Path, fallback: Path | None = None, *, but: str = "") -> tuple[LeftBehind, ...]:
    """Return the journals of processes that have ended, in order of name. What cannot be read is left where it is.

    One whose lines led to the digest `but` was saved after all, and is removed.
    """
    found = []
    for folder in (beside.parent, *([fallback] if fallback is not None else [])):
        with contextlib.suppress(OSError):
            for path in sorted(folder.iterdir()):
                match = _NAME.fullmatch(path.name)
                if match and match["name"] == beside.name and not is_running(int(match["process"])):
                    found += _read(path)
    for each in found:
        if each.digest == but:
            each.path.unlink(missing_ok=True)
    return tuple(each for each in found if each.digest != but)


def _read(path: Path) -> list[LeftBehind]:
    try:
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        told = json.loads(head)
        if told["journal"] != _VERSION:
            return []
        return [LeftBehind(path, str(told["digest"]), tuple(lines))]
    except (OSError, ValueError, LookupError, TypeError):
        return []
