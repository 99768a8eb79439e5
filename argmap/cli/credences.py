"""`argmap credences`: what everyone's numbers come to, what if, and why.

Knows its options and which table answers them. Must not know how a number is computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from argmap.cli import output
from argmap.cli.computing import computed
from argmap.cli.editing import probability
from argmap.cli.parser import add_file, add_json, command_parser
from argmap.cli.reading import chosen_participants, diagnostics_of, known_claim, read_document, tell_diagnostics
from argmap.cli.remarks import number_findings, tell_in_short
from argmap.cli.stop import FINDINGS, FINE, Stop
from argmap.text.safe import display_text, to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from argmap.credence.result import Credences, Explanation
    from argmap.document import Document
    from argmap.model.values import Debate

_DESCRIPTION = """\
Propagate everyone's numbers: every credence stated, every "does this step go through?" and every
"would it be true anyway?" is an independent biased coin; a credence is the share of worlds in which
the claim is true. Exact, or with its standard error where the map is too tangled."""
_EXAMPLES = """
argmap credences wait.yaml
argmap credences wait.yaml --as critic --assume bigger-is-riskier=1
argmap credences wait.yaml --explain wait-is-worth-it
argmap credences wait.yaml --semantics dfquad --pool mean --json
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    from argmap.credence.result import Pool, Semantics

    parser = command_parser(subparsers, "credences", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("--as", dest="who", metavar="WHO", action="append", help="a participant (default: everyone)")
    parser.add_argument(
        "--assume",
        metavar="ID=P",
        action="append",
        default=[],
        help="what if a claim had this credence; may be repeated",
    )
    parser.add_argument("--explain", metavar="ID", help="why a claim or an argument has its number")
    parser.add_argument("--semantics", choices=get_args(Semantics), default="worlds", help="default: worlds")
    parser.add_argument("--pool", choices=get_args(Pool), default="odds", help="how a group's numbers become one")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the credences; return 0, 1 where the file or a number has an error."""
    document = read_document(args.file)
    debate = document.debate
    if not document.complete:
        # What is named may be what an error left out: ids are not looked for.
        if args.json:
            _print_json(debate, None, None, args.semantics)
        return _told(document, None)
    people = chosen_participants(debate, args.who)
    assume = _assumptions(debate, args.assume)
    if args.explain is not None:
        _explainable(debate, args.explain)
    found = computed(document, people, assume=assume, semantics=args.semantics, pool=args.pool)
    explanations = targets = None
    if args.explain is not None and found is not None:
        explanations = _explanations(debate, args.explain, people, assume, args.semantics)
        step = debate.arguments.get(args.explain)
        if step is not None and step.relation == "evidence_for":
            targets = explained(debate, step.target, people, assume)
    if args.json:
        _print_json(debate, found, explanations, args.semantics)
    elif found is not None:
        _print(debate, found, explanations, targets)
    return _told(document, found)


def _assumptions(debate: Debate, words: list[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in words:
        id, equals, value = word.partition("=")
        if not equals:
            raise Stop(f"'{word}' assumes nothing", help="Write --assume ID=0.7")
        found[known_claim(debate, id.strip())] = probability(value, id)
    return found


def _explainable(debate: Debate, id: str) -> None:
    if id not in debate.arguments:
        known_claim(debate, id)


def _explanations(
    debate: Debate, id: str, people: tuple[str, ...], assume: dict[str, float], semantics: str
) -> dict[str, Explanation]:
    if semantics != "worlds":
        raise Stop(f"--explain is about coin worlds, not {semantics}", help="Leave --semantics out.")
    return explained(debate, id, people, assume)


def explained(debate: Debate, id: str, people: Iterable[str], assume: dict[str, float]) -> dict[str, Explanation]:
    """Return each person's explanation of a claim or an argument."""
    from argmap.credence.explain import explain

    return {who: explain(debate, id, participant=who, assume=assume) for who in people}


def _print_json(
    debate: Debate, found: Credences | None, explanations: dict[str, Explanation] | None, semantics: str
) -> None:
    from argmap.views.credences_json import credences_json, nothing_json

    if found is None:
        output.write(to_json(nothing_json(debate, semantics)))
    else:
        output.write(to_json(credences_json(found, explanations, findings=number_findings(debate, found))))


def _print(
    debate: Debate,
    found: Credences,
    explanations: dict[str, Explanation] | None,
    targets: dict[str, Explanation] | None,
) -> None:
    from argmap.views.credence_table import LEGEND, person_table, together

    width = output.width()
    if explanations is not None:
        from argmap.views.explanation import explanation_lines

        _put(explanation_lines(debate, found, explanations, targets, width=width))
        return
    on = output.colourful()
    output.write(output.paint(display_text(found.title), "bold", on=on))
    if found.assumptions:
        shown = ", ".join(f"{id} = {value:g}" for id, value in found.assumptions.items())
        output.write(output.paint(f"what if: {shown}", "warning", on=on))
    if found.semantics != "worlds":
        output.write(output.paint(f"semantics: {found.semantics}", "dim", on=on))
    output.write("")
    if len(found.participants) > 1:
        _put(together(debate, found, width=width))
        output.write("")
    for who in found.participants:
        _put(person_table(debate, found, who, width=width))
        output.write("")
    output.write(output.paint(LEGEND, "dim", on=on))


def _put(lines: Iterable[tuple[tuple[str, str], ...]]) -> None:
    on = output.colourful()
    output.write_lines("".join(output.paint(text, role, on=on) for text, role in line).rstrip() for line in lines)


def _told(document: Document, found: Credences | None) -> int:
    diagnostics = diagnostics_of(document)
    tell_diagnostics(diagnostics, only_errors=True)
    if found is None:
        output.say("Nothing was computed: an error left something out of the debate.")
        return FINDINGS
    remarks = [document.diagnose(finding) for finding in number_findings(document.debate, found)]
    if found.semantics != "worlds" or found.assumptions:
        tell_diagnostics(remarks)
    else:
        tell_in_short(document, remarks, diagnostics)
    wrong = any(one.severity == "error" for one in (*diagnostics, *remarks))
    return FINDINGS if wrong else FINE
