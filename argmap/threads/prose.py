"""Plain text and Markdown as comments: a paragraph per line, paragraphs between blank lines, `## Author` headings.

Knows text. Must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from argmap.threads.values import Comment, Passage

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_WRAPPED_AT = range(40, 101)
_ENDS_A_SENTENCE = (".", "?", "!", ":", ";", ".”", '."', ".)")


def lines_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each line's number from 1, its offset, and its text without the line ending."""
    at, number = 0, 1
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None
        yield number, at, match[0].rstrip("\r\n")
        at, number = match.end(), number + 1


def read_lines(text: str) -> tuple[Comment, ...]:
    """Return one comment for each line that is not blank."""
    return tuple(
        Comment(line, number, passages=(Passage(line, 0, is_quoted(line)),))
        for number, _, line in lines_of(text)
        if line.strip()
    )


def read_paragraphs(text: str) -> tuple[Comment, ...]:
    """Return one comment for each run of lines between blank lines."""
    starts = {at: number for number, at, _ in lines_of(text)}
    return tuple(
        Comment(p.text, starts[p.start], passages=(replace(p, start=0),)) for p in paragraphs(text) if p.start in starts
    )


def is_wrapped(text: str) -> bool:
    """Return whether lines were broken for width, so that paragraphs stand between blank lines.

    Told by blank lines between runs of lines, most of which, but for the last of a run, are of one width and break off
    in the middle of a sentence.
    """
    runs: list[list[str]] = [[]]
    for _, _, line in lines_of(text):
        if line.strip():
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    inner = [line for run in runs for line in run[:-1]]
    if not any(runs[1:]) or not inner:
        return False
    broken = [line for line in map(str.rstrip, inner) if not line.endswith(_ENDS_A_SENTENCE)]
    return sum(len(line) in _WRAPPED_AT for line in broken) > len(inner) / 2


def paragraphs(text: str, *, markdown: bool = False) -> tuple[Passage, ...]:
    """Return the paragraphs of a text, raw; lines that begin with `>` are paragraphs of their own.

    In Markdown so is each item of a list, and each block of code.

    >>> [(p.text, p.start, p.quoted) for p in paragraphs("> so he said\\nI disagree.\\n\\nStill.")]
    [('> so he said', 0, True), ('I disagree.', 13, False), ('Still.', 26, False)]
    """
    found: list[Passage] = []
    begin = end = 0
    quoted = inside = fenced = False

    def close() -> None:
        if inside:
            found.append(Passage(text[begin:end], begin, quoted))

    for _, at, line in lines_of(text):
        fence = markdown and _FENCE.match(line) is not None
        if fenced and inside:
            # In a block of code nothing but its end means anything.
            end = at + len(line)
            if fence:
                close()
                inside = fenced = False
            continue
        if not line.strip(" \t>"):
            close()
            inside = False
            continue
        if inside and (is_quoted(line) != quoted or fence or (markdown and _ITEM.match(line))):
            close()
            inside = False
        if not inside:
            begin, quoted, inside, fenced = at, is_quoted(line), True, fence
        end = at + len(line)
    close()
    return tuple(found)


def is_quoted(line: str) -> bool:
    """Return whether the line is marked as quoted, by a `>` that is no comparison with a number."""
    bare = line.lstrip(" \t")
    return bare.startswith(">") and not re.match(r">[> \t]*[-+$€£¥]?[.\d]", bare)


def read_markdown(text: str) -> tuple[str | None, tuple[Comment, ...]]:
    """Return the title (a `#` heading) and a comment for each heading below it; the heading names the author.

    Without such headings each paragraph is a comment. A heading `## Ann Lee, 2024-05-01` gives author and time.
    """
    title: str | None = None
    heads: list[tuple[int, int, str]] = []
    fenced = False
    for _, at, line in lines_of(text):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (match := _HEADING.match(line)):
            if len(match[1]) == 1 and title is None and not heads:
                title = match[2]
            heads.append((at, at + len(line), match[2] if len(match[1]) > 1 else ""))
    bounds = [(0, 0, ""), *heads, (len(text), len(text), "")]
    numbers = {at: number for number, at, _ in lines_of(text)}
    comments: list[Comment] = []
    for (_, start, head), (end, _, _) in pairwise(bounds):
        comments.extend(_section(text, start, end, head, numbers))
    return title, tuple(comments)


def _section(text: str, start: int, end: int, head: str, numbers: dict[int, int]) -> Iterator[Comment]:
    found = [replace(p, start=p.start + start) for p in paragraphs(text[start:end], markdown=True)]
    if not found:
        return
    if not head:
        for p in found:
            yield Comment(p.text, numbers[p.start], passages=(replace(p, start=0),))
        return
    author, time = _author(head)
    first, last = found[0].start, found[-1].start + len(found[-1].text)
    inner = tuple(replace(p, start=p.start - first) for p in found)
    yield Comment(text[first:last], numbers[first], author=author, time=time, passages=inner)


def _author(head: str) -> tuple[str, str | None]:
    match = re.fullmatch(r"(.+?)[,\s(·|-]+(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?)\)?", head)
    name, time = (match[1], match[2]) if match else (head, None)
    return name.strip(" *_`:"), time
