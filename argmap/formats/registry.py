"""The formats a debate can be exported to, by name, and the one function that exports.

Knows which formats there are. Must not know what is in them; each format's module is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from argmap.credence.result import Credences
from argmap.formats.request import Clustering, Direction, Exported, Request
from argmap.model.values import Debate


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the ending of its files, whether it is text, what it is, and what writes it."""

    name: str
    ending: str
    text: bool
    about: str
    write: Callable[[Request], Exported]


def _dot(request: Request) -> Exported:
    from argmap.formats import dot

    return dot.write(request)


def _svg(request: Request) -> Exported:
    from argmap.formats import dot, render, svg

    return Exported(svg.tidy(render.draw(dot.dot_text(request), "svg"), title=request.debate.title))


def _png(request: Request) -> Exported:
    from argmap.formats import dot, render

    return Exported(render.draw(dot.dot_text(request), "png"))


def _pdf(request: Request) -> Exported:
    from argmap.formats import dot, render

    return Exported(render.draw(dot.dot_text(request), "pdf"))


def _mermaid(request: Request) -> Exported:
    from argmap.formats import mermaid

    return mermaid.write(request)


def _argdown(request: Request) -> Exported:
    from argmap.formats import argdown

    return argdown.write(request)


def _aif(request: Request) -> Exported:
    from argmap.formats import aif

    return aif.write(request)


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("svg", "svg", True, "a picture for browsers and print", _svg),
        Format("png", "png", False, "a picture of dots", _png),
        Format("pdf", "pdf", False, "a picture on one page", _pdf),
        Format("dot", "dot", True, "Graphviz's language, to be laid out elsewhere", _dot),
        Format("mermaid", "mmd", True, "a flowchart for pages that draw Mermaid", _mermaid),
        Format("argdown", "argdown", True, "statements and arguments as text", _argdown),
        Format("aif", "json", True, "a graph in the Argument Interchange Format", _aif),
    )
}


def format_of(name: str) -> Format | None:
    """Return the format that a file's name ends with, or None."""
    ending = PurePath(name).suffix.removeprefix(".").lower()
    return next((each for each in FORMATS.values() if ending in (each.ending, each.name)), None)


def exported(request: Request, to: str) -> Exported:
    """Return the debate in a format, with what the format could not hold.

    Raises KeyError for a format there is not, `UnknownId` for a root or person that is not there, `MissingProgram`
    where a picture needs Graphviz and there is none, `DrawingFailed` where Graphviz gives none.
    """
    return FORMATS[to].write(request)


def export(
    debate: Debate,
    *,
    to: str,
    credences: Credences | None = None,
    who: str | None = None,
    root: str | None = None,
    depth: int | None = None,
    direction: Direction = "RL",
    cluster: Clustering | None = None,
    marks: Mapping[str, str] | None = None,
    widths: Mapping[str, float] | None = None,
) -> bytes:
    """Return the debate in a format (`FORMATS`), as bytes; see `Request` for the options, `exported` for errors."""
    request = Request(debate, credences, who, root, depth, direction, cluster, dict(marks or {}), dict(widths or {}))
    return exported(request, to).data
