"""Find repeats and quotations among texts: fold, find candidates, verify, judge, gather.

Few texts are handled in plain Python; many with sorted arrays of shingles, which alone load numpy. Both give the same
result. Must not know where the texts come from.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from rapidfuzz.distance import Indel

from argmap.duplicates.corpus import Corpus, Progress, collapse, word_numbers
from argmap.duplicates.judge import EDITED_FROM, LEAST_WORD_RATIO, VARIANT_FROM, judge, likeness
from argmap.duplicates.pairs import Likely, Seed, near_pairs, passage_pairs
from argmap.duplicates.quotes import Placed, Stretch, passages
from argmap.duplicates.result import Duplicates, Pair, Quotation, Span, Tier
from argmap.duplicates.stars import stars
from argmap.duplicates.tokens import is_word, token_span

BY_HAND = 1_500
"""Up to so many distinct texts plain Python is as fast as loading numpy."""
_KEPT_AT_HAND = 1 << 15
_MANY = 10_000


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
    if len(texts) > _MANY and gc.isenabled():
        # What is made here holds no cycles, and looking for some in millions of values takes a tenth of the time.
        gc.disable()
        try:
            return _found(texts, threshold, quotations, order, progress)
        finally:
            gc.enable()
    return _found(texts, threshold, quotations, order, progress)


def _found(
    texts: Sequence[str],
    threshold: float,
    quotations: bool,
    order: Sequence[int] | None,
    progress: Progress | None,
) -> Duplicates:
    ranked = _ranking(texts, order)
    placed = [texts[i] for i in ranked] if order is not None else texts
    corpus = collapse(placed, progress, at_once=len(placed) > BY_HAND)
    likely, quoting, place = _candidates(corpus, threshold, quotations, progress)
    pairs = _judged(corpus, likely, threshold, progress)
    quotes: list[Quotation] = []
    if quotations:
        tiers = {(p.first, p.second): p.tier for p in pairs}
        quotes = _quotations(corpus, placed, quoting, tiers, place, progress)
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
) -> tuple[list[Likely], Quoting, Callable[[int, str], Placed]]:
    """Return the verified near pairs and the pairs that may quote, as distinct numbers, the earlier first.

    The third is what makes a distinct text ready to be aligned, given its number and its raw text.
    """
    if len(corpus) > BY_HAND:
        from argmap.duplicates.shingles import candidates

        likely, quoting, table = candidates(corpus, threshold, quotations, progress)
        return likely, quoting, table.placed
    words = [corpus.as_characters(d) for d in range(len(corpus))]
    least = LEAST_WORD_RATIO if threshold >= VARIANT_FROM else 0.0
    spelled = corpus.spelled()
    joined: dict[int, str] = {}
    near: list[Likely] = []
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
            near.append((i, j, None))
    # Texts of marks alone have no words and are compared with none.
    wordy = word_numbers(corpus)

    def place(distinct: int, raw: str) -> Placed:
        tokens = corpus.token_numbers(distinct)
        at = [place for place, number in enumerate(tokens) if number in wordy]
        return Placed(raw, words[distinct], tokens, at, spelled)

    return near, list(passage_pairs(words).items()) if quotations else [], place


def _judged(corpus: Corpus, near: Sequence[Likely], threshold: float, progress: Progress | None) -> list[Pair]:
    spelled = corpus.spelled()
    pairs = []
    for count, (i, j, known) in enumerate(near):
        if progress is not None and count % 4096 == 0:
            progress("comparing words", count / len(near))
        one, other = (_spelled(corpus.token_numbers(d), spelled) for d in (i, j))
        found = judge(one, other, at_least=threshold, known=known)
        if found.tier is not None:
            pairs.append(Pair(i, j, found.tier, found.score, found.why))
    return pairs


def _spelled(numbers: array[int], spelled: list[str]) -> list[str]:
    return [spelled[number] for number in numbers]


def _quotations(
    corpus: Corpus,
    texts: Sequence[str],
    quoting: Quoting,
    tiers: Mapping[tuple[int, int], Tier],
    place: Callable[[int, str], Placed],
    progress: Progress | None,
) -> list[Quotation]:
    marks = frozenset(number for mark in "\"'" if (number := corpus.vocabulary.get(mark)) is not None)
    placed = lru_cache(maxsize=_KEPT_AT_HAND)(lambda distinct: place(distinct, texts[corpus.first[distinct]]))
    found: dict[int, list[_Found]] = {}
    for count, ((i, j), seeds) in enumerate(quoting):
        if progress is not None and count % 1024 == 0:
            progress("aligning quotations", count / len(quoting))
        tier = tiers.get((i, j))
        if tier == "edited":
            continue
        source, text = placed(i), placed(j)
        for p in passages(text, source, seeds, marks):
            if tier == "opposite" and _turned(source.spelled(p.of_stretch), text.spelled(p.stretch)):
                continue
            if p.turned:
                found.setdefault(i, []).append((-p.matched, -p.share, j, p.of_stretch, p.stretch))
            else:
                found.setdefault(j, []).append((-p.matched, -p.share, i, p.stretch, p.of_stretch))
    kept = [(distinct, best) for distinct in found for best in _best(found[distinct])]
    spans = _spans(
        corpus, texts, [ends for distinct, (*_, of, mine, theirs) in kept for ends in ((distinct, mine), (of, theirs))]
    )
    return [
        Quotation(distinct, spans[2 * at], best[2], spans[2 * at + 1], _score(placed(distinct), best, placed(best[2])))
        for at, (distinct, best) in enumerate(kept)
    ]


def _spans(corpus: Corpus, texts: Sequence[str], stretches: Sequence[tuple[int, Stretch]]) -> list[Span]:
    """Return the raw spans of stretches of distinct texts."""
    if len(corpus) <= BY_HAND:
        return [token_span(texts[corpus.first[d]], stretch.first, stretch.last) for d, stretch in stretches]
    from argmap.duplicates.token_arrays import token_spans

    return token_spans([(texts[corpus.first[d]], stretch.first, stretch.last) for d, stretch in stretches])


class Quoting(Protocol):
    """Pairs of distinct texts, the earlier first, with the runs of words they share."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[tuple[tuple[int, int], list[Seed]]]: ...


_Found = tuple[int, float, int, Stretch, Stretch]
"""Less the words that agree, less their share, the source, and the stretches of both texts."""


def _turned(first: list[str], second: list[str]) -> bool:
    return judge(first, second).tier == "opposite"


def _score(text: Placed, found: _Found, source: Placed) -> float:
    _, share, _, stretch, of_stretch = found
    if share == -1.0:
        return 1.0
    return likeness(*(list(filter(is_word, tokens)) for tokens in (text.spelled(stretch), source.spelled(of_stretch))))[
        1
    ]


def _best(found: list[_Found]) -> list[_Found]:
    """Return one source for each passage of a text: the one most words of which agree, of equals the earliest."""
    kept: list[_Found] = []
    for candidate in sorted(found):
        mine = candidate[3]
        if all(_shared_words(mine, other[3]) <= (mine.end - mine.start) / 2 for other in kept):
            kept.append(candidate)
    return kept


def _shared_words(one: Stretch, other: Stretch) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
