"""What is asked of an exporter, and what it hands back.

Knows the options that all formats share. Must not know any format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from argmap.credence.result import Credences
from argmap.model.values import Debate

Direction = Literal["RL", "BT"]
Clustering = Literal["tags", "by"]
DIRECTIONS: tuple[Direction, ...] = ("RL", "BT")
CLUSTERINGS: tuple[Clustering, ...] = ("tags", "by")


@dataclass(frozen=True, slots=True)
class Request:
    """A debate to export and how.

    `credences` are drawn where given, those of `who` alone or everybody's; `root` and `depth` choose a part;
    `cluster` groups claims by their first tag or by who asserted them. `marks` are short texts to stand in a claim's
    box, `widths` shares from -1 to 1 that thicken what they belong to: both by id, of a claim or an argument.
    """

    debate: Debate
    credences: Credences | None = None
    who: str | None = None
    root: str | None = None
    depth: int | None = None
    direction: Direction = "RL"
    cluster: Clustering | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    widths: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exported:
    """An exported debate, and in words what the format could not hold."""

    data: bytes
    losses: tuple[str, ...] = ()
