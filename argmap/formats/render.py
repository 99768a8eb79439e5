"""DOT laid out and drawn: by the `dot` program, else by the Graphviz libraries that pygraphviz brings along.

Knows how Graphviz is reached. Must not know debates.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

Picture = Literal["svg", "png", "pdf"]

SECONDS = 120.0
"""How long a layout may take."""

_UNUSABLE = 3
"""What bundled.py ends with where pygraphviz cannot be imported."""
_DOTS_PER_INCH = {"png": "144"}
_HOW_TO_GET = (
    "install Graphviz (its `dot` program, from https://graphviz.org/download/) or `pip install 'argmap[render]'`"
)


class DrawingFailed(Exception):
    """Graphviz gave no picture; the message says why and what to try."""


class MissingProgram(DrawingFailed):
    """Neither `dot` nor pygraphviz is there; the message says how to get either."""


def draw(dot: str, picture: Picture, *, seconds: float = SECONDS) -> bytes:
    """Return the picture of a DOT text, as Graphviz gives it.

    Raises `MissingProgram` where there is no Graphviz, `DrawingFailed` where it fails or takes longer than `seconds`.
    """
    command = graphviz_command(picture)
    if command is None:
        raise MissingProgram(f"{picture} needs Graphviz, and there is none here: {_HOW_TO_GET}; dot needs neither")
    if picture in _DOTS_PER_INCH:
        dot = dot.replace("{", f"{{\ngraph [dpi={_DOTS_PER_INCH[picture]}];", 1)
    try:
        done = subprocess.run(command, input=dot.encode(), capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise DrawingFailed(
            f"Graphviz took longer than {seconds:g} s; draw a part with --root and --depth, or export to dot"
        ) from None
    except OSError as error:
        raise DrawingFailed(f"{command[0]} could not be run: {error.strerror}") from error
    said = done.stderr.decode(errors="replace").strip().splitlines()
    if done.returncode == _UNUSABLE and command[0] == sys.executable:
        reason = said[-1] if said else "it cannot be imported"
        raise MissingProgram(f"{picture} needs Graphviz, and pygraphviz cannot be used here ({reason}): {_HOW_TO_GET}")
    if done.returncode != 0 or not done.stdout:
        raise DrawingFailed(f"Graphviz failed: {said[-1] if said else f'exit code {done.returncode}'}")
    return done.stdout


def graphviz_command(picture: str) -> list[str] | None:
    """Return the command that reads DOT and writes the picture, or None where there is no Graphviz."""
    dot = shutil.which("dot")
    if dot is not None:
        return [dot, f"-T{picture}"]
    if find_spec("pygraphviz") is not None:
        return [sys.executable, "-P", str(Path(__file__).with_name("bundled.py")), picture]
    return None
