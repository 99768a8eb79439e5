"""A round and a person's part in it as YAML, in one layout.

Knows how the two files are laid out. Must not write any file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.document.spelling import Spot, spell
from argmap.model.numbers import number_text
from argmap.rounds.values import FORMAT_VERSION, Commitment, Reveal, Round

_ROUND = """\
# A blind round: everybody commits to numbers before anybody sees any; see `argmap round --help`.
# Every commitment is bound to what stands here. Only the deadline may be changed.
"""
_COMMITMENT = """\
# One person's part in a blind round. `argmap round status` verifies it.
"""


def round_yaml(round: Round) -> str:
    """Return the text of a round's file."""
    lines = [
        f"argmap-round: {FORMAT_VERSION}",
        f"debate: {spell(round.debate, 'plain', Spot())}",
        f"key: {_quoted(round.key)}",
        f"started: {round.started}",
        *([f"deadline: {round.deadline}"] if round.deadline is not None else []),
        f"people: [{', '.join(_quoted(who) for who in round.people)}]",
        "questions:",
        *(f"  {_quoted(each.id)}: {spell(each.text, 'plain', Spot(column=2, content=4))}" for each in round.questions),
    ]
    return _ROUND + "\n".join(lines) + "\n"


def commitment_yaml(commitment: Commitment) -> str:
    """Return the text of a person's file."""
    lines = [f"argmap-commitment: {FORMAT_VERSION}", f"commitment: {commitment.digest}"]
    if commitment.replaces:
        lines += ["replaces:", *(f"  - {digest}" for digest in commitment.replaces)]
    text = _COMMITMENT + "\n".join(lines) + "\n"
    return text if commitment.reveal is None else with_reveal(text, commitment.reveal)


def with_reveal(text: str, reveal: Reveal) -> str:
    """Return the text of a person's file with the reveal added at its end; all else stays as it is."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = ["revealed:", f"  salt: {_quoted(reveal.salt)}"]
    lines += _mapping("credences", {id: number_text(value) for id, value in reveal.credences.items()})
    lines += _mapping("before", {id: number_text(value) for id, value in reveal.before.items()})
    lines += _mapping("commitments", reveal.seen)
    return text + ("" if text.endswith("\n") else newline) + newline.join(lines) + newline


def _mapping(name: str, entries: Mapping[str, str]) -> Iterator[str]:
    if entries:
        yield f"  {name}:"
        yield from (f"    {_quoted(key)}: {value}" for key, value in entries.items())


def _quoted(word: str) -> str:
    """Return an id or digits as other YAML programs read them too: quoted where they would see a number or a date."""
    return f'"{word}"' if word[:1].isdigit() or word in ("null", "true", "false", "yes", "no", "on", "off") else word
