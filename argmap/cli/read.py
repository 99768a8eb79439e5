"""`argmap read`: a thread with its repeats folded and its quotations marked; with -o a starter debate.

Knows its options. Must not know how a thread is read or folded.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_json, command_parser
from argmap.cli.stop import FINDINGS, FINE
from argmap.cli.threads import add_columns, counted, read_thread
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from argmap.threads.fold import Folded, FoldedPassage

_DESCRIPTION = """\
Print a thread's distinct passages, each once: ×3 was written three times, ❝ quotes an earlier passage. A thread is
plain text, Markdown (## Author), CSV, JSON Lines or mbox."""
_EXAMPLES = """
argmap read thread.txt
argmap read comments.csv --text body --author name --id id --reply-to parent
argmap read thread.md -o debate.yaml
"""
_MARGIN = 12


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
    quotations: dict[int, list[str]] = {}
    for q in folded.quotations:
        source = folded.thread.comments[q.of]
        place = display_text(str(folded.thread.ref(source)))
        edited = "" if q.score == 1 else ", edited"
        said = f"❝ quotes {place}, characters {q.of_span[0]}–{q.of_span[1]}{edited}"
        quotations.setdefault(q.passage, []).append(said)
    if folded.thread.title:
        yield output.paint(display_text(folded.thread.title), "bold", on=on)
    before: int | None = None
    for number, passage in enumerate(folded.passages):
        comment = folded.thread.comments[passage.places[0][0]]
        if passage.places[0][0] != before and (comment.author or comment.time):
            head = " · ".join(display_text(part) for part in (comment.author, comment.time) if part)
            yield ("\n" if before is not None else "") + output.paint(head, "bold", on=on)
        before = passage.places[0][0]
        yield from _passage_lines(folded, passage, quotations.get(number, []), on=on)


def _passage_lines(folded: Folded, passage: FoldedPassage, quotations: list[str], *, on: bool) -> Iterator[str]:
    ref = folded.thread.ref(folded.thread.comments[passage.places[0][0]])
    label = str(ref.line) if ref.id is None else display_text(ref.id)
    count = f"×{len(passage.places)}" if len(passage.places) > 1 else ""
    margin = f"{label[: _MARGIN - 6]:>{_MARGIN - 6}} {count:<4} "
    shown = display_text(" ".join(passage.text.split()))
    wrapped = textwrap.wrap(shown, max(24, output.width() - _MARGIN), break_on_hyphens=False) or [""]
    yield output.paint(margin, "dim", on=on) + wrapped[0]
    for line in wrapped[1:]:
        yield " " * _MARGIN + line
    for said in quotations:
        yield " " * _MARGIN + output.paint(said, "info", on=on)
