"""The text of a round, and of a person's part in it, to values; what cannot be used is a diagnostic with its place.

A file with an error gives no value: half a round would verify nothing. Must not read files, or know who may do what.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from argmap.document.document import Written
from argmap.document.read import Reader, is_empty, shown
from argmap.model.diagnostic import Diagnostic
from argmap.model.numbers import NotANumber, parse_number
from argmap.model.suggest import did_you_mean
from argmap.model.values import is_id
from argmap.rounds.commitment import is_digest, is_key, is_salt
from argmap.rounds.values import FORMAT_VERSION, Commitment, Question, Reveal, Round, is_name
from argmap.text.decode import decode
from argmap.text.problem import Problem
from argmap.text.tree import MappingTree, Scalar, Tree
from argmap.text.yaml import read_yaml

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_ROUND_KEYS = ("argmap-round", "debate", "key", "started", "deadline", "people", "questions")
_COMMITMENT_KEYS = ("argmap-commitment", "commitment", "replaces", "revealed")
_REVEAL_KEYS = ("salt", "credences", "before", "commitments")
_UNTOUCHED = "take the file back as it was written: nothing but the deadline is changed by hand"


def read_round(data: bytes, name: str, file: str) -> tuple[Round | None, tuple[Diagnostic, ...]]:
    """Return the round in a file's bytes, None where it has an error, and all diagnostics, which name the `file`."""
    reading = _Reading(data, file)
    keys = reading.keys(reading.tree, "a round", _ROUND_KEYS, ("deadline",))
    reading.version(keys, "argmap-round")
    people = reading.words(keys.get("people"), "people", is_id, "ids of participants")
    questions = tuple(
        Question(id, text)
        for id, text in reading.texts(keys.get("questions"), "questions").items()
        if reading.holds(keys["questions"], is_id(id), f"{shown(id)} is no id of a question")
    )
    for key, found in (("people", people), ("questions", questions)):
        if key in keys and not reading.failed:
            reading.holds(keys[key], bool(found), f"`{key}` is empty")
    if not is_name(name):
        reading.reader.at("bad-id", f"{shown(name)} is no name of a round", 0, 0, "name the file as it was named")
    made = Round(
        name,
        reading.word(keys.get("key"), "key", is_key, "32 hexadecimal digits"),
        reading.text(keys.get("debate"), "debate"),
        reading.word(keys.get("started"), "started", _is_time, "a time such as 2026-12-01T18:00:00Z"),
        people,
        questions,
        reading.word(keys.get("deadline"), "deadline", is_day, "a day such as 2026-12-05") or None,
    )
    return (None if reading.failed else made), reading.diagnostics


def read_commitment(data: bytes, participant: str, file: str) -> tuple[Commitment | None, tuple[Diagnostic, ...]]:
    """Return one person's part in a round as `read_round` does."""
    reading = _Reading(data, file)
    keys = reading.keys(reading.tree, "a commitment", _COMMITMENT_KEYS, ("replaces", "revealed"))
    reading.version(keys, "argmap-commitment")
    digest = reading.word(keys.get("commitment"), "commitment", is_digest, _DIGEST)
    replaces = reading.words(keys.get("replaces"), "replaces", is_digest, _DIGEST)
    reveal = _reveal(reading, keys["revealed"]) if "revealed" in keys else None
    made = Commitment(participant, digest, replaces, reveal)
    return (None if reading.failed else made), reading.diagnostics


def read_numbers(data: bytes, file: str) -> tuple[dict[str, float] | None, tuple[Diagnostic, ...]]:
    """Return numbers by question, bare or under `credences:`; None where the file has an error."""
    reading = _Reading(data, file)
    tree = reading.tree
    if isinstance(tree, MappingTree) and [entry.key.value for entry in tree.entries] == ["credences"]:
        tree = tree.entries[0].value
    numbers = reading.numbers(tree, "credences")
    return (None if reading.failed else numbers), reading.diagnostics


_DIGEST = "sha256: and 64 hexadecimal digits"


def _reveal(reading: _Reading, tree: Tree) -> Reveal:
    keys = reading.keys(tree, "`revealed`", _REVEAL_KEYS, ("before", "commitments"))
    return Reveal(
        reading.word(keys.get("salt"), "salt", is_salt, "64 hexadecimal digits"),
        reading.numbers(keys.get("credences"), "credences"),
        reading.numbers(keys.get("before"), "before"),
        {
            who: digest
            for who, digest in reading.texts(keys.get("commitments"), "commitments").items()
            if reading.holds(keys["commitments"], is_id(who) and is_digest(digest), f"{shown(who)} has no commitment")
        },
    )


def is_day(text: str) -> bool:
    """Return whether the text is a day of the calendar, such as 2026-12-05."""
    from datetime import date

    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    return _TIME.fullmatch(text) is not None and is_day(text[:10])


class _Reading:
    """One file being read: its tree, what was found wrong, and values that are empty where they cannot be used."""

    def __init__(self, data: bytes, file: str) -> None:
        decoded = decode(data)
        self.reader = Reader()
        tree: Tree | None = None
        if decoded.problem is not None:
            self.reader.problems.append(decoded.problem)
        else:
            yaml = read_yaml(decoded.text)
            tree = yaml.tree
            self.reader.problems += yaml.problems
        self.written = Written(file, decoded.text, decoded.bom, tree, data)
        self.tree = tree or Scalar(0, 0, "", "plain")

    @property
    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.reader.problems)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        ordered: list[Problem] = sorted(self.reader.problems, key=lambda each: (each.start, each.code))
        return tuple(self.written.at(problem) for problem in ordered)

    def keys(self, tree: Tree, what: str, known: Sequence[str], optional: Sequence[str]) -> dict[str, Tree]:
        """Return the values of a mapping by key; a key that is unknown or missing is a problem."""
        found = {}
        for entry in self.reader.entries(tree, what):
            if entry.key.value in known:
                found[entry.key.value] = entry.value
            elif not entry.key.value.startswith("x-"):
                near = did_you_mean(entry.key.value, known, f"the keys are {', '.join(known)}")
                self.reader.say("unknown-key", f"{what} has no key {shown(entry.key.value)}", entry.key, near)
        told = self.failed if tree is self.tree else not is_empty(tree)
        if told and not isinstance(tree, MappingTree):
            return {}
        for key in known:
            if key not in found and key not in optional:
                self.reader.say("missing-key", f"{what} needs `{key}`", tree, _UNTOUCHED)
        return found

    def version(self, keys: Mapping[str, Tree], key: str) -> None:
        tree = keys.get(key)
        if tree is not None and self.text(tree, key) != str(FORMAT_VERSION):
            self.reader.say("unknown-version", f"this program reads `{key}: 1`", tree, "use a newer argmap")

    def holds(self, tree: Tree, right: bool, message: str) -> bool:
        """Return what is given; where it is false, note the problem."""
        if not right:
            self.reader.say("bad-round", message, tree, _UNTOUCHED)
        return right

    def text(self, tree: Tree | None, name: str) -> str:
        if tree is None:
            return ""
        if not isinstance(tree, Scalar):
            self.reader.say("wrong-type", f"`{name}` is a text", tree, _UNTOUCHED)
            return ""
        return tree.value.rstrip("\n") if tree.style in ("literal", "folded") else tree.value

    def word(self, tree: Tree | None, name: str, right: Callable[[str], bool], what: str) -> str:
        if tree is None:
            return ""
        word = self.text(tree, name)
        if isinstance(tree, Scalar):
            self.holds(tree, right(word), f"`{name}` is {what}, not {shown(word)}")
        return word

    def words(self, tree: Tree | None, name: str, right: Callable[[str], bool], what: str) -> tuple[str, ...]:
        if tree is None:
            return ()
        elements = self.reader.elements(tree, f"`{name}`") or ()
        words = tuple(self.word(element, name, right, what) for element in elements)
        self.holds(tree, len(set(words)) == len(words), f"`{name}` names one twice")
        return words

    def texts(self, tree: Tree | None, name: str) -> dict[str, str]:
        if tree is None:
            return {}
        return {entry.key.value: self.text(entry.value, name) for entry in self.reader.entries(tree, f"`{name}`")}

    def numbers(self, tree: Tree | None, name: str) -> dict[str, float]:
        """Return probabilities by the id of a question."""
        found: dict[str, float] = {}
        for entry in self.reader.entries(tree, f"`{name}`") if tree is not None else ():
            self.holds(entry.key, is_id(entry.key.value), f"{shown(entry.key.value)} is no id of a question")
            try:
                found[entry.key.value] = parse_number(self.text(entry.value, name))
            except NotANumber as error:
                message, _, remedy = str(error).partition("; ")
                self.reader.say("not-a-probability", message, entry.value, remedy)
        return found
