"""Bytes to a document: decoded, read as YAML, read as a debate, held to the rules, closed.

Nothing raises for what the bytes hold. Must not read or write files.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.document.close import closed
from argmap.document.debate import read_companion, read_debate, with_numbers
from argmap.document.document import Companion, Document, Inspection, Written
from argmap.document.read import Reader
from argmap.model.diagnostic import Diagnostic, Finding, Path
from argmap.model.rules import findings
from argmap.model.values import Debate, is_id
from argmap.text.collector import collector_paused
from argmap.text.decode import decode
from argmap.text.problem import Problem
from argmap.text.yaml import read_yaml

_HARMLESS = "merge-conflict"


def parse(
    data: bytes | str,
    *,
    name: str | None = None,
    companions: Mapping[str, bytes] | None = None,
    inspect: Inspection | None = None,
) -> Document:
    """Return the document in a file's bytes, with a debate as complete as it can be and every diagnostic of reading.

    `name` is what diagnostics call the file. `companions` are the credence files by participant (None: there is no
    folder of them). `inspect` adds what only a look at the disk can tell.
    """
    with collector_paused():
        return _parse(data, name, companions, inspect)


def _parse(
    data: bytes | str, name: str | None, companions: Mapping[str, bytes] | None, inspect: Inspection | None
) -> Document:
    main, problems = _written(data, name)
    reader = Reader()
    unreadable = main.tree is None and bool(problems)
    debate = Debate() if unreadable else read_debate(reader, main.tree)
    told = [main.at(problem) for problem in (*problems, *reader.problems)]
    beside: dict[str, Companion] = {}
    for who in sorted(companions or {}):
        companion, debate, found = _read_companion(debate, who, (companions or {})[who], main)
        beside[who] = companion
        told += found
    rules = [] if unreadable else list(findings(debate))
    if inspect is not None:
        rules += inspect(debate)
    whole = Document(main.name, main.text, main.bom, main.tree, main.encoded, companions=beside)
    told += [whole.diagnose(finding) for finding in rules if not _follows(finding, debate, reader.left_out)]
    return Document(
        main.name,
        main.text,
        main.bom,
        main.tree,
        main.encoded,
        debate=closed(debate, rules),
        diagnostics=in_order(told, main.name),
        complete=not any(found.severity == "error" and found.code != _HARMLESS for found in told),
        companions=beside,
        folder=companions is not None,
        inspect=inspect,
    )


def _follows(finding: Finding, debate: Debate, left_out: set[Path]) -> bool:
    """Return whether a finding only repeats that something was written and could not be used."""
    path = finding.path
    if path in left_out:
        return True
    if finding.code.startswith("unknown-"):
        argument = debate.arguments.get(str(path[1])) if path[0] == "arguments" else None
        id = argument.target if argument and path[-1] == "undercuts" else path[-1]
        return ("arguments", id) in left_out
    return False


def in_order(diagnostics: list[Diagnostic], name: str | None) -> tuple[Diagnostic, ...]:
    """Return diagnostics in order of place, those of the file `name` first, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(
        sorted(unique, key=lambda each: (each.file != name, each.file or "", each.line, each.column, each.code))
    )


def companion_name(name: str | None, who: str) -> str:
    """Return what the credence file of a participant is called beside a debate's file: cpm.credences/critic.yaml."""
    stem = (name or "debate.yaml").rsplit(".", 1)[0] if "." in (name or "debate.yaml").rsplit("/", 1)[-1] else name
    return f"{stem}.credences/{who}.yaml"


def _written(data: bytes | str, name: str | None) -> tuple[Written, list[Problem]]:
    data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    decoded = decode(data)
    if decoded.problem is not None:
        return Written(name, decoded.text, decoded.bom, None, data), [decoded.problem]
    yaml = read_yaml(decoded.text)
    return Written(name, decoded.text, decoded.bom, yaml.tree, data), list(yaml.problems)


def _read_companion(debate: Debate, who: str, data: bytes, main: Written) -> tuple[Companion, Debate, list[Diagnostic]]:
    written, problems = _written(data, companion_name(main.name, who))
    companion = Companion(written.name, written.text, written.bom, written.tree, written.encoded, participant=who)
    reader = Reader()
    reader.problems += problems
    numbers = read_companion(reader, companion.tree, debate.cruxes)
    if not is_id(who):
        message = f"'{who}' is no id, so no participant's numbers can stand here"
        reader.at("bad-id", message, 0, 0, "name the file after a participant, such as critic.yaml")
        return companion, debate, [companion.at(problem) for problem in reader.problems]
    inline = _inline(debate, who, main)
    told = [companion.at(problem) for problem in reader.problems]
    if inline is not None and any(numbers):
        return companion, debate, [*told, main.at(_twice(who, companion, inline))]
    return companion, with_numbers(debate, who, numbers), told


def _inline(debate: Debate, who: str, main: Written) -> tuple[int, int] | None:
    if debate.credences.get(who):
        return main.locator.span(("credences", who), on_key=True)
    for crux in debate.cruxes.values():
        if who in crux.conditionals:
            return main.locator.span(("cruxes", crux.id, "conditionals", who), on_key=True)
    return None


def _twice(who: str, companion: Companion, span: tuple[int, int]) -> Problem:
    message = f"numbers of '{who}' stand here and in {companion.name}"
    return Problem("numbers-in-two-places", "error", message, *span, "keep them in one of the two files")
