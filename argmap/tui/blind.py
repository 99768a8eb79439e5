"""The blind rounds beside the debate, as the screen needs them: which one asks the speaker, and what is hidden so long.

Knows when to read them anew. Must not know rows, keys or how a round is kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.configuration import state_folder

if TYPE_CHECKING:
    from argmap.credence.result import Credences
    from argmap.rounds.files import StoredRound
    from argmap.rounds.values import Round

HIDDEN = "hidden while a blind round asks you; i answers it"
Signature = tuple[tuple[str, int, int], ...]


class BlindRounds:
    """The rounds beside a debate's file, as they were when one last looked. Most debates have none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.answers: dict[tuple[str, str], dict[str, float]] = {}
        """What was answered and not yet committed to, by the round's key and the person."""
        self._rounds: tuple[StoredRound, ...] = ()
        self._seen: Signature = ()
        self._only: tuple[Credences | None, str | None, Credences | None] = (None, None, None)

    def answers_to(self, round: Round, who: str) -> dict[str, float]:
        """Return somebody's answers so far, those of an earlier session among them."""
        from argmap.rounds.drafts import kept_draft

        key = (round.key, who)
        if key not in self.answers:
            self.answers[key] = kept_draft(state_folder(), round, who)
        return self.answers[key]

    def keep(self, round: Round, who: str) -> str | None:
        """Write somebody's answers to their private draft; return why that failed, None where it did not."""
        from argmap.rounds.drafts import keep_draft

        try:
            keep_draft(state_folder(), round, who, self.answers_to(round, who))
        except OSError as error:
            return (error.strerror or str(error)).lower()
        return None

    def look(self) -> bool:
        """Read the rounds anew where a file of theirs is another; return whether one was.

        Where that fails, what was read last stands.
        """
        folder = self.path.with_suffix(".rounds")
        try:
            seen = _signature(folder)
            if seen == self._seen:
                return False
            from argmap.rounds.files import read_rounds

            self._rounds = read_rounds(self.path).rounds
        except OSError:
            return False
        self._seen = seen
        return True

    def asking(self, who: str | None) -> StoredRound | None:
        """Return the round that waits for somebody's numbers, the last started where several do."""
        if who is None or not self._rounds:
            return None
        from argmap.rounds.standing import asks

        return next((each for each in reversed(self._rounds) if asks(each.round, each.commitments, who)), None)

    def ready(self, who: str | None) -> StoredRound | None:
        """Return the round that waits for somebody to reveal, the last started where several do."""
        if who is None or not self._rounds:
            return None
        from argmap.rounds.standing import may_reveal

        return next((each for each in reversed(self._rounds) if may_reveal(each.round, each.commitments, who)), None)

    def shown(self, credences: Credences | None, who: str | None) -> Credences | None:
        """Return the numbers that may be seen: while a round asks somebody, their own alone."""
        if credences is None or who is None or who not in credences.participants or self.asking(who) is None:
            return credences
        whole, person, own = self._only
        if whole is not credences or person != who:
            own = replace(
                credences,
                participants={who: credences.participants[who]},
                pooled=None,
                findings=tuple(one for one in credences.findings if not _is_of_another(one.path, who)),
            )
            self._only = (credences, who, own)
        return own


def _is_of_another(path: tuple[str | int, ...], who: str | None) -> bool:
    return path[:1] == ("credences",) and path[1:2] != (who,)


def _signature(folder: Path) -> Signature:
    """Return what tells whether a file of the folder, or of a folder in it, is another; empty where it is not there."""
    if not folder.is_dir():
        return ()
    found = []
    for file in sorted(folder.rglob("*.yaml")):
        known = file.stat()
        found.append((str(file), known.st_mtime_ns, known.st_size))
    return tuple(found)
