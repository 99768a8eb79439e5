"""A conversation written down: each turn begins with who speaks, `Ann: …`, `<ann> …` or `[10:02] Ann: …`.

Knows how turns begin, and when a text may be taken for one. Must not know files.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from argmap.threads.prose import is_quoted, is_wrapped, lines_of, paragraphs
from argmap.threads.values import Comment, Passage

_TIME = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[,T]?\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_NAME = r"@?[^\W\d_][\w'’.-]*(?: [\w'’.(-][\w'’.)-]*){0,3}"
_TURN = re.compile(
    rf"[ \t]*(?:\[?(?P<time>{_TIME})\]?[ \t]*(?:[-–][ \t]+)?)?"
    rf"(?:<(?P<nick>[^\s<>][^<>]{{0,39}})>[ \t]|(?P<name>{_NAME}):(?=[ \t]|$))[ \t]*"
)
_LONGEST_NAME = 40
_TURNS_AT_LEAST = 4


def is_transcript(text: str) -> bool:
    """Return whether a text is a conversation: it begins with a turn, and two people speak more than once.

    At least a third of its lines begin a turn: a text in which a word and a colon stand here and there is none.
    """
    lines = (line for _, _, line in lines_of(text) if line.strip())
    if (first := _head(next(lines, ""))) is None:
        return False
    heads = [first, *map(_head, lines)]
    speakers = Counter(head.who for head in heads if head)
    often = sum(count > 1 for count in speakers.values())
    return speakers.total() >= max(_TURNS_AT_LEAST, len(heads) / 3) and often >= 2


def read_transcript(text: str) -> tuple[Comment, ...]:
    """Return one comment for each turn that says something; each of its lines is a passage, or each paragraph.

    Who speaks but once is a speaker where the line has a time or the name is written as names are: `Note this: …` goes
    on with what stands above it.
    """
    wrapped = is_wrapped(text)
    heads = [(number, at, head) for number, at, line in lines_of(text) if (head := _head(line))]
    often = Counter(head.who for _, _, head in heads)
    turns = [each for each in heads if each[2].sure or often[each[2].who] > 1]
    ends = [*(at for _, at, _ in turns[1:]), len(text)]
    found = (_turn(text, *turn, end, wrapped=wrapped) for turn, end in zip(turns, ends, strict=False))
    return tuple(comment for comment in found if comment is not None)


class _Head(NamedTuple):
    """How a turn begins: who speaks, when, where the words begin, and whether it can be nothing else."""

    who: str
    time: str | None
    end: int
    sure: bool


def _head(line: str) -> _Head | None:
    found = _TURN.match(line)
    name = found and (found["nick"] or found["name"])
    if not found or not name or len(name) > _LONGEST_NAME:
        return None
    capital = all(word[0].isupper() for word in re.findall(r"[^\W\d_][\w'’]*", name))
    return _Head(name.lstrip("@"), found["time"], found.end(), capital or bool(found["nick"] or found["time"]))


def _turn(text: str, number: int, at: int, head: _Head, end: int, *, wrapped: bool) -> Comment | None:
    said = text[at + head.end : end]
    inner = paragraphs(said) if wrapped else _lines(said)
    if not inner:
        return None
    first, last = inner[0].start, inner[-1].start + len(inner[-1].text)
    number += len(re.findall(r"\r\n|\r|\n", said[:first]))
    return Comment(
        said[first:last],
        number,
        author=head.who,
        time=head.time,
        passages=tuple(replace(each, start=each.start - first) for each in inner),
    )


def _lines(text: str) -> tuple[Passage, ...]:
    return tuple(Passage(line, at, is_quoted(line)) for _, at, line in lines_of(text) if line.strip())
