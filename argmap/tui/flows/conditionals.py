"""After somebody said what would follow from a crux: whether that agrees with the rest of what they say.

Knows when it is computed and where it is told. Must not know how differences are worded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from argmap.text.safe import display_text
from argmap.tui.flows.ask import title_of
from argmap.tui.screens.dialogs import Reading

if TYPE_CHECKING:
    from argmap.cruxes.result import PersonalCrux
    from argmap.tui.screens.home import HomeScreen

AGREE = "your answers agree with each other and with the map"


async def tell_agreement(home: HomeScreen, crux: str, person: str) -> None:
    """Compute beside the screen how a person's conditionals stand to their other numbers, and say it in words."""
    app = home.argmap
    debate = app.debate
    entry = debate.cruxes.get(crux)
    target = debate.crux_target(entry) if entry is not None else None
    if entry is None or target is None:
        return
    claims = entry.claims

    def work() -> PersonalCrux | None:
        from argmap.cruxes.rank import cruxes

        found = cruxes(debate, target=target, participants=[person], conjunctive=False)
        return next((one.by[person] for one in found.cruxes if set(one.claims) == set(claims)), None)

    worker = home.run_worker(work, thread=True, group="conditionals", exit_on_error=False)
    try:
        personal = await worker.wait()
    except Exception:  # the answers are written; that they cannot be held against the map is told on the Cruxes screen
        return
    if personal is None or app.debate is not debate:
        return
    from argmap.views.conditional_words import conditionals_in_words

    told = conditionals_in_words(personal, debate.stated(person, target).credence)
    if not told:
        home.say(AGREE)
        return
    text = "\n\n".join((f"About: {display_text(title_of(home, target))}", *told, "All of it is kept. x says it anew."))
    await app.push_screen_wait(Reading("Your answers, held against your other numbers", Content(text)))
