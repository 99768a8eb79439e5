"""HTML as plain text: paragraphs between blank lines, quoted blocks with `>` before their lines.

Knows HTML. Must not know mail.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset("p div br li tr h1 h2 h3 h4 h5 h6 ul ol table blockquote pre section article hr".split())
_TIGHT = frozenset(("br", "li", "tr"))
_UNSEEN = frozenset(("script", "style", "title", "head", "template"))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self._quoted = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BLOCKS:
            self._break(tag)
        if tag == "blockquote":
            self._quoted += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag == "body":
            self._unseen = 0
        if tag in _BLOCKS and tag not in _TIGHT:
            self._break(tag)
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)

    def handle_data(self, data: str) -> None:
        shown = re.sub(r"[ \t\r\n\f]+", " ", data)
        if self._unseen or not (shown.strip() or self.lines[-1]):
            return
        self.lines[-1] += shown if self.lines[-1] else "> " * self._quoted + shown.lstrip()

    def _break(self, tag: str) -> None:
        if self.lines[-1]:
            self.lines.append("")
        if tag not in _TIGHT and len(self.lines) > 1 and self.lines[-2]:
            self.lines.append("")


def html_text(html: str) -> str:
    """Return what an HTML text says.

    >>> html_text("<p>So <b>he</b> said:</p><blockquote>5 &lt; 6</blockquote><p>No.<br>Yes.")
    'So he said:\\n\\n> 5 < 6\\n\\nNo.\\nYes.'
    """
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "\n".join(line.rstrip() for line in parser.lines).strip("\n")
