"""Looking: finding, going back, the card, remarks, help, leaving."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.configuration import configuration_path
from argmap.model.describe import describe
from argmap.text.safe import display_text
from argmap.tui.actions import ACTIONS, BY_ID, FOLD, MOVE, Action
from argmap.tui.flows.ask import title_of
from argmap.tui.flows.say import Flow
from argmap.tui.screens.dialogs import Choice, Choose, Reading
from argmap.tui.screens.find_screen import FindScreen
from argmap.views.find import search as hits_of
from argmap.views.query import FILTERS

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen
    from argmap.tui.screens.keyed import KeyedScreen

_TENTHS = frozenset(f"say.{tenth}0" for tenth in range(2, 10))
_WIDEST, _FRAME = 96, 6
"""The width of the help on a wide screen, and what its border, padding and scroll bar take."""
_SEVERITY = {"error": "$error", "warning": "$warning", "info": "$quiet"}


async def find(home: HomeScreen) -> None:
    """Ask what to find, and go to it."""
    entries, app = home.entries(), home.argmap
    people = (home.shown,) if home.shown is not None else None
    found = await home.app.push_screen_wait(
        FindScreen(
            lambda query: hits_of(app.debate, query, entries=entries, credences=app.credences, people=people),
            lambda hit: Content.assemble(Content(title_of(home, hit)), ("  " + hit, "$quiet")),
            placeholder="words, id, tag, note, person, or a filter",
            hint="filters: tag:… by:… crux:open assumed credence<20% gap>1 apart>30% -not",
        )
    )
    if found is not None:
        home.show_hits(*found)


def find_next(home: HomeScreen) -> None:
    """Go to the next that was found."""
    home.show_hits(home.hits, (home.hit + 1) % len(home.hits))


def find_previous(home: HomeScreen) -> None:
    """Go to the previous that was found."""
    home.show_hits(home.hits, (home.hit - 1) % len(home.hits))


def back(home: HomeScreen) -> None:
    """Go back to where the last jump began."""
    while home.trail:
        if home.outline_view.reveal_row(home.trail.pop()):
            return


def act(home: HomeScreen) -> None:
    """Go to the claim's home where the row is away from it; else fold or unfold."""
    view = home.outline_view
    row = view.row
    if row is None:
        return
    if row.mark and row.claim is not None:
        home.go_to(row.claim)
    elif view.foldable(row):
        view.fold(row, open=row.key not in view.unfolded)
    elif not home.card_view.display:
        home.toggle_card()


def go_home(home: HomeScreen) -> None:
    """Go to the claim's home."""
    row = home.outline_view.row
    if row is not None and row.claim is not None:
        home.go_to(row.claim)


async def remarks(home: HomeScreen) -> None:
    """Show every error and warning about the file, and what the engine remarked."""
    session, numbers = home.argmap.session, home.argmap.credences
    parts: list[Content | tuple[str, str]] = []
    for one in session.diagnostics:
        parts.append((f"{one.severity} {one.code}", _SEVERITY[one.severity]))
        parts.append((f"  line {one.line}, column {one.column}\n", "$quiet"))
        parts.append(Content(display_text(one.message, multiline=True) + "\n"))
        if one.excerpt:
            parts.append((display_text(one.excerpt, multiline=True) + "\n", "$quiet"))
        if one.help:
            parts.append(Content(f"→ {display_text(one.help, multiline=True)}\n"))
        parts.append(Content("\n"))
    known = {(one.code, one.message) for one in session.diagnostics}
    for finding in numbers.findings if numbers is not None else ():
        if (finding.code, finding.message) not in known:
            parts.append((f"{finding.severity} {finding.code}\n", _SEVERITY[finding.severity]))
            parts.append(Content(display_text(finding.message, multiline=True) + "\n"))
            if finding.help:
                parts.append(Content(f"→ {display_text(finding.help, multiline=True)}\n"))
            parts.append(Content("\n"))
    await home.app.push_screen_wait(Reading(f"Remarks about {session.path.name}", Content.assemble(*parts)))


async def show_help(home: HomeScreen) -> None:
    """Show every key of the screen one is on, what applies here bright."""
    place = home.top
    here = place.here()
    room = min(_WIDEST, int(place.size.width * 0.96)) - _FRAME
    parts: list[Content | tuple[str, str]] = []
    group = ""
    for action in _by_group(place):
        keys = place.keymap.shown(action.id)
        if not keys or action.id in _TENTHS:
            continue
        heading = place.NAME if _is_own(action) else action.group
        if heading != group:
            parts.append((f"{chr(10) if group else ''}{heading}\n", "bold $accent"))
            group = heading
        text = action.help
        if action.id == "say.10":
            keys, text = "1 … 9", "Say 10% … 90%"
        applies = action.applies(here)
        parts.append((f"  {keys:<14}", "$primary" if applies else "$faint"))
        parts.append((f"{_hanging(text, 16, room)}\n", "$foreground" if applies else "$quiet"))
    parts.append(("\nFilters of find; a - before one leaves out what it finds\n", "bold $accent"))
    for one in FILTERS:
        parts.append((f"  {one.example:<20}", "$primary"))
        parts.append(Content(f"{_hanging(one.help, 22, room)}\n"))
    parts.append(("\nSigns\n", "bold $accent"))
    for sign, meaning in _SIGNS:
        parts.append((f"  {sign:<14}", "$primary"))
        parts.append(Content(f"{_hanging(meaning, 16, room)}\n"))
    await home.app.push_screen_wait(
        Reading(f"{place.NAME}: what applies here is bright; the signs are at the end", Content.assemble(*parts))
    )


def _hanging(text: str, indent: int, room: int) -> str:
    """Return a text whose further lines stand below its first, which begins after so many cells."""
    return f"\n{' ' * indent}".join(wrap(text, max(room - indent, 20)))


def _by_group(place: KeyedScreen) -> list[Action]:
    """Return a screen's actions: its own first, then group by group as the table has them."""
    groups = list(dict.fromkeys(action.group for action in ACTIONS))
    return sorted(place.actions.values(), key=lambda one: (not _is_own(one), groups.index(one.group)))


def _is_own(action: Action) -> bool:
    return action is not BY_ID.get(action.id)


_SIGNS = (
    ("▌ 44%", "how likely it is held, as a bar from 0 to 100% and as a number"),
    ("+ −", "a reason for, a reason against"),
    ("! ≈", "needed for it, evidence for it"),
    ("⊘", "undercuts the step above it"),
    ("◆", "a crux"),
    ("↪ ↻", "at home elsewhere, or above: enter goes there"),
    ("50%?", "assumed: nobody gave a number"),
    ("~50%", "sampled; the card says ± how much"),
    ("▲ ▼", "more or less than without the what-if"),
    ("+2 −1 (9)", "reasons directly below; rows hidden in the fold"),
)


async def commands(home: HomeScreen) -> None:
    """Show every action that applies, found by its words, and perform the one that is chosen."""
    place = home.top
    here, keymap = place.here(), place.keymap
    left_out = ("commands", "close", "leave", place.OPENED_BY)
    applying = {id: one for id, one in place.actions.items() if id not in left_out and one.applies(here)}
    listed = sorted(
        applying,
        key=lambda one: (not _is_own(applying[one]), applying[one].group in (MOVE, FOLD), not applying[one].footer),
    )

    def search(query: str) -> tuple[str, ...]:
        words = query.lower().split()
        told = {action: applying[action].words for action in listed}
        found = (action for action in listed if all(word in told[action] for word in words))
        return tuple(sorted(found, key=lambda action: not told[action].startswith(query.lower())))

    def prompt(action: str) -> Content:
        keys = keymap.shown(action, 2)
        return Content.assemble((f"{keys:<9}", "$accent"), Content(applying[action].help))

    chosen = await home.app.push_screen_wait(FindScreen(search, prompt, placeholder="what would you like to do?"))
    if chosen is not None:
        hits, at = chosen
        place.perform(hits[at])


def close(home: HomeScreen) -> None:
    """Go back to the screen that led here, else end the tour, forget what was said and what was found."""
    home.footer_line.hush()
    if home.way and not home.hits_are_newer:
        home.way.back()
    elif home.hits:
        home.hits, home.hits_are_newer = (), False
        home.outline_view.found = frozenset()
        home.outline_view.refresh()
    elif home.tour is not None:
        home.end_tour()
    home.status_changed()


def theme(home: HomeScreen) -> None:
    """Change between dark and light, and say how it stays so."""
    light = home.app.theme == "argmap-dark"
    home.app.theme = "argmap-light" if light else "argmap-dark"
    settings = str(configuration_path()).replace(str(Path.home()), "~", 1)
    home.say(f"until argmap ends; theme: {'light' if light else 'dark'} in {settings} keeps it")


def legend(home: HomeScreen) -> None:
    """Show the line that says what bar and signs mean, or hide it."""
    home.legend.toggle()


async def leave(home: HomeScreen) -> None:
    """Leave; ask first where something is not saved."""
    app = home.argmap
    if app.session.autosave:
        app.write_now()
    if app.session.dirty:
        choices = (
            Choice("save", "s", "save and leave"),
            Choice("stay", "n", "stay"),
            Choice("drop", "D", "leave", "it is kept beside the file, and offered when the file is opened again"),
        )
        chosen = await app.push_screen_wait(Choose("Not everything is saved", choices))
        if chosen == "save":
            app.save()
        if chosen in (None, "stay") or (chosen == "save" and app.session.dirty):
            return
    app.exit(0)


async def offer_recovery(home: HomeScreen) -> None:
    """Ask what to do with changes that an earlier session could not save."""
    lost = home.argmap.session.recovered
    detail = "\n".join(f"· {describe(change)}" for change in lost)
    choices = (
        Choice("take", "t", "take them in"),
        Choice("later", "l", "later", "ask again when the file is opened"),
        Choice("drop", "D", "drop them"),
    )
    title = f"An earlier session ended before it could save {len(lost)} {'change' if len(lost) == 1 else 'changes'}:"
    chosen = await home.app.push_screen_wait(Choose(title, choices, detail=detail))
    if chosen == "take":
        home.argmap.recover()
    elif chosen == "drop":
        home.argmap.session.forget_recovered()


def tour(home: HomeScreen) -> None:
    """Begin the tour."""
    home.begin_tour()


def next_of_tour(home: HomeScreen) -> None:
    """Go to the next step of the tour."""
    if home.tour is not None:
        home.tour.go_on()


LOOK_FLOWS: dict[str, Flow] = {
    "find": find,
    "find.next": find_next,
    "find.previous": find_previous,
    "move.back": back,
    "act": act,
    "home": go_home,
    "remarks": remarks,
    "help": show_help,
    "commands": commands,
    "close": close,
    "theme": theme,
    "legend": legend,
    "tour": tour,
    "tour.next": next_of_tour,
    "quit": leave,
}
