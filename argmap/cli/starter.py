"""A starter debate from a thread: the source, its authors, and every distinct passage ready to be made a claim.

Knows the words of a debate file. Must not know how a thread was read.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.reading import cannot_open
from argmap.cli.stop import Stop
from argmap.cli.threads import counted
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from argmap.threads.fold import Folded, FoldedPassage

_SURROGATE = re.compile("[\ud800-\udfff]")
_BULLET = re.compile(r"\A\s*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_LONGEST_ID = 40


def write_starter(folded: Folded, out: str, *, claims: bool) -> None:
    """Write the debate, and the thread beside it where it lies elsewhere; end with 2 rather than overwrite a file."""
    from argmap.text.store import ChangedOnDisk, save

    target = Path(out)
    if target.exists():
        raise Stop(f"{out}: there is a file already", help="Name another, or move it away.")
    try:
        source = _source_beside(Path(folded.thread.file), target)
        text = starter(folded, source, claims=claims)
        save(target, text.encode(), expected=None)
    except ChangedOnDisk:
        raise Stop(f"{out}: there is a file already; nothing was written", help="Name another.") from None
    except OSError as error:
        raise cannot_open(str(error.filename or out), error) from None
    passages = counted(len(_to_map(folded)), "passage")
    output.say(f"{display_text(out)}: a debate about {display_text(source)}, {passages} to map")
    if not claims and folded.passages:
        output.say(f"Map them one by one: argmap {display_text(out)}, then t for the thread")


def _source_beside(thread: Path, target: Path) -> str:
    """Return the thread's path relative to the debate's folder; a thread outside of it is copied in."""
    folder = target.resolve().parent
    try:
        return thread.resolve().relative_to(folder).as_posix()
    except ValueError:
        pass
    copy = folder / thread.name
    if not copy.exists():
        shutil.copyfile(thread, copy)
        output.say(f"{display_text(str(copy))}: a copy of the thread, so that quotes can be checked")
    elif copy.read_bytes() != thread.read_bytes():
        raise Stop(
            f"{copy}: another file of the thread's name lies beside the debate",
            help="A source lies in the debate's folder: rename the thread or move that file away.",
        )
    return copy.name


def starter(folded: Folded, source: str, *, claims: bool = False) -> str:
    """Return the text of the debate file; with `claims` every distinct passage is a claim, else a comment."""
    people = participants(folded)
    title = folded.thread.title or Path(folded.thread.file).stem.replace("_", " ").replace("-", " ")
    passages: dict[str, FoldedPassage] = {}
    for passage in _to_map(folded):
        if passage.text.strip():
            passages[_unused(_slug(passage.text, "passage"), passages)] = passage
    lines = ["argmap: 1", f"title: {_quoted(title)}", _thesis(passages, claims)]
    if people:
        lines += ["", "participants:", *(f"  {id}: {{name: {_quoted(name)}}}" for name, id in people.items())]
    lines += ["", "sources:", "  thread:", f"    title: {_quoted(title)}", f"    file: {_quoted(source)}"]
    if passages:
        lines += ["", *_claims(folded, people, passages, claims)]
    return "\n".join(lines) + "\n"


def _to_map(folded: Folded) -> list[FoldedPassage]:
    """Return the passages that have something of their own to be mapped."""
    from argmap.threads.coverage import coverage

    covered = coverage(folded, ())
    return [p for n, p in enumerate(folded.passages) if n not in covered.repeats and n not in covered.remarks]


def _thesis(passages: dict[str, FoldedPassage], claims: bool) -> str:
    if claims and passages:
        return f"thesis: {next(iter(passages))}  # the first passage: name the claim this is about"
    return "# thesis: the-claim-this-is-about  # needed once there is a claim"


def participants(folded: Folded) -> dict[str, str]:
    """Return an id for each author, in order of first appearance."""
    people: dict[str, str] = {}
    for comment in folded.thread.comments:
        if comment.author and comment.author not in people:
            people[comment.author] = _unused(_slug(comment.author, "person"), set(people.values()))
    return people


def _claims(folded: Folded, people: dict[str, str], passages: dict[str, FoldedPassage], claims: bool) -> Iterator[str]:
    mark = "" if claims else "# "
    if not claims:
        yield f"# What the thread says, in {counted(len(passages), 'distinct passage')}. To make some claims, take"
        yield "# the # away and name one of them as the thesis; or open this file and press t to map them one by one."
    yield f"{mark}claims:"
    for id, passage in passages.items():
        yield from (mark + line for line in _claim(folded, people, id, passage))


def _claim(folded: Folded, people: dict[str, str], id: str, passage: FoldedPassage) -> Iterator[str]:
    author = folded.thread.comments[passage.places[0][0]].author
    by = f"by: {people[author]}, " if author else ""
    text = re.sub(r"(?m)^[ \t]*(?:>[ \t]?)+", "", passage.text) if passage.quoted else passage.text
    text = _BULLET.sub("", text)
    yield f"  {id}:" + (f"  # written {len(passage.places)} times" if len(passage.places) > 1 else "")
    yield f"    text: {_quoted(' '.join(text.split()))}"
    yield f"    quotes: [{{source: thread, {by}text: {_quoted(' '.join(text.split()))}}}]"


def _slug(text: str, otherwise: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words[:6]:
        if len(slug) + len(word) + 1 > _LONGEST_ID:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or otherwise


def _unused(id: str, used: Container[str]) -> str:
    free, number = id, 2
    while free in used:
        free, number = f"{id}-{number}", number + 1
    return free


def _quoted(text: str) -> str:
    # JSON strings are YAML's double-quoted ones; half a surrogate pair cannot be written at all.
    return to_json(_SURROGATE.sub("\ufffd", text), indent=None)
