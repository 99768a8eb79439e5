"""A random walk played on the app: steps as fast as they are answered, everything that is painted looked at.

`python -m tests.tui.walk SEED [LENGTH]` plays one walk again and says what it reached; it ends with the error if there
is one. `--trace` prints each step before it is done.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.screen import Screen

from argmap.cli.main import main
from argmap.document.editing import edit
from argmap.document.files import changed_files, place
from argmap.document.load import load
from argmap.model.changes import Add, Change, Refused, Remove, SetCredence, SetField
from argmap.model.values import Claim
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from argmap.tui.flows import exporting
from argmap.tui.screens.home import HomeScreen
from argmap.tui.screens.keyed import KeyedScreen
from tests.tui.hostile_file import hostile_session
from tests.tui.pressing import answered, key_event, send
from tests.tui.walk_steps import Step, walk

DEBATES = Path(__file__).parents[2] / "debates"
SHIPPED = "conditioning-predictive-models.yaml"
THEIRS_TO_SAY = {"contraries-above-one"}
"""Errors that only somebody's numbers make: it is theirs to say them, and no fault of the file."""
BROKEN = "\n[ what is no YAML\n"
LOOK_EVERY = 100
_LAST = 40
_STEPS_BACK = 60
_PAINT_EVERY = 3
_NEVER = 3600.0
_PAINT = Screen._compositor_refresh


@dataclass
class Seen:
    """What a walk reached: screens by the steps done on them, actions by screen, how often it was painted."""

    seed: int
    steps: int = 0
    frames: int = 0
    runs: int = 0
    screens: Counter[str] = field(default_factory=Counter)
    actions: Counter[tuple[str, str]] = field(default_factory=Counter)
    done: list[Step] = field(default_factory=list)
    unsafe: str = ""

    def told(self, problem: str) -> str:
        """Return a problem with all that is needed to see it again."""
        last = " | ".join(map(str, self.done[-_LAST:]))
        again = f"python -m tests.tui.walk {self.seed} {self.steps}"
        return f"{problem}\nafter step {self.steps} of the walk {self.seed}: {again}\nthe last steps: {last}"


def opened(folder: Path, seed: int) -> Session:
    """Return what a walk begins with: the debate that comes with argmap, or a hostile one, saved on S or at once."""
    if seed % 4 == 0:
        shutil.copytree(DEBATES / "threads", folder / "threads")
        return Session.open(shutil.copy(DEBATES / SHIPPED, folder), who="critic", state_dir=folder)
    session = hostile_session(folder)
    if seed % 4 == 3:
        (session.path.with_suffix(".credences")).mkdir()
    return again(session.path, session.who if seed % 4 != 2 else None, seed)


def again(path: Path, who: str | None, seed: int) -> Session:
    """Return the session of a file that is opened again."""
    return Session.open(path, who=who, state_dir=path.parent, autosave=seed % 4 != 2)


def play(folder: Path, seed: int, length: int, *, trace: bool = False, clock: bool = False) -> Seen:
    """Walk so many steps; raise `AssertionError` with the seed and the last steps where anything is wrong.

    What is painted is painted after every third step, unless `clock` has it painted 60 times a second.
    """
    seen = Seen(seed)
    session = opened(folder, seed)
    path, who = session.path, session.who
    left = walk(seed, length)
    no_clock = mock.patch("textual.screen.UPDATE_PERIOD", _NEVER)
    no_desktop = mock.patch.object(exporting, "_open", return_value=False)
    no_paint = mock.patch.object(Screen, "_compositor_refresh", return_value=None)
    with _recorded(seen), no_desktop, contextlib.chdir(folder), contextlib.ExitStack() as stack:
        for patch in () if clock else (no_clock, no_paint):
            stack.enter_context(patch)
        while left:
            player = Player(session, who, seen, trace=trace)
            try:
                left = asyncio.run(player.run(left))
            except AssertionError:
                raise
            except Exception as error:
                raise AssertionError(seen.told(f"{type(error).__name__}: {error}")) from error
            player.look(at_the_end=True)
            session = again(path, who, seed)
    return seen


@contextlib.contextmanager
def _recorded(seen: Seen) -> Iterator[None]:
    perform = KeyedScreen.perform

    def recorded(screen: KeyedScreen, id: str) -> None:
        if screen.actions[id].applies(screen.here()):
            seen.actions[type(screen).__name__, id] += 1
        perform(screen, id)

    with mock.patch.object(KeyedScreen, "perform", recorded):
        yield


class Player:
    """One run of the app within a walk."""

    def __init__(self, session: Session, who: str | None, seen: Seen, *, trace: bool) -> None:
        self.session, self.seen, self.trace = session, seen, trace
        self.app = ArgmapApp(session, who=who)
        self.app._display = self._displayed  # type: ignore[method-assign, assignment]
        self.broken = False
        self.size = Size(80, 24)

    async def run(self, steps: list[Step]) -> list[Step]:
        """Do steps until there is none left or the app was left; return what is left."""
        self.seen.runs += 1
        async with self.app.run_test(size=self.size) as pilot:
            await pilot.pause(0.05)
            for number, step in enumerate(steps):
                self._begin(step)
                await self._do(step)
                self._after()
                if not self.app.is_running:
                    return steps[number + 1 :]
            await pilot.pause(0.1)
            self._repair()
            await self._out()
            self.app.save()
            self.app.write_now()
        return []

    def _begin(self, step: Step) -> None:
        if self.trace:
            print(self.seen.steps, type(self.app.screen).__name__, step, flush=True)
        self.seen.screens[type(self.app.screen).__name__] += 1
        self.seen.steps += 1
        self.seen.done.append(step)

    async def _do(self, step: Step) -> None:
        app = self.app
        if step.kind == "key":
            send(app, key_event(app, step.what))
        elif step.kind == "text":
            for char in step.what:
                send(app, key_event(app, "space" if char == " " else char))
        elif step.kind == "paste":
            send(app, events.Paste(step.what))
        elif step.kind == "size":
            self._resize(*map(int, step.what.split("x")))
        elif step.kind == "outside":
            self._outside(int(step.what))
        elif step.kind == "settle":
            for _ in range(4):
                await asyncio.sleep(0.01)
                self._paint()
        elif step.kind == "out":
            await self._out()
        elif step.kind == "restart":
            await self._leave(step.what)
        else:
            self._mouse(step)
        await answered(app)
        if self.seen.steps % _PAINT_EVERY == 0:
            self._paint()
            await answered(app)
        if self.seen.steps % 7 == 0:
            await asyncio.sleep(0.002)

    def _paint(self) -> None:
        """Lay out and paint what has changed: on a clock, a busy machine would paint oftener than an idle one."""
        if self.app.is_running and self.app.screen_stack:
            with mock.patch.object(Screen, "_compositor_refresh", _PAINT):
                self.app.screen._on_timer_update()
                self.app.screen._compositor_refresh()

    def _resize(self, width: int, height: int) -> None:
        self.size = Size(width, height)
        assert isinstance(self.app._driver, HeadlessDriver)
        self.app._driver._size = (width, height)
        self.app.post_message(events.Resize(self.size, self.size))

    def _mouse(self, step: Step) -> None:
        x, y = int(step.x * self.size.width), int(step.y * self.size.height)
        if step.kind == "wheel":
            wheel = events.MouseScrollUp if step.what == "up" else events.MouseScrollDown
            send(self.app, wheel(None, x, y, 0, 0, 0, False, False, False, x, y))
            return
        send(self.app, events.MouseMove(None, x, y, 1, 1, 0, False, False, False, x, y))
        for _ in range(2 if step.kind == "double" else 1):
            for kind in (events.MouseDown, events.MouseUp):
                send(self.app, kind(None, x, y, 0, 0, 1, False, False, False, x, y))

    async def _out(self) -> None:
        """Press escape until the outline is seen: from anywhere it is so many steps back at most."""
        for _ in range(_STEPS_BACK):
            if isinstance(self.app.screen, HomeScreen) and not self.app.home.way:
                return
            send(self.app, key_event(self.app, "escape"))
            await answered(self.app)
            self._paint()
            await asyncio.sleep(0.002)
        stuck = self.app.screen
        raise AssertionError(self.seen.told(f"escape does not lead out of {stuck!r}"))

    async def _leave(self, how: str) -> None:
        if how == "kill":
            self.app.exit(1)
            return
        await self._out()
        send(self.app, key_event(self.app, how))
        for _ in range(20):
            await answered(self.app)
            if not self.app.is_running:
                return
            await asyncio.sleep(0.005)

    def _outside(self, number: int) -> None:
        """Write the file as another program: a remark, a change of the debate, or something that is no YAML."""
        path = self.session.path
        if self.broken:
            self._repair()
        elif number % 5 == 0:
            path.write_bytes(path.read_bytes() + BROKEN.encode())
            self.broken = True
        elif number % 5 == 1:
            path.write_bytes(path.read_bytes() + f"# remark {number}\n".encode())
        else:
            self._change_outside(number)
        if number % 2:
            self.app.look_at_disk()

    def _change_outside(self, number: int) -> None:
        document = load(self.session.path)
        debate = document.debate
        claim, person = (
            ([*debate.claims] or [""])[number % max(len(debate.claims), 1)],
            next(iter(debate.participants), ""),
        )
        changes: tuple[Change, ...] = (
            Add(Claim(f"outside-{number}", "Said by another program."), thesis=not debate.thesis),
            Remove("claims", claim, cascade=True),
            SetField("claims", claim, "text", f"Said otherwise, {number}."),
            SetCredence(person, claim, number / 1000),
        )
        try:
            changed = edit(document, changes[number % 4])
        except Refused:
            return
        for who, data in changed_files(document, changed).items():
            file = place(self.session.path, who)
            file.write_bytes(data) if data is not None else file.unlink()

    def _repair(self) -> None:
        path = self.session.path
        if self.broken:
            path.write_bytes(path.read_bytes().removesuffix(BROKEN.encode()))
            self.broken = False
            if self.app.is_running:
                self.app.look_at_disk()

    def _displayed(self, screen: Any, update: Any) -> None:
        """Look at what is painted, before anything is lost in the next."""
        self.seen.frames += update is not None
        if isinstance(update, LayoutUpdate):
            lines = ("".join(strip.text for strip in line) for line in update.strips)
        elif isinstance(update, ChopsUpdate):
            lines = ("".join(strip.text for strip in line.values() if strip is not None) for line in update.chops)
        else:
            assert update is None, f"something else is painted: {update!r}"
            return
        for line in lines:
            if not line.isprintable():
                self.seen.unsafe = ascii(line)

    def _after(self) -> None:
        if self.app._exception is not None:
            raise self.app._exception
        assert not self.seen.unsafe, self.seen.told(f"this is no text for a terminal: {self.seen.unsafe}")
        if self.seen.steps % LOOK_EVERY == 0:
            self.look()

    def look(self, *, at_the_end: bool = False) -> None:
        """Check the file, and at the end that it says what the screen said."""
        if at_the_end:
            self._repair()
        if self.broken:
            return
        remarks = checked(self.session.path)
        wrong = [f"{code}: {message}" for severity, code, message in remarks if severity == "error"]
        wrong = [one for one in wrong if one.partition(":")[0] not in THEIRS_TO_SAY]
        assert not wrong, self.seen.told("check finds errors:\n" + "\n".join(wrong))
        if at_the_end and self.session.autosave and not self.session.unplaced:
            self.session.refresh()
            same = load(self.session.path).debate == self.session.debate
            assert same, self.seen.told("the file says something else than the screen")


def checked(path: Path) -> list[tuple[str, str, str]]:
    """Return what `argmap check` says of a file: severity, code and message of each remark."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(["check", str(path), "--format", "json"])
    found = json.loads(out.getvalue())["files"][0]["diagnostics"]
    return [(one["severity"], one["code"], one["message"]) for one in found]


def replay(words: list[str]) -> int:
    """Play one walk and print what it reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.tui.walk")
    parser.add_argument("seed", type=int)
    parser.add_argument("length", type=int, nargs="?", default=5000)
    parser.add_argument("--trace", action="store_true")
    parser.add_argument("--clock", action="store_true", help="paint by the clock, as on a terminal")
    given = parser.parse_args(words)
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        seen = play(Path(folder), given.seed, given.length, trace=given.trace, clock=given.clock)
    used = time.process_time() - begun
    print(f"{seen.steps} steps in {used:.1f} s of CPU ({1000 * used / seen.steps:.1f} ms each), {seen.runs} runs")
    print(f"{seen.frames} frames; {len(seen.actions)} actions; screens: {dict(seen.screens.most_common())}")
    return 0


if __name__ == "__main__":
    sys.exit(replay(sys.argv[1:]))
