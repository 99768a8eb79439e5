"""The few pairs of a debate's claims worth a hint: plainly the same, or plainly turned round.

In plain Python and quick: where many texts share a run of words, each is compared with the first sixteen of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.duplicates.pairs import near_pairs
from argmap.duplicates.tokens import is_word, token_texts

if TYPE_CHECKING:
    from argmap.duplicates.result import Pair

_CROWD = 16


def like_texts(texts: Sequence[str]) -> list[Pair]:
    """Return, for each text that has one, its pair with the earliest text it repeats, edits or turns round.

    Texts equal but for case and spaces are left out. Opposites count from a word ratio of .80, numbers aside.
    """
    tokens = [token_texts(text) for text in texts]
    plain = [" ".join(text.casefold().split()) for text in texts]
    words = [[token for token in own if is_word(token)] for own in tokens]
    found: dict[int, Pair] = {}
    pairs = near_pairs(words, crowd=_CROWD)
    if pairs:
        # Late: it loads rapidfuzz, which most checks have no use for.
        from argmap.duplicates.judge import VARIANT_FROM, judge
        from argmap.duplicates.result import Pair
    for i, j in pairs:
        if j in found or plain[i] == plain[j]:
            continue
        judged = judge(tokens[i], tokens[j], at_least=VARIANT_FROM)
        if judged.tier in ("same", "edited") or (
            judged.tier == "opposite" and not judged.why.startswith("the numbers")
        ):
            found[j] = Pair(i, j, judged.tier, judged.score, judged.why)
    return [found[j] for j in sorted(found)]
