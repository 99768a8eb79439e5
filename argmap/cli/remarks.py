"""What the numbers of a debate give cause to say: found by the engine, told in one line or in full.

Knows when a remark is worth its four lines. Must not know how a number is computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.cli import output
from argmap.cli.reading import chosen_participants, tell_diagnostics
from argmap.text.safe import display_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.credence.result import Credences
    from argmap.document import Document
    from argmap.model.diagnostic import Diagnostic, Finding
    from argmap.model.values import Debate

_NAMES = (("error", "error", "errors"), ("warning", "warning", "warnings"), ("info", "remark", "remarks"))


def number_findings(debate: Debate, found: Credences) -> tuple[Finding, ...]:
    """Return what is to be said about the numbers: the engine's findings, and what is incoherent in what was stated."""
    remarks = list(found.findings)
    if found.semantics == "worlds" and not found.assumptions:
        from argmap.credence.coherence import incoherences

        # The engine and the look at coherence both notice a stated credence out of range: it is said once.
        told = {(remark.severity, remark.path) for remark in remarks}
        for who, person in found.participants.items():
            if who in debate.participants:
                remarks += [one for one in incoherences(debate, who, person) if (one.severity, one.path) not in told]
    return tuple(remarks)


def number_diagnostics(document: Document, known: Sequence[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """Return what the engine has to say about everyone's numbers; nothing where an error left something out.

    What is `known` already, of the same severity at the same place, is left out.
    """
    from argmap.cli.computing import computed

    found = computed(document, chosen_participants(document.debate, None))
    if found is None:
        return ()
    told = {_place(one) for one in known}
    said = [document.diagnose(finding) for finding in number_findings(document.debate, found)]
    return tuple(one for one in said if _place(one) not in told)


def has_numbers(debate: Debate) -> bool:
    """Return whether anybody stated a number of a debate in which something follows from it."""
    return bool(debate.arguments or debate.contraries) and any(debate.credences.values())


def counted(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many there are of each severity: "1 error, 2 remarks"; empty where there are none."""
    parts = []
    for severity, one, many in _NAMES:
        count = sum(found.severity == severity for found in diagnostics)
        if count:
            parts.append(f"{count} {one if count == 1 else many}")
    return ", ".join(parts)


def tell_in_short(document: Document, remarks: Sequence[Diagnostic], known: Sequence[Diagnostic] = ()) -> None:
    """Print errors in full on standard error, each warning in a line, and how many remarks there are and where.

    For remarks that `argmap check --numbers` gives too. What is `known`, of the same severity at the same place, has
    been said.
    """
    told = {_place(one) for one in known}
    remarks = [remark for remark in remarks if _place(remark) not in told]
    tell_diagnostics(remarks, only_errors=True)
    rest = [remark for remark in remarks if remark.severity != "error"]
    for warning in (remark for remark in rest if remark.severity == "warning"):
        output.say(display_text(f"warning[{warning.code}]: {warning.message}"))
    if rest:
        output.say(f"{counted(rest)}: argmap check --numbers {display_text(document.name or 'FILE')}")


def _place(found: Diagnostic) -> tuple[object, ...]:
    return found.severity, found.file, found.line, found.column, found.end_line, found.end_column
