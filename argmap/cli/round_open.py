"""What the actions of `argmap round` share: the rounds beside a debate, the one that is meant, and who is speaking.

Knows files and exit codes. Must not know any one action.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.cli.editing import speaking
from argmap.cli.reading import cannot_open, read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS, USAGE, Stop, did_you_mean
from argmap.rounds.files import Rounds, StoredRound, read_rounds, rounds_folder
from argmap.rounds.standing import phase, standings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from argmap.document import Document
    from argmap.rounds.values import Round


class Opened(NamedTuple):
    """A debate's file, what is in it, and the rounds beside it."""

    path: Path
    document: Document
    rounds: Rounds


def opened(file: str) -> Opened:
    """Return a debate's file with its rounds, having told what is wrong with those.

    End with code 2 where one of the files cannot be opened.
    """
    document = read_document(file)
    try:
        rounds = read_rounds(Path(file))
    except OSError as error:
        raise cannot_open(str(error.filename or file), error) from None
    tell_diagnostics(rounds.diagnostics)
    return Opened(Path(file), document, rounds)


def chosen(found: Opened, name: str | None) -> StoredRound:
    """Return the round of that name, by default the last that was started; else end with code 2 (1: not readable)."""
    rounds = found.rounds
    errors = [each for each in rounds.diagnostics if each.severity == "error"]
    names = [each.round.name for each in rounds.rounds]
    if name is not None and name in names:
        return rounds.rounds[names.index(name)]
    if errors and (name is not None or not names):
        raise Stop("a round's file cannot be read", code=FINDINGS, help=f"Mend it: argmap check {found.path}")
    if name is not None:
        raise Stop(f"there is no round '{name}'", help=did_you_mean(name, names) or f"Rounds: {', '.join(names)}")
    if not names:
        raise Stop(f"no round was started beside {found.path}", help=f"Start one: argmap round start {found.path}")
    return rounds.rounds[-1]


def asked_person(round: Round, given: str | None) -> str:
    """Return who is speaking, if they are asked in the round; else end with code 2."""
    who = speaking(given)
    people = ", ".join(round.people)
    if who is None:
        raise Stop(
            "whose numbers are these? Nobody is speaking",
            code=USAGE,
            help=f"Say who: --as {round.people[0]}, or ARGMAP_AS=WHO, or `as: WHO` in the settings.",
            lines=(f"asked in round {round.name}: {people}",),
        )
    if who not in round.people:
        remedy = did_you_mean(who, round.people) or f"Asked are: {people}"
        raise Stop(f"'{who}' is not asked in round {round.name}", help=remedy)
    return who


def part_of_one(args: argparse.Namespace) -> tuple[Opened, StoredRound, str]:
    """Return the debate, the round that is meant, and who is speaking in it.

    End with code 1 where that person's own file in the round is there and cannot be read.
    """
    found = opened(args.file)
    stored = chosen(found, args.name)
    who = asked_person(stored.round, args.who)
    if who in stored.digests and who not in stored.commitments:
        raise Stop(f"the part of '{who}' in round {stored.round.name} cannot be read", code=FINDINGS)
    return found, stored, who


def now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


def today() -> str:
    """Return the day in UTC, such as 2026-12-05."""
    return now().date().isoformat()


def shown_early(file: str, who: str | None, ids: Sequence[str]) -> Iterator[str]:
    """Yield what to say where somebody states in the open what a round asks them to say blind."""
    try:
        rounds = read_rounds(Path(file)).rounds if rounds_folder(Path(file)).is_dir() else ()
    except OSError:
        return
    for each in rounds:
        asked = {question.id for question in each.round.questions}
        early = [id for id in ids if id in asked]
        if who in each.round.people and early and phase(standings(each.round, each.commitments)) == "open":
            yield f"Round {each.round.name} asks for this blind, and anybody can read it now: {', '.join(early)}"
            yield f"Take it back with: argmap set {file} --as {who} {' '.join(f'{id}=' for id in early)}"
