"""The pages of the documentation quote what the program prints, with `…` for lines that are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

ELISION = "…"


def blocks(page: Path, language: str) -> list[str]:
    """Return the text of every fenced block of that language on a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def commands(page: Path) -> list[tuple[str, list[str]]]:
    """Return each quoted command of a page with the lines that stand below it."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(page, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def assert_printed(quoted: Sequence[str], lines: Sequence[str]) -> None:
    """Fail unless the quoted lines are those printed, one after the other, but for what was left out."""
    at, free = 0, False
    for line in quoted:
        if line == ELISION:
            free = True
            continue
        at = lines.index(line, at) if free else at
        assert lines[at] == line
        at, free = at + 1, False
