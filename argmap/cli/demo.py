"""`argmap demo`: a copy of a debate that comes with argmap, in a folder of the user's own, and opened.

Knows where shipped debates are. Must not write over anything.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import command_parser
from argmap.cli.stop import FINE, Stop, did_you_mean
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

DEBATE = "conditioning-predictive-models"

_EXAMPLES = """
argmap demo
argmap demo --list
argmap demo village-heat-network --folder .
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "demo",
        description="Copy a debate that comes with argmap into a folder of your own, and open it.\n"
        "What you change in the copy stays: the next demo opens it as you left it. The first one begins with\n"
        "a short tour; escape ends it.",
        examples=_EXAMPLES,
    )
    parser.add_argument("name", metavar="NAME", nargs="?", default=DEBATE, help=f"which debate (default: {DEBATE})")
    parser.add_argument("--list", action="store_true", help="print the names of the debates there are")
    parser.add_argument("--folder", metavar="DIR", help="where the copy goes (default: your data folder)")
    parser.set_defaults(json=False, root=None, depth=None, filter=None, who=None, tour=True)


def run(args: argparse.Namespace) -> int:
    """Copy the debate where it is not there yet, and open it; return the exit code."""
    shipped = shipped_debates()
    names = sorted(Path(entry.name).stem for entry in shipped.iterdir() if entry.name.endswith(".yaml"))
    if args.list:
        output.write_lines(names)
        return FINE
    name = args.name.removesuffix(".yaml")
    if name not in names:
        raise Stop(
            f"no debate '{name}' comes with argmap", help=did_you_mean(name, names) or f"Debates: {', '.join(names)}"
        )
    path = copy_debate(shipped, name, _folder(args.folder))
    output.say(f"Your copy: {display_text(str(path))}")
    from argmap.cli.open import run as open_file

    args.file = str(path)
    return open_file(args)


def shipped_debates() -> Traversable:
    """Return the folder of shipped debates: in the installed package, or beside it in a checkout."""
    package = resources.files("argmap")
    for folder in (package / "_debates", Path(str(package)).parent / "debates"):
        if folder.is_dir() and (folder / f"{DEBATE}.yaml").is_file():
            return folder
    raise Stop("the debates that come with argmap are not installed", help="Install argmap again.")


def copy_debate(shipped: Traversable, name: str, folder: Path) -> Path:
    """Copy a debate, and the threads it quotes, into the folder; return the copy. What is there already stays."""
    from argmap.document import parse

    target = folder / f"{name}.yaml"
    wanted = [(shipped / f"{name}.yaml", target)]
    quoted = {source.file for source in parse((shipped / f"{name}.yaml").read_bytes()).debate.sources.values()}
    wanted += [(entry, folder / place) for place, entry in _files(shipped) if place in quoted]
    for source, place in wanted:
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with place.open("xb") as copy:
                copy.write(source.read_bytes())
        except FileExistsError:
            continue
    return target


def _files(folder: Traversable, before: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{before}{entry.name}/")
        else:
            yield f"{before}{entry.name}", entry


def _folder(given: str | None) -> Path:
    if given is not None:
        return Path(given)
    from argmap.configuration import data_folder

    return data_folder() / "demo"
