"""Three versions of a text brought together line by line, as version control does it.

Knows lines. Must not know what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of all three versions that stand in the same place; `agreed` where they need no decision."""

    base: list[str]
    ours: list[str]
    theirs: list[str]

    @property
    def agreed(self) -> list[str] | None:
        """Return the lines that come out, None where both sides changed them differently."""
        if self.ours in (self.theirs, self.base):
            return self.theirs
        return self.ours if self.theirs == self.base else None


def stretches(base: str, ours: str, theirs: str) -> Iterator[Stretch]:
    """Yield the versions' lines, cut where all three have a line in common."""
    lines = base.splitlines(True), ours.splitlines(True), theirs.splitlines(True)
    to_ours, to_theirs = _matches(lines[0], lines[1]), _matches(lines[0], lines[2])
    at = [0, 0, 0]
    for number in range(len(lines[0]) + 1):
        if number == len(lines[0]):
            place = [number, len(lines[1]), len(lines[2])]
        elif number in to_ours and number in to_theirs:
            place = [number, to_ours[number], to_theirs[number]]
        else:
            continue
        if place != at:
            yield Stretch(*(each[start:end] for each, start, end in zip(lines, at, place, strict=True)))
        if number < len(lines[0]):
            yield Stretch(*([each[start]] for each, start in zip(lines, place, strict=True)))
        at = [start + 1 for start in place]


def _matches(base: list[str], other: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def merged_lines(base: str, ours: str, theirs: str) -> str | None:
    """Return the text in which every line that either side changed is as that side has it; None where both did."""
    found: list[str] = []
    for stretch in stretches(base, ours, theirs):
        if stretch.agreed is None:
            return None
        found += stretch.agreed
    return "".join(found)


def marked_lines(base: str, ours: str, theirs: str, names: tuple[str, str]) -> tuple[str, int]:
    """Return the text with git's conflict markers where both sides changed lines, and how many such places there are.

    `names` are what the two sides are called there.
    """
    found: list[str] = []
    conflicts = 0
    newline = "\r\n" if "\r\n" in ours else "\n"
    for stretch in stretches(base, ours, theirs):
        if stretch.agreed is not None:
            found += stretch.agreed
            continue
        conflicts += 1
        parts = (("<<<<<<< " + names[0], stretch.ours), ("=======", stretch.theirs))
        for mark, lines in parts:
            found += [mark + newline, *_ended(lines, newline)]
        found.append(f">>>>>>> {names[1]}{newline}")
    return "".join(found), conflicts


def _ended(lines: list[str], newline: str) -> list[str]:
    return [*lines[:-1], lines[-1] if lines[-1].endswith(("\n", "\r")) else lines[-1] + newline] if lines else []
