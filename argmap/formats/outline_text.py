"""A debate written as an indented outline, the quickest way to write one down.

Knows the outline's signs and indents. Must not know files. The signs are those that `argmap show` prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from argmap.formats.gathered import Gathered
from argmap.formats.importing import CannotImport, Imported
from argmap.model.numbers import NotANumber, parse_number
from argmap.model.values import Debate, Pair, Premise, Relation, is_id

SIGNS = "+ for, - against, ! needed, ~ strikes the step, = evidence, & one more premise"

_RELATIONS: Mapping[str, Relation] = {
    **dict.fromkeys("+", "supports"),
    **dict.fromkeys("-−–", "rebuts"),
    **dict.fromkeys("!", "necessary_for"),
    **dict.fromkeys("~⊘", "undercuts"),
    **dict.fromkeys("=≈", "evidence_for"),
}
_LINE = re.compile(r"([ \t]*)(?:([-+−–!~⊘=≈&])(?=\s|$)\s*)?(.*?)\s*\Z")
_NAMED = re.compile(r"\[([^\[\]\s]+)\]\s*(.*)")
_PAIR = re.compile(r"(.*?)\s*\(\s*([^()/]+?)\s*/\s*([^()/]+?)\s*\)")
_NOT = re.compile(r"not(?::\s*|\s+(?=\[))(.*)", re.IGNORECASE)
_TAB = 4


@dataclass(frozen=True, slots=True)
class _Above:
    """A line that others may stand under: its indent, its claim, and the argument it belongs to, if any."""

    indent: int
    claim: str
    argument: str | None


@dataclass
class _Reading(Gathered):
    """One outline being read: what was found so far, and every line that cannot be."""

    wrong: list[str] = field(default_factory=list)
    by_text: dict[str, str] = field(default_factory=dict)
    above: list[_Above] = field(default_factory=list)

    def line(self, number: int, indent: int, sign: str, text: str) -> None:
        """Take in one line that says something."""
        while self.above and self.above[-1].indent >= indent and not (sign == "&" and self.above[-1].indent == indent):
            self.above.pop()
        try:
            if sign == "&":
                self.premise(indent, text)
            elif not self.above:
                self.top(indent, sign, text)
            else:
                self.reason(indent, sign, text)
        except CannotImport as problem:
            self.wrong.append(f"line {number}: {problem}")

    def top(self, indent: int, sign: str, text: str) -> None:
        """Take in a thesis."""
        if sign:
            raise CannotImport(f"nothing stands above this for `{sign}` to bear on; a thesis has no sign")
        claim, negated = self.said(text)
        if negated:
            raise CannotImport("a thesis cannot begin with `not`; write what is claimed")
        if claim not in self.thesis:
            self.thesis.append(claim)
        self.above = [_Above(indent, claim, None)]

    def reason(self, indent: int, sign: str, text: str) -> None:
        """Take in a reason for what stands above it."""
        if not sign:
            raise CannotImport(f"this does not say how it bears on the line above it; write {SIGNS}")
        over = self.above[-1]
        relation = _RELATIONS[sign]
        target = over.argument if relation == "undercuts" else over.claim
        if target is None:
            raise CannotImport(f"`{sign}` strikes a step, and the line above is a thesis; write `-` against a claim")
        pair, text = _likelihoods(text) if relation == "evidence_for" else (None, text)
        claim, negated = self.said(text)
        if negated and relation == "evidence_for":
            raise CannotImport("what was observed cannot begin with `not`; write what was seen")
        id = self.step(relation, target, (Premise(claim, negated),), likelihoods=pair)
        self.above.append(_Above(indent, claim, id))

    def premise(self, indent: int, text: str) -> None:
        """Take in one more premise of the step above."""
        over = self.above[-1] if self.above and self.above[-1].indent == indent else None
        if over is None or over.argument is None:
            raise CannotImport("`&` adds a premise to a reason on the line above it, with the same indent")
        argument = self.arguments[over.argument]
        if argument.relation == "evidence_for":
            raise CannotImport("evidence is one observation and takes no further premise")
        claim, negated = self.said(text)
        self.arguments[over.argument] = replace(argument, premises=(*argument.premises, Premise(claim, negated)))
        self.above[-1] = _Above(indent, claim, over.argument)

    def said(self, text: str) -> tuple[str, bool]:
        """Return the id of the claim that a text is, new where nothing says the same, and whether it is denied."""
        denied = _NOT.fullmatch(text)
        text = denied[1] if denied else text
        named = _NAMED.fullmatch(text)
        id, text = (named[1], named[2]) if named else (None, text)
        if id is not None and not is_id(id):
            raise CannotImport(f"[{id}] is no id; use lower-case letters, digits and hyphens, no hyphen first")
        return self.known(id, text) or self.new(id, text), bool(denied)

    def known(self, id: str | None, text: str) -> str | None:
        """Return the claim that stands above already: of this id, or of the same words."""
        key = " ".join(text.casefold().split())
        if id is None:
            return self.by_text.get(key)
        if id in self.claims and text and key != " ".join(self.claims[id].text.casefold().split()):
            raise CannotImport(f"[{id}] says something else above")
        return id if id in self.claims else None

    def new(self, id: str | None, text: str) -> str:
        """Return the id of a new claim."""
        if not text:
            raise CannotImport(f"[{id}] stands nowhere above; write its text behind it" if id else "nothing is claimed")
        if id in self.taken:
            raise CannotImport(f"[{id}] is the id of an argument; choose another")
        id = self.claim(text, id=id)
        self.by_text.setdefault(" ".join(text.casefold().split()), id)
        return id


def read(text: str) -> Imported:
    """Return the outline as a debate; raise `CannotImport`, naming every line, where it is none.

    `# Title` may stand first; a line without a sign at the margin is a thesis. A line bears on the one above it that is
    indented less. The same words, or `[id]`, are the same claim; `not: ` before it denies it.
    """
    reading = _Reading()
    title = ""
    for number, line in enumerate(text.splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found is None or not line.strip():
            continue
        if line.startswith("# ") and not title and not reading.claims:
            title = line[2:].strip()
            continue
        reading.line(number, len(found[1].expandtabs(_TAB)), found[2] or "", found[3])
    return Imported(_debate(reading, title))


def _debate(reading: _Reading, title: str) -> Debate:
    if reading.wrong:
        raise CannotImport("\n".join(["not every line can be read", *reading.wrong]))
    return reading.debate(title)


def _likelihoods(text: str) -> tuple[Pair, str]:
    found = _PAIR.fullmatch(text)
    if found is None:
        raise CannotImport("evidence says how likely it is if the claim is true, and if not: end with (80% / 30%)")
    try:
        return Pair(parse_number(found[2]), parse_number(found[3])), found[1]
    except NotANumber as wrong:
        raise CannotImport(str(wrong)) from None
