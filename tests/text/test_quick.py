"""What is read without a parser is exactly what the parser reads, and the debates people write are read so."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.text.quick import read_quickly
from argmap.text.tree import YamlText
from argmap.text.yaml import read_yaml
from argmap.text.yaml_events import read_events
from tests.document.styled import Stylist
from tests.strategies import debates

ROOT = Path(__file__).parents[2]
_INDENTS = st.sampled_from(["", "", "  ", "  ", "    ", "    ", "      ", " "])
_KEYS = st.sampled_from(["a", "b1", "text", "no", "x-y", "_", "1", "a b", "é", "-", "<<", "'a'", "null"])
_MARKS = list("aé1_(-~.,:#'\"[]{}?&*!|>%@` ")
_PARTS = [
    "  ",
    ": ",
    " #",
    "  # ",
    "# ",
    "''",
    '\\"',
    "\\",
    "not a",
    "0.7",
    "30%",
    "a, b",
    "...",
    "---",
    "\u2028",
    "😀",
]
_WHOLES = ["[a, b]", "{a: 1, b: [c]}", "[]", "{}", "{ a: x }", '"q"', "'q'", "[[a], {b: c}]"]
_WORDS = st.sampled_from([*_MARKS, *_PARTS, *_WHOLES])
_VALUES = st.lists(_WORDS, max_size=4).map("".join)
_LINES = st.one_of(
    st.builds("{}{}:{}{}".format, _INDENTS, _KEYS, st.sampled_from([" ", " ", " ", "", "  "]), _VALUES),
    st.builds("{}{}: {}".format, _INDENTS, _KEYS, st.sampled_from(["", "a b", "{x: [y, z], s: 0.8}", '"q \\" r"'])),
    st.builds("{}-{}{}".format, _INDENTS, st.sampled_from([" ", "   ", "", "  # "]), _VALUES),
    st.builds("{}- {}: {}".format, _INDENTS, _KEYS, _VALUES),
    st.builds("{}#{}".format, _INDENTS, _VALUES),
    st.sampled_from(["", "  ", "\t", "a: b\r", "---", "...", "%YAML 1.1"]),
)
_TEXTS = st.builds("{}{}".format, st.lists(_LINES, max_size=9).map("\n".join), st.sampled_from(["\n", "", "\n\n", " "]))


_WHOLE_TEXTS = [
    """\
argmap: 1
title: It's a map (of one) dispute
thesis: a

# Who.
participants:
  they: {name: , note:  }
  me: {name: I, note: "so \\"they\\" say"}
claims:
  a:
    text: A claim, with marks.  # said once
    tags: [one, two]
    quotes:
      - {source: s, by: me, text: 'it''s said'}
      - source: s
        text: More
  b: {text: B, tags: [], prior: 0.5}
arguments:
  x: {premises: [not b], supports: a, likelihoods: {if_true: 0.8, if_false: 0.3}}
credences:
  me:
    a: 30%
    b: { credence: 0.2 , note: why }
""",
    """\
a:
- b
- c: d
  e:
    f: g
-  # below
  h: i
j:
k:

  - l
  - [m, n]
o: {p: [q, {r: s}], t: u}
""",
]


def agrees(text: str) -> bool:
    """Return whether a text was read without a parser; what was read is then held against the parser's."""
    tree = read_quickly(text)
    if tree is not None:
        assert YamlText(tree) == read_events(text, yaml.CBaseLoader)
    return tree is not None


@settings(max_examples=600)
@given(_TEXTS)
def test_what_is_read_at_once_is_what_the_parser_reads(text: str) -> None:
    if "\0" not in text and not text.startswith("%"):
        agrees(text)


@settings(max_examples=400)
@given(st.sampled_from(_WHOLE_TEXTS), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 2), _WORDS), max_size=3))
def test_a_text_with_slips_of_the_hand_is_read_as_the_parser_reads_it(
    text: str, slips: list[tuple[int, int, str]]
) -> None:
    for at, length, typed in slips:
        at %= len(text)
        text = text[:at] + typed + text[at + length :]
    agrees(text)


@given(debates(), st.integers(0, 2**20))
def test_a_debate_in_any_style_is_read_as_the_parser_reads_it(debate: object, seed: int) -> None:
    agrees(Stylist(seed).write(debate).text)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", sorted(ROOT.glob("debates/*.yaml")), ids=lambda path: path.name)
def test_the_debates_that_are_shipped_need_no_parser(path: Path) -> None:
    assert agrees(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "a:\n- b\n- c: d\n  e: f\ng: h\n",
        "a:\n  - b\n  -  # why\n    c: d\n  - e\n",
        "a: [b, {c: 'd''e', f: [g h, i]}, \"j \\\" k\"]  # why\n",
        "a:  # why\n  b:\n  c:\n# d\nd: e f's (g, h) [i] {j}  # k\n",
        "a: b#c\nd: e:f\n",
        "  \n# a\n\na: b",
        *_WHOLE_TEXTS,
    ],
)
def test_what_people_write_needs_no_parser(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a\n",
        "a: b # c\n",
        "a: b\na: c\n",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a: *b\n",
        "a: !b c\n",
        "a: |\n  b\n",
        "a: [b,\n  c]\n",
        'a: "b\n  c"\n',
        'a: "\\x41"\n',
        "a: b: c\n",
        "a: b:\n",
        "? a\n: b\n",
        "- a\n",
        "a: b\n---\nc: d\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: {b: c, b: d}\n",
        "a:\tb\n",
        "a: b\r\n",
        "a:\n  -\n    b: c\n",
        "a:\n  -  # b\n",
        "  a: b\nc: d\n",
    ],
)
def test_whatever_is_not_plain_is_left_to_the_parser(text: str) -> None:
    assert read_quickly(text) is None


def test_a_deep_text_is_left_to_the_parser() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(40))
    assert read_quickly(text) is None
    assert [problem.code for problem in read_yaml(text).problems] == ["nested-too-deeply"]
    assert read_quickly("a: " + "[" * 40 + "b" + "]" * 40) is None
