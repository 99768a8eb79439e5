"""Deciding what a merge left open: whose value stands at each place.

Knows the order of questions. Must not know how a conflict is found or written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.merge.resolve import kept, side_taken, silent_sides, value_now, value_taken
from argmap.model.changes import Change, Refused
from argmap.model.values import Conflict, Debate
from argmap.tui.screens.dialogs import AskText, Choice, Choose

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_KEEP, _OTHER = "\0keep", "\0other"


async def decide(home: HomeScreen) -> None:
    """Ask of each place in conflict what shall stand there, until all are decided or one is left."""
    app = home.argmap
    while app.debate.conflicts:
        conflict = app.debate.conflicts[0]
        try:
            change = await _decision(home, conflict)
            if change is None or not app.change(change):
                return
        except Refused as refused:
            home.say(f"{refused.message}; {refused.help}", fault=True)
            return
    home.say("everything is decided; u takes it back")


async def _decision(home: HomeScreen, conflict: Conflict) -> Change | None:
    debate = home.argmap.debate
    left = len(debate.conflicts)
    title = (
        f"{conflict.at}\nBoth sides changed this{'' if left == 1 else f'; {left} places are left'}. What shall stand?"
    )
    chosen = await home.app.push_screen_wait(Choose(title, choices(debate, conflict)))
    if chosen is None:
        return None
    if chosen == _KEEP:
        return kept(conflict)
    if chosen != _OTHER:
        return side_taken(debate, conflict, chosen)
    text = await home.app.push_screen_wait(AskText(conflict.at, value=value_now(debate, conflict) or ""))
    return None if text is None else value_taken(debate, conflict, text)


def choices(debate: Debate, conflict: Conflict) -> tuple[Choice, ...]:
    """Return what may stand: each side's value, what was there before both, what stands now, something else."""
    now = value_now(debate, conflict)
    found = [Choice(name, str(number), text, name) for number, (name, text) in enumerate(conflict.sides.items(), 1)]
    found += [Choice(name, "x", "nothing", "removed by the other side") for name in silent_sides(conflict)]
    whole = conflict.at.count("/") == 1 and not conflict.at.startswith("defaults/")
    if conflict.base is not None and not whole:
        found.append(Choice("base", "b", conflict.base, "before both"))
    if now not in conflict.sides.values():
        found.append(Choice(_KEEP, "k", now if now is not None else "nothing", "as it stands"))
    if not whole:
        found.append(Choice(_OTHER, "o", "something else…", "type it"))
    return tuple(found)


DECIDE_FLOWS = {"decide": decide}
