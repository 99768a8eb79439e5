"""What can be done, by id: keys, words, and when it applies. One table for keys, footer, help and command palette.

Knows every action's name. Must not know how one is carried out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.tui.exports import EXPORTS


@dataclass(frozen=True, slots=True)
class Here:
    """What the person stands on, as far as it decides which actions apply."""

    claim: bool = False
    step: bool = False
    away: bool = False
    foldable: bool = False
    writable: bool = True
    speaking: bool = False
    undo: bool = False
    redo: bool = False
    found: bool = False
    assuming: bool = False
    remarks: bool = False
    unsaved: bool = False
    trail: bool = False
    stated: bool = False
    people: int = 0
    thesis: bool = False
    sources: bool = False
    returning: bool = False
    touring: bool = False
    outline: bool = False
    conflicts: bool = False
    empty: bool = False
    asked: bool = False


def _always(here: Here) -> bool:
    return True


def _entry(here: Here) -> bool:
    return here.claim or here.step


def _editable(here: Here) -> bool:
    return here.writable and _entry(here)


def _claim(here: Here) -> bool:
    return here.writable and here.claim


def _step(here: Here) -> bool:
    return here.writable and here.step


def _thesis(here: Here) -> bool:
    return here.thesis


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. A key such as `g g` is two presses. `footer` orders the footer; 0 keeps it out."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    applies: Callable[[Here], bool] = _always
    footer: int = 0
    why_not: str = "nothing here that this applies to"
    at_first: str = ""
    """What it is called instead of `label` while the debate is empty."""

    def called(self, here: Here) -> str:
        """Return what the footer calls it."""
        return (here.empty and self.at_first) or self.label

    @property
    def words(self) -> str:
        """Return everything the command palette finds it by, in lower case."""
        return f"{self.help} {self.label} {ALSO.get(self.id, '')}".lower()

    @property
    def changes(self) -> bool:
        """Whether it may change the file."""
        return self.group in (SAY, CHANGE)

    @property
    def needs_entry(self) -> bool:
        """Whether it is about the claim or the step one stands on, and may change what is said of it."""
        return self.changes and not self.applies(
            Here(people=2, thesis=True, undo=True, redo=True, unsaved=True, assuming=True)
        )


ALSO: Mapping[str, str] = {
    "add": "objection undercut rebut support needed evidence quote linked new argument pro con",
    "add.claim": "new thesis",
    "remove": "delete",
    "speaker": "participant people name as",
    "say.credence": "probability percent number agree disagree",
    "say.prior": "probability number",
    "say.strength": "probability number argument",
    "assume": "suppose hypothetical",
    "thread": "quote import paste source comments",
    "duplicates": "merge same opposite",
    "cruxes": "agenda disagreement talk",
    "compare": "gap difference disagreement",
    "focus": "strongest why explain effect",
    "remarks": "errors warnings check problems",
    "help": "keys legend signs shortcuts",
    "theme": "colour color white background",
    "export": "picture svg png print",
    "history": "undo changes log",
    "find": "search filter",
    "edit.note": "comment",
    "quit": "exit close leave",
}
"""Other words that the command palette finds an action by."""

MOVE, FOLD, FIND, SAY, CHANGE, LOOK, PROGRAM = (
    "Moving",
    "Folding",
    "Finding",
    "What you think",
    "Changing the map",
    "Looking",
    "The program",
)
_NO_CLAIM = "choose a claim first"
_NO_THESIS = "the debate has no thesis yet"
_NO_STEP = "choose a reason first: a step from premises to a claim"

ACTIONS: tuple[Action, ...] = (
    Action("move.down", ("j", "down"), "down", "Go to the next row", MOVE),
    Action("move.up", ("k", "up"), "up", "Go to the row above", MOVE),
    Action("move.in", ("l", "right"), "open", "Unfold the row, or go to the first row below it", MOVE),
    Action("move.out", ("h", "left"), "out", "Fold the row, or go to the one it hangs below", MOVE),
    Action("move.top", ("g g", "home"), "top", "Go to the first row", MOVE),
    Action("move.bottom", ("G", "end"), "bottom", "Go to the last row", MOVE),
    Action("move.page-down", ("pagedown", "ctrl+d"), "page down", "Go down a page", MOVE),
    Action("move.page-up", ("pageup", "ctrl+u"), "page up", "Go up a page", MOVE),
    Action("move.back", ("backspace",), "back", "Go back to where you were", MOVE, lambda here: here.trail, 0),
    Action("act", ("enter",), "go", "Go to the claim's home row, or fold and unfold", MOVE),
    Action(
        "home", ("z h",), "home", "Go to the home of a claim that is used elsewhere", MOVE, lambda here: here.away, 1
    ),
    Action("fold.toggle", ("space",), "fold", "Fold or unfold the row", FOLD, lambda here: here.foldable, 11),
    Action("fold.open", ("z o",), "unfold", "Unfold the row", FOLD, lambda here: here.foldable),
    Action("fold.close", ("z c",), "fold", "Fold the row", FOLD),
    Action("fold.open-all", ("z R",), "unfold all", "Unfold every row", FOLD),
    Action("fold.close-all", ("z M",), "fold all", "Fold every row", FOLD),
    Action("find", ("/",), "find", "Find a claim by its words, id, note, tag or person", FIND, footer=8),
    Action("find.next", ("n",), "next", "Go to the next that was found", FIND, lambda here: here.found, 2),
    Action("find.previous", ("N",), "previous", "Go to the previous that was found", FIND, lambda here: here.found),
    Action("say.credence", ("c",), "credence", "Say how likely you hold this", SAY, _editable, 3, _NO_CLAIM),
    *(
        Action(f"say.{tenth}0", (str(tenth),), f"{tenth}0%", f"Say {tenth}0%", SAY, _editable, 0, _NO_CLAIM)
        for tenth in range(1, 10)
    ),
    Action("say.more", ("+", "="), "likelier", "Say five points more", SAY, _editable, 0, _NO_CLAIM),
    Action("say.less", ("-",), "less likely", "Say five points less", SAY, _editable, 0, _NO_CLAIM),
    Action(
        "say.nothing",
        ("0",),
        "unsay",
        "Take back what you said of this",
        SAY,
        lambda here: _editable(here) and here.stated,
        0,
        "you have said nothing of this",
    ),
    Action(
        "say.prior",
        ("p",),
        "prior",
        "Say how likely it would be with no argument deciding it",
        SAY,
        _claim,
        0,
        _NO_CLAIM,
    ),
    Action(
        "say.strength", ("s",), "strength", "Say how likely the step holds if its premises do", SAY, _step, 0, _NO_STEP
    ),
    Action(
        "ask",
        ("i",),
        "next question",
        "Be asked what a blind round asks, else what you said nothing of yet",
        SAY,
        lambda here: here.asked or (here.writable and here.thesis),
        20,
        _NO_THESIS,
    ),
    Action(
        "reconcile",
        ("R",),
        "reconcile",
        "See your nearest numbers that agree with all you said",
        SAY,
        lambda here: here.people > 0,
        23,
        "the debate has no participants yet: m adds one",
    ),
    Action("speaker", ("m",), "who speaks", "Choose who is speaking, or add a participant", SAY, footer=7),
    Action(
        "assume",
        ("w",),
        "what if",
        "Assume a value for the moment and see what follows",
        SAY,
        lambda here: here.claim,
        6,
        _NO_CLAIM,
    ),
    Action(
        "assume.clear",
        ("W",),
        "end what-if",
        "Stop assuming: one value of several, or all of them",
        SAY,
        lambda here: here.assuming,
        1,
    ),
    Action(
        "add",
        ("a",),
        "add reason",
        "Add a reason for or against, or a premise; to begin, the thesis",
        CHANGE,
        lambda here: _editable(here) or (here.writable and here.empty),
        4,
        _NO_CLAIM,
        "begin with the thesis",
    ),
    Action(
        "add.claim",
        ("A",),
        "add claim",
        "Add a claim that stands apart, or a thesis",
        CHANGE,
        lambda here: here.writable,
    ),
    Action("edit.text", ("e",), "edit", "Edit the text", CHANGE, _editable, 5, _NO_CLAIM),
    Action("edit.note", ("E",), "edit note", "Edit the note", CHANGE, _editable, 0, _NO_CLAIM),
    Action("crux", ("x",), "crux", "Mark the claim as a crux and say what would follow", CHANGE, _claim, 9, _NO_CLAIM),
    Action("rename", ("r",), "rename", "Give the entry another id, everywhere", CHANGE, _editable, 0, _NO_CLAIM),
    Action(
        "remove",
        ("delete", "D"),
        "remove",
        "Remove the reason or the claim, after showing what uses it",
        CHANGE,
        _editable,
        0,
        _NO_CLAIM,
    ),
    Action(
        "decide",
        ("C",),
        "decide",
        "Decide what a merge left open, one place after another",
        CHANGE,
        lambda here: here.conflicts,
        1,
        "no merge left anything to decide",
    ),
    Action("undo", ("u",), "undo", "Undo the last change", CHANGE, lambda here: here.undo, 10, "nothing to undo"),
    Action(
        "redo", ("U",), "redo", "Make the undone change again", CHANGE, lambda here: here.redo, 0, "nothing to redo"
    ),
    Action(
        "history",
        ("H",),
        "history",
        "See what was changed, and go back to before it",
        CHANGE,
        lambda here: here.undo or here.redo,
        0,
        "nothing was changed yet",
    ),
    Action("save", ("S",), "save", "Save the file", CHANGE, lambda here: here.unsaved, 1, "everything is saved"),
    Action(
        "focus",
        ("f",),
        "focus",
        "See the claim between what it bears on and what bears on it",
        LOOK,
        lambda here: _entry(here) or here.outline,
        12,
        _NO_CLAIM,
    ),
    Action(
        "cruxes",
        ("X",),
        "cruxes",
        "See which questions would change your mind, or bring two people together",
        LOOK,
        lambda here: here.thesis,
        18,
        _NO_THESIS,
    ),
    Action(
        "compare",
        ("v",),
        "compare",
        "See two people side by side, and where the gap between them comes from",
        LOOK,
        lambda here: here.people > 1 and here.thesis,
        19,
        "two people are compared: the debate has fewer participants",
    ),
    Action(
        "thread",
        ("t",),
        "thread",
        "Read a thread with its repeats folded, and make claims of its passages",
        LOOK,
        lambda here: here.sources or here.writable,
        21,
        "no source of this debate names a file",
    ),
    Action(
        "duplicates",
        ("d",),
        "repeats",
        "See claims that repeat or oppose each other, and make one of two",
        LOOK,
        lambda here: here.thesis or here.claim or here.step,
        22,
        "the debate has no claims yet",
    ),
    Action("card.toggle", ("tab",), "card", "Show or hide the card", LOOK, footer=13),
    Action("card.down", ("J", "shift+down"), "card down", "Scroll the card down", LOOK),
    Action("card.up", ("K", "shift+up"), "card up", "Scroll the card up", LOOK),
    Action(
        "remarks",
        ("!",),
        "remarks",
        "See errors and warnings about the file",
        LOOK,
        lambda here: here.remarks,
        9,
        "no remarks about this file",
    ),
    Action(
        "export", ("o",), "export", "Export the map: as a picture, for other programs, as a report", LOOK, footer=14
    ),
    *(
        Action(f"export.{one.id}", (), one.label, f"Export {one.help}", LOOK, _thesis if one.report else _always)
        for one in EXPORTS
    ),
    Action("legend", (), "legend", "Show or hide the legend: what bar and signs mean", LOOK),
    Action("theme", (), "light or dark", "Change between the dark and the light theme", LOOK),
    Action("help", ("?",), "help", "See what applies here", PROGRAM, footer=15),
    Action("commands", (":", "ctrl+p"), "commands", "Find any action by its name", PROGRAM, footer=16),
    Action("tour", (), "tour", "Take the short tour", PROGRAM, lambda here: not here.touring),
    Action("tour.next", (".",), "next step", "Go to the next step of the tour", PROGRAM, lambda here: here.touring, 1),
    Action(
        "close",
        ("escape",),
        "back",
        "Go back to the screen you came from, end the tour, or forget what was found",
        PROGRAM,
        lambda here: here.returning,
        1,
        "",
    ),
    Action("quit", ("q",), "quit", "Leave argmap", PROGRAM, footer=17),
)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}
LEAVE = Action("leave", ("escape", "q"), "back", "Go back to where you were", PROGRAM, footer=99)
_OUTLINE_ONLY = ("act", "home", "close", "quit", "find.next", "find.previous", "tour", "legend")
ELSEWHERE = tuple(
    id
    for id, action in BY_ID.items()
    if id not in _OUTLINE_ONLY and action.group != FOLD and id not in ("move.in", "move.out", "move.back")
)
"""What can be done on every screen, by id."""
