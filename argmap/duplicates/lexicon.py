"""Words that turn a statement round or change its strength: negations, numbers, opposites; and words that do neither.

Knows English word lists and folds of spelling, and whether a text is English at all. Must not know pairs. A differing
word that is not listed here counts as a change of content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words(
    "not no never none nobody nothing nowhere neither nor without non hardly barely scarcely rarely seldom "
    "nay nope unable"
)
QUANTIFIERS = _words(
    "all every each any some many most few several much more less fewer least both either only just merely solely "
    "even always usually often sometimes almost nearly about roughly approximately exactly mostly mainly partly wholly "
    "fully entirely completely totally half twice once majority minority enough too anyone everyone someone anything "
    "everything something"
)
MODALS = _words(
    "can could may might must shall should will would ought need needs possibly perhaps maybe probably certainly "
    "surely definitely likely apparently allegedly supposedly seemingly if unless whether except however"
)
# Without these a sentence says the same. Short on purpose: "just", "too", "only" and "a few" do change what is said.
EMPTY = _words("a an the that also really actually basically indeed honestly imo imho tbh tbc btw lol um uh")
_ASIDES = _words("honestly")
_BESIDE_ASIDES = frozenset((",", ".", ";", ":", "-", "(", ")", "?", "!", ""))
# Words that English prose is full of and that other languages do not have, or hardly.
_ENGLISH = _words(
    "the and that this those with have are were which what when where who why how would could should they their them "
    "there than you your from about because not but it its it's don't can't isn't she my been into does did being"
)
_ENGLISH_SHARE = 0.08
_ARTICLES = {"an": "a"}
_AFTER_ARTICLE = _words("few little bit lot number couple")

_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_NUMBERS = {word: str(value) for value, word in enumerate(_COUNTED.split())} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "hundred": "100", "thousand": "1000", "million": "1e6", "millions": "1e6", "billion": "1e9", "billions": "1e9",
    "trillion": "1e12", "trillions": "1e12", "dozen": "12", "half": "1/2", "quarter": "1/4", "third": "1/3",
    "thirds": "1/3", "double": "x2", "triple": "x3", "percent": "%", "twice": "x2", "thrice": "x3", "first": "1st",
    "second": "2nd", "fourth": "4th", "fifth": "5th", "last": "last",
}  # fmt: skip
_UNITS_OF_NUMBERS = frozenset("%$€£¥‰°")

_CONTRACTIONS = {
    "cannot": ("can", "not"), "can't": ("can", "not"), "cant": ("can", "not"), "won't": ("will", "not"),
    "wont": ("will", "not"), "shan't": ("shall", "not"), "ain't": ("is", "not"), "aint": ("is", "not"),
    "let's": ("let", "us"), "i'm": ("i", "am"), "im": ("i", "am"),
} | {
    verb + "nt": (verb, "not")
    for verb in _words("do does did is are was were has have had would could should must need")
}  # fmt: skip
_ENDINGS = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"))
_IS_AFTER = _words("it he she that there what who here how where")


def expanded(tokens: list[str]) -> list[str]:
    """Return the tokens with contractions written out and spellings made one.

    >>> expanded(["it's", "organised", "isn't"])
    ['it', 'is', 'organize', 'is', 'not']
    """
    return list(chain.from_iterable(map(_expanded, tokens)))


@cache
def _expanded(token: str) -> tuple[str, ...]:
    if token in _CONTRACTIONS:
        return _CONTRACTIONS[token]
    for ending, word in _ENDINGS:
        if token.endswith(ending) and len(token) > len(ending):
            return (token[: -len(ending)], word)
    if token.endswith("'s") and token[:-2] in _IS_AFTER:
        return (token[:-2], "is")
    return (_spelling(token),)


@cache
def number_of(token: str) -> str | None:
    """Return a number, numeral or unit of a number in one form; None for any other token."""
    if token in _UNITS_OF_NUMBERS:
        return token
    if any(char.isnumeric() for char in token):
        return token.replace(",", "")
    return _NUMBERS.get(token)


def same_spelling(first: str, second: str) -> bool:
    """Return whether two words of six letters or more are one with a doubled letter, or i and e swapped."""
    if min(len(first), len(second)) < 6 or not (first.isalpha() and second.isalpha()):
        return False
    if first.endswith("ss") != second.endswith("ss") or {first, second} & _OTHER_WORDS:
        return False
    if re.sub(r"(.)\1", r"\1", first) == re.sub(r"(.)\1", r"\1", second):
        return abs(len(first) - len(second)) <= 2 and not first.endswith(("ed", "ing", "er"))
    return first != second and first.replace("ie", "ei") == second.replace("ie", "ei")


def english(tokens: Sequence[str]) -> bool:
    """Return whether a text is plainly English: of its tokens one in twelve is a word that only English has.

    A text that is not, or too short to tell, is one of which these lists know nothing.
    """
    return sum(map(_ENGLISH.__contains__, tokens)) >= max(1.0, _ENGLISH_SHARE * len(tokens))


def exchanged(gone: Sequence[str], new: Sequence[str]) -> set[str]:
    """Return the words without content of which one stands for another: "a" for "the" changes what is said."""
    one, other = ({_ARTICLES.get(word, word) for word in words if word in EMPTY} for words in (gone, new))
    return one ^ other if one and other else set()


def empty_word(tokens: list[str], at: int) -> bool:
    """Return whether the word at this place can be left out without a change of what is said."""
    if tokens[at] not in EMPTY:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    before = tokens[at - 1] if at else ""
    if tokens[at] in _ASIDES and before not in _BESIDE_ASIDES and after != ",":
        return False
    return after not in _AFTER_ARTICLE and number_of(after) is None and before not in NEGATIONS


_ALWAYS_S = _words(
    "praise raise rise arise noise promise exercise surprise advise advertise compromise precise concise otherwise "
    "likewise paradise expertise premise franchise enterprise disguise despise revise supervise televise improvise "
    "comprise merchandise demise poise bruise cruise treatise turquoise porpoise mayonnaise chastise devise excise"
)
# With a letter less or more these are other words.
_OTHER_WORDS = _words("desert deserts dessert desserts copper cooper")


def _spelling(word: str) -> str:
    if word.rstrip("ds") in _ALWAYS_S or (word.endswith("ising") and word[:-3] + "e" in _ALWAYS_S):
        return word
    for ending, other in (
        ("isation", "ization"), ("isations", "izations"), ("ising", "ize"), ("izing", "ize"), ("ised", "ize"),
        ("ized", "ize"), ("ises", "ize"), ("izes", "ize"), ("ise", "ize"), ("yse", "yze"), ("ysed", "yzed"),
        ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ourable", "orable"), ("elled", "eled"),
        ("elling", "eling"), ("ogue", "og"),
    ):  # fmt: skip
        if len(word) >= len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)] + other
    return word
