"""Debates written as YAML in every style a person might use, with a comment for every entry that says whose it is."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from argmap.document.plain import Place, Plain, plain
from argmap.document.spelling import Spot, spell
from argmap.model.numbers import number_text
from argmap.model.values import Debate, is_id
from argmap.text.tree import Style


@dataclass
class Styled:
    """A text, and for each comment in it the place of the entry it belongs to."""

    text: str
    comments: dict[str, Place] = field(default_factory=dict)


class Stylist:
    """Writes one debate in a style that a seed decides."""

    def __init__(self, seed: int, *, comments: bool = True) -> None:
        self.random = random.Random(seed)
        self.newline = self.random.choice(["\n", "\n", "\r\n"])
        self.step = self.random.choice([2, 2, 4, 3])
        self.dash = self.random.choice([self.step, 0])
        self.flow_share = self.random.choice([0.0, 0.2, 0.6])
        self.blank_share = self.random.choice([0.0, 1.0, 0.3])
        self.comment_share = self.random.choice([0.0, 0.2, 0.5]) if comments else 0.0
        self.styles: list[Style] = self.random.choice(
            [["plain"], ["double"], ["single"], ["plain", "double", "single", "folded", "literal"]]
        )
        self.comments: dict[str, Place] = {}

    def write(self, debate: Debate) -> Styled:
        lines: list[str] = []
        for key, value in plain(debate).items():
            lines += self.entry(key, value, (key,), 0)
        text = self.newline.join(lines) + self.random.choice(["", self.newline, self.newline * 2])
        return Styled(text, self.comments)

    def comment(self, place: Place) -> str:
        text = f"# comment {len(self.comments)} of {'/'.join(map(str, place)) or 'the debate'}"
        self.comments[text] = place
        return text

    def now(self, share: float) -> bool:
        return self.random.random() < share

    def above(self, place: Place, indent: int) -> list[str]:
        lines = [""] if len(place) > 0 and place != ("argmap",) and self.now(self.blank_share / len(place)) else []
        if self.now(self.comment_share / 3):
            lines += [" " * indent + self.comment(place[:-1]), ""]
        while self.now(self.comment_share):
            lines.append(" " * indent + self.comment(place))
        return lines

    def entry(self, key: str, value: Plain, place: Place, indent: int) -> list[str]:
        lines = self.above(place, indent)
        head = " " * indent + self.key(key) + ":"
        return lines + self.valued(head, value, place, indent, indent)

    def key(self, key: str) -> str:
        return f'"{key}"' if self.now(0.1) else key

    def valued(self, head: str, value: Plain, place: Place, indent: int, inside: int) -> list[str]:
        if isinstance(value, dict | list):
            stated = len(place) == 3 and place[0] == "credences"
            if stated and isinstance(value, dict) and set(value) == {"credence"} and self.now(0.7):
                return self.beside(f"{head} {self.flow(value['credence'])}", place)
            if place == ("thesis",) and isinstance(value, list) and len(value) == 1 and self.now(0.7):
                return self.beside(f"{head} {value[0]}", place)
            if not value or (len(place) > 1 and self.now(max(self.flow_share, 0.9 if len(place) > 3 else 0))):
                return self.beside(f"{head} {self.flow(value)}", place)
            lines = self.beside(head, place)
            below = self.children(value, place, indent)
            if self.inner(value) and self.now(self.comment_share / 2):
                below.append(" " * (indent + self.inner(value)) + self.comment(place))
            return lines + below
        if isinstance(value, float):
            return self.beside(f"{head} {number_text(value)}", place)
        style = self.random.choice(self.styles)
        if style in ("folded", "literal") and (
            is_id(value) or "premises" in place or place[-1] in ("argmap", "status", "url")
        ):
            style = "plain"
        spot = Spot(False, inside, inside + self.step, self.newline, self.random.choice([50, 100]))
        spelled = spell(value, style, spot)
        if spelled[:1] in "|>":
            return f"{head} {spelled}".split(self.newline)
        return self.beside(f"{head} {spelled}", place)

    def inner(self, value: dict[str, Plain] | list[Plain]) -> int:
        return self.step if isinstance(value, dict) else self.dash

    def beside(self, line: str, place: Place) -> list[str]:
        return [f"{line}  {self.comment(place)}" if self.now(self.comment_share / 2) else line]

    def children(self, value: dict[str, Plain] | list[Plain], place: Place, indent: int) -> list[str]:
        lines: list[str] = []
        if isinstance(value, dict):
            for key, each in value.items():
                lines += self.entry(key, each, (*place, key), indent + self.step)
            return lines
        for number, each in enumerate(value):
            inside = indent + self.dash
            dash = " " * inside + "-"
            if isinstance(each, dict) and self.now(0.6):
                first = True
                for key, leaf in each.items():
                    head = (dash + " " if first else " " * (inside + 2)) + key + ":"
                    lines += self.valued(head, leaf, (*place, number, key), inside + 2, inside + 2)
                    first = False
            elif isinstance(each, dict | list):
                lines += [f"{dash} {self.flow(each)}"]
            else:
                lines += self.valued(dash, each, (*place, number), inside, inside)
        return lines

    def flow(self, value: Plain) -> str:
        if isinstance(value, dict):
            gap = self.random.choice(["", " "])
            inside = ", ".join(f"{key}: {self.flow(each)}" for key, each in value.items())
            return "{" + gap + inside + gap + "}" if inside else "{}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(each) for each in value) + "]"
        if isinstance(value, float):
            return number_text(value)
        return spell(value, self.random.choice(self.styles), Spot(flow=True))
