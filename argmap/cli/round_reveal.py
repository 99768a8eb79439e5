"""`argmap round reveal`: what was committed to is published, taken over into the debate, and everybody's is verified.

Knows who may reveal when. Must not know how a number is written into a debate.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.cruxes import put
from argmap.cli.editing import edit_file
from argmap.cli.reading import tell_diagnostics
from argmap.cli.round_open import Opened, part_of_one, today
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.rounds.account import account
from argmap.rounds.files import save_commitment
from argmap.rounds.revealing import CannotReveal, revealed
from argmap.rounds.standing import past, phase, standings, waited_for
from argmap.rounds.taking import taking_over
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from argmap.rounds.files import StoredRound
    from argmap.rounds.taking import Left, Taking
    from argmap.rounds.values import Commitment


def run(args: argparse.Namespace) -> int:
    """Reveal; return 0, or 1 where it is too early or somebody's numbers do not hold."""
    found, stored, who = part_of_one(args)
    own = stored.commitments.get(who)
    if own is None:
        raise Stop(
            f"'{who}' has committed to nothing in round {stored.round.name}",
            code=FINDINGS,
            help=f"First: argmap round commit {args.file} --as {who}",
        )
    if own.reveal is None:
        _refuse_early(stored, who, args.without or [])
        own = _revealed(found, stored, own)
        taking = _taking(found, stored, own, "nothing was revealed", args.file)
        _publish(found, stored, own)
        stored = replace(stored, commitments={**stored.commitments, who: own})
    else:
        taking = _taking(found, stored, own, "nothing was taken over", args.file)
        output.say(f"'{who}' had revealed already; the numbers are verified again")
    _take_over(stored, own, taking, args.file)
    return _verified(found, stored, args.file)


def _refuse_early(stored: StoredRound, who: str, without: Sequence[str]) -> None:
    """End with code 1 while somebody is waited for: a number that can be seen can be followed."""
    for name in without:
        if name not in stored.round.people:
            raise Stop(f"'{name}' is not asked in this round", help=f"Asked are: {', '.join(stored.round.people)}")
    standing = standings(stored.round, stored.commitments)
    waiting = waited_for(standing)
    missing = [name for name in waiting if name not in without]
    # Once somebody has revealed, a later commitment is not blind in any case: there is nobody to wait for.
    if missing and phase(standing) == "open" and not past(stored.round, today()):
        raise Stop(
            f"not committed yet: {', '.join(missing)}; whoever sees your numbers first could follow them",
            code=FINDINGS,
            help=f"Get their commitments first, or go on {' '.join(f'--without {name}' for name in missing)}.",
        )
    if waiting:
        output.say(f"Without {', '.join(waiting)}: what they commit to from now on is not blind.")


def _revealed(found: Opened, stored: StoredRound, own: Commitment) -> Commitment:
    from argmap.configuration import state_folder

    try:
        return revealed(found.document.debate, stored, own, state_folder())
    except CannotReveal as cannot:
        raise Stop(cannot.message, code=FINDINGS, help=cannot.help) from None
    except OSError as error:
        raise Stop(f"{error.filename}: {(error.strerror or str(error)).lower()}; nothing was revealed") from None


def _taking(found: Opened, stored: StoredRound, own: Commitment, nothing: str, file: str) -> Taking:
    """Return what is taken over into the debate; end with code 1 before anything is written where that cannot be."""
    from argmap.document import edit
    from argmap.model.changes import Refused

    assert own.reveal is not None
    if found.document.read_only:
        tell_diagnostics(found.document.diagnostics, only_errors=True)
        raise Stop(f"{file} has errors; {nothing}", code=FINDINGS, help=f"Mend them: argmap check {file}")
    taking = taking_over(found.document.debate, stored.round, own.participant, own.reveal)
    try:
        if taking.change is not None:
            edit(found.document, taking.change)
    except Refused as refused:
        raise Stop(f"{refused.message}; {nothing}", code=FINDINGS, help=refused.help) from None
    return taking


def _publish(found: Opened, stored: StoredRound, own: Commitment) -> None:
    from argmap.text.store import ChangedOnDisk

    try:
        file = save_commitment(found.path, stored, own)
    except ChangedOnDisk as outside:
        raise Stop(str(outside), code=FINDINGS, help="Nothing was revealed; run the command again.") from None
    except OSError as error:
        raise Stop(f"{error.filename or found.path}: {(error.strerror or str(error)).lower()}; not revealed") from None
    output.say(f"{display_text(str(file))}: revealed")


def _take_over(stored: StoredRound, own: Commitment, taking: Taking, file: str) -> None:
    """Write the numbers into the debate, and tell what was stated there before and what stays in the round alone."""
    reveal, who = own.reveal, own.participant
    assert reveal is not None
    if taking.change is not None:
        count = len(taking.taken)
        done = f"{count} number{'s' if count > 1 else ''} of '{who}' taken over"
        try:
            edit_file(file, lambda debate: taking_over(debate, stored.round, who, reveal).change, done=done)
        except Stop as stop:
            lines = (*stop.lines, "the numbers are revealed; run the command again to take them over")
            raise Stop(stop.message, code=stop.code, help=stop.help, lines=lines) from None
    from argmap.views.figures import from_to

    width = max((len(each.id) for each in taking.taken), default=0)
    output.write_lines(f"{each.id:<{width}}  {from_to(each.before, each.after)}" for each in taking.taken)
    for left in taking.left:
        output.say(display_text(_left(left, who, file)))


def _left(left: Left, who: str, file: str) -> str:
    from argmap.model.numbers import number_text

    number = number_text(left.number)
    if left.reason == "no participant":
        return f"{left.question}: '{who}' is no participant of the debate any more: {number} stays in the round alone"
    if left.id is None:
        return f"{left.question} is in the debate no more: {number} stays in the round alone"
    why = {
        "reworded": "the debate has other words for it than were asked",
        "said since": "you have said something else since",
    }.get(left.reason, "")
    return f"{left.question}: {why}; to take it over: argmap set {file} --as {who} {left.id}={number}"


def _verified(found: Opened, stored: StoredRound, file: str) -> int:
    from argmap.views.round_lines import standing_lines

    told = account(found.document.debate, stored.round, stored.commitments, computing=False)
    put(standing_lines(told, output.width()))
    output.say("Send both files to the others (in git: commit them and push).")
    output.say(f"What came of it: argmap round status {display_text(file)}")
    return FINDINGS if told.faulty else FINE
