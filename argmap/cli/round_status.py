"""`argmap round status`: who is waited for, whose numbers hold, and what came of a round.

Knows its options. Must not know how anything is verified or computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.cruxes import put
from argmap.cli.reading import tell_diagnostics
from argmap.cli.round_open import Opened, chosen, opened, today
from argmap.cli.stop import FINDINGS, FINE
from argmap.rounds.account import Account, account
from argmap.rounds.standing import past, waited_for
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse

    from argmap.rounds.files import StoredRound


def run(args: argparse.Namespace) -> int:
    """Print how a round stands; return 0, or 1 where somebody's numbers do not hold or a file has an error."""
    found = opened(args.file)
    wrong = not found.document.complete or any(each.severity == "error" for each in found.rounds.diagnostics)
    if not found.document.complete:
        tell_diagnostics(found.document.diagnostics, only_errors=True)
    if not (found.rounds.rounds or wrong or args.json or args.name):
        shown = display_text(args.file)
        output.say(f"no round was started beside {shown}\n  Start one: argmap round start {shown}")
        return FINE
    if args.json:
        named = [chosen(found, args.name)] if args.name is not None else found.rounds.rounds
        told = [_account(found, each) for each in named]
        from argmap.views.round_json import round_json

        output.write(to_json({"file": args.file, "rounds": [round_json(each) for each in told]}))
    else:
        told = [_account(found, chosen(found, args.name))]
        from argmap.views.round_lines import round_lines

        put(
            round_lines(
                found.document.debate, told[0], file=args.file, width=output.width(), whole=found.document.complete
            )
        )
        _next(told[0], args.file)
        if not found.document.complete:
            output.say("Nothing was computed: an error left something out of the debate.")
    return FINDINGS if wrong or any(each.faulty for each in told) else FINE


def _account(found: Opened, stored: StoredRound) -> Account:
    rounds = found.rounds.rounds
    before = [(each.round, each.commitments) for each in rounds[: rounds.index(stored)]]
    debate = found.document.debate
    return account(debate, stored.round, stored.commitments, before, computing=found.document.complete)


def _next(told: Account, file: str) -> None:
    """Say what is to be done next."""
    waiting = waited_for(told.standing)
    sealed = [who for who, each in told.standing.items() if each.state == "committed"]
    shown = display_text(file)
    if told.phase == "open" and waiting and not past(told.round, today()):
        output.say(f"Next: argmap round commit {shown} --as {waiting[0]}")
    elif sealed:
        output.say(f"Next: argmap round reveal {shown} --as {sealed[0]}")
    elif told.phase == "over":
        output.say(f"After you have talked it over, ask once more: argmap round start {shown}")
