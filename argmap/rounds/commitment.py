"""What a commitment is: the SHA-256 of a short text that holds a random salt, the round, the person and the numbers.

The text has one spelling for one meaning, a tag of its own, and a salt of 256 random bits: so it binds (nobody finds a
second text of that digest) and hides (few possible numbers do not help a guesser). Any program that computes SHA-256
can verify it. Must not know files or who may reveal when.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from argmap.model.numbers import number_text, parse_number
from argmap.model.values import is_id
from argmap.rounds.values import Commitment, Reveal, Round

_ROUND_TAG = "argmap blind round 1"
_TAG = "argmap blind round commitment 1"
_PREFIX = "sha256:"
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{64}")
SALT_BYTES = 32
KEY_BYTES = 16
_KEY = re.compile(r"[0-9a-f]{32}")


class BadOpening(ValueError):
    """A text is not what a commitment is made of; the message says why."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a commitment is the digest of. `round` is `round_digest`, `salt` 64 hexadecimal digits."""

    round: str
    participant: str
    salt: str
    credences: Mapping[str, float]


def is_digest(text: str) -> bool:
    """Return whether the text is spelled as a digest is: sha256: and 64 hexadecimal digits."""
    return _DIGEST.fullmatch(text) is not None


def is_salt(text: str) -> bool:
    """Return whether the text is spelled as a salt is: 64 hexadecimal digits."""
    return _SALT.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Return whether the text is spelled as a round's key is: 32 hexadecimal digits."""
    return _KEY.fullmatch(text) is not None


def digest_of(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8.

    >>> digest_of("abc")
    'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    """
    return _PREFIX + sha256(text.encode("utf-8")).hexdigest()


def round_text(round: Round) -> str:
    """Return all that a commitment binds of a round, one fact to a line; the deadline alone may change.

    Words stand as the SHA-256 of their UTF-8, so that no word can look like another line.
    """
    lines = [
        _ROUND_TAG,
        f"name {round.name}",
        f"key {round.key}",
        f"started {round.started}",
        f"debate {digest_of(round.debate)}",
        *(f"participant {who}" for who in sorted(round.people)),
        *sorted(f"question {each.id} {digest_of(each.text)}" for each in round.questions),
    ]
    return "\n".join(lines) + "\n"


def round_digest(round: Round) -> str:
    """Return what stands for the round in every commitment to it."""
    return digest_of(round_text(round))


def opening_text(opening: Opening) -> str:
    """Return the text whose SHA-256 is the commitment; a number stands as the shortest decimal that reads back so.

    >>> print(opening_text(Opening("sha256:" + 64 * "0", "critic", 64 * "1", {"b": 0.70, "a": 1.0})), end="")
    argmap blind round commitment 1
    round sha256:0000000000000000000000000000000000000000000000000000000000000000
    participant critic
    salt 1111111111111111111111111111111111111111111111111111111111111111
    credence a 1
    credence b 0.7
    """
    lines = [
        _TAG,
        f"round {opening.round}",
        f"participant {opening.participant}",
        f"salt {opening.salt}",
        *(f"credence {id} {number_text(float(opening.credences[id]))}" for id in sorted(opening.credences)),
    ]
    return "\n".join(lines) + "\n"


def read_opening(text: str) -> Opening:
    """Return what a text opens; raise `BadOpening` for one that `opening_text` would not have written so."""
    lines = text.split("\n")
    if lines[0] != _TAG:
        raise BadOpening("it does not begin as a commitment's text does")
    words = [line.split(" ") for line in lines[1:-1]]
    if [each[0] for each in words[:3]] != ["round", "participant", "salt"] or any(len(e) != 2 for e in words[:3]):
        raise BadOpening("it does not name a round, a participant and a salt")
    try:
        credences = {id: float(parse_number(number)) for key, id, number in words[3:] if key == "credence"}
    except ValueError:
        raise BadOpening("a line of it is no credence") from None
    opening = Opening(words[0][1], words[1][1], words[2][1], credences)
    wellformed = is_digest(opening.round) and is_id(opening.participant) and is_salt(opening.salt)
    if not wellformed or not all(map(is_id, credences)) or opening_text(opening) != text:
        raise BadOpening("it is not spelled as it was written")
    return opening


def opening_of(round: Round, participant: str, reveal: Reveal) -> Opening:
    """Return what a person's reveal says they committed to in a round."""
    return Opening(round_digest(round), participant, reveal.salt, reveal.credences)


def verifies(round: Round, commitment: Commitment) -> bool | None:
    """Return whether what was revealed is what was committed to; None while nothing is revealed."""
    if commitment.reveal is None:
        return None
    return digest_of(opening_text(opening_of(round, commitment.participant, commitment.reveal))) == commitment.digest
