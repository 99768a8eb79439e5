"""Committing to numbers: the private file first, then the digest beside the debate, or neither.

Knows in which order the two are written. Must not know where the numbers come from.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.rounds.commitment import SALT_BYTES, Opening, round_digest
from argmap.rounds.drafts import forget_draft
from argmap.rounds.files import StoredRound, save_commitment, save_secret
from argmap.rounds.standing import standings, waited_for
from argmap.rounds.values import Commitment


@dataclass(frozen=True, slots=True)
class Committed:
    """What was written: the commitment's file beside the debate, the private file, and who is still waited for."""

    public: Path
    private: Path
    waited_for: tuple[str, ...]


def commit_to(path: Path, state: Path, stored: StoredRound, who: str, numbers: Mapping[str, float]) -> Committed:
    """Commit somebody to their numbers in a round of a debate's file, in place of what they committed to before.

    `state` is the person's own state folder. Raise `ChangedOnDisk` where their part in the round is not the one that
    was read, `OSError` where a file cannot be written: then nothing was committed.
    """
    opening = Opening(round_digest(stored.round), who, secrets.token_hex(SALT_BYTES), numbers)
    former = stored.commitments.get(who)
    replaces = (*former.replaces, former.digest) if former is not None else ()
    # A published commitment that nobody can open would be worse than none.
    digest, private = save_secret(state, opening)
    commitment = Commitment(who, digest, replaces)
    try:
        public = save_commitment(path, stored, commitment)
    except BaseException:
        private.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        forget_draft(state, stored.round, who)
    waiting = waited_for(standings(stored.round, {**stored.commitments, who: commitment}))
    return Committed(public, private, waiting)
