"""`argmap set`: a credence, or one field of an entry.

Knows the grammar `ID=P`, `ID.FIELD=VALUE`, `ID=`. Must not know how a change is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.cli.editing import edit_file, find_entry, known_entry, known_speaker, probability, sections_of
from argmap.cli.parser import add_file, add_speaker, command_parser
from argmap.cli.stop import Stop, closest, did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from argmap.model.changes import Change
    from argmap.model.values import Debate, Pair, Section

_DESCRIPTION = """\
Set a credence, or one field of an entry. A number is 0.7, 70% or odds 7:3.

  ID=P            the speaker's credence in a claim, or strength of an argument
  ID=             clear it
  ID.FIELD=VALUE  text, note, prior, strength or status (also by, scheme, test, name, title, url, file)
  ID.FIELD=A,B    a list: tags and claims, and premises, each an id or `not` and an id
  ID.likelihoods=A,B   P(observation if the claim is true), and if it is false
  ID.FIELD=       clear it

With somebody speaking, prior, strength and likelihoods are that person's own; with nobody (or --as ""),
they are the default for everyone. Several assignments are one change: all are made, or none."""
_EXAMPLES = """
argmap set wait.yaml --as critic bigger-is-riskier=0.9
argmap set wait.yaml --as critic bigger-is-riskier=70% riskier-so-dont-wait=9:1
argmap set wait.yaml bigger-is-riskier.text="Bigger models are riskier."
argmap set wait.yaml riskier-so-dont-wait.premises="bigger-is-riskier, not small-is-safe"
argmap set wait.yaml riskier.status=resolved
"""
_LISTS = ("premises", "tags", "claims")
_SECTION_OF_FIELD: dict[str, tuple[Section, ...]] = {
    "text": ("claims", "arguments"),
    "by": ("claims", "arguments"),
    "prior": ("claims",),
    "strength": ("arguments",),
    "likelihoods": ("arguments",),
    "premises": ("arguments",),
    "scheme": ("arguments",),
    "tags": ("claims",),
    "claims": ("cruxes",),
    "note": ("claims", "arguments", "cruxes", "participants", "sources"),
    "status": ("cruxes",),
    "test": ("cruxes",),
    "raised_by": ("cruxes",),
    "name": ("participants",),
    "title": ("sources",),
    "url": ("sources",),
    "file": ("sources",),
}


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(subparsers, "set", description=_DESCRIPTION, examples=_EXAMPLES)
    add_file(parser)
    parser.add_argument("assignments", metavar="ID=VALUE", nargs="+", help="what to set")
    add_speaker(parser)


def run(args: argparse.Namespace) -> int:
    """Make all assignments as one change; return the exit code."""
    return edit_file(
        args.file,
        lambda debate: change_of(debate, args.assignments, args.who),
        hints=lambda debate: _shown_early(debate, args),
    )


def _shown_early(debate: Debate, args: argparse.Namespace) -> Iterator[str]:
    """Yield what to say of numbers that a blind round asks for; most debates have no rounds."""
    from pathlib import Path

    if Path(args.file).with_suffix(".rounds").is_dir():
        from argmap.cli.round_open import shown_early

        stated = [
            place.strip() for place, _, value in (one.partition("=") for one in args.assignments) if value.strip()
        ]
        yield from shown_early(args.file, known_speaker(debate, args.who), stated)


def change_of(debate: Debate, assignments: list[str], given: str | None) -> Change:
    """Return the change that the assignments ask for; end with code 2 for one that cannot be read."""
    from argmap.model.changes import Several

    if given:
        known_speaker(debate, given)
    _refuse_twice(assignments)
    changes = tuple(_change(debate, assignment, given) for assignment in assignments)
    return changes[0] if len(changes) == 1 else Several(changes)


def _refuse_twice(assignments: list[str]) -> None:
    places = [assignment.partition("=")[0].strip() for assignment in assignments]
    twice = next((place for place in places if places.count(place) > 1), None)
    if twice is not None:
        raise Stop(f"'{twice}' is set twice", help="Say once what it shall be.")


def _change(debate: Debate, assignment: str, given: str | None) -> Change:
    place, equals, value = assignment.partition("=")
    id, dot, field = place.strip().partition(".")
    if not equals or not id:
        raise Stop(f"'{assignment}' sets nothing", help="Write ID=0.7, ID.text=WORDS, or ID= to clear.")
    if dot:
        return _field(debate, id, field, value, given)
    return _credence(debate, id, value, given)


def _credence(debate: Debate, id: str, value: str, given: str | None) -> Change:
    from argmap.model.changes import SetCredence

    _statement(debate, id)
    number = probability(value, id) if value.strip() else None
    who = known_speaker(debate, given)
    if who is None:
        people = tuple(debate.participants)
        example = f"--as {people[0]}" if people else "--as WHO (first: argmap add participant FILE WHO)"
        raise Stop(
            f"whose credence in '{id}' is this? Nobody is speaking",
            help=f"Say who: {example}, or ARGMAP_AS=WHO, or `as: WHO` in the settings.",
            lines=(f"participants: {', '.join(people)}",) if people else (),
        )
    return SetCredence(who, id, number)


def _statement(debate: Debate, id: str) -> None:
    if id in debate.claims or id in debate.arguments:
        return
    others = sections_of(debate, id)
    if others:
        raise Stop(f"'{id}' has no credence", help="Claims and arguments have one; a crux is named by its claim.")
    raise Stop(f"there is no claim or argument '{id}'", help=did_you_mean(id, [*debate.claims, *debate.arguments]))


def _field(debate: Debate, id: str, field: str, value: str, given: str | None) -> Change:
    from argmap.model.changes import SetCredence, SetField

    if field not in _SECTION_OF_FIELD:
        near = closest(field, tuple(_SECTION_OF_FIELD))
        fields = f"Fields: {', '.join(_SECTION_OF_FIELD)}"
        raise Stop(f"there is no field '{field}' to set", help=f"Did you mean '{near}'?" if near else fields)
    section = _section(debate, id, field)
    if field in ("prior", "strength"):
        number = probability(value, f"{id}.{field}") if value.strip() else None
        who = known_speaker(debate, given)
        if who is not None:
            return SetCredence(who, id, number, "prior" if field == "prior" else "credence")
        return SetField(section, id, field, number)
    if field == "likelihoods":
        pair = _pair(f"{id}.{field}", value)
        who = known_speaker(debate, given)
        return SetCredence(who, id, pair, "likelihoods") if who is not None else SetField(section, id, field, pair)
    if field in _LISTS:
        return SetField(section, id, field, _list(debate, field, value))
    return SetField(section, id, field, value or None)


def _pair(name: str, value: str) -> Pair | None:
    from argmap.model.values import Pair

    if not value.strip():
        return None
    words = value.split(",")
    if len(words) != 2:
        raise Stop(f"{name} are two probabilities", help=f"Write {name}=0.8,0.3: for true, then for false.")
    return Pair(probability(words[0].strip(), name), probability(words[1].strip(), name))


def _list(debate: Debate, field: str, value: str) -> tuple[str, ...] | None:
    """Return the words of a list; end with code 2 where a premise or a claim is not in the debate."""
    words = tuple(dict.fromkeys(" ".join(word.split()) for word in value.split(",") if word.strip()))
    for word in words if field != "tags" else ():
        known_entry(debate, "claims", word.removeprefix("not ") if field == "premises" else word)
    return words or None


def _section(debate: Debate, id: str, field: str) -> Section:
    fitting = _SECTION_OF_FIELD[field]
    found = sections_of(debate, id)
    for section in fitting:
        if section in found:
            return section
    if found:
        raise Stop(
            f"'{id}' is in {' and '.join(found)}, which have no {field}", help=f"{field} is of: {_words(fitting)}"
        )
    known = [name for section in fitting for name in getattr(debate, section)]
    if did_you_mean(id, known):
        raise Stop(f"there is no '{id}' with a {field}", help=did_you_mean(id, known))
    return find_entry(debate, id)


def _words(sections: tuple[Section, ...]) -> str:
    return ", ".join(sections)
