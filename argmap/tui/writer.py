"""Changes brought to the session: a large debate is written beside the screen, an outside change is taken in first.

Knows when the session is asked for what. Must not know what a change means or where it is shown.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message import Message
from textual.timer import Timer

from argmap.document.load import load
from argmap.model.changes import Change, Refused
from argmap.text.store import ChangedOnDisk

if TYPE_CHECKING:
    from argmap.document.document import Document
    from argmap.document.editing import Unverified
    from argmap.session import Session

LARGE = 1000
"""From so many claims on, a change is shown at once and written beside the screen."""

_WRITE_AFTER = 0.4
_LOOK_CLOSELY_EVERY = 10
_READ_AGAIN = "the file was changed by something else and was read again"
_NO_DEBATE = "something else changed the file, and it cannot be read now"


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to say; nothing where the text is empty."""

    text: str = ""
    fault: bool = False

    @staticmethod
    def of(refusal: Refused) -> Told:
        """Return a refusal in words."""
        return Told(f"{refusal.message}{'; ' + refusal.help if refusal.help else ''}", fault=True)


class Written(Message):
    """What was proposed is in the file now, or why it is not."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told


class Writer:
    """The only one to touch the session's file. One thing at a time: whoever comes second waits."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app, self._session = app, session
        self._lock = threading.Lock()
        self._soon: Timer | None = None
        self._stamp = _stamp(session.path)
        self._looks = 0
        self.fault = ""
        """Why the file could not be written the last time, empty where it was."""

    def change(self, change: Change) -> Told:
        """Make a change; raise `Refused` where it cannot be made. The answer says what else happened, or went wrong."""
        with self._lock:
            if len(self._session.debate.claims) >= LARGE:
                self._session.propose(change)
                self._write_soon()
                return Told()
            return self._settled(lambda: self._session.change(change))

    def undo(self, *, again: bool) -> tuple[Change | None, Told]:
        """Take back the last change, or make it again; return it. Raise `Refused` where that cannot be done."""
        changes: list[Change | None] = []
        with self._lock:
            move = self._session.redo if again else self._session.undo
            told = self._settled(lambda: changes.append(move()))
        return (changes[-1] if changes else None), told

    def save(self) -> Told:
        """Save the file."""
        with self._lock:
            return self._settled(self._session.save)

    def recover(self) -> Told:
        """Take in what an earlier session could not save."""
        with self._lock:
            told = self._settled(self._session.recover)
        lost = self._session.unplaced
        return Told(f"no place any more for: {lost[0].description} ({lost[0].reason})", fault=True) if lost else told

    def close(self) -> Told:
        """Write what was proposed."""
        if self._soon is not None:
            self._soon.stop()
        with self._lock:
            return self._settled(self._session.close)

    def look(self) -> Told:
        """Take in what something else did to the file; now and then look closer than at its date and size."""
        self._looks += 1
        stamp = _stamp(self._session.path)
        if stamp == self._stamp and self._looks % _LOOK_CLOSELY_EVERY:
            return Told()
        if not self._lock.acquire(blocking=False):
            return Told()
        try:
            self._stamp = stamp
            if len(self._session.debate.claims) >= LARGE:
                self._app.run_worker(self._read_again, thread=True, group="read", exit_on_error=False)
                return Told()
            return self._refreshed()
        finally:
            self._lock.release()

    def _write_soon(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._soon = self._app.set_timer(_WRITE_AFTER, self._write_beside)

    def _write_beside(self) -> None:
        self._app.run_worker(self._write, thread=True, group="write", exit_on_error=False)

    def _write(self) -> None:
        pending = self._session.pending
        if pending is None:
            return
        # What takes long is done without the lock: whoever changes something meanwhile does not wait for it.
        verified = _verified(pending)
        with self._lock:
            if self._session.pending is not pending:
                return  # What was changed meanwhile is written soon, and this with it.
            try:
                told = self._settled(lambda: self._session.settle(verified))
            except Refused as refusal:
                told = Told.of(refusal)
        self._app.post_message(Written(told))

    def _read_again(self) -> None:
        try:
            read = load(self._session.path) if self._session.changed_outside else None
        except OSError:
            read = None
        with self._lock:
            told = self._refreshed(read)
        if told.text:
            self._app.post_message(Written(told))

    def _settled(self, act: Any) -> Told:
        """Do something with the file; where it changed meanwhile, take that in and do it again."""
        told, self.fault = Told(), ""
        try:
            try:
                act()
            except ChangedOnDisk:
                told = self._refreshed()
                act()
        except ChangedOnDisk as error:
            told = Told(f"not saved: {error}", fault=True)
        except OSError as error:
            self.fault = str(error.strerror or error)
            told = Told(f"not saved: {self.fault}; it is kept beside the file", fault=True)
        self._stamp = _stamp(self._session.path)
        return told

    def _refreshed(self, read: Document | None = None) -> Told:
        try:
            changed = self._session.refresh(read)
        except OSError as error:
            return Told(f"the file cannot be read now: {error.strerror or error}", fault=True)
        lost = self._session.unplaced
        if self._session.unreadable:
            return Told(_NO_DEBATE, fault=True) if changed else Told()
        if lost:
            return Told(f"{_READ_AGAIN}; no place any more for: {lost[0].description} ({lost[0].reason})", fault=True)
        return Told(_READ_AGAIN) if changed else Told()


def _verified(pending: Unverified) -> Document | None:
    """Return the document that a proposal leads to; None where it cannot be written, which settling it tells."""
    from argmap.document.editing import verify

    try:
        return verify(pending)
    except Refused:
        return None


def _stamp(path: Path) -> tuple[tuple[int, int, int], ...]:
    """Return date, size and identity of the file, and of the credence files beside it."""
    beside = sorted(path.with_suffix(".credences").glob("*.yaml"))
    found = []
    for each in (path, *beside):
        try:
            state = os.stat(each)  # noqa: PTH116
        except OSError:
            continue
        found.append((state.st_mtime_ns, state.st_size, state.st_ino))
    return tuple(found)
