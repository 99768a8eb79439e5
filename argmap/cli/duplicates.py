"""`argmap duplicates`: what repeats, quotes, edits or contradicts what, among claims and comments.

Knows its options. Must not know how likeness is found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.cli import output
from argmap.cli.parser import add_json, command_parser
from argmap.cli.stop import FINDINGS, FINE
from argmap.cli.threads import add_columns, counted, read_thread
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse

    from argmap.duplicates.result import Duplicates
    from argmap.threads.values import Ref

_DESCRIPTION = """\
Say what repeats what: the claims of a debate (.yaml) or the comments of a thread (text, Markdown, CSV, JSON
Lines, mbox). Equal texts are folded. Edits, variants and perhaps opposite texts are proposals, with the
differing words marked: [-gone-] {+new+}."""
_EXAMPLES = """
argmap duplicates wait.yaml
argmap duplicates thread.txt --json
argmap duplicates comments.csv --text body --id id
argmap duplicates --bulk comments.parquet -o clusters.parquet --memory 4GB
"""
_DEBATES = (".yaml", ".yml")


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "duplicates", description=_DESCRIPTION, examples=_EXAMPLES)
    parser.add_argument("files", metavar="FILE", nargs="+", help="a debate or a thread")
    parser.add_argument(
        "--threshold", metavar="N", type=_threshold, default=0.8, help="least likeness of a variant (default: 0.8)"
    )
    add_columns(parser)
    bulk = parser.add_argument_group("millions of rows, out of memory (pip install 'argmap[bulk]')")
    bulk.add_argument("--bulk", action="store_true", help="read CSV or Parquet with DuckDB, write clusters to OUT")
    bulk.add_argument("-o", dest="out", metavar="OUT", help="clusters, as .parquet or .csv")
    bulk.add_argument("--memory", metavar="SIZE", default="4GB", help="memory to use at most (default: 4GB)")
    bulk.add_argument("--work", metavar="FOLDER", help="where steps are kept, to resume (default: beside OUT)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print what repeats what; return 0, 1 where part of a file could not be read."""
    if args.bulk:
        from argmap.cli.bulk import run_bulk

        return run_bulk(args)
    from argmap.cli.progress import ProgressBar
    from argmap.duplicates import find_duplicates

    texts: list[str] = []
    refs: list[Ref] = []
    authors: list[str | None] = []
    order: list[int] | None = []
    complete = True
    for file in args.files:
        one = _read(file, args)
        order = None if order is None or one.ranks is None or len(args.files) > 1 else one.ranks
        texts += one.texts
        refs += one.refs
        authors += one.authors
        complete = complete and one.whole
    with ProgressBar() as told:
        found = find_duplicates(texts, threshold=args.threshold, order=order, progress=told)
    if args.json:
        output.write(to_json(as_json(found, refs)))
    else:
        files = len(args.files) > 1
        names = [
            (f"{ref.file}: {ref}" if files else str(ref)) + (f" ({author})" if author else "")
            for ref, author in zip(refs, authors, strict=True)
        ]
        _print(found, texts, names)
    return FINE if complete else FINDINGS


class _File(NamedTuple):
    """A file's texts, their places and authors, their ranks in time if known, and whether all of it could be read."""

    texts: list[str]
    refs: list[Ref]
    authors: list[str | None]
    ranks: list[int] | None
    whole: bool


def _read(file: str, args: argparse.Namespace) -> _File:
    from argmap.threads.values import Ref

    if Path(file).suffix.lower() in _DEBATES:
        from argmap.cli.reading import read_document, tell_diagnostics

        document = read_document(file)
        tell_diagnostics(document.diagnostics, only_errors=True)
        claims = document.debate.claims
        whole = not any(found.severity == "error" for found in document.diagnostics)
        refs = [Ref(file, id=id) for id in claims]
        return _File([claim.text for claim in claims.values()], refs, [None] * len(refs), None, whole)
    from argmap.threads.fold import time_order

    thread = read_thread(file, args)
    comments = thread.comments
    ranks = time_order(comments, [(at, 0) for at in range(len(comments))])
    refs = [thread.ref(c) for c in comments]
    return _File([c.text for c in comments], refs, [c.author for c in comments], ranks, not thread.remarks)


def as_json(found: Duplicates, refs: list[Ref]) -> dict[str, Any]:
    """Return the JSON of `duplicates`: scores from 0 to 1, spans in code points of the raw texts."""
    return {
        "texts": found.texts,
        "distinct": found.distinct,
        "clusters": [
            {
                "canonical": refs[cluster.canonical].as_json(),
                "members": [
                    {"ref": refs[m.text].as_json(), "tier": m.tier, "score": m.score, "why": m.why or None}
                    for m in cluster.members
                ],
            }
            for cluster in found.clusters
        ],
        "quotations": [
            {
                "ref": refs[q.text].as_json(),
                "span": list(q.span),
                "of": refs[q.of].as_json(),
                "of_span": list(q.of_span),
                "score": q.score,
            }
            for q in found.quotations
        ],
    }


def _print(found: Duplicates, texts: list[str], names: list[str]) -> None:
    from argmap.cli.repeats import repeat_lines

    output.write_lines(repeat_lines(found, texts, names, on=output.colourful()))
    output.say(
        f"{counted(found.texts, 'text')}, {found.distinct:,} distinct, {counted(len(found.quotations), 'quotation')}"
    )


def _threshold(text: str) -> float:
    import argparse

    try:
        value = float(text.removesuffix("%"))
    except ValueError:
        value = -1.0
    value = value / 100 if value > 1 or text.endswith("%") else value
    if not 0.5 <= value <= 1:
        raise argparse.ArgumentTypeError(f"'{display_text(text)}' is no likeness; write 0.5 to 1, or 50 to 100")
    return value
