"""Quotes are held against their source, and claims against each other."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from argmap.checks import diagnose, like_claims, quotes
from argmap.document import load
from argmap.model.values import Claim, Debate, Quote, Source
from argmap.threads import SourceText

SOURCE = SourceText("Wider nets would help the young fish a good deal.\nSo they say.")


def said(quote: str, file: str | None = "t.txt") -> list[str]:
    claim = Claim("c", "Wider nets help.", quotes=(Quote("thread", quote),))
    debate = Debate(sources={"thread": Source("thread", file=file)}, claims={"c": claim})
    return [f"{f.message}: {f.help}" for f in quotes.check(debate, lambda name: SOURCE if name == "t.txt" else None)]


@pytest.mark.parametrize(
    "quote", ["wider nets would help", "Wider nets … a good deal", "fish a good deal. So they say"]
)
def test_a_quote_that_stands_there_is_fine(quote: str) -> None:
    assert not said(quote)


def test_an_edited_quote_shows_what_was_changed() -> None:
    (message,) = said("Wider nets would help the old fish a good deal")
    assert "[-young-] {+old+}" in message


def test_a_missing_quote_is_named() -> None:
    (message,) = said("Nobody fishes here any more")
    assert message.startswith("these words are not in t.txt")


def test_what_cannot_be_read_is_passed_over() -> None:
    assert not said("anything", "other.txt") + said("anything", None)


def test_check_looks_the_quote_up_beside_the_debate(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("Wider nets would help.\n")
    (tmp_path / "d.yaml").write_text(
        "argmap: 1\ntitle: Nets\nthesis: c\nsources:\n  thread: {file: t.txt}\n"
        "claims:\n  c:\n    text: Wider nets help.\n"
        "    quotes:\n      - {source: thread, text: narrow boats would sink}\n"
    )
    (found,) = (d for d in diagnose(load(tmp_path / "d.yaml"), folder=tmp_path) if d.code == quotes.CODE)
    assert (found.line, found.severity) == (10, "warning")


def hints(*texts: str, contraries: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    claims = {f"c{i}": Claim(f"c{i}", text) for i, text in enumerate(texts)}
    return [f.message for f in like_claims.check(Debate(claims=claims, contraries=contraries))]


def test_claims_that_say_the_same_are_hinted_at() -> None:
    assert hints("The nets’ meshes, I think, are wide.", "The nets' meshes I think are wide") == [
        "'c1' seems to say the same as 'c0'"
    ]


def test_opposites_are_hinted_at_until_the_map_says_so() -> None:
    texts = ("The old nets are safe for fish.", "The old nets are not safe for fish.")
    assert hints(*texts) == ["'c1' may be the opposite of 'c0': one is negated: not"]
    assert not hints(*texts, contraries=(("c0", "c1"),))


def test_numbers_and_content_words_are_no_hint() -> None:
    assert not hints("The boat of 1910 is sound.", "The boat of 1911 is sound.", "The ship of 1911 is sound.")


def test_a_group_of_thousands_of_contraries_is_looked_at_quickly() -> None:
    # One pair of it at a time would be 18 million.
    claims = {f"c{n}": Claim(f"c{n}", f"c{n}") for n in range(6_000)}
    began = process_time()
    assert list(like_claims.check(Debate(claims=claims, contraries=(tuple(claims),)))) == []
    assert process_time() - began < 3
