"""Differing words are marked, and nothing else."""

from __future__ import annotations

from argmap.duplicates.diff import marked_diff, word_diff


def test_dropped_and_added_words_are_marked() -> None:
    assert marked_diff("wait for even bigger models.", "wait for big models") == (
        "wait for [-even bigger-] {+big+} models [-.-]"
    )


def test_typography_is_no_difference() -> None:
    assert [piece.kind for piece in word_diff("It’s “so”", 'it\'s "so"')] == ["equal"]
