"""The history of a file, kept in the state folder: undo survives a restart.

Knows steps, and how their states are kept as differences. Must not know sessions or what a step does to a debate.

The file holds one JSON value a line and is only added to: `base` and `to` are states of the document's files, the first
in full, each later one as what changed since the state before; `step` leads from one state to another; `cut` drops what
was undone and then replaced; `at` is how many steps stand. A state is put together only when it is asked for, and
compared with its digest then: a damaged history is refused, never restored.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.document.snapshot import Snapshot, digest_of_files
from argmap.model.changes import Change, Refused
from argmap.model.journal import NoChange, change_from_json, change_to_json

_VERSION = 1
_MOST_STATES = 2000
_AFTER_THAT = 100
"""With more states than this the history begins anew, with so many of the last steps of this session."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit of the history: the change, what it says in plain words, the files before and after it."""

    change: Change
    description: str
    before: Snapshot
    after: Snapshot


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A change that could not be made again on what the file now holds, and why."""

    change: Change
    description: str
    reason: str


class KeptHistory:
    """The kept history of one file; nothing is kept where there is no folder for it, or it cannot be written."""

    def __init__(self, path: Path, folder: Path | None) -> None:
        name = hashlib.sha256(os.path.realpath(path).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        self._file = folder / "history" / f"{name}.jsonl" if folder is not None else None
        self._forget()

    def _forget(self) -> None:
        self._steps: list[Step] = []
        self._position = 0
        self._dropped = 0
        self._size = 0
        self._states = _States()

    def load(self, digest: str) -> tuple[list[Step], int]:
        """Return the kept steps and how many of them stand, where they lead to the state of this digest; else none."""
        if self._file is None:
            return [], 0
        try:
            data = self._file.read_bytes()
            whole = data[: data.rfind(b"\n") + 1]
            lines = [json.loads(line) for line in whole.splitlines()]
            self._read(lines)
            if self._digest() != digest:
                raise ValueError("something else changed the file")
            self._size = len(whole)
            if len(whole) < len(data):
                os.truncate(self._file, len(whole))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, NoChange):
            self._forget()
        return list(self._steps), self._position

    def keep(self, steps: Sequence[Step], position: int) -> None:
        """Keep these steps, of which so many stand, in place of what was kept."""
        if self._file is None:
            return
        same = next(
            (n for n, (old, new) in enumerate(zip(self._steps, steps, strict=False)) if old is not new),
            min(len(self._steps), len(steps)),
        )
        if same == len(self._steps) == len(steps) and position == self._position:
            return
        full = len(self._states) > _MOST_STATES or min(same, position) < self._dropped
        size, self._size = self._size, -1
        # A size that no file has: what fails half-way begins anew the next time.
        with contextlib.suppress(OSError, Refused):
            if full or self._disk_size() != size:
                self._begin_anew(steps, position)
            else:
                self._size = self._add(steps, position, same, size)

    def _begin_anew(self, steps: Sequence[Step], position: int) -> None:
        """Keep only steps whose files are at hand."""
        made = list(steps[-_AFTER_THAT:])
        while any(isinstance(each.before.files, _Kept) or isinstance(each.after.files, _Kept) for each in made):
            del made[0]
        self._forget()
        assert self._file is not None
        self._file.unlink(missing_ok=True)
        self._dropped = len(steps) - len(made)
        if position >= self._dropped:
            self._size = self._add(steps, position, self._dropped, 0)

    def _add(self, steps: Sequence[Step], position: int, same: int, size: int) -> int:
        """Write what is new after `same` steps to the file, which has so many bytes; return how many it has then."""
        lines: list[dict[str, Any]] = [] if size else [{"history": _VERSION}]
        if same < len(self._steps):
            lines.append({"cut": same - self._dropped})
        for step in steps[same:]:
            start = self._states.find(step.before, lines)
            end = self._states.find(step.after, lines)
            lines.append({"step": change_to_json(step.change), "said": step.description, "from": start, "to": end})
        lines.append({"at": position - self._dropped})
        data = "".join(json.dumps(line) + "\n" for line in lines).encode()
        self._write(data)
        self._steps, self._position = list(steps), position
        return size + len(data)

    def _write(self, data: bytes) -> None:
        assert self._file is not None
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            file.write(data)

    def _digest(self) -> str:
        """Return the digest of the state that the steps which stand lead to."""
        if self._position:
            return self._steps[self._position - 1].after.digest
        return self._steps[0].before.digest if self._steps else ""

    def _disk_size(self) -> int:
        try:
            return self._file.stat().st_size if self._file is not None else 0
        except FileNotFoundError:
            return 0

    def _read(self, lines: Sequence[Mapping[str, Any]]) -> None:
        if lines and lines[0].get("history") != _VERSION:
            raise ValueError("another version")
        for line in lines[1:]:
            if "digest" in line:
                self._states.read(line)
            elif "cut" in line:
                del self._steps[int(line["cut"]) :]
            elif "step" in line:
                start, end = (self._states.snapshot(int(line[key])) for key in ("from", "to"))
                self._steps.append(Step(change_from_json(line["step"]), str(line["said"]), start, end))
            else:
                self._position = int(line["at"])
        if not 0 <= self._position <= len(self._steps):
            raise ValueError("no such position")


class _States:
    """States of a document's files, each as what changed since the one before; the last one in full."""

    def __init__(self) -> None:
        self._differences: list[Mapping[str, Any]] = []
        self._digests: list[str] = []
        self._place: dict[str, int] = {}
        self._last: dict[str, bytes] | None = None

    def __len__(self) -> int:
        return len(self._digests)

    def find(self, taken: Snapshot, lines: list[dict[str, Any]]) -> int:
        """Return the place of a state; one that is new is added, and to `lines` what there is to write of it."""
        if taken.digest in self._place:
            return self._place[taken.digest]
        now = {name: zlib.decompress(data) for name, data in taken.files.items()}
        if self._last is None:
            self._last = self.files(len(self) - 1) if self._digests else {}
        line = {"to": dict(_differences(self._last, now)), "digest": taken.digest}
        self._append(line)
        self._last = now
        lines.append(line)
        return len(self) - 1

    def read(self, line: Mapping[str, Any]) -> None:
        """Take in a state that was written."""
        self._append(line)

    def _append(self, line: Mapping[str, Any]) -> None:
        self._place[str(line["digest"])] = len(self)
        self._digests.append(str(line["digest"]))
        self._differences.append(line["to"])

    def snapshot(self, place: int) -> Snapshot:
        """Return the state at a place, its files put together when they are asked for."""
        return Snapshot(_Kept(self, place), self._digests[place])

    def files(self, place: int) -> dict[str, bytes]:
        """Return the files of a state; raise `Refused` where they are not what they were."""
        files: dict[str, bytes] = {}
        try:
            for difference in self._differences[: place + 1]:
                files = dict(_applied(files, difference))
        except (ValueError, TypeError, LookupError, zlib.error):
            files = {}
        if digest_of_files(files) != self._digests[place]:
            raise Refused(
                "the kept history of this file is damaged", help="what was done since argmap started can be undone"
            )
        return files


class _Kept(Mapping[str, bytes]):
    """The compressed files of a kept state."""

    def __init__(self, states: _States, place: int) -> None:
        self._states, self._place = states, place

    def _files(self) -> dict[str, bytes]:
        return {name: zlib.compress(data, 1) for name, data in self._states.files(self._place).items()}

    def __getitem__(self, name: str) -> bytes:
        return self._files()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files())

    def __len__(self) -> int:
        return len(self._files())

    def items(self) -> Any:
        return self._files().items()


def _differences(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[tuple[str, Any]]:
    """Return for each file that differs where, how many bytes go and which come; None for one that is gone."""
    for name in before.keys() - now.keys():
        yield name, None
    for name in sorted(now):
        old, new = before.get(name, b""), now[name]
        if name in before and old == new:
            continue
        start = _alike(old, new)
        end = _alike(old[start:], new[start:], backwards=True)
        come = base64.b64encode(zlib.compress(new[start : len(new) - end])).decode()
        yield name, [start, len(old) - end - start, come]


def _alike(one: bytes, other: bytes, *, backwards: bool = False) -> int:
    """Return how many bytes two texts share at the beginning, or at the end."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        size = (least + most + 1) // 2
        same = one[-size:] == other[-size:] if backwards else one[:size] == other[:size]
        least, most = (size, most) if same else (least, size - 1)
    return least


def _applied(files: Mapping[str, bytes], difference: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    for name, data in files.items():
        if name not in difference:
            yield name, data
    for name, each in difference.items():
        if each is not None:
            start, gone, come = each
            old = files.get(name, b"")
            yield name, old[:start] + zlib.decompress(base64.b64decode(come)) + old[start + gone :]
