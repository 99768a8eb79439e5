"""What a person thinks: credences, priors, strengths, who is speaking, what is assumed for the moment."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from argmap.model.numbers import Number, number_text
from argmap.tui.edits import set_number, stepped
from argmap.tui.flows.ask import HOW, ask_number, choose_speaker, short, speaker, title_of
from argmap.tui.screens.dialogs import Choice, Choose
from argmap.views.figures import argument_figure, claim_figure, percent

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

Flow = Callable[["HomeScreen"], Coroutine[Any, Any, None] | None]

_STEP = 0.05
_ALL = "\0all"


async def credence(home: HomeScreen) -> None:
    """Ask for a credence in the claim, or for the strength of the step."""
    row = home.top.row
    if row is None or row.entry is None or (person := await speaker(home)) is None:
        return
    said = home.argmap.debate.stated(person, row.entry).credence
    title = f"How likely is it, all things considered?\n{title_of(home, row.entry)}"
    if row.claim is None:
        title = f"How likely does this step hold, if its premises do?\n{title_of(home, row.entry)}"
    answered, value = await ask_number(home, title, value="" if said is None else number_text(said))
    if answered and value != said:
        _set(home, person, row.entry, value)


async def prior(home: HomeScreen) -> None:
    """Ask for a prior in the claim."""
    row = home.top.row
    if row is None or row.claim is None or (person := await speaker(home)) is None:
        return
    said = home.argmap.debate.stated(person, row.claim).prior
    title = f"How likely would it be with no argument deciding it?\n{title_of(home, row.claim)}"
    answered, value = await ask_number(home, title, value="" if said is None else number_text(said))
    if answered and value != said:
        _set(home, person, row.claim, value, "prior")


async def strength(home: HomeScreen) -> None:
    """Ask for the strength of the step."""
    row = home.top.row
    if row is None or row.argument is None or (person := await speaker(home)) is None:
        return
    step = home.argmap.debate.arguments[row.argument]
    if step.relation == "evidence_for":
        home.say("evidence has likelihoods, not a strength; the prior of the claim and what was seen decide")
        return
    said = home.argmap.debate.stated(person, step.id).credence
    title = f"If its premises hold, how likely does this step go through?\n{title_of(home, row.entry)}"
    hint = f"{HOW}; empty takes it back" + (f" (the map says {percent(step.strength)})" if step.strength else "")
    answered, value = await ask_number(home, title, value="" if said is None else number_text(said), hint=hint)
    if answered and value != said:
        _set(home, person, step.id, value)


def exactly(tenths: int) -> Flow:
    """Return the action that says so many tenths."""

    async def say_it(home: HomeScreen) -> None:
        row = home.top.row
        if row is not None and row.entry is not None and (person := await speaker(home)) is not None:
            _set(home, person, row.entry, Number(tenths / 10, f"0.{tenths}"))

    return say_it


def by(step: float) -> Flow:
    """Return the action that says a step more or less than what is said, or comes out, now."""

    async def say_it(home: HomeScreen) -> None:
        row = home.top.row
        if row is None or row.entry is None or (person := await speaker(home)) is None:
            return
        said = home.argmap.debate.stated(person, row.entry).credence
        if said is None:
            numbers = home.argmap.credences
            find = claim_figure if row.claim is not None else argument_figure
            said = find(numbers, person, row.entry).value
        _set(home, person, row.entry, stepped(0.5 if said is None else float(said), step))

    return say_it


async def nothing(home: HomeScreen) -> None:
    """Take back what was said of this."""
    row = home.top.row
    if row is not None and row.entry is not None and (person := await speaker(home)) is not None:
        _set(home, person, row.entry, None)


def _set(home: HomeScreen, person: str, id: str, value: float | None, field: str = "credence") -> None:
    if home.argmap.debate.stated(person, id).credence == value and field == "credence":
        if value is not None:
            home.say(f"{person}: {short(id, 40)} is {percent(value)} already")
        return
    if home.argmap.change(set_number(person, id, value, field)):
        what = "taken back" if value is None else percent(value)
        home.say(f"{person}: {short(id, 40)} {what}" if field == "credence" else f"{person}: {field} {what}")
        asking = home.argmap.blind.asking(person)
        if asking is not None and value is not None and any(one.id == id for one in asking.round.questions):
            keys = home.argmap.keymap
            undo, answer = keys.shown("undo", 1), keys.shown("ask", 1)
            home.say(
                f"round {asking.round.name} asks this blind, and now all can read it: {undo} undoes, {answer} answers"
            )


async def assume(home: HomeScreen) -> None:
    """Ask for a value to assume for the moment."""
    row = home.top.row
    if row is None or row.claim is None:
        return
    now = home.argmap.assumed.get(row.claim)
    answered, value = await ask_number(
        home,
        f"What if this were so likely? Nothing is written.\n{title_of(home, row.claim)}",
        value="" if now is None else number_text(now),
        hint=f"1 for true, 0 for false, or {HOW}; empty assumes nothing of it",
    )
    if answered:
        home.argmap.assume(row.claim, value)


async def assume_less(home: HomeScreen) -> None:
    """Stop assuming: where several values are assumed, ask which, or all of them."""
    app = home.argmap
    if len(app.assumed) < 2:
        app.assume_nothing()
        return
    choices = [Choice(_ALL, "a", "all of them")]
    for number, (id, value) in enumerate(app.assumed.items(), 1):
        key = str(number) if number < 10 else ""
        choices.append(Choice(id, key, f"{percent(value)}  {short(title_of(home, id), 60)}"))
    chosen = await app.push_screen_wait(Choose("Stop assuming which?", choices))
    if chosen == _ALL:
        app.assume_nothing()
    elif chosen is not None:
        app.assume(chosen, None)


SAY_FLOWS: dict[str, Flow] = {
    "say.credence": credence,
    "say.prior": prior,
    "say.strength": strength,
    "say.more": by(_STEP),
    "say.less": by(-_STEP),
    "say.nothing": nothing,
    "speaker": choose_speaker,
    "assume": assume,
    "assume.clear": assume_less,
    **{f"say.{tenths}0": exactly(tenths) for tenths in range(1, 10)},
}
