"""How much of a thread is mapped: what is counted, and by which quotes."""

from pathlib import Path

from argmap.document import load
from argmap.threads import fold, read
from argmap.threads.coverage import coverage
from argmap.threads.sources import read_threads

DEBATE = Path(__file__).parents[2] / "debates" / "conditioning-predictive-models.yaml"
THREAD = (
    "We should wait for the bigger models before we build on this.\n"
    "The bigger models are much riskier than those we have today.\n"
    "We should wait for the bigger models before we build on this.\n"
    "> The bigger models are much riskier than those we have today\n"
)


def test_a_passage_is_mapped_by_the_claims_that_quote_words_of_it() -> None:
    quotes = [("riskier", "much riskier than those"), ("x", "no such words")]
    found = coverage(fold(read(THREAD.encode(), name="t.txt")), quotes)
    assert found.by[1] == ("riskier",)
    assert found.mapped == 1


def test_repeats_and_passages_that_only_quote_are_not_counted() -> None:
    found = coverage(fold(read(THREAD.encode(), name="t.txt")), [])
    assert found.distinct == 2


def test_a_short_remark_is_counted_only_where_a_claim_quotes_it() -> None:
    folded = fold(read(("+1\nNo it does not.\nThanks so much for writing this up!\n" + THREAD).encode(), name="t.txt"))
    found = coverage(folded, [])
    assert (found.distinct, found.remarks) == (3, frozenset({0, 2}))
    found = coverage(folded, [("so", "+1")])
    assert (found.distinct, found.mapped, found.remarks) == (4, 1, frozenset({2}))


def test_the_first_debate_maps_most_of_its_21() -> None:
    debate = load(DEBATE).debate
    folded = read_threads(DEBATE.parent, {"thread": debate.sources["thread"].file or ""})["thread"]
    found = coverage(folded, [(claim.id, quote.text) for claim in debate.claims.values() for quote in claim.quotes])
    assert (len(folded.passages), found.distinct) == (23, 21)
    assert found.mapped >= 14


def test_a_source_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "debate").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    assert read_threads(tmp_path / "debate", {"a": "../secret.txt", "b": "missing.txt"}) == {}
