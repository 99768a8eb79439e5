"""`argmap check`: every diagnostic of one or more files, as text, JSON or GitHub annotations.

Knows how diagnostics are printed. Must not know which there are, or load an engine unless it is asked for one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_file, add_json, command_parser
from argmap.cli.reading import cannot_open, diagnostics_of, read_document
from argmap.cli.remarks import counted, has_numbers, number_diagnostics
from argmap.cli.stop import FINDINGS, FINE, USAGE, Stop
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse

    from argmap.document import Document
    from argmap.model.diagnostic import Diagnostic

    Checked = list[tuple[str, tuple[Diagnostic, ...]]]

_EXAMPLES = """
argmap check wait.yaml
argmap check --strict debates/*.yaml
argmap check --numbers wait.yaml           also what is wrong with the numbers together
argmap check --format github wait.yaml     annotations for a pull request
"""
_NAMED = 4


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "check",
        description="Read files and say all that is wrong in them, where, and what to do.\n"
        "Exit code 1 on an error, with --strict on a warning too.",
        examples=_EXAMPLES,
    )
    add_file(parser, many=True)
    parser.add_argument("--strict", action="store_true", help="a warning counts as an error")
    parser.add_argument(
        "--numbers",
        action="store_true",
        help="also compute everyone's credences, and say what was stated that cannot be had or does not fit",
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="default: text")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Check the files; return 0, 1 on findings, 2 where a file could not be opened."""
    checked: Checked = []
    unasked: list[str] = []
    unopened = 0
    for file in args.files:
        try:
            part = _of_round(file)
            if part is None:
                part = _of_participant(file, numbers=args.numbers)
            if part is not None:
                checked.append((file, part))
                continue
            document = read_document(file)
            checked.append((file, _found(document, numbers=args.numbers)))
            if not args.numbers and document.complete and has_numbers(document.debate):
                unasked.append(file)
        except Stop as stop:
            unopened += 1
            output.say(f"argmap: {display_text(stop.message)}")
            if stop.help:
                output.say(f"  {display_text(stop.help)}")
    errors, warnings = _count(checked, "error"), _count(checked, "warning")
    form = "json" if args.json else args.format
    if form == "json":
        output.write(to_json(as_json(checked)))
    elif form == "github":
        output.write_lines(_annotation(file, found) for file, diagnostics in checked for found in diagnostics)
    else:
        _print_text(checked)
        if unasked:
            files = " ".join(display_text(file) for file in unasked) if len(unasked) < _NAMED else "FILE…"
            output.say(f"Whether the stated numbers go together was not looked at: argmap check --numbers {files}")
    if unopened:
        return USAGE
    return FINDINGS if errors or (args.strict and warnings) else FINE


def _found(document: Document, *, numbers: bool) -> tuple[Diagnostic, ...]:
    found = (*diagnostics_of(document), *_of_rounds(document))
    if not numbers:
        return found
    from argmap.document.parse import in_order

    return in_order([*found, *number_diagnostics(document, found)], document.name)


def _of_round(file: str) -> tuple[Diagnostic, ...] | None:
    """Return what is wrong in a file of a blind round, None where the file is none."""
    if not any(folder.suffix == ".rounds" for folder in (Path(file).parent, Path(file).parent.parent)):
        return None
    from argmap.rounds.files import part_diagnostics

    try:
        return part_diagnostics(Path(file))
    except OSError as error:
        raise cannot_open(file, error) from None


def _of_participant(file: str, *, numbers: bool) -> tuple[Diagnostic, ...] | None:
    """Return what is wrong in a participant's credence file, None where the file is none.

    Its ids are those of the debate beside its folder, so it is that debate which is read.
    """
    folder = Path(file).parent if Path(file).parent.name else Path.cwd()
    if folder.suffix != ".credences":
        return None
    debate = folder.with_suffix(".yaml")
    if not Path(file).is_file():
        raise Stop(f"{file}: no such file")
    if not debate.is_file():
        raise Stop(
            f"{file}: its debate {debate} is not there", help="A credence file is read together with its debate."
        )
    here = str(folder / Path(file).name)
    return tuple(
        each
        for each in _found(read_document(str(debate)), numbers=numbers)
        if each.file == here or (each.code == "numbers-in-two-places" and here in each.message)
    )


def _of_rounds(document: Document) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the blind rounds beside a debate; most debates have none."""
    path = Path(document.name or "")
    if not path.with_suffix(".rounds").is_dir():
        return ()
    from argmap.rounds.files import round_diagnostics

    try:
        return round_diagnostics(path)
    except OSError as error:
        raise cannot_open(str(error.filename or path), error) from None


def as_json(checked: Checked) -> dict[str, Any]:
    """Return the JSON of `check`: files with their diagnostics, and the totals.

    A diagnostic's `file` is where its place is: the debate's own file, or a credence file beside it.
    """
    return {
        "files": [
            {
                "path": file,
                "diagnostics": [{**diagnostic_json(found), "file": found.file or file} for found in diagnostics],
            }
            for file, diagnostics in checked
        ],
        "errors": _count(checked, "error"),
        "warnings": _count(checked, "warning"),
    }


def diagnostic_json(found: Diagnostic) -> dict[str, Any]:
    """Return one diagnostic as JSON; lines and columns from 1, the end exclusive."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "help": found.help or None,
    }


def _count(checked: Checked, severity: str) -> int:
    return sum(found.severity == severity for _, diagnostics in checked for found in diagnostics)


def _print_text(checked: Checked) -> None:
    from argmap.views.diagnostics import render

    on = output.colourful()
    for file, diagnostics in checked:
        for found in diagnostics:
            output.write(render(found, paint=lambda text, role: output.paint(text, role, on=on)))
        output.say(f"{display_text(file)}: {_summary(diagnostics)}")


def _summary(diagnostics: tuple[Diagnostic, ...]) -> str:
    return counted(diagnostics) or "nothing wrong"


def _annotation(file: str, found: Diagnostic) -> str:
    level = {"error": "error", "warning": "warning", "info": "notice"}[found.severity]
    place = f"file={_property(found.file or file)},line={found.line},endLine={found.end_line}"
    if found.line == found.end_line:
        place += f",col={found.column},endColumn={found.end_column}"
    text = found.message + (f"\n{found.help}" if found.help else "")
    return f"::{level} {place},title={_property(found.code)}::{_data(text)}"


def _data(text: str) -> str:
    shown = display_text(text, multiline=True)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
