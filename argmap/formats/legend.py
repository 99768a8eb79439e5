"""The legend of a picture: a sample of everything that occurs in it, and of nothing else.

Knows how samples are drawn. Must not know the debate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from argmap.formats import style
from argmap.formats.request import Direction
from argmap.formats.wrap import wrap
from argmap.model.values import Relation

if TYPE_CHECKING:
    import pydot

Thing = Literal["thesis", "fill", "crux", "strength", "assumed", "negated", "contrary", "share"]


@dataclass(slots=True)
class Occurring:
    """What a picture shows, gathered while it is drawn."""

    relations: set[Relation] = field(default_factory=set)
    things: set[Thing] = field(default_factory=set)


_DOWN = 4
_SAMPLES: tuple[tuple[Thing, str, style.Attributes], ...] = (
    ("thesis", "the thesis", {"fontname": style.BOLD, "penwidth": "2.4", "color": style.INK}),
    ("fill", "filled as far as the credence", {"fillcolor": f"{style.FILL};0.6:{style.BOX}", "gradientangle": "0"}),
    ("crux", "◆ a crux: a question that would move people", {"peripheries": "2", "color": style.INK}),
    ("share", "the thicker, the larger the share of the gap", {"penwidth": "4"}),
    ("contrary", "at most one of these is true", {"style": "filled,dashed", "color": style.SOFT}),
)
_REMARKS: tuple[tuple[Thing, str], ...] = (
    ("negated", "“not” and a ring: the step needs it to be false"),
    ("strength", "% in an argument: how likely the step goes through if its premises hold"),
    ("assumed", "* assumed: nobody has given the number, or the prior it starts from"),
)


def add_legend(
    graph: pydot.Dot, occurring: Occurring, says: str, *, direction: Direction, beyond: Iterable[str]
) -> None:
    """Add the legend, headed by the sentences `says`, to the graph; nothing where there is nothing to explain.

    From right to left it is a column after the nodes `beyond`.
    """
    import pydot

    remarks = [words for thing, words in _REMARKS if thing in occurring.things]
    rows = [
        *([_words(says, style.TEXT_SIZE)] if says else []),
        *_samples(occurring),
        *([_words("\n".join(remarks), style.SMALL_SIZE)] if remarks else []),
    ]
    if not rows:
        return
    cluster = pydot.Subgraph(
        "cluster_legend",
        label=style.lines(["How to read this"], "l"),
        labeljust=style.label_side(direction),
        labelloc="t" if direction == "RL" else "b",
        style="rounded",
        color=style.CLUSTER_LINE,
        fontname=style.BOLD,
        fontsize=f"{style.TEXT_SIZE:g}",
        fontcolor=style.SOFT,
        margin="10",
        tooltip="How to read this",
    )
    names = [f"k{number}" for number, _ in enumerate(rows, 1)]
    column = pydot.Subgraph("key", rank="same") if direction == "RL" else cluster
    for name, attributes in zip(names, rows, strict=True):
        column.add_node(pydot.Node(name, **(_FRAME | attributes)))
    for edge in _order(names, direction):
        column.add_edge(pydot.Edge(*edge, style="invis", minlen="0" if direction == "RL" else "1"))
    if column is not cluster:
        cluster.add_subgraph(column)
    graph.add_subgraph(cluster)
    if direction == "RL":
        for name in beyond:
            graph.add_edge(pydot.Edge(name, names[0], style="invis", weight="0"))


_FRAME: style.Attributes = {
    "shape": "box",
    "style": "rounded,filled",
    "fillcolor": style.BOX,
    "color": style.OUTLINE,
    "width": f"{style.BOX_WIDTH:g}",
    "height": "0.27",
    "margin": f"{style.MARGIN:g},0.03",
    "fontsize": f"{style.SMALL_SIZE:g}",
    "tooltip": "legend",
}


def _samples(occurring: Occurring) -> Iterator[style.Attributes]:
    for relation, look in style.RELATION_STYLES.items():
        if relation in occurring.relations:
            words = style.lines([f"{look.sign}   {look.meaning}"], "l")
            yield style.border(look) | {"label": words}
    for thing, text, attributes in _SAMPLES:
        if thing in occurring.things:
            yield attributes | {"label": style.lines([text], "l")}


def _words(text: str, size: float) -> style.Attributes:
    label = style.lines(wrap(text, style.inner_width(size)), "l")
    look = {"style": "filled", "color": style.PAPER, "fillcolor": style.PAPER, "fontsize": f"{size:g}"}
    return look | {"label": label}


def _order(names: list[str], direction: Direction) -> Iterator[tuple[str, str]]:
    """Return the edges that order the samples from top to bottom: in one column, or in rows of a few."""
    if direction == "RL":
        yield from ((lower, upper) for upper, lower in pairwise(names))
        return
    for start in range(0, len(names), _DOWN):
        yield from ((lower, upper) for upper, lower in pairwise(names[start : start + _DOWN]))
