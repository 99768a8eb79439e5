"""Changing the map: reasons, texts, cruxes, ids, removal, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from argmap.model.changes import Change, Refused, Remove, Rename, SetConditionals, SetCredence, SetField
from argmap.model.describe import describe, describe_undone
from argmap.model.numbers import number_text
from argmap.model.values import Crux, Debate, Pair, Relation, Section, is_id
from argmap.tui.edits import Reason, add_premise, add_reason, mark_crux, quote_claim, taken_ids
from argmap.tui.edits import add_claim as add_claim_to
from argmap.tui.flows.ask import Alike, ask_number, short, speaker, title_of
from argmap.tui.flows.conditionals import tell_agreement
from argmap.tui.flows.quotable import quotable, remember_source
from argmap.tui.flows.say import Flow
from argmap.tui.screens.ask_reason import AskReason, Form, draft_of
from argmap.tui.screens.dialogs import AskLine, AskText, Choice, Choose
from argmap.tui.screens.keyed import row_of
from argmap.views.outline import Row

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_PREMISE = "premise"
ON_CLAIM = (
    Choice("supports", "f", "for", "+ it makes the claim likelier"),
    Choice("rebuts", "a", "against", "− it makes the claim less likely"),
    Choice("necessary_for", "n", "needed", "! without it the claim fails"),
    Choice("evidence_for", "e", "evidence", "≈ seen more often if the claim is true than if not"),
)
ON_STEP = (
    Choice("undercuts", "u", "undercut", "⊘ strikes the step, not the claim"),
    Choice(_PREMISE, "p", "linked premise", "the step needs this as well"),
)
BESIDE = Choice("beside", "b", "beside it", "another reason about what this one bears on")
QUESTION: dict[str, str] = {
    "supports": "What speaks for it?",
    "rebuts": "What speaks against it?",
    "necessary_for": "What does it need?",
    "evidence_for": "What was seen, or would be?",
    "undercuts": "Why does the step not hold?",
    _PREMISE: "What else does the step need?",
}


async def add(home: HomeScreen) -> None:
    """Ask for a reason and how it bears on the row, and add it; in an empty debate, ask for the thesis."""
    if not home.argmap.debate.claims:
        await _add_alone(home, thesis=True)
        return
    row, relation = await _ask_relation(home, home.top.row)
    if row is None or row.entry is None or relation is None:
        return
    debate = home.argmap.debate
    target = row.argument if relation in ("undercuts", _PREMISE) else row.claim
    slot = f"add {relation} {target}"
    form = AskReason(
        f"{QUESTION[relation]}\n{title_of(home, row.entry)}",
        Alike(home).to,
        Form(
            evidence=relation == "evidence_for",
            plain=relation == _PREMISE,
            people=tuple((one.id, one.name or one.id) for one in debate.participants.values()),
            by=home.argmap.who,
            sources=quotable(home),
        ),
        draft=home.drafts.get(slot, ""),
    )
    reason: Reason | None = await home.app.push_screen_wait(form)
    if reason is None:
        if form.draft:
            home.drafts[slot] = form.draft
            home.say("kept as a draft: a takes it up again")
        return
    home.drafts.pop(slot, None)
    remember_source(home, reason)
    app = home.argmap
    if relation == _PREMISE:
        made = add_premise(app.debate, target or "", reason, reason.by)
    else:
        made = add_reason(app.debate, target or "", cast("Relation", relation), reason, reason.by)
    if await app.change_shape(made.change):
        _stand_on(home, made.go_to, last=relation == _PREMISE)
        if relation == "evidence_for" and not _is_seen(app.debate, made.go_to):
            home.say(f"it counts once somebody says it was seen: {app.keymap.shown('say.credence', 1)}")
    else:
        home.drafts[slot] = draft_of(reason)


async def _ask_relation(home: HomeScreen, row: Row | None) -> tuple[Row | None, str | None]:
    """Ask how a reason bears on a row; return the row that was meant in the end, and how."""
    relation = BESIDE.value
    while row is not None and row.entry is not None and relation == BESIDE.value:
        choices = _choices(home.argmap.debate, row)
        if not choices:
            home.say("what was seen rests on nothing here: add a reason to what it is evidence for")
            return row, None
        title = f"A reason that bears on:\n{title_of(home, row.entry)}"
        relation = await home.app.push_screen_wait(Choose(title, choices))
        if relation == BESIDE.value and row.argument is not None:
            row = row_of(home, home.argmap.debate.arguments[row.argument].target)
    return row, relation


def _choices(debate: Debate, row: Row) -> tuple[Choice, ...]:
    observed = {step.premises[0].claim for step in debate.arguments.values() if step.relation == "evidence_for"}
    on_claim = ON_CLAIM if row.claim is not None and row.claim not in observed else ()
    if row.argument is None:
        return on_claim
    evidence = debate.arguments[row.argument].relation == "evidence_for"
    choices = (*on_claim, *(() if evidence else ON_STEP))
    return (*choices, BESIDE) if choices else ()


def _is_seen(debate: Debate, id: str) -> bool:
    """Return whether anybody says how sure it is that the evidence was seen, or it was taken back meanwhile."""
    step = debate.arguments.get(id)
    if step is None:
        return True
    claim = step.premises[0].claim
    return any(debate.stated(person, claim).credence is not None for person in debate.participants)


def _stand_on(home: HomeScreen, id: str, *, last: bool) -> None:
    """Go to what was added and unfold it; of a step's linked premises, to the last where that was added."""
    home.go_to(id, remember=False)
    view = home.outline_view
    step = home.argmap.debate.arguments.get(id)
    if step is not None and len(step.premises) > 1:
        view.fold(view.row, open=True)
        if last:
            view.reveal_row(f"{id}/{len(step.premises) - 1}")


async def add_claim(home: HomeScreen) -> None:
    """Ask for a claim that bears on nothing yet, or for one more thesis."""
    thesis = True
    if home.argmap.debate.claims:
        choices = (
            Choice("apart", "c", "a claim apart", "it bears on nothing yet"),
            Choice("thesis", "t", "a thesis", "the debate is about it"),
        )
        chosen = await home.app.push_screen_wait(Choose("What is added?", choices))
        if chosen is None:
            return
        thesis = chosen == "thesis"
    await _add_alone(home, thesis=thesis)


async def _add_alone(home: HomeScreen, *, thesis: bool) -> None:
    slot = f"add claim {thesis}"
    title = "What is the debate about? Say it as a claim that somebody may deny." if thesis else "What is claimed?"
    asked = Form(alone=True, by=home.argmap.who, sources=None if thesis else quotable(home))
    form = AskReason(title, Alike(home).to, asked, draft=home.drafts.get(slot, ""))
    reason: Reason | None = await home.app.push_screen_wait(form)
    if reason is None:
        if form.draft:
            home.drafts[slot] = form.draft
            home.say("kept as a draft: A takes it up again")
        return
    home.drafts.pop(slot, None)
    remember_source(home, reason)
    debate = home.argmap.debate
    if reason.existing is not None:
        if reason.quote is not None:
            home.argmap.change(quote_claim(debate, reason.existing, reason.quote, reason.by))
        home.visit(reason.existing)
        return
    made = add_claim_to(debate, reason.text, reason.by, thesis=thesis, quote=reason.quote)
    if await home.argmap.change_shape(made.change):
        home.go_to(made.go_to, remember=False)
    else:
        home.drafts[slot] = draft_of(reason)


async def edit_text(home: HomeScreen) -> None:
    """Edit the text of the claim, or of the step."""
    await _edit(home, "text")


async def edit_note(home: HomeScreen) -> None:
    """Edit the note of the claim, or of the step."""
    await _edit(home, "note")


async def _edit(home: HomeScreen, field: str) -> None:
    row = home.top.row
    if row is None or row.entry is None:
        return
    debate = home.argmap.debate
    section: Section = "claims" if row.claim is not None else "arguments"
    entry = debate.claims[row.claim] if row.claim is not None else debate.arguments[row.entry]
    now: str = getattr(entry, field) or ""
    slot = f"edit {field} {row.entry}"
    empty = field == "note" or section == "arguments"
    form = AskText(f"The {field} of {row.entry}", value=home.drafts.get(slot, now), empty=empty)
    text = await home.app.push_screen_wait(form)
    if text is None:
        if form.draft is not None and form.draft != now:
            home.drafts[slot] = form.draft
            home.say("kept as a draft until you come back to it")
        return
    home.drafts.pop(slot, None)
    if text != now and not home.argmap.change(SetField(section, row.entry, field, text or None)):
        home.drafts[slot] = text


async def crux(home: HomeScreen) -> None:
    """Mark the claim as a crux, or go on with the crux it is."""
    row = home.top.row
    if row is None or row.claim is None:
        return
    debate = home.argmap.debate
    known = next((one for one in debate.cruxes.values() if row.claim in one.claims), None)
    if known is not None:
        await _go_on_with(home, known)
        return
    target = debate.thesis[0] if debate.thesis else None
    if target is None or target == row.claim:
        home.say("a crux is for a thesis: choose a claim below one")
        return
    test = await home.app.push_screen_wait(
        AskLine(f"How would one find out whether it is so?\n{title_of(home, row.claim)}", hint="may stay empty")
    )
    if test is None:
        return
    both = await _conditionals(home, row.claim, target, None) if await speaker(home) is not None else None
    debate, person = home.argmap.debate, home.argmap.who
    made = mark_crux(debate, row.claim, target, by=person, test=test, conditionals=both)
    if home.argmap.change(made.change):
        home.say(f"{short(row.claim, 40)} is a crux now")
        if both is not None and person is not None:
            crux = next(id for id in home.argmap.debate.cruxes if id not in debate.cruxes)
            await tell_agreement(home, crux, person)


async def _go_on_with(home: HomeScreen, known: Crux) -> None:
    choices = (
        Choice("conditionals", "c", "conditionals", "what you would think if it were settled"),
        Choice("test", "t", "how to find out", known.test or ""),
        Choice("open", "o", "open"),
        Choice("agreed", "a", "agreed"),
        Choice("resolved", "r", "resolved"),
        Choice("set-aside", "s", "set aside"),
        Choice("remove", "D", "no crux any more"),
    )
    chosen = await home.app.push_screen_wait(Choose(f"The crux {known.id} ({known.status})", choices))
    change: Change | None = None
    if chosen == "conditionals" and (person := await speaker(home)) is not None:
        target = home.argmap.debate.crux_target(known)
        both = await _conditionals(home, known.claims[0], target, known.conditionals.get(person))
        if both is not None and home.argmap.change(SetConditionals(known.id, person, both)):
            await tell_agreement(home, known.id, person)
    elif chosen == "test":
        test = await home.app.push_screen_wait(AskLine("How would one find out?", value=known.test or ""))
        change = SetField("cruxes", known.id, "test", test or None) if test is not None else None
    elif chosen == "remove":
        change = Remove("cruxes", known.id)
    elif chosen in ("open", "agreed", "resolved", "set-aside"):
        change = SetField("cruxes", known.id, "status", chosen)
    if change is not None and home.argmap.change(change):
        home.say(describe(change))


async def _conditionals(home: HomeScreen, claim: str, target: str | None, now: Pair | None) -> Pair | None:
    """Ask the speaker for P(target | claim) and P(target | not claim); None where one of them is not given."""
    if home.argmap.who is None or target is None:
        return None
    numbers = []
    for case, value in (("true", now.if_true if now else None), ("false", now.if_false if now else None)):
        title = f"Suppose it were settled {case}:\n{title_of(home, claim)}\n\nHow likely would you then hold this?\n"
        answered, number = await ask_number(
            home, title + title_of(home, target), value="" if value is None else number_text(value)
        )
        if not answered or number is None:
            return None
        numbers.append(number)
    return Pair(*numbers)


async def rename(home: HomeScreen) -> None:
    """Ask for another id."""
    row = home.top.row
    if row is None or row.entry is None:
        return
    taken = taken_ids(home.argmap.debate) - {row.entry}

    def fault(text: str) -> str | None:
        if not is_id(text.strip()):
            return "an id has lower-case letters, digits and hyphens, at most 64, and no hyphen first"
        return f"there is a {text} already" if text.strip() in taken else None

    new = await home.app.push_screen_wait(
        AskLine(f"Another id for {row.entry}", value=row.entry, hint="it changes everywhere", check=fault)
    )
    section: Section = "claims" if row.claim is not None else "arguments"
    if new and new != row.entry and home.argmap.change(Rename(section, row.entry, new)):
        home.top.renamed(row.entry, new)
        home.go_to(new, remember=False)


async def remove(home: HomeScreen) -> None:
    """Remove the reason or the claim, with what uses it after that was shown."""
    row = home.top.row
    if row is None or row.entry is None:
        return
    section: Section = "claims" if row.claim is not None else "arguments"
    id = row.entry
    if row.claim is not None and row.argument is not None:
        choices = (
            Choice("arguments", "r", "the reason", "the claim stays, apart or where else it is used"),
            Choice("claims", "c", "the claim", "and with it every reason that uses it"),
        )
        chosen = await home.app.push_screen_wait(Choose(f"Remove what?\n{title_of(home, row.claim)}", choices))
        if chosen is None:
            return
        section, id = cast("Section", chosen), row.argument if chosen == "arguments" else row.claim
    await _remove(home, section, id)


async def _remove(home: HomeScreen, section: Section, id: str) -> None:
    try:
        done = home.argmap.change(Remove(section, id))
    except Refused as refusal:
        detail = "\n".join(f"· {use}" for use in refusal.uses)
        choices = (Choice("no", "n", "leave it"), Choice("yes", "y", "remove all of these", "u brings them back"))
        chosen = await home.app.push_screen_wait(Choose(f"{id} is still used:", choices, detail=detail))
        done = chosen == "yes" and _remove_all(home, section, id)
    if done:
        home.say(f"removed {id}; u brings it back")


def _remove_all(home: HomeScreen, section: Section, id: str) -> bool:
    try:
        return home.argmap.change(Remove(section, id, cascade=True))
    except Refused as refusal:
        home.say(f"{refusal.message}{'; ' + refusal.help if refusal.help else ''}", fault=True)
        return False


def undo(home: HomeScreen) -> None:
    """Take back the last change."""
    change = home.argmap.undo()
    if change is not None:
        _went(home, change, f"undone: {describe_undone(change, home.argmap.debate)}")


async def history(home: HomeScreen) -> None:
    """List what was changed, the last first, and go back to before the one that is chosen."""
    app = home.argmap
    app.write_now()
    steps = app.session.history[::-1]
    choices = [Choice(str(count), "", step.description) for count, step in enumerate(steps, 1)]
    if not choices:
        home.say(f"everything is undone; {app.keymap.shown('redo', 1)} makes it again")
        return
    chosen = await app.push_screen_wait(Choose("Go back to before which change? U makes them again.", choices))
    for _ in range(int(chosen or 0)):
        if app.undo() is None:
            return


def redo(home: HomeScreen) -> None:
    """Make the undone change again."""
    change = home.argmap.undo(again=True)
    if change is not None:
        _went(home, change, f"made again: {describe(change)}")


def _went(home: HomeScreen, change: Change, words: str) -> None:
    home.say(words)
    id = change.id if isinstance(change, (SetField, SetCredence)) else None
    if id is not None:
        home.go_to(id, remember=False)


CHANGE_FLOWS: dict[str, Flow] = {
    "add": add,
    "add.claim": add_claim,
    "edit.text": edit_text,
    "edit.note": edit_note,
    "crux": crux,
    "rename": rename,
    "remove": remove,
    "undo": undo,
    "redo": redo,
    "history": history,
    "save": lambda home: home.argmap.save(),
}
