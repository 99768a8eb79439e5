"""YAML to span trees: spans are exact, nothing raises, libyaml and the pure parser agree."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.text import yaml as reading
from argmap.text.tree import MappingTree, Scalar, SequenceTree, Tree
from argmap.text.yaml import YamlText, read_yaml


def read_both(text: str) -> tuple[YamlText, YamlText]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_loader", lambda: yaml.BaseLoader)
        pure = read_yaml(text)
    return read_yaml(text), pure


def scalars(tree: Tree) -> Iterator[Scalar]:
    if isinstance(tree, Scalar):
        yield tree
    elif isinstance(tree, MappingTree):
        for entry in tree.entries:
            yield entry.key
            yield from scalars(entry.value)
    else:
        for element in tree.elements:
            yield from scalars(element)


def only_value(text: str) -> Tree:
    tree = read_yaml(text).tree
    assert isinstance(tree, MappingTree)
    return tree.entries[0].value


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.start) for problem in read_yaml(text).problems]


WORDS = ["a", "b c", "'x'", '"y"', "[", "]", "{", "}", ",", ": ", ":", "- ", "#", " #", "  # ", "\n", "\n  ", "\n    "]
WORDS += [
    "|",
    ">",
    "|+",
    "|-",
    "\n\n",
    "!",
    "&",
    "*",
    "%",
    "@",
    "`",
    "\t",
    "é",
    "😀",
    "\\",
    '"',
    "'",
    "\r\n",
    "---",
    "<<",
]
WORDS += [
    "...",
    "~",
    "text: ",
    "claims:",
    "1:30",
    "no",
    "\\u",
    "d83d",
    "-",
    "=",
    "<",
    "0.5",
    " ",
    "? ",
    "\u2028",
    "\x85",
]
yamlish = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)

BEGINNINGS = [
    "a",
    "'x'",
    '"y"',
    "[a]",
    "[b, c]",
    "{d: e}",
    "&a b",
    "*a",
    "@x",
    "> 50%",
    "|",
    ">-",
    "%",
    "`",
    "- a",
    "",
    "[A] is",
]
MIDDLES = [
    " b",
    " c: d",
    ":",
    " #5",
    "  # e",
    " 'f'",
    ' "g"',
    ", h",
    " é😀",
    " 1:30",
    " ?",
    " !",
    " -",
    " <<",
    "\\u",
    " \\",
]
values = st.builds(
    lambda head, rest: head + "".join(rest), st.sampled_from(BEGINNINGS), st.lists(st.sampled_from(MIDDLES), max_size=3)
)
typed = st.lists(
    st.tuples(
        st.sampled_from(["", "  ", "    ", "- "]),
        st.sampled_from(["k: ", "l: ", "m:", ""]),
        values,
        st.sampled_from(["\n", "\r\n", "\n\n"]),
    ),
    max_size=5,
).map(lambda lines: "".join(part for line in lines for part in line))


@given(typed)
def test_libyaml_and_the_pure_parser_agree(text: str) -> None:
    with_library, pure = read_both(text)
    assert with_library == pure


@given(yamlish)
def test_nothing_raises_and_every_place_is_in_the_text(text: str) -> None:
    for result in read_both(text):
        assert (
            result.tree is not None
            or result.problems
            or not text.strip()
            or "#" in text
            or "---" in text
            or "..." in text
        )
        assert all(0 <= problem.start < problem.end <= len(text) + 1 for problem in result.problems)


@given(yamlish)
def test_the_span_of_every_text_reads_back_as_the_text(text: str) -> None:
    tree = read_yaml(text).tree
    for scalar in scalars(tree) if tree else ():
        spelling = text[scalar.start : scalar.end]
        if (
            scalar.style in ("literal", "folded")
            or len(spelling.splitlines()) > 1
            or not scalar.value
            or "[" in text
            or "{" in text
            or spelling.endswith(":")  # may be a key, not a value
        ):
            continue
        again = read_yaml(f"k: {spelling}\n").tree
        assert isinstance(again, MappingTree)
        value = again.entries[0].value
        assert isinstance(value, Scalar)
        assert value.value == scalar.value


blocks = st.lists(st.sampled_from(["word", "two words", "# not a comment", "  deeper", ""]), min_size=1, max_size=5)


@given(
    blocks,
    st.sampled_from(["|", ">", "|-", ">-"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "# c", "k: v"]),
)
def test_the_span_of_a_block_ends_with_its_last_line(lines: list[str], head: str, newline: str, after: str) -> None:
    lines = ["first", *lines, "last"]
    body = newline.join("    " + line if line else "" for line in lines)
    text = f"k: {head}{newline}{body}{newline}{newline}{newline}{after}"
    value = only_value(text)
    assert text[value.start : value.end] == head + newline + body


def test_a_block_with_plus_keeps_its_blank_lines() -> None:
    text = "k: |+\n  x\n\nl: y"
    value = only_value(text)
    assert text[value.start : value.end] == "|+\n  x\n"


@pytest.mark.parametrize(
    "block",
    ["|\n  x\n     ", "|\n  x\n  \t", "|- # and + or\n  x", "|\n  x\u2028"],
    ids=["deeper blanks are text", "a tab is text", "a plus in a comment", "a line separator is text"],
)
def test_a_block_ends_with_all_that_is_its_text(block: str) -> None:
    value = only_value(f"k: {block}\n\nl: y")
    assert f"k: {block}"[value.start : value.end] == block


@pytest.mark.parametrize("text", ["a: &x", "a: !x"])
def test_an_empty_value_with_a_mark_spans_the_mark(text: str) -> None:
    value = only_value(text)
    assert text[value.start : value.end] == text[3:]


def test_what_follows_a_key_that_is_no_text_is_read() -> None:
    tree = read_yaml("? [a]\n: b\nc: d").tree
    assert isinstance(tree, MappingTree)
    assert [entry.key.value for entry in tree.entries] == ["c"]


def test_a_mapping_of_nothing_that_can_be_read_spans_nothing() -> None:
    tree = read_yaml("? [a]\n: b").tree
    assert isinstance(tree, MappingTree)
    assert (tree.start, tree.end) == (0, 0)


def test_a_block_collection_ends_with_its_last_leaf() -> None:
    text = "k:\n  - a\n  - 'b'  # comment\n\n# after\nl: m"
    value = only_value(text)
    assert text[value.start : value.end] == "- a\n  - 'b'"


def test_a_flow_collection_ends_with_its_bracket() -> None:
    text = "k: [a, {b: c} ]  # d"
    value = only_value(text)
    assert text[value.start : value.end] == "[a, {b: c} ]"


@pytest.mark.parametrize("text", ["k:\n", "k:   \n", "k:  # comment\n", "k:", "k: \nl: m", "{k: }", "{k: , l: m}"])
def test_an_empty_value_is_zero_width_after_the_colon(text: str) -> None:
    value = only_value(text)
    assert (value.start, value.end) == (text.index(":") + 1,) * 2


@pytest.mark.parametrize("text", ["no", "010", "1:30", "1.10", "2026-02-30", "0x1F", "~", "null", "1e3", ".inf", "yes"])
def test_every_text_is_text(text: str) -> None:
    value = only_value(f"k: {text}")
    assert isinstance(value, Scalar)
    assert value.value == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x y", [("yaml-anchor", 3)]),
        ("a: &x [y]", [("yaml-anchor", 3)]),
        ("a: *x", [("yaml-alias", 3)]),
        ("a: !x y", [("yaml-tag", 3)]),
        ("a: !!bool x", [("yaml-tag", 3)]),
        ("<<: {b: c}", [("yaml-merge-key", 0)]),
        ("a: b\n---\nc: d", [("second-document", 5)]),
        ("%YAML 1.1\n---\na: b", [("yaml-directive", 0)]),
        ("a: 1\nb: 2\na: 3", [("duplicate-key", 10)]),
        ("? [a]\n: b\nc: d", [("key-not-text", 2)]),
        ("a:\n\tb: c", [("tab", 3)]),
        ("a: b\tc", [("tab", 4)]),
        ("a: @x", [("not-yaml", 3)]),
        ("a: > 50%", [("not-yaml", 3)]),
        ("a: B: c", [("not-yaml", 4)]),
        ("a: [b] c", [("not-yaml", 3)]),
        ("a: b\x00", [("illegal-character", 4)]),
        ("a: b\ud83d", [("illegal-character", 4)]),
        ('a: "\\ud83d\\ude00"', [("not-yaml", 4)]),
        ('a: "\\U00110000"', [("not-yaml", 4)]),
        ("a: b\n<<<<<<< HEAD\na: c\n=======\na: d\n>>>>>>> x", [("conflict-marker", 5)]),
        ("a: issue #5 is bad", [("text-cut-short", 9)]),
        ("a: issue # 5", [("text-cut-short", 9)]),
        ("a: issue  #5", [("text-cut-short", 10)]),
        ("a: #5 is bad", [("text-cut-short", 3)]),
        ("a: issue  # a comment", []),
        ("a: 'issue' #a comment", []),
        ("a: issue#5", []),
        ("a:  # a comment\n  b: c", []),
        ("a: x\t\nb: y", []),
        ("a: 'x\ty'  # \t\nb: |\n  x\ty", []),
        ("---\na: b", []),
        ("", []),
        ("a: b\n---\nc: d\te", [("second-document", 5)]),
        ("a: |-\t# b\n  c", [("tab", 5)]),
        ("a: >2\t# b\n  c", [("tab", 5)]),
        ("a: > b\tc", [("not-yaml", 3)]),
        ("a: |\n\tb", [("tab", 5)]),
        ("a: *x\nb: |\n\tc", [("tab", 11)]),
        ("a: {\tb", [("tab", 4)]),
        ("'a #b': c\td", [("tab", 9)]),
        ("*x,", [("yaml-alias", 0), ("not-yaml", 2)]),
        ("a: !x |\n  b", [("yaml-tag", 3)]),
        ("a: #\nb: |\n  c", []),
        ("a: ##\nb: |\n  c", []),
        ("'<<': b", []),
    ],
)
def test_what_a_debate_file_may_not_hold_is_a_problem_with_its_place(
    text: str, expected: list[tuple[str, int]]
) -> None:
    with_library, pure = read_both(text)
    assert with_library == pure
    assert codes(text) == expected


@pytest.mark.parametrize("bracket", ["[", "{", "- ", "? ", "[{a: "])
def test_thirty_thousand_brackets_are_one_problem_at_once(bracket: str) -> None:
    begun = time.process_time()
    with_library, pure = read_both("k:\n " + bracket * 30_000)
    assert with_library == pure
    assert [problem.code for problem in with_library.problems] == ["nested-too-deeply"]
    assert time.process_time() - begun < 2


def test_thirty_two_levels_are_read() -> None:
    assert isinstance(read_yaml("[" * 32 + "]" * 32).tree, SequenceTree)


def test_both_lines_of_a_key_written_twice_are_named() -> None:
    assert "on line 1 and on line 3" in read_yaml("a: 1\nb: 2\na: 3").problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "# a comment\r\n" * 5_000 + "a: b",
        "\r\n" * 5_000 + "a: b",
        "a: |\r\n" + "\r\n" * 5_000 + "  b",
        "a: " + "\t" * 200_000 + "b",
        "a: b" + " \t" * 100_000,
        "# \tx\n" * 20_000 + "a: 'b'\n",
        "a:\n" + "  - 'b'  # \tc\n" * 20_000,
        "a: '" + "\t" * 100_000 + "'",
        "a: [" * 1 + "[], " * 50_000,
        "a: " + ": " * 100_000,
        'a: "' + "\\" * 99_999,
        "a: b # \n" * 1 + "# " * 100_000,
        "a: b" + " " * 30_000 + "#" + "\t" * 30_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    read_yaml(text)
    assert time.process_time() - begun < 1


def test_a_tab_after_a_hash_inside_a_text_is_no_comment() -> None:
    assert codes("a: b#c\td") == [("tab", 6)]
