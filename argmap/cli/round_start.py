"""`argmap round start`: what is asked of whom, written down beside the debate.

Knows its options. Must not know how a round is written.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.reading import known_participant, tell_diagnostics
from argmap.cli.round_open import Opened, now, opened, today
from argmap.cli.stop import FINDINGS, FINE, Stop, did_you_mean
from argmap.rounds.commitment import KEY_BYTES
from argmap.rounds.files import free_name, round_path, rounds_folder, save_round
from argmap.rounds.questions import askable, leaves, questions_of
from argmap.rounds.reading import is_day
from argmap.rounds.standing import phase, standings
from argmap.rounds.values import Round, is_name
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from argmap.model.values import Debate

_NAMED = 8


def run(args: argparse.Namespace) -> int:
    """Write the round; return 0, or 1 where the debate has an error or there is nothing to ask."""
    found = opened(args.file)
    if not found.document.complete:
        tell_diagnostics(found.document.diagnostics, only_errors=True)
        raise Stop(f"{args.file} has errors; no round was started", code=FINDINGS, help=f"argmap check {args.file}")
    debate = found.document.debate
    people = _people(debate, args.people)
    ids = _questions(debate, args, people)
    round = Round(
        name=_name(found, args.name),
        key=secrets.token_hex(KEY_BYTES),
        debate=debate.title,
        started=now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        people=people,
        questions=questions_of(debate, ids),
        deadline=_deadline(args.deadline),
    )
    file = _saved(found, round)
    _tell(found, round, file, args.file)
    return FINE


def _saved(found: Opened, round: Round) -> str:
    from argmap.text.store import ChangedOnDisk

    try:
        return str(save_round(found.path, round))
    except ChangedOnDisk:
        raise Stop(f"a round '{round.name}' was started meanwhile", code=FINDINGS, help="Look at it first.") from None
    except OSError as error:
        folder = rounds_folder(found.path)
        raise Stop(f"{folder}: {(error.strerror or str(error)).lower()}; no round was started") from None


def _tell(found: Opened, round: Round, file: str, debate_file: str) -> None:
    count = len(round.questions)
    asked = "1 question" if count == 1 else f"{count} questions"
    people = ", ".join(round.people) if len(round.people) <= _NAMED else f"{len(round.people)} people"
    output.say(f"{display_text(file)}: {asked} to {people}")
    output.say("  Send the file to them (in git: commit it and push).")
    output.say(f"  Each then commits to numbers: argmap round commit {display_text(debate_file)} --as WHO")
    for each in found.rounds.rounds:
        if phase(standings(each.round, each.commitments)) != "over":
            output.say(
                f"  Round {each.round.name} is not over; its numbers are reached with --round {each.round.name}."
            )


def _people(debate: Debate, given: str | None) -> tuple[str, ...]:
    if not debate.participants:
        raise Stop("this debate has no participants", help="Add them: argmap add participant FILE ID")
    if given is None:
        return tuple(debate.participants)
    people = tuple(dict.fromkeys(known_participant(debate, who) for who in _listed(given)))
    if not people:
        raise Stop("--people names nobody", help=f"Participants: {', '.join(debate.participants)}")
    return people


def _questions(debate: Debate, args: argparse.Namespace, people: Sequence[str]) -> tuple[str, ...]:
    if args.questions is not None:
        return _named(debate, args.questions)
    if args.agenda is not None:
        return _agenda(debate, args.agenda, people)
    if not debate.claims:
        raise Stop("this debate has no claim to ask about", help="Add one: argmap add claim FILE ID TEXT")
    found = leaves(debate)
    if not found:
        raise Stop("every claim has arguments, so there is no leaf to ask about", help="Say --questions ID,ID.")
    return found


def _named(debate: Debate, given: str) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys(_listed(given)))
    for id in ids:
        if askable(debate, id):
            continue
        if id in debate.arguments:
            raise Stop(f"'{id}' is evidence, which has no strength to ask for", help="Ask about its claim.")
        known = (*debate.claims, *debate.arguments)
        raise Stop(f"there is no claim or argument '{id}'", help=did_you_mean(id, known))
    if not ids:
        raise Stop("--questions asks nothing", help="Name claims and arguments: --questions ID,ID")
    return ids


def _agenda(debate: Debate, count: int, people: Sequence[str]) -> tuple[str, ...]:
    if count < 1:
        raise Stop(f"--agenda {count} asks nothing", help="Give a number from 1 up.")
    if not debate.thesis:
        raise Stop("this debate has no thesis", help="Say --questions ID,ID.")
    from argmap.cruxes.agenda import agenda

    asking = agenda(debate, participants=people, limit=len(debate.claims) + len(debate.cruxes))
    ids = tuple(dict.fromkeys(id for question in asking for id in question.claims))[:count]
    if not ids:
        raise Stop("no question is expected to tell much", code=FINDINGS, help="Say --leaves, or --questions ID,ID.")
    return ids


def _name(found: Opened, given: str | None) -> str:
    if given is None:
        return free_name(found.path)
    if not is_name(given):
        raise Stop(f"'{given}' is no name of a round", help="Use lower-case letters, digits and hyphens.")
    if round_path(found.path, given).exists():
        raise Stop(f"there is a round '{given}' already", help=f"Look at it: argmap round status {found.path}")
    return given


def _deadline(given: str | None) -> str | None:
    if given is None:
        return None
    if not is_day(given):
        raise Stop(f"'{given}' is no day", help="Write it as 2026-12-05.")
    if given < today():
        raise Stop(f"the deadline {given} is over already", help=f"Today is {today()} (UTC).")
    return given


def _listed(given: str) -> list[str]:
    return [word.strip() for word in given.split(",") if word.strip()]
