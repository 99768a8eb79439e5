"""The steps of a random walk: keys, texts, the mouse, the size of the terminal, other programs that write the file.

A walk is a pure function of its seed, so that one that failed can be played again. Knows what a hand can do. Must not
know the app.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.tui.actions import ACTIONS
from argmap.tui.bindings import places, toolkit_bindings

Kind = Literal["key", "text", "paste", "size", "click", "double", "wheel", "outside", "settle", "out", "restart"]
SIZES = ("80x24", "80x24", "80x24", "110x32", "110x32", "110x32", "200x60", "40x12")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done. `x` and `y` are where, as shares of the screen; `what` is the key, the text or the size."""

    kind: Kind
    what: str = ""
    x: float = 0.0
    y: float = 0.0

    def __str__(self) -> str:
        where = f" at {self.x:.2f},{self.y:.2f}" if self.kind in ("click", "double", "wheel") else ""
        return f"{self.kind} {ascii(self.what)[1:-1] if self.kind != 'key' else self.what}{where}".strip()


TEXTS = (
    "0.3",
    "7:3",
    "110%",
    "nan",
    "so it is",
    "not: it is so",
    "tag:a -crux:open",
    "gap>1",
    "[x] [/foo] [@click=app.quit]y[/]",
    "key: value",
    "- one # two",
    "'quoted' \"twice\" \\",
    "{a: [b, *c], &d !e}",
    "yes",
    "  led by blanks  ",
    "漢字 e\u0301\u0301 🙂👩‍👩‍👧",
    "…",
    "../../x",
    "a-new-id",
)
PASTES = (
    *TEXTS,
    "\x1b]0;title\x07\x1b[2J\x1b[31mred",
    "one\ntwo\r\nthree\u2028four\x85five",
    "\u202eright to left\u2066 hidden\u200b\ufeff",
    "nul \x00 and bell \x07, \ud800 alone",
    "long " * 400,
    "",
)
COMMANDS = ("light or dark", "tour", "go back to the screen", "undo", "every row", "two people", "the short tour")
MORE_KEYS = (
    *("ctrl+n", "ctrl+l", "ctrl+o", "ctrl+j", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+w", "ctrl+z", "ctrl+c", "f1"),
    *("shift+tab", "ctrl+home", "ctrl+end", "shift+left", "shift+home", "ctrl+left", "insert", "f", "a", "p", "u"),
    *("y", "n", "s", "t", "0", ".", "%", "@", "漢"),
)
OPENERS = [*"fXvdtiR/:?HmawceExoA!r", "enter", "enter"]
_LEAVES = ("quit", "program.quit", "export.svg", "export.png", "export.pdf")


def deck() -> list[tuple[str, ...]]:
    """Return each key of each action of each screen and dialog once; two presses stay together."""
    tables = (ACTIONS, *(place.ACTIONS for place in places()))
    keys = [key for table in tables for action in table if action.id not in _LEAVES for key in action.keys]
    bound = [one for found in toolkit_bindings().values() for one in found if one.id not in _LEAVES]
    keys += [key.replace("question_mark", "?") for one in bound for key in one.key.split(",")]
    return sorted({tuple(key.split()) for key in (*keys, *MORE_KEYS)})


def walk(seed: int, length: int) -> list[Step]:
    """Return so many steps: each key as often as any other, often one that opens something, now and then all else."""
    dice = random.Random(seed)
    steps = _steps(dice)
    return [next(steps) for _ in range(length)]


def _steps(dice: random.Random) -> Iterator[Step]:
    cards = deck()
    dealt: list[tuple[str, ...]] = []
    openers: list[str] = []
    while True:
        lot = dice.random()
        if lot < 0.14:
            yield Step("key", "escape")
        elif lot < 0.28:
            openers = openers or dice.sample(OPENERS, len(OPENERS))
            yield Step("key", openers.pop())
        elif lot < 0.46:
            yield from _rarer(dice)
        else:
            dealt = dealt or dice.sample(cards, len(cards))
            yield from (Step("key", key) for key in dealt.pop())


def _rarer(dice: random.Random) -> Iterator[Step]:
    lot = dice.random()
    x, y = round(dice.random(), 3), round(dice.random(), 3)
    if lot < 0.26:
        yield Step("click", "", x, y)
    elif lot < 0.32:
        yield Step("double", "", x, y)
    elif lot < 0.52:
        yield Step("wheel", dice.choice(("up", "down")), x, y)
    elif lot < 0.72:
        yield dice.choice((Step("text", dice.choice(TEXTS)), Step("paste", dice.choice(PASTES))))
        yield Step("key", dice.choice(("enter", "enter", "enter", "tab", "escape", "down")))
    elif lot < 0.78:
        yield Step("size", dice.choice(SIZES))
    elif lot < 0.83:
        yield from (Step("key", dice.choice("uuuU")) for _ in range(dice.randint(3, 30)))
    elif lot < 0.87:
        yield from (Step("key", ":"), Step("text", dice.choice(COMMANDS)), Step("key", "enter"))
    elif lot < 0.91:
        yield Step("outside", str(dice.randrange(1000)))
    elif lot < 0.94:
        yield Step("out")
    elif lot < 0.95:
        yield Step("restart", dice.choice(("q", "ctrl+q", "kill")))
    else:
        yield Step("settle")
