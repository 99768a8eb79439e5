"""Committing to the answers of a blind round.

Knows what is told of it. Must not know how the answers were given.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.configuration import state_folder
from argmap.rounds.committing import commit_to
from argmap.text.store import ChangedOnDisk

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
