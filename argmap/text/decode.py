"""Bytes to text: UTF-8 alone, with or without a byte-order mark.

Knows encodings. Must not know YAML or debates.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from argmap.text.problem import Problem

_REMEDY = "save the file as UTF-8"


class Decoded(NamedTuple):
    """A text without its byte-order mark, or what can be shown of one and the problem that keeps it from being read."""

    text: str
    bom: bool
    problem: Problem | None = None


def decode(data: bytes) -> Decoded:
    """Return the text of the bytes. What is not UTF-8 is one problem at the first byte that cannot be read."""
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _foreign(data, encoding)
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[3:] if bom else data
    try:
        return Decoded(body.decode("utf-8"), bom)
    except UnicodeDecodeError as error:
        if _looks_wide(body):
            return _foreign(body, "utf-16-le" if body[1:2] == b"\0" else "utf-16-be")
        start = len(body[: error.start].decode("utf-8"))
        problem = Problem(
            "not-utf-8",
            "error",
            f"byte 0x{body[error.start]:02x} is no UTF-8; the file may be Latin-1 or Windows-1252",
            start,
            start + 1,
            _REMEDY,
        )
        return Decoded(body.decode("utf-8", "replace"), bom, problem)


def _foreign(data: bytes, encoding: str) -> Decoded:
    name = encoding[:6].upper()
    problem = Problem("not-utf-8", "error", f"the file is {name}, not UTF-8", 0, 1, _REMEDY)
    return Decoded(data.decode(encoding, "replace"), False, problem)


def _looks_wide(body: bytes) -> bool:
    head = body[:64]
    return head[0::2].count(0) * 4 > len(head) or head[1::2].count(0) * 4 > len(head)
