"""A text in Argdown, taken apart: its title, and one entry for each paragraph, relation, numbered step and inference.

Knows Argdown's lines, comments and escapes. Must not know what an entry means for a debate.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Kind = Literal["paragraph", "relation", "step", "inference", "heading"]
Shape = Literal["statement", "argument"]

_FRONT = re.compile(r"\A\s*===[ \t]*\n(.*?)\n===[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_FRONT_SETTING = re.compile(r"^(?!title:|participants:)[^\s#][^:\n]*:", re.MULTILINE)
_FRONT_PEOPLE = re.compile(r"^participants:[ \t]*\n((?:[ \t]+.*(?:\n|\Z))*)", re.MULTILINE)
_FRONT_PERSON = re.compile(r"^[ \t]+([a-z0-9][a-z0-9-]*):[ \t]*(.+)", re.MULTILINE)
_COMMENT = re.compile(r"<!--|/\*|(?<!\S)//")
_ENDS = {"<!--": "-->", "/*": "*/", "//": "\n"}
_ESCAPE = re.compile(r"\\([\\\[\]<>{}()#@*_:;/,+=|~`.\"'!?$%&^-])")
_HIDE = 0xF0000
_HIDDEN = re.compile(f"[{chr(_HIDE)}-{chr(_HIDE + 127)}]")

_HEADING = re.compile(r"#{1,6}\s+(.*)")
_STEP = re.compile(r"\((\d+)\)\s+(.*)")
_RELATION = re.compile(r"(<\+|<-|<_|\+>|->|_>|><|[+_-])\s+(\S.*)")
_BULLET = re.compile(r"(?:\*|\d+\.)\s+(.*)")
_RULE = re.compile(r"--\s+(\S.*?)\s+--")

_NAMED = re.compile(r"(?:\[([^\[\]]+)\](?!\()|<([^<>]+)>)[ \t]*(:?)[ \t]*(.*)", re.DOTALL)
_DATA = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*\Z")
_TAG = re.compile(r"(?<![^\s(])#(?:\(([^()]+)\)|([\w-]+))")
_MENTION = re.compile(r"@(?:\[([^\[\]]+)\]|<([^<>]+)>)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_STRONG = re.compile(r"(\*\*|__|(?<!\w)[*_])(?=\S)(.{1,1000}?)(?<=\S)\1(?!\w)")


@dataclass(slots=True)
class Entry:
    """One entry: the line it begins in, its indent, what it is, its sign or rule, and its words."""

    at: int
    indent: int
    kind: Kind
    sign: str
    words: str


@dataclass(slots=True)
class Element:
    """A statement or an argument as it stands at one place; no title where none was written, no text in a reference."""

    shape: Shape
    title: str
    text: str
    tags: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says that a debate keeps: the title, or "", and the names of participants by id.

    `settings` and `comments` count what else stands there, and the comments of the whole text.
    """

    title: str = ""
    people: Mapping[str, str] = field(default_factory=dict)
    settings: int = 0
    comments: int = 0


def entries(text: str) -> tuple[Front, list[Entry]]:
    """Return the front matter and the entries in order."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    head = _front(front[1]) if front else Front()
    body = "\n" * text.count("\n", 0, front.end()) + text[front.end() :] if front else text
    body = _ESCAPE.sub(lambda found: chr(_HIDE + ord(found[1])), body)
    body, comments = _without_comments(body)
    found: list[Entry] = []
    going_on, rule, in_steps = False, False, False
    for at, row in enumerate(body.split("\n"), 1):
        words = row.strip()
        indent = len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip())
        if not words:
            going_on = False
        elif rule:
            rule = words != "--"
            found[-1].sign = f"{found[-1].sign} {words}".strip() if rule else found[-1].sign
        elif new := _entry(at, indent, words, in_steps=in_steps):
            found.append(new)
            in_steps = new.kind in ("step", "inference") or (in_steps and new.kind == "relation")
            rule, going_on = words in ("--", "---"), new.kind != "inference"
        elif going_on and not _begins(words) and not (found[-1].kind == "relation" and indent < found[-1].indent):
            found[-1].words += f" {words}"
        else:
            found.append(Entry(at, indent, "paragraph", "", words))
            going_on, in_steps = True, False
    return replace(head, comments=comments), found


def _without_comments(body: str) -> tuple[str, int]:
    """Return the text with line feeds alone in place of its comments, and how many there were.

    What is opened and never closed is text.
    """
    kept, at, count = [], 0, 0
    unclosed: set[str] = set()
    while found := _COMMENT.search(body, at):
        opened = found[0]
        end = -1 if opened in unclosed else body.find(_ENDS[opened], found.end())
        if opened == "//":
            end = len(body) if end < 0 else end
        elif end < 0:
            unclosed.add(opened)
            kept.append(body[at : found.end()])
            at = found.end()
            continue
        else:
            end += len(_ENDS[opened])
        kept += [body[at : found.start()], "\n" * body.count("\n", found.start(), end)]
        at = end
        count += 1
    return "".join([*kept, body[at:]]), count


def _front(front: str) -> Front:
    title, people = _FRONT_TITLE.search(front), _FRONT_PEOPLE.search(front)
    named = _FRONT_PERSON.findall(people[1]) if people else []
    names = {who: _unquoted(name) for who, name in named}
    return Front(_unquoted(title[1]) if title else "", names, len(_FRONT_SETTING.findall(front)))


def _unquoted(words: str) -> str:
    words = " ".join(words.split())
    if len(words) > 1 and words[0] == words[-1] == '"':
        try:
            return str(json.loads(words))
        except ValueError:
            return words[1:-1]
    return words.strip("'")


def _entry(at: int, indent: int, words: str, *, in_steps: bool) -> Entry | None:
    """Return what a line begins, or None where it goes on with what stands above, or is a paragraph."""
    if in_steps and re.fullmatch(r"-{2,}", words):
        return Entry(at, indent, "inference", "", "")
    if in_steps and (rule := _RULE.fullmatch(words)):
        return Entry(at, indent, "inference", rule[1], "")
    if step := _STEP.fullmatch(words):
        return Entry(at, indent, "step", step[1], step[2])
    if indent == 0 and (heading := _HEADING.fullmatch(words)):
        return Entry(at, indent, "heading", "", heading[1])
    if relation := _RELATION.fullmatch(words):
        return Entry(at, indent, "relation", relation[1], relation[2])
    if bullet := _BULLET.fullmatch(words):
        return Entry(at, indent, "paragraph", "", bullet[1])
    return None


def _begins(words: str) -> bool:
    """Return whether a line is the head of a statement or argument, so that it cannot go on with what stands above."""
    named = _NAMED.fullmatch(words)
    return named is not None and bool(named[3] or not named[4])


def element(words: str) -> Element:
    """Return what an entry's words say; `lost` names what they hold besides, that no debate keeps."""
    lost: list[str] = []
    data: dict[str, Any] = {}
    if braces := _DATA.search(words):
        words = words[: braces.start()].rstrip()
        try:
            data = json.loads(_shown(braces[0]))
        except ValueError:
            lost.append("data")
    tags = tuple(_shown(a or b) for a, b in _TAG.findall(words))
    words = _TAG.sub("", words).strip()
    named = _NAMED.fullmatch(words)
    if named is None or (not named[3] and named[4]):
        return Element("statement", "", _text(words, lost), tags, data, tuple(lost))
    title = " ".join(_shown(named[1] or named[2]).split())
    return Element("statement" if named[1] else "argument", title, _text(named[4], lost), tags, data, tuple(lost))


def _text(words: str, lost: list[str]) -> str:
    """Return the words without Argdown's marks; what a link leads to is lost."""
    lost += ["links"] * len(_LINK.findall(words))
    words = _MENTION.sub(lambda found: found[1] or found[2], _LINK.sub(r"\1", words))
    return " ".join(_shown(_STRONG.sub(r"\2", words)).split())


def _shown(words: str) -> str:
    """Return words with the characters that were escaped."""
    return _HIDDEN.sub(lambda found: chr(ord(found[0]) - _HIDE), words)
