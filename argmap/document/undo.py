"""One edit taken back from a document that has changed since: the difference it made, undone where it still stands.

Knows three-way comparison of plain trees. Must not know histories or files.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.document.document import Document
from argmap.document.editing import Unverified, refuse_read_only, verify
from argmap.document.layout import Habits, Writer
from argmap.document.parse import parse
from argmap.document.plain import Place, Plain, plain, renames_of, reversed_renames
from argmap.model.changes import Change, Refused, Rename, Several
from argmap.model.rename import renamed
from argmap.model.sections import entries_of
from argmap.model.values import Debate

_ABSENT = "\0"


def taken_back(document: Document, after: Debate, before: Debate, change: Change) -> Document:
    """Return the document without the change that led from `before` to `after`, everything else as it is now.

    What was renamed gets its former name wherever it is used now. Raise `Refused`, naming the places, where what the
    change wrote was changed since, or where the debate would not hold together without it.
    """
    refuse_read_only(document)
    base, now = _renamed_back(after, change), _renamed_back(document.debate, change)
    apart: list[str] = []
    tree = _three_way(plain(base), plain(now), plain(before), (), apart)
    if apart or not isinstance(tree, dict):
        raise Refused(
            "what this edit wrote was changed since",
            uses=tuple(apart),
            help="change these by hand, they stay as they are",
        )
    return verify(Unverified(document, debate_of(tree), reversed_renames(renames_of(change))))


def _renamed_back(debate: Debate, change: Change) -> Debate:
    waiting: list[Change] = [change]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Several):
            waiting.extend(each.changes)
        elif isinstance(each, Rename):
            known = entries_of(debate, each.section)
            if each.new in known and each.old not in known:
                debate = renamed(debate, each.section, each.new, each.old)
    return debate


def debate_of(tree: dict[str, Plain]) -> Debate:
    """Return the debate a plain tree says; raise `Refused` where it holds no sound debate."""
    read = parse(text_of(tree))
    if read.read_only:
        first = next(each for each in read.diagnostics if each.severity == "error")
        raise Refused(f"this would leave an error: {first.message}", help=first.help)
    return read.debate


def text_of(tree: dict[str, Plain]) -> str:
    """Return a plain tree as the text of a debate file in canonical layout."""
    writer = Writer(Habits())
    lines: list[str] = []
    for key, value in tree.items():
        entry = writer.lines(key, value, (key,), 0)
        if len(entry) > 1 and lines:
            lines.append("")
        lines += entry
    return "\n".join(lines) + "\n"


def _three_way(base: Plain, now: Plain, wanted: Plain, place: Place, apart: list[str]) -> Plain:
    """Return `now` with the difference between `base` and `wanted`; places that changed both ways go to `apart`."""
    if now in (base, wanted):
        return wanted
    if base == wanted:
        return now
    if not (isinstance(base, dict) and isinstance(now, dict) and isinstance(wanted, dict)):
        apart.append("/".join(map(str, place)))
        return now
    merged: dict[str, Plain] = {}
    for key in in_order(now, wanted):
        value = _three_way(
            base.get(key, _ABSENT), now.get(key, _ABSENT), wanted.get(key, _ABSENT), (*place, key), apart
        )
        if value != _ABSENT:
            merged[key] = value
    return merged


def in_order(now: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """Return the keys of both: those that come back, after what they stood behind."""
    keys = list(now)
    previous = None
    for key in wanted:
        if key not in now:
            keys.insert(keys.index(previous) + 1 if previous in keys else 0, key)
        previous = key
    return keys
