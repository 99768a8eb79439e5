"""`argmap doctor`: what is installed, where things are kept, and how long each step takes on a debate.

Knows the environment. Must not change anything.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_json, command_parser
from argmap.cli.stop import FINDINGS, FINE
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

NEEDED = ("numpy", "pydot", "pyyaml", "rapidfuzz", "textual")
OPTIONAL = ("pygraphviz", "textual-serve")

_EXAMPLES = """
argmap doctor
argmap doctor wait.yaml      how long reading, checking and computing take
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "doctor",
        description="Say which versions are installed, whether pictures can be drawn, where settings and state are,\n"
        "and, for a file, how long each step takes. Exit code 1 where something needed is missing.",
        examples=_EXAMPLES,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="a debate to time the steps on (default: the demo)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print what was found; return 0, 1 where something needed is missing."""
    found = examine(args.file)
    if args.json:
        output.write(to_json(found))
    else:
        output.write_lines(_lines(found))
    return FINE if found["well"] else FINDINGS


def examine(file: str | None) -> dict[str, Any]:
    """Return versions, Graphviz, terminal, folders, timings in milliseconds, and whether all that is needed is here."""
    packages = {name: _version(name) for name in (*NEEDED, *OPTIONAL)}
    settings, trouble = _settings()
    return {
        "argmap": _own_version(),
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "packages": packages,
        "libyaml": _has_libyaml(),
        "graphviz": {"dot": shutil.which("dot"), "pygraphviz": packages["pygraphviz"]},
        "terminal": {
            "term": os.environ.get("TERM"),
            "columns": output.width(),
            "colours": output.colourful(),
            "screen": sys.stdin.isatty() and sys.stdout.isatty(),
        },
        "settings": settings,
        "trouble": trouble,
        "timings_ms": _timings(file),
        "well": all(packages[name] for name in NEEDED) and trouble is None,
    }


def _own_version() -> str:
    from argmap import __version__

    return __version__


def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _has_libyaml() -> bool:
    import yaml

    return bool(getattr(yaml, "__with_libyaml__", False))


def _settings() -> tuple[dict[str, Any], str | None]:
    from argmap.configuration import BadConfiguration, configuration_path, data_folder, speaker, state_folder

    found: dict[str, Any] = {
        "file": str(configuration_path()),
        "there": configuration_path().is_file(),
        "state": str(state_folder()),
        "data": str(data_folder()),
        "speaking": None,
    }
    try:
        found["speaking"] = speaker()
    except BadConfiguration as bad:
        return found, str(bad)
    return found, None


def _timings(file: str | None) -> dict[str, float]:
    from argmap.cli.reading import read_document

    if file is None:
        from argmap.cli.demo import DEBATE, shipped_debates

        shipped = Path(str(shipped_debates() / f"{DEBATE}.yaml"))
        if not shipped.is_file():
            return {}
        file = str(shipped)
    took: dict[str, float] = {}
    document = _timed(took, "read and check", lambda: read_document(file))
    if document.complete and document.debate.claims:
        from argmap.views.outline import outline

        _timed(took, "outline", lambda: outline(document.debate))
        engine = _timed(took, "load the engine", _load_engine)
        _timed(took, "credences", lambda: engine(document.debate))
    return took


def _load_engine() -> Callable[..., Any]:
    from argmap.credence.engine import credences

    return credences


def _timed(took: dict[str, float], step: str, work: Callable[[], Any]) -> Any:
    from time import perf_counter

    start = perf_counter()
    result = work()
    took[step] = round((perf_counter() - start) * 1000, 1)
    return result


def _lines(found: dict[str, Any]) -> list[str]:
    lines = [f"argmap {found['argmap']}, Python {found['python']}, {found['system']}", "", "packages"]
    for name, version in found["packages"].items():
        missing = "not installed" + ("" if name in OPTIONAL else ": needed")
        lines.append(f"  {name:<14}{version or missing}")
    lines.append(f"  {'libyaml':<14}{'yes' if found['libyaml'] else 'no: reading is slower'}")
    lines += ["", "pictures", *_pictures(found["graphviz"]), "", "terminal"]
    for key, value in found["terminal"].items():
        lines.append(f"  {key:<14}{_word(value)}")
    lines += ["", "settings"]
    for key, value in found["settings"].items():
        lines.append(f"  {key:<14}{_word(value)}")
    if found["trouble"]:
        lines.append(f"  {found['trouble']}")
    if found["timings_ms"]:
        lines += ["", "milliseconds"]
        lines += [f"  {step:<16}{took:>8.1f}" for step, took in found["timings_ms"].items()]
    return [display_text(line) for line in lines]


def _pictures(graphviz: dict[str, Any]) -> list[str]:
    if graphviz["dot"]:
        return [f"  {'dot':<14}{graphviz['dot']}"]
    if graphviz["pygraphviz"]:
        return [f"  {'dot':<14}not on the PATH; pygraphviz draws instead"]
    return [f"  {'dot':<14}not on the PATH: install Graphviz, or argmap's extra `render`"]


def _word(value: Any) -> str:
    return {True: "yes", False: "no", None: "not set"}[value] if value is None or value in (True, False) else str(value)
