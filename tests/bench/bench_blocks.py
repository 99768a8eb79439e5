"""The longest time that the screen's own loop is held up by one key, in debates of several sizes.

Run: `python -m tests.bench.bench_blocks [--runs N] [sizes…]`. The app runs without a terminal; every call that the loop
makes is timed in processor time of the loop's own thread, so that other work on the machine, and the engine's thread
beside it, do not count. What is shown is the least of N runs, for a loaded machine makes all work slower. The
collector's pauses are told apart: those within two seconds of a key, and those while nobody pressed one. Beside it
stands a Textual app that holds nothing but lines of text: what it takes to open and close a dialog with one field over
them, and to paint them all, is the toolkit's own.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input

from argmap.session import Session
from argmap.tui.app import ArgmapApp
from argmap.tui.idle import keep_out_of_the_way
from tests.bench.bench_tui import debate_text
from tests.tui.pressing import press

_REST, _SETTLE = 0.06, 4.0
IDLE_AFTER = 2.0
OUTSIDE = "outside"
"""Stands for a key: something else changes the file."""
Steps = tuple[tuple[str, Iterable[str | None]], ...]
EMPTY_STEPS: Steps = (("open a dialog", "d"), ("close it", ["escape"]), ("paint all", "r")) * 3
STEPS: Steps = (
    ("down, up", [*"jjjjjjjjjjkkkkk"]),
    ("pages, top, bottom", ["pagedown"] * 5 + [*"Ggg"]),
    ("fold all", [*"zM"]),
    ("unfold all", [*"zR"]),
    ("open find", ["/"]),
    ("type in find", [*"number 49"]),
    ("go to a hit, next", ["enter", *"nn", "escape"]),
    ("credence", [*"7", None, *"+", None]),
    ("undo, redo", ["u", None, "U", None]),
    ("undo at once", [*"5u", None]),
    ("open a text", ["e"]),
    ("type in a text", [*"abc"]),
    ("keep a text", ["enter", None]),
    ("open a new reason", [*"af"]),
    ("type a new reason", [*"The claim of number 12"]),
    ("add the reason", ["enter", None]),
    ("focus", ["f", *"ll", "escape"]),
    ("cruxes", ["X", None, *"jj", "escape"]),
    ("compare", ["v", None, *"jj", "escape"]),
    ("repeats", ["d", None, *"jj", "escape"]),
    ("what if", ["w", "1", "enter", None]),
    ("help", ["?", "escape"]),
    ("the file changed outside", [OUTSIDE, None]),
)


class Lines(ScrollView):
    """A screen full of lines of several colours."""

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        colours = ("red", "green", "blue", "yellow", "cyan", "white")
        words = [Segment(f"{word[:1] * 17:<18}", Style.parse(f"{word} on black")) for word in colours]
        return Strip(words, 108)


class Empty(App[None]):
    """Nothing but lines, and a dialog with one field, which d opens and escape closes; r paints all anew."""

    class Ask(ModalScreen[None]):
        """One field."""

        BINDINGS = [("escape", "dismiss", "")]  # noqa: RUF012

        def compose(self) -> Any:
            """Lay out the field."""
            yield Input()

    BINDINGS = [("d", "ask", ""), ("r", "paint", "")]  # noqa: RUF012
    CSS = "Ask { background: black 60%; }"

    def compose(self) -> Any:
        """Lay out the lines."""
        yield Lines()

    def action_paint(self) -> None:
        """Paint everything anew."""
        for each in self.screen.query("*"):
            each.refresh()
        self.screen.refresh(layout=True)

    def action_ask(self) -> None:
        """Open the dialog."""
        self.push_screen(self.Ask())


class Clock:
    """Times every call of the loop while a step is on."""

    def __init__(self) -> None:
        self.step = "start"
        self.longest: dict[str, float] = defaultdict(float)
        self.pressed = 0.0
        self.pauses: dict[str, list[float]] = {"working": [], "idle": []}
        self._begun = self._in_handle = 0.0
        self._run = asyncio.events.Handle._run

    def __enter__(self) -> Clock:
        clock, run = self, self._run

        def timed(handle: asyncio.Handle) -> None:
            clock._in_handle = 0.0
            begun = time.thread_time()
            run(handle)
            taken = time.thread_time() - begun - clock._in_handle
            clock.longest[clock.step] = max(clock.longest[clock.step], taken)

        asyncio.events.Handle._run = timed  # type: ignore[method-assign, assignment]
        gc.callbacks.append(self.collected)
        return self

    def collected(self, phase: str, info: dict[str, int]) -> None:
        """Take note of a pause of the collector, in whichever thread."""
        if phase == "start":
            self._begun = time.thread_time()
            return
        taken = time.thread_time() - self._begun
        self.pauses["working" if time.monotonic() - self.pressed < IDLE_AFTER else "idle"].append(taken)
        if threading.current_thread() is threading.main_thread():
            self._in_handle += taken

    def __exit__(self, *error: object) -> None:
        asyncio.events.Handle._run = self._run  # type: ignore[method-assign]
        gc.callbacks.remove(self.collected)


async def walk(app: App[Any], steps: Steps, clock: Clock) -> list[float]:
    """Press the keys; return the seconds until each key was dealt with."""
    times = []
    async with app.run_test(size=(110, 32)) as pilot:
        await asyncio.sleep(_SETTLE if isinstance(app, ArgmapApp) else 0.5)
        for clock.step, keys in steps:
            for key in keys:
                if key is None:
                    await asyncio.sleep(_SETTLE)
                    continue
                if key == OUTSIDE and isinstance(app, ArgmapApp):
                    path = app.session.path
                    path.write_text(path.read_text(encoding="utf-8").replace("number 7", "number seven", 1), "utf-8")
                    continue
                begun = time.perf_counter()
                clock.pressed = time.monotonic()
                await press(pilot, key)
                times.append(time.perf_counter() - begun)
                await asyncio.sleep(_REST)
    return sorted(times)


def measured(app: App[Any], steps: Steps) -> tuple[Clock, list[float]]:
    """Return the longest time the loop was held up in each step, and how long keys took; seconds."""
    gc.collect()
    keep_out_of_the_way()
    with Clock() as clock:
        times = asyncio.run(walk(app, steps, clock))
    return clock, times


def least(clocks: list[Clock], step: str) -> str:
    """Return the longest block of a step in the run in which it was shortest, in milliseconds."""
    return f"{step} {min(clock.longest[step] for clock in clocks) * 1000:.0f}"


def pauses(clocks: list[Clock], when: str) -> str:
    """Return how often the collector paused everything in a run, and the longest."""
    counts = [len(clock.pauses[when]) for clock in clocks]
    longest = min(max(clock.pauses[when], default=0.0) for clock in clocks)
    return f"{min(counts)} pauses, the longest {longest * 1000:.0f} ms"


def opened(size: int) -> tuple[Clock, list[float]]:
    """Return what is measured of a debate of so many claims."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "debate.yaml"
        path.write_text(debate_text(size))
        session = Session.open(path, who="a", state_dir=Path(folder))
        return measured(ArgmapApp(session, who="a"), STEPS)


def main(runs: int, sizes: list[int]) -> None:
    """Print the longest block of each step, in milliseconds."""
    for size in sizes:
        empty, clocks, times = [], [], []
        for _ in range(runs):
            empty.append(measured(Empty(), EMPTY_STEPS)[0])
            clock, answered = opened(size)
            clocks.append(clock)
            times += answered
        times.sort()
        print("a Textual app of nothing but lines: " + " · ".join(least(empty, step) for step, _ in EMPTY_STEPS[:3]))
        p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"{size} claims: key answered p50 {p50 * 1000:.0f} p95 {p95 * 1000:.0f} ms; longest block in ms:")
        print("  " + " · ".join(least(clocks, step) for step, _ in STEPS))
        print(f"  collector within two seconds of a key: {pauses(clocks, 'working')}; ", end="")
        print(f"while nobody pressed one: {pauses(clocks, 'idle')}")


if __name__ == "__main__":
    words = sys.argv[1:]
    runs = int(words[words.index("--runs") + 1]) if "--runs" in words else 1
    given = words[words.index("--runs") + 2 :] if "--runs" in words else words
    main(runs, [int(size) for size in given] or [15, 500, 5000])
