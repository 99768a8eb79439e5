"""Generated texts like those of a long debate, with reposts, typographic edits, truncations, quotations and rewordings.

Words follow Zipf's law; phrases recur. What was made from what is recorded, so that recall can be counted at any size.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np

_FUNCTION = (
    "the of to and a in is that it for be was as are this with on i not you have but by they or an at we from he "
    "there which if what their more so will would who can one all about no people think when do has some than "
    "them only other into out time just because like any been most should could how also then its now our over "
    "even these make may way does first very where after much those own such still well being between why really "
    "never same while cannot"
).split()
_STOCK = (
    "i think that|i don't think that|in my opinion|the problem with this is that|on the other hand|"
    "it seems to me that|as far as i can tell|i agree with you that|the fact that|there is no evidence that|"
    "i would like to see|it is not clear that|the whole point of|at the end of the day|you are assuming that|"
    "what you are saying is that|i have never seen|it depends on what you mean by|this is exactly why|"
    "the burden of proof is on|if that were true then|for the same reason|no one is saying that|"
    "i do not believe that|that does not mean that|as a matter of fact|the question is whether|"
    "i am not sure that|to be honest|in the first place|with all due respect|correct me if i am wrong"
).split("|")
_SYLLABLES = (
    "ba be bi bo ca ce co da de di do fa fe fi fo ga ge gi go ha he hi ho la le li lo ma me mi mo na ne ni no pa pe pi "
    "po ra re ri ro sa se si so ta te ti to va ve vi vo tion ment ness al er ing ist ous ive"
).split()


@dataclass
class Texts:
    """Texts, and what was made how: (text, source) by kind; for a quotation also the words quoted."""

    texts: list[str]
    made: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    quoted: dict[int, str] = field(default_factory=dict)


def generate(count: int, seed: int = 1) -> Texts:
    """Return `count` texts of about 45 words."""
    plain = random.Random(seed)
    numbers = np.random.default_rng(seed)
    words = _vocabulary(plain, 40_000)
    phrases = _phrases(plain, words, 30_000)
    weights = 1.0 / np.arange(3, len(words) + 3) ** 1.02
    cumulative = np.cumsum(weights / weights.sum())
    texts: list[str] = []
    made: dict[str, list[tuple[int, int]]] = {}
    quoted: dict[int, str] = {}
    lengths = np.clip(numbers.lognormal(3.5, 0.75, count), 3, 300).astype(int)
    kinds = numbers.choice(6, size=count, p=[0.68, 0.08, 0.06, 0.05, 0.07, 0.06])
    for number in range(count):
        kind = int(kinds[number]) if number > 50 else 0
        source = plain.randrange(number) if number else 0
        raw = texts[source] if kind else ""
        if kind == 1:
            text, name = raw, "repost"
        elif kind == 2:
            text, name = _typography(plain, raw), "typographic"
        elif kind == 3:
            text, name = _truncated(plain, raw), "truncated"
        elif kind == 4:
            text, name = _reworded(plain, raw, words), "reworded"
        else:
            picks = np.searchsorted(cumulative[:-1], numbers.random(int(lengths[number])))
            text, name = _prose(plain, words, phrases, picks.tolist()), "written"
            if kind == 5 and len(raw.split()) >= 14:
                passage = _passage(plain, raw)
                name, quoted[number] = "quoting", passage
                text = (
                    f"> {passage}\n\n{text}"
                    if plain.random() < 0.5
                    else f"{text} You said “{passage}”, and I doubt it."
                )
        texts.append(text)
        if name != "written":
            made.setdefault(name, []).append((number, source))
    return Texts(texts, made, quoted)


def _vocabulary(plain: random.Random, size: int) -> list[str]:
    words = dict.fromkeys(_FUNCTION)
    while len(words) < size:
        words["".join(plain.choices(_SYLLABLES, k=plain.choice((2, 2, 3, 3, 4))))] = None
    return list(words)


def _phrases(plain: random.Random, words: list[str], size: int) -> list[list[str]]:
    head = words[:8_000]
    return [[plain.choice(_FUNCTION), *plain.choices(head, k=plain.choice((1, 2, 2, 3)))] for _ in range(size)]


def _prose(plain: random.Random, words: list[str], phrases: list[list[str]], picks: list[int]) -> str:
    out: list[str] = []
    at = 0
    while at < len(picks):
        size = plain.randint(8, 22)
        sentence: list[str] = plain.choice(_STOCK).split() if plain.random() < 0.35 else []
        while len(sentence) < size and at < len(picks):
            if plain.random() < 0.12:
                sentence += phrases[min(int(plain.paretovariate(0.6)) - 1, len(phrases) - 1)]
            sentence.append(words[picks[at]])
            at += 1
        out.append(" ".join(sentence).capitalize() + plain.choice("....?!"))
    return " ".join(out)


def _typography(plain: random.Random, raw: str) -> str:
    changed = raw.replace("'", "’").replace(" ", "\u00a0" if plain.random() < 0.2 else " ").replace(" and ", " AND ")
    return changed.upper() if plain.random() < 0.1 else changed.replace(". ", ".  ")


def _truncated(plain: random.Random, raw: str) -> str:
    words = raw.split()
    keep = max(1, int(len(words) * plain.uniform(0.55, 0.97)))
    return " ".join(words[:keep]) if plain.random() < 0.7 else " ".join(words[-keep:])


def _reworded(plain: random.Random, raw: str, words: list[str]) -> str:
    share = plain.uniform(0.02, 0.22)
    out: list[str] = []
    for word in raw.split():
        if plain.random() >= share:
            out.append(word)
            continue
        what = plain.random()
        if what < 0.5:
            out.append(plain.choice(words[:4000]))
        elif what < 0.75:
            out += [word, plain.choice(_FUNCTION)]
    return " ".join(out) or raw


def _passage(plain: random.Random, raw: str) -> str:
    words = [word for word in raw.split() if word != ">"]
    size = plain.randint(10, min(40, len(words)))
    start = plain.randint(0, len(words) - size)
    passage = words[start : start + size]
    if size > 14 and plain.random() < 0.3:
        del passage[size // 2]
    return " ".join(passage)
