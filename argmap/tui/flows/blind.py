"""Committing to the answers of a blind round, and revealing them.

Knows what is asked and told of it. Must not know how the answers were given.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.configuration import state_folder
from argmap.model.apply import apply
from argmap.model.changes import Refused
from argmap.rounds.committing import commit_to
from argmap.rounds.files import save_commitment
from argmap.rounds.revealing import CannotReveal, revealed
from argmap.rounds.taking import taking_over
from argmap.text.store import ChangedOnDisk
from argmap.tui.screens.dialogs import Choice, Choose

if TYPE_CHECKING:
    from argmap.rounds.values import Round
    from argmap.tui.screens.home import HomeScreen


def commit(home: HomeScreen, who: str, round: Round, numbers: Mapping[str, float]) -> None:
    """Commit to the numbers, where the round on the disk still asks for them, and say what is to be done next."""
    app = home.argmap
    app.blind.look()
    stored = app.blind.asking(who)
    if stored is None or stored.round != round:
        app.look_at_rounds()
        home.say("the round does not ask you any more; nothing was committed", fault=True)
        return
    try:
        done = commit_to(app.session.path, state_folder(), stored, who, dict(numbers))
    except ChangedOnDisk as outside:
        home.say(f"{outside}; nothing was committed", fault=True)
        return
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        home.say(f"{error.filename or app.session.path}: {reason}; nothing was committed", fault=True)
        return
    app.blind.answers.pop((round.key, who), None)
    app.look_at_rounds()
    home.say(f"committed; send {done.public.name} of round {round.name} to the others, and keep {done.private}")


async def offer_reveal(home: HomeScreen, who: str) -> bool:
    """Ask whether to reveal, and do it; return whether that was wanted."""
    stored = home.argmap.blind.ready(who)
    if stored is None:
        return False
    choices = (Choice("yes", "y", "reveal them"), Choice("no", "n", "not yet"))
    title = f"Reveal the numbers you committed to in round {stored.round.name}?"
    detail = "Everybody can then read them, and they become your credences in the debate."
    if await home.app.push_screen_wait(Choose(title, choices, detail=detail)) != "yes":
        return False
    _reveal(home, who)
    return True


def _reveal(home: HomeScreen, who: str) -> None:
    app = home.argmap
    app.blind.look()
    stored = app.blind.ready(who)
    if stored is None or app.session.read_only:
        home.say("nothing was revealed: the file is open to read only, or the round is another now", fault=True)
        return
    try:
        own = revealed(app.debate, stored, stored.commitments[who], state_folder())
        assert own.reveal is not None
        taking = taking_over(app.debate, stored.round, who, own.reveal)
        if taking.change is not None:
            apply(app.debate, taking.change)
        save_commitment(app.session.path, stored, own)
    except (CannotReveal, Refused, ChangedOnDisk) as why:
        home.say(f"nothing was revealed: {why}", fault=True)
        return
    except OSError as error:
        home.say(f"nothing was revealed: {error.filename}: {(error.strerror or str(error)).lower()}", fault=True)
        return
    taken = taking.change is None or app.change(taking.change)
    app.look_at_rounds()
    if taken:
        left = f", {len(taking.left)} stay in the round alone" if taking.left else ""
        home.say(f"revealed, {len(taking.taken)} taken over{left}; argmap round status tells more")
