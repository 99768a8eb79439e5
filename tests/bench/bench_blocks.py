"""The longest time that the screen's own loop is held up by one key, in debates of several sizes.

Run: `python -m tests.bench.bench_blocks [sizes…]`. The app runs without a terminal; every call that the loop makes is
timed in processor time of the loop's own thread, so that other work on the machine, and the engine's thread beside it,
do not count. Beside it stands a Textual app that opens and closes an empty dialog with one field.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Input

from argmap.session import Session
from argmap.tui.app import ArgmapApp
from tests.bench.bench_tui import debate_text
from tests.tui.walk import press

_REST, _SETTLE = 0.06, 5.0
STEPS: tuple[tuple[str, Iterable[str | None]], ...] = (
    ("down, up", [*"jjjjjjjjjjkkkkk"]),
    ("pages, top, bottom", ["pagedown"] * 5 + [*"Ggg"]),
    ("fold all", [*"zM"]),
    ("unfold all", [*"zR"]),
    ("open find", ["/"]),
    ("type in find", [*"number 49"]),
    ("go to a hit, next", ["enter", *"nn", "escape"]),
    ("credence", [*"7", None, *"+", None]),
    ("undo, redo", ["u", None, "U", None]),
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
)


class Empty(App[None]):
    """Nothing but a dialog with one field, which d opens and escape closes."""

    class Ask(ModalScreen[None]):
        """One field."""

        BINDINGS = [("escape", "dismiss", "")]  # noqa: RUF012

        def compose(self) -> Any:
            """Lay out the field."""
            yield Input()

    BINDINGS = [("d", "ask", "")]  # noqa: RUF012

    def action_ask(self) -> None:
        """Open the dialog."""
        self.push_screen(self.Ask())


class Clock:
    """Times every call of the loop while a step is on."""

    def __init__(self) -> None:
        self.step = "start"
        self.longest: dict[str, float] = defaultdict(float)
        self._run = asyncio.events.Handle._run

    def __enter__(self) -> Clock:
        clock, run = self, self._run

        def timed(handle: asyncio.Handle) -> None:
            begun = time.thread_time()
            run(handle)
            taken = time.thread_time() - begun
            clock.longest[clock.step] = max(clock.longest[clock.step], taken)

        asyncio.events.Handle._run = timed  # type: ignore[method-assign, assignment]
        return self

    def __exit__(self, *error: object) -> None:
        asyncio.events.Handle._run = self._run  # type: ignore[method-assign]


async def walk(app: App[Any], steps: Iterable[tuple[str, Iterable[str | None]]], clock: Clock) -> list[float]:
    """Press the keys; return the seconds until each key was dealt with."""
    times = []
    async with app.run_test(size=(110, 32)) as pilot:
        await asyncio.sleep(_SETTLE if isinstance(app, ArgmapApp) else 0.5)
        for clock.step, keys in steps:
            for key in keys:
                if key is None:
                    await asyncio.sleep(_SETTLE)
                    continue
                begun = time.perf_counter()
                await press(pilot, key)
                times.append(time.perf_counter() - begun)
                await asyncio.sleep(_REST)
    return sorted(times)


def measured(app: App[Any], steps: Iterable[tuple[str, Iterable[str | None]]]) -> tuple[dict[str, float], list[float]]:
    """Return the longest time the loop was held up in each step, and how long keys took; seconds."""
    gc.collect()
    gc.freeze()
    with Clock() as clock:
        times = asyncio.run(walk(app, steps, clock))
    return dict(clock.longest), times


def main() -> None:
    """Print the longest block of each step, in milliseconds."""
    gc.set_threshold(50_000, 20, 100)
    sys.setswitchinterval(0.001)
    empty, _ = measured(Empty(), [("open a dialog", "d"), ("close it", ["escape"])] * 3)
    print(f"empty Textual app: a dialog opens {empty['open a dialog'] * 1000:.0f} ms, closes ", end="")
    print(f"{empty['close it'] * 1000:.0f} ms")
    for size in [int(size) for size in sys.argv[1:]] or [15, 500, 5000]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "debate.yaml"
            path.write_text(debate_text(size))
            session = Session.open(path, who="a", state_dir=Path(folder))
            longest, times = measured(ArgmapApp(session, who="a"), STEPS)
        p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"{size} claims: key answered p50 {p50 * 1000:.0f} p95 {p95 * 1000:.0f} ms; longest block in ms:")
        print("  " + " · ".join(f"{step} {longest[step] * 1000:.0f}" for step, _ in STEPS))


if __name__ == "__main__":
    main()
