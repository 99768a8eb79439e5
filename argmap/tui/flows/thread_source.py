"""Giving a debate the thread that it is about: one of the files beside it, or a text that is pasted.

Knows files in the debate's folder and the change that names one as a source. Must not know how a thread is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from argmap.model.changes import Add
from argmap.model.ids import id_from
from argmap.model.values import Source
from argmap.text.safe import display_text
from argmap.tui.screens.dialogs import AskText
from argmap.tui.screens.find_screen import FindScreen

if TYPE_CHECKING:
    from argmap.tui.screens.home import HomeScreen

_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".csv", ".tsv", ".jsonl", ".mbox"})
_MOST = 500
_PASTE = "paste it here…"
_PASTED = ""
"""What stands for a text that is pasted; no file is called so."""


def thread_files(folder: Path) -> tuple[str, ...]:
    """Return the files in a folder and one folder down that may hold a thread, as the debate would name them."""
    return tuple(sorted(_found(folder)))[:_MOST]


def _found(folder: Path) -> Iterator[str]:
    for pattern in ("*", "*/*"):
        for path in folder.glob(pattern):
            name = path.relative_to(folder).as_posix()
            if path.suffix.lower() in _SUFFIXES and not name.startswith(".") and "/." not in name and path.is_file():
                yield name


async def add_thread(home: HomeScreen) -> bool:
    """Ask which file holds the thread, or for its text; return whether the debate has it as a source then."""
    folder = home.argmap.session.path.parent
    names = (_PASTED, *thread_files(folder))
    found = await home.app.push_screen_wait(
        FindScreen(
            lambda query: tuple(name for name in names if query.lower() in (name or _PASTE).lower()),
            lambda name: Content(display_text(name or _PASTE)),
            placeholder="which thread? a file beside the debate, or a text to paste",
            hint="plain text, Markdown (## Author), CSV, JSON Lines or mbox; it stays as it is, the debate names it",
        )
    )
    if found is None:
        return False
    hits, at = found
    name = hits[at] or await _pasted(home, folder)
    return name is not None and _name_it(home, name)


async def _pasted(home: HomeScreen, folder: Path) -> str | None:
    """Ask for the text and keep it in a file of its own beside the debate; None where there is none."""
    form = AskText("Paste the thread. `## Ada` on a line of its own, or `Ada: …`, says whose a comment is.")
    text: str | None = await home.app.push_screen_wait(form)
    if text is None:
        return None
    stem = home.argmap.session.path.stem
    suffix = "md" if any(line.startswith("## ") for line in text.splitlines()) else "txt"
    for number in range(1, _MOST):
        path = folder / (f"{stem}-thread.{suffix}" if number == 1 else f"{stem}-thread-{number}.{suffix}")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(f"{text.rstrip()}\n")
        except FileExistsError:
            continue
        except OSError as error:
            home.say(f"the thread cannot be kept: {error.strerror or error}", fault=True)
            return None
        return path.name
    return None


def _name_it(home: HomeScreen, name: str) -> bool:
    debate = home.argmap.debate
    id = id_from(Path(name).stem.replace("_", " "), debate.sources, fallback="thread")
    return home.argmap.change(Add(Source(id, title=Path(name).stem, file=name)))
