"""A discussion as Kialo exports it: numbered claims, each for or against the one its number hangs from.

Knows the exported text. Must not know files. Votes and comments are not in that text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.formats.gathered import Gathered
from argmap.formats.importing import CannotImport, Imported
from argmap.model.values import Premise, Relation

_TITLE = re.compile(r"\s*Discussion (?:Title|Name):\s*(.*)", re.IGNORECASE)
_CLAIM = re.compile(r"\s*(\d+(?:\.\d+)*)\.\s+(?:(Pro|Con):\s*)?(.*)", re.IGNORECASE)
_SEE = re.compile(r"(?:->|→)\s*See\s+(?:discussion\s+)?(.*?)\.?\s*\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~<>|\"'-])")
_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")

_ELSEWHERE = "elsewhere"


@dataclass(slots=True)
class _Line:
    """One numbered claim as it was exported."""

    at: int
    stance: str
    text: str


def looks_like_it(text: str) -> bool:
    """Return whether a text begins as such an export does."""
    return _TITLE.match(text) is not None


def read(text: str) -> Imported:
    """Return the discussion as a debate; raise `CannotImport`, naming every line, where it is none.

    `Pro` supports and `Con` rebuts what stands above. `-> See 1.2.` is the claim of that number. Claims that are
    neither are theses; the one they stand under is the question, and becomes the title.
    """
    title, lines, before = _lines(text)
    questions = _questions(lines)
    gathered = Gathered()
    ids: dict[str, str] = {}
    for number, line in lines.items():
        words, links = _plain(line.text)
        if number in questions:
            title = title or words
        elif not _SEE.match(line.text):
            ids[number] = gathered.claim(words, note="\n".join(links) or None)
    wrong, elsewhere = [], 0
    for number, line in lines.items():
        if number not in questions:
            said = _hang(gathered, number, line, ids, lines, questions)
            elsewhere += said == _ELSEWHERE
            wrong += [f"line {line.at}: {said}"] if said and said != _ELSEWHERE else []
    if wrong:
        raise CannotImport("\n".join(["not every line can be read", *wrong]))
    counts = {
        "links into other discussions, and what hangs from them": elsewhere,
        "lines before the first claim": before,
    }
    losses = tuple(f"not kept: {words} ({count})" for words, count in counts.items() if count)
    return Imported(gathered.debate(title), losses)


def _questions(lines: Mapping[str, _Line]) -> set[str]:
    """Return the numbers of what is asked: nothing under it says whether it is for or against."""
    stances: dict[str, list[str]] = {}
    for number, line in lines.items():
        stances.setdefault(_above(number), []).append(line.stance)
    return {number for number in lines if number in stances and not any(stances[number])}


def _hang(
    gathered: Gathered,
    number: str,
    line: _Line,
    ids: dict[str, str],
    lines: Mapping[str, _Line],
    questions: set[str],
) -> str | None:
    """Let a claim bear on the one above it; return what is wrong with the line, `_ELSEWHERE`, or None."""
    above = _above(number)
    if seen := _SEE.match(line.text):
        if not _NUMBER.fullmatch(seen[1]):
            return _ELSEWHERE
        if seen[1] not in ids:
            return f"there is no claim {seen[1]}"
        ids[number] = ids[seen[1]]
    if not above or above in questions:
        gathered.thesis += [] if ids[number] in gathered.thesis else [ids[number]]
    elif above not in lines:
        return f"there is no claim {above} for {number} to stand under"
    elif not line.stance:
        return f"{number} does not say whether it is Pro or Con"
    elif above not in ids:
        return _ELSEWHERE
    else:
        relation: Relation = "supports" if line.stance.casefold() == "pro" else "rebuts"
        gathered.step(relation, ids[above], (Premise(ids[number]),))
    return None


def _lines(text: str) -> tuple[str, dict[str, _Line], int]:
    """Return the title, the claims by number, and how many other lines stand before them.

    A line without a number goes on with the claim above it.
    """
    title, lines, before = "", dict[str, _Line](), 0
    last: _Line | None = None
    for at, row in enumerate(text.splitlines(), 1):
        if not lines and (named := _TITLE.fullmatch(row)):
            title = named[1].strip()
        elif (found := _CLAIM.fullmatch(row)) and found[1] not in lines:
            last = lines[found[1]] = _Line(at, found[2] or "", found[3].strip())
        elif last is not None and row.strip():
            last.text = f"{last.text} {row.strip()}".strip()
        elif row.strip():
            before += 1
    if not lines:
        raise CannotImport("no line begins as a claim of Kialo does: `1.1. Pro: …`")
    return title, lines, before


def _above(number: str) -> str:
    return number.rpartition(".")[0]


def _plain(text: str) -> tuple[str, list[str]]:
    """Return the text without Markdown's escapes, and its links, each as `words: address`."""
    links = [f"{_unescaped(words)}: {address}" for words, address in _LINK.findall(text)]
    return _unescaped(_LINK.sub(r"\1", text)), links


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
