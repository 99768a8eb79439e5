"""A document in canonical layout: one indent, one order of keys, plain quotes; every comment and text kept.

Knows the schema's order and which comment belongs to what. Must not know what a debate means.

What stands on one line stays on one line where it fits and holds no comment; blank lines that set entries apart stay,
one at most. Ids keep their order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.document.comments import COMMENT, comments
from argmap.document.document import Document, Written, encode
from argmap.document.layout import WIDEST
from argmap.document.parse import parse
from argmap.document.place import Slot, column, has_comment, line_end, slots, tail
from argmap.document.schema import FIELDS
from argmap.document.spelling import Spot, spell
from argmap.model.changes import Refused
from argmap.text.tree import MappingTree, Scalar, SequenceTree, Tree
from argmap.text.yaml import read_yaml

_STEP = 2
_Gap = list[str]
"""Comment lines and blank lines, in order; a blank line is an empty text."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a collection with all that belongs to it."""

    slot: Slot
    above: _Gap
    beside: str
    below: _Gap


def canonical(document: Document) -> str:
    """Return the text in canonical layout, without a byte-order mark, line ends as they are in the file.

    It says the same debate, holds every comment, and is its own canonical layout. Raise `Refused` where the file cannot
    be read completely.
    """
    _refuse_incomplete(document)
    text = _laid_out(document, {})
    again = parse(encode(text, bom=document.bom), name=document.name, inspect=document.inspect)
    plain = parse(document.encoded, name=document.name, inspect=document.inspect)
    if again.debate != plain.debate:
        raise _lossy()
    return text


def canonical_companion(document: Document, who: str) -> str:
    """Return the text of a participant's own file in canonical layout, as `canonical` does; raise as it does."""
    _refuse_incomplete(document)
    companion = document.companions[who]
    # The file says what would stand under `credences: who:` and under each crux's `conditionals:`.
    text = _laid_out(companion, {"credences": ("credences", who), "conditionals": ("cruxes", "", "conditionals")})
    files = {id: each.encoded for id, each in document.companions.items()}
    again = parse(document.encoded, name=document.name, companions={**files, who: encode(text, bom=companion.bom)})
    if again.debate != document.debate:
        raise _lossy()
    return text


def _refuse_incomplete(document: Document) -> None:
    if document.tree is None or not document.complete:
        raise Refused("the file has errors", help="correct the errors first; `argmap check` lists them")


def _laid_out(written: Written, places: Mapping[str, tuple[str, ...]]) -> str:
    """Return a text laid out, every comment in it; `places` says where in a debate a first key's value would stand."""
    if not isinstance(written.tree, MappingTree) or not written.tree.entries:
        return written.text
    lines = _Layout(written.text).document(written.tree, places)
    text = written.newline.join(lines) + written.newline
    again = read_yaml(text).tree
    if _said(text, again) != _said(written.text, written.tree):
        raise _lossy()
    return text


def _said(text: str, tree: Tree | None) -> list[str]:
    return sorted(words for _, words in comments(text, tree))


def _lossy() -> Refused:
    return Refused("this file cannot be laid out without losing something", help="lay it out by hand")


class _Layout:
    """Writes one text anew."""

    def __init__(self, text: str) -> None:
        self.text = text

    def document(self, tree: MappingTree, places: Mapping[str, tuple[str, ...]]) -> list[str]:
        """Return the lines of the whole text; see `_laid_out`."""
        entries, rest = self._entries(tree, 0, len(self.text))
        head, entries[0] = _split_head(entries[0])
        lines = [*head]
        for entry in _in_order(entries, "debate"):
            key = entry.slot.key.value if entry.slot.key else ""
            written = self._entry(entry, places.get(key, (key,)), 0)
            if lines and lines[-1] and _is_apart(entry, written):
                lines.append("")
            lines += written
        return _joined(lines, rest)

    def _entries(self, tree: MappingTree | SequenceTree, begin: int, end: int) -> tuple[list[_Entry], _Gap]:
        """Return a collection's entries with their comments, and the comments after the last, up to `end`."""
        entries = []
        at = begin
        for slot in slots(self.text, tree):
            stop = self._stop(slot, tree.flow, end)
            beside, after = self._beside(slot, tree.flow, stop)
            entries.append(_Entry(slot, self._gap(at, slot.start), beside, self._gap(after, stop)))
            at = stop
        return entries, self._gap(at, end)

    def _stop(self, slot: Slot, flow: bool, end: int) -> int:
        """Return where what belongs to an entry ends."""
        if flow:
            stop = line_end(self.text, slot.end)
            following = re.compile(r"[ \t]*,?[ \t]*(#[^\r\n]*)?").match(self.text, slot.end)
            return min(following.end() if following else stop, end)
        return min(tail(self.text, slot.end, column(self.text, slot.start)), end)

    def _beside(self, slot: Slot, flow: bool, stop: int) -> tuple[str, int]:
        """Return the comment on an entry's own line, and where the gap below the entry begins."""
        value = slot.value
        last = min(line_end(self.text, slot.end), stop)
        if isinstance(value, Scalar) and value.style in ("literal", "folded"):
            found = COMMENT.search(self.text, value.start, line_end(self.text, value.start))
        elif isinstance(value, Scalar) or value.flow:
            found = COMMENT.search(self.text, slot.end, last)
        else:
            start = slot.key.end if slot.key is not None else slot.start
            found = COMMENT.search(self.text, start, min(line_end(self.text, start), value.start))
        return (found[0].rstrip() if found else ""), last

    def _gap(self, start: int, end: int) -> _Gap:
        """Return the comments between two places with single blank lines where there were any."""
        gap: _Gap = []
        lines = re.split(r"\r\n|\n|\r", self.text[start:end])
        for number, line in enumerate(lines):
            found = COMMENT.search(line)
            if found:
                gap.append(found[0].rstrip())
            elif 0 < number < len(lines) - 1 and not line.strip() and gap[-1:] != [""]:
                gap.append("")
        return gap

    def _entry(self, entry: _Entry, place: tuple[str, ...], indent: int) -> list[str]:
        """Return the lines of an entry, its comments included."""
        slot = entry.slot
        margin = " " * indent
        head = margin + (self._key(slot.key) + ":" if slot.key is not None else "-")
        lines = [margin + each if each else "" for each in entry.above]
        lines += self._valued(head, slot, entry.beside, place, indent)
        below = [" " * (indent + _STEP) + each if each else "" for each in _trimmed(entry.below)]
        if isinstance(slot.value, Scalar) or slot.value.flow:
            lines += below
        return lines

    def _valued(self, head: str, slot: Slot, beside: str, place: tuple[str, ...], indent: int) -> list[str]:
        value = slot.value
        comment = f"  {beside}" if beside else ""
        if (
            not isinstance(value, Scalar)
            and not slots(self.text, value)
            and not has_comment(self.text, value.start, value.end)
        ):
            return [f"{head} {self._flow(value)}" + comment]
        if isinstance(value, Scalar):
            spelled = self._text(value, indent)
            first, newline, rest = spelled.partition("\n")
            lines = [f"{head} {first}".rstrip() + comment]
            return lines + (rest.split("\n") if newline else [])
        if value.flow and not _is_section(place) and not has_comment(self.text, value.start, value.end, value):
            line = f"{head} {self._flow(value)}"
            if len(line) <= WIDEST:
                return [line + comment]
        return self._block(head, slot, comment, place, indent)

    def _block(self, head: str, slot: Slot, comment: str, place: tuple[str, ...], indent: int) -> list[str]:
        value = slot.value
        assert not isinstance(value, Scalar)
        begin, end = value.start, value.end
        if value.flow:
            begin, end = value.start + 1, value.end - 1
        else:
            begin = line_end(self.text, slot.key.end) if slot.key is not None else value.start
            end = tail(self.text, slot.end, column(self.text, slot.start))
        entries, rest = self._entries(value, begin, end)
        inside = indent + _STEP
        lines: list[str] = []
        section = _section(place)
        for number, entry in enumerate(_in_order(entries, section) if section else entries):
            key = entry.slot.key.value if entry.slot.key is not None else str(number)
            lines += self._entry(entry, (*place, key), inside)
        lines = _joined(_trimmed_above(lines), [" " * inside + each if each else "" for each in rest])
        if slot.key is None and lines and not comment and not lines[0].lstrip().startswith("#"):
            return [f"{head} {lines[0].lstrip()}", *lines[1:]]
        return [head + comment, *lines]

    def _flow(self, tree: Tree) -> str:
        if isinstance(tree, Scalar):
            return self._text(tree, 0, flow=True)
        if isinstance(tree, MappingTree):
            return "{" + ", ".join(f"{self._key(it.key)}: {self._flow(it.value)}" for it in tree.entries) + "}"
        return "[" + ", ".join(self._flow(element) for element in tree.elements) + "]"

    def _key(self, key: Scalar) -> str:
        return spell(key.value, "plain", Spot(flow=True))

    def _text(self, scalar: Scalar, indent: int, *, flow: bool = False) -> str:
        """Return a text's spelling: a block stays one, several lines become one, the rest is as plain as can be."""
        value = scalar.value
        if not value and scalar.style == "plain":
            return ""
        block = scalar.style in ("literal", "folded")
        value = value.rstrip("\n") if block else value
        style = scalar.style if block else "literal" if "\n" in value else "plain"
        return spell(value, style, Spot(flow, indent, indent + _STEP))


def _section(place: tuple[str, ...]) -> str:
    """Return the schema's section for the fields of the mapping at a place; an empty text where keys are ids."""
    match place:
        case ("defaults",):
            return "defaults"
        case ("participants" | "sources" | "claims" | "arguments" | "cruxes" as section, _):
            return section
        case ("claims", _, "quotes", _):
            return "quotes"
        case ("credences", _, _):
            return "stated"
        case (*_, "likelihoods") | ("cruxes", _, "conditionals", _):
            return "pair"
    return ""


def _is_section(place: tuple[str, ...]) -> bool:
    """Return whether a collection is always written in block style: a section, and one participant's credences."""
    return (len(place) == 1 and place[0] not in ("thesis", "defaults")) or (len(place) == 2 and place[0] == "credences")


def _in_order(entries: list[_Entry], section: str) -> list[_Entry]:
    """Return entries in the schema's order; a key it does not have stays behind the one it stood behind."""
    ranks = {name: rank for rank, name in enumerate(FIELDS[section])}
    keyed: list[tuple[int, _Entry]] = []
    for entry in entries:
        name = entry.slot.key.value if entry.slot.key is not None else ""
        keyed.append((ranks.get(name, keyed[-1][0] if keyed else -1), entry))
    return [entry for _, entry in sorted(keyed, key=lambda pair: pair[0])]


def _split_head(entry: _Entry) -> tuple[_Gap, _Entry]:
    """Return the comments at the top of the file that belong to no entry, and the first entry without them."""
    above = _trimmed_above(entry.above)
    cut = max((index for index, line in enumerate(above) if not line), default=-1)
    return above[: cut + 1], _Entry(entry.slot, above[cut + 1 :], entry.beside, entry.below)


def _is_apart(entry: _Entry, lines: list[str]) -> bool:
    """Return whether a section has a blank line before it: one of several lines always has."""
    return len(lines) > len(entry.above) + 1 and not (entry.above and not entry.above[0])


def _trimmed_above(lines: _Gap) -> _Gap:
    return lines[next((index for index, line in enumerate(lines) if line), len(lines)) :]


def _trimmed(gap: _Gap) -> _Gap:
    """Return a gap without blank lines at its end."""
    end = len(gap)
    while end and not gap[end - 1]:
        end -= 1
    return gap[:end]


def _joined(lines: list[str], rest: _Gap) -> list[str]:
    return lines + _trimmed(rest)
