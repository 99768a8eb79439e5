"""How each thing looks: colours, lines, signs and shapes.

Knows appearances. Must not know debates. Colours are Okabe and Ito's, which colour-blind people tell apart; each
relation also has its own sign, line style and arrowhead, so that a picture in grey says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from argmap.formats.request import Direction
from argmap.formats.wrap import text_width
from argmap.model.values import Relation
from argmap.text.safe import dot_string

INK = "#222222"
SOFT = "#6B6B6B"
PAPER = "#FBFAF6"
BOX = "#FFFFFF"
FILL = "#F5DFA3"
OUTLINE = "#8A8A8A"
CLUSTER = "#F1EFE8"
CLUSTER_LINE = "#CFCBBF"

FONT = "Helvetica"
BOLD = "Helvetica-Bold"
ITALIC = "Helvetica-Oblique"
TEXT_SIZE = 11.0
SMALL_SIZE = 9.5
TITLE_SIZE = 15.0

Attributes = dict[str, Any]
"""Graphviz attributes by name."""

BOX_WIDTH = 3.3
"""Inches; every claim's box is this wide, so that fills can be compared."""
MARGIN = 0.13
"""Inches between a box's border and its text, left and right."""


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """How an argument of one relation is drawn, and what the legend says of it."""

    sign: str
    color: str
    line: str
    arrowhead: str
    meaning: str


RELATION_STYLES: Mapping[Relation, RelationStyle] = {
    "supports": RelationStyle("+", "#0072B2", "solid", "normal", "speaks for"),
    "rebuts": RelationStyle("−", "#D55E00", "dashed", "normal", "speaks against"),
    "undercuts": RelationStyle("⊘", "#CC79A7", "dotted", "tee", "breaks the step (undercuts)"),
    "necessary_for": RelationStyle("!", "#222222", "double", "box", "is needed for (a double line)"),
    "evidence_for": RelationStyle("≈", "#009E73", "solid", "odiamond", "is evidence for"),
}


def inner_width(size: float, *, width: float = BOX_WIDTH) -> float:
    """Return how many em of a font of `size` points fit on a line inside a box `width` inches wide."""
    return (width - 2 * MARGIN) * 72 / size


def outer_width(texts: Iterable[str], size: float, *, margin: float) -> str:
    """Return the inches a box needs for lines of text, for no Graphviz knows the font that will draw them."""
    widest = max((text_width(text) for text in texts), default=0.0)
    return f"{widest * size / 72 + 2 * margin:.2f}"


def lines(texts: Iterable[str], justify: Literal["l", "r"]) -> str:
    """Return lines as one quoted DOT label, each flush to a side."""
    return '"' + "".join(f"{dot_string(text)[1:-1]}\\{justify}" for text in texts) + '"'


def tooltip(text: str) -> str:
    r"""Return a text as a quoted DOT tooltip: Graphviz reads its escapes twice, so a backslash is doubled twice.

    >>> print(tooltip("to \\N"))
    "to \\\\N"
    """
    return dot_string(text.replace("\\", "\\\\"))


def label_side(direction: Direction) -> str:
    """Return the `labeljust` that puts a cluster's label on the left: Graphviz mirrors it from right to left."""
    return "r" if direction == "RL" else "l"


def line(look: RelationStyle) -> Attributes:
    """Return the attributes of an edge that belongs to an argument."""
    if look.line == "double":
        return {"color": f"{look.color}:invis:{look.color}", "penwidth": "1"}
    return {"color": look.color, "style": look.line, "penwidth": "2.4" if look.line == "dotted" else "1.5"}


def junction(relation: Relation) -> Attributes:
    """Return the attributes of an argument's junction where nothing but its sign stands in it."""
    look = RELATION_STYLES[relation]
    shape, size = ("diamond", "0.32") if relation == "evidence_for" else ("circle", "0.24")
    return {
        "shape": shape,
        "style": "filled",
        "fillcolor": BOX,
        "color": look.color,
        "penwidth": "1.6",
        "fixedsize": "true",
        "width": size,
        "height": size,
        "margin": "0",
        "fontname": BOLD,
        "label": dot_string(look.sign),
    }
