"""Repeats and quotations among texts: nothing missed, nothing wrongly folded, every span exact."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from argmap.duplicates import find, find_duplicates, find_quotations
from argmap.duplicates.judge import judge
from argmap.duplicates.tokens import token_texts

SEED = Path(__file__).parents[3] / "shared" / "seed" / "conditioning-predictive-models-thread.txt"

# The same pattern of repeats as in a real thread: an answer pasted again, one line misquoted, one quoted in part.
THREAD = """\
The article was read by many but few of its readers took the idea any further than the comments.
I doubt that this way of fishing does any good, and I had no wish to write a long answer about it.
It does two things that are worth a look:
It says that "nets with wider meshes let the young fish out", which is a fair place to begin from.
The rest of the article guesses at what would follow.
You could hope for a broad agreement to wait for even larger nets that are only cast in autumn, but I think larger \
nets are much worse than casting well mended smaller nets, so this seems to make things worse even if all agreed.
You could hope for a broad agreement to wait for larger nets that are only cast in autumn, but I think larger nets are \
much worse than well mended small nets, so this seems to make things worse even if all agreed.
If we look at the boats of today and ask whether the method helps, I share most of your doubts. I also agree that \
larger nets are much worse, but I expect that we are going to get them anyway. With them come troubles of a new kind.
I also agree that larger nets are much worse, but I expect that we are going to get them anyway
I doubt that this way of fishing does any good, and I had no wish to write a long answer about it.
It does two things that are worth a look:
It says that “nets with wider meshes let the young fish out”, which is a fair place to begin from.
You could hope for a broad agreement to wait for even larger nets that are only cast in autumn, but I think larger \
nets are much worse than casting well mended smaller nets, so this seems to make things worse even if all agreed.
(I changed a word above.)""".splitlines()


def same(texts: list[str]) -> dict[int, int]:
    return {m.text: c.canonical for c in find_duplicates(texts).clusters for m in c.members if m.tier == "same"}


def test_a_thread_is_folded() -> None:
    found = find_duplicates(THREAD)
    assert (found.texts, found.distinct) == (14, 10)
    assert same(THREAD) == {9: 1, 10: 2, 11: 3, 12: 5}


def test_its_two_quotations_are_linked_with_their_spans() -> None:
    whole, part = find_quotations(THREAD)
    assert (whole.text, whole.span, whole.of, whole.of_span) == (6, (0, len(THREAD[6])), 5, (0, len(THREAD[5])))
    assert (part.text, part.span, part.of) == (8, (0, len(THREAD[8])), 7)
    assert THREAD[7][slice(*part.of_span)] == THREAD[8]


def test_the_misquoted_line_is_no_edit() -> None:
    (member,) = (m for c in find_duplicates(THREAD).clusters for m in c.members if m.text == 6)
    assert member.tier == "variant"


@pytest.mark.skipif(not SEED.exists(), reason="the original thread is not here")
def test_the_original_thread_gives_its_known_table() -> None:
    lines = SEED.read_text("utf-8").split("\n")
    found = find_duplicates(lines)
    repeats = {**{22 + i: 2 + i for i in range(5)}, **{28 + i: 7 + i for i in range(9)}, 37: 16, 38: 18, 39: 19, 40: 21}
    assert found.distinct == 23
    assert {b + 1: a + 1 for b, a in same(lines).items()} == repeats
    assert [(q.text + 1, q.span, q.of + 1, q.of_span) for q in found.quotations] == [
        (17, (0, len(lines[16])), 14, (0, len(lines[13]))),
        (20, (0, 112), 18, (179, 291)),
    ]
    assert [(m.text + 1, c.canonical + 1) for c in found.clusters for m in c.members if m.tier != "same"] == [(17, 14)]


VOCABULARY = "the a plan tax not safe 5 river model will may fail it is of in we never all old"
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)


@st.composite
def edited_texts(draw: st.DrawFn) -> list[str]:
    texts = draw(st.lists(SENTENCES, min_size=1, max_size=5))
    for _ in range(draw(st.integers(0, 8))):
        words = draw(st.sampled_from(texts)).split()
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 1))] = [draw(WORDS)] if draw(st.booleans()) else []
        texts.append(" ".join(words) or "plan")
    return texts


@pytest.mark.parametrize("by_hand", [10**9, -1], ids=["python", "arrays"])
def test_no_pair_of_word_ratio_90_is_missed(by_hand: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "BY_HAND", by_hand)

    @given(edited_texts())
    @settings(deadline=None)
    def none_is_missed(texts: list[str]) -> None:
        found = find_duplicates(texts)
        pairs = {(p.first, p.second) for p in found.pairs}
        copies = {m.text for c in found.clusters for m in c.members if m.tier == "same"}
        kept = [i for i in range(len(texts)) if i not in copies]
        for i in kept:
            for j in kept:
                one, other = texts[i].split(), texts[j].split()
                if i < j and min(len(one), len(other)) >= 6 and Indel.normalized_similarity(one, other) >= 0.9:
                    assert (i, j) in pairs

    none_is_missed()


@given(edited_texts())
def test_every_member_is_verified_against_its_canonical_text(texts: list[str]) -> None:
    for cluster in find_duplicates(texts).clusters:
        for member in cluster.members:
            found = judge(token_texts(texts[cluster.canonical]), token_texts(texts[member.text]))
            assert (found.tier, found.score) == (member.tier, member.score)


@given(edited_texts())
def test_each_text_is_in_one_cluster_and_only_the_same_are_folded(texts: list[str]) -> None:
    found = find_duplicates(texts)
    members = [m.text for c in found.clusters for m in c.members]
    assert len(members) == len(set(members))
    assert found.texts - found.distinct == sum(m.tier == "same" for c in found.clusters for m in c.members)


MARKED = st.lists(
    st.sampled_from(
        ["safe", "Safe", "not", "don't", "don’t", "5", "-5", "5%", "?", ".", "$5", "é", "e\u0301", "½", "2²", "22"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(st.lists(MARKED, min_size=2, max_size=30))
def test_the_same_have_the_same_letters_digits_signs_and_negations(texts: list[str]) -> None:
    import unicodedata

    def meaning(text: str) -> list[str]:
        plain = unicodedata.normalize("NFC", text.replace("’", "'")).casefold()
        return re.findall(r"[^\s]", plain)

    for text, canonical in same(texts).items():
        assert meaning(texts[text]) == meaning(texts[canonical])


ODD = "👍 e\u0301tude “odd” &amp; 日本 ﬁn — 5% zwölf x\u00ady ❤️"
FILLER = st.lists(st.sampled_from(ODD.split()), max_size=2).map(" ".join)


@given(FILLER, FILLER, FILLER, FILLER)
def test_spans_slice_the_raw_texts_exactly(before: str, after: str, of_before: str, of_after: str) -> None:
    passage = "the cafe\u0301 by the “old” river sells 👨‍👩‍👧 bread &amp; milk on most days of the week"
    texts = [f"{of_before} alpha {passage} beta {of_after}", f"{before} gamma {passage} delta {after}"]
    (quotation,) = find_quotations(texts)
    assert passage in texts[1][slice(*quotation.span)]
    assert passage in texts[0][slice(*quotation.of_span)]


def test_six_words_are_a_quotation_only_with_a_cue() -> None:
    source = "We said that the old bridge is safe for now and left it at that."
    bare, cued = "Well the old bridge is safe for now they say", "Well “the old bridge is safe for now” they say"
    assert not find_quotations([source, bare])
    assert [q.text for q in find_quotations([source, cued])] == [1]


def test_a_quotation_does_not_begin_with_the_end_of_the_sentence_before() -> None:
    passage = "(The old bridge over the river is safe for now!)"
    texts = [f"Alpha; beta. {passage} [gamma]", f"Delta. {passage} [epsilon]"]
    (quotation,) = find_quotations(texts)
    assert texts[1][slice(*quotation.span)] == texts[0][slice(*quotation.of_span)] == passage


def test_who_marks_the_passage_quotes_it_in_whatever_order() -> None:
    source = "All the same the old bridge over the river is safe for now, said the mayor."
    quoting = "> the old bridge over the river is safe for now\n\nIt fell in an hour later, as you know."
    assert [(q.text, q.of) for q in find_quotations([quoting, source])] == [(0, 1)]


def test_the_earliest_stands_for_the_others() -> None:
    found = find_duplicates(["We agree on that.", "we agree on that."], order=[2, 1])
    assert found.clusters[0].canonical == 1


def test_no_text_and_no_words() -> None:
    assert find_duplicates([]).distinct == 0
    assert find_duplicates(["", " ", "!!!", "!!!", "👍"]).distinct == 4


def test_both_ways_of_finding_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{text} {more}" for text in THREAD for more in ("", "and so on", "as I said before")]
    expected = find_duplicates(texts)
    monkeypatch.setattr(find, "BY_HAND", -1)
    assert find_duplicates(texts) == expected


def test_a_few_thousand_claims_load_no_numpy() -> None:
    code = (
        "import sys; from argmap.duplicates import Index, find_duplicates; "
        "t=[f'claim {i} says that model {i} is safe' for i in range(500)]; "
        "find_duplicates(t); Index(t).similar_to('model 5 is safe'); assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
