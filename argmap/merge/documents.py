"""Three versions of a debate's file brought together into one text.

Knows how a merged debate is written so that layout and comments of both sides stay. Must not read or write files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from argmap.document.document import Document, encode
from argmap.document.editing import Unverified, verify
from argmap.document.parse import parse
from argmap.document.plain import renames_of
from argmap.merge.carry import with_comments
from argmap.merge.lines import marked_lines, merged_lines
from argmap.merge.three_way import GIT, Merged, Names, merge
from argmap.model.changes import Refused, Rename, Several
from argmap.model.rules import findings
from argmap.model.values import Conflict, Debate
from argmap.text.decode import decode


class CannotMerge(Exception):
    """The versions cannot be merged as debates; the message says why."""


@dataclass(frozen=True, slots=True)
class MergedFile:
    """The merged file's bytes, what is left to decide, and which new ids were changed to keep two things apart."""

    data: bytes
    conflicts: tuple[Conflict, ...]
    renamed: tuple[Rename, ...] = ()


def is_debate(data: bytes) -> bool:
    """Return whether a file is meant as a debate: it says so, even where it cannot be read."""
    return re.search(rb"(?m)^(?:\xef\xbb\xbf)?argmap[ \t]*:", data) is not None


def merge_files(base: bytes, ours: bytes, theirs: bytes, names: Names = GIT) -> MergedFile:
    """Return what comes of two versions of a debate's file; `base` is empty where there was none.

    Raise `CannotMerge` where a version cannot be read whole, or where both together break a rule of the format.
    """
    read = [parse(data) for data in (base, ours, theirs)]
    for name, document in ((names.ours, read[1]), (names.theirs, read[2])):
        _refuse_incomplete(document, name)
    if not base.strip():
        read[0] = replace(read[0], debate=Debate())
    else:
        _refuse_incomplete(read[0], "the version before both")
    merged = merge(read[0].debate, read[1].debate, read[2].debate, names)
    _refuse_broken(merged.debate)
    renamed = tuple(it for it in (*merged.renamed_ours, *merged.renamed_theirs) if "-" in it.new and it.old in it.new)
    text = _line_by_line(read, merged) or _written(read, merged)
    return MergedFile(encode(text, bom=read[1].bom), merged.conflicts, renamed)


def _refuse_incomplete(document: Document, name: str) -> None:
    if not document.complete:
        first = next(each for each in document.diagnostics if each.severity == "error")
        raise CannotMerge(f"{name} has an error on line {first.line}: {first.message}")


def _refuse_broken(debate: Debate) -> None:
    broken = next((each for each in findings(debate) if each.severity == "error"), None)
    if broken is not None:
        raise CannotMerge(f"both together would leave an error: {broken.message}")


def _line_by_line(read: list[Document], merged: Merged) -> str | None:
    """Return the text merged line by line, with every comment and blank of both; None where it says anything else."""
    text = merged_lines(read[0].text, read[1].text, read[2].text)
    if text is None:
        return None
    found = parse(text)
    return text if found.complete and found.debate == merged.debate else None


def _written(read: list[Document], merged: Merged) -> str:
    """Return our text rewritten to say the merged debate, with what either side commented."""
    base, ours, theirs = read
    renames = renames_of(Several(merged.renamed_ours))
    try:
        document = verify(Unverified(ours, merged.debate, renames))
    except Refused as refused:
        raise CannotMerge(refused.message) from None
    for side in (theirs, ours):
        placed = (parse(with_comments(document, side, base, at_end=at_end)) for at_end in (False, True))
        document = next((each for each in placed if each.complete and each.debate == merged.debate), document)
    return document.text


def mark_files(base: bytes, ours: bytes, theirs: bytes, names: Names = GIT) -> MergedFile | None:
    """Return the versions merged line by line with git's conflict markers; None where one is no UTF-8 text."""
    decoded = [decode(data) for data in (base, ours, theirs)]
    if any(each.problem is not None for each in decoded):
        return None
    old, ours_text, theirs_text = (each.text for each in decoded)
    text, count = marked_lines(old, ours_text, theirs_text, (names.ours, names.theirs))
    places = tuple(Conflict(f"marker {number}", None, {}) for number in range(1, count + 1))
    return MergedFile(encode(text, bom=decoded[1].bom), places)
