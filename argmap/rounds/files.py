"""Where rounds stand on the disk, and how they are read and written.

Beside `bridge.yaml`, `bridge.rounds/1.yaml` is what was asked, and `bridge.rounds/1/critic.yaml` one person's part: who
takes part writes no file of anybody else's, so two people's work merges by itself. Numbers and salt wait in a private
file of the person's own state folder, named by their digest. Knows paths. Must not know what a standing means.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.cruxes.names import joined
from argmap.document.load import is_below, read_whole
from argmap.model.diagnostic import Diagnostic
from argmap.rounds.commitment import BadOpening, Opening, digest_of, opening_text, read_opening
from argmap.rounds.reading import read_commitment, read_round
from argmap.rounds.standing import standings
from argmap.rounds.values import Commitment, Round
from argmap.rounds.writing import commitment_yaml, round_yaml, with_reveal
from argmap.text.decode import decode
from argmap.text.store import digest_of as digest_of_bytes
from argmap.text.store import save


@dataclass(frozen=True, slots=True)
class StoredRound:
    """A round with everybody's part in it, and the SHA-256 of each person's file as it was read."""

    round: Round
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rounds:
    """All rounds beside a debate, the first started first; `diagnostics` say what of them cannot be read."""

    rounds: tuple[StoredRound, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def rounds_folder(path: Path) -> Path:
    """Return where the rounds of a debate's file are: bridge.rounds for bridge.yaml."""
    return path.with_suffix(".rounds")


def round_path(path: Path, name: str) -> Path:
    """Return the file of a round of a debate's file."""
    return rounds_folder(path) / f"{name}.yaml"


def commitment_path(path: Path, name: str, participant: str) -> Path:
    """Return the file of one person's part in a round."""
    return rounds_folder(path) / name / f"{participant}.yaml"


def secret_path(state: Path, digest: str) -> Path:
    """Return where what a commitment hides is kept until it is revealed; `state` is the person's own state folder."""
    return state / "rounds" / f"{digest.removeprefix('sha256:')}.txt"


def read_rounds(path: Path) -> Rounds:
    """Return the rounds beside a debate's file; raise `OSError` where one of their files cannot be opened."""
    folder = rounds_folder(path)
    if not folder.is_dir():
        return Rounds()
    found, told = [], []
    for file in _yaml_files(folder):
        if not is_below(file, path.parent):
            told.append(_outside(file))
            continue
        round, diagnostics = read_round(read_whole(file), file.stem, str(file))
        told += diagnostics
        if round is not None:
            stored, diagnostics = _with_commitments(path, round)
            found.append(stored)
            told += diagnostics
    found.sort(key=lambda each: (each.round.started, each.round.name))
    return Rounds(tuple(found), tuple(told))


def _with_commitments(path: Path, round: Round) -> tuple[StoredRound, tuple[Diagnostic, ...]]:
    commitments, digests, told = {}, {}, []
    for file in _yaml_files(rounds_folder(path) / round.name):
        who = file.stem
        if who not in round.people:
            asked = f"{round.name}.yaml asks {', '.join(round.people)}"
            told.append(_about(file, "not-asked", "warning", f"'{who}' is not asked in this round", asked))
        elif not is_below(file, path.parent):
            told.append(_outside(file))
        else:
            data = read_whole(file)
            commitment, diagnostics = read_commitment(data, who, str(file))
            told += diagnostics
            digests[who] = digest_of_bytes(data)
            if commitment is not None:
                commitments[who] = commitment
    ordered = {who: commitments[who] for who in round.people if who in commitments}
    return StoredRound(round, ordered, digests), tuple(told)


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.glob("*.yaml") if not file.name.startswith("."))


def _outside(file: Path) -> Diagnostic:
    return _about(file, "file-outside", "error", "a link leads this file out of the debate's folder", "put it there")


def _about(file: Path, code: str, severity: str, message: str, help: str) -> Diagnostic:
    return Diagnostic(
        code, "error" if severity == "error" else "warning", message, 1, 1, 1, 1, help, excerpt="", file=str(file)
    )


def round_diagnostics(path: Path) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with the rounds beside a debate's file: what cannot be read, and what does not hold.

    Raise `OSError` where one of their files cannot be opened.
    """
    rounds = read_rounds(path)
    told = list(rounds.diagnostics)
    for stored in rounds.rounds:
        for who, each in standings(stored.round, stored.commitments).items():
            file = commitment_path(path, stored.round.name, who)
            if each.matches is False:
                message = f"what '{who}' revealed is not what was committed to"
                told.append(
                    _about(file, "commitment-broken", "error", message, "take the file back as it was revealed")
                )
            for others, how in ((each.late, "committed"), (each.changed, "changed the commitment")):
                if others:
                    message = f"'{who}' {how} after {joined(others)} had revealed, so the numbers are not blind"
                    told.append(_about(file, "not-blind", "warning", message, "they are shown and not counted"))
    return tuple(told)


def part_diagnostics(file: Path) -> tuple[Diagnostic, ...] | None:
    """Return what is wrong in one file of a round, None where the file is none; raise `OSError` as reading does."""
    if file.parent.suffix == ".rounds":
        return read_round(read_whole(file), file.stem, str(file))[1]
    if file.parent.parent.suffix == ".rounds":
        return read_commitment(read_whole(file), file.stem, str(file))[1]
    return None


def free_name(path: Path) -> str:
    """Return the first number that no round beside a debate's file is called by."""
    number = 1
    while round_path(path, str(number)).exists() or (rounds_folder(path) / str(number)).exists():
        number += 1
    return str(number)


def save_round(path: Path, round: Round) -> Path:
    """Write a new round beside a debate's file and return where; raise `ChangedOnDisk` where one is called so."""
    file = round_path(path, round.name)
    file.parent.mkdir(exist_ok=True)
    save(file, round_yaml(round).encode(), expected=None)
    return file


def save_commitment(path: Path, stored: StoredRound, commitment: Commitment) -> Path:
    """Write one person's part and return where; raise `ChangedOnDisk` where it is not the one that was read."""
    file = commitment_path(path, stored.round.name, commitment.participant)
    file.parent.mkdir(exist_ok=True)
    save(file, _bytes_of(file, commitment), expected=stored.digests.get(commitment.participant))
    return file


def _bytes_of(file: Path, commitment: Commitment) -> bytes:
    """Return what is written for a person's part: a reveal is added to the file as it is, where that says the same."""
    if commitment.reveal is not None and file.is_file():
        added = with_reveal(decode(read_whole(file)).text, commitment.reveal).encode()
        if read_commitment(added, commitment.participant, "")[0] == commitment:
            return added
    return commitment_yaml(commitment).encode()


def save_secret(state: Path, opening: Opening) -> tuple[str, Path]:
    """Keep what a commitment hides where only this person can read it; return the commitment and the file.

    The file is on the disk, whole, before anything is published. Its SHA-256 is the commitment.
    """
    text = opening_text(opening)
    digest = digest_of(text)
    file = secret_path(state, digest)
    write_private(file, text)
    return digest, file


def write_private(file: Path, text: str) -> None:
    """Write a file that nobody else can read, whole or not at all; raise `OSError` where that fails."""
    import secrets  # late: reading rounds has no use for it

    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(text.encode("utf-8"))
            opened.flush()
            os.fsync(opened.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def read_secret(state: Path, digest: str) -> Opening | None:
    """Return what a commitment hides, None where it is not on this machine.

    Raise `BadOpening` where the file is not what was committed to, `OSError` where it cannot be read.
    """
    try:
        text = read_whole(secret_path(state, digest)).decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise BadOpening("it is no text any more") from None
    if digest_of(text) != digest:
        raise BadOpening("it was changed since")
    return read_opening(text)
