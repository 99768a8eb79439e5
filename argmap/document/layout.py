"""How a new entry is laid out: indent, block or flow, quotes and blank lines as its siblings have them.

Knows habits of a text and the layout of a debate file that has none. Must not know which entries are new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from argmap.document.place import Slot, column, is_blank, lead, line_end, previous_line, slots
from argmap.document.plain import Place, Plain
from argmap.document.spelling import Spot, reads_back, spell
from argmap.model.numbers import number_text
from argmap.text.tree import MappingTree, Scalar, SequenceTree, Style, Tree

WIDEST = 120
_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Habits:
    """What a text does everywhere: line breaks, the step of its indents, where a list's dashes stand, quoted keys."""

    newline: str = "\n"
    step: int = 2
    dash: int = 2
    keys: Style = "plain"


def habits_of(text: str, tree: Tree | None, newline: str) -> Habits:
    """Return the habits of a text; the first collection of each kind decides."""
    step = dash = None
    keys: Style = "plain"
    waiting: list[Tree] = [tree] if tree is not None else []
    if isinstance(tree, MappingTree) and tree.entries:
        quoted = sum(entry.key.style == "double" for entry in tree.entries)
        keys = "double" if 2 * quoted > len(tree.entries) else "plain"
    while waiting and (step is None or dash is None):
        each = waiting.pop()
        if not isinstance(each, MappingTree) or each.flow:
            continue
        for entry in reversed(each.entries):
            value = entry.value
            if isinstance(value, Scalar) or value.flow:
                continue
            offset = column(text, value.start) - column(text, entry.key.start)
            if isinstance(value, MappingTree):
                step = offset if offset > 0 else step
                waiting.append(value)
            else:
                dash = offset
    step = step or 2
    return Habits(newline, step, step if dash is None else dash, keys)


class Writer:
    """Writes new values as lines or in flow style, with the styles that like fields have in the text."""

    def __init__(self, habits: Habits, styles: dict[str, Style] | None = None) -> None:
        self.habits = habits
        self.styles = styles or {}

    def lines(self, key: str, value: Plain, place: Place, indent: int, *, flow: bool | None = None) -> list[str]:
        """Return the lines of `key: value`, the key at `indent`; `flow` overrides how its kind is laid out."""
        head = " " * indent + self.key(key) + ":"
        if isinstance(value, dict | list) and value and not self._fits_flow(head, value, place, flow):
            return [head, *self.children(value, place, indent)]
        written = self.flow(value, place) if isinstance(value, dict | list) else self.text(value, place, indent)
        return f"{head} {written}".split(self.habits.newline)

    def children(self, value: dict[str, Plain] | list[Plain], place: Place, indent: int) -> list[str]:
        """Return the lines of a block collection that stands under a key at `indent`."""
        found: list[str] = []
        if isinstance(value, dict):
            for key, each in value.items():
                found += self.lines(key, each, (*place, key), indent + self.habits.step)
            return found
        for number, each in enumerate(value):
            found += self.element(each, (*place, number), indent + self.habits.dash)
        return found

    def element(self, value: Plain, place: Place, indent: int, *, flow: bool | None = None) -> list[str]:
        """Return the lines of one element of a block sequence, its dash at `indent`."""
        head = " " * indent + "-"
        if isinstance(value, dict) and value and not self._fits_flow(head, value, place, flow):
            lines: list[str] = []
            for key, each in value.items():
                lines += self.lines(key, each, (*place, key), indent + 2)
            return [head + " " + lines[0].lstrip(" "), *lines[1:]]
        written = self.flow(value, place) if isinstance(value, dict | list) else self.text(value, place, indent)
        return f"{head} {written}".split(self.habits.newline)

    def flow(self, value: Plain, place: Place) -> str:
        """Return the value on one line; a stated number alone is written short."""
        if isinstance(value, dict):
            if is_stated(place) and set(value) == {"credence"}:
                return self.text(value["credence"], place, 0)
            inside = (f"{self.key(key)}: {self.flow(each, (*place, key))}" for key, each in value.items())
            return "{" + ", ".join(inside) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(each, (*place, number)) for number, each in enumerate(value)) + "]"
        return self.text(value, place, 0, flow=True)

    def text(self, value: Plain, place: Place, indent: int, *, flow: bool = False) -> str:
        """Return one text or number as it is spelled under a key at `indent`."""
        if isinstance(value, float):
            return number_text(value)
        assert isinstance(value, str)
        style = self.styles.get(field_name(place), self.habits.keys)
        if place == ("argmap",):
            style = "plain"
        if "\n" in value and not flow and style not in ("literal", "folded"):
            style = "literal"
        return spell(value, style, Spot(flow, indent, indent + self.habits.step, self.habits.newline))

    def key(self, key: str) -> str:
        """Return a key as this text writes keys."""
        return spell(key, self.habits.keys, Spot(flow=True))

    def _fits_flow(self, head: str, value: Plain, place: Place, flow: bool | None) -> bool:
        wanted = is_flow(place, value) if flow is None else flow
        if not wanted:
            return False
        if is_stated(place) and isinstance(value, dict) and set(value) == {"credence"}:
            return True
        if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
            return True
        return not _several_lines(value) and (
            flow is True or len(head) + 1 + len(self.flow(value, place)) <= WIDEST or is_pair(value)
        )


def field_name(place: Place) -> str:
    """Return the name of the field a place is in: its last key that is no number."""
    return next((str(part) for part in reversed(place) if isinstance(part, str)), "")


def is_stated(place: Place) -> bool:
    """Return whether the place holds what one participant states of one thing."""
    return len(place) == 3 and (place[0] == "credences" or place[:2] == ("companion", "credences"))


def is_pair(value: Plain) -> bool:
    """Return whether the value is two probabilities."""
    return isinstance(value, dict) and "if_true" in value


def is_flow(place: Place, value: Plain) -> bool:
    """Return whether a collection at this place is written on one line in a file without habits of its own."""
    match place:
        case ("participants", _) | ("defaults",) | ("thesis",) | ("contraries", _):
            return True
        case ("credences", _, _) | ("companion", _, _):
            return True
        case (_, _, "quotes", _):
            return True
        case (_, _, "premises" | "tags" | "claims" | "likelihoods"):
            return True
        case ("cruxes", _, "conditionals", _):
            return True
    return False


def _several_lines(value: Plain) -> bool:
    if isinstance(value, dict):
        return any(_several_lines(each) for each in value.values())
    if isinstance(value, list):
        return any(_several_lines(each) for each in value)
    return isinstance(value, str) and "\n" in value


def sibling_styles(tree: MappingTree | SequenceTree) -> dict[str, Style]:
    """Return, for each field name, the style most of the last siblings write it in.

    Quotes that a text cannot do without are no habit.
    """
    counts: dict[str, Counter[Style]] = {}
    values = [entry.value for entry in tree.entries] if isinstance(tree, MappingTree) else list(tree.elements)
    for value in values[-_SAMPLE:]:
        for name, scalar, flow in _texts(value):
            if not _looks_number(scalar) and not _has_to_be_quoted(scalar, flow):
                counts.setdefault(name, Counter())[scalar.style] += 1
    return {name: count.most_common(1)[0][0] for name, count in counts.items()}


def own_styles(tree: MappingTree) -> dict[str, Style]:
    """Return the style of quoting that the fields of one entry share, under every field's name it may hold."""
    styles = {
        scalar.style
        for _, scalar, flow in _texts(tree)
        if not _looks_number(scalar) and not _has_to_be_quoted(scalar, flow)
    }
    return dict.fromkeys(_QUOTABLE, styles.pop()) if styles in ({"double"}, {"single"}) else {}


_QUOTABLE = ("text", "note", "by", "name", "title", "test", "scheme", "tags", "premises", "source", "for", "raised_by")


def _looks_number(scalar: Scalar) -> bool:
    return scalar.value[:1] in "0123456789." or not scalar.value


def _has_to_be_quoted(scalar: Scalar, flow: bool) -> bool:
    """Return whether a quoted text would be read as something else without its quotes."""
    return scalar.style in ("single", "double") and not reads_back(scalar.value, scalar.value, Spot(flow))


def _texts(tree: Tree, name: str = "", flow: bool = False) -> Iterator[tuple[str, Scalar, bool]]:
    """Yield every text of a small tree with the name of its field, and whether it stands in a one-line collection."""
    if isinstance(tree, Scalar):
        yield name, tree, flow
    elif isinstance(tree, MappingTree):
        for entry in tree.entries:
            yield from _texts(entry.value, entry.key.value, tree.flow)
    else:
        for element in tree.elements:
            yield from _texts(element, name, tree.flow)


def siblings_flow(tree: MappingTree | SequenceTree, default: bool) -> bool:
    """Return whether most siblings that are collections are in flow style; `default` where none is."""
    values = [entry.value for entry in tree.entries] if isinstance(tree, MappingTree) else list(tree.elements)
    styles = [value.flow for value in values if not isinstance(value, Scalar)]
    if not styles or 2 * sum(styles) == len(styles):
        return default
    return 2 * sum(styles) > len(styles)


def blank_before(text: str, tree: MappingTree | SequenceTree, *, several: bool, root: bool) -> bool:
    """Return whether a new entry, of several lines or one, has a blank line before it, as most of its like have."""
    found: dict[bool, list[bool]] = {True: [], False: []}
    for before, after in pairwise(slots(text, tree)[-_SAMPLE:]):
        begin = lead(text, after.start, before.end)
        above = previous_line(text, begin)
        blank = above > line_end(text, before.end) and is_blank(text, above)
        found[_is_several(text, after)].append(blank)
    like = found[several]
    if like:
        return 2 * sum(like) > len(like)
    return (root and several) or (not root and 2 * sum(found[not several]) > len(found[not several]))


def _is_several(text: str, slot: Slot) -> bool:
    return line_end(text, slot.start) < slot.end
