"""Find repeats and quotations among texts: fold, find candidates, verify, judge, gather.

Few texts are handled in plain Python; many with sorted arrays of shingles, which alone load numpy. Both give the same
result. Must not know where the texts come from.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from argmap.duplicates.corpus import Corpus, Progress, collapse
from argmap.duplicates.judge import EDITED_FROM, LEAST_WORD_RATIO, VARIANT_FROM, judge
from argmap.duplicates.pairs import near_pairs, passage_pairs
from argmap.duplicates.quotes import alignments, in_quotation, passages, placed_words, promising
from argmap.duplicates.result import Duplicates, Pair, Quotation, Span, Tier
from argmap.duplicates.stars import stars
from argmap.duplicates.tokens import token_texts

BY_HAND = 1_500
"""Up to so many distinct texts plain Python is as fast as loading numpy."""
_KEPT_AT_HAND = 20_000


def find_duplicates(
    texts: Sequence[str],
    *,
    threshold: float = VARIANT_FROM,
    quotations: bool = True,
    order: Sequence[int] | None = None,
    progress: Progress | None = None,
) -> Duplicates:
    """Return what repeats what among the texts.

    `threshold` is the least score of a variant, from 0 to 1; below .80 pairs may be missed. `order` ranks the texts
    from the earliest on, of equal rank the longest first; without it they are in the order given. Texts are named by
    their number in `texts`.

    >>> found = find_duplicates(["Models help us.", "We disagree.", "models  help us."])
    >>> found.distinct, [(c.canonical, c.members[0].text, c.members[0].tier) for c in found.clusters]
    (2, [(0, 2, 'same')])
    """
    ranked = _ranking(texts, order)
    placed = [texts[i] for i in ranked] if order is not None else texts
    corpus = collapse(placed, len(placed), progress)
    likely, quoting = _candidates(corpus, threshold, quotations, progress)
    pairs = _judged(corpus, likely, threshold, progress)
    quotes: list[Quotation] = []
    if quotations:
        tiers = {(p.first, p.second): p.tier for p in pairs}
        quoting = [pair for pair in quoting if tiers.get(pair) != "edited"]
        quotes = _quotations(corpus, placed, quoting, tiers, progress)
    number = [ranked[i] for i in corpus.first]
    named = [Pair(number[p.first], number[p.second], p.tier, p.score, p.why) for p in pairs]
    rank = {text: place for place, text in enumerate(ranked)}
    copies = {number[d]: [ranked[i] for i in same] for d, same in corpus.copies.items()}
    return Duplicates(
        texts=len(texts),
        distinct=len(corpus),
        clusters=stars(named, copies, rank),
        quotations=tuple(
            sorted(
                (Quotation(number[q.text], q.span, number[q.of], q.of_span, q.score) for q in quotes),
                key=lambda q: (q.text, q.span, q.of),
            )
        ),
        pairs=tuple(named),
    )


def find_quotations(texts: Sequence[str], *, progress: Progress | None = None) -> tuple[Quotation, ...]:
    """Return the passages that later texts repeat from earlier ones, repeats of whole texts folded."""
    return find_duplicates(texts, progress=progress).quotations


def _ranking(texts: Sequence[str], order: Sequence[int] | None) -> Sequence[int]:
    if order is None:
        return range(len(texts))
    return sorted(range(len(texts)), key=lambda i: (order[i], -len(texts[i]), i))


def _candidates(
    corpus: Corpus, threshold: float, quotations: bool, progress: Progress | None
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the verified near pairs and the pairs that may quote, as distinct numbers, the earlier first."""
    if len(corpus) > BY_HAND:
        from argmap.duplicates.shingles import candidates

        return candidates(corpus, threshold, quotations, progress)
    words = [corpus.as_characters(d) for d in range(len(corpus))]
    least = LEAST_WORD_RATIO if threshold >= VARIANT_FROM else 0.0
    spelled = corpus.spelled()
    joined: dict[int, str] = {}
    near = []
    for i, j in near_pairs(words):
        word_ratio = Indel.normalized_similarity(words[i], words[j], score_cutoff=least)
        if word_ratio < least:
            continue
        for d in (i, j):
            if d not in joined:
                joined[d] = " ".join([spelled[ord(word)] for word in words[d]])
        if word_ratio >= min(EDITED_FROM, threshold) or (
            Indel.normalized_similarity(joined[i], joined[j], score_cutoff=threshold) >= threshold
        ):
            near.append((i, j))
    # Texts of marks alone have no words and are compared with none.
    return near, passage_pairs(words) if quotations else []


def _judged(corpus: Corpus, near: Sequence[tuple[int, int]], threshold: float, progress: Progress | None) -> list[Pair]:
    spelled = corpus.spelled()
    pairs = []
    for count, (i, j) in enumerate(near):
        if progress is not None and count % 4096 == 0:
            progress("comparing words", count / len(near))
        found = judge(
            _spelled(corpus.token_numbers(i), spelled), _spelled(corpus.token_numbers(j), spelled), at_least=threshold
        )
        if found.tier is not None:
            pairs.append(Pair(i, j, found.tier, found.score, found.why))
    return pairs


def _spelled(numbers: array[int], spelled: list[str]) -> list[str]:
    return [spelled[number] for number in numbers]


def _quotations(
    corpus: Corpus,
    texts: Sequence[str],
    quoting: Sequence[tuple[int, int]],
    tiers: Mapping[tuple[int, int], Tier],
    progress: Progress | None,
) -> list[Quotation]:
    placed = lru_cache(maxsize=_KEPT_AT_HAND)(lambda d: placed_words(texts[corpus.first[d]]))
    words_of = lru_cache(maxsize=_KEPT_AT_HAND)(corpus.as_characters)
    found: dict[int, list[tuple[int, Quotation]]] = {}
    for count, (i, j) in enumerate(quoting):
        if progress is not None and count % 1024 == 0:
            progress("aligning quotations", count / len(quoting))
        source, raw = texts[corpus.first[i]], texts[corpus.first[j]]
        aligned = [a for a in alignments(words_of(j), words_of(i)) if promising(a, raw, source)]
        if not aligned:
            continue
        for passage in passages(aligned, raw, placed(j), source, placed(i)):
            if tiers.get((i, j)) == "opposite" and _turned(raw, passage.span, source, passage.of_span):
                continue
            if in_quotation(source, passage.of_span) and not in_quotation(raw, passage.span):
                quotation = Quotation(i, passage.of_span, j, passage.span, passage.score)
            else:
                quotation = Quotation(j, passage.span, i, passage.of_span, passage.score)
            found.setdefault(quotation.text, []).append((passage.matched, quotation))
    return [quotation for some in found.values() for quotation in _best(some)]


def _turned(raw: str, span: Span, source: str, of_span: Span) -> bool:
    return judge(token_texts(source[slice(*of_span)]), token_texts(raw[slice(*span)])).tier == "opposite"


def _best(found: list[tuple[int, Quotation]]) -> list[Quotation]:
    """Return one source for each passage of a text: the one most words of which agree, of equals the earliest."""
    kept: list[Quotation] = []
    for _, quotation in sorted(found, key=lambda f: (-f[0], -f[1].score, f[1].of, f[1].span)):
        start, end = quotation.span
        if all(min(end, k.span[1]) - max(start, k.span[0]) <= (end - start) / 2 for k in kept):
            kept.append(quotation)
    return kept
