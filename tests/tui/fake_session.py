"""A session without a file: the same interface over model values, for screens alone."""

from __future__ import annotations

from pathlib import Path

from argmap.model.apply import apply
from argmap.model.changes import Change
from argmap.model.diagnostic import Diagnostic
from argmap.model.values import Debate


class FakeSession:
    def __init__(self, debate: Debate, *, read_only: bool = False, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        self.debate = debate
        self.path = Path("wait.yaml")
        self.read_only = read_only
        self.diagnostics = diagnostics
        self.unreadable = False
        self.dirty = False
        self.autosave = True
        self.who: str | None = None
        self.recovered: tuple[Change, ...] = ()
        self.unplaced: tuple[()] = ()
        self.past: list[tuple[Change, Debate]] = []
        self.future: list[tuple[Change, Debate]] = []

    @property
    def can_undo(self) -> bool:
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        return bool(self.future)

    def change(self, change: Change) -> None:
        after = apply(self.debate, change)
        self.past.append((change, self.debate))
        self.future.clear()
        self.debate = after

    def undo(self) -> Change | None:
        if not self.past:
            return None
        change, before = self.past.pop()
        self.future.append((change, self.debate))
        self.debate = before
        return change

    def redo(self) -> Change | None:
        if not self.future:
            return None
        change, after = self.future.pop()
        self.past.append((change, self.debate))
        self.debate = after
        return change

    def save(self) -> None:
        self.dirty = False

    def close(self) -> None:
        self.save()

    def refresh(self, read: object = None) -> bool:
        return False
