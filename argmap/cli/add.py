"""`argmap add`: a claim, argument, crux, participant, source or a group of contraries.

Knows the options of each kind. Must not know how an entry is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli.editing import edit_file, known_entry, known_speaker, probability
from argmap.cli.parser import Parser, add_file, add_speaker, command_parser
from argmap.cli.rename import require_id
from argmap.cli.stop import Stop

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from argmap.model.changes import Change
    from argmap.model.values import Argument, Claim, Crux, Debate, Pair, Participant, Source

_EXAMPLES = """
argmap add participant wait.yaml critic --name "The critic"
argmap add claim wait.yaml bigger-is-riskier --text "Bigger models are riskier." --by critic
argmap add argument wait.yaml riskier --rebuts wait --premise bigger-is-riskier --strength 0.9
argmap add argument wait.yaml old-data --undercuts riskier --text "The data are old."
argmap add crux wait.yaml risk --claim bigger-is-riskier --test "Incidents after two years."
argmap add contrary wait.yaml wait act-now
argmap add quote wait.yaml bigger-is-riskier --source thread --text "Bigger ones frighten me." --by critic
"""
_RELATIONS = {
    "supports": "the claim it is a reason for",
    "rebuts": "the claim it is a reason against",
    "necessary_for": "the claim that needs its premises",
    "evidence_for": "the claim its premise was observed for",
    "undercuts": "the argument whose step it attacks",
}


def add_parser(subparsers: Any) -> None:
    """Add the command's parser, with one subparser for each kind of entry."""
    parser = command_parser(subparsers, "add", description="Add an entry to a debate.", examples=_EXAMPLES)
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True, prog="argmap add")
    _add_claim(kinds)
    _add_argument(kinds)
    _add_crux(kinds)
    _add_participant(kinds)
    _add_source(kinds)
    _add_contrary(kinds)
    _add_quote(kinds)


def run(args: argparse.Namespace) -> int:
    """Add the entry; return the exit code."""
    from argmap.model.changes import Add, AddContrary

    if args.kind == "quote":
        return edit_file(
            args.file,
            lambda debate: _quote(debate, args),
            done=f"added a quote to {args.id}",
            hints=lambda debate: _looked_up(debate, args, args.text),
        )
    if args.kind == "contrary":

        def contraries(debate: Debate) -> Change:
            return AddContrary(tuple(known_entry(debate, "claims", id) for id in args.claims))

        return edit_file(args.file, contraries, done="added contraries")
    make: Callable[[Debate, argparse.Namespace], Claim | Argument | Crux | Participant | Source] = _MAKERS[args.kind]

    def change_of(debate: Debate) -> Change:
        require_id(args.id)
        return Add(make(debate, args), thesis=getattr(args, "thesis", False))

    def hints(debate: Debate) -> Iterator[str]:
        if args.kind == "argument":
            yield from _unseen(debate, args.id)
        if args.kind == "claim" and args.quote is not None:
            yield from _looked_up(debate, args, args.quote)

    return edit_file(args.file, change_of, done=f"added {args.kind} {args.id}", hints=hints)


def _looked_up(debate: Debate, args: argparse.Namespace, quote: str) -> Iterator[str]:
    """Return whether a quote stands in its source."""
    from pathlib import Path

    from argmap.threads.sources import source_reader
    from argmap.views.quote_words import found_words

    source = debate.sources[args.source]
    text = source_reader(Path(args.file).parent)(source.file) if source.file is not None else None
    yield found_words(text.check(quote) if text is not None else None, source.title or source.id, quote)


def _unseen(debate: Debate, id: str) -> Iterator[str]:
    """Return what to do where nobody says whether an observation was made: the evidence does nothing until then."""
    added = debate.arguments[id]
    if added.relation != "evidence_for" or len(added.premises) != 1:
        return
    seen = added.premises[0].claim
    said = [debate.stated(who, seen) for who in debate.participants]
    if debate.claims[seen].prior is None and not any(s.credence is not None or s.prior is not None for s in said):
        yield f"Was it seen? Until somebody says so, it does nothing: argmap set FILE --as WHO {seen}=1"


def _quote(debate: Debate, args: argparse.Namespace) -> Change:
    from argmap.model.changes import SetField
    from argmap.model.values import Quote

    claim = debate.claims[known_entry(debate, "claims", args.id)]
    quote = Quote(known_entry(debate, "sources", args.source), args.text, _person(debate, args.by))
    return SetField("claims", claim.id, "quotes", (*claim.quotes, quote))


def _kind(kinds: Any, name: str, help: str) -> Parser:
    parser: Parser = kinds.add_parser(name, help=help, description=f"Add {help}.")
    add_file(parser)
    parser.add_argument("id", metavar="ID", help="its id: lower-case letters, digits and hyphens")
    return parser


def _add_claim(kinds: Any) -> None:
    parser = _kind(kinds, "claim", "a statement that can be true or false")
    parser.add_argument("--text", metavar="T", required=True, help="the claim, as one sentence")
    parser.add_argument("--by", metavar="WHO", help="who asserted it")
    parser.add_argument("--prior", metavar="P", help="default prior for everyone")
    parser.add_argument("--tag", dest="tags", metavar="TAG", action="append", default=[], help="a tag; may be repeated")
    parser.add_argument("--note", metavar="TEXT", help="a note")
    parser.add_argument("--quote", metavar="T", help="its words in a source, as they stand there; with --source")
    parser.add_argument("--source", metavar="S", help="the id of the source that is quoted")
    parser.add_argument("--thesis", action="store_true", help="make it a thesis (the first claim is one)")


def _add_argument(kinds: Any) -> None:
    parser = _kind(kinds, "argument", "a step from premises to a claim, or against another step")
    group = parser.add_mutually_exclusive_group(required=True)
    for relation, help in _RELATIONS.items():
        group.add_argument(f"--{relation.replace('_', '-')}", dest=relation, metavar="TARGET", help=help)
    parser.add_argument(
        "--premise",
        dest="premises",
        metavar="ID",
        action="append",
        default=[],
        help='a premise, or "not ID"; may be repeated: all are needed',
    )
    parser.add_argument("--strength", metavar="P", help="how likely the step goes through if its premises hold")
    parser.add_argument("--text", metavar="T", help="the step in words")
    parser.add_argument(
        "--likelihoods", metavar=("A", "B"), nargs=2, help="evidence: P(premise if the claim is true), if it is false"
    )
    parser.add_argument("--scheme", metavar="NAME", help="name of an argumentation scheme")
    parser.add_argument("--by", metavar="WHO", help="who gave it")
    parser.add_argument("--note", metavar="TEXT", help="a note")


def _add_crux(kinds: Any) -> None:
    parser = _kind(kinds, "crux", "a question whose answer would move people")
    parser.add_argument(
        "--claim", dest="claims", metavar="ID", nargs="+", action="extend", required=True, help="its claim or claims"
    )
    parser.add_argument("--for", dest="target", metavar="ID", help="the claim it bears on (default: the thesis)")
    parser.add_argument("--test", metavar="T", help="how one would find out")
    parser.add_argument("--status", choices=("open", "agreed", "resolved", "set-aside"), default="open")
    parser.add_argument("--note", metavar="TEXT", help="a note")
    add_speaker(parser)


def _add_participant(kinds: Any) -> None:
    parser = _kind(kinds, "participant", "somebody who takes part")
    parser.add_argument("--name", metavar="NAME", help="the name to show")
    parser.add_argument("--note", metavar="TEXT", help="a note")


def _add_source(kinds: Any) -> None:
    parser = _kind(kinds, "source", "a text that was read")
    parser.add_argument("--title", metavar="T", help="its title")
    parser.add_argument("--file", dest="source_file", metavar="PATH", help="its file, relative to the debate's folder")
    parser.add_argument("--url", metavar="URL", help="its address (http or https)")
    parser.add_argument("--note", metavar="TEXT", help="a note")


def _add_contrary(kinds: Any) -> None:
    help = "claims of which at most one can be true"
    parser = kinds.add_parser("contrary", help=help, description=f"Add {help}.")
    add_file(parser)
    parser.add_argument("claims", metavar="ID", nargs="+", help="two or more claims")


def _add_quote(kinds: Any) -> None:
    help = "words of a source in which a claim is made"
    parser = kinds.add_parser("quote", help=help, description=f"Add {help}.")
    add_file(parser)
    parser.add_argument("id", metavar="CLAIM", help="the claim")
    parser.add_argument("--source", metavar="S", required=True, help="the source's id")
    parser.add_argument("--text", metavar="T", required=True, help="the words, as they stand there")
    parser.add_argument("--by", metavar="WHO", help="who wrote them")


def _claim(debate: Debate, args: argparse.Namespace) -> Claim:
    from argmap.model.values import Claim, Quote

    if (args.quote is None) != (args.source is None):
        raise Stop("a quote needs its words and its source", help="Give --quote T and --source S together.")
    prior = None if args.prior is None else probability(args.prior, "--prior")
    by = _person(debate, args.by)
    quotes: tuple[Quote, ...] = ()
    if args.quote is not None:
        quotes = (Quote(known_entry(debate, "sources", args.source), args.quote, by),)
    return Claim(args.id, args.text, by, prior, tuple(args.tags), args.note, quotes)


def _argument(debate: Debate, args: argparse.Namespace) -> Argument:
    from argmap.model.changes import Refused
    from argmap.model.fields import parse_premise
    from argmap.model.values import RELATIONS, Argument

    relation = next(relation for relation in RELATIONS if getattr(args, relation) is not None)
    target = _target(debate, relation, getattr(args, relation))
    try:
        premises = tuple(parse_premise(text) for text in args.premises)
    except Refused as wrong:
        raise Stop(wrong.message, help=wrong.help) from None
    for premise in premises:
        known_entry(debate, "claims", premise.claim)
    return Argument(
        args.id,
        relation,
        target,
        premises,
        strength=None if args.strength is None else probability(args.strength, "--strength"),
        likelihoods=_pair(args.likelihoods),
        text=args.text,
        scheme=args.scheme,
        by=_person(debate, args.by),
        note=args.note,
    )


def _target(debate: Debate, relation: str, id: str) -> str:
    option = f"--{relation.replace('_', '-')}"
    if relation == "undercuts" and id in debate.claims and id not in debate.arguments:
        raise Stop(
            f"'{id}' is a claim, and {option} attacks a step: name an argument", help=f"Against a claim: --rebuts {id}"
        )
    if relation != "undercuts" and id in debate.arguments and id not in debate.claims:
        raise Stop(
            f"'{id}' is an argument, and {option} bears on a claim", help=f"Against an argument: --undercuts {id}"
        )
    return known_entry(debate, "arguments" if relation == "undercuts" else "claims", id)


def _crux(debate: Debate, args: argparse.Namespace) -> Crux:
    from argmap.model.values import Crux

    return Crux(
        args.id,
        tuple(known_entry(debate, "claims", id) for id in args.claims),
        target=None if args.target is None else known_entry(debate, "claims", args.target),
        raised_by=known_speaker(debate, args.who) if args.who else None,
        status=args.status,
        test=args.test,
        note=args.note,
    )


def _participant(debate: Debate, args: argparse.Namespace) -> Participant:
    from argmap.model.values import Participant

    return Participant(args.id, args.name, args.note)


def _source(debate: Debate, args: argparse.Namespace) -> Source:
    from argmap.model.values import Source

    return Source(args.id, args.title, args.source_file, args.url, args.note)


def _person(debate: Debate, who: str | None) -> str | None:
    return None if who is None else known_entry(debate, "participants", who)


def _pair(texts: list[str] | None) -> Pair | None:
    from argmap.model.values import Pair

    if texts is None:
        return None
    first, second = (probability(text, "--likelihoods") for text in texts)
    return Pair(first, second)


_MAKERS: dict[str, Any] = {
    "claim": _claim,
    "argument": _argument,
    "crux": _crux,
    "participant": _participant,
    "source": _source,
}
