"""The schema table: complete, in words, and the same as the page of keys."""

from __future__ import annotations

from pathlib import Path

from argmap.document.schema import NAMES, TABLE, reference

PAGE = Path(__file__).parents[2] / "argmap" / "docs" / "keys.md"


def test_every_key_says_what_it_is_for() -> None:
    assert all(row.doc and row.section in NAMES for row in TABLE)
    assert len({(row.section, row.name) for row in TABLE}) == len(TABLE)


def test_the_page_of_keys_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == "# The keys of a debate file\n\n" + reference()
