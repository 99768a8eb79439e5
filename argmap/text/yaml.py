"""A YAML text to its span tree, and everything in it that a debate file may not hold.

Every scalar is text. What is plain is read without a parser, all else by libyaml or PyYAML, which are then loaded. Must
not know any schema.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.text.collector import collector_paused
from argmap.text.lines import Lines
from argmap.text.problem import Problem
from argmap.text.quick import read_quickly
from argmap.text.tree import DEEPEST, YamlText

__all__ = ["DEEPEST", "Problem", "YamlText", "read_yaml"]

# A set of what is illegal compiles twenty times faster than its complement. Most texts never need it.
_LEGAL_BYTES = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
# Most texts have nothing to hold against these; Python compiles them for the first that has.
_CONFLICT = r"(?m)^(?:<{7}|\|{7}|>{7})(?= |$|\r)"
_CONFLICT_MARKS = ("<<<<<<<", "|||||||", ">>>>>>>")
_DIRECTIVE = r"(?:[ \t]*+(?:#[^\r\n]*+)?(?>\r\n|\n|\r))*+(%[^\r\n]*)"
_TRAILING_SPACE = r"(?<![ \t])[ \t]++(?=[\r\n]|\Z)"


def read_yaml(text: str) -> YamlText:
    """Return the span tree of a text without a byte-order mark. Nothing raises for what the text holds."""
    plain = text.isascii() and not text.encode().translate(None, _LEGAL_BYTES)
    if not plain and (found := re.search(_ILLEGAL, text)):
        return YamlText(None, (_illegal(found),))
    if any(mark in text for mark in _CONFLICT_MARKS) and (conflict := re.search(_CONFLICT, text)):
        return YamlText(None, (_conflict(text, conflict),))
    if "%" in text and (directive := re.match(_DIRECTIVE, text)):
        return YamlText(None, (_directive(directive),))
    readable = re.sub(_TRAILING_SPACE, lambda match: " " * len(match[0]), text) if "\t" in text else text
    with collector_paused():
        tree = read_quickly(readable)
        if tree is not None:
            return YamlText(tree)
        from argmap.text.yaml_events import read_events

        return read_events(readable, _loader())


def _loader() -> Any:
    import yaml

    return getattr(yaml, "CBaseLoader", None) or yaml.BaseLoader


def _illegal(found: re.Match[str]) -> Problem:
    code = ord(found[0])
    name = {0: "a NUL character", 0xFEFF: "a byte-order mark inside the text"}.get(
        code, f"the control character U+{code:04X}"
    )
    remedy = f'delete it, or write "\\u{code:04X}" in double quotes if it is meant'
    if 0xD800 <= code <= 0xDFFF:
        name, remedy = f"half of a character (surrogate U+{code:04X})", "write the whole character"
    return Problem(
        "illegal-character", "error", f"{name} cannot stand in a debate file", found.start(), found.end(), remedy
    )


def _conflict(text: str, found: re.Match[str]) -> Problem:
    end = Lines(text)
    line = end.line(end.number(found.start()))
    message = "a git conflict was left in the file"
    remedy = "choose a side, or write what both mean, and delete the marker lines"
    return Problem("conflict-marker", "error", message, found.start(), found.start() + len(line), remedy)


def _directive(found: re.Match[str]) -> Problem:
    remedy = "delete the line that begins with %"
    return Problem("yaml-directive", "error", "a debate file has no % directives", found.start(1), found.end(), remedy)
