"""Exporting: ask for the form and the file, work it out beside the screen, write it, say what the form cannot hold.

Knows which file may be replaced. Must not know what is in any form.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from argmap.credence.result import Credences
from argmap.model.values import Debate
from argmap.text.safe import display_text
from argmap.text.store import ChangedOnDisk, current_digest, save
from argmap.tui.background import Background
from argmap.tui.exports import EXPORTS, Export, export_of
from argmap.tui.flows.say import Flow
from argmap.tui.screens.choosing import choose_people, choose_target, remembered_people, target_of, targets
from argmap.tui.screens.dialogs import AskLine, Choice, Choose, Reading
from argmap.tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_SLOT = "report.people"
_SEVERAL = 3
"""Of so many people, two are chosen for a report."""
_ENDINGS = ", ".join(one.endings[0] for one in EXPORTS)


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about: a claim, None for the first thesis; two people, None for the two furthest apart."""

    target: str | None = None
    between: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: `replaces` are the SHA-256 of the files that may be replaced, None where there is no file."""

    form: Export
    path: Path
    replaces: Mapping[Path, str | None]
    debate: Debate
    assume: Mapping[str, float]
    credences: Credences | None
    who: str | None
    about: About = About()


@dataclass(frozen=True, slots=True)
class Result:
    """The files in the order to write them, what the form does not hold, and what else there is to say."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    losses: tuple[str, ...] = ()
    remark: str = ""


class Made(Message):
    """An export is worked out, or `fault` says why not."""

    def __init__(self, order: Order, result: Result, fault: str = "") -> None:
        super().__init__()
        self.order, self.result, self.fault = order, result, fault


async def export(home: HomeScreen) -> None:
    """Ask which form, then go on as its own action does."""
    here = home.top.here()
    forms = [one for one in EXPORTS if here.thesis or not one.report]
    choices = [Choice(one.id, one.key, one.label, one.help.partition(":")[0]) for one in forms]
    chosen = await home.app.push_screen_wait(Choose("Export the map as", choices))
    if chosen is not None:
        await _export_as(home, next(one for one in EXPORTS if one.id == chosen))


def _exporting(form: Export) -> Flow:
    async def flow(home: HomeScreen) -> None:
        await _export_as(home, form)

    return flow


async def _export_as(home: HomeScreen, form: Export) -> None:
    app = home.argmap
    proposed = str(form.proposed(app.session.path))
    hint = "enter writes it; another ending makes another form"
    answer = await home.app.push_screen_wait(
        AskLine(f"Export {form.help}", value=proposed, hint=hint, check=lambda text: _fault(home, text))
    )
    form = export_of(answer or "") or form
    if not answer:
        return
    path = Path(answer).expanduser()
    try:
        replaces = {one: current_digest(one) for one in _files_of(form, path)}
    except (OSError, ValueError) as error:
        home.say(f"not exported: {error}", fault=True)
        return
    if not await _may_replace(home, replaces):
        return
    about = await _ask_about(home) if form.report else About()
    if about is None:
        return
    home.say("drawing…" if not form.report else "writing the report…")
    known = None if app.engine.busy else app.credences
    order = Order(form, path, replaces, app.debate, dict(app.assumed), known, home.shown, about)
    Background(home).want(lambda: _made(order))


async def _ask_about(home: HomeScreen) -> About | None:
    """Ask what a report is about and between whom, as far as there is a choice; None where that was not answered."""
    if len(targets(home)) > 1 and not await choose_target(home):
        return None
    target = target_of(home)
    if len(home.argmap.debate.participants) < _SEVERAL:
        return About(target)
    now = remembered_people(home, _SLOT) or ()
    if not await choose_people(home, _SLOT, now, pairs_only=True, first="the two who are furthest apart"):
        return None
    people = remembered_people(home, _SLOT) or ()
    return About(target, (people[0], people[1]) if people else None)


def _fault(home: HomeScreen, text: str) -> str | None:
    """Return why nothing can be exported to a file of this name, None where it can."""
    form = export_of(text)
    session, debate = home.argmap.session, home.argmap.debate
    if form is None:
        return f"the name ends in {_ENDINGS}"
    if form.report and not debate.thesis:
        return "a report is about a thesis, and the debate has none"
    if form.report and session.read_only and not session.document.complete:
        return "no report: an error left something out of the debate"
    try:
        files = {one.resolve() for one in _files_of(form, Path(text.strip()).expanduser())}
        if any(one.exists() and not one.is_file() for one in files):
            return "there is something else of this name"
        sources = {(session.path.parent / one.file).resolve() for one in debate.sources.values() if one.file}
    except (OSError, ValueError, RuntimeError):
        return "no file can have this name"
    return "this is a source of the debate" if files & sources else None


def _files_of(form: Export, path: Path) -> tuple[Path, ...]:
    """Return every file that is written: a picture stands beside a report in Markdown."""
    from argmap.formats.page_files import picture_beside

    beside = picture_beside(path) if form.report else None
    return (path,) if beside is None else (path, beside)


async def _may_replace(home: HomeScreen, replaces: Mapping[Path, str | None]) -> bool:
    """Ask, unless nothing is there but what was exported since argmap was started."""
    there = [one for one, digest in replaces.items() if digest is not None and home.exported.get(one) != digest]
    if not there:
        return True
    choices = (Choice("no", "n", "leave it"), Choice("yes", "y", "replace it"))
    title = f"{' and '.join(one.name for one in there)} {'is' if len(there) == 1 else 'are'} there already"
    return bool(await home.app.push_screen_wait(Choose(title, choices, detail=str(there[0].parent))) == "yes")


def _made(order: Order) -> Message:
    try:
        return Made(order, _report(order) if order.form.report else _map(order))
    except Exception as error:  # the screen outlives any fault of a drawing, and says what it was
        return Made(order, Result(), str(error) or type(error).__name__)


def _map(order: Order) -> Result:
    from argmap.credence.engine import credences
    from argmap.formats import Request, exported

    numbers = order.credences or credences(order.debate, assume=dict(order.assume) or None)
    done = exported(Request(order.debate, numbers, order.who), order.form.id)
    return Result({order.path: done.data}, done.losses)


def _report(order: Order) -> Result:
    from argmap.formats.page_files import page_files
    from argmap.views.account import account
    from argmap.views.report import report

    found = account(order.debate, order.about.target or order.debate.thesis[0], between=order.about.between)
    remarks = [f"the map is not drawn: {found.undrawn}"] if found.undrawn else []
    if order.assume:
        remarks.append("what is assumed for the moment is not in it")
    return Result(page_files(report(found), order.path), remark="; ".join(remarks))


async def finish(home: HomeScreen, made: Made) -> None:
    """Write what was worked out, open it where a desktop program shows it, and say what it does not hold."""
    order, result = made.order, made.result
    try:
        for path, data in result.files.items():
            home.exported[path] = save(path, data, expected=order.replaces[path]).digest
    except (ChangedOnDisk, OSError, ValueError) as error:
        made.fault = str(error)
    if made.fault:
        home.say(f"not exported: {made.fault}", fault=True)
        return
    opened = order.form.opened and _open(order.path)
    told = [f"{'opened' if opened else 'written to'} {order.path}", *([result.remark] if result.remark else [])]
    if result.losses and not isinstance(home.app.screen, KeyedScreen):
        told += result.losses
    home.say("; ".join(told))
    if result.losses and isinstance(home.app.screen, KeyedScreen):
        title = f"{order.form.label} does not hold all of it; written to {order.path}"
        lines = "\n".join(display_text(loss) for loss in result.losses)
        await home.app.push_screen_wait(Reading(title, Content(lines)))


def _open(path: Path) -> bool:
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen([program, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return False
    return True


EXPORT_FLOWS: dict[str, Flow] = {"export": export, **{f"export.{one.id}": _exporting(one) for one in EXPORTS}}
