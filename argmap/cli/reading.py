"""What reading commands share: opening a debate, telling its diagnostics, and finding ids and people in it.

Knows documents and standard error. Must not know any one command.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.stop import USAGE, Stop, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.document import Document
    from argmap.model.diagnostic import Diagnostic
    from argmap.model.values import Debate

NOBODY = "map"


def read_document(file: str) -> Document:
    """Return the document in a file, whatever is wrong in it; end with code 2 where it cannot be opened."""
    from argmap.document import load

    try:
        document = load(Path(file))
    except OSError as error:
        raise cannot_open(file, error) from None
    if not document.readable and Path(file).suffix not in (".yaml", ".yml"):
        _tell_other_ways(file, document.text)
    return document


def _tell_other_ways(file: str, text: str) -> None:
    """Say which commands read a file that is no debate."""
    from argmap.formats.importing import import_format_of
    from argmap.text.safe import display_text

    form = import_format_of(file, text)
    if form is None:
        return
    name, made = display_text(file), display_text(Path(file).with_suffix(".yaml").name)
    is_thread = {"txt", "csv"} & set(form.endings)
    thread = f"; as a thread of comments: argmap read {name}" if is_thread else ""
    output.say(f"{name} is no debate file. As {form.title}: argmap import {name} -o {made}{thread}")


def cannot_open(file: str, error: OSError) -> Stop:
    """Return the end of a command whose file cannot be opened, with a remedy where one is near."""
    reason = (error.strerror or str(error)).lower()
    remedy = _near_file(file) if isinstance(error, FileNotFoundError) else ""
    return Stop(f"{file}: {reason}", code=USAGE, help=remedy)


def diagnostics_of(document: Document) -> tuple[Diagnostic, ...]:
    """Return every diagnostic of a document, those of the checks among them, in order of place."""
    from argmap.checks import diagnose

    return diagnose(document, folder=Path(document.name).parent if document.name else None)


def tell_diagnostics(diagnostics: Iterable[Diagnostic], *, only_errors: bool = False) -> None:
    """Print diagnostics to standard error, as `check` would."""
    from argmap.views.diagnostics import render

    on = output.colourful(sys.stderr)
    for diagnostic in diagnostics:
        if not only_errors or diagnostic.severity == "error":
            output.say(render(diagnostic, paint=lambda text, role: output.paint(text, role, on=on)))


def chosen_participants(debate: Debate, names: Sequence[str] | None) -> tuple[str, ...]:
    """Return the participants asked for, each once; all of them where none is named, "map" where there are none."""
    if names:
        return tuple(dict.fromkeys(known_participant(debate, name) for name in names))
    return tuple(debate.participants) or (NOBODY,)


def known_participant(debate: Debate, name: str) -> str:
    """Return the name if it is a participant's id (or "map" where there are none); else end with code 2."""
    if name in debate.participants or (name == NOBODY and not debate.participants):
        return name
    people = tuple(debate.participants)
    remedy = did_you_mean(name, people) or (
        f"Participants: {', '.join(people)}" if people else f"Add one: argmap add participant FILE {name}"
    )
    raise Stop(f"'{name}' is no participant of this debate", help=remedy)


def known_claim(debate: Debate, id: str) -> str:
    """Return the id if it is a claim's; else end with code 2."""
    if id in debate.claims:
        return id
    if id in debate.arguments:
        raise Stop(f"'{id}' is an argument; name a claim")
    raise Stop(f"there is no claim '{id}'", help=did_you_mean(id, tuple(debate.claims)))


def _near_file(file: str) -> str:
    path = Path(file)
    try:
        beside = sorted(other.name for other in path.parent.iterdir() if other.suffix in (".yaml", ".yml"))
    except OSError:
        return ""
    return did_you_mean(path.name, beside[:1000])
