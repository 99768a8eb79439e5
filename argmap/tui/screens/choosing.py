"""Choosing what a screen is about and whose numbers it shows; every screen beside the outline asks the same way.

Knows dialogs. Must not know what is computed for the choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.tui.blind import HIDDEN
from argmap.tui.screens.dialogs import Choice, Choose
from argmap.views.rows import fit

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

EVERYBODY = "*"
_APART = "\0"
_TARGET = "target"
_MOST = 200


def target_of(home: HomeScreen) -> str:
    """Return the claim that was chosen, else the first thesis."""
    wanted, debate = home.remembered.get(_TARGET), home.argmap.debate
    return wanted if wanted is not None and wanted in debate.claims else debate.thesis[0]


def targets(home: HomeScreen) -> tuple[str, ...]:
    """Return what there is to choose from: the theses, and the claim one is on or came from."""
    here = [row.claim for row in (home.top.row, home.outline_view.row) if row is not None and row.claim is not None]
    return tuple(dict.fromkeys((*home.argmap.debate.thesis, *here)))


async def choose_target(home: HomeScreen) -> bool:
    """Ask for one of the theses, the claim one is on or came from; return whether one was chosen."""
    debate = home.argmap.debate
    choices = [
        Choice(claim, str(number) if number < 10 else "", fit(display_text(debate.claims[claim].text), 70))
        for number, claim in enumerate(targets(home), 1)
    ]
    title = "What is it about? The thesis, or the claim you are on or came from."
    chosen: str | None = await home.app.push_screen_wait(Choose(title, choices, at=target_of(home)))
    if chosen is not None:
        home.remembered[_TARGET] = chosen
    return chosen is not None


def people_at_first(debate: Debate, who: str | None) -> tuple[str, ...]:
    """Return whose numbers are shown at first: mine and the other's of two, mine alone, or nobody's in particular."""
    people = list(debate.participants)
    if len(people) == 2:
        return (who, next(one for one in people if one != who)) if who in people else (people[0], people[1])
    return (who,) if who is not None and who in people else ()


def remembered_people(home: HomeScreen, slot: str) -> tuple[str, ...] | None:
    """Return who was chosen, empty for everybody; None where nobody was, or one of them is gone."""
    chosen = home.remembered.get(slot)
    if chosen is None or chosen == EVERYBODY:
        return None if chosen is None else ()
    people = tuple(chosen.split(_APART))
    return people if all(one in home.argmap.debate.participants for one in people) else None


async def choose_people(
    home: HomeScreen, slot: str, now: tuple[str, ...], *, pairs_only: bool = False, first: str = ""
) -> bool:
    """Ask for two people, or for one alone or everybody too; return whether that was answered.

    `first` are the words of a choice above the others, which counts as everybody.
    """
    debate, who = home.argmap.debate, home.argmap.who
    if home.argmap.blind.asking(who) is not None:
        home.say(HIDDEN)
        return False
    names = {id: display_text(one.name or id) for id, one in debate.participants.items()}
    people = sorted(names, key=lambda one: one != who)
    pairs = [(a, b) for at, a in enumerate(people) for b in people[at + 1 :]][:_MOST]
    choices = [Choice(_APART.join(pair), "", f"{names[pair[0]]} and {names[pair[1]]}") for pair in pairs]
    if first:
        choices.insert(0, Choice(EVERYBODY, "", first))
    if not pairs_only:
        choices += [Choice(one, "", f"{names[one]} alone") for one in people]
        choices.append(Choice(EVERYBODY, "", "everybody", "the mean over all"))
    title = "Which two people?" if pairs_only else "Whose questions?"
    at = _APART.join(now) or EVERYBODY
    chosen: str | None = await home.app.push_screen_wait(Choose(title, choices, at=at))
    if chosen is not None:
        home.remembered[slot] = chosen
    return chosen is not None
