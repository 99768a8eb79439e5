"""Text from a file made safe for where it goes: a terminal, JSON, DOT, HTML or CSV.

Every text that somebody else wrote goes through here before it leaves the program. Must not know what the text says.
"""

from __future__ import annotations

import re
from typing import Any

# Patterns are compiled for the first text that needs one: most starts meet none.

# Everything that moves a cursor, reorders, hides or joins characters: controls, bidi, zero-width, tags, fillers,
# variation selectors, surrogates, line separators, noncharacters.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JSON_UNSAFE = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
_INVISIBLE_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


def display_text(text: str, *, multiline: bool = False) -> str:
    """Return the text as it may stand on a terminal: no control reaches it, and what was there can be seen.

    Controls become their pictures, invisible and reordering characters their code point. A line feed becomes `⏎` unless
    `multiline`; a tab becomes a space. Joiners and emoji selectors between two visible characters are left out.

    >>> display_text("a\\x1b[2J\\nb\\u202e")
    'a␛[2J⏎b<U+202E>'
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n")

    def shown(match: re.Match[str]) -> str:
        char = match[0]
        code = ord(char)
        if char == "\n":
            return "\n" if multiline else "⏎"
        if char == "\t":
            return " "
        if code < 0x20:
            return chr(0x2400 + code)
        if code == 0x7F:
            return "␡"
        if char in _INVISIBLE_JOINERS and match.start() > 0 and ord(text[match.start() - 1]) > 0x7F:
            return ""
        return f"<U+{code:04X}>"

    return re.sub(_UNSAFE, shown, text)


def to_json(value: Any, *, indent: int | None = 2) -> str:
    """Return JSON in which no control, bidi or tag character stands unescaped; other characters stay readable."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return re.sub(_JSON_UNSAFE, _json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def dot_string(text: str) -> str:
    r"""Return the text as a quoted DOT string; line feeds break lines, nothing is markup or an escape.

    >>> print(dot_string('say "no" & <i>'))
    "say \"no\" &amp; <i>"
    """
    shown = display_text(text, multiline=True)
    shown = shown.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("&", "&amp;")
    return f'"{shown}"'


def html_text(text: str) -> str:
    """Return the text for an HTML body or a double-quoted attribute."""
    shown = display_text(text, multiline=True)
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        shown = shown.replace(char, entity)
    return shown


def dot_markup(text: str) -> str:
    r"""Return the text for one of Graphviz's HTML-like labels, where a single backslash escapes: `\G` names the graph.

    >>> print(dot_markup("<b> & \\G"))
    &lt;b&gt; &amp; \\G
    """
    return html_text(text).replace("\\", "\\\\")


# What Markdown (CommonMark, and GitHub's additions) might read as its own: marks anywhere, an entity, a short name of
# an emoji, an address, a name with a dot; and what is special only where a line begins.
_MARKDOWN = (
    r"[\\`*_\[\]<>|~$#@]|&(?=[#\w])|:(?=//|[\w+-]+:)|(?<=[a-zA-Z]):(?=\S)|(?<=[^\W\d])\.(?=\w)|(?<=\w)\.(?=[^\W\d])"
)
_MARKDOWN_START = r"(?:[-+=]|\d+(?=[.)](?:\s|$)))"


def markdown_text(text: str) -> str:
    r"""Return the text for a line, a cell or a heading of Markdown: it is neither markup nor a link there.

    An invisible joiner after `@` keeps an address from becoming a link; everything else takes a backslash.

    >>> print(markdown_text("*see* [x](http://a.b) <b>"))
    \*see\* \[x\](http\://a\.b) \<b\>
    >>> print(markdown_text("1. first"), markdown_text("0.5 - 1"))
    1\. first 0.5 - 1
    """
    shown = " ".join(display_text(text).split())
    shown = re.sub(_MARKDOWN, lambda found: "\\" + found[0] + ("\u2060" if found[0] == "@" else ""), shown)
    start = re.match(_MARKDOWN_START, shown)
    if start is None:
        return shown
    return f"{start[0]}\\{shown[start.end() :]}" if start[0].isdigit() else f"\\{shown}"


def csv_cell(text: str) -> str:
    """Return the text for a CSV cell that no spreadsheet runs as a formula (quoting is the csv module's)."""
    shown = display_text(text, multiline=True)
    return "'" + shown if shown[:1] in ("=", "+", "-", "@", "\t", "\r") else shown


def web_address(text: str | None) -> str | None:
    """Return an http or https address that may become a link, else None."""
    if text and re.fullmatch(r"https?://[^\s\x00-\x20\"'<>\\^`{|}]+", text, re.IGNORECASE):
        return text
    return None
