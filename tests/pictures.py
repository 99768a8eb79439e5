"""Pictures of the screens and of a map for the documentation: `python -m tests.pictures` writes `argmap/docs/*.svg`.

Each is taken of the debate that comes with argmap, without a terminal, and depends on nothing but the program: no
clock, no path, no font from elsewhere. A new screen is one line in `PICTURES`.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from argmap import credences, load
from argmap.formats import export
from argmap.model.changes import Add
from argmap.model.values import Claim
from argmap.session import Session
from argmap.tui.app import ArgmapApp
from tests.tui.places import arrived
from tests.tui.screens import settle, type_text

ROOT = Path(__file__).parents[1]
DEBATE = "conditioning-predictive-models"
DOCS = ROOT / "argmap" / "docs"
SIZE = (110, 32)
FONTS = '"DejaVu Sans Mono", "Cascadia Mono", Menlo, Consolas, monospace'


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file's name, the claim gone to, the keys that lead to the screen, what is typed then, who speaks.

    `more` are texts of claims that the copy has besides.
    """

    name: str
    keys: tuple[str, ...] = ()
    typed: str = ""
    at: str = ""
    more: tuple[str, ...] = ()
    who: str = "critic"
    size: tuple[int, int] = SIZE


_TWICE = (
    "Bigger models aren't much riskier than smaller models that are elicited well.",
    "Nobody can tell from the prompt which conditional it yields.",
)
PICTURES = (
    Picture("outline", at="conditional-is-known"),
    Picture("focus", ("f", "l"), at="conditional-is-known"),
    Picture("find", ("slash",), "crux:open apart>15%"),
    Picture("cruxes", ("X",)),
    Picture("compare", ("v",)),
    Picture("questions", ("i",)),
    Picture("reconcile", ("R",)),
    Picture("duplicates", ("d",), more=_TWICE),
    Picture("thread", ("t",)),
)


def taken(picture: Picture, folder: Path) -> str:
    """Return the picture as SVG, of a copy of the debate in the folder, which is not there yet."""
    shutil.copytree(ROOT / "debates", folder)
    session = Session.open(folder / f"{DEBATE}.yaml", who=picture.who)
    for number, text in enumerate(picture.more):
        session.change(Add(Claim(f"said-again-{number}", text)))
    app = ArgmapApp(session, who=picture.who)
    return asyncio.run(_shot(app, picture))


async def _shot(app: ArgmapApp, picture: Picture) -> str:
    async with app.run_test(size=picture.size) as pilot:
        app.animation_level = "none"
        await settle(pilot)
        if picture.at:
            app.home.go_to(picture.at, remember=False)
        await arrived(pilot, *picture.keys)
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await type_text(pilot, picture.typed)
        await _rest(pilot)
        return cleaned(app.export_screenshot(title="argmap"), picture.name)


async def _rest(pilot: Pilot[int]) -> None:
    """Wait until the card is explained, too."""
    await pilot.pause(0.4)
    await settle(pilot)
    await pilot.pause(0.1)


def cleaned(svg: str, name: str) -> str:
    """Return a screenshot that needs nothing from elsewhere, keeps its spaces, and has ids that no other one has."""
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family:\s*Fira Code, monospace", f"font-family: {FONTS}", svg)
    svg = re.sub(r"terminal-\d+", f"argmap-{name}", svg)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL).replace("<text ", '<text xml:space="preserve" ')
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def pictures(names: list[str]) -> Iterator[tuple[Path, str]]:
    """Return the file and the SVG of each picture that is named, of every one where none is."""
    with tempfile.TemporaryDirectory() as folder:
        for picture in PICTURES:
            if not names or picture.name in names:
                yield DOCS / f"{picture.name}.svg", taken(picture, Path(folder) / picture.name)
    if not names or "map" in names:
        yield DOCS / "map.svg", drawn()


def drawn() -> str:
    """Return the debate as `argmap export` draws it; this alone needs Graphviz."""
    debate = load(ROOT / "debates" / f"{DEBATE}.yaml").debate
    return export(debate, to="svg", credences=credences(debate)).decode()


if __name__ == "__main__":
    for path, svg in pictures(sys.argv[1:]):
        path.write_text(svg, encoding="utf-8")
        print(path.relative_to(ROOT))
