"""`argmap round commit`: a digest of somebody's numbers is published, the numbers are kept in private.

Knows where numbers come from. Must not know what a commitment is made of.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.editing import probability
from argmap.cli.reading import cannot_open
from argmap.cli.round_open import Opened, part_of_one, today
from argmap.cli.stop import FINDINGS, FINE, Stop, did_you_mean
from argmap.rounds.standing import past
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from argmap.rounds.files import StoredRound
    from argmap.rounds.values import Round


def run(args: argparse.Namespace) -> int:
    """Commit; return 0, or 1 where it is too late or was done before."""
    found, stored, who = part_of_one(args)
    _refuse_late(stored, who, args)
    numbers = _numbers(found, stored.round, who, args)
    if numbers is None:
        output.say("Nothing was committed.")
        return FINE
    if not numbers:
        raise Stop("there is no number to commit to", help="Answer at least one question.")
    _commit(found, stored, who, numbers, args.file)
    return FINE


def _refuse_late(stored: StoredRound, who: str, args: argparse.Namespace) -> None:
    round = stored.round
    opened_by = [each for each, one in stored.commitments.items() if one.reveal is not None]
    if opened_by:
        raise Stop(
            f"{', '.join(opened_by)} revealed already: a number that is written now is not blind",
            code=FINDINGS,
            help=f"Say yours as always: argmap set {args.file} --as {who} ID=P",
        )
    if who in stored.commitments and not args.again:
        raise Stop(
            f"'{who}' has committed in round {round.name} already",
            code=FINDINGS,
            help="While nobody has revealed, --again replaces it.",
        )
    if past(round, today()):
        output.say(f"The deadline {round.deadline} is over; others may reveal without you.")


def _commit(found: Opened, stored: StoredRound, who: str, numbers: Mapping[str, float], file: str) -> None:
    from argmap.configuration import state_folder
    from argmap.rounds.committing import commit_to
    from argmap.text.store import ChangedOnDisk

    try:
        done = commit_to(found.path, state_folder(), stored, who, numbers)
    except ChangedOnDisk as outside:
        raise Stop(str(outside), code=FINDINGS, help="Nothing was committed; run the command again.") from None
    except OSError as error:
        place = error.filename or found.path
        raise Stop(f"{place}: {(error.strerror or str(error)).lower()}; nothing was committed") from None
    count = len(numbers)
    output.say(f"{display_text(str(done.public))}: committed to {count} number{'s' if count > 1 else ''}")
    left = [each.id for each in stored.round.questions if each.id not in numbers]
    if left:
        output.say(f"  Left open: {', '.join(left)}")
    output.say("  Send this file to the others (in git: commit it and push).")
    output.say("  Your numbers are in a private file. Show it to nobody; without it you cannot reveal:")
    output.say(f"  {display_text(str(done.private))}")
    if done.waited_for:
        output.say(f"  Waited for: {', '.join(done.waited_for)}")
    else:
        output.say(f"  Everybody has committed. Next: argmap round reveal {display_text(file)} --as {who}")


def _numbers(found: Opened, round: Round, who: str, args: argparse.Namespace) -> Mapping[str, float] | None:
    """Return the numbers from the command line, a file or, at a terminal, one question after the other."""
    if args.numbers and args.source is not None:
        raise Stop("numbers come from the command line or from a file, not from both")
    if args.source is not None:
        return _from_file(round, args.source)
    if args.numbers:
        return _assigned(round, args.numbers)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Stop("there is no number to commit to, and no terminal to ask at", help="Write ID=0.7, or --from FILE.")
    from argmap.cli.round_asking import ask

    return ask(found.document, round, who)


def _assigned(round: Round, assignments: list[str]) -> dict[str, float]:
    numbers: dict[str, float] = {}
    for assignment in assignments:
        id, equals, value = assignment.partition("=")
        id = id.strip()
        if not equals:
            raise Stop(f"'{assignment}' answers nothing", help="Write ID=0.7.")
        _known_question(round, id)
        if id in numbers:
            raise Stop(f"'{id}' is answered twice", help="Say once what it shall be.")
        numbers[id] = probability(value, id)
    return numbers


def _known_question(round: Round, id: str) -> None:
    known = [each.id for each in round.questions]
    if id not in known:
        remedy = did_you_mean(id, known) or f"Asked are: {', '.join(known[:20])}"
        raise Stop(f"'{id}' is not asked in round {round.name}", help=remedy)


def _from_file(round: Round, source: str) -> dict[str, float]:
    """Return the numbers of a YAML mapping from questions to numbers, bare or under `credences:`."""
    from argmap.rounds.reading import read_numbers

    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise cannot_open(source, error) from None
    numbers, diagnostics = read_numbers(data, "standard input" if source == "-" else source)
    if diagnostics:
        from argmap.cli.reading import tell_diagnostics

        tell_diagnostics(diagnostics)
    if numbers is None:
        raise Stop(f"the numbers in {source} cannot be read", code=FINDINGS, help="Write `ID: 0.7` lines.")
    for id in numbers:
        _known_question(round, id)
    return dict(numbers)
