"""Tables as comments: CSV and JSON Lines with named columns, the usual names guessed.

Knows rows. Must not know files.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from argmap.threads.json_rows import json_rows
from argmap.threads.prose import paragraphs
from argmap.threads.values import Columns, Comment

USUAL = {
    "text": ("text", "body", "comment", "content", "message", "post", "comment_text", "comment_body", "selftext"),
    "author": ("author", "name", "user", "username", "user_name", "author_name", "by", "from", "sender", "speaker"),
    "id": ("id", "comment_id", "post_id", "message_id", "uuid", "key"),
    "reply_to": ("reply_to", "parent", "parent_id", "in_reply_to", "replyto", "reply_to_id", "replying_to"),
    "time": ("time", "date", "created", "created_at", "created_utc", "timestamp", "posted", "published", "datetime"),
}
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 2**31 - 1


class NoTextColumn(Exception):
    """No column holds the texts; the message names the columns there are."""


def read_csv(text: str, columns: Columns) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """Return the rows as comments, and remarks; raise `NoTextColumn`."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = next(rows, [])
    except csv.Error as error:
        return (), (f"line 1: {error}",)
    if not header and not text.strip():
        return (), ()
    chosen = choose(header, columns)
    comments: list[Comment] = []
    remarks: list[str] = []
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            remarks.append(f"line {line}: {error}; the row was left out")
            continue
        if row:
            _add(comments, remarks, dict(zip(header, row, strict=False)), chosen, line)
    return tuple(comments), tuple(remarks)


def read_jsonl(text: str, columns: Columns) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """Return the objects as comments, and remarks; raise `NoTextColumn`.

    What is nested in a comment answers it, where it does not say itself what it answers.
    """
    remarks: list[str] = []
    rows = list(json_rows(text, remarks))
    if not rows:
        return (), tuple(remarks)
    chosen = choose(dict.fromkeys(key for row in rows for key in row.values), columns)
    comments: list[Comment] = []
    for row in rows:
        if row.holds_others and row.values.get(chosen["text"]) is None:
            continue
        before = len(comments)
        _add(comments, remarks, row.values, chosen, row.line)
        above = row.answers.get(chosen.get("id", "")) if row.answers else None
        if len(comments) > before and above is not None and comments[-1].reply_to is None:
            comments[-1] = replace(comments[-1], reply_to=_cell(above))
    return tuple(comments), tuple(sorted(remarks, key=_line_of))


def _line_of(remark: str) -> int:
    return int(remark.partition(":")[0].removeprefix("line "))


def choose(header: Iterable[str], columns: Columns) -> dict[str, str]:
    """Return the column for each field that has one; raise `NoTextColumn` where a named or the text column is absent.

    >>> choose(["Comment_ID", "Body", "User"], Columns())
    {'text': 'Body', 'author': 'User', 'id': 'Comment_ID'}
    """
    names = list(header)
    plain = {name.strip().lstrip("\ufeff").casefold().replace(" ", "_").replace("-", "_"): name for name in names}
    chosen: dict[str, str] = {}
    for field, usual in USUAL.items():
        named = getattr(columns, field)
        if named is not None:
            if named not in names:
                raise NoTextColumn(f"there is no column '{named}'; the columns are: {', '.join(names)}")
            chosen[field] = named
        else:
            found = next((plain[name] for name in usual if name in plain), None)
            if found is not None and found not in chosen.values():
                chosen[field] = found
    if "text" not in chosen:
        shown = ", ".join(names) or "none"
        raise NoTextColumn(f"no column looks like the texts; name it with --text, as the first line has it: {shown}")
    return chosen


def _add(
    comments: list[Comment], remarks: list[str], row: Mapping[str, Any], chosen: Mapping[str, str], line: int
) -> None:
    text = row.get(chosen["text"])
    if text is None:
        remarks.append(f"line {line}: no {chosen['text']}; the row was left out")
        return
    text = _cell(text) or ""
    if not text.strip():
        return
    given = {field: _cell(row.get(name)) for field, name in chosen.items() if field != "text"}
    comments.append(Comment(text, line, passages=paragraphs(text), **given))


def _cell(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return str(value["name"])
    return json.dumps(value, ensure_ascii=False)


def _delimiter(text: str) -> str:
    head = text[: text.find("\n") if "\n" in text else len(text)]
    return max(_DELIMITERS, key=lambda char: (head.count(char), -_DELIMITERS.index(char)))
