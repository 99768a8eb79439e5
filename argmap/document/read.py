"""A span tree to values, key by key, as the schema table says.

Knows the schema and spans; what is wrong is a problem with its place. Must not know whether an id exists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from argmap.document.schema import FIELDS, NAMES, REQUIRED, Field
from argmap.model.addresses import is_inside, is_web_address
from argmap.model.diagnostic import Path
from argmap.model.numbers import NotANumber, parse_number
from argmap.model.suggest import did_you_mean, nearest
from argmap.model.values import STATUSES, Pair, Premise, Quote, is_id
from argmap.text.problem import Problem
from argmap.text.tree import Entry, MappingTree, Scalar, SequenceTree, Tree

ID_RULE = "use lower-case letters, digits and hyphens, at most 64, and no hyphen first"
_NOT = re.compile(r"not[ \t]+(.*)", re.DOTALL)
_SUGGESTIONS = 50
_WHAT = {"number": "a probability", **dict.fromkeys(("participant", "source", "claim", "argument", "thesis"), "an id")}
_LONGEST = 40


def shown(text: str) -> str:
    """Return a text as a message quotes it: one line, not too long."""
    text = " ".join(text.split())
    return "'" + (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…") + "'"


def is_empty(tree: Tree) -> bool:
    """Return whether nothing was written: no value, and no quotes around nothing either."""
    return isinstance(tree, Scalar) and not tree.value and tree.style == "plain"


class Fields(dict[str, Any]):
    """The usable values of a mapping by key; `broken` are the keys whose value is not."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: list[str] = []


class Reader:
    """Reads trees to values and collects the problems; a value that cannot be used is None.

    `left_out` are the paths of what was written and could not be used, so that nobody is told that it is missing.
    """

    def __init__(self) -> None:
        self.left_out: set[Path] = set()
        self.problems: list[Problem] = []
        self.suggested = 0
        self._ids_seen: set[str] = set()
        self._types: dict[str, Callable[[Tree, Field], Any]] = {
            "version": self._text,
            "text": self._text,
            "number": self._number,
            "participant": self._id,
            "source": self._id,
            "claim": self._id,
            "argument": self._id,
            "thesis": self._thesis,
            "claims": self._ids,
            "premises": self._premises,
            "tags": self._texts,
            "quotes": self._quotes,
            "pair": self._pair,
            "pairs": self._pairs,
            "status": self._status,
            "url": self._url,
            "file": self._file,
            "texts": self._sides,
        }

    def say(self, code: str, message: str, tree: Tree, help: str = "", *, warning: bool = False) -> None:
        """Note a problem at a tree; a collection is pointed at by its first character."""
        end = tree.end if isinstance(tree, Scalar) else tree.start + 1
        self.at(code, message, tree.start, end, help, warning=warning)

    def at(self, code: str, message: str, start: int, end: int, help: str = "", *, warning: bool = False) -> None:
        """Note a problem at a span."""
        self.problems.append(Problem(code, "warning" if warning else "error", message, start, max(end, start), help))

    def entries(self, tree: Tree, what: str, at: Scalar | None = None) -> tuple[Entry, ...]:
        """Return a mapping's entries, each key once; nothing written is an empty mapping."""
        if isinstance(tree, MappingTree):
            if len({entry.key.value for entry in tree.entries}) == len(tree.entries):
                return tree.entries
            first: dict[str, Entry] = {}
            for entry in tree.entries:
                first.setdefault(entry.key.value, entry)
            return tuple(first.values())
        if not is_empty(tree):
            found = "a list" if isinstance(tree, SequenceTree) else f"the text {shown(tree.value)}"
            self.say(
                "wrong-type",
                f"{what} is a mapping of keys to values, not {found}",
                tree,
                "write `key: value` on lines of their own",
            )
        return ()

    def elements(self, tree: Tree, what: str) -> tuple[Tree, ...] | None:
        """Return a list's elements; nothing written is an empty list, and what is no list is None."""
        if isinstance(tree, SequenceTree):
            return tree.elements
        if is_empty(tree):
            return ()
        inside = shown(tree.value)[1:-1] if isinstance(tree, Scalar) else "…"
        self.say("wrong-type", f"{what} is a list", tree, f"write it as [{inside}]")
        return None

    def ids(self, tree: Tree, what: str) -> Iterator[Entry]:
        """Yield a section's entries whose keys are ids; another key is a problem."""
        for entry in self.entries(tree, what):
            if self.is_id(entry.key.value):
                yield entry
            else:
                self.bad_id(entry.key)

    def fields(self, tree: Tree, section: str, key: Tree | None = None) -> Fields:
        """Return the values of a mapping by key, as the schema's section says, and the keys whose value is unusable.

        `key` is where a missing key is reported.
        """
        rows, types = FIELDS[section], self._types
        values = Fields()
        present: set[str] = set()
        entries = tree.entries if isinstance(tree, MappingTree) else self.entries(tree, NAMES[section])
        for key_tree, value_tree in entries:
            name = key_tree.value
            if name in present:
                continue
            present.add(name)
            row = rows.get(name)
            if row is None:
                self.unknown_key(key_tree, section)
                continue
            value = types[row.type](value_tree, row)
            if value is None:
                values.broken.append(name)
            else:
                values[name] = value
        if isinstance(tree, MappingTree) or is_empty(tree):
            for name in REQUIRED[section]:
                if name not in present:
                    self.missing(name, section, key or tree)
        return values

    def missing(self, name: str, section: str, at: Tree) -> None:
        """Note that a required key is not there."""
        remedy = f"add `{name}: …`: {FIELDS[section][name].doc}"
        if name == "argmap":
            remedy = "write `argmap: 1` as the first line"
        self.say("missing-key", f"{NAMES[section]} needs `{name}`", at, remedy)

    def unknown_key(self, key: Scalar, section: str) -> None:
        """Note a key that the schema does not have; `x-` keys are anybody's own."""
        if key.value.startswith("x-") or key.value == "<<":  # a merge key has its own problem
            return
        names = list(FIELDS[section])
        remedy = "the keys are " + ", ".join(names)
        if self.suggested < _SUGGESTIONS:
            self.suggested += 1
            remedy = did_you_mean(key.value, names, remedy)
        self.say(
            "unknown-key",
            f"{NAMES[section]} has no key {shown(key.value)}",
            key,
            remedy + (" " if remedy.endswith("?") else "; ") + "a key of your own begins with x-",
        )

    def is_id(self, text: str) -> bool:
        """Return whether the text may be an id; most are asked for several times."""
        if text in self._ids_seen:
            return True
        if is_id(text):
            self._ids_seen.add(text)
            return True
        return False

    def bad_id(self, at: Scalar, text: str | None = None) -> None:
        """Note a text that cannot be an id."""
        text = at.value if text is None else text
        slug = re.sub(r"[^a-z0-9]+", "-", text.lower())[:64].strip("-")
        remedy = f"write {slug}; {ID_RULE}" if is_id(slug) else ID_RULE
        self.say("bad-id", f"{shown(text)} is no id", at, remedy)

    def _scalar(self, tree: Tree, row: Field) -> Scalar | None:
        if isinstance(tree, Scalar):
            return tree
        found = "a list" if isinstance(tree, SequenceTree) else "a mapping"
        what = _WHAT.get(row.type, "a text")
        remedy = "put the text in quotes" if tree.flow and what == "a text" else f"write {what} behind the colon"
        self.say("wrong-type", f"`{row.name}` is {what}, not {found}", tree, remedy)
        return None

    def _text(self, tree: Tree, row: Field) -> str | None:
        scalar = self._scalar(tree, row)
        if scalar is None:
            return None
        value = scalar.value
        if scalar.style == "plain" and value.strip():
            return value
        if scalar.style in ("literal", "folded"):  # the line break before the next key is layout, not text
            value = value.rstrip("\n")
        if not value.strip():
            if row.required:
                self.say(
                    "missing-key", f"`{row.name}` is empty; {NAMES[row.section]} needs it", scalar, f"write {row.doc}"
                )
            else:
                self.say(
                    "empty-value", f"`{row.name}` is empty", scalar, "write something, or delete the key", warning=True
                )
            return None
        return value

    def _number(self, tree: Tree, row: Field) -> float | None:
        scalar = self._scalar(tree, row)
        if scalar is None:
            return None
        try:
            return parse_number(scalar.value)
        except NotANumber as error:
            message, _, remedy = str(error).partition("; ")
            self.say("not-a-probability", message, scalar, remedy)
            return None

    def number(self, tree: Tree, name: str) -> float | None:
        """Return a probability that stands where `stated` says one may."""
        return self._number(tree, FIELDS["stated"][name])

    def text(self, tree: Tree, section: str, name: str) -> str | None:
        """Return the text of one key of a section."""
        return self._text(tree, FIELDS[section][name])

    def thesis(self, tree: Tree) -> tuple[str, ...] | None:
        """Return the thesis, or the list of them; None where it is unusable."""
        return self._thesis(tree, FIELDS["debate"]["thesis"])

    def pairs(self, tree: Tree) -> dict[str, Pair]:
        """Return pairs of probabilities by id."""
        return self._pairs(tree, FIELDS["companion"]["conditionals"])

    def id_list(self, tree: Tree, row: Field, what: str) -> tuple[str, ...] | None:
        """Return a list of ids, called `what` in a message; None where one of them is unusable."""
        return self._all(tree, what, lambda element: self._id(element, row))

    def _all(self, tree: Tree, what: str, read: Callable[[Tree], Any]) -> tuple[Any, ...] | None:
        elements = self.elements(tree, what)
        if elements is None:
            return None
        found = tuple([read(element) for element in elements])
        return None if None in found else found

    def _id(self, tree: Tree, row: Field) -> str | None:
        scalar = self._scalar(tree, row)
        if scalar is None:
            return None
        if self.is_id(scalar.value):
            return scalar.value
        if not scalar.value:
            self.say("bad-id", f"`{row.name}` is empty", scalar, "write an id, or delete the key")
        else:
            self.bad_id(scalar)
        return None

    def _ids(self, tree: Tree, row: Field) -> tuple[str, ...] | None:
        return self.id_list(tree, row, f"`{row.name}`")

    def _thesis(self, tree: Tree, row: Field) -> tuple[str, ...] | None:
        if isinstance(tree, SequenceTree):
            return self._ids(tree, row)
        if is_empty(tree):
            return ()
        id = self._id(tree, row)
        return None if id is None else (id,)

    def _premises(self, tree: Tree, row: Field) -> tuple[Premise, ...] | None:
        return self._all(tree, "`premises`", lambda element: self._premise(element, row))

    def _premise(self, tree: Tree, row: Field) -> Premise | None:
        scalar = self._scalar(tree, row)
        if scalar is None:
            return None
        if self.is_id(scalar.value):
            return Premise(scalar.value)
        negation = _NOT.fullmatch(scalar.value)
        id = negation[1].strip() if negation else scalar.value
        if self.is_id(id):
            return Premise(id, negation is not None)
        self.bad_id(scalar, id)
        return None

    def _texts(self, tree: Tree, row: Field) -> tuple[str, ...] | None:
        return self._all(tree, f"`{row.name}`", lambda element: self._text(element, row))

    def _quotes(self, tree: Tree, row: Field) -> tuple[Quote, ...]:
        quotes = []
        for element in self.elements(tree, "`quotes`") or ():
            values = self.fields(element, "quotes")
            if "source" in values and "text" in values:
                quotes.append(Quote(values["source"], values["text"], values.get("by")))
        return tuple(quotes)

    def _pair(self, tree: Tree, row: Field) -> Pair | None:
        values = self.fields(tree, "pair")
        return Pair(values["if_true"], values["if_false"]) if len(values) == 2 else None

    def _pairs(self, tree: Tree, row: Field) -> dict[str, Pair]:
        pairs = {}
        for entry in self.ids(tree, f"`{row.name}`"):
            pair = self._pair(entry.value, row)
            if pair is not None:
                pairs[entry.key.value] = pair
        return pairs

    def _status(self, tree: Tree, row: Field) -> str | None:
        scalar = self._scalar(tree, row)
        if scalar is None or scalar.value in STATUSES:
            return scalar.value if scalar else None
        found = nearest(scalar.value, STATUSES)
        remedy = f"did you mean '{found}'? " if found else ""
        self.say("bad-status", f"{shown(scalar.value)} is no status", scalar, remedy + "a status is " + row.doc)
        return None

    def _url(self, tree: Tree, row: Field) -> str | None:
        value = self._text(tree, row)
        if value is None or is_web_address(value):
            return value
        self.say(
            "bad-url",
            f"{shown(value)} is no http or https address",
            tree,
            "write an address such as https://example.org/page",
        )
        return None

    def _file(self, tree: Tree, row: Field) -> str | None:
        value = self._text(tree, row)
        if value is None or is_inside(value):
            return value
        message = f"{shown(value)} is outside the debate's folder"
        self.say("file-outside", message, tree, "copy the file beside the debate and write its path from there, with /")
        return None

    def _sides(self, tree: Tree, row: Field) -> dict[str, str]:
        sides = {}
        for entry in self.entries(tree, f"`{row.name}`"):
            scalar = self._scalar(entry.value, row)
            if scalar is not None:
                sides[entry.key.value] = scalar.value
        return sides
