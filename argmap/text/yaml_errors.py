"""What PyYAML and libyaml refuse, in words a person can act on, the same whichever of the two refused it.

Knows the parsers' errors and marks. Must not know any schema.
"""

from __future__ import annotations

import re

import yaml

from argmap.text.lines import Lines
from argmap.text.problem import Problem

QUOTE = "put the text in quotes, or use | and write it on the next line"
_CODE = "not-yaml"


def problem_for_tab(lines: Lines, position: int) -> Problem:
    """Return the problem of a tab outside quoted texts, blocks and comments."""
    number, column = lines.position(position)
    if lines.line(number)[: column - 1].strip(" \t-") == "":
        message, remedy = "a tab cannot indent a line", "indent with spaces"
    else:
        message, remedy = "a tab stands outside quotes", "write a space, or put the text in quotes"
    return Problem("tab", "error", message, position, position + 1, remedy)


def explain_error(lines: Lines, error: Exception, after: int) -> Problem:
    """Return a parser's error as a problem; `after` is the end of the last text that was read whole.

    Only the kind of construct and the place are taken from the parser, so that both parsers give the same words.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return bad_escape(lines, after)
    said = f"{error.context or ''} | {error.problem or ''}"
    at = error.problem_mark.index if error.problem_mark else after
    begun = error.context_mark.index if error.context_mark else at
    if "escape" in said or "hex" in said:
        return bad_escape(lines, begun)
    if not lines.text[at:].strip() and "quoted" not in said and ("':'" not in said or lines.text[begun] in "[{"):
        return _problem(
            lines, at, "the text ends before something that was begun is closed", "close every [ and {; " + QUOTE
        )
    for words, explain in _EXPLANATIONS:
        if all(word in said for word in words):
            return explain(lines, begun, at)
    return _problem(lines, at, "this cannot be read as YAML", QUOTE)


def bad_escape(lines: Lines, after: int) -> Problem:
    """Return the problem of the first backslash sequence after an offset that stands for no character."""
    for match in re.compile(r"\\(?:x(.{0,2})|u(.{0,4})|U(.{0,8})|(.)|)", re.DOTALL).finditer(lines.text, after):
        digits = match[1] or match[2] or match[3]
        wanted = {"x": 2, "u": 4, "U": 8}.get(match[0][1:2])
        if wanted is None:
            if match[4] is None or match[4] not in _ESCAPES:
                return _escape_problem(match.start(), min(match.end(), match.start() + 2))
        elif not digits or not re.fullmatch(f"[0-9a-fA-F]{{{wanted}}}", digits) or not _is_character(int(digits, 16)):
            return _escape_problem(match.start(), match.start() + 2 + len(re.match("[0-9a-fA-F]*", digits or "")[0]))  # type: ignore[index]
    return _escape_problem(after, after + 1)


_INDICATORS = tuple("%&*!|>@`")
_ESCAPES = '0abt\tnvfre "/\\N_LP\n\r\x85\u2028\u2029'


def _is_character(code: int) -> bool:
    return code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF


def _escape_problem(start: int, end: int) -> Problem:
    message = "this backslash sequence stands for no character"
    return Problem(_CODE, "error", message, start, end, "write \\\\ for a backslash, or use single quotes")


def _problem(lines: Lines, start: int, message: str, help: str) -> Problem:
    text = lines.text
    if not text[start:].strip():  # a place after the last word shows nothing: go back to the last line
        number = lines.number(max(len(text.rstrip()) - 1, 0))
        line = lines.line(number)
        start = lines.starts[number - 1] + len(line) - len(line.lstrip())
    number, column = lines.position(start)
    rest = lines.line(number)[column - 1 :].rstrip()
    return Problem(_CODE, "error", message, start, start + max(len(rest), 1), help)


def _missing_colon(lines: Lines, begun: int, at: int) -> Problem:
    if lines.text[begun] in "[{":
        return _flow(lines, begun, at)
    message = "this line is neither `key: value` nor part of a text"
    return _problem(lines, begun, message, "write a colon and a space after the key, or " + QUOTE)


def _unclosed_quote(lines: Lines, begun: int, at: int) -> Problem:
    message = f"the text that begins with {lines.text[begun]} here is never closed"
    return _problem(lines, begun, message, "close it with the same quote, or use | and write it on the next line")


def _extra_colon(lines: Lines, begun: int, at: int) -> Problem:
    number, column = lines.position(at)
    line = lines.line(number)
    if re.search(r":[ \t]", line[: column - 1]):
        return _problem(lines, at, "a second colon followed by a space cannot stand in a text without quotes", QUOTE)
    start = at - len(line[: column - 1].lstrip())
    return _problem(
        lines, start, "a key cannot stand here: the line above is a text", "indent it like the keys it belongs to"
    )


def begun_character(lines: Lines, begun: int) -> Problem:
    """Return the problem of a text without quotes whose first character YAML keeps for itself."""
    return _first_character(lines, begun, begun)


def _first_character(lines: Lines, begun: int, at: int) -> Problem:
    message = f"a text without quotes cannot begin with {lines.text[at : at + 1]}"
    return _problem(lines, at, message, QUOTE)


def _begun_character(lines: Lines, begun: int, at: int) -> Problem:
    return _first_character(lines, begun, begun)


def _flow(lines: Lines, begun: int, at: int) -> Problem:
    opening = lines.text[begun : begun + 1]
    closing = "}" if opening == "{" else "]"
    message = f"the {opening} here is not closed, or something stands where a comma or {closing} was expected"
    return _problem(lines, begun, message, f"close it with {closing}; if it is text, " + QUOTE)


def _out_of_place(lines: Lines, begun: int, at: int) -> Problem:
    number, column = lines.position(at)
    if lines.text[at : at + 1] in _INDICATORS:
        return _first_character(lines, begun, at)
    if not lines.line(number)[: column - 1].strip():
        return _problem(
            lines, at, "this line's indentation fits nothing above it", "indent it like the lines it belongs to"
        )
    if re.search(r"(?:^|:|-)[ \t]+$", lines.line(number)[: column - 1]):
        return _first_character(lines, begun, at)
    line = lines.line(number)[: column - 1]
    if opening := re.search(r"(?:^|:[ \t]+|-[ \t]+)([\[{])[^\[{]*$", line):
        start = lines.starts[number - 1] + opening.start(1)
        message = f"this is read as a {'list' if opening[1] == '[' else 'mapping'} because it begins with {opening[1]}"
        return _problem(lines, start, f"{message}, and something follows it", QUOTE)
    return _problem(lines, at, "the value had ended before this", QUOTE)


def _list_out_of_place(lines: Lines, begun: int, at: int) -> Problem:
    return _problem(lines, at, "a list cannot begin here", "begin it on the next line; if it is text, " + QUOTE)


_EXPLANATIONS = (
    (("could not find expected ':'",), _missing_colon),
    (("quoted scalar", "unexpected"), _unclosed_quote),
    (("mapping values are not allowed",), _extra_colon),
    (("cannot start any token",), _first_character),
    (("scanning a block scalar",), _begun_character),
    (("scanning an alias",), _begun_character),
    (("scanning an anchor",), _begun_character),
    (("scanning a tag",), _begun_character),
    (("parsing a tag",), _begun_character),
    (("scanning a directive",), _begun_character),
    (("flow sequence",), _flow),
    (("flow mapping",), _flow),
    (("sequence entries are not allowed",), _list_out_of_place),
    (("block",), _out_of_place),
    (("<document start>",), _out_of_place),
    (("node",), _out_of_place),
    (("mapping keys are not allowed",), _first_character),
)
