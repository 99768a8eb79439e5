"""One text spelled as YAML: in the style it had, or double-quoted where that style cannot hold it.

Knows the five scalar styles. Must not know where in a debate the text stands. Every spelling but the plainest is read
back before it is used, so that what is written is what will be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.text.tree import MappingTree, Scalar, Style
from argmap.text.yaml import read_yaml

_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./()'’_+-]*[A-Za-z0-9.)_])?")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}
_HEADER = re.compile(r"[|>]([+-]?)")
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text will stand: `column` is that of its mapping, `content` the indent of a block text's lines."""

    flow: bool = False
    column: int = 0
    content: int = 2
    newline: str = "\n"
    width: int = 80


def spell(value: str, style: Style, spot: Spot, *, chomp: str = "") -> str:
    """Return the YAML spelling of a text, in the style if it can hold it, else double-quoted.

    `chomp` is the block styles' indicator that is tried first: none, `-` or `+`.
    """
    if spot.flow and style in ("literal", "folded"):
        style = "double"
    for spelling in _spellings(value, style, spot, chomp):
        if reads_back(spelling, value, spot):
            return spelling
    return double_quoted(value)


def restyle(text: str, old: Scalar, value: str, spot: Spot) -> str:
    """Return the spelling of `value` in place of `old`: in its style; a text of several lines becomes a block.

    A text that already held line breaks in quotes keeps its quotes.
    """
    style = old.style
    chomp = ""
    if style in ("literal", "folded"):
        lines = re.split(r"\r\n|\n|\r", text[old.start : old.end])
        found = _HEADER.match(lines[0])
        chomp = found[1] if found else ""
        written = [line for line in lines[1:] if line.strip(" \t")]
        if written and not re.search(r"\d", lines[0]):
            indent = len(written[0]) - len(written[0].lstrip(" "))
            width = max(_NARROWEST, *(len(line) for line in written)) if len(written) > 1 else 80
            spot = Spot(spot.flow, spot.column, indent, spot.newline, width)
    elif "\n" in value and not spot.flow and "\n" not in old.value:
        style = "literal"
    return spell(value, style, spot, chomp=chomp)


def reads_back(spelling: str, value: str, spot: Spot) -> bool:
    """Return whether the spelling, standing in such a spot, is read as the value and without remark."""
    if spelling == value and _SAFE.fullmatch(value):
        return True
    if spot.flow:
        probe = f"{{k: {spelling}, l: m}}"
    else:
        probe = f"{' ' * spot.column}k: {spelling}{spot.newline}{' ' * spot.column}l: m{spot.newline}"
    read = read_yaml(probe)
    if read.problems or not isinstance(read.tree, MappingTree) or len(read.tree.entries) != 2:
        return False
    found = read.tree.entries[0].value
    if not isinstance(found, Scalar) or (found.style == "plain" and not value):
        return False
    # The line break that ends a block is layout to a debate, not text.
    return (found.value.rstrip("\n") if found.style in ("literal", "folded") else found.value) == value


def double_quoted(value: str) -> str:
    """Return the text in double quotes on one line, with everything escaped that YAML cannot hold as it is.

    >>> double_quoted('a "b"\\u2028')
    '"a \\\\"b\\\\"\\\\u2028"'
    """
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _spellings(value: str, style: Style, spot: Spot, chomp: str) -> list[str]:
    if _UNWRITABLE.search(value):
        return []
    match style:
        case "plain":
            # PyYAML's own parser takes a question mark in a one-line collection for more than a character.
            plain = [] if not value or "\n" in value or (spot.flow and "?" in value) else [value]
            # A text with double quotes in it is easier to read in single ones than with each of them escaped.
            return plain + ([f"'{value}'"] if '"' in value and not set("'\n\t") & set(value) else [])
        case "single":
            return [] if "\n" in value else ["'" + value.replace("'", "''") + "'"]
        case "double":
            return []
        case "literal":
            return _blocks("|", value.split("\n"), spot, chomp)
        case "folded":
            folded = _fold(value, spot.width - spot.content)
            return _blocks(">", folded, spot, chomp) + _blocks("|", value.split("\n"), spot, chomp)


def _blocks(sign: str, lines: list[str], spot: Spot, chomp: str) -> list[str]:
    """Return the block spellings of the lines: with the wished chomping, else with none of the last line break."""
    if not lines[0] or not lines[-1]:
        return []
    digit = str(spot.content - spot.column) if lines[0].startswith((" ", "\t")) else ""
    margin = " " * spot.content
    body = spot.newline.join(margin + line if line else "" for line in lines)
    return [f"{sign}{digit}{each}{spot.newline}{body}" for each in dict.fromkeys((chomp, "-"))]


def _fold(value: str, width: int) -> list[str]:
    """Return the lines of a folded block: words wrapped, each line break of the text doubled."""
    lines: list[str] = []
    for index, part in enumerate(re.split(r"(\n+)", value)):
        if index % 2:
            lines.extend([""] * len(part))
        else:
            lines.extend(_wrap(part, max(width, _NARROWEST)))
    return lines


def _wrap(text: str, width: int) -> list[str]:
    """Return the text cut at single spaces into lines no longer than `width` where its words allow.

    >>> _wrap("one two  three four", 9)
    ['one', 'two  three', 'four']
    """
    lines: list[str] = []
    line = ""
    for word in re.split(r"(?<=[^ \t]) (?=[^ \t])", text):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
