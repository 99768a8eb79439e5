"""A file that is open: the one mutable object of the program.

Holds the document, what was done to it, what is not yet saved, and results of the engine. Must not know terminals.

A change is written into the text, verified and saved at once; without `autosave` it waits for `save`. What is not saved
is in a journal beside the file. A file that something else changed is never overwritten: `refresh` takes that in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import argmap.document as editing
from argmap.credence.memo import Memo
from argmap.document.document import Document
from argmap.document.files import changed_files, changed_on_disk, digests, place
from argmap.document.history import KeptHistory, Step, Unplaced
from argmap.document.load import load
from argmap.document.snapshot import Snapshot, digest_of, restored, snapshot
from argmap.model.changes import Change, Refused, Several
from argmap.model.describe import describe
from argmap.model.diagnostic import Diagnostic
from argmap.model.journal import change_to_json, changes_in
from argmap.model.values import Debate
from argmap.text import store
from argmap.text.journal_file import JournalFile, left_behind

if TYPE_CHECKING:
    from argmap.credence.result import Credences, Explanation, Pool, Semantics
    from argmap.document.editing import Unverified

_AT_HAND = 16
"""How many documents are kept as they were read; older ones of the history are read again from their bytes."""


class Session:
    """One debate file that is open, by `Session.open`.

    `who` is the participant who is speaking. `unplaced` are unsaved changes that an outside change left no place for.
    `recovered` are changes that a killed process did not save: `recover` makes them, `forget_recovered` drops them.
    """

    def __init__(
        self, path: Path, document: Document, *, who: str | None, state_dir: Path | None, autosave: bool
    ) -> None:
        self.path = path
        self.who = who
        self.autosave = autosave
        self.unplaced: tuple[Unplaced, ...] = ()
        self._document = document
        self._former: Debate | None = None
        self._saved = document
        self._digests = digests(path, document)
        self._kept = KeptHistory(path, state_dir)
        self._steps, self._position = self._kept.load(digest_of(document))
        self._saved_position = self._position
        self._pending: Unverified | None = None
        self._pending_changes: list[Change] = []
        self._dropped: Change | None = None
        self._state_dir = state_dir
        self._journal = JournalFile(path, state_dir)
        self._left = left_behind(path, state_dir, but=digest_of(document))
        self._documents: list[tuple[Snapshot, Document]] = []
        self._memo = Memo()

    @classmethod
    def open(
        cls, path: Path | str, *, who: str | None = None, state_dir: Path | None = None, autosave: bool = True
    ) -> Session:
        """Return the session of a file; raise `OSError` where it cannot be opened.

        `state_dir` is where the history of the file is kept from one opening to the next, and where the journal goes
        when the file's folder cannot be written.
        """
        path = Path(path)
        return cls(path, load(path), who=who, state_dir=state_dir, autosave=autosave)

    @property
    def document(self) -> Document:
        """Return the document as last verified."""
        return self._document

    @property
    def debate(self) -> Debate:
        """Return the debate with every change, those not yet verified too; while `unreadable`, as it was before."""
        if self._former is not None:
            return self._former
        return self._pending.debate if self._pending else self._document.debate

    @property
    def unreadable(self) -> bool:
        """Return whether the file was a debate when it was opened, and is none now."""
        return self._former is not None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what reading found."""
        return self._document.diagnostics

    @property
    def read_only(self) -> bool:
        """Return whether errors keep the file from being edited."""
        return self._document.read_only

    @property
    def history(self) -> tuple[Step, ...]:
        """Return what `undo` would take back, the last at the end."""
        return tuple(self._steps[: self._position])

    @property
    def can_undo(self) -> bool:
        """Return whether there is something to take back."""
        return self._position > 0 or self._pending is not None

    @property
    def can_redo(self) -> bool:
        """Return whether there is something to make again."""
        return self._position < len(self._steps) or self._dropped is not None

    @property
    def pending(self) -> Unverified | None:
        """Return what was proposed and is not settled yet, to be verified beside; None where there is nothing."""
        return self._pending

    @property
    def dirty(self) -> bool:
        """Return whether something is not in the file yet."""
        return self._pending is not None or bool(changed_files(self._saved, self._document))

    def change(self, change: Change) -> bool:
        """Make a change and, with autosave, save it; return whether the file says anything else now.

        Raise `Refused` where it cannot be made and `ChangedOnDisk` where something else changed the file: nothing is
        changed then. Raise `OSError` where it could not be saved: the change stands, unsaved, and is in the journal.
        """
        self.settle()
        self._refuse_changed_on_disk()
        return self._move(change, editing.edit(self._document, change))

    def propose(self, change: Change) -> None:
        """Make a change in the debate alone; `settle` writes it. For debates too large to be verified at each key.

        Raise `Refused` where it cannot be made.
        """
        self._pending = editing.edit_unverified(self._pending or self._document, change)
        self._pending_changes.append(change)
        self._dropped = None
        self._write_journal()

    def settle(self, verified: Document | None = None) -> bool:
        """Write, verify and, with autosave, save what was proposed, as one step; return whether there was anything.

        `verified` is the document that `pending` leads to, where it was verified beside. Raise as `change` does; where
        the text cannot be written, what was proposed is dropped.
        """
        if self._pending is None:
            return False
        self._refuse_changed_on_disk()
        pending, change = self._pending, self._taken_out()
        return self._move(change, editing.verify(pending) if verified is None else verified)

    def _taken_out(self) -> Change:
        changes = tuple(self._pending_changes)
        self._pending, self._pending_changes = None, []
        return changes[0] if len(changes) == 1 else Several(changes)

    def undo(self) -> Change | None:
        """Take back the last change and return it, None where there is none.

        The files get back their former bytes; after an outside change, only the edit itself is taken back; what was
        only proposed is dropped. Raise `Refused` where what it wrote was changed since, else as `change` does.
        """
        if self._pending is not None:
            self._dropped = self._taken_out()
            del self._steps[self._position :]
            self._write_journal()
            return self._dropped
        if not self._position:
            return None
        self._refuse_changed_on_disk()
        step = self._steps[self._position - 1]
        if self._taken(self._document).digest == step.after.digest:
            document = self._restored(step.before)
        else:
            before, after = self._restored(step.before).debate, self._restored(step.after).debate
            document = editing.taken_back(self._document, after, before, step.change)
        self._enter(document, self._position - 1)
        return step.change

    def redo(self) -> Change | None:
        """Make the last undone change again and return it, None where there is none. Raise as `change` does."""
        self.settle()
        if self._position == len(self._steps):
            change = self._dropped
            if change is not None:
                self.propose(change)
            return change
        self._refuse_changed_on_disk()
        step = self._steps[self._position]
        if self._taken(self._document).digest == step.before.digest:
            document = self._restored(step.after)
        else:
            document = editing.edit(self._document, step.change)
            self._steps[self._position] = self._step(step.change, document)
        self._enter(document, self._position + 1)
        return step.change

    def save(self) -> None:
        """Bring the document to the disk. Raise `ChangedOnDisk` or `OSError`: it stays unsaved, and in the journal."""
        if self._pending is not None:
            self.settle()
        try:
            self._write_files()
        finally:
            self._write_journal()

    @property
    def changed_outside(self) -> bool:
        """Return whether something else changed the files. Raise `OSError` where they cannot be read."""
        return changed_on_disk(self.path, self._digests, self._document)

    def refresh(self, read: Document | None = None) -> bool:
        """Take in what something else did to the files; return whether there was anything.

        `read` is what they hold, where it was read beside. Changes of one's own that are not saved are made again on
        it; those that cannot be are in `unplaced`. Where the file is no debate any more, `debate` stays as it was.
        Raise `OSError` where the files cannot be read.
        """
        if not self.changed_outside:
            return False
        unsaved, undone = self._unsaved()
        document = (load(self.path) if read is None else read).made_of(self.debate)
        known = self._former is not None or self._document.readable
        self._former = self.debate if known and not document.readable else None
        self._document = self._saved = document
        self._digests = digests(self.path, document)
        self._pending, self._pending_changes, self._dropped = None, [], None
        del self._steps[self._saved_position :]
        self._position = self._saved_position = min(self._position, self._saved_position)
        self._take_back_again(undone)
        again = [each.change for each in self.unplaced] + unsaved
        self.unplaced = ()
        for change in again:
            self._again(change)
        if self.autosave and self.dirty:
            self._write_files()
        self._write_journal()
        return True

    @property
    def recovered(self) -> tuple[Change, ...]:
        """Return the changes that a process which ended did not save; empty where there are none."""
        return tuple(change for each in self._left for change in changes_in(each.lines))

    def recover(self) -> None:
        """Make the recovered changes; those that cannot be made are in `unplaced`. Raise as `change` does."""
        self._refuse_changed_on_disk()
        changes = self.recovered
        for change in changes:
            self._again(change)
        self._write_journal()
        if self.autosave and self.dirty:
            self.save()
        self.forget_recovered()

    def forget_recovered(self) -> None:
        """Drop what a killed process left; what could not be placed stays in this session's own journal."""
        for each in self._left:
            each.path.unlink(missing_ok=True)
        self._left = ()

    def close(self) -> None:
        """Write what was proposed. What is not saved stays in the journal, for when the file is opened again."""
        self.settle()

    def credences(
        self,
        *,
        participants: Sequence[str] | None = None,
        assume: Mapping[str, float] | None = None,
        semantics: Semantics = "worlds",
        pool: Pool = "odds",
    ) -> Credences:
        """Return everyone's credences, as `argmap.credence.engine.credences`; computed once for each debate."""
        return self._memo.credences(
            self.debate, participants=participants, assume=assume, semantics=semantics, pool=pool
        )

    def explain(self, id: str, who: str, assume: Mapping[str, float] | None = None) -> Explanation:
        """Return why a participant's number is what it is, as `argmap.credence.explain.explain`; computed once."""
        return self._memo.explain(self.debate, id, participant=who, assume=assume)

    def _move(self, change: Change, document: Document) -> bool:
        """Enter a document that a change led to; a change that changes no byte leaves no step."""
        if not changed_files(self._document, document):
            return False
        self._dropped = None
        former = self._steps[self._position :]
        self._steps[self._position :] = [self._step(change, document)]
        try:
            self._enter(document, self._position + 1)
        except store.ChangedOnDisk:
            self._steps[self._position :] = former
            raise
        return True

    def _enter(self, document: Document, position: int) -> None:
        """Make a document the current one and save it; where the disk changed meanwhile, everything stays as it was."""
        former = self._document, self._position
        self._document, self._position = document, position
        try:
            if self.autosave:
                self._write_files()
        except store.ChangedOnDisk:
            self._document, self._position = former
            raise
        finally:
            self._write_journal()

    def _step(self, change: Change, document: Document) -> Step:
        description = describe(change, self._document.debate)
        return Step(change, description, self._taken(self._document), self._taken(document))

    def _taken(self, document: Document) -> Snapshot:
        """Return the snapshot of a document, which is kept at hand with it for a while."""
        for taken, known in reversed(self._documents):
            if known is document:
                return taken
        taken = snapshot(document)
        self._documents = [*self._documents[1 - _AT_HAND :], (taken, document)]
        return taken

    def _restored(self, taken: Snapshot) -> Document:
        for known, document in reversed(self._documents):
            if known.digest == taken.digest:
                return document
        return restored(taken, self._document).made_of(self.debate)

    def _unsaved(self) -> tuple[list[Change], list[Step]]:
        """Return the changes made, and the saved steps taken back, since the last save."""
        made = [step.change for step in self._steps[self._saved_position : self._position]]
        return made + self._pending_changes, self._steps[self._position : self._saved_position][::-1]

    def _take_back_again(self, undone: list[Step]) -> None:
        for step in undone:
            before, after = self._restored(step.before).debate, self._restored(step.after).debate
            try:
                self._document = editing.taken_back(self._document, after, before, step.change)
            except Refused as refused:
                self.unplaced = (*self.unplaced, Unplaced(step.change, f"undo of {step.description}", refused.message))

    def _again(self, change: Change) -> None:
        try:
            document = editing.edit(self._document, change)
        except Refused as refused:
            self.unplaced = (*self.unplaced, Unplaced(change, describe(change, self._document.debate), refused.message))
            return
        if changed_files(self._document, document):
            self._steps[self._position :] = [self._step(change, document)]
            self._document = document
            self._position += 1

    def _refuse_changed_on_disk(self) -> None:
        if self.autosave:
            for path, digest in self._digests.items():
                if store.current_digest(path) != digest:
                    raise store.ChangedOnDisk(path)

    def _write_files(self) -> None:
        """Save each file that differs from what is saved; a participant's file before the debate's own."""
        changed = changed_files(self._saved, self._document)
        for who in sorted(changed, key=lambda each: (each is None, each or "")):
            data = changed[who]
            path = place(self.path, who)
            expected = self._digests.get(path)
            if data is None:
                store.remove(path, expected=expected)
                self._digests.pop(path, None)
            else:
                self._digests[path] = store.save(path, data, expected=expected).digest
        self._saved = self._document
        self._saved_position = self._position

    def _write_journal(self) -> None:
        """Keep what is not in the file; where even that cannot be written, it is still in the session."""
        if self._position == self._saved_position:
            self._kept.keep(self._steps, self._position)
        made, undone = self._unsaved()
        changes = made if not undone else []
        lines = [change_to_json(change) for change in [*(each.change for each in self.unplaced), *changes]]
        if not self.dirty and not self.unplaced:
            lines = []
        try:
            self._journal.write(digest_of(self._document) if lines else "", lines)
        except OSError:
            if self.autosave:
                return
            raise
