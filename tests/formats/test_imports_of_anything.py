"""Whatever a file holds, an import either says why it is not in the format, or gives a debate that check accepts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.document import parse
from argmap.document.plain import plain
from argmap.document.undo import text_of
from argmap.formats.importing import CannotImport, imported

ARGDOWN = [
    "[a]",
    "[a]: A",
    "<b>",
    "<b>: B",
    "[not a]: It is not so: A",
    "(1) ",
    "(2) ",
    "----",
    "--",
    "Rule",
    "\n",
    "\n\n",
]
ARGDOWN += [
    "  + ",
    "  - ",
    "    _> ",
    "  >< ",
    "  <_ ",
    "    -> ",
    " #tag",
    ' {"by": "x", "prior": 2}',
    "===",
    "# H",
    "// c",
]
ARGDOWN += [
    '{"necessary_for": "a", "premises": ["a", "not b", 3]}',
    '{"credences": {"p": 0.3}}',
    '{"bare": true}',
    "@[a]",
]
KIALO = [
    "1. ",
    "1.1. ",
    "1.1.1. ",
    "2. ",
    "Pro: ",
    "Con: ",
    "-> See 1.1.",
    "-> See 2",
    "A",
    "B",
    "\n",
    "[x](http://a.b)",
]
OUTLINE = ["A", "B", "[a] ", "not: ", "  + ", "    - ", "  ~ ", "  & ", "  = ", "(80% / 3)", "\n", "# T", "\t! "]
SIGNS = {"argdown": ARGDOWN, "kialo": KIALO, "outline": OUTLINE}


def errors(text: str, form: str) -> list[str]:
    """The codes of what check finds in the debate that a text becomes; nothing where it is not in the format."""
    try:
        debate = imported(text, form).debate
    except CannotImport:
        return []
    return [each.code for each in parse(text_of(plain(debate)).encode()).diagnostics if each.severity == "error"]


@pytest.mark.parametrize("form", SIGNS)
@given(data=st.data())
def test_any_text(form: str, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(SIGNS[form]) | st.text(max_size=4), max_size=30)
    assert errors("".join(data.draw(pieces)), form) == []


KINDS = st.sampled_from(["I", "RA", "CA", "YA", "L", "MA", "x", ""])
TEXTS = st.sampled_from(["A", "It is not so: A", "Ann : A", "", "Default Conflict"]) | st.text(max_size=5)


@given(
    st.lists(st.tuples(KINDS, TEXTS), max_size=7),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14),
)
def test_any_graph(nodes: list[tuple[str, str]], edges: list[tuple[int, int]]) -> None:
    graph = {
        "nodes": [{"nodeID": at, "type": kind, "text": text} for at, (kind, text) in enumerate(nodes)],
        "edges": [{"fromID": start, "toID": end} for start, end in edges if max(start, end) < len(nodes)],
    }
    assert errors(json.dumps(graph), "aif") == []
