"""A thread as values: comments, their passages, and how either is referred to.

Must not know any format or file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

Format = Literal["lines", "paragraphs", "transcript", "markdown", "csv", "jsonl", "mbox"]

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a text stands: an id of its file, else its first line, counted from 1."""

    file: str
    line: int | None = None
    id: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return {"file", "id"} or {"file", "line"}."""
        return {"file": self.file, "id": self.id} if self.id is not None else {"file": self.file, "line": self.line}

    def __str__(self) -> str:
        return self.id if self.id is not None else f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a comment: `comment.text[start:end]`. `quoted` where all its lines begin with `>`."""

    text: str
    start: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What one person wrote at one time. `text` is raw; spans count its code points."""

    text: str
    line: int
    id: str | None = None
    author: str | None = None
    time: str | None = None
    reply_to: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A file read as comments. `remarks` say what could not be read, and where."""

    file: str
    format: Format
    comments: tuple[Comment, ...]
    title: str | None = None
    remarks: tuple[str, ...] = ()

    def ref(self, comment: Comment) -> Ref:
        """Return how a comment is referred to."""
        return Ref(self.file, id=comment.id) if comment.id is not None else Ref(self.file, line=comment.line)

    def line_of(self, comment: int, passage: int) -> int:
        """Return the line in which a passage begins; in a table or in mail the line of its comment."""
        found = self.comments[comment]
        if self.format in ("csv", "jsonl", "mbox"):
            return found.line
        return found.line + len(_LINE_BREAK.findall(found.text, 0, found.passages[passage].start))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that hold what; None for one that is guessed by its name."""

    text: str | None = None
    author: str | None = None
    id: str | None = None
    reply_to: str | None = None
    time: str | None = None
