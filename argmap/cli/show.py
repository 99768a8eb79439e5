"""`argmap show`: the outline of a debate with everyone's credences, or all of it as JSON.

Knows its options. Must not know how an outline is made or a credence computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.computing import computed
from argmap.cli.editing import find_entry
from argmap.cli.parser import Parser, add_file, add_json, command_parser
from argmap.cli.reading import chosen_participants, diagnostics_of, read_document, tell_diagnostics
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse

    from argmap.credence.result import Credences
    from argmap.document import Document
    from argmap.model.values import Debate
    from argmap.views.outline import Outline

_READ_AT_ONCE = 500_000
"""Sources of more bytes than this in all are not folded for one line; the Thread screen folds them."""
_DESCRIPTION = """\
Print the debate as an outline: the thesis on top, reasons for (+) and against (−) it below, with what
is needed (!), evidence (≈), what attacks a step (⊘) and cruxes (◆). ↪ is shown in full elsewhere, ↻ is a cycle."""
_EXAMPLES = """
argmap show wait.yaml
argmap show wait.yaml --as critic --depth 2
argmap show wait.yaml --root bigger-is-riskier
argmap show wait.yaml --filter 'assumed is:leaf -tag:history'
argmap show wait.yaml --filter 'apart>30% prompts'
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "show", description=f"{_DESCRIPTION}\n\n{_language()}", examples=_EXAMPLES)
    add_file(parser)
    add_show_options(parser)


def add_show_options(parser: Parser) -> None:
    """Add the options that say what is shown."""
    parser.add_argument(
        "--as", dest="who", metavar="WHO", action="append", help="whose credences (default: everyone's)"
    )
    parser.add_argument("--root", metavar="ID", help="only what hangs below this claim or argument")
    parser.add_argument("--depth", metavar="N", type=_depth, help="at most so many levels below the top")
    parser.add_argument(
        "--filter",
        metavar="QUERY",
        help="only what a query finds, with what leads to it; argmap show --help tells the language",
    )
    add_json(parser)


def _language() -> str:
    from argmap.views.query import FILTERS

    filters = "\n".join(f"  {one.example:<20}{one.help}" for one in FILTERS)
    return (
        '--filter takes words and "phrases", looked for in ids, texts, notes, tags, people and quotes, and filters.\n'
        "All have to hold; a - before one leaves out what it finds (--filter='-tag:x' where it comes first).\n"
        "Numbers are those of --as; that one of several people meets a filter is enough.\n"
        f"{filters}"
    )


def run(args: argparse.Namespace) -> int:
    """Show the file; return 0, 1 where it has errors."""
    document = read_document(args.file)
    return show(document, who=args.who, root=args.root, depth=args.depth, query=args.filter, json=args.json)


def show(
    document: Document,
    *,
    who: list[str] | None = None,
    root: str | None = None,
    depth: int | None = None,
    query: str | None = None,
    json: bool,
) -> int:
    """Print a document's outline or JSON; return 0, 1 where it has errors (they are told on standard error)."""
    from argmap.views.outline import outline

    errors = [found for found in diagnostics_of(document) if found.severity == "error"]
    try:
        people = _asked(document.debate, who, root)
    except Stop as stop:
        if document.complete:
            raise
        # What is named may be what an error left out.
        tell_diagnostics(errors)
        raise Stop(stop.message, code=FINDINGS, help=stop.help) from None
    credences = computed(document, people)
    tree = outline(document.debate, root=root)
    found = None if query is None else _found(document.debate, query, credences)
    if found is not None:
        found = tuple(id for id in found if tree.home(id) is not None)
    if json:
        from argmap.views.debate_json import debate_json

        output.write(to_json(debate_json(document.debate, credences, tree, depth=depth, found=found)))
    elif document.readable:
        _print(document, credences, tree, depth, found)
        if root is None and found is None:
            _tell_coverage(document)
    tell_diagnostics(errors)
    return FINDINGS if errors else FINE


def _asked(debate: Debate, who: list[str] | None, root: str | None) -> tuple[str, ...]:
    people = chosen_participants(debate, who)
    if root is not None and root not in debate.claims and root not in debate.arguments:
        find_entry(debate, root)
        raise Stop(f"'{root}' is no claim or argument", help="--root names one of those.")
    return people


def _found(debate: Debate, query: str, credences: Credences | None) -> tuple[str, ...]:
    from argmap.views.find import search
    from argmap.views.query import QueryFault

    try:
        return search(debate, query, credences=credences)
    except QueryFault as fault:
        raise Stop(fault.message, help=fault.help[:1].upper() + fault.help[1:]) from None


def _print(
    document: Document, credences: Credences | None, tree: Outline, depth: int | None, found: tuple[str, ...] | None
) -> None:
    from argmap.views.listing import ASSUMED_SAYS, TOGETHER, has_assumed, listing

    if found is not None:
        output.say(f"{len(found)} found" if found else "nothing is like that")

    on = output.colourful()
    output.write(output.paint(display_text(document.debate.title), "bold", on=on) + "\n")
    lines = [
        "".join(output.paint(text, role, on=on) for text, role in line).rstrip()
        for line in listing(
            tree, credences, depth=depth, width=output.width(), found=None if found is None else tree.homes(found)
        )
    ]
    if found == ():
        return
    output.write_lines(lines)
    if not lines:
        output.say("There is no claim yet: argmap add claim FILE ID --text TEXT")
    legend = [ASSUMED_SAYS] if has_assumed(tree, credences) else []
    if lines and credences is not None and len(credences.participants) > 1:
        legend.append(TOGETHER)
    if legend:
        gap = "    " if sum(map(len, legend)) + 4 <= output.width() else "\n"
        output.write("\n" + output.paint(gap.join(legend), "dim", on=on))


def _tell_coverage(document: Document) -> None:
    """Say on standard error how much of the sources is mapped, where they are files that are read in no time."""
    from pathlib import Path

    files = {source.id: source.file for source in document.debate.sources.values() if source.file}
    if not files or not document.name:
        return
    from argmap.threads.sources import read_threads, source_path
    from argmap.views.thread_rows import coverage_sentence, reading

    folder = Path(document.name).parent
    paths = [path for file in files.values() if (path := source_path(folder, file)) is not None]
    if sum(path.stat().st_size for path in paths) <= _READ_AT_ONCE:
        read = [reading(document.debate, id, folded) for id, folded in read_threads(folder, files).items()]
        if read:
            output.say(coverage_sentence(read))


def _depth(text: str) -> int:
    import argparse

    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of levels; write 0, 1, 2 …")
    return int(text)
