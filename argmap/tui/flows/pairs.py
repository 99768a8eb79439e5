"""What two claims that are alike may become: one claim, reason and claim, opposites.

Knows the order of questions. Must not know how pairs are found or a screen is laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.cruxes.names import called
from argmap.model.apply import apply
from argmap.model.changes import Add, AddContrary, Change, Refused, Several
from argmap.model.ids import free_id
from argmap.model.numbers import number_text
from argmap.model.values import Argument, Debate, Pair, Premise, Relation
from argmap.tui.edits import taken_ids
from argmap.tui.flows.ask import short, title_of
from argmap.tui.merging import Differing, Side, differing, merging
from argmap.tui.screens.dialogs import Choice, Choose

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_FIRST, _SECOND, _BOTH = "first", "second", "both"
_LONGEST = 58
_FIELD = {"credence": "credence", "prior": "prior", "likelihoods": "likelihoods"}


async def use_one(home: HomeScreen, first: str, second: str, *, opposite: str = "") -> None:
    """Ask which of two claims stays, and which of two differing numbers; let it stand for both.

    `opposite` says why the two may deny each other; it is said before anything is merged.
    """
    app = home.argmap
    choices = (
        Choice(_FIRST, "1", short(title_of(home, first), 80)),
        Choice(_SECOND, "2", short(title_of(home, second), 80)),
    )
    title = "Which words stay? Quotes, credences and arguments of both are kept; the other words go to the note."
    if opposite:
        title = f"Careful, these may deny each other: {opposite}.\n{title}"
    chosen = await app.push_screen_wait(Choose(title, choices))
    if chosen is None:
        return
    keep, drop = (first, second) if chosen == _FIRST else (second, first)
    answers: dict[Differing, Side] = {}
    for one in differing(app.debate, keep, drop):
        side = await _which_stands(home, one)
        if side is None:
            return
        answers[one] = side
    change = merging(keep, drop, answers)
    try:
        done = app.change(change)
    except Refused as refusal:
        done = await _insist(home, refusal, keep, drop, answers)
    if done:
        home.say(f"{short(keep, 30)} stands for both; u takes it back")


async def _which_stands(home: HomeScreen, one: Differing) -> Side | None:
    debate = home.argmap.debate
    whose = called(debate, one.person) if one.person is not None else "The map"
    title = f"{whose}: different numbers for the two claims ({_FIELD[one.field]}). Which stands?"
    choices = (
        Choice("keep", "1", _shown(one.keep), "said of the words that stay"),
        Choice("drop", "2", _shown(one.drop), "said of the words that go"),
    )
    side: Side | None = await home.app.push_screen_wait(Choose(title, choices))
    return side


def _shown(value: float | Pair) -> str:
    if isinstance(value, Pair):
        return f"{number_text(value.if_true)} if true, {number_text(value.if_false)} if false"
    return number_text(value)


async def _insist(home: HomeScreen, refusal: Refused, keep: str, drop: str, answers: dict[Differing, Side]) -> bool:
    """Ask whose numbers stand where arguments that become one differ; tell what else stands in the way."""
    app = home.argmap
    detail = "\n".join(f"· {use}" for use in refusal.uses)
    if not _can_be_made(app.debate, merging(keep, drop, answers, prefer="keep")):
        leave = (Choice("no", "n", "leave both", refusal.help),)
        await app.push_screen_wait(Choose(refusal.message, leave, detail=detail))
        return False
    choices = (
        Choice("keep", "1", "those of the words that stay"),
        Choice("drop", "2", "those of the words that go"),
        Choice("no", "n", "leave both claims as they are"),
    )
    side = await app.push_screen_wait(Choose(f"{refusal.message}. Whose numbers stand?", choices, detail=detail))
    if side not in ("keep", "drop"):
        return False
    return app.change(merging(keep, drop, answers, prefer=side))


def _can_be_made(debate: Debate, change: Change) -> bool:
    try:
        apply(debate, change)
    except Refused:
        return False
    return True


async def link(home: HomeScreen, first: str, second: str) -> None:
    """Ask which claim is a reason for the other, and add that step."""
    await _step(home, first, second, "supports", "for", "Which is a reason for the other?")


async def rebut(home: HomeScreen, first: str, second: str) -> None:
    """Ask which claim rebuts the other, or each the other, and add the step or steps."""
    await _step(home, first, second, "rebuts", "against", "Which one rebuts the other?", both="each rebuts the other")


async def _step(
    home: HomeScreen, first: str, second: str, relation: Relation, suffix: str, title: str, *, both: str = ""
) -> None:
    app = home.argmap
    choices = [
        Choice(_FIRST, "1", short(title_of(home, first), 80)),
        Choice(_SECOND, "2", short(title_of(home, second), 80)),
    ]
    if both:
        choices.append(Choice(_BOTH, "3", both))
    chosen = await app.push_screen_wait(Choose(title, choices))
    ways = {_FIRST: ((first, second),), _SECOND: ((second, first),), _BOTH: ((first, second), (second, first))}
    taken = taken_ids(app.debate)
    changes: list[Change] = []
    for premise, target in ways.get(chosen, ()):
        step = free_id(f"{premise[:_LONGEST].rstrip('-')}-{suffix}"[:64].rstrip("-"), taken)
        taken.add(step)
        changes.append(Add(Argument(step, relation, target, (Premise(premise),), by=app.who)))
    if changes and app.change(changes[0] if len(changes) == 1 else Several(tuple(changes))):
        home.say("linked; u takes it back" if relation == "supports" else "a rebuttal now; u takes it back")


def oppose(home: HomeScreen, first: str, second: str) -> None:
    """Mark two claims as opposites: at most one of them is true."""
    if home.argmap.change(AddContrary((first, second))):
        home.say("at most one of them is true now; u takes it back")
