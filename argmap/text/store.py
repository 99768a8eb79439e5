"""Files read with their SHA-256, and saved whole or not at all.

Knows bytes and disks. Must not know what the bytes mean.

A save writes a new file in the same folder, brings it to the disk, and puts it in the place of the old one in one step.
A file that is not the one that was read is never overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TEMPORARY = re.compile(r"\.(?P<name>.+)\.argmap-(?P<process>\d+)-[0-9a-f]{8}\.tmp")


class ChangedOnDisk(Exception):
    """The file on disk is not the one that was read; nothing was written. `path` names it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} was changed on disk since it was read")
        self.path = path
        self.help = "read it again and make the change there"


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file held: its bytes and their SHA-256 in hexadecimal."""

    data: bytes
    digest: str


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read(path: Path) -> Stored:
    """Return what the file holds; raise `OSError` where it cannot be read."""
    data = path.read_bytes()
    return Stored(data, digest_of(data))


def current_digest(path: Path) -> str | None:
    """Return the SHA-256 of what the file holds now; None where there is no file."""
    try:
        return read(path).digest
    except FileNotFoundError:
        return None


def save(path: Path, data: bytes, *, expected: str | None) -> Stored:
    """Write the bytes to the file whole, and return them with their SHA-256.

    `expected` is the SHA-256 of what was read, None where there was no file. Raise `ChangedOnDisk` where the disk holds
    something else, `PermissionError` where the file is read-only, another `OSError` where it cannot be written; the
    file is then as it was. A symlink is followed, mode and owner are kept, what a killed save left behind is removed.
    """
    path = path.resolve()
    _refuse_changed(path, expected)
    if expected is not None and not os.access(path, os.W_OK):
        raise PermissionError(13, "The file is read-only", str(path))
    _clean(path)
    temporary = path.with_name(f".{path.name}.argmap-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        _write(temporary, data, like=path if expected is not None else None)
        with _locked(path.parent) as folder:
            _refuse_changed(path, expected)
            _put(temporary, path, new=expected is None)
            if folder is not None:
                os.fsync(folder)
    finally:
        temporary.unlink(missing_ok=True)
    return Stored(data, digest_of(data))


def remove(path: Path, *, expected: str | None) -> None:
    """Remove the file; raise `ChangedOnDisk` where the disk holds something else than was read."""
    _refuse_changed(path, expected)
    path.unlink(missing_ok=True)


def _refuse_changed(path: Path, expected: str | None) -> None:
    if current_digest(path) != expected:
        raise ChangedOnDisk(path)


def _write(path: Path, data: bytes, *, like: Path | None) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        if like is not None:
            old = like.stat()
            if hasattr(os, "fchown") and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
                with contextlib.suppress(PermissionError):
                    os.fchown(file.fileno(), old.st_uid, old.st_gid)
            path.chmod(old.st_mode & 0o7777)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put(temporary: Path, path: Path, *, new: bool) -> None:
    """Put the temporary file in its place; a new file never replaces one that appeared meanwhile."""
    if new:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise ChangedOnDisk(path) from None
        except OSError:
            _refuse_changed(path, None)
        else:
            return
    temporary.replace(path)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[int | None]:
    """Hold the folder against other saves of this program, where the system can; yield its descriptor, if any."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield None
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _clean(path: Path) -> None:
    """Remove temporary files of this file that a killed process left behind."""
    for entry in os.scandir(path.parent):
        match = _TEMPORARY.fullmatch(entry.name)
        if match and match["name"] == path.name and not is_running(int(match["process"])):
            with contextlib.suppress(OSError):
                Path(entry.path).unlink()


def is_running(process: int) -> bool:
    """Return whether a process of this number is there."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
