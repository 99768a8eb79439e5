"""`argmap resolve`: what a merge left to be decided, shown and decided.

Knows its options. Must not know how a value is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.editing import edit_file
from argmap.cli.parser import add_file, add_json, command_parser
from argmap.cli.reading import read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS, FINE, Stop, did_you_mean
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from argmap.model.changes import Change
    from argmap.model.values import Conflict, Debate

_DESCRIPTION = """\
Show what a merge left to be decided, or decide it. A conflict names its place, the value before
both sides changed it, and each side's value; the one that stands in the file now is marked. Where a
side has none, it removed what was there: --take removed."""
_EXAMPLES = """
argmap resolve wait.yaml
argmap resolve wait.yaml claims/wait/text --take main
argmap resolve wait.yaml credences/critic/wait/credence --value 0.3
argmap resolve wait.yaml --all --keep
"""
_MERGE_AGAIN = """\
git merged this line by line. While that merge is not committed, argmap can do it over, field by field:
  argmap git install && git checkout --merge {file}"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "resolve", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("at", metavar="PLACE", nargs="?", help="the place, as the list names it")
    parser.add_argument("--all", action="store_true", help="every place that is in conflict")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--take", metavar="SIDE", help="let this side's value stand (`base`: what was there before)")
    how.add_argument("--value", metavar="TEXT", help="let this value stand")
    how.add_argument("--keep", action="store_true", help="let stand what stands now")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Show the conflicts (1 where there are any), or decide some; return the exit code."""
    decides = args.take is not None or args.value is not None or args.keep
    if not decides:
        if args.at or args.all:
            raise Stop("this does not say what shall stand", help="Add --take SIDE, --value TEXT or --keep.")
        return _show(args)
    if bool(args.at) == args.all:
        raise Stop("this does not say which conflict", help="Name its place, or say --all.")
    if args.all and args.value is not None:
        raise Stop("one value cannot stand at every place", help="Name one place, or take a side.")
    return edit_file(args.file, lambda debate: _decision(debate, args), done="resolved", resolving=True)


def _decision(debate: Debate, args: argparse.Namespace) -> Change:
    from argmap.merge.resolve import kept, side_taken, value_taken
    from argmap.model.changes import Several

    changes: list[Change] = []
    for conflict in _chosen(debate, args):
        if args.keep:
            changes.append(kept(conflict))
        elif args.value is not None:
            changes.append(value_taken(debate, conflict, args.value))
        else:
            changes.append(side_taken(debate, conflict, args.take))
    return changes[0] if len(changes) == 1 else Several(tuple(changes))


def _chosen(debate: Debate, args: argparse.Namespace) -> list[Conflict]:
    if not debate.conflicts:
        raise Stop("nothing is in conflict in this file", code=FINE)
    chosen = [each for each in debate.conflicts if args.all or each.at == args.at]
    if not chosen:
        known = [each.at for each in debate.conflicts]
        raise Stop(f"nothing is in conflict at '{args.at}'", help=did_you_mean(args.at, known) or f"Places: {known[0]}")
    return chosen


def _show(args: argparse.Namespace) -> int:
    from argmap.merge.resolve import value_now

    document = read_document(args.file)
    debate = document.debate
    if not document.complete:
        tell_diagnostics(document.diagnostics, only_errors=True)
    conflicts = debate.conflicts
    if args.json:
        said = [
            {"at": each.at, "base": each.base, "sides": dict(each.sides), "now": value_now(debate, each)}
            for each in conflicts
        ]
        output.write(to_json({"conflicts": said}))
    else:
        output.write_lines(line for each in conflicts for line in _lines(each, value_now(debate, each)))
    if conflicts:
        first = conflicts[0]
        side = next(iter(first.sides), "base")
        example = f"argmap resolve {args.file} {first.at} --take {side}"
        output.say(f"{len(conflicts)} to decide, such as: {display_text(example)}")
    elif any(each.code == "conflict-marker" for each in document.diagnostics):
        output.say(_MERGE_AGAIN.format(file=display_text(args.file)))
    elif document.complete and not args.json:
        output.say(f"{display_text(args.file)}: nothing is in conflict")
    return FINDINGS if conflicts or not document.complete else FINE


def _lines(conflict: Conflict, now: str | None) -> Iterator[str]:
    yield display_text(conflict.at)
    sides = {"base": conflict.base, **conflict.sides}
    if len(conflict.sides) < 2:
        sides["removed"] = None
    width = max(len(display_text(name)) for name in sides)
    for name, value in sides.items():
        mark = "›" if value == now and name != "base" else " "
        shown = display_text(value) if value is not None else "(nothing)"
        yield f"  {mark} {display_text(name):<{width}}  {shown}"
