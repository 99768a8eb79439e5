"""A path of the model leads to the span of its text."""

from __future__ import annotations

import pytest

from argmap.document import parse
from argmap.model.diagnostic import Path

TEXT = """\
argmap: 1
title: T
thesis: a
claims:
  a:
    text: Long text
    tags: [one, two]
    quotes:
      - {source: s, text: words}
  b: {text: B}
sources: {s: {title: S}}
participants: {me: {name: Me}}
arguments:
  r: {premises: [not b], rebuts: a}
contraries: [[a, b]]
credences:
  me:
    b: 0.25
    a: {credence: 0.75, note: why}
cruxes:
  x: {claims: [b], for: a, conditionals: {me: {if_true: 0.1, if_false: 0.9}}}
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("title",), "T"),
        (("thesis", 0), "a"),
        (("claims", "a", "text"), "Long text"),
        (("claims", "a", "tags", 1), "two"),
        (("claims", "a", "quotes", 0, "text"), "words"),
        (("arguments", "r", "premises", 0), "not b"),
        (("arguments", "r", "rebuts"), "a"),
        (("arguments", "r", "target"), "a"),
        (("arguments", "r", "relation"), "rebuts"),
        (("contraries", 0, 1), "b"),
        (("credences", "me", "b"), "0.25"),
        (("credences", "me", "b", "credence"), "0.25"),
        (("credences", "me", "a", "credence"), "0.75"),
        (("cruxes", "x", "target"), "a"),
        (("cruxes", "x", "conditionals", "me", "if_false"), "0.9"),
        (("claims", "a", "prior"), "a"),
        (("claims", "zzz"), "claims"),
        (("nowhere",), "argmap"),
    ],
)
def test_a_path_leads_to_its_value_or_the_nearest_key(path: Path, expected: str) -> None:
    document = parse(TEXT)
    start, end = document.locate(path)
    assert document.text[start:end] == expected


@pytest.mark.parametrize(("path", "expected"), [(("claims", "b"), "b"), (("credences", "me"), "me")])
def test_a_path_leads_to_its_key(path: Path, expected: str) -> None:
    document = parse(TEXT)
    start, end = document.locate(path, on_key=True)
    assert document.text[start:end] == expected


def test_the_example_is_read_without_a_word() -> None:
    assert parse(TEXT).diagnostics == ()


def test_an_empty_file_has_a_place_for_every_path() -> None:
    assert parse("").locate(("claims", "a")) == (0, 0)
