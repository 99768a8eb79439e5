"""JSON as rows: an object per line, an array of objects, or one object that holds its comments and their replies.

Knows JSON. Must not know which key holds what, but for the keys that hold further comments.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_NESTED = ("replies", "children", "comments", "responses", "posts", "messages", "items", "data")


class Row(NamedTuple):
    """An object with the line it begins in; `answers` is the object it is nested in."""

    line: int
    values: Mapping[str, Any]
    answers: Mapping[str, Any] | None = None
    holds_others: bool = False


def json_rows(text: str, remarks: list[str]) -> Iterator[Row]:
    """Yield the objects with those nested in them, in order of reading; what makes no sense becomes a remark."""
    for line, value in _values(text, remarks):
        if isinstance(value, Mapping):
            yield from _with_replies(line, value)
        else:
            remarks.append(f"line {line}: not a JSON object; it was left out")


def _with_replies(line: int, value: Mapping[str, Any]) -> Iterator[Row]:
    waiting: list[tuple[Mapping[str, Any], Mapping[str, Any] | None]] = [(value, None)]
    while waiting:
        row, answers = waiting.pop()
        nested = [
            (inner, row)
            for key in _NESTED
            if isinstance(row.get(key), list)
            for inner in row[key]
            if isinstance(inner, Mapping)
        ]
        yield Row(line, row, answers, bool(nested))
        waiting += reversed(nested)


def _values(text: str, remarks: list[str]) -> Iterator[tuple[int, Any]]:
    """Yield each JSON value with its line: of one array or object for the whole file, else of each line."""
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] in ("[", "{"):
        try:
            whole, end = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            whole, end = None, 0
        if end and not text[end:].strip():
            yield from _of_array(text, start) if isinstance(whole, list) else [(1 + text.count("\n", 0, start), whole)]
            return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                reason = getattr(error, "msg", "nested too deeply")
                remarks.append(f"line {number}: no JSON ({reason}); it was left out")


def _of_array(text: str, start: int) -> Iterator[tuple[int, Any]]:
    """Yield the elements of an array that is known to be sound, each with its line."""
    decoder = json.JSONDecoder()
    at, line, counted = start + 1, 1, 0
    while True:
        while text[at] in " \t\r\n,":
            at += 1
        if text[at] == "]":
            return
        line, counted = line + text.count("\n", counted, at), at
        value, at = decoder.raw_decode(text, at)
        yield line, value
