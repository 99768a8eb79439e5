"""`argmap read`: a thread with its repeats folded and its quotations marked; with -o a starter debate.

Knows its options. Must not know how a thread is read or folded.
"""

from __future__ import annotations

import re
import textwrap
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_json, command_parser
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.cli.threads import add_columns, counted, read_thread
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from argmap.threads.fold import Folded, FoldedPassage, LinkedQuotation
    from argmap.threads.values import Comment, Thread

_DESCRIPTION = """\
Print a thread's distinct passages, each once: ×3 was written three times, ❝ quotes an earlier passage. A thread is
plain text, a conversation (Ann: …), Markdown (## Author), CSV, JSON Lines or mbox."""
_EXAMPLES = """
argmap read thread.txt
argmap read comments.csv --text body --author name --id id --reply-to parent
argmap read thread.md -o debate.yaml
"""
_MARGIN = 12
_PROSE = ("lines", "paragraphs", "transcript", "markdown")
_WHOLE = 0.8
_FIRST_LINES = 50


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "read", description=_DESCRIPTION, examples=_EXAMPLES)
    parser.add_argument("thread", metavar="THREAD", help="the thread's file")
    parser.add_argument("-o", dest="out", metavar="DEBATE", help="write a starter debate with the thread as its source")
    parser.add_argument("--claims", action="store_true", help="with -o: make every distinct passage a claim at once")
    add_columns(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the thread or write the starter; return 0, 1 where part of the thread could not be read."""
    from argmap.cli.progress import ProgressBar
    from argmap.threads import fold

    _refuse_debate(args.thread)
    thread = read_thread(args.thread, args)
    with ProgressBar() as told:
        folded = fold(thread, progress=told)
    if args.out:
        from argmap.cli.starter import write_starter

        write_starter(folded, args.out, claims=args.claims)
    if args.json:
        output.write(to_json(as_json(folded)))
    elif not args.out:
        _print(folded)
    return FINDINGS if thread.remarks else FINE


def _refuse_debate(file: str) -> None:
    """End with 2 where the file is a debate: its lines are no comments."""
    path = Path(file)
    if path.suffix.lower() not in (".yaml", ".yml"):
        return
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            debate = any(line.startswith("argmap:") for line in islice(lines, _FIRST_LINES))
    except OSError:
        return
    if debate:
        raise Stop(f"{file} is a debate, not a thread", help=f"Print it: argmap show {file}")


def as_json(folded: Folded) -> dict[str, Any]:
    """Return the JSON of `read`: comments, distinct passages with their places, quotations with both spans."""
    thread = folded.thread
    refs = [thread.ref(comment).as_json() for comment in thread.comments]
    return {
        "comments": [
            {"ref": ref, "author": c.author, "time": c.time, "reply_to": c.reply_to, "text": c.text}
            for ref, c in zip(refs, thread.comments, strict=True)
        ],
        "passages": [
            {"text": p.text, "count": len(p.places), "refs": [refs[comment] for comment, _ in p.places]}
            for p in folded.passages
        ],
        "quotations": [
            {
                "ref": refs[q.comment],
                "span": list(q.span),
                "of": refs[q.of],
                "of_span": list(q.of_span),
                "score": q.score,
            }
            for q in folded.quotations
        ],
    }


def _print(folded: Folded) -> None:
    output.write_lines(_lines(folded, on=output.colourful()))
    written = sum(len(p.places) for p in folded.passages)
    output.say(
        f"{counted(len(folded.thread.comments), 'comment')}, {counted(written, 'passage')}, "
        f"{len(folded.passages):,} distinct, {counted(len(folded.quotations), 'quotation')}"
    )


def _lines(folded: Folded, *, on: bool) -> Iterator[str]:
    thread = folded.thread
    by_id = {comment.id: comment for comment in thread.comments if comment.id is not None}
    quotations: dict[int, list[str]] = {}
    for quotation in folded.quotations:
        quotations.setdefault(quotation.passage, []).append(_quoted(folded, quotation))
    if thread.title:
        yield output.paint(display_text(thread.title), "bold", on=on)
    headed = any(comment.author or comment.time for comment in thread.comments)
    before: int | None = None
    for number, passage in enumerate(folded.passages):
        at = passage.places[0][0]
        if headed and at != before:
            head = _head(thread.comments[at], by_id)
            yield ("\n" if before is not None or thread.title else "") + output.paint(head, "bold", on=on)
        label = _label(thread, *passage.places[0]) if at != before or thread.format in _PROSE else ""
        before = at
        yield from _passage_lines(passage, label, quotations.get(number, []), on=on)


def _head(comment: Comment, by_id: Mapping[str, Comment]) -> str:
    answered = by_id.get((comment.reply_to or "").removeprefix("t1_"))
    parts = [comment.author or "no name", shown_time(comment.time)]
    if answered is not None and answered is not comment:
        parts.append(f"to {answered.author or answered.id}")
    return " · ".join(display_text(part) for part in parts if part)


def _label(thread: Thread, at: int, number: int) -> str:
    """Return the id of a comment if it is short, else the line: in prose that of the passage itself."""
    comment = thread.comments[at]
    if comment.id is not None and len(comment.id) <= _MARGIN - 6:
        return display_text(comment.id)
    return str(thread.line_of(at, number))


def _quoted(folded: Folded, quotation: LinkedQuotation) -> str:
    """Return what a passage quotes: where that stands, and the words where they are not all of the passage."""
    thread = folded.thread
    source, comment = thread.comments[quotation.of], thread.comments[quotation.comment]
    place = folded.passages[quotation.of_passage].places[0]
    label = _label(thread, *place)
    where = label if label == display_text(source.id or "") else f"line {label}"
    author = thread.comments[place[0]].author
    who = f"{display_text(author)}, {where}" if author else where
    words = comment.text[slice(*quotation.span)].split()
    whole = len(words) >= _WHOLE * len(folded.passages[quotation.passage].text.split())
    shown = "" if whole else f": “{display_text(' '.join(words[:3]))} … {display_text(' '.join(words[-3:]))}”"
    return f"❝ quotes {who}{'' if quotation.score == 1 else ', edited'}{shown}"


def _passage_lines(passage: FoldedPassage, label: str, quotations: list[str], *, on: bool) -> Iterator[str]:
    count = f"×{len(passage.places)}" if len(passage.places) > 1 else ""
    margin = f"{label:>{_MARGIN - 6}} {count:<4} "
    shown = display_text(" ".join(passage.text.split()))
    wrapped = textwrap.wrap(shown, max(24, output.width() - _MARGIN), break_on_hyphens=False) or [""]
    yield output.paint(margin, "dim", on=on) + wrapped[0]
    for line in wrapped[1:]:
        yield " " * _MARGIN + line
    for said in quotations:
        yield " " * _MARGIN + output.paint(said, "info", on=on)


def shown_time(time: str | None) -> str:
    """Return a time for people: seconds since 1970 and ISO 8601 as date and minute, anything else as it stands.

    >>> shown_time("1709280000"), shown_time("2024-03-01T09:15:00+01:00"), shown_time("last May")
    ('2024-03-01 08:00', '2024-03-01 09:15', 'last May')
    """
    from datetime import UTC, datetime

    if time is None:
        return ""
    try:
        if re.fullmatch(r"\d{9,10}(\.\d*)?", time):
            return f"{datetime.fromtimestamp(float(time), UTC):%Y-%m-%d %H:%M}"
        return f"{datetime.fromisoformat(time):%Y-%m-%d %H:%M}" if "T" in time else time
    except (ValueError, OverflowError):
        return time
