"""Making a claim of a passage: which words, who said them, what they bear on, and how.

Knows the order of questions. Must not know threads or how a screen is laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content

from argmap.model.values import Debate, Quote, Relation
from argmap.text.safe import display_text
from argmap.tui.edits import Reason, add_reason
from argmap.tui.flows.ask import Alike, short, title_of
from argmap.tui.flows.change import ON_CLAIM, ON_STEP, QUESTION
from argmap.tui.quoting import claim_alone, quoting
from argmap.tui.screens.ask_reason import AskReason, Form, draft_of
from argmap.tui.screens.dialogs import AskText, Choice, Choose
from argmap.tui.screens.find_screen import FindScreen
from argmap.views.find import find as hits_of

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_NOTHING, _THESIS, _NOBODY = "\0nothing", "\0thesis", "\0nobody"
_WHO = "passage.by"
_LONG = 200


async def map_passage(home: HomeScreen, source: str, passage: str, author: str | None) -> None:
    """Ask for the words to quote and what they bear on, and make a claim of them."""
    words = await _words(home, passage)
    if words is None:
        return
    answered, by = await _speaker(home, author)
    if not answered:
        return
    target = await _target(home)
    if target is None:
        return
    quote = Quote(source, words, by)
    relation = await _relation(home, target) if target not in (_NOTHING, _THESIS) else None
    if relation is None and target not in (_NOTHING, _THESIS):
        return
    slot = f"passage {source} {words}"
    reason = await _reason(home, words, target, relation, slot)
    if reason is None:
        return
    app = home.argmap
    if relation is None:
        made = claim_alone(app.debate, reason, quote, thesis=target == _THESIS)
    else:
        step = add_reason(app.debate, target, cast("Relation", relation), reason, by or app.who)
        made = quoting(app.debate, step, reason, quote)
    if not app.change(made.change):
        home.drafts[slot] = draft_of(reason)
    else:
        home.say(f"mapped as {short(made.go_to, 40)}; u takes it back")


async def _words(home: HomeScreen, passage: str) -> str | None:
    """Ask which words of a passage are quoted; what was typed and closed is kept as a draft."""
    from argmap.threads.quoted import SourceText

    source = SourceText(passage)

    def fault(text: str) -> str | None:
        told = "these words are not in the passage; write … for what is left out"
        return None if source.check(text).status == "verbatim" else told

    plain = " ".join(passage.split())
    form = AskText(
        "Which words make the claim? Leave out the rest; … stands for what is left out.", value=plain, check=fault
    )
    words: str | None = await home.app.push_screen_wait(form)
    return words


async def _speaker(home: HomeScreen, author: str | None) -> tuple[bool, str | None]:
    """Return whether it was answered who said it, and who; nobody is asked where the thread says so itself."""
    people = home.argmap.debate.participants
    if author:
        wanted = author.casefold()
        known = (one.id for one in people.values() if wanted in (one.id, (one.name or "").casefold()))
        return True, next(known, None)
    if not people:
        return True, None
    choices = [
        Choice(one.id, str(number) if number < 10 else "", one.name or one.id)
        for number, one in enumerate(people.values(), 1)
    ]
    choices.append(Choice(_NOBODY, "0", "not known, or somebody else"))
    chosen = await home.app.push_screen_wait(Choose("Who says so?", choices, at=home.remembered.get(_WHO)))
    if chosen is None:
        return False, None
    home.remembered[_WHO] = chosen
    return True, None if chosen == _NOBODY else chosen


async def _target(home: HomeScreen) -> str | None:
    debate = home.argmap.debate
    entries = home.entries()
    first = _at_first(home, debate)

    def search(query: str) -> tuple[str, ...]:
        return hits_of(entries, query) if query.strip() else first

    def prompt(hit: str) -> Content:
        if hit == _NOTHING:
            return Content.styled("nothing yet: it stands apart", "$accent")
        if hit == _THESIS:
            return Content.styled("it is a thesis: the debate is about it", "$accent")
        return Content.assemble(Content(display_text(title_of(home, hit))), (f"  {hit}", "$quiet"))

    placeholder = "what does it bear on? type some of its words"
    found = await home.app.push_screen_wait(FindScreen(search, prompt, placeholder=placeholder))
    return None if found is None else found[0][found[1]]


def _at_first(home: HomeScreen, debate: Debate) -> tuple[str, ...]:
    """Return what is offered before anything is typed: a thesis where none is, where one came from, the rest."""
    row = home.outline_view.row
    here = (row.entry,) if row is not None and row.entry is not None else ()
    return (*dict.fromkeys((*(() if debate.thesis else (_THESIS,)), *here, *debate.thesis, _NOTHING, *debate.claims)),)


async def _relation(home: HomeScreen, target: str) -> str | None:
    choices = ON_CLAIM if target in home.argmap.debate.claims else ON_STEP[:1]
    relation: str | None = await home.app.push_screen_wait(
        Choose(f"How does it bear on this?\n{title_of(home, target)}", choices)
    )
    return relation


async def _reason(home: HomeScreen, words: str, target: str, relation: str | None, slot: str) -> Reason | None:
    bears = f"\n{QUESTION[relation]} {title_of(home, target)}" if relation is not None else ""
    form = AskReason(
        f"Say it as one claim.{bears}",
        Alike(home).to,
        Form(evidence=relation == "evidence_for", alone=relation is None),
        draft=home.drafts.pop(slot, words if len(words) <= _LONG else ""),
    )
    reason: Reason | None = await home.app.push_screen_wait(form)
    if reason is None and form.draft:
        home.drafts[slot] = form.draft
        home.say("kept as a draft for when you make a claim of these words again")
    return reason
