"""An exported debate in a file: written whole, or what was there stays.

Knows files and endings. Must not know any format.
"""

from __future__ import annotations

from pathlib import Path

from argmap.text.store import current_digest, save


def write_file(path: Path, data: bytes) -> None:
    """Put the bytes in the file, replacing what was there.

    A pipe or a device is written to as it is. Raises OSError where it cannot be written, `ChangedOnDisk` where somebody
    else writes to the file at the same moment.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        save(path, data, expected=current_digest(path))
