"""A text as tokens: typography normalised, each token with its place in the raw text.

Normalised are HTML entities, Unicode form, quotation marks, dashes, case, spaces, invisible characters and the `>` of a
quoted line. Kept are letters, digits, signs, `?`, `%`, currency and every other mark. Must not know what words mean.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice, repeat
from typing import NamedTuple


class Token(NamedTuple):
    """A normalised word or mark; `raw[start:end]` is its spelling."""

    text: str
    start: int
    end: int


_SINGLE = "‘’‚‛′`´ʼ＇"
_DOUBLE = "“”„‟«»″＂"
_HYPHENS = "‐‑‒–−﹣－"
_EM_DASHES = "—―"
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_HYPHENS, "-") | {"―": "—"}
)
_COMMON = tuple((mark, "'") for mark in "’‘") + tuple((mark, '"') for mark in "“”")
_COMMON += (("–", "-"), ("—", " - "), ("\u00a0", " "))
# A long dash is a hyphen by itself, unless a sign or a number may come right after it.
_BEFORE_A_SIGN = re.compile(r"—(?![A-Za-z\s]|$)")

# Patterns few texts need are compiled by the first that does.
# Invisible: soft hyphen, joiners, zero-width spaces, bidi controls, variation selectors, byte-order mark.
_INVISIBLE = "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# A `>` before a number may be a comparison and stays.
_QUOTE_MARKS = r"(?m)^[ \t]*(?:>[ \t]?)+(?![ \t]*[-+$€£¥]?[.\d])"

# Compatibility forms that are only another shape of the same characters. A superscript or a fraction is another number.
_SAME_SHAPES = (
    *("<wide>", "<narrow>", "<small>", "<vertical>", "<compat>", "<font>", "<noBreak>"),
    *("<initial>", "<medial>", "<final>", "<isolated>"),
)

# Scripts that write no spaces: Thai, Lao, Myanmar, Khmer, kana, Han.
_NO_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# \x1c to \x1f are spaces to Unicode patterns, and are to be so to ASCII ones.
_MARKS_AND_SIGNS = r"|—|\.{2,400}|-{2,3}(?!\d)|[^\w\s\x1c-\x1f]|_"
_SIGN = r"""(?:(?<![^\s\x1c-\x1f(\["'<>=~$€£])[-+](?=[.\d]))?"""
# For text in lower case: a pattern that ignores case takes twice as long.
_ASCII = re.compile(
    r"[a-z][a-z0-9]*(?:'[a-z0-9]+)*|" + _SIGN + r"(?:\d+(?:[.,:/]\d+)*[a-z0-9]*|(?<!\d)\.\d+)" + _MARKS_AND_SIGNS,
    re.ASCII,
)
_LETTERS_AND_SPACES = b"abcdefghijklmnopqrstuvwxyz \t\n\r\f\v"
# Without a digit each of these is a token of its own, but for the apostrophe in a word.
_ALONE = frozenset(b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_APOSTROPHE = ord("'")
_NOT_IN_A_WORD = re.compile(r"'(?:(?![a-z])|(?<![a-z]'))")
_MADE_ONE = {"—": "-", "--": "-", "---": "-"} | {"." * count: "…" for count in range(2, 401)}


def tokenise(raw: str) -> list[Token]:
    """Return the tokens of a text with their places.

    >>> [t.text for t in tokenise("It’s &lt;5&nbsp;% — “sure”?")]
    ["it's", '<', '5', '%', '-', '"', 'sure', '"', '?']
    """
    plain = plainly(raw)
    if plain is not None:
        return _plain_tokens(plain)
    if _is_plain(raw):
        text = _without_quote_marks(raw.translate(_TYPOGRAPHY))
        return [Token(_folded(m[0]), *m.span()) for m in _pattern(text).finditer(text)]
    text, starts, ends = _decoded(raw)
    text = _without_quote_marks(text)
    if text.isascii():
        text = text.lower()
    return [
        Token(_folded(match[0]), starts[match.start()], ends[match.end() - 1])
        for match in _pattern(text).finditer(text)
    ]


def token_texts(raw: str) -> list[str]:
    """Return the texts of `tokenise(raw)`; several times faster on plain prose."""
    text = as_ascii(raw)
    if text is None:
        return [token.text for token in tokenise(raw)]
    text = text.lower().replace("`", "'")
    if "--" in text or ".." in text:
        return [_MADE_ONE.get(token, token) for token in _ASCII.findall(text)]
    return _split(text)


def as_ascii(raw: str) -> str | None:
    """Return the text with common marks in ASCII and without quote marks, its tokens the same; None where it has more.

    The result is as long as the text where every mark has one character; a long dash gets three.
    """
    text = raw
    if not text.isascii():
        if "—" in text and _BEFORE_A_SIGN.search(text):
            return None
        for mark, plain in _COMMON:
            if mark in text:
                text = text.replace(mark, plain)
        if not text.isascii():
            return None
    return None if "&" in text else _without_quote_marks(text)


def _split(text: str) -> list[str]:
    """Return `_ASCII.findall(text)` for text without "--" and ".."; a fifth of its time where there is no number."""
    marks = text.encode().translate(None, _LETTERS_AND_SPACES)
    if marks:
        kinds = frozenset(marks)
        if not _ALONE.issuperset(kinds):
            return _ASCII.findall(text)
        for kind in kinds:
            if kind != _APOSTROPHE:
                mark = chr(kind)
                text = text.replace(mark, f" {mark} ")
        if _APOSTROPHE in kinds:
            text = _NOT_IN_A_WORD.sub(" ' ", text)
    return text.split()


def token_span(raw: str, first: int, last: int) -> tuple[int, int]:
    """Return the span of the tokens from number first to number last, both included.

    >>> token_span("It is so. I think", 1, 3)
    (3, 9)
    """
    plain = plainly(raw)
    if plain is None:
        tokens = tokenise(raw)
        return tokens[first].start, tokens[last].end
    matches = _ASCII.finditer(plain)
    match = next(islice(matches, first, None))
    start = match.start()
    if last > first:
        match = next(islice(matches, last - first - 1, None))
    return start, match.end()


@lru_cache(maxsize=1 << 16)
def is_word(token: str) -> bool:
    """Return whether a token is a word or a number, not a mark."""
    return token[-1].isalnum() or token[0].isalnum()


def plainly(raw: str) -> str | None:
    """Return the text in lower case and plain marks, each character at its place; None where that is not enough.

    What is returned is ASCII, but for the long dash.
    """
    text = raw
    if "&" in text:
        return None
    if not text.isascii():
        for mark, plain in _COMMON:
            if mark in text and len(plain) == 1:
                text = text.replace(mark, plain)
        if not text.replace("—", "").isascii():
            return None
    return _without_quote_marks(text).lower().replace("`", "'")


def _plain_tokens(text: str) -> list[Token]:
    spans = [match.span() for match in _ASCII.finditer(text)]
    if not spans:
        return []
    texts: list[str] = _ASCII.findall(text)
    if "--" in text or ".." in text or not text.isascii():
        texts = [_MADE_ONE.get(token, token) for token in texts]
    starts, ends = zip(*spans, strict=True)
    # As Token(…) for each, at a quarter of its time: this is what long threads wait for.
    return list(map(tuple.__new__, repeat(Token), zip(texts, starts, ends, strict=True)))


def _is_plain(raw: str) -> bool:
    if "&" in raw:
        return False
    return unicodedata.is_normalized("NFKC", raw) and not re.search(_INVISIBLE, raw)


def _decoded(raw: str) -> tuple[str, list[int], list[int]]:
    from html import unescape  # late: the table of entities is for the few texts that have one

    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(raw):
        end, shown = at + 1, raw[at]
        if shown == "&" and (entity := _ENTITY.match(raw, at)) and (text := unescape(entity[0])) != entity[0]:
            end, shown = entity.end(), text
        shown = "".join(map(_plain_form, shown))
        characters.append(shown)
        starts.extend([at] * len(shown))
        ends.extend([end] * len(shown))
        at = end
    return "".join(characters), starts, ends


@cache
def _plain_form(char: str) -> str:
    if re.match(_INVISIBLE, char):
        return ""
    mapped = char.translate(_TYPOGRAPHY)
    if mapped == char and unicodedata.decomposition(char).startswith(_SAME_SHAPES):
        mapped = unicodedata.normalize("NFKC", char)
    return mapped


def _without_quote_marks(text: str) -> str:
    if ">" not in text:
        return text
    return re.sub(_QUOTE_MARKS, lambda match: " " * len(match[0]), text)


def _folded(token: str) -> str:
    if token in _MADE_ONE:
        return _MADE_ONE[token]
    if token.isascii():
        return token.lower()
    # casefold() makes ß and ss one, which are two words in Masse and Maße.
    folded = "ß".join(part.casefold() for part in token.replace("ẞ", "ß").split("ß"))
    return unicodedata.normalize("NFC", folded)


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII if text.isascii() else _unicode_pattern()


@cache
def _unicode_pattern() -> re.Pattern[str]:
    marks = _combining_marks()
    letter = rf"(?:[^\W\d_{_NO_SPACES}])"
    part = rf"(?:[^\W_{_NO_SPACES}]|[{marks}])"
    return re.compile(
        rf"[{_NO_SPACES}][{marks}]*|{letter}{part}*(?:'{part}+)*|"
        + _SIGN
        + rf"(?:\d+(?:[.,:/]\d+)*{part}*|(?<!\d)\.\d+)|{part}+"
        + _MARKS_AND_SIGNS
        + rf"[{marks}]*"
    )


def _combining_marks() -> str:
    ranges: list[list[int]] = []
    for code in (*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)
