"""`argmap duplicates --bulk`: options, columns and messages around the run out of memory.

Must not know the steps of the run.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.progress import ProgressBar
from argmap.cli.stop import FINDINGS, FINE, MISSING_PROGRAM, Stop
from argmap.cli.threads import columns_of, counted
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse

_MEMORY = re.compile(r"[1-9][0-9]*(\.[0-9]+)?\s*([KMGT]i?B)", re.IGNORECASE)


def run_bulk(args: argparse.Namespace) -> int:
    """Write the clusters of the files to OUT; return 0. End with 3 where DuckDB is not installed."""
    if not args.out or Path(args.out).suffix.lower() not in (".parquet", ".csv"):
        raise Stop("--bulk writes the clusters to a file", help="Add -o clusters.parquet, or .csv")
    if not _MEMORY.fullmatch(args.memory):
        raise Stop(f"--memory {args.memory} is no size", help="Write such as 800MB or 4GB")
    for file in args.files:
        if not Path(file).is_file():
            raise Stop(f"{file}: there is no such file")
    try:
        import duckdb
    except ImportError:
        help = "Install it: pip install 'argmap[bulk]'"
        raise Stop("--bulk needs DuckDB, which is not installed", code=MISSING_PROGRAM, help=help) from None
    try:
        return _run(args)
    except duckdb.OutOfMemoryException as error:
        raise Stop(
            f"the memory of {args.memory} is not enough: {_first(error)}", help="Give more: --memory 8GB"
        ) from None
    except duckdb.Error as error:
        raise Stop(f"DuckDB: {_first(error)}", code=FINDINGS) from None


def _run(args: argparse.Namespace) -> int:
    from argmap.duplicates.bulk import Bulk, OtherRun
    from argmap.threads.tables import NoTextColumn, choose

    out = Path(args.out)
    work = Path(args.work) if args.work else out.with_name(out.name + ".work")
    with ProgressBar() as told:
        bulk = Bulk(work, memory=args.memory, progress=told)
        try:
            chosen = choose(bulk.columns(args.files), columns_of(args))
            left = bulk.run(args.files, text=chosen["text"], ref=chosen.get("id"), threshold=args.threshold)
            texts, distinct, rows = bulk.write(out)
        except NoTextColumn as error:
            raise Stop(str(error), code=FINDINGS) from None
        except OtherRun as error:
            raise Stop(f"{work}: {error}", help="Remove the folder, or name another with --work.") from None
        finally:
            bulk.close()
    if args.json:
        output.write(to_json({"texts": texts, "distinct": distinct, "rows": rows, "uncompared": left, "out": args.out}))
    written = f"{display_text(args.out)}: {counted(rows, 'member')} of clusters"
    output.say(f"{written}; {counted(texts, 'text')}, {distinct:,} distinct. Steps are in {display_text(str(work))}")
    if left:
        output.say(f"The last round is over: {counted(left, 'text')} may have repeats that are not among them.")
    return FINE


def _first(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
