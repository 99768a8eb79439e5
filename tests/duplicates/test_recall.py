"""Among thousands of generated texts nothing alike is missed, and quotations stand where their spans say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rapidfuzz import process
from rapidfuzz.distance import Indel

from argmap.duplicates import Duplicates, find_duplicates, passages, shingles
from argmap.duplicates.arrays import WordTable
from argmap.duplicates.corpus import collapse
from argmap.duplicates.judge import EDITED_FROM, VARIANT_FROM
from argmap.duplicates.tokens import is_word, token_span, token_texts, tokenise
from tests.bench.debate_texts import Texts, generate

COUNT = 2_500


@pytest.fixture(scope="module")
def made() -> Texts:
    return generate(COUNT, seed=3)


@pytest.fixture(scope="module", params=[10**9, 0], ids=["few", "very many"])
def found(request: pytest.FixtureRequest, made: Texts) -> Iterator[Duplicates]:
    """The search as it is among thousands of texts, and as it is among hundreds of thousands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shingles, "FINE_TEXTS", request.param)
        patch.setattr(passages, "FINE_TEXTS", request.param)
        yield find_duplicates(made.texts)


def alike(made: Texts, kept: list[int], *, by_words: bool, least: float) -> set[tuple[int, int]]:
    """Return all pairs of the texts of at least this ratio of words, or of characters, by brute force."""
    words = [list(filter(is_word, token_texts(made.texts[i]))) for i in kept]
    numbers: dict[str, str] = {}
    coded = ["".join(numbers.setdefault(word, chr(len(numbers) + 1)) for word in text) for text in words]
    texts = coded if by_words else [" ".join(text) for text in words]
    pairs = set()
    for i, text in enumerate(texts[:-1]):
        (row,) = process.cdist([text], texts[i + 1 :], scorer=Indel.normalized_similarity, score_cutoff=least)
        pairs |= {(kept[i], kept[i + 1 + int(j)]) for j in row.nonzero()[0] if len(words[i]) >= 6}
    return pairs


def distinct(found: Duplicates) -> list[int]:
    copies = {m.text for c in found.clusters for m in c.members if m.tier == "same"}
    return [i for i in range(found.texts) if i not in copies]


def test_every_pair_of_word_ratio_90_is_found(made: Texts, found: Duplicates) -> None:
    pairs = {(p.first, p.second) for p in found.pairs}
    expected = alike(made, distinct(found), by_words=True, least=EDITED_FROM)
    assert len(expected) > 50
    assert expected <= pairs


def test_hardly_a_pair_of_ratio_80_is_missed(made: Texts, found: Duplicates) -> None:
    pairs = {(p.first, p.second) for p in found.pairs}
    kept = distinct(found)[:1_200]
    expected = alike(made, kept, by_words=False, least=VARIANT_FROM)
    assert len(expected) > 50
    assert len(expected & pairs) >= 0.999 * len(expected)


def test_every_planted_quotation_is_found(made: Texts, found: Duplicates) -> None:
    linked = {q.text for q in found.quotations}
    quoting = [text for text, _ in made.made["quoting"]]
    assert sum(text in linked for text in quoting) >= 0.977 * len(quoting)


def test_a_quotation_begins_and_ends_with_its_words(made: Texts, found: Duplicates) -> None:
    assert found.quotations
    for quotation in found.quotations:
        start, end = quotation.span
        tokens = tokenise(made.texts[quotation.text])
        assert start in {token.start for token in tokens}
        assert end in {token.end for token in tokens}


def test_seeds_are_in_order_however_they_are_sorted(monkeypatch: pytest.MonkeyPatch, made: Texts) -> None:
    table = WordTable(collapse(made.texts, at_once=True))
    packed = list(passages.passage_arrays(table, None))
    monkeypatch.setattr(passages, "_KEY_BITS", 0)
    assert packed == list(passages.passage_arrays(table, None))
    assert len(packed) > 500
    assert [pair for pair, _ in packed] == sorted(pair for pair, _ in packed)


def test_a_span_is_that_of_its_tokens() -> None:
    raw = "It is so — I think; “they're wrong”, said she... 5-6 times."
    tokens = tokenise(raw)
    for first in range(len(tokens)):
        assert token_span(raw, first, len(tokens) - 1) == (tokens[first].start, tokens[-1].end)
