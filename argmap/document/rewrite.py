"""A text rewritten so that it says another plain tree, touching only the lines that differ.

Knows spans, habits and plain trees. Must not know changes or whether a debate makes sense. What is set, renamed and
added is spliced first; what is gone is taken out of the text that results.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from argmap.document.cut import cut
from argmap.document.layout import (
    Habits,
    Writer,
    blank_before,
    habits_of,
    is_flow,
    is_stated,
    own_styles,
    sibling_styles,
    siblings_flow,
)
from argmap.document.pairing import paired
from argmap.document.place import (
    Slot,
    column,
    has_comment,
    lead,
    line_end,
    line_start,
    slots,
    stands_alone,
    tail,
)
from argmap.document.plain import Place, Plain, Renames, namespace
from argmap.document.spelling import Spot, restyle, spell
from argmap.model.numbers import number_text
from argmap.text.splice import Splice, spliced
from argmap.text.tree import MappingTree, Scalar, SequenceTree, Tree

_COMMENT = re.compile(r"[ \t]+#.*")
_BLANK_LINES = re.compile(r"(?:(?:\r\n|\n)[ \t]*(?=\r|\n|\Z))*")
_AFTER_ENTRY = re.compile(r"[ \t]*(,?)[ \t]*(#[^\r\n]*)?(?=[\r\n]|\Z)")


class CannotRewrite(Exception):
    """The text is laid out in a way that this change cannot be spliced into."""


def rewrite(
    text: str,
    tree: Tree | None,
    before: dict[str, Plain],
    after: dict[str, Plain],
    newline: str,
    renames: Renames,
    root: Place = (),
    known: Set[str] = frozenset(),
) -> str:
    """Return the text that says `after`, given one that says `before`.

    `known` are the ids of all participants, claims and arguments that there are after. Raise `CannotRewrite` where the
    text does not say `before` in a form that can be spliced.
    """
    walk = _Walk(text, habits_of(text, tree, newline), renames, root, known)
    if isinstance(tree, MappingTree):
        walk.mapping(tree, before, after, root)
    elif tree is None or (isinstance(tree, Scalar) and not tree.value):
        walk.fill_empty_text(after)
    else:
        raise CannotRewrite("the file is no mapping")
    text = spliced(text, sorted(walk.edits, key=lambda edit: (edit.start, edit.end)))
    return cut(text, walk.removals, after, root) if walk.removals else text


class _Walk:
    """One comparison of a tree with what it shall say: edits, and places to be cut out of their result."""

    def __init__(self, text: str, habits: Habits, renames: Renames, root: Place, known: Set[str]) -> None:
        self.text = text
        self.known = known
        self.root = root
        self.habits = habits
        self.renames = renames
        self.edits: list[Splice] = []
        self.removals: list[Place] = []

    def splice(self, start: int, end: int, text: str) -> None:
        """Note an edit."""
        self.edits.append(Splice(start, end, text))

    def mapping(self, tree: MappingTree, before: Mapping[str, Plain], after: dict[str, Plain], place: Place) -> None:
        """Make a mapping say `after`."""
        file = {slot.key.value: slot for slot in slots(self.text, tree) if slot.key is not None}
        before = self._renamed(file, before, after, place)
        anchor: Slot | None = None
        added: list[tuple[Slot | None, str, Plain]] = []
        for key, value in after.items():
            old = before.get(key)
            if key not in file:
                if old != value:
                    added.append((anchor, key, _differing(value, old)))
                continue
            anchor = file[key]
            if old != value:
                self.value(anchor, old, value, (*place, key), tree)
        for key in before:
            if key not in after and key in file:
                self._remove(file[key].value, before[key], (*place, key))
        self._insert(tree, added, place)

    def _remove(self, tree: Tree, before: Plain, place: Place) -> None:
        """Note an entry to be cut out; where keys of somebody's own stand beside a number, only the number goes."""
        if isinstance(tree, MappingTree) and isinstance(before, dict) and self._holds_own_keys(tree, place):
            self.mapping(tree, before, {}, place)
        else:
            self.removals.append(place)

    def _holds_own_keys(self, tree: Tree, place: Place) -> bool:
        section = place[:2] if self.root else place[:1]
        if section not in (("credences",), ("companion", "credences")) or not isinstance(tree, MappingTree):
            return False
        if len(place) > len(section) and place[-1] not in self.known:
            return False
        if is_stated(place):
            return any(entry.key.value.startswith("x-") for entry in tree.entries)
        return any(self._holds_own_keys(entry.value, (*place, entry.key.value)) for entry in tree.entries)

    def _renamed(
        self, file: dict[str, Slot], before: Mapping[str, Plain], after: Mapping[str, Plain], place: Place
    ) -> Mapping[str, Plain]:
        names = {
            old: new
            for old, new in self.renames.at(place).items()
            if old in before and old not in after and new in after and new not in before
        }
        for old, new in names.items():
            if old in file and new not in file:
                slot = file.pop(old)
                file[new] = slot
                assert slot.key is not None
                spot = Spot(flow=True, newline=self.habits.newline)
                self.splice(slot.key.start, slot.key.end, spell(new, slot.key.style, spot))
        return {names.get(key, key): value for key, value in before.items()} if names else before

    def value(
        self, slot: Slot, before: Plain | None, after: Plain, place: Place, parent: MappingTree | SequenceTree
    ) -> None:
        """Make one entry's value say `after`."""
        tree = slot.value
        if isinstance(tree, Scalar):
            self._scalar(slot, tree, after, place, parent)
        elif isinstance(tree, MappingTree) and isinstance(after, dict):
            if tree.entries:
                self.mapping(tree, before if isinstance(before, dict) else {}, after, place)
            else:
                self._fill(slot, after, place, parent)
        elif isinstance(tree, SequenceTree) and isinstance(after, list):
            if tree.elements:
                self.sequence(tree, before if isinstance(before, list) else [], after, place)
            else:
                self._fill(slot, after, place, parent)
        else:
            raise CannotRewrite(f"{'/'.join(map(str, place))} has another form than the debate")

    def _scalar(self, slot: Slot, tree: Scalar, after: Plain, place: Place, parent: MappingTree | SequenceTree) -> None:
        empty = not tree.value and tree.style == "plain"
        if isinstance(after, list) and len(after) == 1 and place == ("thesis",) and not empty:
            after = after[0]
        if isinstance(after, dict) and is_stated(place) and set(after) == {"credence"}:
            after = after["credence"]
        if isinstance(after, dict | list):
            if empty:
                self._fill(slot, after, place, parent)
            else:
                self.splice(tree.start, tree.end, self._writer(parent).flow(after, place))
            return
        wanted = number_text(after) if isinstance(after, float) else after
        inside = column(self.text, slot.start) + (2 if slot.key is None else 0)
        spot = Spot(parent.flow, inside, inside + self.habits.step, self.habits.newline)
        gap = " " if empty and self.text[tree.start - 1 : tree.start] in (":", "-") else ""
        self._spelled(tree, gap + restyle(self.text, tree, wanted, spot))

    def _spelled(self, old: Scalar, spelling: str) -> None:
        """Put a spelling in place of a text; a comment beside either stays on the line where the text begins."""
        end = old.end
        head, newline, body = spelling.partition(self.habits.newline)
        if old.style in ("literal", "folded"):
            comment = _COMMENT.search(self.text[old.start : line_end(self.text, old.start)])
        else:
            rest = self.text[end : line_end(self.text, end)]
            comment = _COMMENT.fullmatch(rest) if newline else None
            end += len(rest) if newline and (comment or not rest.strip(" \t")) else 0
        beside = comment[0] if comment else ""
        if newline:  # blanks on the empty lines below would become text of the block
            blank = _BLANK_LINES.match(self.text, end)
            if blank and blank[0].strip("\r\n"):
                end = blank.end()
                body += re.sub(r"[ \t]", "", blank[0])
        self.splice(old.start, end, head + beside + newline + body)

    def sequence(self, tree: SequenceTree, before: list[Plain], after: list[Plain], place: Place) -> None:
        """Make a list say `after`; elements are told apart by what they say."""
        from difflib import SequenceMatcher

        known = slots(self.text, tree)
        if len(known) != len(before):
            raise CannotRewrite(f"{'/'.join(map(str, place))} holds elements the debate does not")
        matcher = SequenceMatcher(None, [repr(each) for each in before], [repr(each) for each in after], False)
        number = 0
        added: list[tuple[Slot | None, int, Plain]] = []
        for _, low, high, first, last in matcher.get_opcodes():
            pairs = paired(before[low:high], after[first:last])
            for old, new in pairs.items():
                if before[low + old] != after[first + new]:
                    # What is cut out is looked for where all that is new stands and all that is old still does.
                    there = (*place, number + max(old, new))
                    self.value(known[low + old], before[low + old], after[first + new], there, tree)
            self.removals += [(*place, number + old) for old in range(high - low) if old not in pairs]
            anchor = known[low - 1] if low else None
            olds = {new: old for old, new in pairs.items()}
            for new in range(last - first):
                if new in olds:
                    anchor = known[low + olds[new]]
                else:
                    added.append((anchor, first + new, after[first + new]))
            number += max(high - low, last - first)
        self._insert(tree, added, place)

    def _writer(self, tree: MappingTree | SequenceTree | None = None) -> Writer:
        return Writer(self.habits, sibling_styles(tree) if tree is not None else {})

    def _insert(
        self,
        tree: MappingTree | SequenceTree,
        added: list[tuple[Slot | None, str, Plain]] | list[tuple[Slot | None, int, Plain]],
        place: Place,
    ) -> None:
        """Add entries after their anchors, or first where there is none."""
        if not added:
            return
        writer = self._writer(tree)
        if len(place) == 2 and isinstance(tree, MappingTree):
            writer.styles = {**own_styles(tree), **writer.styles}
        if tree.flow:
            self._insert_flow(tree, added, place, writer)
        else:
            for anchor, name, value in added:
                self._insert_block(tree, anchor, name, value, place, writer)

    def _insert_block(
        self,
        tree: MappingTree | SequenceTree,
        anchor: Slot | None,
        name: str | int,
        value: Plain,
        place: Place,
        writer: Writer,
    ) -> None:
        first = slots(self.text, tree)[0]
        indent = column(self.text, first.start)
        told = isinstance(name, int) or namespace(place)
        flow = siblings_flow(tree, is_flow((*place, name), value)) if told else None
        if isinstance(name, str):
            lines = writer.lines(name, value, (*place, name), indent, flow=flow)
        else:
            lines = writer.element(value, (*place, name), indent, flow=flow)
        newline = self.habits.newline
        entry = newline.join(lines)
        several = len(lines) > 1
        gap = newline if blank_before(self.text, tree, several=several, root=place == self.root) else ""
        if anchor is not None:
            at = tail(self.text, anchor.end, indent)
            self.splice(at, at, newline + gap + entry)
        elif stands_alone(self.text, first.start):
            at = lead(self.text, first.start, tree.start if place != self.root else 0)
            self.splice(at, at, entry + newline + gap)
        else:
            self.splice(first.start, first.start, entry.lstrip(" ") + newline + " " * indent)

    def _insert_flow(
        self,
        tree: MappingTree | SequenceTree,
        added: list[tuple[Slot | None, str, Plain]] | list[tuple[Slot | None, int, Plain]],
        place: Place,
        writer: Writer,
    ) -> None:
        between = _separator(self.text, tree)
        first = slots(self.text, tree)[0]
        for anchor, name, value in added:
            entry = writer.flow(value, (*place, name))
            if isinstance(name, str):
                entry = f"{writer.key(name)}: {entry}"
            if anchor is None:
                self.splice(first.start, first.start, entry + between)
                continue
            rest = _AFTER_ENTRY.match(self.text, anchor.end)
            if rest and rest[2] and "\n" in between:
                if not rest[1]:
                    self.splice(anchor.end, anchor.end, ",")
                at = rest.end()
                self.splice(at, at, between[1:] + entry + ("," if rest[1] else ""))
            else:
                gap = " " if isinstance(anchor.value, Scalar) and anchor.value.start == anchor.value.end else ""
                self.splice(anchor.end, anchor.end, gap + between + entry)

    def _fill(
        self, slot: Slot, after: dict[str, Plain] | list[Plain], place: Place, parent: MappingTree | SequenceTree
    ) -> None:
        """Give an empty collection, or a key with nothing after it, its first entries."""
        tree = slot.value
        writer = self._writer(parent)
        assert slot.key is not None or not isinstance(tree, Scalar)
        after_colon = self.text.index(":", slot.key.end) + 1 if slot.key is not None else tree.start
        if parent.flow or slot.key is None or is_flow(place, after):
            start = after_colon if slot.key is not None else tree.start
            gap = " " if slot.key is not None else ""
            self.splice(start, tree.end, gap + writer.flow(after, place))
            return
        lines = writer.children(after, place, column(self.text, slot.start))
        self.splice(after_colon, max(tree.end, after_colon), "")
        end = line_end(self.text, max(tree.end, after_colon))
        self.splice(end, end, self.habits.newline + self.habits.newline.join(lines))

    def fill_empty_text(self, after: dict[str, Plain]) -> None:
        """Write a whole tree under whatever comments an otherwise empty text holds."""
        writer = self._writer()
        lines: list[str] = []
        for key, value in after.items():
            lines += writer.lines(key, value, (*self.root, key), 0)
        newline = self.habits.newline
        text = self.text.rstrip(" \t\r\n")
        gap = newline if text else ""
        self.splice(len(text), len(self.text), gap + newline.join(lines) + newline)


def _differing(value: Plain, old: Plain | None) -> Plain:
    """Return the part of a value that has to be written where the text holds nothing of it."""
    if isinstance(value, dict) and isinstance(old, dict) and old:
        return {key: each for key, each in value.items() if old.get(key) != each}
    return value


def _separator(text: str, tree: MappingTree | SequenceTree) -> str:
    """Return what stands between the last two entries of a flow collection, with its comma."""
    known = slots(text, tree)
    if len(known) > 1:
        between = text[known[-2].end : known[-1].start]
        if "#" not in between:
            return between
        begin = line_start(text, known[-1].start)
        newline = "\r\n" if text.startswith("\r\n", begin - 2) else "\n"
        return "," + newline + " " * _indent(text, begin)
    opening = text[tree.start + 1 : known[0].start]
    return "," + opening if "\n" in opening and not has_comment(text, tree.start, known[0].start) else ", "


def _indent(text: str, begin: int) -> int:
    """Return how many spaces the line that begins at an offset begins with."""
    line = text[begin : line_end(text, begin)]
    return len(line) - len(line.lstrip(" "))
